"""Tables that only their columns hold together: labels to the left, figures under one another to the right, some blank.

Rows are lines that end in a figure; columns are cut at the gutters between them; a header label belongs to the column
that it begins with, or, over figures, to the one whose right edge it does not pass. Without a label for every column of
figures the lines stay text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yjqa.document import Cell, Paragraph, Span, Table
from yjqa.ingest.aligned import Stretch, find_gutters, stretches, to_strips
from yjqa.ingest.pieces import Found
from yjqa.ingest.prose import ends_sentence, join
from yjqa.ingest.tabbed import is_figure
from yjqa.ingest.text_lines import Line

_CAPTION = re.compile(r"\btable\s+\d+|^(?:fig(?:ure)?|table)\b", re.IGNORECASE)
_LEAST_ROWS = 3
_MOST_HEADER_LINES = 4
_MOST_BLANKS = 1
_WIDE = 3
_SLACK = 3
_NEAR = 2
_INSET = 20


@dataclass(slots=True)
class FigureLine:
    """One row: its line, its cells' texts."""

    line: Line
    cells: list[str]


def find_figure_columns(lines: Sequence[Line]) -> Iterator[Found]:
    """The tables of figures that stand in columns."""
    index = done = 0
    while index < len(lines):
        found = _read(lines, index) if _is_row(lines[index]) else None
        if found is not None and found.start >= done:
            yield found
            index = done = found.end
        else:
            index += 1


def _is_row(line: Line) -> bool:
    cells = stretches(line.text)
    if len(cells) < 2 or "\t" in line.text or not is_figure(cells[-1].text):
        return False
    if is_figure(cells[0].text) and (len(cells) < 3 or is_figure(cells[1].text)):
        return False
    return cells[-1].start - cells[-2].end >= _WIDE


def _read(lines: Sequence[Line], start: int) -> Found | None:
    places, blanks = [], 0
    for place in range(start, len(lines)):
        if lines[place].blank:
            blanks += 1
            if blanks > _MOST_BLANKS:
                break
        elif _is_row(lines[place]) and not (lines[place].starts_page and place > start):
            places.append(place)
            blanks = 0
        else:
            break
    if len(places) < _LEAST_ROWS:
        return None
    gutters = find_gutters([lines[place].text for place in places], [], 0)
    rows = [FigureLine(strip.line, strip.cells) for strip in to_strips(lines, start, places[-1] + 1, gutters)]
    n_columns = len(gutters) + 1
    words = [column for column in range(n_columns) if not _is_figures(rows, column)]
    if not words or words[-1] == n_columns - 1 or words[0] > 1 or len(rows) != len(places):
        return None
    if words != list(range(words[0], words[-1] + 1)):
        return None
    head = _header_lines(lines, start)
    labels = _labels([stretches(lines[place].text) for place in head], _extents(lines, places, gutters))
    if labels is None or not all(labels[words[-1] + 1 :]):
        return None
    caption = _caption(lines, head[0])
    first = caption if caption is not None else head[0]
    table = _build(rows, labels, words[0] == 0 and words[-1] > 0, (lines[head[0]].number, lines[head[-1]].number))
    title = " ".join(lines[caption].words.split()) if caption is not None else None
    span = Span(lines=(lines[first].number, rows[-1].line.number))
    return Found(first, places[-1] + 1, Table(table, span, 1, title))


def _is_figures(rows: Sequence[FigureLine], column: int) -> bool:
    held = [row.cells[column] for row in rows if row.cells[column]]
    return bool(held) and all(map(is_figure, held))


def _extents(lines: Sequence[Line], places: Sequence[int], gutters: Sequence[int]) -> list[tuple[int, int]]:
    """The first and last character of what stands in each column."""
    extents = [(10_000, 0)] * (len(gutters) + 1)
    for place in places:
        for cell in stretches(lines[place].text):
            column = sum(gutter < cell.start for gutter in gutters)
            left, right = extents[column]
            extents[column] = (min(left, cell.start), max(right, cell.end))
    return extents


def _header_lines(lines: Sequence[Line], start: int) -> list[int]:
    """The lines above the first row that can hold labels, from the top."""
    head: list[int] = []
    blanks = 0
    for place in range(start - 1, -1, -1):
        line = lines[place]
        if line.blank:
            blanks += 1
            if blanks > _MOST_BLANKS:
                break
            continue
        cells = stretches(line.text)
        alone = len(cells) == 1 and (cells[0].start < _INSET or (blanks and bool(head)))
        prose = ends_sentence(line.words) or _CAPTION.search(line.words) or alone
        if prose or len(head) == _MOST_HEADER_LINES or any(is_figure(cell.text) for cell in cells):
            break
        head.insert(0, place)
        blanks = 0
    return head


def _caption(lines: Sequence[Line], first: int) -> int | None:
    for place in range(first - 1, max(first - 4, -1), -1):
        if not lines[place].blank:
            return place if _CAPTION.search(lines[place].words) else None
    return None


def _labels(header: Sequence[Sequence[Stretch]], extents: Sequence[tuple[int, int]]) -> list[str] | None:
    if not header:
        return None
    labels = [""] * len(extents)
    for line in header:
        for cell in line:
            column = _column(cell, extents)
            if column is None:
                return None
            labels[column] = join(labels[column], cell.text)
    return labels


def _column(cell: Stretch, extents: Sequence[tuple[int, int]]) -> int | None:
    aligned = next((column for column, (left, _) in enumerate(extents) if abs(cell.start - left) <= _NEAR), None)
    if aligned is not None:
        return aligned
    middle = (cell.start + cell.end) / 2
    return next((column for column, (_, right) in enumerate(extents) if middle <= right + _SLACK), None)


def _build(
    rows: Sequence[FigureLine], labels: Sequence[str], grouped: bool, where: tuple[int, int]
) -> tuple[Cell, ...]:
    """The cells; where labels are `grouped`, a blank first one under a group's first row is the label above it."""
    span = Span(lines=where)
    cells = [Cell(0, column, span, (Paragraph(label, span),) if label else ()) for column, label in enumerate(labels)]
    covered = [grouped and index > 0 and not row.cells[0] and bool(row.cells[1]) for index, row in enumerate(rows)]
    for index, row in enumerate(rows):
        place = Span(lines=(row.line.number, row.line.number))
        for column, text in enumerate(row.cells):
            if column == 0 and covered[index]:
                continue
            height = 1
            while column == 0 and index + height < len(rows) and covered[index + height]:
                height += 1
            cells.append(Cell(index + 1, column, place, (Paragraph(text, place),) if text else (), height))
    return tuple(cells)
