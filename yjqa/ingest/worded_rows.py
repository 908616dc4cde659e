"""Tables of words that were flattened to one cell a stretch of lines, put back where their headers are known.

What such a table leaves: its header (`yjqa.columns` knows the labels), at the top of every page or with the first row's
cells between the labels; then cell after cell, each a stretch of lines between blank lines, or each line between blank
lines. Which stretch stands in which column is found as the best path through the columns: a rating stands in a rating's
column, a date in a deadline's, a number opens a row, bullets stand together, and a sentence is not cut. Where the path
is poor, the text is left as it is.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from yjqa.columns import column_role
from yjqa.document import Cell, ListItem, Paragraph, Span, Table
from yjqa.ingest.cell_kinds import is_date, is_name_like, is_number, is_rag, is_status
from yjqa.ingest.fragments import BULLETS
from yjqa.ingest.pieces import Found
from yjqa.ingest.prose import begins_low, ends_sentence, hangs, join
from yjqa.ingest.run_rows import read_run
from yjqa.ingest.text_lines import Line

_HEADER_LINES = 14
_LONGEST_LABEL = 9
_LABEL_LINES = 3
_MOST_BLANKS = 12
_MOST_CHUNKS = 1_500
_MOST_LINES = 4_000
_MOST_RUN = 1_500
_MOST_ATTEMPTS = 8
"""How often, on the whole, a paper's lines may be read as the body of one table or another."""
_MOST_RUN_BLANKS = 4
_DENSE = 0.85
_TITLE_GAP = 3
_KEY_ROLES = frozenset({"action", "objective", "forward_actions", "risk", "priority"})
_TYPED = frozenset({"rag", "status", "due", "reference"})
_SINGLE = frozenset({"rag", "due", "reference"})
_LEAST_GOOD = 0.7
_NEVER = float("-inf")


@dataclass(slots=True)
class Chunk:
    """A stretch of lines without a blank line between; `gap`: the blank lines before it."""

    lines: list[Line]
    gap: int
    text: str = ""

    @property
    def bulleted(self) -> bool:
        """It begins with a bullet."""
        return self.lines[0].words[:1] in BULLETS

    @property
    def single(self) -> bool:
        """It is one line."""
        return len(self.lines) == 1


@dataclass(slots=True)
class Head:
    """A header as found: its labels, the lines that it takes, where the body begins."""

    labels: list[str]
    numbers: set[int]
    start: int
    end: int


@dataclass(slots=True)
class WordRow:
    """The chunks of each column of one row."""

    cells: dict[int, list[Chunk]] = field(default_factory=dict)


