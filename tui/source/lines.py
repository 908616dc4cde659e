"""A page's text laid out in lines of a width: wrapped at words, tables in columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from rich.cells import cell_len

from tui.source.blocks import Block, Grid, Heading, Stretch, Wording

_BAR = " │ "
_WORD = re.compile(r"\S+")
_FIGURE = re.compile(r"[£(+-]*\d[\d,.]*[%)kKmM]*|-|–|")
_NARROWEST = 3
"""A column is no narrower than this."""
_LONGEST_WORD = 12
"""A word that is longer than this may be broken to make a column fit."""

Look = Literal["text", "heading", "header", "rule"]


class Piece(NamedTuple):
    """What stands in a line from `column` on: a stretch of the page's text, or words of ours where `start` is below 0."""

    column: int
    start: int
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page as it is shown."""

    pieces: tuple[Piece, ...] = ()
    look: Look = "text"


_EMPTY = Line()


def blocks_to_lines(text: str, blocks: Sequence[Block], width: int) -> list[Line]:
    """The blocks one under the other, with an empty line between them but for items of one list."""
    lines: list[Line] = []
    before: Block | None = None
    for block in blocks:
        if before is not None and not (_is_item(before) and _is_item(block)):
            lines.append(_EMPTY)
        match block:
            case Heading(words=words):
                lines.extend(Line((piece,), "heading") for piece in _wrapped(text, words, width))
            case Wording():
                lines.extend(Line((piece,)) for piece in _hanging(text, block, width))
            case Grid():
                lines.extend(_grid(text, block, width))
        before = block
    return lines


def _is_item(block: Block) -> bool:
    return isinstance(block, Wording) and block.indent > 0


def _hanging(text: str, block: Wording, width: int) -> Iterator[Piece]:
    """A paragraph or item: its number or marker, then its words, later lines under the first word."""
    indent = min(block.indent, width // 4)
    hang = min(max(block.hang - block.indent, 0) + indent, width // 2)
    first = True
    start = block.stretch.start + block.indent
    for piece in _wrapped(text, Stretch(start, block.stretch.end), width - indent, width - hang):
        yield piece._replace(column=indent if first else hang)
        first = False


def _wrapped(text: str, stretch: Stretch, width: int, later: int | None = None) -> Iterator[Piece]:
    """The stretch in pieces that fit the width, the second and all others `later`, broken at blanks where there are some."""
    room = max(width, 1)
    begin = end = -1
    for found in _WORD.finditer(text, stretch.start, stretch.end):
        start, stop = found.span()
        if begin >= 0 and _cells(text[begin:stop]) > room:
            yield Piece(0, begin, text[begin:end])
            begin, room = -1, max(later if later is not None else width, 1)
        if begin < 0:
            begin = start
        while _cells(text[begin:stop]) > room:
            cut = _cut(text, begin, stop, room)
            yield Piece(0, begin, text[begin:cut])
            begin, room = cut, max(later if later is not None else width, 1)
        end = stop
    if begin >= 0:
        yield Piece(0, begin, text[begin:end])


def _cells(words: str) -> int:
    return len(words) if words.isascii() else cell_len(words)


def _cut(text: str, start: int, stop: int, width: int) -> int:
    """Where a word that is too long is cut."""
    end = min(start + width, stop)
    while end > start + 1 and _cells(text[start:end]) > width:
        end -= 1
    return end


def _grid(text: str, grid: Grid, width: int) -> Iterator[Line]:
    if grid.continued_from is not None:
        yield Line((Piece(0, -1, f"(continued from page {grid.continued_from} of the file)"),), "rule")
    if grid.caption is not None:
        yield from (Line((piece,), "header") for piece in _wrapped(text, grid.caption, width))
    widths = _widths(text, grid, width)
    if widths is None:
        yield from _stacked(text, grid, width)
        return
    tall = any(_cells(cell.of(text)) > wide for row in grid.body for cell, wide in zip(row, widths, strict=True))
    right = _figures(text, grid)
    rule = Line((Piece(0, -1, "─┼─".join("─" * wide for wide in widths)),), "rule")
    thin = Line((Piece(0, -1, "╌┼╌".join("╌" * wide for wide in widths)),), "rule")
    for number, row in enumerate(grid.rows):
        yield from _row(text, row, widths, right, "header" if number < grid.headers else "text")
        if number + 1 == grid.headers:
            yield rule
        elif tall and grid.headers <= number < len(grid.rows) - 1:
            yield thin


def _row(text: str, row: Sequence[Stretch], widths: Sequence[int], right: Sequence[bool], look: Look) -> Iterator[Line]:
    cells = [list(_wrapped(text, cell, wide)) for cell, wide in zip(row, widths, strict=True)]
    for level in range(max((len(cell) for cell in cells), default=0) or 1):
        pieces = []
        at = 0
        for cell, wide, to_right in zip(cells, widths, right, strict=True):
            if at:
                pieces.append(Piece(at - len(_BAR), -1, _BAR))
            if level < len(cell):
                piece = cell[level]
                pieces.append(piece._replace(column=at + (wide - _cells(piece.words) if to_right else 0)))
            at += wide + len(_BAR)
        yield Line(tuple(pieces), look)


def _stacked(text: str, grid: Grid, width: int) -> Iterator[Line]:
    """A table that has no room for its columns: row by row, each cell on a line of its own under its column's header."""
    heads = [grid.column_name(text, column) for column in range(len(grid.rows[0]))]
    for number, row in enumerate(grid.body):
        if number:
            yield Line((Piece(0, -1, "╌" * width),), "rule")
        for column, cell in enumerate(row):
            if cell.end == cell.start:
                continue
            head = f"{heads[column]}: " if heads[column] and column else ""
            at = 0 if not column else 2
            head = _cut_head(head, width - at - min(_cells(cell.of(text)), _LONGEST_WORD))
            for place, piece in enumerate(_wrapped(text, cell, width - at - _cells(head), width - at - 2)):
                if place == 0:
                    pieces = (Piece(at, -1, head), piece._replace(column=at + _cells(head)))
                    yield Line(pieces if head else pieces[1:], "text")
                else:
                    yield Line((piece._replace(column=at + 2),), "text")


