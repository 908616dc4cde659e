"""The last net under what is drawn. Papers, services and files come from anywhere; whatever they bring, the terminal is to obey only us."""

import re
from collections.abc import Sequence

from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter

from yjqa.cli_tables import printable

_HALF = re.compile(r"[\ud800-\udfff]")
"""Half a character, as names of files have it that are not UTF-8: it takes a place, and cannot be written to a terminal."""

_MOVING = str.maketrans("", "", "\t\n\r\u2028\u2029")
"""What is harmless in a text, but not within a line that is drawn."""


class Harmless(LineFilter):
    """Takes out of each line what a terminal would obey. Such characters take no place, so that the line stays as wide as it is."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The line, the same one where there is nothing in it."""
        if all(segment.text.isprintable() or segment.control for segment in segments):
            return segments
        return [
            segment if segment.control else Segment(_harmless(segment.text), segment.style, None)
            for segment in segments
        ]


def _harmless(text: str) -> str:
    return printable(_HALF.sub("\ufffd", text)).translate(_MOVING)


class HarmlessApp(App[None]):
    """Draws through that net. What shows papers' text takes care of it by itself, too: what is copied and saved is not drawn."""

    _net = Harmless()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, and ours."""
        return [*super().get_line_filters(), self._net]
