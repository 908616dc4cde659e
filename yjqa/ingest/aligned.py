"""Tables whose columns are kept apart by blanks, as tools that preserve the layout print them.

The chain: a line whose stretches of text are labels of columns is a header; the lines below it are cut at the gutters
that no line crosses, page by page, because columns shift between pages; rows begin at a number in the first column, or
after a blank line, or where the first column fills again; what a page break leaves of a row joins it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from yjqa.columns import column_role
from yjqa.document import Cell, ListItem, Paragraph, Span, Table
from yjqa.ingest.cell_kinds import is_number
from yjqa.ingest.fragments import BULLETS
from yjqa.ingest.pieces import Found
from yjqa.ingest.prose import begins_low, ends_sentence, hangs, join
from yjqa.ingest.text_lines import Line

_GAP = re.compile(r"\s{2,}")
_STRETCH = re.compile(r"\S+(?: \S+)*")
_REFERENCE = re.compile(r"(?:[A-Z]{1,4} ?)?\d{1,4}[\d./-]*[a-z]?(?: ?\(\w{1,3}\))?(?:/\d{2,4})?\.?")
_KEY_ROLES = frozenset({"action", "objective", "forward_actions", "risk", "owner", "due", "status", "progress", "rag"})
_MOST_BLANKS = 5
_CROSSED = 0.06
_TELLING = 12
_WIDE = 4
_MOST_BLOCK_LINES = 12
_LEAST_COLUMNS = 3
_LEAST_GUTTER = 2
_HEADER_LINES = 3


class Stretch(NamedTuple):
    """Words of one line without a wide gap between them: first column of characters, the one after the last, text."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Strip:
    """What one line has in each column."""

    line: Line
    cells: list[str]
    gap: int


@dataclass(slots=True)
class AlignedRow:
    """For each column its lines in order: (line number, text)."""

    cells: list[list[tuple[int, str]]] = field(default_factory=list)


def stretches(text: str) -> list[Stretch]:
    """The stretches of a line."""
    return [Stretch(match.start(), match.end(), match.group()) for match in _STRETCH.finditer(text)]


def find_aligned(lines: Sequence[Line]) -> Iterator[Found]:
    """The tables kept apart by blanks among the lines."""
    index = 0
    while index < len(lines):
        line = lines[index]
        found = None
        if not line.blank and "\t" not in line.text and _GAP.search(line.words):
            found = _under_header(lines, index)
        if found is not None:
            yield found
            index = found.end
        else:
            index += 1


def _is_header(cells: Sequence[Stretch]) -> bool:
    roles = [role for role in (column_role(cell.text) for cell in cells) if role is not None]
    return len(roles) >= 2 and len(roles) >= 0.6 * len(cells) and bool(_KEY_ROLES & set(roles))


def _under_header(lines: Sequence[Line], index: int) -> Found | None:
    header = stretches(lines[index].text)
    if not _is_header(header):
        return None
    header, start = _whole_header(lines, index, header)
    strips: list[Strip] = []
    labels: list[str] = []
    count = 0
    place, above, below = index, header, start
    while True:
        end = _end_of_body(lines, below, above)
        for part, (first, last) in enumerate(_page_parts(lines, below, end)):
            gutters = find_gutters([line.text for line in lines[first:last]], above if part == 0 else [], count)
            if len(gutters) + 2 == count:
                gutters += _last_gutter([line.text for line in lines[first:last]], gutters)
            if not count:
                count = len(gutters) + 1
                labels = _labels(above, gutters)
            if len(gutters) + 1 != count:
                return _finished(lines, index, start, strips, labels)
            strips += to_strips(lines, first, last, gutters)
        place = next(
            (number for number in range(end, min(end + _MOST_BLANKS, len(lines))) if not lines[number].blank), 0
        )
        if not place or not _repeats(lines, place, header):
            return _finished(lines, index, start, strips, labels)
        above, below = _whole_header(lines, place, stretches(lines[place].text))


def _repeats(lines: Sequence[Line], place: int, header: Sequence[Stretch]) -> bool:
    """The header stands again at the top of a page."""
    whole, _ = _whole_header(lines, place, stretches(lines[place].text))
    return [cell.text for cell in whole] == [cell.text for cell in header]


