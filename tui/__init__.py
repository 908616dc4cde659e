"""The terminal UI: ask, read the proof, work through the action register. `running.run` starts it.

A reader's path: `backend` (what it stands on: a library, or a service over HTTP), `app`, `section`, then a folder for each section.
"""
