"""Notes added after a meeting: the latest word on the action that stands above them."""

import re

from yjqa.extract.actions.draft import Draft
from yjqa.extract.actions.status import read_status
from yjqa.extract.statements import Statement

_NOTE = re.compile(
    r"^\W*(?:post[- ]?meeting\s+(?:note|update)|secretary[’']?s\s+note)s?\b\s*[:–-]*\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_REACH = 8
"""How many places above a note its action may stand."""


def read_note(statement: Statement) -> str | None:
    """What a note says, empty where the statement is only its heading; `None` for any other statement."""
    match = _NOTE.match(statement.text)
    return match["rest"].strip() if match is not None else None


def take_notes(drafts: list[Draft], stream: list[Statement]) -> None:
    """Give each note to the action nearest above it, as its progress and, where it says so, its status."""
    for index, statement in enumerate(stream):
        note = read_note(statement)
        if note is None:
            continue
        if not note and index + 1 < len(stream) and not stream[index + 1].is_heading:
            note = stream[index + 1].text
        above = [d for d in drafts if statement.position - _REACH <= d.position <= statement.position]
        if note and above:
            nearest = max(above, key=lambda draft: (draft.position, draft.cell_row or 0))
            nearest.progress = note
            nearest.status = read_status(note) or nearest.status