def _finished(
    lines: Sequence[Line], index: int, start: int, strips: Sequence[Strip], labels: Sequence[str]
) -> Found | None:
    count = len(labels)
    if count < 2 or not strips:
        return None
    rows = _rows(strips, count)
    if not rows:
        return None
    header_lines = (lines[index].number, lines[start - 1].number)
    last_line = max(number for row in rows for cell in row.cells for number, _ in cell)
    stop = next(place for place in range(start, len(lines)) if lines[place].number == last_line) + 1
    return Found(index, stop, _build(rows, [labels], [header_lines], None))


def _whole_header(lines: Sequence[Line], index: int, header: list[Stretch]) -> tuple[list[Stretch], int]:
    """The header with the words that its lower lines add to its labels, and the index of the line after it."""
    start = index + 1
    while start < len(lines) and start - index < _HEADER_LINES and not lines[start].blank:
        more = stretches(lines[start].text)
        if any(_REFERENCE.fullmatch(cell.text) or len(cell.text) > 25 for cell in more):
            break
        grown = _grown(header, more)
        if grown is None:
            break
        header = grown
        start += 1
    return header, start


def _grown(header: Sequence[Stretch], more: Sequence[Stretch]) -> list[Stretch] | None:
    result = list(header)
    for cell in more:
        under = next(
            (place for place, label in enumerate(result) if cell.start < label.end + 2 and label.start < cell.end + 2),
            None,
        )
        if under is None:
            return None
        label = result[under]
        torn = column_role(label.text) is None and column_role(label.text + cell.text) is not None
        text = label.text + ("" if torn else " ") + cell.text
        known = column_role(label.text) is not None
        if known and column_role(text) is None:
            return None
        if not known and not torn and column_role(text) is None:
            return None
        result[under] = Stretch(min(label.start, cell.start), max(label.end, cell.end), text)
    return result


def _end_of_body(lines: Sequence[Line], start: int, header: Sequence[Stretch]) -> int:
    """The body ends at another header, at a title or prose after a blank line, or after many blank lines."""
    blanks = 0
    last = start
    for index in range(start, len(lines)):
        line = lines[index]
        if line.blank:
            blanks += 1
            if blanks > _MOST_BLANKS and not any(other.starts_page for other in lines[index : index + 3]):
                break
            continue
        cells = stretches(line.text)
        if "\t" in line.text or (_is_header(cells) and len(cells) >= len(header) - 1):
            break
        crossing = len(cells) == 1 and cells[0].start < header[0].end and cells[0].end > 0.75 * header[-1].end
        if crossing and len(header) > 2:
            break
        if blanks and index > start + blanks and _leaves_columns(lines, index, header):
            break
        blanks = 0
        last = index + 1
    return last


def _leaves_columns(lines: Sequence[Line], index: int, header: Sequence[Stretch]) -> bool:
    """The line stands at the left alone, or runs over several columns, and no columns follow up to the next blank line."""
    block: list[Line] = []
    for line in lines[index : index + _MOST_BLOCK_LINES]:
        if line.blank:
            break
        block.append(line)
    columns = [stretches(line.text) for line in block]
    return _leaves(columns[0], header) and all(len(cells) < _LEAST_COLUMNS for cells in columns)


def _leaves(cells: Sequence[Stretch], header: Sequence[Stretch]) -> bool:
    if _REFERENCE.fullmatch(cells[0].text) and len(cells) > 2:
        return False
    across = any(
        sum(cell.start < label.start - 1 and cell.end > label.end for label in header) > 1 and len(cell.text) > 40
        for cell in cells
    )
    return across or (len(cells) == 1 and cells[0].start <= header[0].start + 2)


def _page_parts(lines: Sequence[Line], start: int, end: int) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    first = start
    for index in range(start, end + 1):
        if index == end or (lines[index].starts_page and index > first):
            if any(not line.blank for line in lines[first:index]):
                parts.append((first, index))
            first = index
    return parts


