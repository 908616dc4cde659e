"""Tables of figures that were flattened to runs of cells, put back into rows and columns.

What such a table leaves: labels of a header run together over one or more lines; then for each row its label and its
figures, on one line or over several with blank lines between; labels alone that stand over the rows of a group; totals
without a label of their own. Rows are told by labels, columns by how many figures most rows have.

What is given: with group labels, column 0 holds the group (repeated by `row_span`) and column 1 the row's label, and
a row outside groups (a total, a percentage of the whole) has one label over both columns; without them column 0 is the
row's label. An upper header line (areas) spans its groups of columns. A second row of totals that has one figure
for each of those groups spans them too. A row with fewer figures than columns is placed by sums of the columns above,
and where these do not settle it, the table is left as text: a wrong figure is worse than none.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from yjqa.document import Cell, Paragraph, Span, Table
from yjqa.ingest.figure_groups import Figure, FigureRow, Group, split_groups
from yjqa.ingest.pieces import Found
from yjqa.ingest.placed_headers import place_header
from yjqa.ingest.prose import ends_sentence, is_title_case, join
from yjqa.ingest.run_headers import cut_header, cut_spanning, period_of
from yjqa.ingest.text_lines import Line

_VALUE = re.compile(
    r"[-–—]|n/?[ak]|tb[acd]|nil|see_note_\w+|\(?-?[£$€]?-?\d[\d,]*(?:\.\d+)?\)?(?:%|k|m)?[*†‡#¹²³]{0,2}", re.IGNORECASE
)
_NOTE = re.compile(r"\bsee (?:foot)?note (\w{1,2})\b", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DATE = re.compile(rf"\b({_MONTH}) ((?:19|20)\d\d)(?!\S)", re.IGNORECASE)
_DATED = re.compile(r"(?<=[a-z])_(?=\d{4}\b)", re.IGNORECASE)
"""A month's year is part of the words before the figures, not the first of these."""
_MONEY = re.compile(r"[£$€]|\d,\d{3}|%")
_TOTAL = re.compile(r"(?:grand |sub-?)?totals?\b|overall\b", re.IGNORECASE)
_CAPTION = re.compile(r"\btable\s+\d+|^(?:fig(?:ure)?|table)\b", re.IGNORECASE)
_TOPIC = re.compile(r"\b(?:budget|contributions?|expenditure|funding|breakdown|spend|costs?|resources|income)\b", re.I)
_LONGEST_LABEL = 75
_MOST_BLANKS = 9
_MOST_HEADER_LINES = 8
_MOST_PLACED = 4
_LEAST_REPEATED = 3
_TOLERANCE = Decimal(2)


def find_flattened(lines: Sequence[Line]) -> Iterator[Found]:
    """The flattened tables of figures among the lines."""
    index = done = 0
    while index < len(lines):
        if lines[index].blank or _is_caption(lines[index]) or not _split(lines[index].words)[1]:
            index += 1
            continue
        start, end = _region(lines, index)
        found = _read(lines, start, end)
        if found is not None and found.start >= done and found.end > index:
            yield found
            index = done = found.end
        else:
            index = max(end, index + 1)


def _split(words: str) -> tuple[str, list[str]]:
    """A line's label and the figures at its end."""
    tokens = _DATE.sub(r"\1_\2", _NOTE.sub(r"see_note_\1", words)).split()
    count = 0
    while count < len(tokens) and _VALUE.fullmatch(tokens[-1 - count]):
        count += 1
    label = " ".join(tokens[: len(tokens) - count])
    return _DATED.sub(" ", label), [token.replace("_", " ") for token in tokens[len(tokens) - count :]]


def _is_prose(words: str) -> bool:
    label, figures = _split(words)
    if len(label) > _LONGEST_LABEL:
        return ends_sentence(words) or not is_title_case(words)
    return ends_sentence(words) and len(label) > 25 and not figures


