"""Answers from the money figures: who pays how much, of what kind, where and when. `propose` is the door."""

from yjqa.ask.answer import Answer, asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.budgets.cells import find_cells
from yjqa.ask.budgets.findings import Finding
from yjqa.ask.budgets.narrowing import narrow
from yjqa.ask.budgets.operations import work_out
from yjqa.ask.budgets.selecting import Selection, select
from yjqa.ask.budgets.wanted import Wanted, read_wanted
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.proposal import Proposal

_LEAST = 0.72
"""Least share of the question's words that a figure must have to be its answer."""


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """The answer, or `None` where the question is not of this kind."""
    wanted = read_wanted(asked, knowledge)
    if not wanted.signal:
        return None
    cells = knowledge.kept(find_cells)
    if not cells:
        return None
    selection = select(asked, wanted, cells, knowledge.lexicon)
    if selection.coverage < _LEAST or selection.lacks_name:
        return None
    narrowed = narrow(selection.cells, wanted, asked.scope)
    finding = work_out(asked, wanted, narrowed, selection.cells, cells)
    if finding is None:
        return None
    return Proposal(_answer(asked, wanted, finding, selection), _fit(wanted, selection))


def _fit(wanted: Wanted, selection: Selection) -> float:
    base = 0.92 if wanted.signal == 2 else 0.75
    return base - (1 - selection.coverage)


def _answer(asked: Asked, wanted: Wanted, finding: Finding, selection: Selection) -> Answer:
    filters: dict[str, str | list[str] | bool] = {}
    if asked.scope.areas:
        filters["area"] = asked.scope.joint or [link.name for link in asked.scope.areas]
    if wanted.parties:
        filters["party"] = [party.text for party in wanted.parties]
    if wanted.kinds:
        filters["money_kind"] = sorted(wanted.kinds)
    years = sorted({cell.line.financial_year for cell in finding.cells if cell.line.financial_year})
    if wanted.years or wanted.relative:
        filters["financial_year"] = years
    return asked_answer(
        asked.text,
        f"budget_{asked.operation}",
        finding.text,
        found=finding.found,
        sources=finding.marks.sources,
        filters=filters,
        table=finding.table,
        records=[cell.line.id for cell in finding.cells],
        notes=(*asked.scope.notes, *finding.notes),
        confidence=finding.sure * selection.coverage,
    )
