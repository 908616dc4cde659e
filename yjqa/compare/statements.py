"""What each table, and each sentence, says of the figures that are compared: one value a place in the comparison.

A row gives each kind of money of each area and year once; rows of one kind of funder add up, and all their figures stay
with the sum. What a table prints in a way that leaves open whether figures add up is not used, and said so.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from yjqa.compare.budget_figures import BudgetFigure
from yjqa.compare.slots import Slot, slot_of
from yjqa.extract.ledgers import is_total_label
from yjqa.extract.terms import terms
from yjqa.records import Flow, MoneyKind

_ENOUGH_ROWS = 3
"""A single figure that is the sum of fewer rows above it may be so by chance."""

_Kind = tuple[Flow, str | None, str | None, MoneyKind | None]
"""A kind of money that a table has a column for, behind the flow, the year and the area of that column."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one table or sentence gives for a slot. `fills`: for how many slots that table has figures."""

    slot: Slot
    figures: tuple[BudgetFigure, ...]
    fills: int

    @property
    def value(self) -> Decimal:
        """The sum of the figures."""
        return sum((figure.amount for figure in self.figures), Decimal(0))

    @property
    def document(self) -> str:
        """The paper that says it."""
        return self.figures[0].document


@dataclass(frozen=True, slots=True)
class Unclear:
    """A slot for which a table prints several figures that may or may not add up."""

    slot: Slot
    lines: tuple[BudgetFigure, ...]


def tables_of(lines: Iterable[BudgetFigure]) -> Iterator[list[BudgetFigure]]:
    """The lines that come from tables, table by table. Lines stand in the order of their papers."""
    current: list[BudgetFigure] = []
    for line in lines:
        if line.table is None:
            continue
        if current and not _same_table(current[-1], line):
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _same_table(before: BudgetFigure, line: BudgetFigure) -> bool:
    if before.table is None or line.table is None or before.document != line.document or before.section != line.section:
        return False
    old, *above = before.table
    new, *below = line.table
    return old == new and tuple(place or 0 for place in above) <= tuple(place or 0 for place in below)


def undated(table: Sequence[BudgetFigure]) -> list[BudgetFigure]:
    """The figures of a table that say no year where others do: which year they are of is not clear."""
    if not any(line.financial_year for line in table):
        return []
    return [line for line in table if line.financial_year is None and not _is_total_row(line)]


def statements_of_table(lines: Sequence[BudgetFigure]) -> tuple[list[Statement], list[Unclear]]:
    """What a table says, and what it leaves open. Its total rows, and figures without the year that others have, say nothing."""
    dated = any(line.financial_year for line in lines)
    rows: defaultdict[tuple[int, str], list[BudgetFigure]] = defaultdict(list)
    for line in lines:
        if not _is_total_row(line) and not _is_part(line) and (line.financial_year or not dated):
            rows[line.table[1] if line.table else 0, line.party or ""].append(line)
    parts: defaultdict[Slot, list[tuple[str, list[BudgetFigure]]]] = defaultdict(list)
    unclear: dict[Slot, list[BudgetFigure]] = {}
    sums = _unnamed_sums(list(rows.values()))
    kinds = {(line.flow, line.financial_year, line.area, line.money_kind) for line in lines if not line.is_total}
    for row in rows.values():
        for slot, found in _slots_of(row, kinds).items():
            name = f"{row[0].party} {row[0].purpose or ''}"
            if id(row) not in sums and _adds_up(found, row):
                parts[slot].append((name, found))
            else:
                unclear.setdefault(slot, []).extend(found)
    for slot, named in parts.items():
        staged = len(named) > 1 and any(_tells_stage(line) for _, some in named for line in some)
        if staged or len({name for name, _ in named}) < len(named):
            unclear.setdefault(slot, []).extend(line for _, some in named for line in some)
    clear = {slot: [line for _, some in named for line in some] for slot, named in parts.items() if slot not in unclear}
    statements = [Statement(slot, tuple(some), len(clear)) for slot, some in clear.items()]
    return statements, [Unclear(slot, tuple(some)) for slot, some in unclear.items()]


