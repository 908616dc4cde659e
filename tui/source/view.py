"""The text of a page in lines, of which those are drawn that are in sight, with words lit in it."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.source.blocks import Stretch
from tui.source.lit import Lit
from tui.source.wrapping import Line, Piece

MARGIN = 2
"""Columns at the left in which lines are marked that have something lit."""

_MARK = "▌"
_MARK_OF_HIT = "›"
_ABOVE = 4
"""What is gone to stands below one such part of the height, so that what comes before it is seen too."""


class PageView(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines of a page; those with lit words have a mark in the margin, so that they are told without colour."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_up", "Up", show=False, tooltip="Goes a line up."),
        Binding("down,j", "scroll_down", "Down", show=False, tooltip="Goes a line down."),
        Binding("home,g", "scroll_home", "Top", show=False, tooltip="Goes to the top of the page."),
        Binding("end,G", "scroll_end", "End", show=False, tooltip="Goes to the end of the page."),
        Binding("pageup", "page_up", "Screen up", show=False, tooltip="Goes a screenful up."),
        Binding("pagedown,space", "page_down", "Screen down", show=False, tooltip="Goes a screenful down."),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "page-view--heading",
        "page-view--header",
        "page-view--rule",
        "page-view--row",
        "page-view--around",
        "page-view--lit",
        "page-view--hit",
        "page-view--mark",
    }

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[Line] = ()
        self._lit = Lit()

    def show(self, lines: Sequence[Line], lit: Lit) -> None:
        """Shows lines of a page, from its top."""
        self._lines = lines
        self.virtual_size = Size(self.size.width, len(lines))
        self.light(lit)

    def light(self, lit: Lit) -> None:
        """Lights other stretches of the same page."""
        self._lit = lit
        self.refresh()

    @property
    def top(self) -> int:
        """The first character of the page's text that is in sight."""
        lines = self._lines[round(self.scroll_y) :]
        return next((piece.start for line in lines for piece in line.pieces if piece.start >= 0), 0)

    def go_to(self, offset: int) -> None:
        """Has a character of the page's text in sight, with some of what stands above it."""
        self._scroll_to_line(self._line(offset) - self.size.height // _ABOVE)

    def put_on_top(self, offset: int) -> None:
        """Has a character of the page's text in the first line."""
        self._scroll_to_line(self._line(offset))

    def _line(self, offset: int) -> int:
        numbered = enumerate(self._lines)
        return next((at for at, line in numbered if any(_holds(piece, offset) for piece in line.pieces)), 0)

    def _scroll_to_line(self, line: int) -> None:
        # by force, since the scrollbar of what was just shown is not there yet
        self.scroll_to(y=max(line, 0), animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """One line."""
        number = y + round(self.scroll_offset.y)
        plain = self.rich_style
        width = self.size.width
        if number >= len(self._lines):
            return Strip.blank(width, plain)
        line = self._lines[number]
        in_row = _meets(line, self._lit.beside)
        lit = in_row or _meets(line, self._lit.words)
        own = plain if line.look == "text" else self.get_component_rich_style(f"page-view--{line.look}")
        if in_row:
            own = self.get_component_rich_style("page-view--row")
        mark = _MARK if lit else _MARK_OF_HIT if _meets(line, self._lit.hits) else " "
        style = plain if mark == " " else self.get_component_rich_style("page-view--mark")
        segments = [Segment(mark.ljust(MARGIN), style)]
        at = 0
        for piece in line.pieces:
            segments.append(Segment(" " * (piece.column - at), own))
            segments.extend(self._segments(piece, own))
            at = piece.column + cell_len(piece.words)
        return Strip(segments).adjust_cell_length(width, own if in_row else plain)

    def _segments(self, piece: Piece, own: Style) -> Iterator[Segment]:
        """The words of a piece, each stretch in its style; what was looked for stands out of what is cited."""
        lit = self._lit
        lights = ((lit.around, "page-view--around"), (lit.words, "page-view--lit"), (lit.hits, "page-view--hit"))
        styles = [own] * len(piece.words)
        if piece.start >= 0:
            for stretches, name in lights:
                for stretch in stretches:
                    begin, end = max(stretch.start - piece.start, 0), min(stretch.end - piece.start, len(styles))
                    if begin < end:
                        styles[begin:end] = [self.get_component_rich_style(name)] * (end - begin)
        begin = 0
        for end in range(1, len(styles) + 1):
            if end == len(styles) or styles[end] is not styles[begin]:
                yield Segment(piece.words[begin:end], styles[begin])
                begin = end


def _holds(piece: Piece, offset: int) -> bool:
    return 0 <= piece.start <= offset < piece.start + len(piece.words)


def _meets(line: Line, stretches: Sequence[Stretch]) -> bool:
    return any(
        stretch.start < piece.start + len(piece.words) and piece.start < stretch.end
        for piece in line.pieces
        if piece.start >= 0
        for stretch in stretches
    )
