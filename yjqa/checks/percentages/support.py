"""Which reading of a line of percentages its printed figures bear out, and which of them it does not explain."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, prod

from yjqa.checks.percentages.bases import Reading
from yjqa.checks.percentages.lines import Line
from yjqa.checks.percentages.rounding import (
    Percentage,
    Reckoned,
    beyond_rounding,
    fits,
    is_cut_off,
    luck_of_change,
    luck_of_share,
)

_AT_LEAST = 2
"""So many figures that are neither nothing nor all must fit before a reading is believed."""
_BY_LUCK = 0.05
"""A reading is not believed where so many of those that were tried would fit as well by luck."""
_NOTHING_OR_ALL = (0.0, 100.0)
_SURE, _LIKELY, _PERHAPS, _SLIGHTLY, _HARDLY = 0.85, 0.7, 0.55, 0.45, 0.35
_SLIGHT = 0.5
"""Points; a figure that is off by less may be due to what the paper does not print."""
_MANY, _SOME = 4, 3
"""How many figures that tell something make a reading sure, and how many likely."""
_CLEAR_OF_ROUNDING = 0.15
"""Of a step; a figure that lies less far beyond its rounding is let pass."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A line of percentages as a reading explains it: the positions that fit, those of them that tell something, those that do not.

    `signed`: how many that fit have the sign of what was reckoned, too. `chance`: how likely those that tell something would
    fit by luck.
    """

    reading: Reading
    fitting: tuple[int, ...]
    telling: tuple[int, ...]
    odd: tuple[int, ...]
    signed: int
    chance: float

    @property
    def weight(self) -> tuple[int, int, int, int, float]:
        """How much speaks for the reading: more explained figures first, then the simpler reading, right signs, less likely luck."""
        return len(self.fitting) - len(self.odd), len(self.telling), -self.reading.rank, self.signed, -self.chance


def explain(line: Line, reading: Reading) -> Explained:
    """Hold each printed percentage of a line against a reading."""
    fitting, telling, odd = [], [], []
    for position, reckoned in reading.figures.items():
        printed = line.percentages[position]
        if not agrees(printed, reckoned, reading):
            odd.append(position)
            continue
        fitting.append(position)
        if reading.moves or printed.value not in _NOTHING_OR_ALL:
            telling.append(position)
    luck = luck_of_change if reading.moves else luck_of_share
    chances = sorted(luck(line.percentages[position], reading.figures[position]) for position in telling)
    chance = prod(chances[reading.spent :])
    signed = sum(1 for p in fitting if line.percentages[p].value * reading.figures[p].value >= 0)
    return Explained(reading, tuple(fitting), tuple(telling), tuple(odd), signed, chance)


def agrees(printed: Percentage, reckoned: Reckoned, reading: Reading) -> bool:
    """Whether a percentage is what a reading gives, rounded or cut off; of a change the sign may be left to the words."""
    if reading.moves:
        printed = printed._replace(value=abs(printed.value))
        reckoned = reckoned._replace(value=abs(reckoned.value))
    return fits(printed, reckoned) or is_cut_off(printed, reckoned)


def best_explanation(line: Line, readings: Sequence[Reading]) -> Explained | None:
    """The reading that the printed figures bear out best.

    `None` where none is borne out by more than luck, or where another as simple explains as many but calls others odd.
    """
    explained = sorted((explain(line, reading) for reading in readings), key=lambda e: e.weight, reverse=True)
    if not explained or not is_borne_out(explained[0], readings):
        return None
    best, *others = explained
    rivals = (other for other in others if other.weight[:3] == best.weight[:3])
    return None if any(other.odd != best.odd for other in rivals) else best


def is_borne_out(explained: Explained, tried: Sequence[Reading]) -> bool:
    """Whether a reading explains more than half of the figures, and more of them than luck would."""
    if len(explained.telling) - explained.reading.spent < _AT_LEAST or len(explained.fitting) <= len(explained.odd):
        return False
    as_simple = {(other.kind, other.words) for other in tried if other.rank <= explained.reading.rank}
    places = comb(len(explained.telling) + len(explained.odd), len(explained.odd))
    return len(as_simple) * places * explained.chance < _BY_LUCK


def is_of_two_kinds(line: Line, explained: Explained, tried: Sequence[Reading]) -> bool:
    """Whether the figures that a reading does not explain are all of one other kind, as those of subtotals may be."""
    odd = explained.odd
    return len(odd) >= _AT_LEAST and any(
        all(position in other.figures for position in odd)
        and len([p for p in explain(line, other).telling if p in odd]) == len(odd)
        for other in tried
    )


def how_sure(printed: Percentage, reckoned: Reckoned, telling: int, odd: int) -> float | None:
    """How sure it is that a percentage is wrong which so many others of its line speak against, and so many are odd with it.

    `None` where it is so near that it may have been given a unit more or less to make the line come to a hundred, or cut off.
    """
    beyond = beyond_rounding(printed, reckoned)
    if beyond <= printed.step / 2:
        alone = odd == 1 and telling > _MANY
        return _HARDLY if alone and beyond > _CLEAR_OF_ROUNDING * printed.step else None
    if abs(printed.value - reckoned.value) < _SLIGHT:
        return _SLIGHTLY
    if telling >= _MANY and odd == 1:
        return _SURE
    return _LIKELY if telling >= _SOME or beyond > printed.step else _PERHAPS
