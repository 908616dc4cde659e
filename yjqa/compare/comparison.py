"""What a comparison is: a table of figures whose every cell says what it rests on."""

import datetime
from typing import Literal

from pydantic import Field

from yjqa.records import Figure, Model, Source

By = Literal["party", "kind", "indicator", "area", "year"]
"""What the rows of a comparison are."""


class ComparePart(Model):
    """One printed figure that a cell rests on: the record's id, what the paper calls it, and where it stands.

    `sources` holds more than one place where several papers, or several places of one, print the same figure for it.
    """

    record: str
    label: str
    value: Figure
    sources: tuple[Source, ...] = Field(min_length=1)


class CompareCell(Model):
    """One figure of a comparison. A cell that no paper has a figure for is `None`, never 0.

    `value`: in pounds, or in the row's unit; the sum of its `parts` where there are several. `share`: per cent of its column's
    total. `change` and `change_percent`: for the same area, in budgets since the year before, in performance since the last period
    as long that has a figure. `per_head`: pounds for each of the people whom the paper counts. `target`: what the paper sets beside
    a performance figure, in its unit.
    """

    value: Figure
    parts: tuple[ComparePart, ...] = Field(min_length=1)
    share: Figure | None = None
    change: Figure | None = None
    change_percent: Figure | None = None
    per_head: Figure | None = None
    target: Figure | None = None


class CompareColumn(Model):
    """What a column stands for: an area, a financial year or a reporting period with its first and last day, or both."""

    label: str
    area: str | None = None
    period: str | None = None
    start: datetime.date | None = None
    end: datetime.date | None = None


class CompareRow(Model):
    """One line of a comparison: `label` for people, `key` out of the vocabulary, `printed` as the papers call it.

    `kind`: the kind of money ("all" for a total over all kinds, `None` where no paper says), or the unit of a performance figure.
    `is_total`: summed from the cells above, not printed.
    `measure`: what the row measures, where the rows are areas or periods of several measures. `start` and `end`: the first and last day
    of a row that is a financial year or a reporting period.
    """

    label: str
    key: str
    printed: tuple[str, ...] = ()
    kind: str | None = None
    measure: str | None = None
    start: datetime.date | None = None
    end: datetime.date | None = None
    is_total: bool = False
    cells: tuple[CompareCell | None, ...]


class Comparison(Model):
    """A table across areas and years. `notes` say where like could not be set beside like, and what papers disagree on."""

    title: str
    measure: Literal["budgets", "kpis"]
    by: By
    columns: tuple[CompareColumn, ...]
    rows: tuple[CompareRow, ...]
    notes: tuple[str, ...] = ()
