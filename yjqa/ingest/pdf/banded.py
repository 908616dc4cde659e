"""Tables ruled between their rows only: the columns are found by how the words line up, the rows by the rules."""

from collections.abc import Sequence
from itertools import pairwise

from yjqa.ingest.pdf.draft_tables import is_figure
from yjqa.ingest.pdf.grid import Grid, GridCell
from yjqa.ingest.pdf.lines import Line, split_row, words_to_rows
from yjqa.ingest.pdf.sheet import Box, Word

_PART_GAP = 0.7
"""Words nearer than this many font sizes are of one cell."""
_CLEAR_GAP = 0.6
_CROSSED = 0.1
"""A gap between columns may be crossed by this share of the lines: titles and headers that span."""
_TITLE = 0.6
"""A line that takes this share of the width without a gap is a title, or prose."""
_FILLED = 0.3
_LEAST_ROWS = 2


def bands_to_grid(tops: Sequence[float], left: float, right: float, words: Sequence[Word]) -> Grid | None:
    """The grid between level rules at `tops`; `None` where the words between them do not line up in columns."""
    bands = list(pairwise(tops))
    rows = [_parts(words, (left, top, right, bottom)) for top, bottom in bands]
    lines = [line for row in rows for line in row if not _is_title(line, right - left)]
    if sum(len(row) > 0 for row in rows) < _LEAST_ROWS or not lines:
        return None
    edges = _column_edges(lines, left, right)
    if len(edges) < 3 or not _are_filled(rows, edges) or any(_holds_rows(row, edges) for row in rows):
        return None
    cells = [
        GridCell(index, first, 1, end - first, (edges[first], top, edges[end], bottom))
        for index, ((top, bottom), row) in enumerate(zip(bands, rows, strict=True))
        for first, end in _spans(row, edges)
    ]
    return Grid((left, tops[0], right, tops[-1]), tuple(edges), tuple(tops), tuple(cells))


def _parts(words: Sequence[Word], box: Box) -> list[list[Line]]:
    x0, top, x1, bottom = box
    inside = [word for word in words if x0 - 1 <= word.middle <= x1 + 1 and top <= word.base - 0.3 * word.size < bottom]
    return [split_row(row, _PART_GAP) for row in words_to_rows(inside)]


def _is_title(line: list[Line], width: float) -> bool:
    return len(line) == 1 and line[0].x1 - line[0].x0 > _TITLE * width


def _column_edges(lines: Sequence[list[Line]], left: float, right: float) -> list[float]:
    """The left end, the middle of each gap between columns, and the right end."""
    spans = [(part.x0, part.x1) for line in lines for part in line]
    least = _CLEAR_GAP * lines[0][0].size
    ends = sorted({x for span in spans for x in span})
    edges = [left]
    free_from: float | None = None
    for start, end in pairwise(ends):
        covered = sum(span[0] < (start + end) / 2 < span[1] for span in spans)
        if covered <= _CROSSED * len(lines):
            free_from = start if free_from is None else free_from
        else:
            if free_from is not None and start - free_from >= least and free_from > ends[0]:
                edges.append((free_from + start) / 2)
            free_from = None
    return [*edges, right]


def _are_filled(rows: Sequence[list[list[Line]]], edges: Sequence[float]) -> bool:
    """Whether each column has words in enough rows."""
    for left, right in pairwise(edges):
        filled = sum(any(left <= (part.x0 + part.x1) / 2 <= right for line in row for part in line) for row in rows)
        if filled < max(_LEAST_ROWS, _FILLED * len(rows)):
            return False
    return True


def _holds_rows(row: Sequence[list[Line]], edges: Sequence[float]) -> bool:
    """Whether what stands between two rules is several rows: two lines or more have figures in the same columns."""
    figures = [part for line in row for part in line if is_figure(part.text())]
    again = 0
    for left, right in pairwise(edges):
        again += sum(left <= (part.x0 + part.x1) / 2 <= right for part in figures) > 1
    return again > 1


def _spans(row: Sequence[list[Line]], edges: Sequence[float]) -> list[tuple[int, int]]:
    """The cells of a row as (first column, column after the last): one that words reach across is merged."""
    crossed = {
        index
        for index in range(1, len(edges) - 1)
        for line in row
        for part in line
        if part.x0 < edges[index] - 2 and part.x1 > edges[index] + 2
    }
    starts = [index for index in range(len(edges) - 1) if index not in crossed]
    return list(zip(starts, [*starts[1:], len(edges) - 1], strict=True))
