"""Tables of words printed one line after another, without blanks between cells, put back where headers are known.

Tools that read a page line by line print a table so: each cell's lines one under another, short cells that stand beside
one another on one line, blank cells not at all; a word processor's plain text has each cell on one line. The rows are
the best path of the lines through the columns: marks, deadlines, ratings and row numbers stand in their own columns, a
line that goes on in the middle of a sentence stays in its cell, and cells of one line stand in one row. A numbered
heading between rows is none of them. Where rows are not whole, the text is left as it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from yjqa.columns import column_role
from yjqa.document import Cell, ListItem, Paragraph, Span, Table
from yjqa.ingest.cell_kinds import is_date, is_name_like, is_number, is_rag, is_score, is_status
from yjqa.ingest.cell_runs import SCORES, cut_line, is_group_label, joined_dates
from yjqa.ingest.fragments import BULLETS
from yjqa.ingest.pieces import Found
from yjqa.ingest.prose import begins_low, ends_sentence, hangs, join
from yjqa.ingest.text_lines import Line

_NAMING = ("action", "risk", "objective", "recommendation", "forward_actions")
_GROUPING = frozenset({"priority", "objective", "recommendation"})
_TELLING = frozenset({"due", "rag", "status", "reference", "score"})
_SINGLE = frozenset({"due", "rag", "reference", "meeting_date"}) | SCORES
_BLANK = {"rag": 0.8, "due": 0.9, "status": 0.9, "owner": 1.0, "risk_owner": 1.0, "reference": 4.0}
_BLANK_TEXT = 1.1
_BLANK_NAME = 6.0
_BLANK_GROUP = 0.2
_NEVER = float("-inf")
_WRAP = 100
_MOST_LINES = 1_500
_LEAST_GOOD = 0.75
_MOST_DOUBTED = 3
_LEAST_TYPED = 0.6
_LONGEST_OWNER = 10
_SHORT_OWNER = 6

Parts = list[tuple[int, str]]
"""The lines of one cell in order: (line number, text)."""


@dataclass(slots=True)
class RunRow:
    """The lines of each column of one row; `heading`: the lines of a heading over all columns before it."""

    cells: dict[int, Parts] = field(default_factory=dict)
    heading: Parts = field(default_factory=list)


@dataclass(slots=True)
class Item:
    """A line of the table, or several that are one date: `options` are the ways to cut it into cells."""

    number: int
    last: int
    text: str
    options: list[list[str]]
    heading: Parts = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Columns:
    """What is known of the columns before the rows are read.

    `goes_on`: how readily a line that begins afresh stays in its cell; `bulleted`: some lines begin with bullets.
    """

    roles: tuple[str | None, ...]
    naming: int
    goes_on: float
    bulleted: bool

    def blank(self, column: int) -> float:
        """What a row without this column costs."""
        if column == self.naming:
            return _BLANK_NAME
        if column < self.naming and self.roles[column] in _GROUPING:
            return _BLANK_GROUP
        return _BLANK.get(self.roles[column] or "", _BLANK_TEXT)


def read_run(lines: Sequence[Line], labels: Sequence[str], head: set[int]) -> Found | None:
    """The table under a header of these labels at the lines `head`, its body the given lines; indexes count in `lines`."""
    roles = tuple(column_role(label) for label in labels)
    naming = next((roles.index(role) for role in _NAMING if role in roles), None)
    if naming is None or not _TELLING & set(roles) or len(lines) > _MOST_LINES:
        return None
    items = _items(lines, roles, labels)
    if len(items) < 2 * len(labels):
        return None
    goes_on = 0.5 if all(len(item.text) < _WRAP for item in items) else -0.5
    columns = Columns(roles, naming, goes_on, any(item.text[:1] in BULLETS for item in items))
    rows = _whole_rows(_rows(items, columns), columns)
    if len(rows) < 2:
        return None
    table = _build(rows, labels, sorted(head))
    last = table.span.lines[1] if table.span.lines else 0
    return Found(0, next(index for index, line in enumerate(lines) if line.number >= last) + 1, table)


def _items(lines: Sequence[Line], roles: Sequence[str | None], labels: Sequence[str]) -> list[Item]:
    written = [line for line in lines if not line.blank]
    items: list[Item] = []
    heading: Parts = []
    texts = [" ".join(line.words.split()) for line in written]
    for first, end in joined_dates(texts):
        text = " ".join(texts[first:end])
        number, last = written[first].number, written[end - 1].number
        if not _GROUPING & set(roles) and is_group_label(text):
            if not heading or heading[-1][1] != text:
                heading.append((number, text))
            continue
        if heading and _goes_on(text):
            heading.append((number, text))
            continue
        cut = cut_line(text, roles)
        options = [cut] if len(cut) == 1 else [cut, [text]]
        items.append(Item(number, last, text, options, heading))
        heading = []
    return items


def _fits(text: str, role: str | None, column: int, columns: Columns) -> float:
    """How well a text stands in a column."""
    words = text.count(" ") + 1
    if role == "rag":
        return 3.0 if is_rag(text) else -10.0
    if role == "reference":
        return 3.0 if is_number(text) and not is_date(text) else -10.0
    if role == "meeting_date":
        return 2.0 if is_date(text) else -3.0
    if role in SCORES:
        return 3.0 if is_score(text) else -10.0
    if role == "due":
        return 2.5 if is_date(text) else (-0.8 if words <= 3 and text[:1].isupper() else -3.0)
    if role == "status":
        return 2.0 if is_status(text) else -2.0
    if role in ("owner", "risk_owner"):
        return 1.0 if is_name_like(text) else -0.6 - (0.1 if words <= _SHORT_OWNER else 0.3) * min(words, 20)
    score = 0.3 if words > 4 else 0.0
    if (is_rag(text) and "rag" in columns.roles) or (is_date(text) and not text.isdigit() and "due" in columns.roles):
        score -= 2.5
    if is_number(text) or (is_score(text) and SCORES & set(columns.roles)):
        score -= 2.5
    if columns.bulleted and role == "forward_actions":
        score += 1.5 if text[:1] in BULLETS else -1.0
    if column < columns.naming and role in _GROUPING:
        score += 2.0 if is_group_label(text) else -0.3
    return score


def _goes_on(text: str) -> bool:
    return begins_low(text) or text[:1] in "(&/"


def _stays(before: str, text: str, role: str | None, columns: Columns) -> float:
    if role in _SINGLE:
        return _NEVER
    if _goes_on(text) or hangs(before):
        return 1.5
    if text[:1] in BULLETS:
        return 0.8
    if role in ("owner", "risk_owner"):
        return columns.goes_on if is_name_like(text) else -1.0
    return -0.6 if ends_sentence(before) else -1.2 + columns.goes_on


def _leaves(before: str, text: str, role: str | None) -> float:
    low = _goes_on(text) and not (role == "due" and is_date(text))
    score = -3.0 * (low or hangs(before))
    return score - (text[:1] in BULLETS and role != "forward_actions") + 0.2


@dataclass(slots=True)
class _State:
    """The best way to a column: its score, its last text, and for each line the (column, new row?, text) of its cells."""

    score: float
    text: str
    path: "_Step | None"


@dataclass(slots=True)
class _Step:
    before: "_Step | None"
    item: Item
    cells: tuple[tuple[int, bool, str], ...]


def _rows(items: Sequence[Item], columns: Columns) -> list[RunRow]:
    """The best path of the lines through the columns, row after row."""
    count = len(columns.roles)
    states: list[_State | None] = [None] * count
    for place, item in enumerate(items):
        following: list[_State | None] = [None] * count
        for option in item.options:
            for state in _through(states, item, option, columns, place == 0):
                column = state.path.cells[-1][0] if state.path is not None else 0
                held = following[column]
                if held is None or state.score > held.score:
                    following[column] = state
        states = following
    best = max((state for state in states if state is not None), key=lambda state: state.score, default=None)
    return _to_rows(best.path if best is not None else None)


def _through(
    states: Sequence[_State | None], item: Item, option: Sequence[str], columns: Columns, first: bool
) -> Iterator[_State]:
    """The ways on through one line's cells: the first may stay, go on in its row or open one; the others go on."""
    count = len(columns.roles)
    blanks = [columns.blank(column) for column in range(count)]
    ways: list[_State | None] = [None] * count
    for column in range(count):
        fit = _fits(option[0], columns.roles[column], column, columns)
        if fit <= -10.0:
            continue
        options: list[tuple[float, bool, _State | None]] = []
        if first:
            options.append((-sum(blanks[:column]), True, None))
        for origin, state in enumerate(states):
            if state is None:
                continue
            leave = _leaves(state.text, option[0], columns.roles[column])
            opened = state.score + leave - sum(blanks[origin + 1 :]) - sum(blanks[:column])
            options.append((opened, True, state))
            if item.heading:
                continue
            if origin == column:
                options.append(
                    (state.score + _stays(state.text, option[0], columns.roles[column], columns), False, state)
                )
            elif origin < column:
                options.append((state.score + leave - sum(blanks[origin + 1 : column]), False, state))
        if not options:
            continue
        score, opens, state = max(options, key=lambda way: way[0])
        if score > _NEVER:
            before = state.path if state is not None else None
            ways[column] = _State(score + fit, option[0], _Step(before, item, ((column, opens, option[0]),)))
    for text in option[1:]:
        later: list[_State | None] = [None] * count
        for column in range(1, count):
            fit = _fits(text, columns.roles[column], column, columns)
            for origin in range(column):
                state = ways[origin]
                if state is None or state.path is None or fit <= -10.0:
                    continue
                score = state.score + fit - sum(blanks[origin + 1 : column])
                held = later[column]
                if held is None or score > held.score:
                    step = _Step(state.path.before, item, (*state.path.cells, (column, False, text)))
                    later[column] = _State(score, text, step)
        ways = later
    return (way for way in ways if way is not None)


