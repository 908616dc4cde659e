"""Tables that begin on an earlier page: which of their rows stand on a later one."""

from collections.abc import Iterable, Sequence

from tui.source.blocks import Grid, Stretch


def number_rows(text: str, part: Grid, whole_text: str, tables: Iterable[Grid]) -> tuple[int, ...]:
    """Which row of its table each row of the part is, from 0; nothing where the table is not among `tables`, or there are two such.

    The rows of a part follow each other in the table, and are told with the same words there.
    """
    rows = _rows(text, part.body)
    heads = _rows(text, part.rows[: part.headers])
    found = [
        start
        for table in tables
        if _rows(whole_text, table.rows[: table.headers]) == heads
        for start in _starts(rows, _rows(whole_text, table.body))
    ]
    return tuple(range(found[0], found[0] + len(rows))) if len(found) == 1 else ()


def _rows(text: str, rows: Sequence[Sequence[Stretch]]) -> list[tuple[str, ...]]:
    return [tuple(cell.of(text) for cell in row) for row in rows]


def _starts(rows: list[tuple[str, ...]], whole: list[tuple[str, ...]]) -> list[int]:
    return [start for start in range(len(whole) - len(rows) + 1) if whole[start : start + len(rows)] == rows]
