"""Strips of a table kept apart by blanks → its rows, headings and cells.

Rows begin at a number in the first column, or after a blank line, or where the column that names them begins afresh
while another fills again: within a row, which stands at one top edge, no column fills again after it has ended. A line
over all columns is a heading between rows. What stands left of the naming column, a priority say, may be merged over
several rows: its text is put together and repeated by `row_span`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from yjqa.columns import column_role
from yjqa.document import Cell, ListItem, Paragraph, Span, Table
from yjqa.ingest.cell_kinds import is_date, is_number, is_rag
from yjqa.ingest.fragments import BULLETS
from yjqa.ingest.prose import begins_low, ends_sentence, hangs, is_full, join
from yjqa.ingest.text_lines import Line

_REFERENCE = re.compile(r"(?:[A-Z]{1,4} ?)?\d{1,4}[\d./-]*[a-z]?(?: ?\(\w{1,3}\))?(?:/\d{2,4})?\.?")
_NAMING = ("action", "forward_actions", "risk", "recommendation", "objective")
"""Roles of the column that names what a row is about, the surest first."""
_MERGED = frozenset({"priority", "objective", "recommendation", None})
"""Roles of columns that stand left of it and may be merged over several rows."""
_TYPED = frozenset({"due", "rag", "status", "reference", "owner"})
_FULL_CELL = 0.8

Parts = list[tuple[int, str]]
"""The lines of one cell in order: (line number, text)."""


@dataclass(slots=True)
class Strip:
    """What one line has in each column; `banner`: it is one text over all columns; `resumes`: it is the first of a page."""

    line: Line
    cells: list[str]
    gap: int
    banner: str = ""
    resumes: bool = False


@dataclass(slots=True)
class AlignedRow:
    """For each column its lines; `banner`: the lines of a heading over all columns; `covered`: cells merged from above."""

    cells: list[Parts] = field(default_factory=list)
    banner: Parts = field(default_factory=list)
    covered: set[int] = field(default_factory=set)


def is_reference(text: str) -> bool:
    """The text is the number of a row and nothing else."""
    return bool(_REFERENCE.fullmatch(text))


def strips_to_rows(strips: Sequence[Strip], labels: Sequence[str]) -> list[AlignedRow]:
    """The rows of a table whose column labels are given."""
    roles = [column_role(label) if label else None for label in labels]
    naming = next((roles.index(role) for role in _NAMING if role in roles), 0)
    if any(role not in _MERGED for role in roles[:naming]):
        naming = 0
    begins = _row_rule([strip for strip in strips if not strip.banner], naming, roles)
    rows: list[AlignedRow] = []
    before: Strip | None = None
    for strip in strips:
        if strip.banner:
            if not rows or not rows[-1].banner:
                rows.append(AlignedRow())
            rows[-1].banner.append((strip.line.number, strip.banner))
            before = None
            continue
        if not rows or rows[-1].banner or begins(strip, before, rows[-1]):
            rows.append(AlignedRow([[] for _ in labels]))
        for column, text in enumerate(strip.cells):
            if text:
                rows[-1].cells[column].append((strip.line.number, text))
        before = strip
    _merge(rows, naming)
    return rows


_Rule = Callable[[Strip, Strip | None, AlignedRow], bool]


def _row_rule(strips: Sequence[Strip], naming: int, roles: Sequence[str | None]) -> _Rule:
    """How rows begin in this table: by numbers, by blank lines, or where the naming column begins afresh."""
    if sum(is_reference(strip.cells[0]) for strip in strips) >= 2:
        return _begins_by_number
    after_blank = [strip for strip in strips[1:] if strip.gap and not strip.resumes]
    opening = sum(bool(strip.cells[naming]) for strip in after_blank)
    if len(after_blank) >= 2 and opening > len(after_blank) / 2 and opening > _refills(strips, naming, roles):
        return lambda strip, before, row: _begins_after_blank(strip, row, naming)
    width = max((len(strip.cells[naming]) for strip in strips), default=0)
    return lambda strip, before, row: _begins_afresh(strip, before, row, naming, roles, width)


def _refills(strips: Sequence[Strip], naming: int, roles: Sequence[str | None]) -> int:
    """How many rows seem to begin without a blank line above: a deadline's or owner's column and another fill again."""
    count = 0
    for above, strip in pairwise(strips):
        if strip.gap or not strip.cells[naming]:
            continue
        again = [column for column, text in enumerate(strip.cells) if text and not above.cells[column]]
        count += len(again) >= 2 and any(roles[column] in _TYPED for column in again)
    return count


def _begins_by_number(strip: Strip, before: Strip | None, row: AlignedRow) -> bool:
    return is_reference(strip.cells[0])


def _begins_after_blank(strip: Strip, row: AlignedRow, naming: int) -> bool:
    first = strip.cells[naming]
    if not first or begins_low(first) or not (strip.gap or strip.resumes):
        return False
    held = _joined(row.cells[naming])
    return not (strip.resumes and held and hangs(held))


def _begins_afresh(
    strip: Strip, before: Strip | None, row: AlignedRow, naming: int, roles: Sequence[str | None], width: int
) -> bool:
    """Cells that fill again speak for a new row; a naming cell that seems to go on speaks against it."""
    first = strip.cells[naming]
    held = _joined(row.cells[naming])
    if not first or begins_low(first) or (strip.resumes and held and hangs(held)):
        return False
    if _begins_after_blank(strip, row, naming):
        return True
    if before is None or sum(map(bool, strip.cells[naming:])) < 2:
        return False
    if not before.cells[naming] and held and not hangs(held):
        return True
    later = range(naming + 1, len(roles))
    filled = [column for column in later if strip.cells[column]]
    again = [column for column in filled if row.cells[column] and not before.cells[column]]
    if again:
        if any(begins_low(strip.cells[column]) and roles[column] not in _TYPED for column in filled):
            return False
        whole = sum(_is_whole(strip.cells[column], roles[column]) for column in again)
        doubts = hangs(held) + (bool(before.cells[naming]) and is_full(before.cells[naming], first, width))
        return len(again) + whole > doubts
    begun = all(strip.cells[naming:]) and not any(map(begins_low, strip.cells[naming:]))
    return begun and sum(hangs(_joined(parts)) for parts in row.cells[naming:] if parts) < 2


def _is_whole(text: str, role: str | None) -> bool:
    return (role == "due" and is_date(text)) or (role == "rag" and is_rag(text))


def _merge(rows: Sequence[AlignedRow], naming: int) -> None:
    """What stands left of the naming column put together where it runs on beside the rows that it covers."""
    for column in range(naming):
        top: AlignedRow | None = None
        for row in rows:
            if row.banner:
                top = None
                continue
            parts = row.cells[column]
            if top is None or (parts and _opens_group(top.cells[column], parts, row.cells[naming])):
                top = row
                continue
            top.cells[column] += parts
            row.cells[column] = []
            row.covered.add(column)


def _opens_group(above: Parts, parts: Parts, beside: Parts) -> bool:
    """A cell of a merged column begins at its row's first line with a capital or a number, and nothing above goes on."""
    text = parts[0][1]
    if not above:
        return True
    if begins_low(text) or hangs(_joined(above)) or (beside and parts[0][0] > beside[0][0]):
        return False
    opening = re.compile(r"\d|priority|objective|theme|outcome|aim|strand|goal|recommendation", re.IGNORECASE)
    if opening.match(above[0][1]):
        return bool(opening.match(text))
    width = max(len(part) for _, part in above)
    return parts[0][0] > above[-1][0] + 1 or not is_full(above[-1][1], text, width)


