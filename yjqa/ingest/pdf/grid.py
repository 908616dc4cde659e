"""Ruling lines → grids of cells.

The chain: rules are joined where they lie on one line, those that touch make one grid, the grid's lines cut it into
elementary cells, and elementary cells with no rule between them are one merged cell.
"""

from collections import defaultdict
from dataclasses import dataclass

from yjqa.ingest.pdf.sheet import Box, Rule

_SNAP = 2.5
"""Rules closer than this lie on one line, in points: double borders and rounded positions."""
_GAP = 4.0
"""Rules on one line are joined over a gap up to this."""
_TOUCH = 3.5
"""How near rules must come to each other to belong to one grid."""
_COVER = 0.6
"""A side of a cell is ruled when at least this share of it is."""
_SHORT = 6.0
"""What is shorter than this when joined is no ruling."""
_LEAST_BANDS = 3
"""Fewer rows between level rules make no table."""
_MOST_RULES = 20_000
"""A page with more rules is a drawing."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid: where it begins, how far it spans, its box, and whether its lower side is open."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    open_below: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Ruled cells that hang together. `columns` and `rows` are the positions of its lines."""

    box: Box
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[GridCell, ...]


def rules_to_grids(rules: list[Rule]) -> list[Grid]:
    """The grids of one page, top to bottom; frames of one cell are among them."""
    if len(rules) > _MOST_RULES:
        return []
    grids = [grid for group in _connected(_joined(rules)) if (grid := _to_grid(group)) is not None and grid.cells]
    return sorted(grids, key=lambda grid: (grid.box[1], grid.box[0]))


def find_bands(rules: list[Rule]) -> list[tuple[list[float], float, float]]:
    """Level rules of one length above each other: their tops, left end and right end."""
    level = [rule for rule in _joined(rules) if not rule.upright] if len(rules) <= _MOST_RULES else []
    stacks: list[list[Rule]] = []
    for rule in sorted(level, key=lambda rule: rule.at):
        stack = next(
            (
                stack
                for stack in stacks
                if abs(stack[0].start - rule.start) <= _GAP and abs(stack[0].end - rule.end) <= _GAP
            ),
            None,
        )
        if stack is None:
            stacks.append([rule])
        else:
            stack.append(rule)
    return [
        ([rule.at for rule in stack], stack[0].start, stack[0].end) for stack in stacks if len(stack) > _LEAST_BANDS
    ]


def _joined(rules: list[Rule]) -> list[Rule]:
    """Rules that lie on one line and touch, as one."""
    result: list[Rule] = []
    for upright in (False, True):
        lines: list[list[Rule]] = []
        for rule in sorted((rule for rule in rules if rule.upright is upright), key=lambda rule: rule.at):
            if lines and rule.at - lines[-1][0].at <= _SNAP:
                lines[-1].append(rule)
            else:
                lines.append([rule])
        for line in lines:
            at = sum(rule.at for rule in line) / len(line)
            line.sort(key=lambda rule: rule.start)
            start, end = line[0].start, line[0].end
            for rule in line[1:]:
                if rule.start - end <= _GAP:
                    end = max(end, rule.end)
                else:
                    result.append(Rule(upright, at, start, end))
                    start, end = rule.start, rule.end
            result.append(Rule(upright, at, start, end))
    return [rule for rule in result if rule.end - rule.start >= _SHORT]


