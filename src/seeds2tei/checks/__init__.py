"""The judges of a written file. They import nothing from tei/: who uses the builder's code judges nothing."""
