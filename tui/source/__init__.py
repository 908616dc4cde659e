"""The source: a page of a paper with the words lit that are relied on. `pane.SourcePane` is the door."""