def _connected(rules: list[Rule]) -> list[list[Rule]]:
    """Groups of rules that cross or touch."""
    parent = list(range(len(rules)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    level = [index for index, rule in enumerate(rules) if not rule.upright]
    upright = [index for index, rule in enumerate(rules) if rule.upright]
    for i in level:
        across = rules[i]
        for j in upright:
            down = rules[j]
            if (
                down.start - _TOUCH <= across.at <= down.end + _TOUCH
                and across.start - _TOUCH <= down.at <= across.end + _TOUCH
            ):
                parent[root(i)] = root(j)
    groups: dict[int, list[Rule]] = defaultdict(list)
    for index, rule in enumerate(rules):
        groups[root(index)].append(rule)
    return [group for group in groups.values() if len(group) >= 3]


def _lines(positions: list[float]) -> list[float]:
    """Positions without those that repeat the one before."""
    result: list[float] = []
    for position in sorted(positions):
        if not result or position - result[-1] > _SNAP:
            result.append(position)
    return result


class _Sides:
    """Which sides of elementary cells are ruled."""

    def __init__(self, rules: list[Rule]) -> None:
        self._rules: dict[bool, list[Rule]] = {False: [], True: []}
        for rule in rules:
            self._rules[rule.upright].append(rule)

    def ruled(self, upright: bool, at: float, start: float, end: float) -> bool:
        covered = sum(
            max(0.0, min(rule.end + _TOUCH / 2, end) - max(rule.start - _TOUCH / 2, start))
            for rule in self._rules[upright]
            if abs(rule.at - at) <= _SNAP
        )
        return covered >= _COVER * (end - start)


def _to_grid(rules: list[Rule]) -> Grid | None:
    columns = _lines([rule.at for rule in rules if rule.upright])
    rows = _lines([rule.at for rule in rules if not rule.upright])
    if not columns or len(rows) < 2:
        return None
    # Rules that stick out left or right of the outermost upright bound cells that are open to that side.
    left = min(rule.start for rule in rules if not rule.upright)
    right = max(rule.end for rule in rules if not rule.upright)
    if left < columns[0] - 3 * _TOUCH:
        columns.insert(0, left)
    if right > columns[-1] + 3 * _TOUCH:
        columns.append(right)
    if len(columns) < 2:
        return None
    # So do uprights that reach beyond the first or last level rule: a row cut by the page's end may have no border.
    uprights = [rule for rule in rules if rule.upright]
    above = [rule.start for rule in uprights if rule.start < rows[0] - 3 * _TOUCH]
    below = [rule.end for rule in uprights if rule.end > rows[-1] + 3 * _TOUCH]
    if len(above) > 1:
        rows.insert(0, min(above))
    if len(below) > 1:
        rows.append(max(below))
    sides = _Sides(rules)
    n_rows, n_columns = len(rows) - 1, len(columns) - 1
    beside = [
        [sides.ruled(True, columns[c], rows[r], rows[r + 1]) for c in range(n_columns + 1)] for r in range(n_rows)
    ]
    under = [
        [sides.ruled(False, rows[r], columns[c], columns[c + 1]) for c in range(n_columns)] for r in range(n_rows + 1)
    ]
    cells = _merged(rows, columns, beside, under)
    return Grid((columns[0], rows[0], columns[-1], rows[-1]), tuple(columns), tuple(rows), cells)


def _merged(
    rows: list[float], columns: list[float], beside: list[list[bool]], under: list[list[bool]]
) -> tuple[GridCell, ...]:
    n_rows, n_columns = len(rows) - 1, len(columns) - 1
    taken = [[False] * n_columns for _ in range(n_rows)]
    cells: list[GridCell] = []
    for row in range(n_rows):
        for column in range(n_columns):
            if taken[row][column]:
                continue
            right = column + 1
            while right < n_columns and not beside[row][right] and not taken[row][right]:
                right += 1
            bottom = row + 1
            while (
                bottom < n_rows
                and not any(under[bottom][c] for c in range(column, right))
                and not any(beside[bottom][c] for c in range(column + 1, right))
                and not any(taken[bottom][c] for c in range(column, right))
            ):
                bottom += 1
            for r in range(row, bottom):
                for c in range(column, right):
                    taken[r][c] = True
            closed_above = any(under[row][c] for c in range(column, right))
            closed_below = any(under[bottom][c] for c in range(column, right))
            closed_beside = any(beside[r][column] for r in range(row, bottom)) and any(
                beside[r][right] for r in range(row, bottom)
            )
            if (closed_above and closed_below) or (closed_beside and (closed_above or closed_below)):
                box = (columns[column], rows[row], columns[right], rows[bottom])
                cells.append(GridCell(row, column, bottom - row, right - column, box, not closed_below))
    return tuple(cells)
