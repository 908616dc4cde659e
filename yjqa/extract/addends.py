"""What a printed total may be the sum of: the readings that its place in a ledger allows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from typing import Literal

from yjqa.extract.ledgers import Entry, Ledger, Row, is_total_label
from yjqa.extract.quarters import quarters_of
from yjqa.extract.terms import terms
from yjqa.extract.years import financial_year

Way = Literal["columns", "rows"]
"""What a total adds up: the columns of its row, or the rows of its column."""
Parts = tuple[Entry, ...]

_MOST_ROWS = 100
"""In longer tables nobody looks for rows that add up those under them."""

_FEWEST_ABOVE = 3
"""The sum of fewer rows equals the next by chance."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One set of parts. `name`: the same for all totals that are read alike.

    `plain`: it is what a total in that place mostly means; another is believed only where other totals bear it out. `whole`: every
    part is printed. `recounted`: the total may leave out whom its parts count twice, as a year does children of two quarters.
    """

    name: str
    parts: Parts
    plain: bool = True
    whole: bool = True
    recounted: bool = False


@dataclass(frozen=True)
class Sheet:
    """A ledger as one adds it up: every total looks at many rows, so that what is asked of a row is found once."""

    ledger: Ledger

    def readings(self, row: Row, entry: Entry) -> Iterator[tuple[Way, list[Reading]]]:
        """For each direction in which a total can be added up, the readings with at least two parts' places."""
        spanning = len(entry.columns) > 1
        if not spanning and entry.columns[0] in self.ledger.total_columns:
            yield "columns", list(_across(self.ledger, row, entry))
        if row.is_total:
            yield "rows", list(_within(self, row, entry) if spanning else _down(self, row, entry.columns))

    def around(self, row: Row) -> tuple[Sequence[Row], Sequence[Row]]:
        """The rows above and below one."""
        position = self._positions[row.number]
        return self.ledger.rows[:position], self.ledger.rows[position + 1 :]

    def entries(self, row: Row, columns: tuple[int, ...]) -> Sequence[Entry]:
        """The figures of a row in exactly these columns."""
        return self._entries.get((row.number, columns), ())

    @cached_property
    def merged(self) -> Sequence[tuple[int, Entry]]:
        """The figures that span columns, each with the number of its row."""
        return [(row.number, entry) for row in self.ledger.rows for entry in row.entries if len(entry.columns) > 1]

    @cached_property
    def beside(self) -> frozenset[int]:
        """The rows that stand among parts without being any."""
        return frozenset(row.number for row in self.ledger.rows if _is_beside(row.label))

    @cached_property
    def apart(self) -> frozenset[int]:
        """The rows that some tables add up and others do not."""
        apart = terms("totals", "apart")
        return frozenset(row.number for row in self.ledger.rows if apart.first(row.label) is not None)

    @cached_property
    def taken_away(self) -> frozenset[int]:
        """The rows whose figures are taken away."""
        return frozenset(row.number for row in self.ledger.rows if _is_taken_away(row.label))

    @cached_property
    def _positions(self) -> dict[int, int]:
        return {row.number: position for position, row in enumerate(self.ledger.rows)}

    @cached_property
    def _entries(self) -> dict[tuple[int, tuple[int, ...]], list[Entry]]:
        found: defaultdict[tuple[int, tuple[int, ...]], list[Entry]] = defaultdict(list)
        for row in self.ledger.rows:
            for entry in row.entries:
                found[row.number, entry.columns].append(entry)
        return found


