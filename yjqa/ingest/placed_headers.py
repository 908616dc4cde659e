"""Header labels that stand over columns of figures kept apart by blanks.

Figures are set to the right of their columns, so a column reaches from the right edge of the one before it to its own;
the words that stand there, over one or more lines, are its label. A line above with fewer labels spans columns.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from yjqa.ingest.aligned import Stretch, stretches
from yjqa.ingest.prose import join
from yjqa.ingest.run_headers import period_of
from yjqa.ingest.tabbed import is_figure

_SLACK = 3


@dataclass(slots=True)
class PlacedHeader:
    """The row labels' own header, a label for each column, and the labels above that span `period` columns each."""

    label: str
    labels: list[str]
    upper: list[str] = field(default_factory=list)
    period: int = 0


def place_header(header: Sequence[str], rows: Sequence[str], columns: int) -> PlacedHeader | None:
    """The header lines read over the rows of figures; `None` where columns are not kept apart or have no labels."""
    cells = [stretches(row) for row in rows]
    full = [row for row in cells if len(row) >= columns and all(is_figure(cell.text) for cell in row[-columns:])]
    if len(full) < 2 or not header:
        return None
    edges = [max(row[place - columns].end for row in full) for place in range(columns)]
    if any(left >= right for left, right in itertools.pairwise(edges)):
        return None
    first_figure = min(row[-columns].start for row in full)
    left = max((cell.end for row in full for cell in row[:-columns] if cell.end < first_figure), default=0)
    lines = [_assigned(stretches(line), edges, left) for line in header]
    if any(line is None for line in lines):
        return None
    assigned = [line for line in lines if line is not None]
    whole = _merge(assigned, columns)
    below = _merge(assigned[1:], columns)
    if len(header) > 1 and all(below.labels) and 1 < len(assigned[0]) < columns:
        period = period_of(below.labels)
        upper = [cell.text for place, cell in assigned[0] if place >= 0]
        if period and len(upper) * period <= columns:
            below.upper, below.period = upper, period
            return below
    return whole if all(whole.labels) else None


def _assigned(cells: Sequence[Stretch], edges: Sequence[int], left: int) -> list[tuple[int, Stretch]] | None:
    """Each label with its column, -1 for that of the row labels; `None` where a label stands beyond the last column."""
    result = []
    for cell in cells:
        middle = (cell.start + cell.end) / 2
        if cell.end <= left + 1 and cell.start < left:
            result.append((-1, cell))
            continue
        place = next((column for column, edge in enumerate(edges) if middle <= edge + _SLACK), None)
        if place is None:
            return None
        result.append((place, cell))
    return result


def _merge(lines: Sequence[Sequence[tuple[int, Stretch]]], columns: int) -> PlacedHeader:
    label, labels = "", [""] * columns
    for line in lines:
        for place, cell in line:
            if place < 0:
                label = join(label, cell.text)
            else:
                labels[place] = join(labels[place], cell.text)
    return PlacedHeader(label, labels)
