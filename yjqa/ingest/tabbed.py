"""Tables whose cells are parted by tabs, put back together where blank lines and page breaks cut them.

What is mended: rows cut by a page break (the rest stands after a blank line, its first cell empty or going on in the
middle of a sentence), a header repeated at the top of a page, a title repeated as a row, trailing cells that are
missing, two header rows where a label above spans the labels below it, and group labels left blank under the first row
of their group (such a label is repeated by `row_span`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yjqa.columns import column_role
from yjqa.document import Cell, Span, Table
from yjqa.ingest.fragments import cell_blocks, plain
from yjqa.ingest.pieces import Found
from yjqa.ingest.prose import begins_low, ends_sentence
from yjqa.ingest.text_lines import Line

_FIGURE = re.compile(
    r"[-–−]?\(?[£$€]?\(?-?[\d,]+(?:\.\d+)?\)?\s*(?:%|k|m)?\)?[*†‡#¹²³]{0,2}|[-–]|n/?[ak]|tb[acd]|nil", re.IGNORECASE
)
_NOTE = re.compile(r"see (?:foot)?note \w{1,2}", re.IGNORECASE)
_RULE = re.compile(r"[\s:|+=_-]*")
_TOTAL = re.compile(r"(?:grand |sub-?)?totals?\b", re.IGNORECASE)
_MOST_BLANKS = 3
_CONTENTS_ROWS = 4
_SHORT = 60


@dataclass(slots=True)
class Row:
    """A row as read: its cells' source texts and the lines that it covers."""

    cells: list[str]
    first: int
    last: int
    after_gap: bool = False


def is_figure(text: str) -> bool:
    """The cell holds nothing but a figure or what stands for one ("n/a", a dash, "see note 2"); several count too."""
    words = _NOTE.sub("-", text).split()
    return bool(words) and all(_FIGURE.fullmatch(word) for word in words)


def find_tabbed(lines: Sequence[Line]) -> Iterator[Found]:
    """The tab-separated tables among the lines."""
    index = 0
    while index < len(lines):
        if "\t" not in lines[index].text.strip("\t ") and not _is_row(lines[index]):
            index += 1
            continue
        end, rows = _run(lines, index)
        if not _is_contents(rows) and (table := _table(rows, _title_above(lines, index))) is not None:
            yield Found(index, end, table)
        index = end


def _is_row(line: Line) -> bool:
    return "\t" in line.text and bool(line.text.strip())


def _split(line: Line) -> list[str]:
    return [cell.strip() for cell in line.text.split("\t")]


def _run(lines: Sequence[Line], start: int) -> tuple[int, list[Row]]:
    """The rows of one table from `start`, and the index after its last line."""
    rows = [Row(_split(lines[start]), lines[start].number, lines[start].number)]
    width = len(rows[0].cells)
    index = end = start + 1
    blanks = 0
    while index < len(lines):
        line = lines[index]
        if line.blank:
            blanks += 1
            if blanks > _MOST_BLANKS:
                break
        elif not _is_row(line):
            break
        else:
            row = Row(_split(line), line.number, line.number, after_gap=blanks > 0)
            if blanks and not _same_table(rows, row, width):
                break
            rows.append(row)
            width = max(width, len(row.cells))
            blanks, end = 0, index + 1
        index += 1
    return end, rows


def _same_table(rows: Sequence[Row], row: Row, width: int) -> bool:
    """After a blank line the row still belongs to the table above it."""
    if abs(len(row.cells) - width) > 1 or len(rows) < 2:
        return False
    if _TOTAL.match(rows[-1].cells[0]) and row.cells[0]:
        return False
    if _key(row) == _key(rows[0]):
        return not _TOTAL.match(rows[-1].cells[0])
    if not row.cells[0]:
        return True
    body = [cell for earlier in rows[1:] for cell in earlier.cells[1:] if cell]
    figures = sum(map(is_figure, body)) > len(body) / 2
    labels = [cell for cell in row.cells[1:] if cell]
    if figures:
        return bool(labels) and sum(map(is_figure, labels)) >= len(labels) / 2
    return sum(column_role(plain(cell)) is not None for cell in row.cells if cell) < max(2, len(labels))


