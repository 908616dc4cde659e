"""Finds a quote that does not stand in one piece: other words of the page stand between its parts, or some of them are on another page."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tui.source.blocks import Stretch
from tui.source.quotes import TOKEN, Quote

_TOGETHER = 4_000
"""Parts of a quote that stand further apart than so many characters are not parts of it."""

_BETWEEN = 40
"""So many words of the page may stand between the words of a quote, besides one for each of its own."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Where parts of a quote stand, in order, and those that do not."""

    found: tuple[Stretch, ...]
    missing: tuple[Quote, ...]


def find_parts(text: str, quote: Quote, best: Callable[[Quote], Sequence[Stretch]]) -> Parts:
    """The sentences and lines of the quote, all near the longest that is there. `best`: where a part fits best."""
    parts = quote.parts()
    for at in sorted(range(len(parts)), key=lambda number: -len(parts[number].tokens)):
        for anchor in best(parts[at])[:1]:
            before = _neighbours(text, parts[:at][::-1], anchor)
            after = _neighbours(text, parts[at + 1 :], anchor)
            places = [*before[::-1], anchor, *after]
            found = {place for place in places if place is not None}
            missing = (part for part, place in zip(parts, places, strict=True) if place is None)
            return Parts(tuple(sorted(found)), tuple(missing))
    return Parts((), tuple(parts))


def _neighbours(text: str, parts: Sequence[Quote], anchor: Stretch) -> list[Stretch | None]:
    """Where the parts stand, each as near as it can to the one before it, and none far from the anchor."""
    around = Stretch(max(anchor.start - _TOGETHER, 0), min(anchor.end + _TOGETHER, len(text)))
    places: list[Stretch | None] = []
    last = anchor
    for part in parts:
        nearest = min(part.found_in(text, around), key=lambda place: abs(place.start - last.start), default=None)
        places.append(nearest)
        last = nearest or last
    return places


def find_apart(text: str, quote: Quote) -> tuple[Stretch, ...]:
    """The words of the quote in their order with few others between them; nothing where they do not stand so."""
    tokens = list(TOKEN.finditer(text))
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for number, token in enumerate(tokens):
        numbers[token[0]].append(number)
    places = [numbers[token] for token in quote.tokens]
    rarest = min(range(len(places)), key=lambda at: len(places[at]))
    ways = (_around(places, rarest, number) for number in places[rarest])
    best = min((way for way in ways if way), key=lambda way: way[-1] - way[0], default=None)
    if best is None or best[-1] - best[0] > 2 * len(quote.tokens) + _BETWEEN:
        return ()
    runs = [Stretch(*tokens[best[0]].span())]
    for before, number in pairwise(best):
        start, end = tokens[number].span()
        if number == before + 1:
            runs[-1] = Stretch(runs[-1].start, end)
        else:
            runs.append(Stretch(start, end))
    return tuple(runs)


def _around(places: Sequence[Sequence[int]], at: int, number: int) -> list[int]:
    """The place of each word as near as it can be to that of one of them, in order; empty where one is not there."""
    before = [number]
    for those in reversed(places[:at]):
        nearest = bisect_left(those, before[-1]) - 1
        if nearest < 0:
            return []
        before.append(those[nearest])
    after = [number]
    for those in places[at + 1 :]:
        nearest = bisect_right(those, after[-1])
        if nearest == len(those):
            return []
        after.append(those[nearest])
    return [*before[::-1], *after[1:]]
