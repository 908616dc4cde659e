"""Owners beside a marked action: in its margin, or where a text tool left the margin, at its end or on the line below."""

import re
from collections.abc import Sequence

from yjqa.extract.actions.draft import Draft
from yjqa.extract.actions.roster import Roster
from yjqa.extract.actions.wording import only_owners
from yjqa.extract.names import is_initials
from yjqa.extract.owners import split_owners
from yjqa.extract.statements import Statement

_AT_END = re.compile(r"(?P<words>.*[a-z0-9)’.,]) (?P<who>[A-Z]{2,4}(?:\s?[/&]\s?[A-Z]{2,4})*)\.?$", re.DOTALL)
_LINKED = re.compile(
    r"\b(?:and|with|to|by|for|from|of|the|a|an|or|at|in|on|see|let|ask|inform|via|per)$", re.IGNORECASE
)
"""A word that what follows belongs to: "send it to AB" leaves nobody at its end."""


def take_owners_beside(drafts: Sequence[Draft], stream: Sequence[Statement], roster: Roster) -> None:
    """Give each marked action that names no owner the owners beside it."""
    places = {statement.position: index for index, statement in enumerate(stream) if statement.cell is None}
    for draft in drafts:
        index = places.get(draft.position)
        if draft.origin != "line" or draft.owners or index is None:
            continue
        below = stream[index + 1] if index + 1 < len(stream) else None
        ending = _AT_END.fullmatch(draft.text)
        if (margin := stream[index].margin) is not None and only_owners(margin):
            owners_raw = margin
        elif below is not None and _all_known(below.text, draft.position, roster):
            owners_raw = below.text
        elif ending and not _LINKED.search(ending["words"]) and _all_known(ending["who"], draft.position, roster):
            owners_raw, draft.text = ending["who"], ending["words"]
        else:
            continue
        draft.owners, draft.owners_raw, draft.explicit = split_owners(owners_raw), owners_raw, True


def _all_known(text: str, position: int, roster: Roster) -> bool:
    """Whether the words are nothing but initials of the paper's people."""
    owners = split_owners(text) if len(text) <= 30 else []
    return bool(owners) and all(
        is_initials(owner) and roster.settle(owner, position).owner.person is not None for owner in owners
    )
