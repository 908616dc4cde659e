"""The money figures that are compared, as the store hands them out: only what a comparison looks at."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from yjqa.compare.comparison import Part
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

    `table`: the label of its table, and its row and column there; `None` in running text. `place` is its source, as JSON where it
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


def budget_figure(values: Sequence[Any]) -> BudgetFigure:
    """One figure out of what the store has in `FIELDS`."""
    record, area, year, flow, party, canonical, purpose, kind, column, amount, is_total, reconciles, computed, place = (
        values
    )
    table = place["table"]
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
    source = line.source
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
        None if source.table is None else (source.table.label, source.table.row, source.table.column),
        source.quote,
        source,
    )


def part_of(printed: Printed) -> Part:
    """A figure as a part of a cell, with every place where it is printed."""
    first = printed[0]
    places: list[Any] = []
    for figure in printed:
        if figure.place not in places:
            places.append(figure.place)
    sources = tuple(Source.model_validate(place, strict=False) for place in places)
    return Part(record=first.record, label=first.party or "", value=first.amount, sources=sources)
