"""Bytes → Document.

`read(path)` is the one door: it finds the kind of file by its content and calls the reader for it.
"""
