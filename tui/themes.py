"""How it looks: a dark theme, a light one, and one that is readable without colour.

Every text has a contrast of 4.5:1 at least against what it stands on (`tests/tui/test_contrast.py`). So text is never thinned out: what
Textual makes by transparency has a colour of its own here.
"""

from textual.theme import Theme


def _variables(
    *, foreground: str, background: str, quiet: str, primary: str, accent: str, panel: str, marked: str, thumb: str
) -> dict[str, str]:
    """Textual's own colours. `quiet`: of text that matters less; `marked`: behind the line of a cursor that is not in focus; `thumb`: of
    scrollbars.
    """
    return {
        "text": "auto 95%",
        "text-muted": "auto 80%",
        "text-disabled": "auto 75%",
        "foreground-muted": quiet,
        "foreground-disabled": quiet,
        "block-cursor-foreground": background,
        "block-cursor-background": primary,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": foreground,
        "block-cursor-blurred-background": marked,
        "block-cursor-blurred-text-style": "bold",
        "block-hover-background": panel,
        "border": primary,
        "border-blurred": quiet,
        "surface-active": panel,
        "scrollbar": thumb,
        "scrollbar-hover": primary,
        "scrollbar-active": primary,
        "scrollbar-background": panel,
        "scrollbar-background-hover": panel,
        "scrollbar-background-active": panel,
        "scrollbar-corner-color": panel,
        "link-color": primary,
        "link-style": "underline",
        "link-background-hover": primary,
        "link-color-hover": background,
        "link-style-hover": "bold",
        "footer-foreground": foreground,
        "footer-background": panel,
        "footer-key-foreground": accent,
        "footer-description-foreground": foreground,
        "input-cursor-foreground": background,
        "input-cursor-background": foreground,
        "input-selection-foreground": background,
        "input-selection-background": primary,
        "screen-selection-foreground": background,
        "screen-selection-background": primary,
        "markdown-h6-color": foreground,
        "button-foreground": foreground,
        "button-color-foreground": background,
        "button-focus-text-style": "bold reverse",
    }


DARK = Theme(
    name="yjqa-dark",
    primary="#7fb4e6",
    secondary="#a3b5c8",
    accent="#f0c060",
    warning="#f0c060",
    error="#ff9a8f",
    success="#8fd19e",
    foreground="#e6ebf1",
    background="#10151b",
    surface="#171e26",
    panel="#202a35",
    boost="#202a35",
    dark=True,
    variables=_variables(
        foreground="#e6ebf1",
        background="#10151b",
        quiet="#a3b5c8",
        primary="#7fb4e6",
        accent="#f0c060",
        panel="#202a35",
        marked="#34465a",
        thumb="#8195aa",
    ),
)

LIGHT = Theme(
    name="yjqa-light",
    primary="#0b5394",
    secondary="#44546a",
    accent="#7d4400",
    warning="#7d4400",
    error="#a61b1b",
    success="#176030",
    foreground="#15202b",
    background="#ffffff",
    surface="#f4f6f8",
    panel="#e6ebf0",
    boost="#e6ebf0",
    dark=False,
    variables=_variables(
        foreground="#15202b",
        background="#ffffff",
        quiet="#44546a",
        primary="#0b5394",
        accent="#7d4400",
        panel="#e6ebf0",
        marked="#c6d6e6",
        thumb="#66788c",
    ),
)

PLAIN = Theme(
    name="yjqa-plain",
    primary="#ffffff",
    secondary="#d8d8d8",
    accent="#ffffff",
    warning="#ffffff",
    error="#ffffff",
    success="#ffffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#303030",
    boost="#303030",
    dark=True,
    variables=_variables(
        foreground="#ffffff",
        background="#000000",
        quiet="#d8d8d8",
        primary="#ffffff",
        accent="#ffffff",
        panel="#303030",
        marked="#555555",
        thumb="#b0b0b0",
    ),
)

THEMES = (DARK, LIGHT, PLAIN)
"""The themes in the order in which they are offered; the first is the usual one."""

NAMES = {"dark": DARK, "light": LIGHT, "plain": PLAIN}
"""What users call them."""