def _region(lines: Sequence[Line], seed: int) -> tuple[int, int]:
    """The lines around the first figures that can belong to one table: no prose, no long gap, no tabs."""
    start = seed
    taken = 0
    while start > 0 and taken < _MOST_HEADER_LINES:
        line = lines[start - 1]
        if not line.blank:
            if "\t" in line.text or (_is_prose(line.words) and not _CAPTION.search(line.words)):
                break
            taken += 1
            if _CAPTION.search(line.words):
                start -= 1
                break
        start -= 1
    end, blanks = seed, 0
    while end < len(lines):
        line = lines[end]
        blanks = blanks + 1 if line.blank else 0
        if blanks > _MOST_BLANKS or "\t" in line.text or (_is_prose(line.words) and not line.blank):
            break
        if end > seed and _CAPTION.search(line.words) and not line.blank:
            break
        end += 1
    return start, end


def _read(lines: Sequence[Line], start: int, end: int) -> Found | None:
    first = next(
        (index for index in range(start, end) if _split(lines[index].words)[1] and not _is_caption(lines[index])), end
    )
    columns = _count_columns(lines, first, end)
    if columns < 2:
        return None
    heads, body_start = _head(lines, start, first)
    body = _without_repeated(lines[body_start:end], [line for chunk in heads for line in chunk])
    rows, groups = _rows(body, columns)
    rows = _to_last_full(rows, columns)
    if not groups:
        split_groups(rows)
    inline = sum(row.inline for row in rows)
    money = sum(bool(_MONEY.search(figure.text)) for row in rows for figure in row.figures)
    figures = sum(len(row.figures) for row in rows)
    placed_header = _placed_header(heads, body, columns)
    told = any("£" in line.words for line in lines[max(start - _MOST_HEADER_LINES, 0) : first])
    if len(rows) < 2 or inline * 2 < len(rows) or (money * 2 < figures and placed_header is None and not told):
        return None
    if sum(len(row.figures) == columns for row in rows) < 0.6 * len(rows):
        return None
    header = placed_header or _header(heads, columns, bool(groups))
    if header is None:
        return None
    if header.group is not None:
        for row in rows:
            if row.group is not None or _ends_groups(row):
                break
            row.group = header.group
    placed = _place(rows, columns, header.period)
    if placed is None:
        return None
    table = _build(rows, placed, header, columns)
    last_line = max(row.last for row in rows)
    last = next(index for index in range(end) if lines[index].number == last_line)
    first_index = (
        next(index for index in range(end) if lines[index].number == header.first) if header.first else body_start
    )
    return Found(first_index, last + 1, table)


def _without_repeated(body: Sequence[Line], head: Sequence[Line]) -> list[Line]:
    """The lines without a header that stands again at the top of a page."""
    known = {_folded(line) for line in head if not _is_caption(line)}
    result: list[Line] = []
    run: list[Line] = []
    for line in [*body, None]:
        if line is not None and not line.blank and _folded(line) in known:
            run.append(line)
            continue
        if line is not None and line.blank and run:
            run.append(line)
            continue
        if sum(len(held.words.split()) for held in run) < _LEAST_REPEATED:
            result += run
        run = []
        if line is not None:
            result.append(line)
    return result


def _folded(line: Line) -> str:
    return " ".join(line.words.split())


def _is_caption(line: Line) -> bool:
    return bool(_CAPTION.search(line.words))


