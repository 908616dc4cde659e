"""Texts that say what is to be done, or how far it is: actions, recommendations, aims; and notes to tables."""

import re
from functools import lru_cache

from yjqa.columns import column_role
from yjqa.document import Table
from yjqa.extract.prose import Prose
from yjqa.extract.terms import terms

_PLANS = frozenset(
    (
        "action",
        "forward_actions",
        "owner",
        "due",
        "reference",
        "objective",
        "recommendation",
        "priority",
        "benefit",
        "resources",
    )
)
"""Columns whose texts say what is to be done or reached, not what was."""
_OF_A_PLAN = frozenset(("action", "owner"))
"""A table with these columns says of each action how far it is, which is no performance of the service."""
_FOOTNOTE = re.compile(r"\s*(?:[*†‡]|(?:Notes?|Sources?)\s*:)", re.I)
_TO_DO = re.compile(
    r"\bwill(?: also)?:\s*$|\bwe will\b[^.]{0,60}:\s*$"
    r"|\b(?:(?:asked|invited|recommended|required|needs?|plans?|planning|aims?|going|agreed) to|actions?|next steps|recommendations?|priorities"
    r"|targets?|aims|objectives)\b[^.]{0,60}:\s*$",
    re.I,
)
_TO_DO_HEADING = re.compile(
    r"\W*(?:(?:agreed|key|proposed|our|immediate) )?(?:next steps|actions?(?: (?:plan|points|agreed|required))?|recommendations?|what we will do(?: next)?"
    r"|forward plan|plans for .*|looking ahead)\W*",
    re.I,
)
_LIST_LEAD = re.compile(r":\s*$")


def says_what_is_to_be_done(prose: Prose) -> bool:
    """Whether a text says what is to be done, or only explains a table."""
    if _FOOTNOTE.match(prose.text) or (prose.listed and _is_to_do(prose)):
        return True
    table = prose.place.block
    if prose.cell is None or not isinstance(table, Table):
        return False
    roles = _roles(tuple(table.column_labels()))
    if prose.cell.row < table.header_rows:
        return False
    role = roles[prose.cell.column]
    header = table.column_labels()[prose.cell.column]
    measures = role is None and any(terms("indicators", "declared").first(text) for text in header[-1:])
    return measures or role in _PLANS or set(roles) >= _OF_A_PLAN


def _is_to_do(prose: Prose) -> bool:
    """Whether an item of a list is something to be done, by the line or heading that it stands under."""
    first = next(terms("indicators", "ordered").find(prose.text), None)
    if first is not None and first.start == 0 and not _LIST_LEAD.search(prose.lead_in):
        return True
    return _TO_DO.search(prose.lead_in) is not None or any(
        _TO_DO_HEADING.fullmatch(heading) for heading in prose.place.section[-1:]
    )


@lru_cache(maxsize=64)
def _roles(labels: tuple[tuple[str, ...], ...]) -> tuple[str | None, ...]:
    return tuple(column_role(label[-1]) if label else None for label in labels)