def find_gutters(texts: Sequence[str], header: Sequence[Stretch], wanted: int) -> list[int]:
    """The places between columns: runs of characters that hardly any line crosses; the widest where too many are found.

    `wanted`: how many columns are known to be there, 0 where that is not known.
    """
    written = [text for text in texts if text.strip()]
    width = max([len(text) for text in written] + [cell.end for cell in header], default=0)
    used = [0] * (width + 1)
    for text in written:
        for cell in stretches(text):
            for place in range(cell.start, cell.end):
                used[place] += 1
    for cell in header:
        for place in range(cell.start, cell.end):
            used[place] += max(2, len(written))
    runs = _empty_runs(used, width, 0)
    if len(written) > _TELLING:
        taken = {place for begin, end in runs for place in range(begin, end)}
        crossed = _empty_runs(used, width, _CROSSED * len(written))
        runs = sorted(runs + [run for run in crossed if taken.isdisjoint(range(*run))])
    if wanted and len(runs) > wanted - 1:
        runs = sorted(sorted(runs, key=lambda run: run[0] - run[1])[: wanted - 1])
    return [end - 1 for _, end in runs]


def _last_gutter(texts: Sequence[str], gutters: Sequence[int]) -> list[int]:
    """Where the last column begins that long lines of the column before it hide: after the wide gaps of a few lines."""
    starts = []
    for text in texts:
        cells = stretches(text)
        for left, right in pairwise(cells):
            if (
                right is cells[-1]
                and right.start - left.end >= _WIDE
                and right.start > (gutters[-1] if gutters else 0) + 20
            ):
                starts.append(right.start)
    return [min(starts) - 1] if starts else []


def _empty_runs(used: Sequence[int], width: int, allowed: float) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    place = 0
    while place < width:
        if used[place] > allowed:
            place += 1
            continue
        begin = place
        while place < width and used[place] <= allowed:
            place += 1
        if begin and place < width and place - begin >= _LEAST_GUTTER:
            runs.append((begin, place))
    return runs


def _labels(header: Sequence[Stretch], gutters: Sequence[int]) -> list[str]:
    bounds = [0, *gutters, 10_000]
    labels = []
    for left, right in pairwise(bounds):
        labels.append(" ".join(cell.text for cell in header if left <= (cell.start + cell.end) / 2 < right))
    return labels


def to_strips(lines: Sequence[Line], first: int, last: int, gutters: Sequence[int]) -> list[Strip]:
    """The written lines between two indexes, each cut at the gutters."""
    strips = []
    gap = 0
    for line in lines[first:last]:
        if line.blank:
            gap += 1
            continue
        cells = [""] * (len(gutters) + 1)
        for cell in stretches(line.text):
            for text, column in _over_gutters(cell, gutters):
                cells[column] = f"{cells[column]} {text}".strip()
        strips.append(Strip(line, cells, gap))
        gap = 0
    return strips


def _over_gutters(cell: Stretch, gutters: Sequence[int]) -> Iterator[tuple[str, int]]:
    """A stretch with the column where it stands; one that runs into the next column is cut at the gutter's blank."""
    column = sum(gutter < cell.start for gutter in gutters)
    rest, start = cell.text, cell.start
    for place in range(column, len(gutters)):
        at = gutters[place] - start
        if not 0 < at < len(rest) or " " not in rest[max(0, at - 2) : at + 3]:
            break
        cut = min(
            (i for i in range(max(0, at - 2), min(at + 3, len(rest))) if rest[i] == " "), key=lambda i: abs(i - at)
        )
        yield rest[:cut].strip(), place
        start, rest, column = start + cut + 1, rest[cut + 1 :], place + 1
    yield rest, column


def _rows(strips: Sequence[Strip], count: int) -> list[AlignedRow]:
    begins = _row_rule(strips)
    rows: list[AlignedRow] = []
    before: Strip | None = None
    for strip in strips:
        if not rows or begins(strip, before, rows[-1]):
            rows.append(AlignedRow([[] for _ in range(count)]))
        for column, text in enumerate(strip.cells):
            if text:
                rows[-1].cells[column].append((strip.line.number, text))
        before = strip
    return rows


