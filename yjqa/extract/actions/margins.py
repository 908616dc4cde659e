"""Actions by a margin column: who is to act stands beside the paragraph that says what."""

import re
from collections.abc import Iterator

from yjqa.document import Document
from yjqa.extract.actions.draft import Draft
from yjqa.extract.actions.wording import is_obligation, only_owners
from yjqa.extract.owners import split_owners
from yjqa.extract.prose import sentences
from yjqa.extract.statements import Statement

_HEADER = re.compile(r"\W*(?:actions?|action\s+by|owner|by\s+whom|lead)\W*", re.IGNORECASE)
_LONGEST_MARGIN = 50
_FEWEST_WORDS = 6
_FEWEST = 3
"""How many paragraphs must end in owners to show that the paper names them there."""


def margin_drafts(document: Document, stream: list[Statement], known: list[Draft]) -> Iterator[Draft]:
    """One draft for each statement with owners in its margin that is no action already."""
    taken = {(draft.position, draft.cell_row) for draft in known}
    beside = _behind(stream)
    above: Statement | None = None
    for statement in stream:
        margin = statement.margin or beside.get(statement.position)
        holder, above = (above if margin == statement.text else statement), statement
        row = statement.cell.row if statement.cell is not None else None
        if margin is None or (statement.position, row) in taken:
            continue
        owners_raw = re.sub(r"(?i)^\W*actions?\s*[:–-]?\s*", "", margin).strip()
        if _HEADER.fullmatch(margin) or not only_owners(owners_raw):
            continue
        if holder is None or holder.is_heading or (holder.position, row) in taken:
            continue
        if holder is not statement and len(holder.text.split()) < _FEWEST_WORDS:
            continue
        text = _told(holder.text.removesuffix(margin).strip())
        yield Draft(
            text=text,
            source=holder.source(document, holder.text),
            position=statement.position,
            origin="margin",
            cell_row=row,
            owners=split_owners(owners_raw),
            owners_raw=owners_raw,
            explicit=True,
            reference=statement.number,
            group=statement.place.trail[-1].text if statement.place.trail else None,
        )


def _behind(stream: list[Statement]) -> dict[int, str]:
    """Owners behind the last full stop of a paragraph, by its position: what a margin comes to in a web page.

    Only where a paper does so several times; then a paragraph of nothing but owners is one as well.
    """
    behind: dict[int, str] = {}
    alone: dict[int, str] = {}
    for statement in stream:
        if statement.is_heading or statement.cell is not None or statement.margin is not None:
            continue
        *before, (start, end) = list(sentences(statement.text)) or [(0, 0)]
        last = statement.text[start:end]
        if len(last) > _LONGEST_MARGIN or not only_owners(last):
            continue
        if len(statement.text[:start].split()) >= _FEWEST_WORDS:
            behind[statement.position] = last
        elif not before and behind:
            alone[statement.position] = last
    return behind | alone if len(behind) >= _FEWEST else {}


def _told(text: str) -> str:
    """From the first sentence that says what is to be done to the end; the whole where none does."""
    for start, end in sentences(text):
        if is_obligation(text[start:end]):
            return text[start:].strip()
    return text
