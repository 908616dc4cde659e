"""Notes in a narrow column at the right of running text, such as the initials of who is to act."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from yjqa.columns import column_role
from yjqa.ingest.pdf.drafts import Draft
from yjqa.ingest.pdf.lines import Line, split_row

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
    # The title of such a column says what its notes are: it is no text of its own.
    titles = [row[0] for row in parts if len(row) == 1 and row[0] in beyond and row[0] not in notes]
    noted = {id(word) for note in (*notes, *titles) for word in note.words}
    kept = [
        Line([word for word in row.words if id(word) not in noted]) for row in rows if id(row.words[0]) not in noted
    ]
    return Margin(kept, notes)


def is_note(text: str) -> bool:
    """Whether a text may say who is to act: initials, names, or all."""
    return _NOTE.fullmatch(" ".join(text.split())) is not None


def beside(drafts: list[Draft], notes: Sequence[Line], page: int) -> list[Draft]:
    """The drafts of a page with the notes that stand beside them."""
    for note in notes:
        drafts = noted(drafts, note.text(), page, note.base - 0.3 * note.size)
    return drafts


def noted(drafts: list[Draft], note: str, page: int, middle: float) -> list[Draft]:
    """The drafts, of which the one that a note stands beside has it in its margin.

    A note beside none belongs to the nearest above, one beside the rest of a paragraph on a later page to that.
    """
    result = list(drafts)
    before = [index for index, draft in enumerate(drafts) if (draft.page, draft.box[1] - 2) <= (page, middle)]
    home = before[-1] if before else 0
    text = " ".join(note.split())
    margin = result[home].margin
    if margin:
        apart = ", " if _INITIALS.fullmatch(text) and _INITIALS.fullmatch(margin.split(", ")[-1]) else " "
        text = margin + apart + text
    result[home] = replace(result[home], margin=text)
    return result