def _row_rule(strips: Sequence[Strip]) -> Callable[[Strip, Strip | None, AlignedRow], bool]:
    """How rows begin in this table: by numbers, by blank lines, or where the first column fills again."""
    if sum(bool(_REFERENCE.fullmatch(strip.cells[0])) for strip in strips) >= 2:
        return _begins_by_number
    after_blank = [strip for strip in strips[1:] if strip.gap and not strip.line.starts_page]
    if len(after_blank) >= 2 and sum(bool(strip.cells[0]) for strip in after_blank) > len(after_blank) / 2:
        return _begins_after_blank
    return _begins_by_refill


def _begins_by_number(strip: Strip, before: Strip | None, row: AlignedRow) -> bool:
    return bool(_REFERENCE.fullmatch(strip.cells[0]))


def _begins_after_blank(strip: Strip, before: Strip | None, row: AlignedRow) -> bool:
    first = strip.cells[0]
    if not first or begins_low(first) or not (strip.gap or strip.line.starts_page):
        return False
    held = _joined(row.cells[0])
    return not (strip.line.starts_page and held and hangs(held))


def _begins_by_refill(strip: Strip, before: Strip | None, row: AlignedRow) -> bool:
    if _begins_after_blank(strip, before, row):
        return True
    if not strip.cells[0] or before is None or sum(map(bool, strip.cells)) < 2 or begins_low(strip.cells[0]):
        return False
    if not before.cells[0] and row.cells[0]:
        return True
    begun = all(strip.cells) and not any(map(begins_low, strip.cells))
    return begun and sum(hangs(_joined(parts)) for parts in row.cells if parts) < 2


def _joined(parts: Sequence[tuple[int, str]]) -> str:
    text = ""
    for _, part in parts:
        text = join(text, part)
    return text


def _build(
    rows: Sequence[AlignedRow],
    headers: Sequence[Sequence[str]],
    header_lines: Sequence[tuple[int, int] | None],
    caption: str | None,
) -> Table:
    cells: list[Cell] = []
    for index, (labels, where) in enumerate(zip(headers, header_lines, strict=True)):
        span = Span(lines=where)
        for column, label in enumerate(labels):
            cells.append(Cell(index, column, span, (Paragraph(label, span),) if label else ()))
    numbers = [number for row in rows for cell in row.cells for number, _ in cell]
    numbers += [number for where in header_lines if where for number in where]
    for index, row in enumerate(rows, start=len(headers)):
        inside = [number for cell in row.cells for number, _ in cell]
        where = Span(lines=(min(inside), max(inside)))
        for column, parts in enumerate(row.cells):
            span = Span(lines=(parts[0][0], parts[-1][0])) if parts else where
            cells.append(Cell(index, column, span, tuple(_blocks(parts))))
    return Table(tuple(cells), Span(lines=(min(numbers), max(numbers))), len(headers), caption)


def _blocks(parts: Sequence[tuple[int, str]]) -> Iterator[Paragraph | ListItem]:
    """A cell's lines as paragraphs and list items: a bullet or number opens one, a short line ends one."""
    width = max((len(text) for _, text in parts), default=0)
    pending: list[tuple[int, str]] = []
    for number, text in parts:
        opens = text[:1] in BULLETS or bool(re.match(r"(?:[a-z]|\d{1,2})[.)]\s", text))
        if pending and (opens or _ends(pending[-1][1], text, width)):
            yield _block(pending)
            pending = []
        pending.append((number, text))
    if pending:
        yield _block(pending)


def _ends(text: str, following: str, width: int) -> bool:
    if begins_low(following) or hangs(text):
        return False
    fits = len(text) + 1 + len(following.split(None, 1)[0]) < 0.8 * width
    return fits and (ends_sentence(text) or not is_number(text)) and following[:1].isupper() and width > 12


def _block(parts: Sequence[tuple[int, str]]) -> Paragraph | ListItem:
    span = Span(lines=(parts[0][0], parts[-1][0]))
    text = _joined(parts)
    if text[:1] in BULLETS:
        return ListItem(text.lstrip(BULLETS + " "), span)
    return Paragraph(text, span)
