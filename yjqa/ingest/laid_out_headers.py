"""Labels over columns whose places are known, one line or several, or labels over labels.

A line that has one label for each column names them in order; a label of another line belongs to the column over whose
figures or labels it stands. Labels over a whole row of labels span columns where these come again in the same order, or
where each begins at the left edge of its first column.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from yjqa.columns import column_role
from yjqa.ingest.aligned import Stretch
from yjqa.ingest.laid_out_rows import Column
from yjqa.ingest.prose import begins_low, hangs, join
from yjqa.ingest.run_headers import period_of
from yjqa.ingest.tabbed import is_figure

PERIOD = re.compile(r"(?:19|20)\d\d(?:[/–-]\d{2,4})?")
"""A year, which names a column for all that it is a figure."""
_NEAR = 2
_SLACK = 3
_CENTRED = 0.1


@dataclass(frozen=True, slots=True)
class HeaderLabel:
    """One label with its place in the grid."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Header:
    """The labels of the header's rows."""

    labels: list[HeaderLabel]
    depth: int


def place_labels(lines: Sequence[Sequence[Stretch]], columns: Sequence[Column]) -> Header | None:
    """The header lines over the columns; `None` where a label stands over two, or a column has none."""
    lower = _merged(lines[1:], columns) if len(lines) > 1 else None
    first = next(place for place, column in enumerate(columns) if column.figures)
    upper = [cell for cell in lines[0] if cell.start >= columns[first - 1].right]
    if lower is not None and all(lower[first:]) and _are_over(upper, lower[first:]):
        return _two_rows(lines, upper, lower, columns)
    labels = _merged(lines, columns)
    if labels is None or not all(labels[1:]) or not _tell_apart([_text(label) for label in labels], first):
        return None
    return Header([HeaderLabel(_text(label), 0, column) for column, label in enumerate(labels)], 1)


def _tell_apart(labels: Sequence[str], first: int) -> bool:
    """The labels name columns of one table: no row of figures, none that come again as under labels that are lost, none
    as in two tables beside one another."""
    over = labels[first:]
    figures = sum(is_figure(label) and not PERIOD.fullmatch(label) for label in over)
    return figures < len(over) and labels[0] not in labels[1:] and not period_of(over)


def _merged(lines: Sequence[Sequence[Stretch]], columns: Sequence[Column]) -> list[Stretch | None] | None:
    """For each column its label, the words of all lines put together from the top."""
    extents = [replace(column) for column in columns]
    placed: dict[int, list[tuple[int, Stretch]]] = {column: [] for column in range(len(columns))}
    for number in sorted(range(len(lines)), key=lambda number: -len(lines[number])):
        places = _in_order(lines[number], extents) or _by_place(lines[number], extents)
        if places is None:
            return None
        for cell, column in zip(lines[number], places, strict=True):
            placed[column].append((number, cell))
            extents[column].left = min(extents[column].left, cell.start)
            extents[column].right = max(extents[column].right, cell.end)
    return [_joined([cell for _, cell in sorted(placed[column])]) for column in range(len(columns))]


def _joined(cells: Sequence[Stretch]) -> Stretch | None:
    if not cells:
        return None
    return Stretch(
        min(cell.start for cell in cells), max(cell.end for cell in cells), _label([cell.text for cell in cells])
    )


def _text(label: Stretch | None) -> str:
    return label.text if label is not None else ""


def _label(texts: Sequence[str]) -> str:
    """The words of one label; a word torn at a line's end is whole again where the whole is a label that is known."""
    plain = ""
    for text in texts:
        plain = join(plain, text)
    torn = "".join(texts)
    return torn if len(texts) > 1 and " " not in torn and column_role(f"{torn} x") is not None else plain


def _in_order(cells: Sequence[Stretch], columns: Sequence[Column]) -> list[int] | None:
    """One label for each column, or for each but the first, none over another column's cells alone."""
    first = len(columns) - len(cells)
    if not cells or first not in (0, 1) or (first and cells[0].start < columns[0].right):
        return None
    places = list(range(first, len(columns)))
    for cell, place in zip(cells, places, strict=True):
        over = [column for column in range(len(columns)) if columns[column].overlaps(cell)]
        before = columns[place - 1].right if place else 0
        after = columns[place + 1].left if place + 1 < len(columns) else cell.end
        if over not in ([], [place]) or cell.start < before - _SLACK or cell.end > after + _SLACK:
            return None
    return places


