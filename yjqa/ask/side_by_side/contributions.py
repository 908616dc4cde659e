"""What partners pay, side by side over areas and years."""

import re
from collections.abc import Sequence

from yjqa.ask.asked import Asked
from yjqa.ask.budgets.wanted import Wanted, read_wanted
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.proposal import Proposal
from yjqa.ask.side_by_side.asking import OVER_ALL
from yjqa.ask.side_by_side.wording import answer, fits_table, is_aligned
from yjqa.compare.areas import area_key
from yjqa.compare.budgets import compare_budgets
from yjqa.compare.comparison import CompareRow, Comparison
from yjqa.compare.filters import BudgetFilter
from yjqa.errors import InvalidRequest

_PARTNERS = re.compile(
    r"\b(?:partners?|partnership|agenc(?:y|ies)|funders?|organisations?|bod(?:y|ies))['’]?s? (?:contributions?|payments?|funding)\b"
    r"|\bcontributions? (?:by|from|of) (?:each |every |all |the )*(?:partners?|agenc(?:y|ies)|funders?|organisations?|bod(?:y|ies))\b",
    re.IGNORECASE,
)
"""The contributions of all partners, each by itself."""

_PLAIN = 0.95
"""Fit where a table is what is asked for, or areas are compared: only here like surely stands beside like."""

_ALSO = 0.84
"""Fit where a sentence with the figures may do as well."""

_SAID = 4
"""Figures that a sentence says; where there are more it says the totals, and the table has the others."""

_ROWS = 3
"""Rows that a sentence says where there are no totals."""


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """Contributions as a table; `None` where they are not to be set side by side."""
    wanted = read_wanted(asked, knowledge)
    every = wanted.lists or _PARTNERS.search(asked.text) is not None
    over_all = OVER_ALL.search(asked.text) is not None
    several = len(asked.scope.areas) > 1 or len(asked.scope.years) > 1 or over_all
    if not (wanted.signal and several and (every or wanted.parties)) or not _is_plain(asked, wanted):
        return None
    comparison = _compared(asked, wanted, knowledge)
    if comparison is None:
        return None
    rows = comparison.rows if every else [row for row in comparison.rows if not row.is_total]
    if not fits_table(comparison, rows):
        return None
    moved = asked.asks("change") and len(asked.scope.years) > 1
    plain = every or over_all or moved or len(asked.scope.areas) > 1 or not any(map(is_aligned, rows))
    said = _to_say(rows)
    lead = "The table has them side by side. " if any(row.is_total for row in said) else ""
    return Proposal(answer(asked, comparison, rows, said, lead), _PLAIN if plain else _ALSO)


def _is_plain(asked: Asked, wanted: Wanted) -> bool:
    """Whether nothing else is asked than who gives how much."""
    return (
        not wanted.hard
        and not wanted.other_matter
        and not wanted.relative
        and (wanted.flow in (None, "contribution") or _are_grants(wanted))
        and not asked.scope.unknown_areas
        and not asked.asks("share", "rank", "sum", "count", "define", "difference")
    )


def _are_grants(wanted: Wanted) -> bool:
    """Whether the grants of bodies are asked for whose grants are what they contribute."""
    kinds = {party.kind for party in wanted.parties}
    return wanted.flow == "grant" and bool(kinds) and kinds <= {"yjb", "pcc"}


def _compared(asked: Asked, wanted: Wanted, knowledge: Knowledge) -> Comparison | None:
    documents = [one for one in knowledge.documents.values() if asked.scope.holds_document(one.id)]
    lines = [line for line in knowledge.budgets if asked.scope.holds_document(line.source.document)]
    held = {area_key(line.area) for line in lines if line.area and line.flow == "contribution"}
    asked_for = BudgetFilter(
        areas=tuple(link.name for link in asked.scope.areas if area_key(link.name) in held),
        years=asked.scope.years,
        parties=tuple(dict.fromkeys(party.kind for party in wanted.parties)),
        kinds=tuple(sorted(wanted.kinds)),
    )
    if asked.scope.areas and not asked_for.areas:
        return None
    try:
        return compare_budgets(lines, documents, asked_for, "party")
    except InvalidRequest:
        return None  # a year of which nothing is held


def _to_say(rows: Sequence[CompareRow]) -> Sequence[CompareRow]:
    """The rows for the sentence: each where their figures are few, else the last total."""
    own = [row for row in rows if not row.is_total]
    if sum(cell is not None for row in own for cell in row.cells) <= _SAID:
        return own
    return [row for row in rows if row.is_total][-1:] or own[:_ROWS]
