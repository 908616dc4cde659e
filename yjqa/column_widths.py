"""How wide the columns of a table of text are where room is short."""

import re
from collections.abc import Sequence

_LONG_WORD = 16
"""Characters of the longest word for which a column is kept wide enough."""

_WHOLE = 0.75
"""The part of its fair share of the width up to which a column is shown whole."""

_FIGURE = re.compile(r"[£–-]?\s?[\d,.]+(?:%|k|m)?")


def column_widths(rows: Sequence[Sequence[str]], width: int, gap: int) -> list[int] | None:
    """How wide each column is in so many characters, `gap` of them after every column; `None` where not even the words fit.

    `rows` has the headers too. Narrow columns are shown whole; the others share what is left by how much text they hold.
    """
    columns = list(zip(*rows, strict=True))
    widths = [max(map(len, cells)) for cells in columns]
    least = [
        min(_LONG_WORD, max((len(word) for cell in cells for word in cell.split()), default=1)) for cells in columns
    ]
    room = width - gap * len(columns)
    if sum(least) > room:
        return None
    wide = set(range(len(columns)))
    while wide and (narrow := {number for number in wide if widths[number] <= _WHOLE * room / len(wide)}):
        wide -= narrow
        room -= sum(widths[number] for number in narrow)
    spare = room - sum(least[number] for number in wide)
    text = {number: sum(map(len, columns[number])) for number in wide}
    for number in wide:
        widths[number] = max(1, least[number] + spare * text[number] // sum(text.values()))
    return widths


def all_figures(cells: Sequence[str]) -> bool:
    """Whether a column holds figures and nothing else, so that they stand under each other."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(_FIGURE.fullmatch(cell) for cell in filled)