class Heads:
    """The headers among the lines, each looked for once: bodies of tables are searched for them again and again."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._known: dict[int, Head | None] = {}

    def at(self, index: int) -> Head | None:
        """The header whose labels stand together from this line on."""
        if index not in self._known:
            self._known[index] = _header(self._lines, index)
        return self._known[index]


def find_worded(lines: Sequence[Line]) -> Iterator[Found]:
    """The flattened tables of words among the lines."""
    heads = Heads(lines)
    allowed = _MOST_ATTEMPTS * max(len(lines), _MOST_RUN)
    index = done = tried = 0
    while index < len(lines):
        line = lines[index]
        head = None
        if not line.blank and len(line.words) < 90 and "\t" not in line.text:
            head = heads.at(index) or _interleaved(lines, index)
        found = None
        if head is not None and allowed > 0:
            found, read = _read(lines, head, heads)
            allowed -= read
        if found is None and head is not None and index >= tried and allowed > 0:
            found, read = _read_run(lines, head, heads)
            allowed -= read
        if found is not None and found.start >= done and found.end > index:
            yield found
            index = done = found.end
        else:
            index += 1
            if head is not None and len(head.numbers) >= len(head.labels):
                tried = max(tried, head.end)


def _roles(labels: Sequence[str]) -> list[str | None]:
    return [column_role(label) if label else "reference" for label in labels]


def _is_header(labels: Sequence[str]) -> bool:
    roles = [role for role in _roles(labels) if role is not None]
    return len(roles) == len(set(roles)) and len(roles) >= 2 and bool(_KEY_ROLES & set(roles))


def _cut_known(words: Sequence[str]) -> list[str] | None:
    """The words cut wholly into labels that are known, in as few as can be and each of another role."""
    best: list[list[str] | None] = [None] * (len(words) + 1)
    best[0] = []
    for end in range(1, len(words) + 1):
        for start in range(max(0, end - _LONGEST_LABEL), end):
            before, label = best[start], " ".join(words[start:end])
            if (
                before is None
                or column_role(label) is None
                or not (words[start][:1].isupper() or words[start][0].isdigit())
            ):
                continue
            if column_role(label) in {column_role(other) for other in before}:
                continue
            current = best[end]
            if current is None or len(before) >= len(current):
                best[end] = [*before, label]
    return best[len(words)]


def _begins_with_label(words: Sequence[str]) -> bool:
    return any(
        column_role(" ".join(words[:count])) is not None for count in range(1, min(_LONGEST_LABEL, len(words)) + 1)
    )


def _header(lines: Sequence[Line], index: int) -> Head | None:
    """A header whose labels stand together, over one or more lines."""
    if not _begins_with_label(lines[index].words.split()):
        return None
    stacked = _stacked(lines, index)
    below = next((place for place in range(index + 1, len(lines)) if not lines[place].blank), index)
    lower = _labels_of(_stacked(lines, below)) if below > index else []
    again = column_role(lines[index].words) in _roles(lower)
    if len(lower) > 2 and len(lower) >= len(_labels_of(stacked)) + (not again):
        return None
    if stacked is not None:
        return stacked
    inline = (_cut_known(lines[below].words.split()) or []) if below > index else []
    if len(inline) > 2 and _is_header(inline) and column_role(lines[index].words) in _roles(inline):
        return None
    words: list[str] = []
    numbers: set[int] = set()
    best: Head | None = None
    taken = 0
    for place in range(index, min(index + 2 * _HEADER_LINES, len(lines))):
        line = lines[place]
        if line.blank:
            continue
        words += line.words.split()
        numbers.add(line.number)
        taken += 1
        if taken > _HEADER_LINES or len(words) > 32:
            break
        labels = _cut_known(words)
        if labels is not None and len(labels) >= 3 and _is_header(labels):
            best = Head(labels, set(numbers), index, place + 1)
    return best


def _labels_of(head: Head | None) -> list[str]:
    return head.labels if head is not None else []


def _stacked(lines: Sequence[Line], index: int) -> Head | None:
    """A header whose labels stand one a line, or one a stretch of lines."""
    labels: list[str] = []
    numbers: set[int] = set()
    roles: set[str] = set()
    place = end = index
    while place < min(index + 2 * _HEADER_LINES, len(lines)):
        if lines[place].blank:
            place += 1
            continue
        after, found = _next_labels(lines, place, roles)
        if not found:
            break
        labels += found
        roles.update(role for role in map(column_role, found) if role is not None)
        numbers.update(line.number for line in lines[place:after])
        place = end = after
    return Head(labels, numbers, index, end) if len(labels) >= 3 and _is_header(labels) else None


def _next_labels(lines: Sequence[Line], place: int, roles: Container[str]) -> tuple[int, list[str]]:
    """The labels of new roles that one line is, or its stretch of lines together, and the index after them."""
    text = ""
    for after in range(place, min(place + _LABEL_LINES, len(lines))):
        if lines[after].blank:
            break
        text = f"{text} {lines[after].words}".strip()
        found = _numbered_label(" ".join(text.split()))
        known = [column_role(label) for label in found]
        if len(text.split()) <= _LONGEST_LABEL and not any(role is None or role in roles for role in known):
            return after + 1, found
    return place, []


def _numbered_label(label: str) -> list[str]:
    """`Ref Action` are two labels, for all that one column may be called by both words."""
    first, _, rest = label.partition(" ")
    if column_role(first) == "reference" and column_role(rest) not in (None, "reference"):
        return [first, rest]
    return [label]


def _interleaved(lines: Sequence[Line], index: int) -> Head | None:
    """A header whose labels stand each before its cell of the first row: `Action`, an action, `Owner`, an owner."""
    if lines[index].words.count(" ") > 2 or column_role(lines[index].words) is None:
        return None
    if index and not lines[index - 1].blank and not is_number(lines[index - 1].words):
        return None
    chunks = _chunks(lines, index, min(index + 60, len(lines)), set())[:8]
    labels: list[str] = []
    numbers: set[int] = set()
    for chunk in chunks:
        label = chunk.lines[0].words
        if len(chunk.lines) > 1 and column_role(label) is not None and label.count(" ") < 3:
            labels.append(label)
            numbers.add(chunk.lines[0].number)
        elif labels:
            break
        else:
            return None
    if len(labels) < 2 or not _is_header(labels):
        return None
    before = next((place for place in range(index - 1, max(index - 4, -1), -1) if not lines[place].blank), None)
    if before is not None and is_number(lines[before].words):
        return Head(["", *labels], numbers, before, before)
    return Head(labels, numbers, index, index)


def _chunks(lines: Sequence[Line], start: int, end: int, skipped: set[int]) -> list[Chunk]:
    chunks: list[Chunk] = []
    gap, fresh = 0, True
    dense = _is_dense(lines[start:end])
    for line in lines[start:end]:
        if line.blank or line.number in skipped:
            gap, fresh = gap + line.blank, True
            continue
        if fresh or line.words[:1] in BULLETS:
            chunks.append(Chunk([], gap))
        chunks[-1].lines.append(line)
        gap, fresh = 0, dense and not line.wraps
    for chunk in chunks:
        for line in chunk.lines:
            chunk.text = join(chunk.text, " ".join(line.words.strip(BULLETS + " ").split()))
    return chunks


def _is_dense(lines: Sequence[Line]) -> bool:
    """No blank lines part the cells, but a blank at the end of a line says that its text goes on."""
    written = [line for line in lines if not line.blank]
    if len(written) < _DENSE * len(lines):
        return False
    wraps = sum(line.wraps for line in written)
    return 0.2 * len(written) < wraps < 0.95 * len(written)


def _read(lines: Sequence[Line], head: Head, heads: Heads) -> tuple[Found | None, int]:
    """The table where blank lines part its cells; with it, how many lines were looked at."""
    end, skipped, labels = _body(lines, head, heads)
    read = end - head.end
    chunks = _chunks(lines, head.end, end, skipped | head.numbers)
    while chunks and chunks[-1].gap >= _TITLE_GAP and chunks[-1].single and end < len(lines):
        chunks.pop()
    if not 2 <= len(chunks) <= _MOST_CHUNKS:
        return None, read
    rows = _best_rows(chunks, _roles(head.labels))
    if len(rows) < 2 or not _is_sound(rows, _roles(head.labels)):
        return None, read
    table = _build(rows, [*head.labels, *labels], head, lines)
    last = table.span.lines[1] if table.span.lines else head.end
    stop = next(index for index in range(head.start, len(lines)) if lines[index].number == last) + 1
    while stop < end and (lines[stop].blank or lines[stop].number in skipped):
        stop += 1
    return Found(head.start, stop, table), read


def _read_run(lines: Sequence[Line], head: Head, heads: Heads) -> tuple[Found | None, int]:
    """The table where its cells stand one line under another, or short ones beside one another on one line.

    With it comes how many lines were looked at.
    """
    if head.start == head.end:
        return None, 0
    end, skipped = _run_body(lines, head, heads)
    body = [replace(line, text="") if line.number in skipped else line for line in lines[head.end : end]]
    found = read_run(body, head.labels, head.numbers)
    if found is None:
        return None, end - head.end
    return Found(head.start, head.end + found.end, found.block), end - head.end


def _run_body(lines: Sequence[Line], head: Head, heads: Heads) -> tuple[int, set[int]]:
    """Where the lines that can be the table's end, and the header lines repeated among them."""
    skipped: set[int] = set()
    blanks = 0
    index = head.end
    while index < min(len(lines), head.end + _MOST_RUN):
        line = lines[index]
        blanks = blanks + 1 if line.blank else 0
        if blanks > _MOST_RUN_BLANKS or "\t" in line.text:
            break
        again = heads.at(index) if not line.blank else None
        if again is not None:
            if again.labels != head.labels:
                break
            skipped |= again.numbers
            index = again.end
            continue
        index += 1
    return index, skipped


