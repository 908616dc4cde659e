"""A table of any number of rows of which only those in sight are drawn. `widget.RecordTable` is the door."""