def _joined(parts: Sequence[tuple[int, str]]) -> str:
    text = ""
    for _, part in parts:
        text = join(text, part)
    return text


def build_table(rows: Sequence[AlignedRow], labels: Sequence[str], where: tuple[int, int]) -> Table:
    """The table of these rows under one row of labels that stands at the lines `where`."""
    span = Span(lines=where)
    cells = [Cell(0, column, span, (Paragraph(label, span),) if label else ()) for column, label in enumerate(labels)]
    numbers = [*where]
    for index, row in enumerate(rows, start=1):
        inside = [number for parts in [*row.cells, row.banner] for number, _ in parts]
        numbers += inside
        if row.banner:
            place = Span(lines=(inside[0], inside[-1]))
            cells.append(Cell(index, 0, place, (Paragraph(_joined(row.banner), place),), 1, len(labels)))
            continue
        place = Span(lines=(min(inside), max(inside)))
        for column, parts in enumerate(row.cells):
            if column in row.covered:
                continue
            height = 1
            while index - 1 + height < len(rows) and column in rows[index - 1 + height].covered:
                height += 1
            own = Span(lines=(parts[0][0], parts[-1][0])) if parts else place
            cells.append(Cell(index, column, own, tuple(_blocks(parts)), height))
    return Table(tuple(cells), Span(lines=(min(numbers), max(numbers))), 1)


def _blocks(parts: Sequence[tuple[int, str]]) -> Iterator[Paragraph | ListItem]:
    """A cell's lines as paragraphs and list items: a bullet or number opens one, a short line ends one."""
    width = max((len(text) for _, text in parts), default=0)
    pending: Parts = []
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
    fits = len(text) + 1 + len(following.split(None, 1)[0]) < _FULL_CELL * width
    return fits and (ends_sentence(text) or not is_number(text)) and following[:1].isupper() and width > 12


def _block(parts: Sequence[tuple[int, str]]) -> Paragraph | ListItem:
    span = Span(lines=(parts[0][0], parts[-1][0]))
    text = _joined(parts)
    if text[:1] in BULLETS:
        return ListItem(text.lstrip(BULLETS + " "), span)
    return Paragraph(text, span)
