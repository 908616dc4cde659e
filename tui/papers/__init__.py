"""Papers: what is held, and papers coming and going. `screen.PapersScreen` is the door."""
