"""The list of everything that can be done, found by typing words of it."""
