"""The version of the program, which every file names."""

__version__ = "0.1.0"