def _to_rows(step: _Step | None) -> list[RunRow]:
    steps: list[_Step] = []
    while step is not None:
        steps.append(step)
        step = step.before
    rows: list[RunRow] = []
    for step in reversed(steps):
        for column, opens, text in step.cells:
            if opens or not rows:
                rows.append(RunRow(heading=step.item.heading))
            rows[-1].cells.setdefault(column, []).append((step.item.number, text))
    return rows


def _is_whole(row: RunRow, columns: Columns) -> bool:
    """What names the row is there, and most of what tells it from others, each where it looks right."""
    if columns.naming not in row.cells:
        return False
    typed = [column for column, role in enumerate(columns.roles) if role in _SINGLE or role in ("owner", "status")]
    labelled = [column for column in range(columns.naming) if is_group_label(_joined(row.cells.get(column, [])))]
    held = [column for column in typed if column in row.cells and _stands(_joined(row.cells[column]), column, columns)]
    wrong = sum(column in row.cells for column in typed) - len(held)
    return (
        len(held) >= _LEAST_TYPED * len(typed)
        and wrong <= 1
        and _is_settled(row, [*typed, *labelled], len(columns.roles))
    )


def _stands(text: str, column: int, columns: Columns) -> bool:
    if columns.roles[column] == "owner":
        return text.count(" ") < _LONGEST_OWNER
    return _fits(text, columns.roles[column], column, columns) > 0


