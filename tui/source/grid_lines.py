"""A table laid out in lines of a width: in columns, or cell under cell where there is no room for them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.source.blocks import Grid, Stretch
from tui.source.wrapping import Line, Look, Piece, columns_of, wrapped

_FIGURE = re.compile(r"[£(+-]*\d[\d,.]*[%)kKmM]*|-|–|")
_NARROWEST = 3
"""A column is no narrower than this."""
_LONGEST_WORD = 12
"""Where a cell has a line of its own, a longer word than this may be broken."""
_TRIES = ((" │ ", 20, 20), (" │ ", 12, 12), ("│", 12, 12), ("│", 6, 12))
"""Ways of making columns fit, the roomiest first: what stands between them, and how long words of headers and of rows are left whole."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """How the columns stand beside each other: what is between them, how wide each is, and which are set to the right."""

    bar: str
    widths: list[int]
    to_right: list[bool]

    def rule(self, sign: str) -> Line:
        """A line under a row."""
        joint = self.bar.replace(" ", sign).replace("│", "┼")
        return Line((Piece(0, -1, joint.join(sign * width for width in self.widths)),), "rule")


def grid_to_lines(text: str, grid: Grid, width: int) -> Iterator[Line]:
    """The caption, the headers, and the rows; rows of several lines have rules between them."""
    if grid.continued_from is not None:
        yield Line((Piece(0, -1, f"(continued from page {grid.continued_from} of the file)"),), "rule")
    if grid.caption is not None:
        yield from (Line((piece,), "header") for piece in wrapped(text, grid.caption, width))
    columns = _columns(text, grid, width)
    if columns is None:
        yield from _stacked(text, grid, width)
        return
    tall = any(
        columns_of(cell.of(text)) > wide for row in grid.body for cell, wide in zip(row, columns.widths, strict=True)
    )
    for number, row in enumerate(grid.rows):
        yield from _row(text, row, columns, "header" if number < grid.headers else "text")
        if number + 1 == grid.headers:
            yield columns.rule("─")
        elif tall and grid.headers <= number < len(grid.rows) - 1:
            yield columns.rule("╌")


def _row(text: str, row: Sequence[Stretch], columns: _Columns, look: Look) -> Iterator[Line]:
    cells = [list(wrapped(text, cell, wide)) for cell, wide in zip(row, columns.widths, strict=True)]
    for level in range(max((len(cell) for cell in cells), default=0) or 1):
        pieces = []
        at = 0
        for cell, wide, to_right in zip(cells, columns.widths, columns.to_right, strict=True):
            if at:
                pieces.append(Piece(at - len(columns.bar), -1, columns.bar))
            if level < len(cell):
                piece = cell[level]
                pieces.append(piece._replace(column=at + (wide - columns_of(piece.words) if to_right else 0)))
            at += wide + len(columns.bar)
        yield Line(tuple(pieces), look)


def _stacked(text: str, grid: Grid, width: int) -> Iterator[Line]:
    """Row by row, each cell on a line of its own after its column's header."""
    heads = [grid.column_name(text, column) for column in range(len(grid.rows[0]))]
    for number, row in enumerate(grid.body):
        if number:
            yield Line((Piece(0, -1, "╌" * width),), "rule")
        for column, cell in enumerate(row):
            if cell.end > cell.start:
                yield from _stacked_cell(text, cell, heads[column] if column else "", width)


def _stacked_cell(text: str, cell: Stretch, head: str, width: int) -> Iterator[Line]:
    """A cell, its later lines further in; that which names the row has no header, and stands further out than the others."""
    at = 2 if head else 0
    head = _cut_head(f"{head}: " if head else "", width - at - min(columns_of(cell.of(text)), _LONGEST_WORD))
    begin = at + columns_of(head)
    pieces = wrapped(text, cell, width - begin, width - at - 2)
    first = next(pieces)
    yield Line((Piece(at, -1, head), first._replace(column=begin)))
    yield from (Line((piece._replace(column=at + 2),)) for piece in pieces)


def _cut_head(head: str, room: int) -> str:
    return head if columns_of(head) <= room else head[: max(room - 3, 1)].rstrip() + "…: "


def _columns(text: str, grid: Grid, width: int) -> _Columns | None:
    """The columns beside each other; `None` where they do not fit."""
    for bar, in_header, in_row in _TRIES:
        widths = _widths(text, grid, width - len(bar) * (len(grid.rows[0]) - 1), in_header, in_row)
        if widths is not None:
            return _Columns(bar, widths, _figures(text, grid))
    return None


def _widths(text: str, grid: Grid, room: int, in_header: int, in_row: int) -> list[int] | None:
    columns = list(zip(*grid.rows, strict=True))
    natural = [max(max(columns_of(cell.of(text)) for cell in column), 1) for column in columns]
    if sum(natural) <= room:
        return natural
    least = [
        max(
            _longest_word(text, column[: grid.headers], in_header),
            _longest_word(text, column[grid.headers :], in_row),
            _NARROWEST,
        )
        for column in columns
    ]
    if sum(least) > room:
        return None
    widths = [min(one, most) for one, most in zip(least, natural, strict=True)]
    for _ in range(room - sum(widths)):
        growing = [place for place, wide in enumerate(widths) if wide < natural[place]]
        if not growing:
            break
        # what is left goes where the most text has the least room
        widths[max(growing, key=lambda place: natural[place] / widths[place])] += 1
    return widths


def _longest_word(text: str, cells: Sequence[Stretch], longest: int) -> int:
    return min(max((columns_of(word) for cell in cells for word in cell.of(text).split()), default=1), longest)


def _figures(text: str, grid: Grid) -> list[bool]:
    """Of each column whether it is figures, which are set to the right."""
    return [
        all(_FIGURE.fullmatch(cell.of(text).strip()) for cell in column)
        and any(cell.end > cell.start for cell in column)
        for column in zip(*grid.body, strict=True)
    ] or [False] * len(grid.rows[0])
