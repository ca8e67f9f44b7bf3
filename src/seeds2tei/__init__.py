from seeds2tei.version import __version__