def _across(ledger: Ledger, row: Row, entry: Entry) -> Iterator[Reading]:
    """A total column: the quarters of its year; else the columns of its own upper header, those since the total before it, the totals before it.

    Under an upper header that is a total, those that are called the same under the others.
    """
    column = entry.columns[0]
    header = ledger.headers[column]
    quarters = quarters_of(ledger, column)
    if quarters:
        yield from _columns(ledger, row, entry, "quarters", quarters, plain=True, recounted=True)
        return
    year = financial_year(" ".join(header))
    counted = [
        other
        for other in ledger.money_columns
        if other not in ledger.total_columns
        and not any(_is_beside(text) or _is_difference(text) for text in ledger.headers[other][-1:])
        and (year is None or financial_year(" ".join(ledger.headers[other])) in (None, year))
        and ledger.headers[other][: len(header) - 1] == header[:-1]
    ]
    alike = [
        other
        for other in ledger.money_columns
        if other not in ledger.total_columns
        and len(header) > 1
        and ledger.headers[other][-1:] == header[-1:]
        and ledger.headers[other] != header
    ]
    yield from _columns(ledger, row, entry, "alike", alike, plain=is_total_label("".join(header[:1])))
    totals = [other for other in sorted(ledger.total_columns) if other < column]
    since = [other for other in counted if (totals[-1] if totals else -1) < other < column]
    after = [other for other in counted if other > column]
    plain = not any(map(_is_difference, header[-1:]))
    yield from _columns(ledger, row, entry, "since", since, plain=plain)
    if len(totals) > 1:
        yield from _columns(ledger, row, entry, "totals", totals, plain=plain and not since)
        yield from _columns(ledger, row, entry, "all", [other for other in counted if other < column], plain=False)
    if not since and not totals:
        yield from _columns(ledger, row, entry, "after", after, plain=False)


def _columns(
    ledger: Ledger, row: Row, entry: Entry, name: str, columns: Sequence[int], *, plain: bool, recounted: bool = False
) -> Iterator[Reading]:
    if len(columns) > 1:
        within = set(columns)
        parts = tuple(part for part in row.entries if part is not entry and within.issuperset(part.columns))
        cut = any(within.intersection(part.columns) and not within.issuperset(part.columns) for part in row.entries)
        whole = not cut and not any((row.number, column) in ledger.unknown for column in columns)
        yield Reading(name, parts, plain, whole, recounted)


def _within(sheet: Sheet, row: Row, entry: Entry) -> Iterator[Reading]:
    """A total that is merged over columns: the totals above it of each of them, or all their lines."""
    above, _ = sheet.around(row)
    columns = set(entry.columns)
    total = next((other for other in reversed(above) if other.is_total), None)
    if total is not None:
        yield Reading("totals", tuple(part for part in total.entries if columns.issuperset(part.columns)))
    lines = [other for other in above if not other.is_total]
    whole = not any(column in columns for _, column in sheet.ledger.unknown)
    parts = (part for other in lines for part in other.entries if columns.issuperset(part.columns))
    yield Reading("lines", _once(parts), plain=total is None, whole=whole)


def _down(sheet: Sheet, row: Row, columns: tuple[int, ...]) -> Iterator[Reading]:
    """A total row: the lines since the last total, all lines, the totals before it; where it comes first, the lines below."""
    above, below = sheet.around(row)
    places = [place for place, other in enumerate(above) if other.is_total and sheet.entries(other, columns)]
    totals = [above[place] for place in places]
    since = above[places[-1] + 1 :] if places else above
    lines = [other for other in above if not other.is_total]
    plain = not _is_difference(row.label) and not any(other.number in sheet.taken_away for other in lines)
    reach = _Reach(sheet, columns, range(row.number))
    if not totals:
        once = _counted_once(lines, sheet.ledger.money_columns)
        yield from reach.reading("lines", lines, plain=plain and not once)
        yield from reach.reading("lines once", once, plain=plain)
    else:
        yield from _Reach(sheet, columns, range(totals[-1].number, row.number)).reading("since", since, plain=plain)
        yield from reach.reading("lines", lines, plain=plain and (bool(since) or len(totals) > 1))
        yield from reach.reading("totals", totals, plain=plain and not since)
        yield from reach.reading("totals and lines", (*totals, *since), plain=plain and bool(since))
    yield from reach.reading("heads", _heads(since, sheet.ledger.money_columns), plain=False)
    if not above:
        ends = next((place for place, other in enumerate(below) if other.is_total), len(below))
        last = below[ends - 1].number if below[:ends] else row.number
        yield from _Reach(sheet, columns, range(row.number, last + 1)).reading("below", below[:ends], plain=False)


