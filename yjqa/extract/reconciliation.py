"""Printed totals of a ledger against the exact sums of their parts.

Which parts a total has is read from its place; the other totals of the same row or column say whether that reading is right. Where
most of them are not the sums that it gives, it is wrong, and nothing is said.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from yjqa.extract.addends import Parts, Reading, Sheet, Way
from yjqa.extract.ledgers import Entry, Ledger, Row, says_only_total
from yjqa.extract.misprints import misprint

_HALF = Decimal("0.5")
_NEAR = Decimal("0.02")
"""A total that differs from a sum by so small a share of it is no other figure by chance."""
_LIKELY = Decimal("0.1")
"""The same where no other total bears the reading out."""
_MOST_WORK = 200_000
"""A table with more totals, rows and columns, multiplied, is no table that somebody adds up."""
_MOST_DIGITS = 18
"""Longer figures are no sums, and are not added up exactly."""
_TELLING = 100
"""A smaller figure is the difference of two others by chance."""


class Direction(NamedTuple):
    """One way of adding up a total, and what it comes to. `borne_out`: how many totals beside it are the sums of theirs."""

    way: Way
    parts: Parts
    computed: Decimal
    reconciles: bool
    borne_out: int


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """A printed total against its parts, in each direction that is clear."""

    row: Row
    entry: Entry
    directions: tuple[Direction, ...]

    @property
    def reconciles(self) -> bool:
        """Whether it is the sum of its parts in every direction."""
        return not self.failing

    @property
    def failing(self) -> tuple[Direction, ...]:
        """The directions in which it is not."""
        return tuple(direction for direction in self.directions if not direction.reconciles)

    @property
    def computed(self) -> Decimal:
        """The sum of its parts: the one that it is not, where it differs from one."""
        return min(self.directions, key=lambda direction: direction.reconciles).computed


def reconcile(ledger: Ledger) -> list[Reconciliation]:
    """The totals of a ledger that have parts that are clear, in its order.

    A total column adds up its row, a total row its column, a merged total the columns that it spans. Figures printed in
    thousands or millions may differ by their rounding.
    """
    if not _may_be_added_up(ledger):
        return []
    sheet = Sheet(ledger)
    groups: defaultdict[tuple[Way, int], list[_Total]] = defaultdict(list)
    found: list[tuple[Row, Entry]] = []
    for row in ledger.rows:
        for entry in row.entries:
            directions = list(sheet.readings(row, entry))
            if directions:
                found.append((row, entry))
            for way, ways in directions:
                key = entry.columns[0] if way == "columns" else row.number
                groups[way, key].append(_Total(entry, way, ways))
    clear: defaultdict[int, list[Direction]] = defaultdict(list)
    for group in groups.values():
        for total, direction in _believed(group):
            clear[id(total.entry)].append(direction)
    return [Reconciliation(row, entry, tuple(clear[id(entry)])) for row, entry in found if id(entry) in clear]


def _may_be_added_up(ledger: Ledger) -> bool:
    """Whether a ledger is of a size that somebody adds up, and its figures are as well."""
    totals = max(sum(row.is_total for row in ledger.rows), len(ledger.total_columns))
    if totals * len(ledger.rows) * len(ledger.money_columns) > _MOST_WORK:
        return False
    amounts = (entry.amount.amount for row in ledger.rows for entry in row.entries)
    return all(len(amount.as_tuple().digits) <= _MOST_DIGITS for amount in amounts)


class _Total(NamedTuple):
    entry: Entry
    way: Way
    readings: list[Reading]

    @property
    def printed(self) -> Decimal:
        return self.entry.amount.amount


def _believed(group: Sequence[_Total]) -> Iterator[tuple[_Total, Direction]]:
    """The totals of one row or column with what they come to, as far as the reading can be trusted."""
    agreeing = [(total, [reading for reading in total.readings if _agrees(total, reading)]) for total in group]
    borne_out = Counter(reading.name for total, some in agreeing for reading in some if _adds_up(reading))
    for total, some in agreeing:
        if some:
            best = max(some, key=lambda reading: (reading.plain, borne_out[reading.name]))
            yield total, _direction(total, best, borne_out[best.name] - _adds_up(best), reconciles=True)
    bests = [(total, _best(total, borne_out)) for total, some in agreeing if not some]
    failing = [(total, reading) for total, reading in bests if reading is not None]
    if not failing or not _is_trusted(failing, borne_out):
        return
    for total, reading in failing:
        if _may_be_sum(total, reading) and _is_meant(total, reading, borne_out[reading.name]):
            yield total, _direction(total, reading, borne_out[reading.name], reconciles=False)


def _direction(total: _Total, reading: Reading, borne_out: int, *, reconciles: bool) -> Direction:
    return Direction(total.way, reading.parts, _sum(reading), reconciles, borne_out)


def _best(total: _Total, borne_out: Counter[str]) -> Reading | None:
    """The reading that most totals beside it bear out, the nearest of several; `None` where its parts are not all known."""
    possible = [
        reading for reading in total.readings if reading.parts and (reading.plain or borne_out[reading.name] > 1)
    ]
    best = min(
        possible, key=lambda reading: (-borne_out[reading.name], abs(_sum(reading) - total.printed)), default=None
    )
    return best if best is not None and best.whole else None


def _is_trusted(failing: Sequence[tuple[_Total, Reading]], borne_out: Counter[str]) -> bool:
    """Whether totals that are not the sums of their parts are mistakes, and not figures of another kind."""
    right = max(borne_out[reading.name] for _, reading in failing)
    if not right:
        return len(failing) == 1
    near = sum(_differs_by(total, reading) <= _NEAR for total, reading in failing)
    more = sum(total.printed > _sum(reading) for total, reading in failing)
    one_sided = len(failing) > max(right, 2) and more in (0, len(failing))
    return len(failing) - near <= right + near and not one_sided


def _may_be_sum(total: _Total, reading: Reading) -> bool:
    """Whether a figure is no average of its parts and no last state of them: larger than each, nearly their sum, or a slip away."""
    amounts = [amount for part in reading.parts if (amount := part.amount.amount)]
    if not amounts or min(amounts) < 0:
        return True
    computed = _sum(reading)
    near = _differs_by(total, reading) <= _NEAR or _is_slip(total, reading)
    return near or computed - total.printed in amounts or not min(amounts) <= total.printed <= max(amounts)


def _is_meant(total: _Total, reading: Reading, borne_out: int) -> bool:
    """Whether a total is meant to be the sum that it is not: others beside it are theirs, or it is close to it.

    Of a time that may count people once whom its parts count twice, both; and it is more than they are, or hardly anything but a slip.
    """
    if not reading.recounted:
        return bool(borne_out) or _is_likely(total, reading)
    more = total.printed > _sum(reading) and _is_likely(total, reading)
    slip = misprint(total.printed, _sum(reading))
    return bool(borne_out) and (more or slip == "swapped" or (slip is not None and borne_out > 1))


def _is_likely(total: _Total, reading: Reading) -> bool:
    """Whether a total that stands alone is near its parts' sum, or what a slip makes of it."""
    if len(reading.parts) < 2 or not total.printed:
        return False
    if _is_slip(total, reading):
        return True
    amounts = [abs(part.amount.amount) for part in reading.parts]
    difference = abs(total.printed - _sum(reading))
    plain = says_only_total(total.entry.label or "") or total.way == "columns"
    left_out = plain and len(amounts) > 2 and difference >= _TELLING and difference in amounts
    return left_out or _differs_by(total, reading) <= _LIKELY


