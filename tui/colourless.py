"""Looks without any colour, for terminals where colour is not wanted (`NO_COLOR`): the terminal's own two colours and no others."""

from functools import lru_cache

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter


class Colourless(LineFilter):
    """Takes the colours out of lines before they are drawn. What stood out by its background is reversed."""

    def __init__(self) -> None:
        super().__init__()
        self.is_dark = True
        """Whether the theme writes light on dark."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same text in the terminal's own colours."""
        return [
            Segment(text, None if style is None else colourless(style, self.is_dark), control)
            for text, style, control in segments
        ]


@lru_cache(4096)
def colourless(style: Style, is_dark: bool) -> Style:
    """The style without colours: reversed where it is written the other way round than the theme."""
    is_inverse = False
    if style.color is not None and style.bgcolor is not None:
        text, behind = _brightness(style.color), _brightness(style.bgcolor)
        is_inverse = behind > text if is_dark else behind < text
    return Style(
        bold=style.bold,
        italic=style.italic,
        underline=style.underline,
        strike=style.strike,
        reverse=bool(style.reverse) != is_inverse,
        link=style.link,
        meta=style.meta,
    )


def _brightness(color: RichColor) -> float:
    return Color.from_rich_color(color).brightness
