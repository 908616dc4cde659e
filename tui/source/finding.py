"""Finds the words of a source on its page.

The words are the paper's own, so they stand there; but the page has bars between cells, marks before headings and numbers before
paragraphs, and the same words may stand on it several times. A figure is found by its table, row and column.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tui.source.blocks import Block, Grid, Heading, Stretch, Wording
from yjqa.records import Source

_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
"""A word or a figure."""

_BETWEEN = r"[\W_]*"
_BEFORE = r"(?<![^\W_])(?<!\d[.,])"
_AFTER = r"(?![^\W_])(?![.,]\d)"

How = Literal["exact", "near", "missing"]


@dataclass(frozen=True, slots=True)
class Cited:
    """Where the words of a source stand on a page. `how`: found as they are, something near them, or not at all.

    `row`: the row of a table that holds them, cell by cell. `headers`: the column headers of that table.
    """

    how: How
    words: tuple[Stretch, ...] = ()
    row: tuple[Stretch, ...] = ()
    column: int | None = None
    grid: Grid | None = None


def find_cited(text: str, blocks: Sequence[Block], source: Source) -> Cited:
    """Where the source's words stand among the blocks of its page's text."""
    pattern = _pattern(source.quote)
    if pattern is None:
        return Cited("missing")
    page = _Page(text, blocks)
    if source.table is not None and (found := _in_tables(page, source, pattern)):
        return found
    found_all = [Stretch(*one.span()) for one in pattern.finditer(text)]
    if not found_all:
        return Cited("missing")
    best = max(found_all, key=lambda stretch: page.likeness(stretch.start, source))
    return Cited("exact", (best,))


class _Page:
    """A page's text with its headings at hand."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text = text
        self.blocks = blocks
        self._starts = [block.stretch.start for block in blocks]
        self._trails: list[tuple[str, ...]] = []
        trail: list[tuple[int, str]] = []
        for block in blocks:
            self._trails.append(tuple(words for _, words in trail))
            if isinstance(block, Heading):
                while trail and trail[-1][0] >= block.level:
                    trail.pop()
                trail.append((block.level, block.words.of(text)))

    def block(self, offset: int) -> Block:
        """The block that holds a character."""
        return self.blocks[max(bisect_right(self._starts, offset) - 1, 0)]

    def likeness(self, offset: int, source: Source) -> int:
        """How well a place fits what the source says of its own."""
        number = max(bisect_right(self._starts, offset) - 1, 0)
        trail = self._trails[number]
        score = 0
        for printed, said in zip(reversed(trail), reversed(source.section), strict=False):
            if not printed.endswith(said):
                break
            score += 2
        block = self.blocks[number]
        if source.paragraph and isinstance(block, Wording):
            score += 3 * block.stretch.of(self.text).lstrip().startswith(source.paragraph)
        if (source.table is not None) == isinstance(block, Grid):
            score += 1
        return score


def _in_tables(page: _Page, source: Source, pattern: re.Pattern[str]) -> Cited | None:
    assert source.table is not None
    best: tuple[int, Cited] | None = None
    for block in page.blocks:
        if not isinstance(block, Grid):
            continue
        for row, column, stretch, exactly in _in_grid(page.text, block, source, pattern):
            score = (
                page.likeness(block.stretch.start, source) + 4 * exactly + 6 * _is_labelled(page.text, block, source)
            )
            if best is None or score > best[0]:
                best = score, Cited("exact", (stretch,), row, column, block)
    return best[1] if best else None


def _in_grid(
    text: str, grid: Grid, source: Source, pattern: re.Pattern[str]
) -> Iterator[tuple[tuple[Stretch, ...], int | None, Stretch, bool]]:
    place = source.table
    assert place is not None
    for number, row in enumerate(grid.body):
        right_row = number == place.row and grid.continued_from is None
        whole = Stretch(row[0].start, row[-1].end)
        for found in pattern.finditer(text, whole.start, whole.end):
            column = next(at for at, cell in enumerate(row) if cell.end >= found.start())
            yield row, column, Stretch(*found.span()), right_row and place.column in (column, None)


def _is_labelled(text: str, grid: Grid, source: Source) -> bool:
    assert source.table is not None
    label = source.table.label
    return label is not None and grid.caption is not None and grid.caption.of(text) == label


def _pattern(quote: str) -> re.Pattern[str] | None:
    """What finds the words of a quote, whatever stands between them; `None` where it has no word."""
    tokens = _TOKEN.findall(quote)
    if not tokens:
        return None
    return re.compile(_BEFORE + _BETWEEN.join(map(re.escape, tokens)) + _AFTER)
