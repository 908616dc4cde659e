"""Small windows over a section. Doors: `save.SaveDialog` (where to save), `confirm.ConfirmDialog` (yes or no), `path_input.PathInput`
(a line for a path that completes itself)."""
