"""The money figures that are compared, as the store hands them out: only what a comparison looks at."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from yjqa.compare.comparison import ComparePart
from yjqa.records import BudgetLine, Flow, Money, MoneyKind, PartyKind, Source

FIELDS = (
    "id",
    "area",
    "financial_year",
    "flow",
    "party",
    "party_canonical",
    "purpose",
    "money_kind",
    "column",
    "amount",
    "is_total",
    "reconciles",
    "computed",
    "source",
)
"""What `budget_figure` takes, in this order, out of a record as JSON."""


@dataclass(frozen=True, slots=True, eq=False)
class BudgetFigure:
    """One printed sum, field by field as its record has it.

    `table`: the label of its table, and its row and column there; `None` in running text, be it that of a cell. `place` is its source, as JSON where it
    comes from the store, since few of the figures that are held come to be shown.
    """

    record: str
    area: str | None
    financial_year: str | None
    flow: Flow
    party: str | None
    party_canonical: PartyKind
    purpose: str | None
    money_kind: MoneyKind | None
    column: str | None
    amount: Money
    is_total: bool
    reconciles: bool | None
    computed: Money | None
    document: str
    section: tuple[str, ...]
    table: tuple[str | None, int, int | None] | None
    quote: str
    place: Any

    @property
    def source(self) -> Source:
        """Where it stands."""
        return Source.model_validate(self.place, strict=False)


Printed = tuple[BudgetFigure, ...]
"""One figure of a comparison: as the word that counts prints it, then the same figure wherever else it is printed."""


_CELL_WORDS = 6
"""A cell of more words is a sentence that speaks of a sum, as in a register of risks."""


def _is_cell(quote: str) -> bool:
    return len(quote.split()) <= _CELL_WORDS


def budget_figure(values: Sequence[Any]) -> BudgetFigure:
    """One figure out of what the store has in `FIELDS`."""
    record, area, year, flow, party, canonical, purpose, kind, column, amount, is_total, reconciles, computed, place = (
        values
    )
    table = place["table"] if _is_cell(place["quote"]) else None
    return BudgetFigure(
        record,
        area,
        year,
        flow,
        party,
        canonical,
        purpose,
        kind,
        column,
        Decimal(amount),
        bool(is_total),
        None if reconciles is None else bool(reconciles),
        None if computed is None else Decimal(computed),
        place["document"],
        tuple(place["section"]),
        None if table is None else (table["label"], table["row"], table["column"]),
        place["quote"],
        place,
    )


def figure_of(line: BudgetLine) -> BudgetFigure:
    """A record as a figure."""
    source, table = line.source, line.source.table
    return BudgetFigure(
        line.id,
        line.area,
        line.financial_year,
        line.flow,
        line.party,
        line.party_canonical,
        line.purpose,
        line.money_kind,
        line.column,
        line.amount,
        line.is_total,
        line.reconciles,
        line.computed,
        source.document,
        source.section,
        (table.label, table.row, table.column) if table is not None and _is_cell(source.quote) else None,
        source.quote,
        source,
    )


def part_of(printed: Printed) -> ComparePart:
    """A figure as a part of a cell, with every place where it is printed."""
    first = printed[0]
    places: list[Any] = []
    for figure in printed:
        if figure.place not in places:
            places.append(figure.place)
    sources = tuple(Source.model_validate(place, strict=False) for place in places)
    return ComparePart(record=first.record, label=first.party or "", value=first.amount, sources=sources)