def _count_columns(lines: Sequence[Line], first: int, end: int) -> int:
    """How many figures most rows have, a row being what stands from one label to the next."""
    counts: Counter[int] = Counter()
    current = 0
    for line in lines[first:end]:
        if line.blank:
            continue
        label, figures = _split(line.words)
        if label:
            counts[current] += 1
            current = 0
        current += len(figures)
    counts[current] += 1
    del counts[0]
    best = max(counts.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
    return best[0] if best[1] >= 2 else 0


def _chunks(lines: Sequence[Line], start: int, end: int) -> list[list[Line]]:
    """Runs of lines without a blank line between."""
    chunks: list[list[Line]] = []
    fresh = True
    for line in lines[start:end]:
        if line.blank:
            fresh = True
            continue
        if fresh:
            chunks.append([])
        chunks[-1].append(line)
        fresh = _is_caption(line)
    return chunks


def _head(lines: Sequence[Line], start: int, first: int) -> tuple[list[list[Line]], int]:
    """The chunks above the first figures, and where the body begins: at the label of the first figures."""
    body = first
    if not _split(lines[first].words)[0]:
        body = next((index for index in range(first - 1, start - 1, -1) if not lines[index].blank), first)
    return _chunks(lines, start, body), body


def _rows(lines: Sequence[Line], columns: int) -> tuple[list[FigureRow], list[Group]]:
    rows: list[FigureRow] = []
    groups: list[Group] = []
    group: Group | None = None
    pending: list[Line] = []
    current: FigureRow | None = None
    fresh = True
    for line in lines:
        if line.blank:
            fresh = True
            continue
        label, figures = _split(line.words)
        if label and not figures:
            if pending and fresh:
                group = _to_group(pending)
                groups.append(group)
                pending = []
            pending.append(line)
            current = None
        elif label:
            if pending and not fresh:
                label = join(" ".join(_words(pending)), label)
                first = pending[0].number
            else:
                first = line.number
                if pending:
                    group = _to_group(pending)
                    groups.append(group)
            pending = []
            current = FigureRow(label, first, line.number, inline=True, left=_left(line.text, len(figures)))
            current.group = group = None if _ends_groups(current) else group
            current.figures = [Figure(text, line.number) for text in figures]
            rows.append(current)
        else:
            if pending or current is None or len(current.figures) + len(figures) > columns:
                name = _joined(pending)
                current = FigureRow(name, pending[0].number if pending else line.number, line.number)
                current.group = group = None if _ends_groups(current) or (not name and not rows) else group
                pending = []
                rows.append(current)
            current.figures += [Figure(text, line.number) for text in figures]
            current.last = line.number
        fresh = False
    return rows, groups


def _left(text: str, figures: int) -> str:
    """The text before the last so many words, its blanks kept."""
    return text.rsplit(None, figures)[0]


def _words(lines: Sequence[Line]) -> list[str]:
    return [" ".join(line.words.split()) for line in lines]


def _joined(lines: Sequence[Line]) -> str:
    text = ""
    for words in _words(lines):
        text = join(text, words)
    return text


def _to_group(lines: Sequence[Line]) -> Group:
    return Group(_joined(lines), lines[0].number, lines[-1].number)


def _ends_groups(row: FigureRow) -> bool:
    return bool(_TOTAL.match(row.label)) or row.label.startswith("%")


def _to_last_full(rows: list[FigureRow], columns: int) -> list[FigureRow]:
    """The rows up to the last that the table can have: full, or part of its totals."""
    last = max(
        (index for index, row in enumerate(rows) if len(row.figures) == columns or _TOTAL.match(row.label)), default=-1
    )
    following = rows[last + 1 : last + 2]
    if (
        following
        and not following[0].label
        and 1 < len(following[0].figures) < columns
        and _TOTAL.match(rows[last].label)
    ):
        last += 1
    return rows[: last + 1]


@dataclass(slots=True)
class Header:
    """Column labels as cut; `upper` spans `period` columns each; `group` is the first group's label."""

    label: str
    labels: list[str]
    first: int
    last: int
    caption: str | None = None
    upper: list[str] = field(default_factory=list)
    period: int = 0
    group: Group | None = None
    upper_lines: tuple[int, int] | None = None


def _placed_header(chunks: list[list[Line]], body: Sequence[Line], columns: int) -> Header | None:
    """The header by the places of its words, where columns are kept apart: the most lines that can be read so."""
    captioned = next((index for index, chunk in enumerate(chunks) if any(map(_is_caption, chunk))), None)
    above = chunks[captioned] if captioned is not None else []
    lines = [line for chunk in chunks[(captioned + 1 if captioned is not None else 0) :] for line in chunk]
    here = [line.text for line in body if lines and line.page == lines[-1].page]
    for start in range(max(0, len(lines) - _MOST_PLACED), len(lines)):
        placed = place_header([line.text for line in lines[start:]], here, columns)
        if placed is None:
            continue
        first = above[0].number if above else lines[start].number
        header = Header(placed.label, placed.labels, first, lines[-1].number, _joined(above) or None)
        if placed.upper:
            header.upper, header.period = placed.upper, placed.period
            header.upper_lines = (lines[start].number, lines[start].number)
        return header
    return None


def _header(chunks: list[list[Line]], columns: int, takes_group: bool) -> Header | None:
    """The header out of the chunks above the figures: the nearest ones that can be cut into so many labels."""
    caption: str | None = None
    above: list[Line] = []
    captioned = next((index for index, chunk in enumerate(chunks) if any(map(_is_caption, chunk))), None)
    if captioned is not None:
        caption, above, chunks = _joined(chunks[captioned]), chunks[captioned], chunks[captioned + 1 :]
    if above and (header := _under_caption([line for chunk in chunks for line in chunk], columns)) is not None:
        header.caption, header.first = caption, above[0].number
        return header
    group = None
    if takes_group and len(chunks) > 1 and not _TOTAL.match(_joined(chunks[-1])):
        group, chunks = _to_group(chunks[-1]), chunks[:-1]
    for count in range(1, len(chunks) + 1):
        taken = chunks[-count:]
        cut = cut_header([line.text for chunk in taken for line in chunk], columns)
        if cut is None:
            continue
        label, labels = cut
        more = chunks[:-count]
        period = period_of(labels)
        if not period and more and captioned is not None and _grows(chunks, columns):
            continue
        header = Header(label, labels, taken[0][0].number, taken[-1][-1].number, caption, group=group)
        if period and more:
            upper = _spanning_labels(more[-1][0].text, len(labels) // period, label)
            if upper is not None:
                (header.label, header.upper), header.period = upper, period
                header.first = more[-1][0].number
                header.upper_lines = (more[-1][0].number, more[-1][-1].number)
                more = more[:-1]
        if above:
            header.first = above[0].number
        elif more and _TOPIC.search(_joined(more[-1])):
            header.caption = _joined(more[-1])
            header.first = more[-1][0].number
        return header
    return None


def _under_caption(lines: Sequence[Line], columns: int) -> Header | None:
    """All lines under a caption as the header, where the first line's labels span equal groups of the others'."""
    if len(lines) < 2:
        return None
    cut = cut_header([line.text for line in lines[1:]], columns)
    period = period_of(cut[1]) if cut is not None else 0
    upper = _spanning_labels(lines[0].text, columns // period, cut[0]) if cut is not None and period else None
    if cut is None or upper is None:
        return None
    header = Header(upper[0], cut[1], lines[0].number, lines[-1].number, upper=upper[1], period=period)
    header.upper_lines = (lines[0].number, lines[0].number)
    return header


def _spanning_labels(line: str, groups: int, label: str) -> tuple[str, list[str]] | None:
    """The row labels' own header, which may stand in the upper line, and that line's labels over groups of columns."""
    if not label:
        return cut_header([line], groups)
    upper = cut_spanning(line, groups)
    return (label, upper) if upper is not None else None


def _grows(chunks: list[list[Line]], columns: int) -> bool:
    """All chunks together can be cut too: under a caption nothing but the header stands."""
    return cut_header([line.text for chunk in chunks for line in chunk], columns) is not None and len(chunks) > 1


def _amount(text: str) -> Decimal | None:
    digits = re.sub(r"[^\d.]", "", text)
    return Decimal(digits) if digits and digits != "." else None


def _place(rows: list[FigureRow], columns: int, period: int) -> list[list[tuple[int, int]]] | None:
    """For each row the column and span of each of its figures; `None` where a row cannot be settled."""
    sums = [Decimal(0)] * columns
    placed: list[list[tuple[int, int]]] = []
    totals: list[Decimal | None] = [None] * columns
    for row in rows:
        amounts = [_amount(figure.text) for figure in row.figures]
        if len(amounts) == columns:
            placed.append([(column, 1) for column in range(columns)])
            if not _ends_groups(row):
                sums = [total + (amount or 0) for total, amount in zip(sums, amounts, strict=True)]
            elif _TOTAL.match(row.label):
                totals = list(amounts)
            continue
        known = totals if any(totals) else list(sums)
        spans = _spanning(amounts, totals, columns, period) or _by_sums(amounts, known)
        if spans is None:
            return None
        placed.append(spans)
        if _TOTAL.match(row.label):
            for (column, _), amount in zip(spans, amounts, strict=True):
                totals[column] = amount
    return placed


def _spanning(
    amounts: list[Decimal | None], totals: list[Decimal | None], columns: int, period: int
) -> list[tuple[int, int]] | None:
    """One figure for each group of columns, and one for each column that no group holds."""
    if not period or not any(totals):
        return None
    groups = columns // period
    single = columns - groups * period
    if len(amounts) != groups + single:
        return None
    spans = [(group * period, period) for group in range(groups)]
    for (column, width), amount in zip(spans, amounts, strict=False):
        parts = [totals[place] for place in range(column, column + width)]
        if amount is None or abs(sum((part or Decimal(0) for part in parts), Decimal(0)) - amount) > _TOLERANCE:
            return None
    return spans + [(groups * period + extra, 1) for extra in range(single)]


def _by_sums(amounts: list[Decimal | None], known: Sequence[Decimal | None]) -> list[tuple[int, int]] | None:
    """The columns, left to right, whose sums the figures are."""
    spans: list[tuple[int, int]] = []
    column = 0
    for amount in amounts:
        while column < len(known) and (amount is None or abs((known[column] or Decimal(0)) - amount) > _TOLERANCE):
            column += 1
        if column == len(known):
            return None
        spans.append((column, 1))
        column += 1
    return spans


def _build(rows: list[FigureRow], placed: list[list[tuple[int, int]]], header: Header, columns: int) -> Table:
    grouped = any(row.group is not None for row in rows)
    offset = 2 if grouped else 1
    cells: list[Cell] = []
    depth = 2 if header.upper else 1
    span = Span(lines=(header.first, header.last))
    if header.upper:
        upper_span = Span(lines=header.upper_lines)
        cells.append(Cell(0, 0, upper_span, (), 1, offset))
        for place, text in enumerate(header.upper):
            cells.append(_cell(0, offset + place * header.period, upper_span, text, 1, header.period))
        covered = len(header.upper) * header.period
        cells += [Cell(0, offset + column, upper_span) for column in range(covered, columns)]
    cells.append(_cell(depth - 1, 0, span, header.label, 1, offset))
    cells += [_cell(depth - 1, offset + place, span, text) for place, text in enumerate(header.labels)]
    index = 0
    while index < len(rows):
        group = rows[index].group
        height = 1
        while index + height < len(rows) and group is not None and rows[index + height].group is group:
            height += 1
        if group is not None:
            cells.append(_cell(depth + index, 0, Span(lines=(group.first, group.last)), group.label, height))
        for place in range(index, index + height):
            cells += _row_cells(rows[place], placed[place], depth + place, columns, offset, group is not None)
        index += height
    lines = (header.first, max(row.last for row in rows))
    return Table(tuple(cells), Span(lines=lines), depth, header.caption)


def _row_cells(
    row: FigureRow, spans: list[tuple[int, int]], index: int, columns: int, offset: int, in_group: bool
) -> Iterator[Cell]:
    where = Span(lines=(row.first, row.last))
    if in_group:
        yield _cell(index, 1, where, row.label)
    else:
        yield _cell(index, 0, where, row.label, 1, offset)
    covered: set[int] = set()
    for figure, (column, width) in zip(row.figures, spans, strict=True):
        yield _cell(index, offset + column, Span(lines=(figure.line, figure.line)), figure.text, 1, width)
        covered.update(range(column, column + width))
    for column in range(columns):
        if column not in covered:
            yield Cell(index, offset + column, where)


def _cell(row: int, column: int, span: Span, text: str, row_span: int = 1, column_span: int = 1) -> Cell:
    return Cell(row, column, span, (Paragraph(text, span),) if text else (), row_span, column_span)
