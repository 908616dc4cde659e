"""How it looks: a dark theme, a light one, and one that is readable without colour."""

from textual.theme import Theme

DARK = Theme(
    name="yjqa-dark",
    primary="#7fb4e6",
    secondary="#9fb3c8",
    accent="#f0c060",
    warning="#f0c060",
    error="#ff9a8f",
    success="#8fd19e",
    foreground="#e6ebf1",
    background="#10151b",
    surface="#171e26",
    panel="#202a35",
    dark=True,
)

LIGHT = Theme(
    name="yjqa-light",
    primary="#0b5394",
    secondary="#44546a",
    accent="#8a4b00",
    warning="#8a4b00",
    error="#a61b1b",
    success="#1b6b35",
    foreground="#15202b",
    background="#ffffff",
    surface="#f4f6f8",
    panel="#e6ebf0",
    dark=False,
)

PLAIN = Theme(
    name="yjqa-plain",
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffffff",
    warning="#ffffff",
    error="#ffffff",
    success="#ffffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
)

THEMES = (DARK, LIGHT, PLAIN)
"""The themes in the order in which they are offered; the first is the usual one."""
