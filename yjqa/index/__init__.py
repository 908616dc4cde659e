"""Finding passages by meaning and by words."""
