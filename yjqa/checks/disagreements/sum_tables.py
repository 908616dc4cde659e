"""Tables of sums with the records that were read out of them: what each gives for an area, a year and a row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from yjqa.checks.material import LedgerTable, Material
from yjqa.checks.precision import Printed
from yjqa.extract.ledgers import Entry, Row, is_total_label
from yjqa.extract.parties import party_kind
from yjqa.extract.terms import terms
from yjqa.records import BudgetLine, Flow, PartyKind, Source

INCOME: frozenset[Flow] = frozenset(["contribution", "grant"])
APART = Decimal("1.25")
"""Sums of two tables that are more times one another are not of the same money."""
_FEWEST = 3
"""So many different sums at least show to which step a table is rounded."""
_COARSEST = 1000
_LONGEST_TITLE = 60


class Scope(NamedTuple):
    """Whose money a sum is, of which year, how final it is and what it does."""

    area: str | None
    year: str | None
    stage: str | None
    flow: Flow

    def may_be(self, other: "Scope") -> bool:
        """Whether two scopes may be one, whatever the money does: the same area, and nothing else that is told apart."""
        years = self.year is None or other.year is None or self.year == other.year
        return self.area == other.area and years and one_stage(self.stage, other.stage)


class Amount(NamedTuple):
    """A sum, printed or added up, with the places that it rests on."""

    printed: Printed
    sources: tuple[Source, ...]

    @property
    def value(self) -> Decimal:
        """The sum in pounds."""
        return self.printed.value

    def is_near(self, other: "Amount", times: Decimal) -> bool:
        """Whether the larger of two sums is at most so many times the smaller: what is further apart is not meant to be one."""
        low, high = sorted((self.value, other.value))
        return 0 < high <= low * times


class Cell(NamedTuple):
    """One sum of a table: its record and where the ledger has it."""

    line: BudgetLine
    row: Row
    entry: Entry
    whole: bool
    """Whether it adds up others of its row: it stands in a total column, is of cash and kind, or spans columns."""


def one_stage(one: str | None, other: str | None) -> bool:
    """Whether two stages may be one: a table that says nothing of it tells what is planned."""
    return (one or "planned") == (other or "planned")


def stage_of(*texts: str) -> str | None:
    """How final the figures under such headers are: "planned", "actual", "forecast"."""
    return next((found for text in texts if (found := terms("disagreements", "stage").first(text))), None)


@dataclass(frozen=True)
class SumTable:
    """A table of sums and its records, in the order of its cells."""

    table: LedgerTable
    cells: tuple[Cell, ...]

    @property
    def section(self) -> tuple[str, ...]:
        """The headings that the table stands under."""
        return self.table.introduced.place.section

    @cached_property
    def said(self) -> tuple[str, ...]:
        """What stands over the table: its caption and titles, or the heading and text above it where it has none."""
        caption = self.table.introduced.table.caption
        named = (*((caption,) if caption else ()), *self.table.ledger.titles)
        return named or self.table.introduced.about[:2]

    @property
    def corner(self) -> str:
        """The header over the names of the rows."""
        return " ".join(self.table.ledger.headers[0])

    @property
    def name(self) -> str:
        """What people call the table: the beginning of what stands over it."""
        text = next(iter(self.said), "") or self.corner or "the table"
        if len(text) > _LONGEST_TITLE:
            text = f"{text[:_LONGEST_TITLE].rsplit(' ', 1)[0]}…"
        return f"“{text.strip(' :.')}”" if text != "the table" else text

    @cached_property
    def step(self) -> Decimal:
        """To what the sums of the table are rounded, where all of them end with noughts; 1 otherwise."""
        amounts = {cell.line.amount for cell in self.cells if cell.line.amount and not cell.row.is_total}
        if len(amounts) < _FEWEST:
            return Decimal(1)
        exponents = [int(amount.normalize().as_tuple().exponent) for amount in amounts]
        return Decimal(min(10 ** max(min(exponents), 0), _COARSEST))

    @cached_property
    def scopes(self) -> dict[Scope, tuple[Cell, ...]]:
        """The cells by whose money they are; columns of differences belong to nobody."""
        found: defaultdict[Scope, list[Cell]] = defaultdict(list)
        for cell in self.cells:
            if cell.line.flow != "other":
                found[self._scope(cell)].append(cell)
        return {scope: tuple(cells) for scope, cells in found.items()}

    def _scope(self, cell: Cell) -> Scope:
        line = cell.line
        stage = stage_of(line.column or "", *self.said)
        return Scope(line.area, line.financial_year, stage, line.flow)

    @cached_property
    def by_funder(self) -> bool:
        """Whether most rows are named after bodies that give money."""
        kinds = {id(cell.row): cell.line.party_canonical for cell in self.cells if not cell.row.is_total}
        return len(kinds) > 1 and sum(kind != "other" for kind in kinds.values()) * 2 > len(kinds)

    def amount(self, cells: Iterable[Cell]) -> Amount:
        """What the cells of one row come to: its total where it prints one, else their sum."""
        cells = list(cells)
        wholes = [cell for cell in cells if cell.whole]
        if wholes:
            cells = [max(wholes, key=lambda cell: cell.line.amount)]
        return self.added(cells)

    def added(self, cells: Iterable[Cell]) -> Amount:
        """The sum of the cells."""
        cells = list(cells)
        total = sum((cell.line.amount for cell in cells), Decimal(0))
        steps = (max(cell.entry.amount.step, self.step) for cell in cells)
        return Amount(Printed(total, sum(steps, Decimal(0))), tuple(cell.line.source for cell in cells))

    def grand_total(self, cells: Iterable[Cell]) -> Amount | None:
        """The total that a table prints of all its rows; what its rows come to is rounded as often as it has rows."""
        totals = [self.amount(row) for row in rows_of(cell for cell in cells if cell.row.is_total)]
        if not totals:
            return None
        grand = max(totals, key=lambda amount: (amount.value, -len(amount.sources)))
        parts = len(rows_of(cell for cell in self.cells if not cell.row.is_total))
        step = grand.printed.step if self.step == 1 else grand.printed.step * parts
        return grand._replace(printed=grand.printed._replace(step=step))

    def together(self, rows: Sequence[Sequence[Cell]]) -> Amount | None:
        """What several rows come to; none where there is no row."""
        amounts = [self.amount(row) for row in rows]
        value = sum((amount.value for amount in amounts), Decimal(0))
        step = sum((amount.printed.step for amount in amounts), Decimal(0))
        return (
            Amount(Printed(value, step), tuple(one for amount in amounts for one in amount.sources)) if rows else None
        )

    def paid_by(self, kind: PartyKind, cells: Iterable[Cell]) -> Amount | None:
        """The sum of the rows of one kind of funder."""
        return self.together(rows_paid_by(kind, cells))

    @cached_property
    def funders_named(self) -> frozenset[PartyKind]:
        """The kinds of funder that rows have no other name than."""
        labels = {cell.line.party or "" for cell in self.cells if not cell.row.is_total}
        return frozenset(party_kind(label) for label in labels if _is_funder(label)) - {"other"}


def rows_of(cells: Iterable[Cell]) -> list[list[Cell]]:
    """The cells row by row."""
    rows: defaultdict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        rows[cell.row.number].append(cell)
    return list(rows.values())


def rows_paid_by(kind: PartyKind, cells: Iterable[Cell]) -> list[list[Cell]]:
    """The rows of one kind of funder."""
    return rows_of(cell for cell in cells if not cell.row.is_total and cell.line.party_canonical == kind)


def sum_tables(material: Material) -> Iterator[SumTable]:
    """The tables of sums of a paper. Its records come in the order of its cells; where they do not, no more are told apart."""
    lines = iter(material.budgets)
    for table in material.ledgers:
        cells = []
        for row in table.ledger.rows:
            for entry in row.entries:
                line = next(lines, None)
                if line is None or line.amount != entry.amount.amount:
                    return
                cells.append(Cell(line, row, entry, _is_whole(table, entry, line)))
        yield SumTable(table, tuple(cells))


def _is_whole(table: LedgerTable, entry: Entry, line: BudgetLine) -> bool:
    in_total = bool(table.ledger.total_columns.intersection(entry.columns))
    return in_total or len(entry.columns) > 1 or line.money_kind == "cash_and_kind"


def _is_funder(label: str) -> bool:
    """Whether a row is called by the name of a funder and nothing else."""
    bare = label.strip(" :*()")
    return any((term.start, term.end) == (0, len(bare)) for term in terms("funders").find(bare)) and not is_total_label(
        bare
    )
