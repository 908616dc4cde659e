"""Tables without rules: rows whose parts line up in columns, clearly and several times."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from yjqa.ingest.aligned import Stretch
from yjqa.ingest.labels import split_label
from yjqa.ingest.laid_out_headers import spans_over
from yjqa.ingest.pdf.draft_tables import DraftCell, DraftTable, count_header_rows, is_figure
from yjqa.ingest.pdf.drafts import Leading, lines_to_drafts
from yjqa.ingest.pdf.lines import Line, around, split_row
from yjqa.ingest.pdf.mending import Lexicon

_LEAST_ROWS = 3
_UPPER_AND_LOWER = 2
_LEAST_ROWS_OF_TWO_WORD_COLUMNS = 4
_FAR = 3.2
"""Rows further apart than this many font sizes are not of one table."""
_CLEAR_GAP = 0.45
"""Columns are parted by at least this many font sizes that (nearly) no row crosses."""
_CROSSED = 0.1
_ALIGNED = 0.6
"""The share of a column's cells whose left, right or middle must agree."""
_PROSE = 8
"""Columns of more words a cell than this are running text."""
_TIGHT = 1.12
_WIDER = 1.3
_LEADERS = re.compile(r"(?:\.\s?){4,}|…")


class Run(NamedTuple):
    """Rows `first` to `last` (inclusive) of a flow make a table with these (left, right) columns."""

    first: int
    last: int
    columns: list[tuple[float, float]]


def find_aligned(rows: Sequence[Line]) -> list[Run]:
    """The runs of rows that line up in two columns or more."""
    parts = [split_row(row) for row in rows]
    runs: list[Run] = []
    index = 0
    while index < len(rows):
        if len(parts[index]) < 2:
            index += 1
            continue
        last = index
        probe = index + 1
        while probe < len(rows) and _near(rows[probe - 1], rows[probe]) and probe - last <= 2:
            if last > index and _is_heading_row(parts[probe]) and not _is_heading_row(parts[probe - 1]):
                break
            if len(parts[probe]) >= 2:
                last = probe
            elif len(parts[probe][0].words) > _PROSE:
                break
            probe += 1
        columns = _columns(parts[index : last + 1])
        if columns is None:
            last = next((row for row in range(index + 1, last + 1) if _is_paragraph(parts[row])), last + 1) - 1
            columns = _columns(parts[index : last + 1])
        if columns is not None:
            runs.append(Run(index, last, columns))
            index = last + 1
        else:
            index += 1
    return runs


def _is_heading_row(parts: list[Line]) -> bool:
    """Column titles in the midst of a run: another table begins."""
    bold = sum(part.bold for part in parts)
    return len(parts) > 2 and bold * 2 > len(parts) and not any(is_figure(part.text()) for part in parts)


def _is_paragraph(parts: list[Line]) -> bool:
    """A number and the text that it counts: the table above has ended."""
    return len(parts) == 2 and len(parts[0].words) == 1 and len(parts[1].words) > _PROSE


def _near(above: Line, below: Line) -> bool:
    return below.base - above.base <= _FAR * max(above.size, below.size)


def _columns(parts: list[list[Line]]) -> list[tuple[float, float]] | None:
    several = [row for row in parts if len(row) >= 2]
    if len(several) < _LEAST_ROWS:
        return None
    spans = sorted((part.x0, part.x1) for row in several for part in row)
    edges = sorted({x for span in spans for x in span})
    allowed = _CROSSED * len(several)
    columns: list[tuple[float, float]] = []
    gap = _CLEAR_GAP * several[0][0].size
    start: float | None = None
    free_from = edges[0]
    for left, right in pairwise(edges):
        covered = sum(span[0] < (left + right) / 2 < span[1] for span in spans)
        if covered > allowed:
            if start is None:
                start = left
            elif left - free_from >= gap:
                columns.append((start, free_from))
                start = left
            free_from = right
    if start is None:
        return None
    columns.append((start, free_from))
    taken = Counter(_column_of(part, columns) for row in several for part in row)
    columns = [column for index, column in enumerate(columns) if taken[index] >= 2]
    return columns if len(columns) >= 2 and _lines_up(several, columns) else None


