"""Finds what is most like a quote on a page, where the quote does not stand there word by word."""

from collections import Counter
from collections.abc import Iterator

from tui.source.blocks import Grid, Stretch
from tui.source.outline import Outline
from tui.source.quotes import TOKEN, Quote
from yjqa.records import Source

_ENOUGH = 0.6
"""The share of a quote's words that must stand in a place for it to be shown as the nearest."""


def find_nearest(outline: Outline, quote: Quote, source: Source) -> Stretch | None:
    """The paragraph or row that has the most of the quote's words; `None` where none has enough."""
    wanted = Counter(quote.tokens)
    best: tuple[float, int, Stretch] | None = None
    for stretch in _places(outline):
        there = Counter(TOKEN.findall(stretch.of(outline.text)))
        share = (wanted & there).total() / wanted.total()
        if share >= _ENOUGH and (best is None or share >= best[0]):
            fit = outline.fit(stretch.start, source)
            if best is None or (share, fit) > best[:2]:
                best = share, fit, stretch
    return best[2] if best else None


def _places(outline: Outline) -> Iterator[Stretch]:
    for block in outline.blocks:
        if isinstance(block, Grid):
            yield from (Stretch(row[0].start, row[-1].end) for row in block.rows)
        else:
            yield block.stretch
