"""Two lines of percentages of which each prints what the other leaves of a hundred."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import comb, prod

from yjqa.checks.percentages.lines import Line, Lines
from yjqa.checks.percentages.rounding import Percentage
from yjqa.extract.terms import terms

_AT_LEAST = 2
_BY_LUCK = 0.02
_HUNDRED = 100
_HAIR = 0.001
_NOTHING_OR_ALL = (0.0, 100.0)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lines that make up a hundred at most positions; `odd` are those at which they do not, totals left out."""

    first: Line
    second: Line
    telling: tuple[int, ...]
    odd: tuple[int, ...]


def pairs(table: Lines, lines: Sequence[Line]) -> Iterator[Pair]:
    """The neighbouring lines that make up a hundred at more than half of their positions, and not by luck."""
    for first, second in pairwise(lines):
        if not (_may_be_part(first) and _may_be_part(second)):
            continue
        both = [p for p in first.percentages if p in second.percentages and p not in table.totals]
        whole = {p for p in both if _make_up(first.percentages[p], second.percentages[p])}
        telling = tuple(p for p in both if p in whole and first.percentages[p].value not in _NOTHING_OR_ALL)
        others = [other for other in table.lines if other is not first and other is not second]
        odd = tuple(p for p in both if p not in whole and not _makes_up_the_rest(p, first, second, others))
        if len(telling) < _AT_LEAST or len(whole) <= len(odd):
            continue
        chance = prod(_luck(first.percentages[p], second.percentages[p]) for p in telling)
        if chance * comb(len(telling) + len(odd), len(odd)) < _BY_LUCK:
            yield Pair(first, second, telling, odd)


def _may_be_part(line: Line) -> bool:
    """Whether a line's percentages may be parts of a hundred: not where they fall below nothing, are all one, or are aimed at."""
    values = {found.value for found in line.percentages.values()}
    return min(values) >= 0 and len(values) > 1 and terms("percentages", "contrast").first(line.label) is None


def _make_up(one: Percentage, other: Percentage) -> bool:
    return abs(one.value + other.value - _HUNDRED) <= (one.step + other.step) * (0.5 + _HAIR)


def _makes_up_the_rest(position: int, first: Line, second: Line, others: Sequence[Line]) -> bool:
    """Whether a third line prints what two leave of a hundred at a position, as "not known" does."""
    one, two = first.percentages[position], second.percentages[position]
    both = Percentage(one.value + two.value, one.step + two.step)
    return any(position in other.percentages and _make_up(both, other.percentages[position]) for other in others)


def _luck(one: Percentage, other: Percentage) -> float:
    return min(1.0, (one.step + other.step) / max(1.0, min(one.value, other.value)))
