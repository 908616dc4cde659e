"""Columns of ratios, such as "offences per child" or "cost per order": each against the two counts of its own row."""

from collections.abc import Iterator, Mapping
from itertools import permutations
from typing import NamedTuple

from yjqa.checks.percentages.lines import Line, Lines
from yjqa.checks.percentages.rounding import Quantity
from yjqa.checks.percentages.telling import sources_of, where_in
from yjqa.document import Document
from yjqa.extract.terms import terms
from yjqa.records import Finding

_FEWEST = 3
"""So many figures of a line must be the ratio of two others before another one can be wrong."""
_SURELY = 4
_MOST_LINES = 12
_HAIR = 1e-6
_FAR = 4
"""Half steps that a ratio is off: what is less was cut off or rounded twice."""
_SURE, _LIKELY = 0.85, 0.7


class _Ratio(NamedTuple):
    """What a line would print if it were one line divided by another, and the positions at which it does and does not."""

    above: Line
    below: Line
    values: Mapping[int, Quantity]
    right: tuple[int, ...]
    wrong: tuple[int, ...]


def odd_ratios(document: Document, table: Lines) -> Iterator[Finding]:
    """The figures that are not the ratio that all others of their line are; none where two readings do as well."""
    if len(table.lines) > _MOST_LINES:
        return
    for line in table.lines:
        if line.percentages or terms("percentages", "rounded").first(line.label) is None:
            continue
        others = [other for other in table.lines if other is not line and len(other.quantities) > _FEWEST]
        found = [ratio for above, below in permutations(others, 2) if (ratio := _ratio(line, above, below)) is not None]
        if len(found) == 1 and len(found[0].wrong) == 1:
            yield from _told(document, table, line, found[0])


def _ratio(line: Line, above: Line, below: Line) -> _Ratio | None:
    """A line read as one divided by another, where all of its figures but one at most bear that out and are no whole numbers all."""
    values = {
        at: Quantity(part.value / whole.value, (part.slack + whole.slack * part.value / whole.value) / whole.value)
        for at, part in above.quantities.items()
        if at in line.quantities and (whole := below.quantities.get(at)) is not None and whole.value > 0
    }
    right = tuple(at for at, value in values.items() if _beyond(line.quantities[at], value) <= 0)
    wrong = tuple(at for at, value in values.items() if _beyond(line.quantities[at], value) > 0)
    told = {line.quantities[at].value for at in right}
    if len(told) < _FEWEST or len(wrong) > 1 or all(value.is_integer() for value in told):
        return None
    return _Ratio(above, below, values, right, wrong)


def _beyond(printed: Quantity, value: Quantity) -> float:
    """How far a printed ratio lies from the reckoned one beyond what rounding explains."""
    return abs(printed.value - value.value) - printed.slack - value.slack - _HAIR


def _told(document: Document, table: Lines, line: Line, ratio: _Ratio) -> Iterator[Finding]:
    (at,) = ratio.wrong
    printed, value = line.quantities[at], ratio.values[at]
    if abs(printed.value - value.value) < _FAR * max(printed.slack, value.slack):
        return
    words, above, below = (one.cells[at].flat for one in (line, ratio.above, ratio.below))
    places = len(words.strip().partition(".")[2])
    computed = f"{value.value:,.{places}f}"
    yield Finding(
        check="percentage",
        printed=words,
        computed=computed,
        message=(
            f"{where_in(table, line, at)}: {words} is printed, but {above} divided by {below} is {computed}"
            f" (the other figures of the {table.direction} are “{ratio.above.label}” divided by “{ratio.below.label}”)."
        ),
        confidence=_SURE if len(ratio.right) >= _SURELY else _LIKELY,
        sources=sources_of(document, table, (line.cells[at], ratio.above.cells[at], ratio.below.cells[at])),
    )