def _key(row: Row) -> tuple[str, ...]:
    return tuple(plain(cell).lower() for cell in row.cells if cell)


def _title_above(lines: Sequence[Line], start: int) -> str:
    for line in reversed(lines[max(0, start - 4) : start]):
        if not line.blank:
            return plain(line.words)
    return ""


def _is_contents(rows: Sequence[Row]) -> bool:
    """A table of contents: titles and page numbers that only grow."""
    if len(rows) < _CONTENTS_ROWS or any(len(row.cells) != 2 for row in rows):
        return False
    pages = [int(row.cells[1]) for row in rows if row.cells[1].isdigit()]
    return len(pages) == len(rows) and pages == sorted(pages)


def _table(rows: list[Row], title: str) -> Table | None:
    rows = [row for row in rows if not all(_RULE.fullmatch(cell) for cell in row.cells)]
    if not rows or max(len(row.cells) for row in rows) < 2:
        return None
    width = max(len(row.cells) for row in rows)
    for row in rows:
        row.cells += [""] * (width - len(row.cells))
    header_rows = _header_rows(rows)
    header = {_key(row) for row in rows[:header_rows]}
    body: list[Row] = []
    for row in rows[header_rows:]:
        if row.after_gap and body and _key(row) in header:
            continue
        if _repeats_title(row, title):
            continue
        last = row is rows[-1]
        if body and (_is_rest(body[-1], row) or (last and _is_afterthought(body[-1], row))):
            if _has_own_end(body[-1], row):
                _give_back(body[-1], row)
                body.append(row)
            else:
                _add_rest(body[-1], row)
        else:
            body.append(row)
    return _build(rows[:header_rows] + body, header_rows, width, rows[0].first, rows[-1].last)


def _repeats_title(row: Row, title: str) -> bool:
    return bool(title) and _key(row) == (title.lower(),)


def _header_rows(rows: Sequence[Row]) -> int:
    """How many rows at the top are column headers: a title row, a row of labels, a row of labels under them."""
    count = 0
    for row in rows[:3]:
        cells = [cell for cell in row.cells if cell]
        if not cells:
            break
        alone = len(cells) == 1 and bool(row.cells[0])
        if count == 0 and alone and len(rows) > 2:
            count = 1
            continue
        if any(map(is_figure, cells[1:] if row.cells[0] else cells)) and not all(
            _is_period(cell) for cell in cells[1:]
        ):
            break
        if count and not (_only_titles(rows[:count]) or (not row.cells[0] and _fills_below(rows[count - 1], row))):
            break
        if any(len(plain(cell)) > 70 for cell in cells):
            break
        count += 1
    if count == 1 and _only_titles(rows[:1]):
        return 0
    return count


