"""The text of a page in lines, of which those are drawn that are in sight, with words lit in it."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.source.blocks import Stretch
from tui.source.lines import Line

MARGIN = 2
"""Columns at the left in which lines with lit words are marked."""

_MARK = "▌"


class PageView(ScrollView, can_focus=True):
    """Lines of a page; lines with lit words have a mark in the margin, so that they are told without colour."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_up", "Up", show=False),
        Binding("down,j", "scroll_down", "Down", show=False),
        Binding("home,g", "scroll_home", "Top", show=False),
        Binding("end,G", "scroll_end", "End", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("pagedown,space", "page_down", "Page down", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "page-view--heading",
        "page-view--header",
        "page-view--rule",
        "page-view--row",
        "page-view--lit",
        "page-view--mark",
    }

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[Line] = ()
        self._lit: Sequence[Stretch] = ()
        self._beside: Sequence[Stretch] = ()

    def show(self, lines: Sequence[Line], lit: Sequence[Stretch], beside: Sequence[Stretch]) -> None:
        """Shows lines; the stretches `lit` are the words, those `beside` the row that they stand in."""
        self._lines = lines
        self._lit = sorted(lit)
        self._beside = sorted(beside)
        self.virtual_size = Size(self.size.width, len(lines))
        self.refresh()

    def go_to(self, offset: int) -> None:
        """Scrolls to the line that holds a character of the page's text, with some of what stands above it."""
        line = next(
            (
                number
                for number, line in enumerate(self._lines)
                for piece in line.pieces
                if piece.start >= 0 and piece.start <= offset < piece.start + len(piece.words)
            ),
            0,
        )
        self.scroll_to(y=max(line - self.size.height // 4, 0), animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """One line."""
        number = y + round(self.scroll_offset.y)
        base = self.rich_style
        width = self.size.width
        if number >= len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[number]
        own = base if line.look == "text" else self.get_component_rich_style(f"page-view--{line.look}")
        row = any(_meets(self._beside, piece.start, len(piece.words)) for piece in line.pieces if piece.start >= 0)
        lit = any(_meets(self._lit, piece.start, len(piece.words)) for piece in line.pieces if piece.start >= 0)
        if row:
            own = self.get_component_rich_style("page-view--row")
        segments = [Segment(_MARK.ljust(MARGIN) if row or lit else " " * MARGIN, self._mark_style(row or lit))]
        at = 0
        for piece in line.pieces:
            if piece.column > at:
                segments.append(Segment(" " * (piece.column - at), own))
            segments.extend(self._piece(piece.start, piece.words, own))
            at = piece.column + Segment(piece.words).cell_length
        return Strip(segments).adjust_cell_length(width, own if row else base)

    def _mark_style(self, marked: bool) -> Style:
        return self.get_component_rich_style("page-view--mark") if marked else self.rich_style

    def _piece(self, start: int, words: str, own: Style) -> list[Segment]:
        if start < 0 or not self._lit:
            return [Segment(words, own)]
        lit = self.get_component_rich_style("page-view--lit")
        segments = []
        at = 0
        for stretch in self._lit:
            begin, end = max(stretch.start - start, at), min(stretch.end - start, len(words))
            if begin < end:
                segments += [Segment(words[at:begin], own), Segment(words[begin:end], lit)]
                at = end
        return [*segments, Segment(words[at:], own)]


def _meets(stretches: Sequence[Stretch], start: int, length: int) -> bool:
    return any(stretch.start < start + length and start < stretch.end for stretch in stretches)
