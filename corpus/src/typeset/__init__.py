"""One typesetter for each format that papers come in, named for the file's ending."""