def _unnamed_sums(rows: Sequence[Sequence[BudgetFigure]]) -> set[int]:
    """The `id()`s of rows that no word calls a total and that are, in every column, the sum of the rows above them."""
    above: defaultdict[int | None, Decimal] = defaultdict(Decimal)
    counts: Counter[int | None] = Counter()
    sums = set()
    for row in rows:
        figures = [(line.table[2] if line.table else None, line.amount) for line in row]
        agree = all(counts[column] > 1 and above[column] == amount for column, amount in figures)
        fewest = min((counts[column] for column, _ in figures), default=0)
        if agree and any(amount for _, amount in figures) and (len(figures) > 1 or fewest >= _ENOUGH_ROWS):
            sums.add(id(row))
        else:
            counts.update(column for column, _ in figures)
            for column, amount in figures:
                above[column] += amount
    return sums


def _tells_stage(line: BudgetFigure) -> bool:
    """Whether a row is one of several of its kind by how final its figures are: budget, forecast, outturn."""
    return terms("money", "stage").first(f"{line.party} {line.purpose or ''}") is not None


def statements_of_sentences(lines: Iterable[BudgetFigure]) -> list[Statement]:
    """What sentences say of funders of a known kind, each of them once; of changes, hopes and several years they say nothing."""
    stated: defaultdict[str, list[BudgetFigure]] = defaultdict(list)
    for line in lines:
        if line.table is None:
            stated[f"{line.document} {line.quote}"].append(line)
    statements = []
    for said in stated.values():
        parties = [line.party_canonical for line in said]
        if len(set(parties)) < len(parties) or "other" in parties:
            continue
        if terms("comparing", "change").first(said[0].quote) is not None:
            continue
        statements += [Statement(slot_of(line), (line,), 0) for line in said if line.area and line.financial_year]
    return statements


def _is_total_row(line: BudgetFigure) -> bool:
    """Whether a line stands in a row that adds up others, or in one that says nothing of whose it is."""
    return not line.party or is_total_label(line.party)


def _is_part(line: BudgetFigure) -> bool:
    """Whether a row says that it is a part of the one above."""
    label = (line.party or "").lstrip(" -–—•(")
    first = next(terms("comparing", "part").find(label), None)
    return first is not None and first.start == 0


def _slots_of(row: Sequence[BudgetFigure], kinds: Iterable[_Kind]) -> dict[Slot, list[BudgetFigure]]:
    """The figures of a row by where they belong; of its total columns, those that say what no other column does.

    `kinds`: which kinds of money the table has columns for, by flow, year and area.
    """
    slots: dict[Slot, list[BudgetFigure]] = {}
    for line in (line for line in row if not line.is_total):
        slots.setdefault(slot_of(line), []).append(line)
    for total in (line for line in row if line.is_total):
        beside = [one for one in kinds if one[:2] == (total.flow, total.financial_year)]
        if slot_of(total) in slots:
            continue  # the sum of figures of its own kind: they are there themselves
        inside = {kind for *_, area, kind in beside if area == total.area}
        added = inside or {kind for *_, kind in beside}
        if total.money_kind == "total" and len(added) == 1:
            if not inside:
                slots.setdefault(slot_of(total)._replace(kind=added.pop()), []).append(total)
            continue
        parts = [one for some in slots.values() for one in some if _adds(total, one)]
        printed = total.reconciles is not False or len(parts) < 2
        slots.setdefault(slot_of(total), []).extend([total] if printed else parts)
    return slots


def _adds(total: BudgetFigure, line: BudgetFigure) -> bool:
    """Whether a figure of the same row is one that a total column adds up."""
    same = (line.flow, line.financial_year, line.area) == (total.flow, total.financial_year, total.area)
    return same and not line.is_total


def _adds_up(found: Sequence[BudgetFigure], row: Sequence[BudgetFigure]) -> bool:
    """Whether figures of one row are one sum: the only one, or such as the row's own total is computed from."""
    if len(found) == 1:
        return True
    together = sum((line.amount for line in found), Decimal(0))
    return any(line.is_total and together in (line.amount, line.computed) for line in row)
