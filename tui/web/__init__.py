"""The terminal UI in a browser on the same machine."""
