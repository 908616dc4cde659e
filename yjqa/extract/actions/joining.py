"""One action, once: drafts from a table, a minute and a later report that are the same action are joined."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from yjqa.extract.actions.draft import Draft
from yjqa.extract.held import Held, meeting_at
from yjqa.extract.names import name_parts, plain

_SAME = 86
"""How alike two texts must be, of 100, to be one action where their owners agree."""
_SAME_WITHOUT_OWNERS = 94
_SHORT = 25
"""Texts shorter than this many letters must be the same letter for letter: they are alike too easily."""


def joined(drafts: Sequence[Draft], held: list[Held]) -> list[Draft]:
    """The drafts in the order of the paper, those that are one action joined into the one that says most.

    A table's row comes before a minute's line.
    """
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: (draft.origin != "table", draft.position, draft.cell_row or 0)):
        same = next((other for other in kept if is_same(other, draft, held)), None)
        if same is None:
            kept.append(replace(draft))
        else:
            _join(same, draft)
    return sorted(kept, key=lambda draft: (draft.position, draft.cell_row or 0))


def is_same(one: Draft, other: Draft, held: list[Held]) -> bool:
    """Whether two drafts are statements of one action: alike in their words, and not at odds about who is to act.

    Two rows, two lines or two items of one meeting are two actions, however alike: a paper says nothing twice that way.
    """
    first, second = plain(one.text), plain(other.text)
    if one.origin == other.origin and (
        one.position == other.position or meeting_at(held, one.position) is meeting_at(held, other.position)
    ):
        return False
    if first == second or (one.owners and other.owners and _of_one_minute(one.reference, other.reference)):
        return _owners_agree(one, other)
    if min(len(first), len(second)) < _SHORT:
        return False
    likeness = (fuzz.ratio(first, second) + fuzz.token_set_ratio(first, second)) / 2
    if one.owners and other.owners:
        return likeness >= _SAME and _owners_agree(one, other)
    return likeness >= _SAME_WITHOUT_OWNERS


def _of_one_minute(one: str | None, other: str | None) -> bool:
    """Whether two references name one minute: "58e/2122" in the action table, "BM 58/2122" beside the minute."""
    first, second = (re.search(r"\d+[a-z]?[./]\d[\w./]*", reference or "") for reference in (one, other))
    if first is None or second is None:
        return False
    return re.sub(r"(?<=\d)[a-z]", "", first[0]) == re.sub(r"(?<=\d)[a-z]", "", second[0])


def _owners_agree(one: Draft, other: Draft) -> bool:
    if not one.owners or not other.owners:
        return True
    first, second = ({plain(name_parts(owner).name) for owner in draft.owners} for draft in (one, other))
    return any(fuzz.token_set_ratio(a, b) >= 90 or _initials_of_each_other(a, b) for a in first for b in second)


def _initials_of_each_other(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) <= 4 and "".join(word[0] for word in long.split()) == short


def _join(kept: Draft, draft: Draft) -> None:
    """Add what the second statement says and the first does not; what each says of its state stays its own."""
    kept.same.append(draft)
    if not kept.explicit and (draft.explicit or not kept.owners) and draft.owners:
        kept.owners, kept.owners_raw, kept.explicit = draft.owners, draft.owners_raw, draft.explicit
    for field in ("due_raw", "reference", "objective", "benefit"):
        if getattr(kept, field) is None:
            setattr(kept, field, getattr(draft, field))
