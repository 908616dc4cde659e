"""What an answer about money says before it is an Answer: its sentences, table, figures and doubts."""

from collections.abc import Sequence
from dataclasses import dataclass

from yjqa.ask.answer import AnswerTable
from yjqa.ask.budgets.cells import Cell
from yjqa.ask.computing import show
from yjqa.ask.marks import Marks


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
