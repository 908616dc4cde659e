"""Actions: the register, narrowed as one types. `screen.ActionsScreen` is the door."""