def _cut_head(head: str, room: int) -> str:
    return head if _cells(head) <= room else head[: max(room - 3, 1)].rstrip() + "…: "


def _widths(text: str, grid: Grid, width: int) -> list[int] | None:
    """How wide each column is, or `None` where they do not fit beside each other."""
    columns = list(zip(*grid.rows, strict=True))
    natural = [max(max(_cells(cell.of(text)) for cell in column), 1) for column in columns]
    room = width - len(_BAR) * (len(columns) - 1)
    if sum(natural) <= room:
        return natural
    least = [
        min(max((_cells(word) for cell in column for word in cell.of(text).split()), default=1), _LONGEST_WORD)
        for column in columns
    ]
    least = [max(one, _NARROWEST) for one in least]
    if sum(least) > room:
        return None
    widths = [min(one, most) for one, most in zip(least, natural, strict=True)]
    left = room - sum(widths)
    while left > 0:
        growing = [place for place, wide in enumerate(widths) if wide < natural[place]]
        if not growing:
            break
        # what is left goes where the most text has the least room
        place = max(growing, key=lambda one: natural[one] / widths[one])
        widths[place] += 1
        left -= 1
    return widths


def _figures(text: str, grid: Grid) -> list[bool]:
    """Of each column whether it is figures, which are set to the right."""
    return [
        all(_FIGURE.fullmatch(cell.of(text).strip()) for cell in column)
        and any(cell.end > cell.start for cell in column)
        for column in zip(*grid.body, strict=True)
    ] or [False] * len(grid.rows[0])
