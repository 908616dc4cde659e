"""What can be asked over HTTP, a file a noun; each has a `router`."""