def _body(lines: Sequence[Line], head: Head, heads: Heads) -> tuple[int, set[int], list[str]]:
    """Where the body ends, the header lines repeated in it, and labels that stand after the last row."""
    skipped: set[int] = set()
    late: list[str] = []
    opening = next(label for label in head.labels if label).split()[0]
    widest = blanks = written = 0
    index = head.end
    while index < len(lines):
        line = lines[index]
        blanks = blanks + 1 if line.blank else 0
        if blanks > _MOST_BLANKS or "\t" in line.text or written > _MOST_LINES:
            break
        if line.blank:
            index += 1
            continue
        again = heads.at(index) if line.words.startswith(opening) else None
        if again is not None and again.labels == head.labels:
            skipped |= again.numbers
            written += again.end - index  # a text of headers alone must end somewhere too
            index = again.end
            continue
        if written > 4 and len(line.words) > max(1.5 * widest, 60):
            break
        if line.starts_page and written and head.start == head.end:
            break
        alone = (index + 1 == len(lines) or lines[index + 1].blank or lines[index + 1].starts_page) and lines[
            index - 1
        ].blank
        role = column_role(line.words) if alone and line.words.count(" ") < 2 else None
        if role is not None and role not in _roles(head.labels) and role in _TYPED and not is_status(line.words):
            late.append(line.words)
            skipped.add(line.number)
            index += 1
            break
        if line.number not in head.numbers:
            widest = max(widest, len(line.words))
            written += 1
        index += 1
    return index, skipped, late


