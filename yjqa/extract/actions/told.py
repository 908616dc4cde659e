"""Actions out of the sentences of minutes that tell somebody to act without any mark: "AB to send the names by 5 October"."""

import re
from collections.abc import Iterator

from yjqa.document import Document
from yjqa.extract.actions.draft import Draft
from yjqa.extract.actions.wording import owners_in, take_ending
from yjqa.extract.held import Held, meeting_at
from yjqa.extract.names import is_initials, is_person
from yjqa.extract.prose import sentences
from yjqa.extract.statements import Statement

_NAME = r"[A-Z][\w.’'/&-]*"
_TOLD = re.compile(rf"(?P<who>{_NAME}(?:\s+(?:{_NAME}|and|&)){{0,7}})\s+to\s+(?:also\s+)?[a-z]{{2,}}\s")
_LONGEST = 300
_FEWEST_WORDS = 5
_LONGEST_INITIALS = 4


def told_drafts(document: Document, stream: list[Statement], known: list[Draft], held: list[Held]) -> Iterator[Draft]:
    """One draft for each such sentence in the minutes of a meeting; only people, by name or initials, are told so."""
    taken = {draft.position for draft in known}
    for statement in stream:
        if statement.is_heading or statement.cell is not None or statement.position in taken:
            continue
        if meeting_at(held, statement.position) is None:
            continue
        for start, end in sentences(statement.text):
            words = statement.text[start:end].strip()
            told = _TOLD.match(words)
            if told is None or not len(words.split()) >= _FEWEST_WORDS or len(words) > _LONGEST:
                continue
            owners = owners_in(told["who"] + words[told.end("who") :])
            if not owners or not all(_is_somebody(owner) for owner in owners):
                continue
            ending = take_ending(words)
            yield Draft(
                text=ending.text,
                source=statement.source(document, words),
                position=statement.position,
                origin="line",
                owners=owners,
                due_raw=ending.due_raw,
                status=ending.status,
                reference=statement.number,
                group=statement.place.trail[-1].text if statement.place.trail else None,
            )


def _is_somebody(owner: str) -> bool:
    return is_person(owner) or (is_initials(owner) and len(owner) <= _LONGEST_INITIALS)
