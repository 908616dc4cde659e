"""What partners pay, side by side over areas and years, like with like: the table of `yjqa compare budgets` for a question."""

import re
from collections.abc import Iterator, Sequence

from yjqa.ask.answer import Answer, AnswerTable, asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.budgets.wanted import Wanted, read_wanted
from yjqa.ask.computing import show
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.marks import Marks
from yjqa.ask.proposal import Proposal
from yjqa.compare.areas import area_key
from yjqa.compare.budgets import compare_budgets
from yjqa.compare.comparison import CompareCell, CompareRow, Comparison
from yjqa.compare.filters import BudgetFilter
from yjqa.compare.naming import kind_name
from yjqa.errors import InvalidRequest
from yjqa.records import Source

_OVER_ALL = re.compile(
    r"\bside by side\b|\b(?:across|between|in|by|for) (?:the |all |each |every |both |all the |different )*(?:areas?|councils?|years|plans|services|partnerships)\b"
    r"|\bover (?:the years|time)\b|\byear (?:on|by) year\b",
    re.IGNORECASE,
)
"""All areas, or all years, are to be set side by side."""

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

_IN_TABLE = (30, 8)
"""Most rows and most columns of figures that an answer shows."""


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """Contributions as a table; `None` where they are not to be set side by side."""
    wanted = read_wanted(asked, knowledge)
    every = wanted.lists or _PARTNERS.search(asked.text) is not None
    several = len(asked.scope.areas) > 1 or len(asked.scope.years) > 1 or _OVER_ALL.search(asked.text)
    if not (wanted.signal and several and (every or wanted.parties)) or not _is_plain(asked, wanted):
        return None
    comparison = _compared(asked, wanted, knowledge)
    if comparison is None:
        return None
    rows = comparison.rows if every else [row for row in comparison.rows if not row.is_total]
    if not rows or len(rows) > _IN_TABLE[0] or len(comparison.columns) > _IN_TABLE[1]:
        return None
    plain = every or len(asked.scope.areas) > 1 or not _aligned(rows)
    return Proposal(_answer(asked, comparison, rows), _PLAIN if plain else _ALSO)


def _is_plain(asked: Asked, wanted: Wanted) -> bool:
    """Whether nothing else is asked than who gives how much; the grants of the Youth Justice Board are its contribution."""
    return (
        not wanted.hard
        and not wanted.other_matter
        and not wanted.relative
        and (wanted.flow in (None, "contribution") or {party.kind for party in wanted.parties} == {"yjb"})
        and not asked.scope.unknown_areas
        and not asked.asks("share", "rank", "sum", "count", "define", "difference")
    )


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


def _aligned(rows: Sequence[CompareRow]) -> bool:
    """Whether some row has figures in more than one column, so that like stands beside like."""
    return any(sum(cell is not None for cell in row.cells) > 1 for row in rows)


def _answer(asked: Asked, comparison: Comparison, rows: Sequence[CompareRow]) -> Answer:
    marks = Marks()
    columns = [column.label for column in comparison.columns]
    cells = [[_shown(cell) for cell in row.cells] for row in rows]
    sources = [marks.mark(*_places(row)) for row in rows]
    table = AnswerTable(
        title=comparison.title,
        columns=("Funder", "Kind of money", *columns, "Source"),
        rows=tuple(
            (row.label, kind_name("budgets", row.kind), *shown, mark)
            for row, shown, mark in zip(rows, cells, sources, strict=True)
        ),
    )
    said = "; ".join(_said(comparison, rows, marks))
    text = f"The table has them side by side. {said}" if any(row.is_total for row in rows) else said
    return asked_answer(
        asked.text,
        "budget_side_by_side",
        f"{text}.",
        found=True,
        sources=marks.sources,
        filters=_filters(comparison),
        table=table if len(rows) > 1 or len(columns) > 1 else None,
        records=[part.record for row in rows for cell in row.cells if cell for part in cell.parts],
        notes=(*asked.scope.notes, *comparison.notes),
        confidence=0.85,
    )


_SAID = 4
"""Figures that a sentence says; where there are more it says the totals, and the table has the others."""


def _said(comparison: Comparison, rows: Sequence[CompareRow], marks: Marks) -> Iterator[str]:
    """The figures in words, row by row; the totals alone where there are many."""
    own = [row for row in rows if not row.is_total]
    some = own if sum(cell is not None for row in own for cell in row.cells) <= _SAID else []
    for row in some or [row for row in rows if row.is_total][-1:] or own[:1]:
        figures = [
            f"{_shown(cell)}{'' if row.is_total else ' ' + marks.mark(*_places_of(cell))} in {column.label}"
            for cell, column in zip(row.cells, comparison.columns, strict=True)
            if cell is not None
        ]
        yield f"{row.label}, {kind_name('budgets', row.kind)}: {', '.join(figures)}"


def _shown(cell: CompareCell | None) -> str:
    return "" if cell is None else show(cell.value, "gbp")


def _places_of(cell: CompareCell) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(part.sources[0] for part in cell.parts))


def _places(row: CompareRow) -> tuple[Source, ...]:
    """Where the figures of a row stand; those of a total stand in the rows above it."""
    if row.is_total:
        return ()
    return tuple(dict.fromkeys(source for cell in row.cells if cell is not None for source in _places_of(cell)))


def _filters(comparison: Comparison) -> dict[str, str | list[str] | bool]:
    areas = list(dict.fromkeys(column.area for column in comparison.columns if column.area))
    years = list(dict.fromkeys(column.period for column in comparison.columns if column.period))
    return {"area": areas, "financial_year": years}
