"""What the percentages of a line may be of: every reading that the rest of its table allows, with the figures that it would give."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise, permutations

from yjqa.checks.percentages.bases import MOST_TOTALS, Reading, of_each, of_one_number, of_own, shares
from yjqa.checks.percentages.lines import Line, Lines
from yjqa.checks.percentages.rounding import Quantity, Reckoned, change, points, share
from yjqa.extract.terms import terms

_NEAREST = 8
"""How many lines, the nearest ones, may be compared with each other."""
_STEM, _ENDING = 4, 2
"""Letters that two forms of one word share at least, and have of their own at most."""
_NUMBERS = 4
"""How many of the numbers that are said of a table are tried as what its percentages are of."""
_NUMBER = re.compile(r"(?<![\d.,/£%–-])(?!(?:19|20)\d\d\b)\d{1,3}(?:,\d{3})*(?![\d%/]|\.\d|\s?%)")
_REMEMBERED = 1024
"""Of how many names their words are remembered: one name is asked for many times in a row."""
_WORD = re.compile(r"[^\W\d_]{2,}")


def readings(table: Lines, line: Line) -> list[Reading]:
    """Every reading of a line of percentages that gives a figure at most of its positions."""
    found = [*_compared(table, line), *_points(table, line), *_along(table, line)]
    if line.quantities or terms("percentages", "share").first(line.label):
        found += [*_named(table, line), *_single(table, line), *_said(table, line)]
    return [reading for reading in found if 2 * len(reading.figures) > len(line.percentages)]


@lru_cache(maxsize=_REMEMBERED)
def content_words(label: str) -> frozenset[str]:
    """The words of a percentage's name that say what it is of."""
    idle = terms("percentages", "idle")
    return frozenset(word for match in _WORD.finditer(label.lower()) if idle.first(word := match[0]) is None)


@lru_cache(maxsize=_REMEMBERED)
def shared_words(label: str, other: str) -> frozenset[str]:
    """The words of a percentage's name that another line's name has as well, in this form or another: "spent", "spend"."""
    others = content_words(other)
    return frozenset(word for word in content_words(label) if any(_is_form_of(word, one) for one in others))


def _is_form_of(word: str, other: str) -> bool:
    stem = max(_STEM, max(len(word), len(other)) - _ENDING)
    return word == other or (min(len(word), len(other)) >= stem and word[:stem] == other[:stem])


def rest_of(reading: Reading, line: Line, table: Lines) -> Reading:
    """The reading of a line that prints what another line, of which this is the reading, leaves of a hundred."""
    figures = {position: _without(figure) for position, figure in reading.figures.items()}
    kind = "rest/each" if reading.kind == "named/each" else f"rest of {reading.kind}"
    words = f"what the {table.direction} “{line.label}” leaves of 100%"
    others = (other for other in table.lines if other.quantities and not other.is_total and other not in reading.lines)
    totals = (other for other in reading.lines if other.is_total)
    return Reading(kind, words, reading.rank, figures, (*others, *totals), reading.whole_at)


def _without(figure: Reckoned) -> Reckoned:
    part = Quantity(figure.whole.value - figure.part.value, figure.whole.slack + figure.part.slack)
    return Reckoned(100 - figure.value, figure.slack, part, figure.whole)


def _left(part: Quantity, whole: Quantity) -> Reckoned | None:
    """What percentage of a whole is left without a part."""
    found = share(part, whole)
    return found and _without(found)


def _named(table: Lines, line: Line) -> Iterator[Reading]:
    """Readings that the line's name points to: the lines that share a word with it, the others, and the total."""
    counted = [other for other in table.lines if other.quantities]
    totals = [other for other in counted if other.is_total]
    parts = [other for other in counted if not other.is_total]
    named = [other for other in parts if shared_words(line.label, other.label)]
    if named and len(named) < len(parts) and not line.quantities:
        shared = frozenset().union(*(shared_words(line.label, other.label) for other in named))
        these = f"the “{_as_printed(line.label, shared)}” {table.direction}s"
        rest = [other for other in parts if other not in named]
        yield from of_each(table, line, named, "named/each", f"{these}’ share of each {table.across}", 0)
        yield from of_each(
            table, line, rest, "rest/each", f"the other {table.direction}s’ share of each {table.across}", 0
        )
        yield from of_own(
            table, line, named, "named/own", f"each {table.across}’s share of all that {these} come to", 0
        )
    for total in totals[-MOST_TOTALS:]:
        yield from of_own(table, line, [total], "total/own", f"each {table.across}’s share of the grand total", 0)


