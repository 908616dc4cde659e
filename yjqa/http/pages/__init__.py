"""The pages of papers over HTTP: as text and as pictures."""
