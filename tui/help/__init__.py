"""Help: what a section is for, how to work in it, and every key that does something there."""