def _is_settled(row: RunRow, typed: Sequence[int], count: int) -> bool:
    """Where texts of words stand beside one another, none of their lines could as well begin the next of them."""
    run: list[int] = []
    for column in range(count + 1):
        if column < count and column not in typed:
            run.append(column)
            continue
        held = [[text for _, text in row.cells[place]] for place in run if place in row.cells]
        if len(run) > 1 and any(_begins_afresh(pair) for texts in held for pair in pairwise(texts)):
            return False
        if len(run) > 2 and len(held) < len(run):
            return False
        run = []
    return True


def _begins_afresh(texts: tuple[str, str]) -> bool:
    before, text = texts
    return not (_goes_on(text) or hangs(before) or text[:1] in BULLETS)


def _whole_rows(rows: list[RunRow], columns: Columns) -> list[RunRow]:
    """The rows up to where they stop being whole; none where too few are."""
    whole = [_is_whole(row, columns) for row in rows]
    end = next((place for place in range(len(rows)) if not any(whole[place : place + _MOST_DOUBTED])), len(rows))
    while end and not whole[end - 1]:
        end -= 1
    if sum(whole[:end]) < _LEAST_GOOD * end or sum(whole[:end]) < 2:
        return []
    _trim(rows[end - 1], columns)
    return [row if whole[place] else _unsettled(row) for place, row in enumerate(rows[:end])]


def _trim(row: RunRow, columns: Columns) -> None:
    """The last row without what follows the table: lines that begin afresh below its last cell."""
    column = max(row.cells)
    parts = row.cells[column]
    end = next(
        (place for place in range(1, len(parts)) if _begins_afresh((parts[place - 1][1], parts[place][1]))), None
    )
    if end is not None and not (columns.roles[column] == "owner" and _stands(_joined(parts), column, columns)):
        row.cells[column] = parts[:end]


def _unsettled(row: RunRow) -> RunRow:
    """A row whose cells are not sure, kept as one text over all columns."""
    return RunRow(heading=row.heading + sorted(part for parts in row.cells.values() for part in parts))


def _joined(parts: Sequence[tuple[int, str]]) -> str:
    text = ""
    for _, part in parts:
        text = join(text, part)
    return text


def _build(rows: Sequence[RunRow], labels: Sequence[str], head: Sequence[int]) -> Table:
    span = Span(lines=(head[0], head[-1]))
    cells = [Cell(0, column, span, (Paragraph(label, span),) if label else ()) for column, label in enumerate(labels)]
    last, place = head[-1], 0
    for row in rows:
        if row.heading:
            place += 1
            where = Span(lines=(row.heading[0][0], row.heading[-1][0]))
            cells.append(Cell(place, 0, where, (Paragraph(_joined(row.heading), where),), 1, len(labels)))
        if not row.cells:
            last = max(last, row.heading[-1][0])
            continue
        place += 1
        inside = [number for parts in row.cells.values() for number, _ in parts]
        last = max(last, *inside)
        for column in range(len(labels)):
            parts = row.cells.get(column, [])
            where = Span(lines=(parts[0][0], parts[-1][0])) if parts else Span(lines=(min(inside), max(inside)))
            cells.append(Cell(place, column, where, tuple(_blocks(parts))))
    return Table(tuple(cells), Span(lines=(head[0], last)), 1)


def _blocks(parts: Sequence[tuple[int, str]]) -> Iterator[Paragraph | ListItem]:
    """A cell's lines: bullets are list items, the rest is one paragraph up to the next bullet."""
    pending: Parts = []
    for part in parts:
        if pending and part[1][:1] in BULLETS:
            yield _block(pending)
            pending = []
        pending.append(part)
    if pending:
        yield _block(pending)


def _block(parts: Sequence[tuple[int, str]]) -> Paragraph | ListItem:
    span = Span(lines=(parts[0][0], parts[-1][0]))
    text = _joined(parts)
    return ListItem(text.lstrip(BULLETS + " "), span) if text[:1] in BULLETS else Paragraph(text, span)
