"""The terminal UI, over the same library as the command line."""
