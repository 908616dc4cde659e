"""A second appendix that is pointed to, where a paper has but its first ("Annex B" where only Annex A is in it)."""

import re
from collections.abc import Sequence

from yjqa.checks.dates.begun import AGENDA_LINE
from yjqa.checks.material import Material
from yjqa.checks.references.pointing import Pointer
from yjqa.checks.references.targets import stands_alone
from yjqa.extract.statements import Statement

KINDS = ("appendix", "annex")
_FIRST = ("1", "A")
_SENT = re.compile(
    r"\b(?:attach\w*|accompan\w+|append(?:ed|s)?|annexed|provided|supplied|shared|sent|links?|linked|spreadsheet|workbook|separate(?:ly)?|to\s+follow"
    r"|circulated|available|published|online|website|tabled|enclosed|request|previous(?:ly)?|last\s+year|exempt|confidential|restricted)\b",
    re.I,
)
"""What says near an appendix that it may not be in the paper itself."""
_NAMED = re.compile(r"\b(?:appendi(?:x|ces)|annex(?:e|es)?)\b", re.I)
_LEADS = re.compile(r"\b(?:at|in|see|to|under|as|is|by)\s+(?:the\s+)?$", re.I)
"""What sends a reader to an appendix, where a list of them only names it."""
_LEAD = 12
_CONFIDENCE = 0.5


def second_of_one(
    material: Material, there: set[str], statement: Statement, pointer: Pointer, found: Sequence[Pointer]
) -> tuple[float, str] | None:
    """How sure it is that the second is missing, and which one is there; `None` where it may be sent with the paper.

    Annexes are often sent apart: it is told only where the first has a line of its own in a paper that is no pack of
    others, one alone is missing and nothing is said of how any of them is sent.
    """
    is_one = pointer.kind in KINDS and len(there) == 1
    if not is_one or not _LEADS.search(statement.text[: pointer.start][-_LEAD:]) or _is_pack(material):
        return None
    (first,) = there
    missing = {one.label.upper() for one in found if one.kind in KINDS and one.label.upper() != first}
    if (
        first not in _FIRST
        or missing != {pointer.label.upper()}
        or pointer.label.upper() != chr(ord(first) + 1)
        or not stands_alone(material, pointer.kind, first)
        or any(_NAMED.search(statement.text) and _SENT.search(statement.text) for statement in material.statements)
    ):
        return None
    return _CONFIDENCE, f"the only {pointer.kind} is {first}"


def _is_pack(material: Material) -> bool:
    """Whether a paper holds others, each with appendices of its own."""
    is_meeting = material.facts.document_kind in ("pack", "minutes")
    return is_meeting or any(AGENDA_LINE.match(statement.text) for statement in material.statements)
