"""Reading order: which lines and tables of a page belong to which column of text, and which column comes first."""

from collections.abc import Sequence

from yjqa.ingest.pdf.draft_tables import DraftTable
from yjqa.ingest.pdf.lines import Line

Item = Line | DraftTable
_ENOUGH_LINES = 6
"""A column of running text has at least this many lines that fill it."""
_LEAST_LINES = 3
"""The last column of a text may be as short as this, where both are about as wide."""
_LEAST_WORDS = 4
_FILLED = 0.55
"""A line fills its column when it takes this share of the width."""
_FEW_CROSSINGS = 0.2
_DEEPEST = 3


def reading_order(items: Sequence[Item], depth: int = 0) -> list[list[Item]]:
    """The items as flows, each a single column from top to bottom, in the order in which they are read.

    Lines are parts of rows, cut at wide gaps. What reaches over the gap between two columns parts the page into bands;
    in each band the left column is read before the right one.
    """
    gutter = _gutter([item for item in items if isinstance(item, Line)]) if depth < _DEEPEST else None
    if gutter is None:
        return [sorted(items, key=lambda item: (_top(item), item_left(item)))] if items else []
    flows: list[list[Item]] = []
    left: list[Item] = []
    right: list[Item] = []

    def close() -> None:
        for column in (left, right):
            flows.extend(reading_order(column, depth + 1))
            column.clear()

    across: list[Item] = []
    for item in sorted(items, key=_top):
        if item_right(item) <= gutter + 2 or item_left(item) >= gutter - 2:
            if across:
                flows.append(list(across))
                across.clear()
            (left if item_right(item) <= gutter + 2 else right).append(item)
        else:
            close()
            across.append(item)
    close()
    if across:
        flows.append(across)
    return flows


def _top(item: Item) -> float:
    return item.base if isinstance(item, Line) else item.box[1]


def item_left(item: Item) -> float:
    """The left end of a line or table."""
    return item.x0 if isinstance(item, Line) else item.box[0]


def item_right(item: Item) -> float:
    """The right end of a line or table."""
    return item.x1 if isinstance(item, Line) else item.box[2]


def _gutter(lines: list[Line]) -> float | None:
    """The left end of a right-hand column of running text; `None` where the page has one column."""
    if len(lines) < 2 * _ENOUGH_LINES:
        return None
    left_end, right_end = min(line.x0 for line in lines), max(line.x1 for line in lines)
    width = right_end - left_end
    starts = sorted(line.x0 for line in lines if left_end + 0.2 * width < line.x0 < left_end + 0.8 * width)
    best: tuple[int, float] | None = None
    for start in sorted({round(start) for start in starts}):
        if sum(abs(other - start) <= 3 for other in starts) < _LEAST_LINES:
            continue
        x = start - 2.0
        left = [line for line in lines if line.x1 <= x]
        right = [line for line in lines if line.x0 >= x]
        if not left or not right:
            continue
        filled_left = _filling(left, left_end, max(line.x1 for line in left))
        filled_right = _filling(right, x, right_end)
        few, many = sorted((len(filled_left), len(filled_right)))
        if few < _LEAST_LINES or many < _ENOUGH_LINES:
            continue
        if few < _ENOUGH_LINES and not 0.6 < (right_end - x) / (x - left_end) < 1.6:
            continue
        top = max(min(line.base for line in filled_left), min(line.base for line in filled_right))
        bottom = min(max(line.base for line in filled_left), max(line.base for line in filled_right))
        crossing = [line for line in lines if line.x0 < x < line.x1 and top <= line.base <= bottom]
        beside = sum(top <= line.base <= bottom for line in (*filled_left, *filled_right))
        if bottom <= top or len(crossing) > _FEW_CROSSINGS * beside:
            continue
        score = len(filled_left) + len(filled_right) - 2 * len(crossing)
        if best is None or score > best[0]:
            best = (score, x)
    return best[1] if best else None


def _filling(lines: list[Line], left: float, right: float) -> list[Line]:
    return [line for line in lines if line.x1 - line.x0 >= _FILLED * (right - left) and len(line.words) >= _LEAST_WORDS]