def _is_slip(total: _Total, reading: Reading) -> bool:
    """Whether a slip in the total, or two digits of one part that changed places, make the difference."""
    if misprint(total.printed, _sum(reading)):
        return True
    short = _sum(reading) - total.printed
    amounts = (part.amount.amount for part in reading.parts)
    return abs(short) >= _TELLING and any(misprint(amount, amount - short) == "swapped" for amount in amounts)


def _differs_by(total: _Total, reading: Reading) -> Decimal:
    """How far a total is from the sum of its parts, as a share of the larger of the two."""
    computed = _sum(reading)
    largest = max(abs(computed), abs(total.printed))
    return abs(computed - total.printed) / largest if largest else Decimal(0)


def _agrees(total: _Total, reading: Reading) -> bool:
    return bool(reading.parts) and abs(_sum(reading) - total.printed) <= _tolerance(total.entry, reading.parts)


def _adds_up(reading: Reading) -> bool:
    """Whether a reading has anything to add: a sum of one figure proves nothing."""
    return sum(bool(part.amount.amount) for part in reading.parts) > 1


def _sum(reading: Reading) -> Decimal:
    return sum((part.amount.amount for part in reading.parts), Decimal(0))


def _tolerance(total: Entry, parts: Parts) -> Decimal:
    """Half of the last printed digit of each figure that is rounded: to more than a pound, to a fraction, or in the total alone."""
    rounded = [entry.amount.step for entry in (total, *parts) if entry.amount.step != 1]
    finest = min(part.amount.step for part in parts)
    if total.amount.step == 1 > finest:
        rounded.append(total.amount.step)
    return sum(rounded, Decimal(0)) * _HALF
