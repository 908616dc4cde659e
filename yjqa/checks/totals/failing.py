"""The totals of a paper's tables that are not the sums of their parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from yjqa.checks.material import Material
from yjqa.checks.totals.counts import read_counts
from yjqa.checks.totals.differences import WrongDifference, wrong_differences
from yjqa.checks.totals.implied import with_implied_totals
from yjqa.document import Heading, ListItem, Paragraph, Table
from yjqa.extract.flattened_sums import find_flattened_tables
from yjqa.extract.introductions import Introduced
from yjqa.extract.ledgers import Entry, Ledger, Row, read_ledger, says_only_total
from yjqa.extract.misprints import misprint
from yjqa.extract.money import pounds
from yjqa.extract.reconciliation import Direction, Reconciliation, reconcile
from yjqa.extract.terms import terms

_BLOCKS_BELOW = 2
_CLOSE = Decimal("0.05")
_FEW = 2
_ROUND_STEPS = (Decimal(100), Decimal(10), Decimal(5))
_FEWEST_ROUND = 4
"""So many figures that end alike are rounded, not so by chance."""
_HELD_ELSEWHERE = 0.7
"""How sure at most a total is a mistake that is the sum of its parts in another direction: the mistake may be in the parts."""
_SMALL_CHANGE = Decimal(1)


@dataclass(frozen=True)
class TotalledTable:
    """A table with its totals; `counted` tells counts from money, `excuse` is what the paper says of sums that do not add up."""

    introduced: Introduced
    ledger: Ledger
    counted: bool
    excuse: str | None

    @cached_property
    def totals(self) -> list[Reconciliation]:
        """Every total that has parts that are clear, without those that only a wrong difference among their parts makes fail."""
        right = {id(wrong.total) for wrong in self.wrong_differences}
        return [total for total in self._reconciled if id(total) not in right]

    @cached_property
    def wrong_differences(self) -> list[WrongDifference]:
        """The cells of a column of differences that are not those of their rows."""
        return [] if self.excuse == "overlap" else wrong_differences(self.ledger, self._reconciled)

    @cached_property
    def _reconciled(self) -> list[Reconciliation]:
        return reconcile(self.ledger)

    @cached_property
    def failing(self) -> list[Reconciliation]:
        """The totals that a careful reader would call wrong."""
        return [total for total in self.totals if not total.reconciles and self.sureness(total)]

    def row_of(self, entry: Entry) -> Row:
        """The row that an entry stands in."""
        return self._rows[id(entry)]

    @cached_property
    def _rows(self) -> dict[int, Row]:
        return {id(entry): row for row in self.ledger.rows for entry in row.entries}

    def show(self, amount: Decimal) -> str:
        """A figure of the table as people write it."""
        if not self.counted:
            return pounds(amount)
        return f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount.normalize():,f}"

    def sureness(self, total: Reconciliation) -> float:
        """How sure it is that a total is a mistake: 0 for one that is not worth telling."""
        surest = max(self._sureness(total.entry, direction) for direction in total.failing)
        return surest if len(total.failing) == len(total.directions) else min(surest, _HELD_ELSEWHERE)

    def _sureness(self, entry: Entry, direction: Direction) -> float:
        printed, computed = entry.amount.amount, direction.computed
        difference = abs(printed - computed)
        share = difference / max(abs(printed), abs(computed))
        figures = [printed, *(part.amount.amount for part in direction.parts)]
        if self.excuse == "overlap" or (
            self.excuse == "rounding" and difference <= len(figures) * _largest_step(figures)
        ):
            return 0.0
        if self.counted:
            return self._sureness_of_count(entry, direction, difference, share, figures)
        if difference <= _SMALL_CHANGE:
            return 0.4
        if direction.borne_out:
            return 0.95
        if misprint(printed, computed) or difference in map(abs, figures[1:]):
            return 0.9
        return 0.85 if share <= _CLOSE else 0.6

    def _sureness_of_count(
        self, entry: Entry, direction: Direction, difference: Decimal, share: Decimal, figures: list[Decimal]
    ) -> float:
        step = _largest_step(figures)
        if step > 1 and len(figures) >= _FEWEST_ROUND and difference <= len(figures) * step / 2:
            return 0.0
        if direction.borne_out:
            return 0.9
        near = share <= _CLOSE or (difference <= _FEW and direction.computed >= _FEW * 5)
        bare = says_only_total(entry.label or "")
        if len(direction.parts) <= _FEW or not (near or bare):
            return 0.0
        return 0.75 if near and bare else 0.6


def _largest_step(figures: list[Decimal]) -> Decimal:
    """The largest round number that all figures are multiples of, 1 where there is none."""
    return next((step for step in _ROUND_STEPS if not any(figure % step for figure in figures)), Decimal(1))


def totalled_tables(material: Material) -> Iterator[TotalledTable]:
    """The tables that may have totals, in the order of the paper: those of money, those of counts, those without their lines."""
    ledgers = {id(introduced.table): ledger for introduced, ledger in material.ledgers}
    below = _said_below(material)
    for introduced in material.tables:
        ledger = ledgers.get(id(introduced.table))
        said = " ".join((*introduced.about, below.get(id(introduced.table), "")))
        excuse = terms("totals", "excused").first(said)
        if ledger is not None:
            yield TotalledTable(introduced, with_implied_totals(ledger), False, excuse)
        counts = read_counts(introduced.table, frozenset(ledger.money_columns) if ledger is not None else frozenset())
        if counts is not None:
            yield TotalledTable(introduced, with_implied_totals(counts), True, excuse)
    for flattened, _ in find_flattened_tables(material.document):
        ledger = read_ledger(flattened.table, flattened.about) if flattened is not None else None
        if flattened is not None and ledger is not None:
            yield TotalledTable(flattened, ledger, False, None)


def _said_below(material: Material) -> dict[int, str]:
    """What stands just below each table: where notes on its figures are."""
    texts: dict[int, str] = {}
    table, left = 0, 0
    for place in material.document.places():
        if isinstance(place.block, Table):
            table, left = id(place.block), _BLOCKS_BELOW
        elif isinstance(place.block, Heading):
            left = 0
        elif left and isinstance(place.block, Paragraph | ListItem):
            texts[table] = f"{texts.get(table, '')} {place.block.text}"
            left -= 1
    return texts


def is_grand(table: TotalledTable, row: Row, entry: Entry) -> bool:
    """Whether a total stands where a row of totals and a column of totals meet."""
    return row.is_total and bool(table.ledger.total_columns.intersection(entry.columns))
