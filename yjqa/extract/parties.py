"""Who gives or gets money: what kind of body a printed name is of."""

from typing import cast

from yjqa.extract.terms import terms
from yjqa.records import PartyKind


def party_kind(party: str | None) -> PartyKind:
    """The kind of funder or recipient that a printed name is of."""
    return cast("PartyKind", terms("funders").first(party or "") or "other")
