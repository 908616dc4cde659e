"""Actions out of minutes set as a table: a column of notes, and beside it one of actions or of who is to act."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yjqa.columns import column_role
from yjqa.document import Cell, Document, ListItem, Place, Table
from yjqa.extract.actions.draft import Draft
from yjqa.extract.actions.wording import (
    bare_owners,
    is_obligation,
    only_owners,
    owners_in,
    take_ending,
    take_leading,
)
from yjqa.extract.owners import split_owners
from yjqa.extract.prose import sentences
from yjqa.extract.sources import cell_source

_ACTION = re.compile(r"\W*actions?(?:\s+by|\s*[/&]\s*(?:owner|by whom|who|lead))?\W*", re.IGNORECASE)
_NOTES = re.compile(
    r"\W*(?:(?:key\s+|main\s+)?(?:notes?|discussions?|minutes?|items?|details?|summary|points?|decisions?|outcomes?|agenda items?|subjects?)"
    r"(?:\s+points?)?(?:\s*(?:and|&|/)?\s*\w+){0,2})\W*",
    re.IGNORECASE,
)
_TALK = re.compile(r"notes?|discuss|minute|points?\b|decision|agreed", re.IGNORECASE)
"""Headers of notes that an agenda's running order does not have."""
_NOTHING = re.compile(
    r"\W*(?:none|nil|n/?a|(?:to\s+|for\s+)?not(?:e|ed|ing)|no\s+(?:further\s+)?actions?|(?:for\s+)?information|agreed|approved)?\W*",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"(?P<number>(?:[A-Za-z]{1,5}[./-]?\s?)?\d[\w./-]{0,14})\b[.)]?(?:\s|$)")
_MARKED = re.compile(r"\b(?:ACTIONS?|Actions?)\s*(?:[:–-]\s*|(?<=ACTION)\s+)(?P<words>\S.+)$", re.DOTALL)
_SENTENCES = re.compile(r"(?<=[a-z0-9)\]])[.;]\s+(?=[A-Z(])")
_ATTENDANCE = re.compile(r"\W*(?:apologies|present|attendance)\b[^.]*$", re.IGNORECASE)
_FEWEST_WORDS = 4
"""Fewer words beside an owner are the topic of an agenda."""


@dataclass(frozen=True, slots=True)
class Minuted:
    """The columns of minutes set as a table.

    `action` holds the actions, or with `owners_only` just who is to act: then only some rows are actions, in `notes`.
    """

    action: int
    notes: int
    due: int | None
    header_rows: int
    owners_only: bool


def minuted_columns(labels: list[str], header_rows: int) -> Minuted | None:
    """The columns of minutes, or `None` where a table's headers are of another kind."""
    if not header_rows:
        return None
    roles = [column_role(label) for label in labels]
    action = [i for i, label in enumerate(labels) if _ACTION.fullmatch(label)]
    owner = [i for i, role in enumerate(roles) if role == "owner" and i not in action]
    notes = [i for i, label in enumerate(labels) if label and _NOTES.fullmatch(label) and i not in (*action, *owner)]
    due = next((i for i, role in enumerate(roles) if role == "due"), None)
    talk = [i for i in notes if _TALK.search(labels[i])]
    if action and notes and not owner and "status" not in roles and (due is None or talk):
        return Minuted(action[0], notes[-1], due, header_rows, False)
    if owner and talk and not action:
        return Minuted(owner[-1], talk[-1], due, header_rows, True)
    return None


def minuted_drafts(
    document: Document, position: int, place: Place, table: Table, columns: Minuted, group: str | None
) -> Iterator[Draft]:
    """One draft for each action in the column; where it names only owners, the notes beside it say what is to be done."""
    grid = table.grid()
    for number, row in enumerate(grid):
        cell, notes = row[columns.action], row[columns.notes]
        if number < columns.header_rows or cell is None or cell.row != number or _NOTHING.fullmatch(cell.flat):
            continue
        if cell is notes or cell.column_span > 1:
            continue
        if notes is not None and _ATTENDANCE.match(notes.flat) and only_owners(cell.flat):
            continue
        if columns.owners_only and (notes is None or not (_MARKED.search(notes.flat) or is_obligation(notes.flat))):
            continue
        due = row[columns.due] if columns.due is not None else None
        first = _REFERENCE.match(row[0].flat) if row[0] is not None else None
        for words in [cell.text] if only_owners(cell.flat) else _parts(cell):
            draft = _made(document, position, place, cell, notes, words)
            if draft is None or (columns.owners_only and len(draft.text.split()) < _FEWEST_WORDS):
                continue
            draft.due_raw = (due.flat.strip() or None if due is not None else None) or draft.due_raw
            draft.reference = first["number"] if first is not None else None
            draft.group = group
            yield draft


def _made(document: Document, position: int, place: Place, cell: Cell, notes: Cell | None, words: str) -> Draft | None:
    flat = " ".join(words.split())
    if only_owners(flat):
        if notes is None or not notes.blocks:
            return None
        ending = take_ending(_told(notes.flat))
        owners, owners_raw = split_owners(words), flat
    else:
        lead, rest = take_leading(flat)
        ending = take_ending(rest)
        owners_raw = lead or ending.owners_raw or bare_owners(ending.text) or ""
        owners = split_owners(owners_raw) if owners_raw else owners_in(ending.text)
    if not ending.text:
        return None
    return Draft(
        text=ending.text,
        source=cell_source(document, place, cell, flat),
        position=position,
        origin="line",
        cell_row=cell.row,
        owners=owners,
        owners_raw=owners_raw or None,
        explicit=bool(owners_raw),
        due_raw=ending.due_raw,
        status=ending.status,
    )


def _parts(cell: Cell) -> list[str]:
    """The actions of a cell: a paragraph or a sentence that says who is to act begins one, and so does a bullet."""
    parts: list[str] = []
    for block in cell.blocks:
        for index, sentence in enumerate(_SENTENCES.split(" ".join(block.text.split()))):
            begins = not parts or (index == 0 and isinstance(block, ListItem)) or _names_owner(sentence)
            if begins:
                parts.append(sentence)
            else:
                parts[-1] += (". " if index else " ") + sentence
    return parts


def _names_owner(text: str) -> bool:
    return bool(owners_in(text)) or take_leading(text)[0] is not None or take_ending(text).owners_raw is not None


def _told(notes: str) -> str:
    """What the notes say is to be done: what they mark as an action, else the last sentence that tells somebody to act,
    else all of them."""
    marked = _MARKED.search(notes)
    if marked is not None:
        return marked["words"]
    parts = (notes[start:end] for start, end in sentences(notes))
    told = [re.sub(r"^[a-z]\.\s+", "", part).strip() for part in parts if is_obligation(part)]
    return told[-1] if told else notes
