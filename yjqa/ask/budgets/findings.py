"""What an answer about money says before it is an Answer: its sentences, table, figures and doubts."""

from collections.abc import Sequence
from dataclasses import dataclass

from yjqa.ask.answer import AnswerTable
from yjqa.ask.budgets.cells import Cell
from yjqa.ask.budgets.wording import FLOWS, NO_YEAR
from yjqa.ask.computing import show
from yjqa.ask.marks import Marks

_KINDS_OF_PAYMENT = ("cash", "in_kind", "cash_and_kind")


@dataclass(frozen=True, slots=True)
class Finding:
    """`cells`: the figures that it rests on. `sure` (0-1): how surely it is what was asked."""

    text: str
    cells: tuple[Cell, ...]
    marks: Marks
    table: AnswerTable | None = None
    notes: tuple[str, ...] = ()
    found: bool = True
    sure: float = 0.9


def doubts(cells: Sequence[Cell]) -> list[str]:
    """What a reader should know of printed totals that are not the sum of their parts."""
    return [
        f"The printed {show(cell.line.amount, 'gbp')} is not the sum of its parts, which is "
        f"{show(cell.line.computed, 'gbp')}."
        for cell in cells
        if cell.line.reconciles is False and cell.line.computed is not None
    ]


def unlike(cells: Sequence[Cell]) -> list[str]:
    """Why the sums of different areas are not like with like: they are of different years, or money that goes another way,
    or is of another kind. Nothing for those of one area.
    """
    if len({cell.line.area for cell in cells}) < 2:
        return []
    years = {cell.line.financial_year for cell in cells}
    apart = len(years) > 1 or (years == {None} and len({cell.line.source.document for cell in cells}) > 1)
    said = [f"{cell.line.area} {cell.line.financial_year or NO_YEAR}" for cell in cells]
    notes = [f"The figures are not like with like: they are not of one year ({', '.join(said)})."] if apart else []
    flows = [FLOWS.get(cell.line.flow, "not said") for cell in cells]
    if len(set(flows)) > 1:
        said = [f"{cell.line.area} {flow}" for cell, flow in zip(cells, flows, strict=True)]
        notes.append(f"The figures are not like with like: money goes different ways ({', '.join(said)}).")
    kinds = {kind: kind.replace("_", " ") for cell in cells if (kind := cell.line.money_kind) in _KINDS_OF_PAYMENT}
    if len(kinds) > 1:
        notes.append(f"The figures are not like with like: they are of different kinds ({', '.join(kinds.values())}).")
    return notes
