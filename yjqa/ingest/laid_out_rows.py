"""Lines of a table whose columns are known → its rows.

A line with figures is a row. Lines with words alone belong to the row beside which they must stand: all lines between
two blank ones where each row stands between blank lines; else those above and below figures that have no label of their
own, those that go on in the middle of a sentence, and those that did not fit into their column. A label over rows, which
no line goes on with, is a row without figures. A line that may belong to either of two rows settles nothing.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from yjqa.ingest.aligned import Stretch
from yjqa.ingest.prose import begins_low, hangs, is_full, join
from yjqa.ingest.text_lines import Line

Parts = list[tuple[int, str]]
"""The lines of one cell in order: (line number, text)."""


@dataclass(slots=True)
class Column:
    """Where a column's cells begin and end in their lines; `figures`: it holds nothing else."""

    left: int
    right: int
    figures: bool

    def overlaps(self, cell: Stretch) -> bool:
        """Whether the stretch stands over or under a cell of the column."""
        return cell.start < self.right and cell.end > self.left


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line with its index and its stretches."""

    place: int
    line: Line
    cells: list[Stretch]


@dataclass(slots=True)
class LaidRow:
    """For each column its lines; `height`: how many rows its first cell covers, `covered`: that of a row above does."""

    cells: list[Parts] = field(default_factory=list)
    height: int = 1
    covered: bool = False

    def text(self, column: int) -> str:
        """The text of one cell."""
        text = ""
        for _, part in self.cells[column]:
            text = join(text, part)
        return text


def to_rows(lines: Sequence[TextLine], figures: AbstractSet[int], columns: Sequence[Column]) -> list[LaidRow] | None:
    """The rows, `figures` being the indexes of lines that are rows; `None` where a line cannot be settled."""
    last = max(figures)
    groups = [group for group in _groups(lines) if group[0].place <= last]
    written = [line for line in lines if line.cells]
    if all(sum(line.place in figures for line in group) == 1 for group in groups):
        rows = _spaced(groups, columns)
    else:
        rows = _dense(written, figures, columns)
        if rows is None or not _cover(rows, columns):
            rows = _centred(written, figures, columns)
            return rows if rows is not None and all(row.cells[0] for row in rows) else None
        return rows
    return rows if rows is not None and _cover(rows, columns) else None


def _groups(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    groups: list[list[TextLine]] = []
    fresh = True
    for line in lines:
        if not line.cells:
            fresh = True
            continue
        if fresh:
            groups.append([])
        groups[-1].append(line)
        fresh = False
    return groups


def _spaced(groups: Sequence[Sequence[TextLine]], columns: Sequence[Column]) -> list[LaidRow] | None:
    rows: list[LaidRow] = []
    for group in groups:
        rows.append(LaidRow([[] for _ in columns]))
        for line in group:
            if not _add(rows[-1], line, columns):
                return None
    return rows


def _add(row: LaidRow, line: TextLine, columns: Sequence[Column]) -> bool:
    """Puts the line's stretches into the row's cells; not where one stands over two columns or adds to a figure."""
    placed = _placed(line, columns)
    if placed is None or any(columns[place].figures and row.cells[place] for place in placed):
        return False
    for place, cell in placed.items():
        row.cells[place].append((line.line.number, cell.text))
    return True


def _placed(line: TextLine, columns: Sequence[Column]) -> dict[int, Stretch] | None:
    placed: dict[int, Stretch] = {}
    for cell in line.cells:
        over = [place for place, column in enumerate(columns) if column.overlaps(cell)]
        if len(over) != 1 or over[0] in placed:
            return None
        placed[over[0]] = cell
    return placed


def _dense(lines: Sequence[TextLine], figures: AbstractSet[int], columns: Sequence[Column]) -> list[LaidRow] | None:
    """The rows where each begins at the top of its cells: what follows it goes on with it, or is a label over the next."""
    rows: list[LaidRow] = []
    widths = _widths(lines, columns)
    before: TextLine | None = None
    for line in lines:
        placed = _placed(line, columns)
        ended = line.place > max(figures)
        if placed is None:
            return rows if ended else None
        if line.place in figures:
            rows.append(LaidRow([[] for _ in columns]))
            _add(rows[-1], line, columns)
        elif before is not None and _goes_on(rows[-1], placed, widths) and line.place == before.place + 1:
            if not _add(rows[-1], line, columns):
                return None
        elif ended:
            return rows
        elif list(placed) != [0]:
            return None
        else:
            rows.append(LaidRow([[] for _ in columns]))
            _add(rows[-1], line, columns)
        before = line
    return rows


def _centred(lines: Sequence[TextLine], figures: AbstractSet[int], columns: Sequence[Column]) -> list[LaidRow] | None:
    """The rows where each stands at the middle of its label: as many of the label's lines are below it as above it."""
    gaps: list[list[TextLine]] = [[]]
    anchors = [line for line in lines if line.place in figures]
    for line in lines:
        if line.place in figures:
            gaps.append([])
        else:
            gaps[-1].append(line)
    rows: list[LaidRow] = []
    taken = 0
    for anchor, above, below in zip(anchors, gaps, gaps[1:], strict=False):
        row = LaidRow([[] for _ in columns])
        own = above[taken:]
        taken = len(own)
        whole = [*own, anchor, *below[:taken]]
        if len(below) < taken or whole[-1].place - whole[0].place != 2 * taken:
            return None
        if not all(
            _add(row, line, columns) and (line is anchor or list(_placed(line, columns) or ()) == [0]) for line in whole
        ):
            return None
        rows.append(row)
    return rows


def _widths(lines: Sequence[TextLine], columns: Sequence[Column]) -> list[int]:
    widths = [column.right - column.left for column in columns]
    for line in lines:
        for place, cell in (_placed(line, columns) or {}).items():
            widths[place] = max(widths[place], cell.end - columns[place].left)
    return widths


def _goes_on(row: LaidRow, placed: Mapping[int, Stretch], widths: Sequence[int]) -> bool:
    """Each stretch goes on with what its cell holds: inside a sentence, or because the next word did not fit."""
    return all(
        row.cells[place]
        and (
            begins_low(cell.text)
            or hangs(row.cells[place][-1][1])
            or is_full(row.cells[place][-1][1], cell.text, widths[place], 1.0)
        )
        for place, cell in placed.items()
    )


def _cover(rows: Sequence[LaidRow], columns: Sequence[Column]) -> bool:
    """Every row has a label. Where a label stands over several rows, as the next column's coming again tells, it is
    put together and covers them; `False` where a row's label is not known."""
    if all(row.cells[0] for row in rows):
        return True
    cycle = _cycle(rows, columns)
    if not cycle:
        return False
    for start in range(0, len(rows), cycle):
        top, *rest = rows[start : start + cycle]
        if not top.cells[0]:
            return False
        top.height = cycle
        for row in rest:
            top.cells[0] += row.cells[0]
            row.cells[0], row.covered = [], True
    return True


def _cycle(rows: Sequence[LaidRow], columns: Sequence[Column]) -> int:
    """After how many rows the second column's words come again in the same order, some of their first cells blank."""
    if columns[1].figures:
        return 0
    names = [row.text(1) for row in rows]
    for length in range(2, len(names) // 2 + 1):
        repeats = len(names) % length == 0 and all(name == names[place % length] for place, name in enumerate(names))
        if repeats and all(names) and len(set(names[:length])) == length:
            return length
    return 0