def _column_of(part: Line, columns: list[tuple[float, float]]) -> int:
    """The column that a part of a row stands in, or the nearest."""
    return max(range(len(columns)), key=lambda index: min(part.x1, columns[index][1]) - max(part.x0, columns[index][0]))


def _lines_up(rows: list[list[Line]], columns: list[tuple[float, float]]) -> bool:
    cells: list[list[Line]] = [[] for _ in columns]
    for row in rows:
        for part in row:
            cells[_column_of(part, columns)].append(part)
    if not all(cells) or sum(_agree(column) for column in cells) < 2:
        return False
    if _is_contents(cells) or _is_numbered_text(cells):
        return False
    prose = [sum(len(part.words) for part in column) / len(column) > _PROSE for column in cells]
    if sum(prose) > len(columns) / 2:
        return False
    figures = any(
        sum(is_figure(part.text()) for part in column) >= 0.6 * len(column) for column in cells[1:] if len(column) > 1
    )
    if len(columns) == 2 and not figures:
        labelled = sum(part.text().rstrip().endswith(":") for part in cells[0]) > len(cells[0]) / 2
        return len(rows) >= _LEAST_ROWS_OF_TWO_WORD_COLUMNS and not labelled and not any(prose)
    return True


def _agree(column: list[Line]) -> bool:
    if len(column) < 2:
        return False
    for ends in (
        [part.x0 for part in column],
        [part.x1 for part in column],
        [(part.x0 + part.x1) / 2 for part in column],
    ):
        if max(sum(abs(end - other) <= 3 for other in ends) for end in ends) >= _ALIGNED * len(ends):
            return True
    return False


def _is_numbered_text(cells: list[list[Line]]) -> bool:
    """Numbers or bullets before paragraphs, not a column of a table."""
    labels = sum(_is_label(part.text()) for part in cells[0])
    return len(cells) == 2 and labels >= 0.7 * len(cells[0])


def _is_label(text: str) -> bool:
    label = split_label(f"{text.strip()}\tx")
    return (label.number is not None or label.marker is not None) and label.rest == "x"


def _is_contents(cells: list[list[Line]]) -> bool:
    """A table of contents: leaders of dots, or page numbers that only rise."""
    if sum(bool(_LEADERS.search(part.text())) for column in cells for part in column) >= 2:
        return True
    last = [part.text().strip() for part in sorted(cells[-1], key=lambda part: part.base)]
    if len(last) < 5 or not all(text.isdigit() and len(text) <= 3 for text in last):
        return False
    numbers = [int(text) for text in last]
    return numbers == sorted(numbers) and numbers[0] < numbers[-1]


def rows_to_table(rows: Sequence[Line], run: Run, page: int, lexicon: Lexicon, leading: Leading) -> DraftTable:
    """The table of a run: a line a row, but for lines that go on from the one above."""
    columns = run.columns
    middles = [(left[1] + right[0]) / 2 for left, right in pairwise(columns)]
    bounds = (columns[0][0] - 2, *middles, columns[-1][1] + 2)
    tight = _tight_distance(rows[run.first : run.last + 1])
    wraps = tight is not None and _wraps(rows[run.first : run.last + 1], columns, tight)
    grouped: list[list[list[Line]]] = []
    for row in rows[run.first : run.last + 1]:
        placed: list[list[Line]] = [[] for _ in columns]
        for part in split_row(row):
            placed[_column_of(part, columns)].append(part)
        if grouped and (
            _goes_on(grouped[-1], placed) or (tight is not None and wraps and _is_next_line(grouped[-1], placed, tight))
        ):
            for above, parts in zip(grouped[-1], placed, strict=True):
                above.extend(parts)
        else:
            grouped.append(placed)
    cells = []
    for index, placed in enumerate(grouped):
        boxes = [part.box for parts in placed for part in parts]
        _, top, _, bottom = around(boxes)
        for column, parts in enumerate(placed):
            right = bounds[column + 1]
            drafts = lines_to_drafts(parts, right=right, page=page, lexicon=lexicon, leading=leading)
            cells.append(DraftCell(index, column, 1, 1, page, (bounds[column], top, right, bottom), drafts))
    box = around(row.box for row in rows[run.first : run.last + 1])
    table = DraftTable(page, box, bounds, cells, last_page=page)
    table.header_rows = count_header_rows(table)
    return _with_spans(table, grouped) if table.header_rows == _UPPER_AND_LOWER else table