@dataclass(frozen=True, slots=True)
class _Reach:
    """The rows among which the parts of a column's total stand."""

    sheet: Sheet
    columns: tuple[int, ...]
    rows: range

    def reading(self, name: str, rows: Sequence[Row], *, plain: bool) -> Iterator[Reading]:
        """The figures of these rows, without rows that are no parts; and without those that may be none."""
        counted = [row for row in rows if row.number not in self.sheet.beside]
        yield from self._of(name, counted, plain=plain)
        if len(counted) < len(rows):
            yield from self._of(f"{name} with all", rows, plain=False)
        sure = [row for row in counted if row.number not in self.sheet.apart]
        if len(sure) < len(counted):
            yield from self._of(f"{name} without others", sure, plain=False)

    def _of(self, name: str, counted: Sequence[Row], *, plain: bool) -> Iterator[Reading]:
        if len(counted) < 2:
            return
        parts = _once(entry for row in counted for entry in self.sheet.entries(row, self.columns))
        over = set(self.columns)
        numbers = {row.number for row in counted}
        cut = any(row in numbers and over.intersection(entry.columns) for row, entry in self.sheet.merged)
        known = not any(row in self.rows and column in over for row, column in self.sheet.ledger.unknown)
        yield Reading(name, parts, plain, known and not cut and self._adds_up(parts))

    def _adds_up(self, parts: Parts) -> bool:
        """Whether figures stand with their signs, and each for itself: differences often come without, some columns run on."""
        header = self.sheet.ledger.headers[self.columns[0]][-1:]
        if any(terms("totals", "running").first(text) for text in header):
            return False
        return not any(map(_is_difference, header)) or any(part.amount.amount < 0 for part in parts)


def _once(entries: Iterable[Entry]) -> Parts:
    """The entries without those of a cell that spans rows and was met before."""
    return tuple({(id(entry.cell), entry.amount.start): entry for entry in entries}.values())


def _heads(rows: Sequence[Row], columns: Sequence[int]) -> list[Row]:
    """The rows without those that a row before them already adds up, in every column."""
    if len(rows) > _MOST_ROWS:
        return []
    sums = [_column_sums(row, columns) for row in rows]
    kept: list[Row] = []
    place = 0
    while place < len(rows):
        kept.append(rows[place])
        running = accumulate(sums[place + 1 :], lambda left, right: [a + b for a, b in zip(left, right, strict=True)])
        ends = next((many for many, so_far in enumerate(running, 1) if many > 1 and so_far == sums[place]), 0)
        place += 1 + (ends if any(sums[place]) else 0)
    return kept if len(kept) < len(rows) else []


def _counted_once(rows: Sequence[Row], columns: Sequence[int]) -> list[Row]:
    """The rows without those that add up the ones above them, in every column; none where there is no such row."""
    if len(rows) > _MOST_ROWS:
        return []
    kept: list[Row] = []
    so_far, many = [Decimal(0)] * len(columns), 0
    for row in rows:
        sums = _column_sums(row, columns)
        if many >= _FEWEST_ABOVE and any(sums) and sums == so_far:
            so_far, many = [Decimal(0)] * len(columns), 0
            continue
        kept.append(row)
        so_far, many = [above + own for above, own in zip(so_far, sums, strict=True)], many + 1
    return kept if len(kept) < len(rows) else []


def _column_sums(row: Row, columns: Sequence[int]) -> list[Decimal]:
    """What a row has in each column, of the figures that stand in one column only."""
    sums = dict.fromkeys(columns, Decimal(0))
    for entry in row.entries:
        if len(entry.columns) == 1 and entry.columns[0] in sums:
            sums[entry.columns[0]] += entry.amount.amount
    return list(sums.values())


def _is_beside(label: str) -> bool:
    """Whether a row or column of that name stands among the parts of a total without being one."""
    bare = label.strip(" :*()-–•")
    found = terms("totals", "beside").find(bare)
    return any(term.start == 0 or term.key != "within" for term in found)


def _is_taken_away(label: str) -> bool:
    found = terms("totals", "taken_away").find(label.strip(" :*()-–•"))
    return any(term.key == "line" and term.start == 0 for term in found)


def _is_difference(label: str) -> bool:
    return any(term.key == "total" for term in terms("totals", "taken_away").find(label))
