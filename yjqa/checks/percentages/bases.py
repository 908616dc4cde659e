"""What a line of percentages would print if it were of this or that: shares of each position's total, and of a line's own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

from yjqa.checks.percentages.lines import Line, Lines
from yjqa.checks.percentages.rounding import Percentage, Quantity, Reckoned, added, share

_TELLING, _NUMBERS = 2, 12
"""Of how many figures, those that tell it best, a whole is reckoned back, and how many whole numbers each may give."""
MOST_TOTALS = 3
"""How many totals of a table, the last ones, may be what its percentages are of."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a line of percentages.

    `kind` is the same for readings that mean the same in two tables; `words` say it plainly. `figures`: what each position would
    have to print. `lines`: whose figures it rests on, `whole_at`: the position at which their whole is printed. `rank`: 0 for a
    reading that the line's own name points to, more for one that is only possible. `moves`: it tells of a change, so that its
    sign may be left to the words. `spent`: how many of the printed figures it was made to fit.
    """

    kind: str
    words: str
    rank: int
    figures: Mapping[int, Reckoned]
    lines: tuple[Line, ...]
    whole_at: int | None = None
    moves: bool = False
    spent: int = 0


def of_each(table: Lines, line: Line, parts: Sequence[Line], kind: str, words: str, rank: int) -> Iterator[Reading]:
    """Lines as a share of each position's total: as it is printed, and as the lines add up."""
    sums = _sums(parts, line.percentages)
    totals = [other for other in table.lines if other.quantities and other.is_total and other not in parts]
    for total in totals[-MOST_TOTALS:]:
        yield Reading(kind, words, rank, shares(sums, total.quantities), (*parts, total))
    wholes = [other for other in table.lines if other.quantities and not other.is_total]
    if len(wholes) > len(parts):
        others = (other for other in wholes if other not in parts)
        yield Reading(kind, words, rank, shares(sums, table.sums), (*parts, *others))


def of_own(table: Lines, line: Line, parts: Sequence[Line], kind: str, words: str, rank: int) -> Iterator[Reading]:
    """Each position's share of what lines come to over all positions: as it is printed, and as the positions add up.

    A position that prints no percentage, such as "not known", may be left out of the whole.
    """
    sums = _sums(parts, table.positions)
    here = {position: sums[position] for position in line.percentages if position in sums}
    for at in sorted(table.totals)[-MOST_TOTALS:]:
        if at in sums:
            yield Reading(kind, words, rank, shares(here, dict.fromkeys(here, sums[at])), tuple(parts), at)
    if len(table.totals) > 1:
        blocks = {position: sums[of] for position in here if (of := _total_of(table, position)) in sums}
        yield Reading(kind, words, rank, shares(here, blocks), tuple(parts))
    lone = {position: found for position, found in sums.items() if position not in table.totals}
    shared_out = {position: found for position, found in lone.items() if position in here}
    for those in (lone, shared_out) if len(shared_out) < len(lone) else (lone,):
        if len(those) > 1:
            whole = added(tuple(those.values()))
            yield Reading(kind, words, rank, shares(here, dict.fromkeys(here, whole)), tuple(parts))


def of_one_number(line: Line, part: Line, words: str, rank: int) -> Iterator[Reading]:
    """A line's quantities as shares of one whole number that the table does not print, reckoned back from those that tell it best."""
    both = [at for at, printed in line.percentages.items() if at in part.quantities and printed.value > printed.step]
    at_least = max((part.quantities[at].value for at in both), default=0)
    wholes: set[int] = set()
    for low, high in sorted((_wholes(part.quantities[at], line.percentages[at]) for at in both), key=_width)[:_TELLING]:
        first = max(ceil(low), ceil(at_least))
        wholes.update(range(first, min(floor(high), first + _NUMBERS) + 1))
    for whole in sorted(wholes):
        figures = shares(part.quantities, dict.fromkeys(line.percentages, Quantity(whole)))
        yield Reading("line/one", f"{words} {whole:,}", rank, figures, (part,), spent=1)


def _wholes(part: Quantity, printed: Percentage) -> tuple[float, float]:
    """The least and the most that a part with this percentage is of."""
    half = printed.step / 2
    return 100 * part.value / (printed.value + half), 100 * part.value / (printed.value - half)


def _width(wholes: tuple[float, float]) -> float:
    low, high = wholes
    return (high - low) / high if high else 1.0


def shares(parts: Mapping[int, Quantity], wholes: Mapping[int, Quantity]) -> dict[int, Reckoned]:
    """What percentage the part at each position is of the whole there."""
    return {at: found for at, part in parts.items() if at in wholes and (found := share(part, wholes[at])) is not None}


def _total_of(table: Lines, position: int) -> int:
    """The total that a position belongs to: the next one, and of totals the last."""
    later = [at for at in table.totals if at > position]
    return min(later) if later and position not in table.totals else max(table.totals)


def _sums(lines: Sequence[Line], positions: Iterable[int]) -> dict[int, Quantity]:
    """What lines come to at each position at which one of them prints something."""
    found = {at: [line.quantities[at] for line in lines if at in line.quantities] for at in positions}
    return {at: added(quantities) for at, quantities in found.items() if quantities}