def _is_period(cell: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d(?:\s*[-/–]\s*\d{2,4})?", cell))


def _only_titles(rows: Sequence[Row]) -> bool:
    return all(sum(map(bool, row.cells)) == 1 for row in rows)


def _fills_below(above: Row, row: Row) -> bool:
    """The row is one of sub-labels: labels above it have blanks after them, and it has none where they have no blanks."""
    return any(not cell for cell in above.cells) and sum(map(bool, row.cells)) >= 2


def _is_rest(above: Row, row: Row) -> bool:
    """The row is what a page break left of the row above it."""
    if not row.after_gap:
        return False
    if not row.cells[0]:
        return True
    first_above, first = plain(above.cells[0]), plain(row.cells[0])
    if begins_low(first) and not ends_sentence(first_above):
        return True
    others = [cell for cell in row.cells[1:] if cell]
    return not others and bool(first_above) and not ends_sentence(first_above) and not is_figure(above.cells[-1])


def _is_afterthought(above: Row, row: Row) -> bool:
    """A last row with nothing but a first cell, in a table of words: another paragraph of the cell above it."""
    words = not any(is_figure(cell) for cell in above.cells[1:] if cell) and any(above.cells[1:])
    return words and bool(row.cells[0]) and not any(row.cells[1:]) and not _TOTAL.match(row.cells[0])


def _has_own_end(above: Row, row: Row) -> bool:
    """Both rows have a short last cell of their own (who, when), so the second is a row for itself."""
    return bool(above.cells[-1] and row.cells[-1]) and max(map(len, (above.cells[-1], row.cells[-1]))) < _SHORT


def _give_back(above: Row, row: Row) -> None:
    """What stands before the first paragraph of a row that begins in the middle of a sentence belongs to the row above."""
    rest, paragraph, own = row.cells[0].partition("<p>")
    if paragraph and begins_low(plain(rest)):
        above.cells[0] = _joined(above.cells[0], rest)
        row.cells[0] = paragraph + own


def _add_rest(above: Row, row: Row) -> None:
    for column, cell in enumerate(row.cells):
        if cell:
            above.cells[column] = _joined(above.cells[column], cell)
    above.last = row.last


def _joined(first: str, second: str) -> str:
    if not first:
        return second
    if ends_sentence(plain(first)) or not begins_low(plain(second)):
        return f"{first}\n{second}" if ends_sentence(plain(first)) else f"{first} {_unwrapped(second)}"
    return f"{_open_ended(first)} {_unwrapped(second)}"


def _unwrapped(text: str) -> str:
    return re.sub(r"^\s*<p\b[^>]*>", "", text)


def _open_ended(text: str) -> str:
    return re.sub(r"</p>\s*$", "", text)


def _build(rows: Sequence[Row], header_rows: int, width: int, first: int, last: int) -> Table:
    cells: list[Cell] = []
    for index, row in enumerate(rows):
        span = Span(lines=(row.first, row.last))
        if index < header_rows:
            cells.extend(_header_cells(rows, index, header_rows, width, span))
        else:
            cells.extend(_body_cells(rows, index, header_rows, width, span))
    return Table(tuple(cells), Span(lines=(first, last)), header_rows)


def _header_cells(rows: Sequence[Row], index: int, header_rows: int, width: int, span: Span) -> Iterator[Cell]:
    """A label spans the blanks that follow it where there are labels below them, and the rows where there are none."""
    row = rows[index].cells
    below = [any(rows[later].cells[column] for later in range(index + 1, header_rows)) for column in range(width)]
    above = [any(rows[earlier].cells[column] for earlier in range(index)) for column in range(width)]
    title = sum(map(bool, row)) == 1 and bool(row[0])
    column = 0
    while column < width:
        text = row[column]
        reach = column + 1
        if title:
            reach = width
        elif text and index + 1 < header_rows and below[column]:
            while reach < width and not row[reach] and below[reach]:
                reach += 1
        deep = header_rows - index if text and not title and not below[column] else 1
        covered = not text and (above[column] or index > 0)
        if text or not covered:
            yield Cell(index, column, span, cell_blocks(text, span), deep, reach - column)
        column = reach


def _body_cells(rows: Sequence[Row], index: int, header_rows: int, width: int, span: Span) -> Iterator[Cell]:
    for column in range(width):
        text = rows[index].cells[column]
        if not text and _is_covered(rows, index, column, header_rows):
            continue
        reach = 1
        while (
            text
            and index + reach < len(rows)
            and _is_covered(rows, index + reach, column, header_rows)
            and column < len(rows[index].cells) - 1
        ):
            reach += 1
        yield Cell(index, column, span, cell_blocks(text, span), reach)


def _is_covered(rows: Sequence[Row], index: int, column: int, header_rows: int) -> bool:
    """A blank first cell, and the blanks that follow it, belong to the label above when the row has figures of its own."""
    row = rows[index].cells
    filled = next((place for place, cell in enumerate(row) if cell), len(row))
    if index <= header_rows or column >= filled or filled >= len(row) - 1 + (len(row) == 2):
        return False
    above = next((row for row in reversed(rows[header_rows:index]) if row.cells[0]), None)
    label = above.cells[column] if above is not None else ""
    return bool(label) and not is_figure(label) and bool(is_figure(row[-1]) and not is_figure(row[filled]))
