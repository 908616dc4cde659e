"""One figure for each place in a comparison, from all that papers say of it.

The same figure in several papers or tables counts once. Where they differ the later paper's counts, within one paper the
fuller table's; where neither is later or fuller there is no figure. Sentences are heard only where no table speaks.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from yjqa.compare.budget_figures import BudgetFigure, Printed
from yjqa.compare.slots import Slot, slot_of
from yjqa.compare.statements import (
    Statement,
    Unclear,
    statements_of_sentences,
    statements_of_table,
    tables_of,
    undated,
)


@dataclass(slots=True)
class Figures:
    """The parts of each figure, by where it belongs; and what a reader must know, by the same.

    `differing`: what was said, with the one that counts first, or none of them where `parts` has none. `unclear`: what a table
    prints more than once without saying whether it adds up. `undated`: figures of which year is not clear. `stated`: what only
    sentences say.
    """

    parts: dict[Slot, tuple[Printed, ...]] = field(default_factory=dict)
    differing: dict[Slot, tuple[Statement, ...]] = field(default_factory=dict)
    unclear: dict[Slot, Unclear] = field(default_factory=dict)
    undated: list[BudgetFigure] = field(default_factory=list)
    stated: set[Slot] = field(default_factory=set)

    def holes(self) -> set[Slot]:
        """Where a figure is printed but not used, so that sums over funders there would lack it; no year where none is clear."""
        blank = (slot for slot in self.differing if slot not in self.parts)
        return {*blank, *self.unclear, *map(slot_of, self.undated)}


def find_figures(lines: Sequence[BudgetFigure], dates: Mapping[str, datetime.date]) -> Figures:
    """The figures of all lines, which stand in the order of their papers; `dates`: when each paper speaks, by its id."""
    figures = Figures()
    said: defaultdict[Slot, list[Statement]] = defaultdict(list)
    for table in tables_of(lines):
        figures.undated += undated(table)
        statements, unclear = statements_of_table(table)
        for one in statements:
            said[one.slot].append(one)
        for doubt in unclear:
            figures.unclear.setdefault(doubt.slot, doubt)
    tabled = {_where(slot) for slot in (*said, *figures.unclear)}
    for one in statements_of_sentences(lines):
        if _where(one.slot) not in tabled:
            said[one.slot].append(one)
            figures.stated.add(one.slot)
    for slot, some in said.items():
        figures.unclear.pop(slot, None)
        best = _best(some, dates)
        if best is not None:
            figures.parts[slot] = _with_others(best, some)
        others = tuple(one for one in some if best is None or one.value != best.value)
        if others:
            figures.differing[slot] = others if best is None else (best, *others)
    return figures


def _where(slot: Slot) -> tuple[str, str, str | None]:
    return slot.flow, slot.area, slot.year


def _best(some: Sequence[Statement], dates: Mapping[str, datetime.date]) -> Statement | None:
    """The word that counts: of the latest paper, and there of the fullest table; `None` where two such differ."""
    ranked = sorted(some, key=lambda one: _rank(one, dates), reverse=True)
    first = _rank(ranked[0], dates)
    equal = [one for one in ranked if _rank(one, dates) == first]
    return None if len({one.value for one in equal}) > 1 else max(equal, key=lambda one: len(one.figures))


def _rank(statement: Statement, dates: Mapping[str, datetime.date]) -> tuple[datetime.date, int]:
    return dates.get(statement.document, datetime.date.min), statement.fills


def _with_others(best: Statement, some: Iterable[Statement]) -> tuple[Printed, ...]:
    """The figures of the word that counts, each with those of others that print the same."""
    amounts = [figure.amount for figure in best.figures]
    others = [one.figures for one in some if one is not best and [figure.amount for figure in one.figures] == amounts]
    return tuple(zip(best.figures, *others, strict=True))
