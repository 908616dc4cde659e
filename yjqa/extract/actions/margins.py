"""Actions by a margin column: who is to act stands beside the paragraph that says what."""

import re
from collections.abc import Iterator

from yjqa.document import Document
from yjqa.extract.actions.draft import Draft
from yjqa.extract.actions.wording import is_obligation, only_owners
from yjqa.extract.owners import split_owners
from yjqa.extract.statements import Statement

_HEADER = re.compile(r"\W*(?:actions?|action\s+by|owner|by\s+whom|lead)\W*", re.IGNORECASE)


def margin_drafts(document: Document, stream: list[Statement], known: list[Draft]) -> Iterator[Draft]:
    """One draft for each statement with owners in its margin that is no action already."""
    taken = {(draft.position, draft.cell_row) for draft in known}
    for statement in stream:
        margin = statement.margin
        row = statement.cell.row if statement.cell is not None else None
        if margin is None or (statement.position, row) in taken:
            continue
        owners_raw = re.sub(r"(?i)^\W*actions?\s*[:–-]?\s*", "", margin).strip()
        if _HEADER.fullmatch(margin) or not only_owners(owners_raw):
            continue
        text = _told(statement.text)
        yield Draft(
            text=text,
            source=statement.source(document, statement.text),
            position=statement.position,
            origin="margin",
            cell_row=row,
            owners=split_owners(owners_raw),
            owners_raw=owners_raw,
            explicit=True,
            reference=statement.number,
            group=statement.place.trail[-1].text if statement.place.trail else None,
        )


def _told(text: str) -> str:
    """From the first sentence that says what is to be done to the end; the whole where none does."""
    sentences = re.split(r"(?<=[a-z)])\.\s+(?=[A-Z])", text)
    for index, sentence in enumerate(sentences):
        if is_obligation(sentence):
            return ". ".join(sentences[index:]).strip()
    return text