def _by_place(cells: Sequence[Stretch], columns: Sequence[Column]) -> list[int] | None:
    places: list[int] = []
    for cell in cells:
        place = _column_of(cell, columns)
        if place is None or place in places:
            return None
        places.append(place)
    return places


def _column_of(cell: Stretch, columns: Sequence[Column]) -> int | None:
    """The column over which a label stands: over its cells, or, over figures, right of all that the one before holds."""
    over = [place for place, column in enumerate(columns) if column.overlaps(cell)]
    if len(over) == 1:
        return over[0]
    if over:
        return None
    place = next((place for place, column in enumerate(columns) if cell.end <= column.left + _SLACK), None)
    if place and columns[place].figures and cell.start >= columns[place - 1].right:
        return place
    return None


def _are_over(upper: Sequence[Stretch], lower: Sequence[Stretch | None]) -> bool:
    """The labels of the first line are over whole labels, fewer than these, and none is the beginning of one."""
    below = [label for cell in upper for label in lower if label is not None and _overlap(cell, label)]
    begun = any(begins_low(label.text) for label in below) or any(hangs(cell.text) for cell in upper)
    return 0 < len(upper) < len(lower) and not begun


def _overlap(cell: Stretch, other: Stretch) -> bool:
    return cell.start < other.end and cell.end > other.start


def _two_rows(
    lines: Sequence[Sequence[Stretch]],
    upper: Sequence[Stretch],
    lower: Sequence[Stretch | None],
    columns: Sequence[Column],
) -> Header | None:
    first = next(place for place, column in enumerate(columns) if column.figures)
    below = [label for label in lower[first:] if label is not None]
    spans = spans_over(upper, below)
    left = _merged(
        [[cell for cell in line if cell.start < columns[first - 1].right] for line in lines], columns[:first]
    )
    if spans is None or left is None:
        return None
    above = next((place for place, cell in enumerate(lines[0]) if cell.start < columns[first - 1].right), None)
    top = 0 if above is not None else 1
    labels = [HeaderLabel("", 0, 0, 1, first)] if top else []
    labels += [HeaderLabel(_text(label), top, column, 2 - top) for column, label in enumerate(left)]
    covered = 0
    for cell, (begin, end) in zip(upper, spans, strict=True):
        labels.append(HeaderLabel(cell.text, 0, first + begin, 1, end - begin))
        covered = end
    labels += [HeaderLabel("", 0, first + place) for place in range(covered, len(below))]
    labels += [HeaderLabel(label.text, 1, first + place) for place, label in enumerate(below)]
    return Header(labels, 2)


def spans_over(upper: Sequence[Stretch], lower: Sequence[Stretch]) -> list[tuple[int, int]] | None:
    """For each upper label the lower ones that it stands over, the first and the one after the last; `None` where that
    is not certain."""
    if len(upper) == 1:
        middle = (lower[0].start + lower[-1].end) / 2
        centred = abs((upper[0].start + upper[0].end) / 2 - middle) <= _CENTRED * (lower[-1].end - lower[0].start)
        return [(0, len(lower))] if centred or abs(upper[0].start - lower[0].start) <= _NEAR else None
    period = period_of([label.text for label in lower])
    if period and len(upper) * period in (len(lower), len(lower) - 1):
        spans = [(begin, begin + period) for begin in range(0, len(upper) * period, period)]
        over = all(
            cell.start < lower[end - 1].end and cell.end > lower[begin].start - _NEAR
            for cell, (begin, end) in zip(upper, spans, strict=True)
        )
        return spans if over else None
    begins = []
    for cell in upper:
        at = [place for place, label in enumerate(lower) if abs(label.start - cell.start) <= _NEAR]
        begins += at if len(at) == 1 else [-1]
    spans = list(pairwise([*begins, len(lower)]))
    widths = {end - begin for begin, end in spans}
    certain = begins[0] == 0 and min(begins) == 0 and min(widths) > 0
    return spans if certain and (len(widths) == 1 or spans[-1][1] - spans[-1][0] == 1) else None
