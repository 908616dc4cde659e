"""Ask: a conversation whose every answer opens the place that proves it. `screen.AskScreen` is the door."""