def _emission(chunk: Chunk, role: str | None, bulleted_column: bool) -> float:
    text = chunk.text
    words = text.count(" ") + 1
    if role == "rag":
        return 3.0 if is_rag(text) else -10.0
    if role == "reference":
        return 3.0 if is_number(text) else -10.0
    if role == "status":
        return 2.0 if is_status(text) else -3.0
    if role == "due":
        return 2.0 if is_date(text) else -3.0
    if role == "owner":
        return 1.0 if is_name_like(text) else -1.0 - 0.3 * min(words, 20)
    score = 0.0
    if is_rag(text) or (is_status(text) and words < 3):
        score -= 3.0
    if is_number(text):
        score -= 3.0
    if chunk.bulleted:
        score += 1.0 if role == "forward_actions" else -0.5 * bulleted_column
    elif role == "forward_actions" and bulleted_column:
        score -= 1.0
    return score + (0.3 if words > 4 else -0.2)


def _stay(before: Chunk, chunk: Chunk, role: str | None) -> float:
    if role in _SINGLE:
        return _NEVER
    if begins_low(chunk.text) or hangs(before.text):
        return 1.5
    if before.bulleted and chunk.bulleted:
        return 1.5
    if before.single and chunk.single and not ends_sentence(before.text):
        return 0.6
    return -0.8


def _leave(before: Chunk, chunk: Chunk) -> float:
    score = 0.0
    if begins_low(chunk.text) or hangs(before.text):
        score -= 3.0
    if before.single != chunk.single:
        score += 0.5
    return score


