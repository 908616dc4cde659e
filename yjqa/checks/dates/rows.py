"""Rows of a table that finish before they start: "January 2023" under "Start", "September 2022" under "Finish"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from yjqa.checks.dates.deadlines import dated_cell, first_day
from yjqa.checks.dates.printed import said_date
from yjqa.checks.material import Material, first_words
from yjqa.document import Cell, Table
from yjqa.extract.dates import Dated
from yjqa.extract.shapes import cell_text
from yjqa.extract.sources import cell_source
from yjqa.records import Finding

_WHEN = r"(?:\s+(?:date|day|month|on))?"
_STARTS = re.compile(rf"(?:start(?:s|ed|ing)?|from|begins?|began|beginning|commence[sd]?){_WHEN}", re.I)
_ENDS = re.compile(rf"(?:finish(?:es|ed)?|to|until|ends?|ended|complet(?:es|ed|ion)){_WHEN}", re.I)
_NAME_WORDS = 12
_CONFIDENCE = 0.8


class _Row(NamedTuple):
    """What a row is about, and when it starts and ends."""

    name: str
    start: Dated
    end: Dated
    start_cell: Cell
    end_cell: Cell

    @property
    def is_turned(self) -> bool:
        """Whether it ends before it starts; a month ends with its last day and starts with its first."""
        return self.end.date < first_day(self.start)


def find(material: Material) -> Iterator[Finding]:
    """A finding for each such row of a table in which at least as many rows run the right way."""
    for introduced in material.tables:
        rows = list(_rows(introduced.table))
        turned = [row for row in rows if row.is_turned]
        if 2 * len(turned) > len(rows):
            continue
        for row in turned:
            start, end = row.start_cell.flat, row.end_cell.flat
            yield Finding(
                check="date",
                printed=end,
                computed=f"before {said_date(first_day(row.start))}",
                message=f"“{row.name}” is printed to end {end}, before it starts: {start}.",
                confidence=_CONFIDENCE,
                sources=tuple(
                    cell_source(material.document, introduced.place, cell) for cell in (row.end_cell, row.start_cell)
                ),
            )


def _rows(table: Table) -> Iterator[_Row]:
    """The rows that print one date with its year under a header of starts, and one under a header of ends."""
    headers = [" ".join(labels).strip(" :") for labels in table.column_labels()]
    starts = [column for column, header in enumerate(headers) if _STARTS.fullmatch(header)]
    ends = [column for column, header in enumerate(headers) if _ENDS.fullmatch(header)]
    if len(starts) != 1 or len(ends) != 1:
        return
    for row in table.body():
        start_cell, end_cell = row[starts[0]], row[ends[0]]
        start, end = dated_cell(start_cell), dated_cell(end_cell)
        if start_cell is not None and end_cell is not None and start is not None and end is not None:
            name = first_words(max(map(cell_text, row), key=len), _NAME_WORDS)
            yield _Row(name, start, end, start_cell, end_cell)
