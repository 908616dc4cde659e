"""What a line of percentages would print if it were of this or that: shares of each position's total, and of a line's own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from yjqa.checks.percentages.lines import Line, Lines
from yjqa.checks.percentages.rounding import Quantity, Reckoned, added, share

MOST_TOTALS = 3
"""How many totals of a table, the last ones, may be what its percentages are of."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a line of percentages.

    `kind` is the same for readings that mean the same in two tables; `words` say it plainly. `figures`: what each position would
    have to print. `lines`: whose figures it rests on, `whole_at`: the position at which their whole is printed. `rank`: 0 for a
    reading that the line's own name points to, more for one that is only possible. `moves`: it tells of a change, so that its
    sign may be left to the words.
    """

    kind: str
    words: str
    rank: int
    figures: Mapping[int, Reckoned]
    lines: tuple[Line, ...]
    whole_at: int | None = None
    moves: bool = False


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
