"""Percentages that should make up a hundred: two lines beside each other, and the parts of a line that prints its total as 100%."""

from collections.abc import Iterable, Iterator

from yjqa.checks.percentages.lines import Line, Lines
from yjqa.checks.percentages.pairs import Pair
from yjqa.checks.percentages.rounding import Percentage, shown_percentage
from yjqa.checks.percentages.telling import shown, sources_of, where_in
from yjqa.document import Document
from yjqa.records import Finding

_FEWEST_PARTS = 3
_NEAR = 15
"""Percentages that come farther from a hundred than this are no parts of one whole."""
_HUNDRED = 100
_LIKELY = 0.6
_SURELY_TOGETHER = 3
"""At so many positions two lines must make up a hundred where nothing else says what they are of."""


def odd_pairs(document: Document, table: Lines, together: Iterable[Pair], known: Iterable[Line]) -> Iterator[Finding]:
    """The positions at which two lines do not make up a hundred, where nothing else says what the lines are of."""
    numbers = {line.number for line in known}
    for pair in together:
        if {pair.first.number, pair.second.number} & numbers or len(pair.telling) < _SURELY_TOGETHER:
            continue
        for position in pair.odd:
            one, other = pair.first.percentages[position], pair.second.percentages[position]
            total = shown_percentage(one.value + other.value, one.step)
            message = (
                f"{where_in(table, pair.first, position)}: {shown(one)} and the {shown(other)} of “{pair.second.label}” make"
                f" {total}, while the two {table.direction}s make up 100% at the other {table.across}s."
            )
            cells = [pair.first.cells[position], pair.second.cells[position]]
            yield Finding(
                check="percentage",
                printed=f"{shown(one)} and {shown(other)}",
                computed=total,
                message=message,
                confidence=_LIKELY,
                sources=sources_of(document, table, cells),
            )


def odd_hundreds(document: Document, table: Lines, lines: Iterable[Line]) -> Iterator[Finding]:
    """The lines whose printed total is 100%, while their parts come to more or less than rounding explains."""
    for line in lines:
        totals = [position for position in table.totals if position in line.percentages]
        parts = {p: found for p, found in line.percentages.items() if p not in table.totals}
        if len(totals) != 1 or len(parts) < _FEWEST_PARTS or line.percentages[totals[0]].value != _HUNDRED:
            continue
        added = sum(found.value for found in parts.values())
        if not _off(parts.values(), added):
            continue
        total = shown_percentage(added, min(found.step for found in parts.values()))
        message = (
            f"{where_in(table, line)}: its parts come to {total}, while the total is printed as 100%;"
            " that is more than rounding can explain."
        )
        cells = [line.cells[totals[0]], *(line.cells[position] for position in parts)]
        yield Finding(
            check="percentage",
            printed=shown(line.percentages[totals[0]]),
            computed=total,
            message=message,
            confidence=_LIKELY,
            sources=sources_of(document, table, cells),
        )


def _off(parts: Iterable[Percentage], added: float) -> bool:
    """Whether parts of one whole come to something else than a hundred, by more than each one's rounding."""
    parts = list(parts)
    if any(part.value < 0 for part in parts) or abs(added - _HUNDRED) > _NEAR:
        return False
    return abs(added - _HUNDRED) > sum(part.step for part in parts) / 2 + min(part.step for part in parts) / 2