def _with_spans(table: DraftTable, rows: Sequence[Sequence[Sequence[Line]]]) -> DraftTable:
    """The table with labels over labels merged over the columns that they name, where these are certain."""
    upper, lower = ([_to_stretch(parts) if parts else None for parts in row[1:]] for row in rows[:_UPPER_AND_LOWER])
    labels = [label for label in lower if label is not None]
    above = [label for label in upper if label is not None]
    if len(labels) < len(lower) or not 0 < len(above) < len(labels):
        return table
    spans = spans_over(above, labels)
    if spans is None:
        return table
    drafts = [cell.drafts for cell in table.row(0)[1:] if cell.drafts]
    merged = [cell for cell in table.row(0) if not any(begin < cell.column <= end for begin, end in spans)]
    for (begin, end), label in zip(spans, drafts, strict=True):
        box = (table.columns[begin + 1], table.row(0)[0].box[1], table.columns[end + 1], table.row(0)[0].box[3])
        merged.append(DraftCell(0, begin + 1, 1, end - begin, table.page, box, label))
    rest = [cell for cell in table.cells if cell.row]
    return replace(table, cells=[*sorted(merged, key=lambda cell: cell.column), *rest])


def _to_stretch(parts: Sequence[Line]) -> Stretch:
    left, right = min(part.x0 for part in parts), max(part.x1 for part in parts)
    return Stretch(round(left), round(right), " ".join(part.text() for part in parts))


def _goes_on(above: list[list[Line]], placed: list[list[Line]]) -> bool:
    filled = [index for index, parts in enumerate(placed) if parts]
    return (
        len(filled) == 1
        and bool(above[filled[0]])
        and placed[filled[0]][0].words[0].text[:1].islower()
        and sum(bool(parts) for parts in above) > 1
    )


def _tight_distance(rows: Sequence[Line]) -> float | None:
    """The distance between the lines of one row, where rows stand clearly further apart; else `None`."""
    distances = [below.base - above.base for above, below in pairwise(rows)]
    tight = min(distances) * _TIGHT
    wider = [distance for distance in distances if distance > tight]
    return tight if len(wider) >= 2 and min(wider) > _WIDER * min(distances) and len(wider) < len(distances) else None


def _wraps(rows: Sequence[Line], columns: list[tuple[float, float]], tight: float) -> bool:
    """Whether lines that stand close go on from each other: some begin in lower case, none repeats a figure."""
    close = [(above, below) for above, below in pairwise(rows) if below.base - above.base <= tight]
    low = 0
    for above, below in close:
        upper = {_column_of(part, columns): part for part in split_row(above)}
        lower = {_column_of(part, columns): part for part in split_row(below)}
        shared = upper.keys() & lower.keys()
        if any(is_figure(upper[column].text()) and is_figure(lower[column].text()) for column in shared):
            return False
        low += any(lower[column].words[0].text[:1].islower() for column in lower)
    return low * 3 >= len(close)


def _is_next_line(above: list[list[Line]], placed: list[list[Line]], tight: float) -> bool:
    last = max(part.base for parts in above for part in parts)
    first = min(part.base for parts in placed for part in parts)
    return first - last <= tight