def _single(table: Lines, line: Line) -> Iterator[Reading]:
    """Readings of one other line: its share of each position's total, and each position's share of its own."""
    near = sorted((other for other in table.lines if other.quantities), key=lambda o: abs(o.number - line.number))
    for other in near[:_NEAREST]:
        if other.is_total:
            continue
        words = f"“{other.label}” as a share of each {table.across}’s total"
        yield from of_each(table, line, [other], "line/each", words, 2)
        beside = abs(other.number - line.number) <= 1
        words = f"each {table.across}’s share of the total of “{other.label}”"
        yield from of_own(table, line, [other], "line/own", words, 0 if beside else 2)


def _said(table: Lines, line: Line) -> Iterator[Reading]:
    """Readings of the lines beside it as shares of a number that is said of the table, or of one that is not printed."""
    said = {int(m[0].replace(",", "")) for text in table.introduced.about for m in _NUMBER.finditer(text)}
    for other in table.lines:
        if not other.quantities or abs(other.number - line.number) > 1:
            continue
        words = f"“{other.label}” as a share of"
        for number in sorted(said - {0})[:_NUMBERS]:
            wholes = dict.fromkeys(line.percentages, Quantity(number))
            yield Reading("line/said", f"{words} {number:,}", 2, shares(other.quantities, wholes), (other,))
        yield from of_one_number(line, other, words, 3)


def _compared(table: Lines, line: Line) -> Iterator[Reading]:
    """Readings of two other lines: one as a share of the other, what it leaves of it, the change from one to the other."""
    moves = bool(terms("percentages", "change").first(line.label)) or not content_words(line.label)
    near = sorted((other for other in table.lines if other.quantities), key=lambda o: abs(o.number - line.number))
    for part, whole in permutations(near[:_NEAREST], 2):
        both = (part, whole)
        rank = 1 if any(shared_words(line.label, other.label) for other in both) else 3
        words = f"“{part.label}” as a share of “{whole.label}”"
        kind = "line/each" if whole.is_total else "line/line"
        yield _reading(line, both, kind, words, rank, share)
        words = f"what “{part.label}” leaves of “{whole.label}”"
        yield _reading(line, both, "left/line", words, 3, _left)
        words = f"the change from “{part.label}” to “{whole.label}”"
        if moves:
            yield _reading(line, both, "change", words, 0, change, moves=True)


def _points(table: Lines, line: Line) -> Iterator[Reading]:
    """Readings of two other lines of percentages: how far they lie apart, in points and as a change."""
    if not terms("percentages", "change").first(line.label):
        return
    near = sorted(
        (other for other in table.lines if other.percentages and other is not line),
        key=lambda other: abs(other.number - line.number),
    )
    for before, after in permutations(near[:_NEAREST], 2):
        both = (before, after)
        words = f"the change from “{before.label}” to “{after.label}”"
        lower, upper = sorted(both, key=lambda other: other.number)
        apart = f"how many points “{lower.label}” and “{upper.label}” lie apart"
        first, second = (
            {position: Quantity(found.value, found.step / 2) for position, found in other.percentages.items()}
            for other in both
        )
        where = [position for position in line.percentages if position in first and position in second]
        yield Reading("points", apart, 0, {p: points(first[p], second[p]) for p in where}, both, moves=True)
        changes = {p: found for p in where if (found := change(first[p], second[p]))}
        yield Reading("change", words, 0, changes, both, moves=True)


def _along(table: Lines, line: Line) -> Iterator[Reading]:
    """Readings of one other line as the change from each position to the next."""
    if not terms("percentages", "change").first(line.label):
        return
    for other in table.lines:
        kept = [position for position in sorted(other.quantities) if position not in table.totals]
        figures = {
            after: found
            for before, after in pairwise(kept)
            if after in line.percentages and (found := change(other.quantities[before], other.quantities[after]))
        }
        words = f"the change of “{other.label}” from {table.across} to {table.across}"
        yield Reading("change along", words, 0, figures, (other,), moves=True)


def _reading(
    line: Line,
    pair: tuple[Line, Line],
    kind: str,
    words: str,
    rank: int,
    reckon: Callable[[Quantity, Quantity], Reckoned | None],
    moves: bool = False,
) -> Reading:
    first, second = (other.quantities for other in pair)
    figures = {
        position: found
        for position in line.percentages
        if position in first and position in second and (found := reckon(first[position], second[position]))
    }
    return Reading(kind, words, rank, figures, pair, moves=moves)


def _as_printed(label: str, words: frozenset[str]) -> str:
    return " ".join(word for word in _WORD.findall(label) if word.lower() in words)