def _best_rows(chunks: Sequence[Chunk], roles: Sequence[str | None]) -> list[WordRow]:
    """The best path of the chunks through the columns, row after row."""
    count = len(roles)
    bulleted = "forward_actions" in roles and any(chunk.bulleted for chunk in chunks)
    scores = [_emission(chunks[0], roles[column], bulleted) - 1.5 * column for column in range(count)]
    paths: list[list[int]] = []
    for before, chunk in pairwise(chunks):
        leave = _leave(before, chunk)
        following, origins = [], []
        for column in range(count):
            options = []
            for origin in range(count):
                if origin == column:
                    step = _stay(before, chunk, roles[column])
                    again = leave - 1.2 * (count - 1)
                    step = max(step, again) if count > 1 else step
                elif origin < column:
                    step = leave - 1.5 * (column - origin - 1)
                else:
                    step = leave - 1.2 * (count - 1 - origin) - 1.5 * column
                options.append(scores[origin] + step)
            best = max(range(count), key=lambda place: options[place])
            following.append(options[best] + _emission(chunk, roles[column], bulleted))
            origins.append(best)
        scores = following
        paths.append(origins)
    column = max(range(count), key=lambda place: scores[place])
    columns = [column]
    for origins in reversed(paths):
        column = origins[column]
        columns.append(column)
    return _to_rows(chunks, columns[::-1], roles)


def _to_rows(chunks: Sequence[Chunk], columns: Sequence[int], roles: Sequence[str | None]) -> list[WordRow]:
    rows = [WordRow()]
    before = -1
    for chunk, column in zip(chunks, columns, strict=True):
        if column < before or (column == before and roles[column] in _SINGLE):
            rows.append(WordRow())
        rows[-1].cells.setdefault(column, []).append(chunk)
        before = column
    return rows


def _is_sound(rows: Sequence[WordRow], roles: Sequence[str | None]) -> bool:
    """Enough rows are whole: the columns that tell rows apart hold something."""
    typed = [column for column, role in enumerate(roles) if role in _TYPED or role == "owner"]
    good = sum(all(column in row.cells for column in [0, *typed]) for row in rows)
    return bool(typed) and good >= _LEAST_GOOD * len(rows)


def _build(rows: Sequence[WordRow], labels: Sequence[str], head: Head, lines: Sequence[Line]) -> Table:
    ordered = sorted(head.numbers)
    span = Span(lines=(ordered[0], ordered[-1]))
    cells = [Cell(0, column, span, (Paragraph(label, span),) if label else ()) for column, label in enumerate(labels)]
    last = ordered[-1]
    first = min(ordered[0], lines[head.start].number)
    for index, row in enumerate(rows, start=1):
        everything = [line.number for chunks in row.cells.values() for chunk in chunks for line in chunk.lines]
        where = Span(lines=(min(everything), max(everything)))
        last, first = max(last, max(everything)), min(first, min(everything))
        for column in range(len(labels)):
            chunks = row.cells.get(column, [])
            cells.append(Cell(index, column, _span(chunks) if chunks else where, tuple(_blocks(chunks))))
    return Table(tuple(cells), Span(lines=(first, last)), 1)


def _span(chunks: Sequence[Chunk]) -> Span:
    return Span(lines=(chunks[0].lines[0].number, chunks[-1].lines[-1].number))


def _blocks(chunks: Sequence[Chunk]) -> Iterator[Paragraph | ListItem]:
    """A cell's chunks: bullets are list items, lines parted only by blank lines are one paragraph."""
    pending: list[Chunk] = []
    for chunk in chunks:
        joins = (
            pending
            and (begins_low(chunk.text) or hangs(pending[-1].text) or (chunk.single and pending[-1].single))
            and not ends_sentence(pending[-1].text)
        )
        if pending and (chunk.bulleted or not joins):
            yield _block(pending)
            pending = []
        pending.append(chunk)
    if pending:
        yield _block(pending)


def _block(chunks: Sequence[Chunk]) -> Paragraph | ListItem:
    text = ""
    for chunk in chunks:
        text = join(text, chunk.text)
    return ListItem(text, _span(chunks)) if chunks[0].bulleted else Paragraph(text, _span(chunks))
