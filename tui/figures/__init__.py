"""Figures: budgets and performance side by side, with what does not agree. `screen.FiguresScreen` is the door."""
