"""Notes in a narrow column at the right of running text, such as the initials of who is to act."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from yjqa.columns import column_role
from yjqa.ingest.drafts import Draft
from yjqa.ingest.lines import Line, split_row

_NOTE = re.compile(
    r"(?:all|[A-Z][A-Za-z.’'-]*)(?:(?:\s*[/,&+]\s*|\s+(?:and\s+)?)[A-Z][A-Za-z.’'-]*){0,4}", re.IGNORECASE
)
_INITIALS = re.compile(r"[A-Z]{2,4}")
_RUNNING = 5
"""A line of at least so many words is running text."""
_ENOUGH_LINES = 6
_FEW_NOTES = 0.5


class Margin(NamedTuple):
    """The rows of a flow without its margin, and the notes that stood there."""

    rows: list[Line]
    notes: list[Line]


def split_margin(rows: Sequence[Line]) -> Margin:
    """Notes right of all running text, told apart by a gap; no notes where the column holds anything else."""
    parts = [split_row(row) for row in rows]
    running = [part for row in parts for part in row if len(part.words) >= _RUNNING]
    if len(running) < _ENOUGH_LINES:
        return Margin(list(rows), [])
    left, edge = min(line.x0 for line in running), max(line.x1 for line in running)
    beyond = [row[-1] for row in parts if row[-1].x0 > edge + 0.4 * row[-1].size]
    notes = [part for part in beyond if column_role(part.text()) is None]
    others = len(rows) - sum(len(row) == 1 and row[0] in notes for row in parts)
    if not notes or len(notes) > _FEW_NOTES * others:
        return Margin(list(rows), [])
    if not all(
        _NOTE.fullmatch(" ".join(note.text().split())) and note.x0 > left + 0.6 * (edge - left) for note in notes
    ):
        return Margin(list(rows), [])
    noted = {id(word) for note in notes for word in note.words}
    kept = [
        Line([word for word in row.words if id(word) not in noted]) for row in rows if id(row.words[0]) not in noted
    ]
    return Margin(kept, notes)


def beside(drafts: list[Draft], notes: Sequence[Line]) -> list[Draft]:
    """The drafts with the notes that stand beside them; a note beside none belongs to the nearest above."""
    result = list(drafts)
    for note in notes:
        middle = note.base - 0.3 * note.size
        home = next(
            (index for index, draft in enumerate(result) if draft.box[1] - 2 <= middle <= draft.box[3] + 2), None
        )
        if home is None:
            above = [index for index, draft in enumerate(result) if draft.box[3] <= middle]
            home = above[-1] if above else 0
        text = " ".join(note.text().split())
        before = result[home].margin
        if before:
            apart = ", " if _INITIALS.fullmatch(text) and _INITIALS.fullmatch(before.split(", ")[-1]) else " "
            text = before + apart + text
        result[home] = replace(result[home], margin=text)
    return result
