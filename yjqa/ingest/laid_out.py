"""Tables of figures as a tool prints them that keeps the page's layout: columns kept apart by runs of blanks.

The chain: lines that end in figures say where columns are, namely between the gutters that none of them crosses; labels
above are placed over them (`yjqa.ingest.laid_out_headers`); what stands on lines of its own, a label's or a cell's
further words, goes to the row that it must belong to (`yjqa.ingest.laid_out_rows`). Wherever a stretch of text stands over
two columns, or a line may belong to either of two rows, the lines are left to other readers: no column is guessed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yjqa.document import Cell, Paragraph, Span, Table
from yjqa.ingest.aligned import Stretch, find_gutters, stretches
from yjqa.ingest.captions import is_table_title
from yjqa.ingest.cell_kinds import is_number
from yjqa.ingest.laid_out_headers import PERIOD, Header, HeaderLabel, place_labels
from yjqa.ingest.laid_out_rows import Column, LaidRow, TextLine, to_rows
from yjqa.ingest.pieces import Found
from yjqa.ingest.prose import begins_low, ends_sentence
from yjqa.ingest.tabbed import is_figure
from yjqa.ingest.text_lines import Line

_LEAST_ROWS = 2
_LEAST_COLUMNS = 3
_MOST_LINES = 1_000
_LONGEST_LINE = 600
"""No page is so wide: a longer line was never laid out."""
_MOST_ABOVE = 6
_MOST_HEADER_LINES = 4
_LONGEST_CELL_LINE = 60
_LONGEST_TITLE = 110
_NEAR = 2
_PRECISE = re.compile(r"[£$€%(),.+]")


def find_laid_out(lines: Sequence[Line]) -> Iterator[Found]:
    """The tables of figures among lines whose layout was kept."""
    index = done = 0
    while index < len(lines):
        if not _is_figure_line(lines[index]):
            index += 1
            continue
        start, end = max(_top(lines, index), done), _bottom(lines, index)
        found = _read(lines, start, end)
        if found is not None:
            yield found
            done = found.end
        index = max(end, done)


def _is_figure_line(line: Line) -> bool:
    if line.blank or "\t" in line.text or "  " not in line.words or len(line.text) > _LONGEST_LINE:
        return False
    cells = stretches(line.text)
    return len(cells) > 1 and any(is_figure(cell.text) for cell in cells[1:])


def _is_foreign(line: Line) -> bool:
    """No line of a table: a title, a sentence, or text that is too long for what remains of a cell."""
    if "\t" in line.text or is_table_title(line.words) or len(line.text) > _LONGEST_LINE:
        return True
    if _is_figure_line(line):
        return False
    return any(len(cell.text) > _LONGEST_CELL_LINE for cell in stretches(line.text)) or (
        ends_sentence(line.words) and "  " not in line.words and line.words.count(" ") > 2
    )


def _top(lines: Sequence[Line], seed: int) -> int:
    """The index of the first line that can be part of the header over the first figures."""
    top, taken = seed, 0
    for place in range(seed - 1, -1, -1):
        if lines[place + 1].starts_page or taken == _MOST_ABOVE:
            break
        if lines[place].blank:
            if place and lines[place - 1].blank:
                break
            continue
        if _is_foreign(lines[place]):
            break
        top, taken = place, taken + 1
    return top


def _bottom(lines: Sequence[Line], seed: int) -> int:
    """The index after the last line that can be part of the table."""
    end = seed + 1
    for place in range(seed + 1, min(len(lines), seed + _MOST_LINES)):
        line = lines[place]
        if line.starts_page or (line.blank and lines[place - 1].blank):
            break
        if line.blank:
            continue
        if _is_foreign(line):
            break
        end = place + 1
    return end


@dataclass(frozen=True, slots=True)
class Part:
    """What of a table stands on one page: the lines of its header, its labels, its rows, how many columns it has."""

    head: list[TextLine]
    header: Header
    rows: list[LaidRow]
    width: int

    @property
    def last(self) -> int:
        """The number of the last line."""
        return max(number for row in self.rows for parts in row.cells for number, _ in parts)


def _read(lines: Sequence[Line], start: int, end: int) -> Found | None:
    part = _part(lines, start, end)
    if part is None:
        return None
    parts = [part]
    while (place := _again(lines, end, part.head)) is not None:
        seed = next((index for index in range(place, len(lines)) if _is_figure_row(lines[index], part.head)), None)
        end = _bottom(lines, seed) if seed is not None else place
        more = _part(lines, place, end) if seed is not None else None
        if more is None or (more.width, more.header) != (part.width, part.header):
            return None
        parts.append(more)
    title = _title(lines, part.head[0])
    caption = " ".join(" ".join(lines[place].words.split()) for place in title) or None
    opening = title[0] if _is_counted(lines, title) else part.head[0].place
    stop = next(place for place in range(opening, end) if lines[place].number == parts[-1].last) + 1
    return Found(opening, stop, _build(parts, lines[opening].number, caption))


def _is_figure_row(line: Line, head: Sequence[TextLine]) -> bool:
    return _is_figure_line(line) and _folded(line) not in {_folded(held.line) for held in head}


def _folded(line: Line) -> str:
    return " ".join(line.words.split())


def _again(lines: Sequence[Line], end: int, head: Sequence[TextLine]) -> int | None:
    """The index at which the header stands again at the top of the page that follows."""
    place = next((index for index in range(end, len(lines)) if not lines[index].blank), len(lines))
    if not any(line.starts_page for line in lines[end : place + 1]):
        return None
    below = [_folded(line) for line in lines[place : place + len(head)]]
    return place if below == [_folded(line.line) for line in head] else None


def _part(lines: Sequence[Line], start: int, end: int) -> Part | None:
    written = [TextLine(place, lines[place], stretches(lines[place].text)) for place in range(start, end)]
    figures = [line for line in written if _is_figure_line(line.line)]
    for _ in range(_MOST_HEADER_LINES):
        if len(figures) > 1 and _is_label_line(figures[0], figures[1:]):
            figures = figures[1:]
    columns = _columns(figures) if figures else None
    if columns is None:
        return None
    first = figures[0].place
    head = _header_lines([line for line in written if line.place < first and line.cells], columns, first)
    header = place_labels([line.cells for line in head], columns) if head else None
    if header is None or any(is_number(line.cells[0].text) for line in head):
        return None
    below = [line for line in written if line.place > head[-1].place]
    rows = to_rows(below, {line.place for line in figures}, columns)
    if rows is None or (len(rows) < _LEAST_ROWS and not _is_counted(lines, _title(lines, head[0]))):
        return None
    return Part(head, header, rows, len(columns))


def _is_counted(lines: Sequence[Line], title: Sequence[int]) -> bool:
    """The title counts the table ("Table 5"): then one row is a table too."""
    return bool(title) and is_table_title(lines[title[0]].words)


def _columns(figures: Sequence[TextLine]) -> list[Column] | None:
    """The columns of lines with figures; `None` where one line has two stretches in one, or too few hold figures."""
    gutters = find_gutters([line.line.text for line in figures], [], 0)
    held: list[list[Stretch]] = [[] for _ in range(len(gutters) + 1)]
    for line in figures:
        places = [sum(gutter < cell.start for gutter in gutters) for cell in line.cells]
        crosses = any(
            place < len(gutters) and cell.end > gutters[place] + 1
            for cell, place in zip(line.cells, places, strict=True)
        )
        if crosses or len(set(places)) < len(places):
            return None
        for cell, place in zip(line.cells, places, strict=True):
            held[place].append(cell)
    if len(held) < _LEAST_COLUMNS or not all(held):
        return None
    columns = [
        Column(
            min(cell.start for cell in cells), max(cell.end for cell in cells), all(is_figure(c.text) for c in cells)
        )
        for cells in held
    ]
    columns[0].figures = False
    wordy = any(any(map(str.isalpha, cell.text)) for cells in held[:2] for cell in cells)
    return columns if wordy and any(column.figures for column in columns) else None


def _is_label_line(line: TextLine, below: Sequence[TextLine]) -> bool:
    """The line names columns: years alone, or words where only figures follow, and no figure that is more than whole."""
    columns = _columns(below)
    if columns is None or any(_PRECISE.search(cell.text) and is_figure(cell.text) for cell in line.cells):
        return False
    over = [cell for cell in line.cells if cell.start >= columns[0].right]
    if over and all(PERIOD.fullmatch(cell.text) for cell in over):
        return True
    named = columns[-len(over) :] if len(over) >= len(columns) - 1 else []
    in_order = any(column.figures and not is_figure(cell.text) for column, cell in zip(named, over, strict=False))
    return in_order or any(
        not is_figure(cell.text) and any(column.figures and column.overlaps(cell) for column in columns)
        for cell in over
    )


def _header_lines(above: Sequence[TextLine], columns: Sequence[Column], first: int) -> list[TextLine]:
    """The lines over the first figures that hold labels, from the top; not one that the first row begins with."""
    head: list[TextLine] = []
    expected = first
    for line in reversed(above):
        gap = expected - line.place - 1
        over = len(line.cells) > 1 and not any(is_figure(cell.text) for cell in line.cells)
        if gap > (1 if over or not head else 0) or len(head) == _MOST_HEADER_LINES:
            break
        if len(line.cells) == 1 and line.cells[0].start < columns[0].right:
            own = [cell.text for cell in head[0].cells if cell.start < columns[0].right] if head else []
            if gap or (head and not any(map(begins_low, own))):
                break
            if not head:
                expected = line.place
                continue
        head.insert(0, line)
        expected = line.place
    first_figures = next(column.left for column in columns if column.figures)
    over_words = len(head) > 1 and head[-1].cells[-1].end < first_figures
    return [] if over_words and not begins_low(head[-1].cells[0].text) else head


def _title(lines: Sequence[Line], head: TextLine) -> list[int]:
    """The indexes of the lines of the title right above the header: one that counts the table, or stands alone there."""
    above = [place for place in range(max(head.place - 3, 0), head.place) if not lines[place].blank]
    for count in (1, 2):
        taken = above[-count:]
        if len(taken) == count and is_table_title(lines[taken[0]].words):
            more = [lines[place].words for place in taken[1:]]
            return taken if all("  " not in words and not ends_sentence(words) for words in more) else []
    place = head.place - 1
    if place < 0 or lines[place].blank or lines[place + 1].starts_page:
        return []
    line = lines[place]
    apart = place == 0 or lines[place - 1].blank or line.starts_page
    plain = "  " not in line.words and not ends_sentence(line.words) and not begins_low(line.words)
    fits = len(line.words) <= _LONGEST_TITLE and abs(line.indent - head.line.indent) <= _NEAR
    return [place] if apart and plain and fits else []


def _build(parts: Sequence[Part], first: int, caption: str | None) -> Table:
    head, header = parts[0].head, parts[0].header
    where = Span(lines=(head[0].line.number, head[-1].line.number))
    cells = [_label(label, where) for label in header.labels]
    for index, row in enumerate([row for part in parts for row in part.rows], start=header.depth):
        inside = [number for lines in row.cells for number, _ in lines]
        place = Span(lines=(min(inside), max(inside)))
        for column, lines in enumerate(row.cells):
            if column == 0 and row.covered:
                continue
            own = Span(lines=(lines[0][0], lines[-1][0])) if lines else place
            blocks = (Paragraph(row.text(column), own),) if lines else ()
            cells.append(Cell(index, column, own, blocks, row.height if column == 0 else 1))
    return Table(tuple(cells), Span(lines=(first, parts[-1].last)), header.depth, caption)


def _label(label: HeaderLabel, span: Span) -> Cell:
    blocks = (Paragraph(label.text, span),) if label.text else ()
    return Cell(label.row, label.column, span, blocks, label.row_span, label.column_span)
