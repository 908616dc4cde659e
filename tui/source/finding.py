"""Finds the words of a source on its page.

They are the paper's own, so they stand there; but they may stand there several times. Then the place counts: the table, its row and column,
the headings above, the number of the paragraph. Where that does not settle it either, every place is given, and said to be one of several.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tui.source.blocks import Block, Stretch
from tui.source.cells import InTable, places_in_tables
from tui.source.nearest import find_nearest
from tui.source.outline import Outline
from tui.source.parts import find_apart, find_parts
from tui.source.quotes import Quote
from yjqa.records import Source

How = Literal["exact", "several", "apart", "part", "near", "missing"]

_ENOUGH = 0.15
"""The share of a quote's words that must stand on a page for the rest to be looked for on the pages beside it."""


@dataclass(frozen=True, slots=True)
class Cited:
    """Where the words of a source stand on a page, and how they were found.

    `exact`: as they are · `several`: as they are, in several places that fit as well · `apart`: in order, with others between them ·
    `part`: some of them, the `rest` not · `near`: not they, but something that has most of them · `missing`: not at all.
    `words`: the stretches of the text, in order. `rows`: the rows of tables that hold them.
    """

    how: How
    words: tuple[Stretch, ...] = ()
    rows: tuple[InTable, ...] = ()
    rest: tuple[Quote, ...] = ()


def find_cited(text: str, blocks: Sequence[Block], source: Source) -> Cited:
    """Where the source's words stand among the blocks of its page's text."""
    quote = Quote(source.quote)
    outline = Outline(text, blocks)
    if not quote.tokens:
        return Cited("missing")
    in_tables = list(places_in_tables(outline, quote, source))
    if in_tables:
        return _in_best_tables(in_tables)
    whole = _best(outline, quote, source)
    if whole:
        return Cited("exact" if len(whole) == 1 else "several", tuple(whole))
    if source.table is None and (found := _in_parts(outline, quote, source)):
        return found
    return _near(outline, quote, source)


def find_near(text: str, blocks: Sequence[Block], source: Source) -> Cited:
    """What is nearest to the source's words, where it is settled that they do not stand there."""
    return _near(Outline(text, blocks), Quote(source.quote), source)


def _near(outline: Outline, quote: Quote, source: Source) -> Cited:
    nearest = find_nearest(outline, quote, source)
    return Cited("near", (nearest,)) if nearest else Cited("missing")


def _in_best_tables(places: list[InTable]) -> Cited:
    most = max(place.fit for place in places)
    best = tuple(place for place in places if place.fit == most)
    words = tuple(sorted(stretch for place in best for stretch in place.words))
    return Cited("exact" if len(best) == 1 else "several", words, best)


def _best(outline: Outline, quote: Quote, source: Source) -> list[Stretch]:
    """Where the quote stands in one piece: the places that fit best."""
    text = outline.text
    found = [
        (outline.fit(stretch.start, source) + quote.is_literal(text, stretch), stretch)
        for stretch in quote.found_in(text, Stretch(0, len(text)))
    ]
    most = max((fit for fit, _ in found), default=0)
    return [stretch for fit, stretch in found if fit == most]


def _in_parts(outline: Outline, quote: Quote, source: Source) -> Cited | None:
    parts = find_parts(outline.text, quote, lambda part: _best(outline, part, source))
    if not parts.missing:
        return Cited("apart", parts.found)
    if apart := find_apart(outline.text, quote):
        return Cited("apart", apart)
    missing = sum(len(part.tokens) for part in parts.missing)
    if parts.found and missing <= (1 - _ENOUGH) * len(quote.tokens):
        return Cited("part", parts.found, rest=parts.missing)
    return None
