"""What a page's text is made of: headings, paragraphs, list items and tables, each by where it stands in the text."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

_BREAK = re.compile(r"\n{2,}")
_HEADING = re.compile(r"(#{1,6}) (?=\S)")
_MARKER = re.compile(r"( +)(\S+) ")
_NUMBER = re.compile(r"(\S+)  (?=\S)")
_CONTINUED = re.compile(r"\(continued from page (\d+)\)$")
_BAR = " | "
_RULE = "-" * 12
"""What stands under the column headers of a table."""


class Stretch(NamedTuple):
    """A stretch of a page's text: its first character and the one after its last."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is the outermost, `words` are without the marks before them."""

    stretch: Stretch
    level: int
    words: Stretch


@dataclass(frozen=True, slots=True)
class Wording:
    """A paragraph or list item. `indent`: blanks before it; `hang`: how far its later lines stand in, under its first word."""

    stretch: Stretch
    indent: int = 0
    hang: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `rows` are its cells, the first `headers` of them column headers; all rows are as long as the longest.

    `caption` is the line above it, and `continued_from` the page where it begins, where that is an earlier one: `rows` are then those of
    its rows that stand on this page. `numbers`: which of the table's body rows each row of `body` is, from 0; empty where that is not known.
    """

    stretch: Stretch
    rows: tuple[tuple[Stretch, ...], ...]
    headers: int = 0
    caption: Stretch | None = None
    continued_from: int | None = None
    numbers: tuple[int, ...] = ()

    @property
    def body(self) -> tuple[tuple[Stretch, ...], ...]:
        """The rows under the headers."""
        return self.rows[self.headers :]

    def column_name(self, text: str, column: int) -> str:
        """The headers of a column, top one first. A header over several columns stands in the first of them, and is told of all."""
        names: tuple[str, ...] = ()
        for level in range(self.headers):
            names = (*names, self._header(text, level, column, names))
        return " ".join(dict.fromkeys(name for name in names if name))

    def _header(self, text: str, level: int, column: int, above: tuple[str, ...]) -> str:
        """A header by its row. An empty one is that to its left, if it has headers under it and both are under the same ones,
        and it reaches no further than the headers beside it do: what stands behind them all, a total of all, has none.
        """
        own = self.rows[level][column].of(text).strip()
        if (
            own
            or not self._has_headers_under(text, level, column)
            or column < 2
            or self._is_behind_all(text, level, column)
        ):
            return own
        # what stands over the names of the rows reaches over no figures
        left = self.rows[level][column - 1].of(text).strip()
        before: tuple[str, ...] = ()
        for row in range(level):
            before = (*before, self._header(text, row, column - 1, before))
        if before != above:
            return ""
        return left or self._header(text, level, column - 1, before)

    def _has_headers_under(self, text: str, level: int, column: int) -> bool:
        return any(row[column].of(text).strip() for row in self.rows[level + 1 : self.headers])

    def _is_behind_all(self, text: str, level: int, column: int) -> bool:
        """Whether a column stands further behind the last header of a row than that of any header before it reaches."""
        starts = [
            place
            for place, cell in enumerate(self.rows[level])
            if place and cell.of(text).strip() and self._has_headers_under(text, level, place)
        ]
        widths = [after - before for before, after in pairwise(starts)]
        return bool(widths) and column - starts[-1] >= max(widths)


Block = Heading | Wording | Grid


def text_to_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a page's text, in order."""
    return tuple(_block(text, stretch) for stretch in _pieces(text))


def _pieces(text: str) -> Iterator[Stretch]:
    """What stands between blank lines."""
    start = 0
    for found in _BREAK.finditer(text):
        if found.start() > start:
            yield Stretch(start, found.start())
        start = found.end()
    if start < len(text):
        yield Stretch(start, len(text))


def _block(text: str, stretch: Stretch) -> Block:
    words = stretch.of(text)
    if "\n" in words or _BAR in words:
        return _grid(text, stretch)
    if heading := _HEADING.match(words):
        return Heading(stretch, len(heading[1]), Stretch(stretch.start + heading.end(), stretch.end))
    if marker := _MARKER.match(words):
        return Wording(stretch, len(marker[1]), marker.end())
    number = _NUMBER.match(words)
    return Wording(stretch, 0, number.end() if number else 0)


def _grid(text: str, stretch: Stretch) -> Grid:
    lines = list(_lines(text, stretch))
    continued = _CONTINUED.match(lines[0].of(text))
    if continued:
        del lines[0]
    width = Counter(line.of(text).count(_BAR) + 1 for line in lines if line.of(text) != _RULE).most_common(1)[0][0]
    caption = None
    if width > 1 and _BAR not in lines[0].of(text):
        caption = lines.pop(0)
    rule = next((place for place, line in enumerate(lines) if line.of(text) == _RULE), None)
    if rule is not None:
        del lines[rule]
    if width == 1 and rule is not None and rule > 1:  # one column, so that nothing tells a caption from a header
        caption, rule = lines.pop(0), rule - 1
    rows = [tuple(_cells(text, line)) for line in lines]
    longest = max(len(row) for row in rows) if rows else 0
    filled = tuple(row + (Stretch(row[-1].end, row[-1].end),) * (longest - len(row)) for row in rows)
    headers = rule or 0
    if continued:
        return Grid(stretch, filled, headers, caption, int(continued[1]))
    return Grid(stretch, filled, headers, caption, numbers=tuple(range(len(filled) - headers)))


def _lines(text: str, stretch: Stretch) -> Iterator[Stretch]:
    start = stretch.start
    for line in stretch.of(text).split("\n"):
        yield Stretch(start, start + len(line))
        start += len(line) + 1


def _cells(text: str, line: Stretch) -> Iterator[Stretch]:
    start = line.start
    for cell in line.of(text).split(_BAR):
        yield Stretch(start, start + len(cell))
        start += len(cell) + len(_BAR)
