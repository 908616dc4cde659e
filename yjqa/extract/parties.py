"""Who gives or gets money: what kind of body a printed name is of."""

import re
from typing import cast

from yjqa.extract.terms import terms
from yjqa.records import PartyKind

_FOOTNOTE = re.compile(r"[¹²³⁰-⁹†‡]+")
"""The mark of a footnote, which would make one word of "NHS" and itself."""
_BY_WAY_OF = re.compile(r"(?<=\w)\W+(?:via|through|c/o)\b")
"""What stands before a body that passes money on: "Youth fund (via the commissioner)" is not the commissioner's."""


def party_kind(party: str | None) -> PartyKind:
    """The kind of funder or recipient that a printed name is of."""
    name = _BY_WAY_OF.split(_FOOTNOTE.sub(" ", party or ""), maxsplit=1)[0]
    return cast("PartyKind", terms("funders").first(name) or "other")
