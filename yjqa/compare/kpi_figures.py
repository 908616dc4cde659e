"""The performance figures that are compared, as the store hands them out: only what a comparison looks at."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from yjqa.records import Figure, Indicator, Source, Unit

FIELDS = (
    "id",
    "indicator",
    "indicator_canonical",
    "area",
    "value",
    "unit",
    "period.raw",
    "period.start",
    "period.end",
    "target",
    "comparator",
    "source.document",
    "source.title",
    "source.quote",
    "source.section",
    "source.table.row",
    "source.table.label",
    "source",
)
"""What `kpi_figure` takes, in this order, out of a record as JSON."""

_CELL_WORDS = 4
"""A cell of so many words is a figure with its sign or count ("31 (22%)"), a longer one a sentence."""

_FLAT_ROW = re.compile(r"(?:\d%?\s+\d[\d.,]*){2}")
"""Three figures with nothing between them."""


@dataclass(slots=True)
class KpiFigure:
    """One printed figure. `raw`, `start` and `end` are its period's.

    `caption`: that of its table; `in_table`: it stands in a table; `is_cell`: it is what a cell says, and no part of a sentence in one. `place`: what its source
    is made of once it is asked for.
    """

    record: str
    printed: str
    indicator: Indicator
    area: str | None
    value: Figure
    unit: Unit
    raw: str | None
    start: datetime.date | None
    end: datetime.date | None
    target: Figure | None
    comparator: bool
    document: str
    title: str
    quote: str
    section: tuple[str, ...]
    caption: str | None
    in_table: bool
    is_cell: bool
    place: Any

    @property
    def is_flat_row(self) -> bool:
        """Whether it stands in a row of a table that was read as a sentence, so that nothing tells whose figure it is."""
        return not self.in_table and _FLAT_ROW.search(self.quote) is not None

    @property
    def source(self) -> Source:
        """Where it stands."""
        return Source.model_validate(self.place)


def kpi_figure(values: Sequence[Any]) -> KpiFigure:
    """One figure out of what the store has in `FIELDS`."""
    record, printed, indicator, area, value, unit, raw, start, end, target, comparator, *rest = values
    document, title, quote, section, row, caption, place = rest
    in_table = row is not None
    return KpiFigure(
        record,
        printed,
        indicator,
        area,
        Decimal(value),
        unit,
        raw,
        None if start is None else datetime.date.fromisoformat(start),
        None if end is None else datetime.date.fromisoformat(end),
        None if target is None else Decimal(target),
        comparator,
        document,
        title,
        quote,
        tuple(section),
        caption,
        in_table,
        in_table and len(quote.split()) <= _CELL_WORDS,
        place,
    )
