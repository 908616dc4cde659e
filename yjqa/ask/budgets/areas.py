"""The sums of several areas that a question sets beside each other: one of each, as much alike as the papers have them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from yjqa.ask.asked import Asked
from yjqa.ask.budgets.arithmetic import whole_sums
from yjqa.ask.budgets.cells import Cell, words_of
from yjqa.ask.budgets.lookups import in_order, one_of_each
from yjqa.ask.budgets.narrowing import Narrowed, narrow
from yjqa.ask.budgets.selecting import Selection, place_fit, select
from yjqa.ask.budgets.wanted import Wanted
from yjqa.ask.scope import AreaLink
from yjqa.ask.words import Lexicon
from yjqa.extract.terms import vocabulary
from yjqa.records import Flow

_MORE = re.compile(
    r"\bthan\b|\b(?:more|most|less|least|(?:bigg|larg|high|low|small)(?:er|est))\b|\bsame\b", re.IGNORECASE
)
"""What sets two sums beside each other in a question that is put so that yes or no could answer it, or one of them."""

_WHICH = re.compile(r"\b(?:which|what|whose)(?: of the)? (?P<kind>\w+)\b", re.IGNORECASE)

_FLOWS: tuple[Flow, ...] = ("contribution", "expenditure", "grant", "saving")
"""The ways that money goes, as they are looked through for one that all areas have a sum of."""


@dataclass(frozen=True, slots=True)
class _OfArea:
    """The sums of one area that have the question's words, and how many of its words they have."""

    cells: tuple[Cell, ...]
    coverage: float


def sets_areas_beside(asked: Asked) -> bool:
    """Whether a question sets the sums of several areas that it names beside each other."""
    if len(_named(asked)) < 2:
        return False
    if asked.asks("rank"):
        which = _WHICH.search(asked.text)
        places = vocabulary("asked_figures")["places"]["places"]
        return which is not None and (which["kind"].lower() in (*places, "of"))
    if asked.asks("sum"):
        return asked.scope.joint is None
    return asked.asks("compare", "difference") or (
        asked.asks("confirm", "look_up", "who", "list") and _MORE.search(asked.text) is not None
    )


def of_each_area(
    asked: Asked, wanted: Wanted, cells: Sequence[Cell], lexicon: Lexicon
) -> tuple[Selection, Narrowed] | None:
    """One sum of each area: of one way that money goes and of one year where all have that, else each of its latest
    year; `None` where an area has none, or has several.
    """
    found = _alike_flow(asked, wanted, cells, lexicon)
    named = wanted.hard or wanted.parties
    if found is None or (
        wanted.flow == "grant" and not named and not all(c.row_total for one in found for c in one.cells)
    ):
        return None
    one_each = []
    year = _common_year(found)
    for one in found:
        left = _of_year(one.cells, year)
        left = _nearest_named(one_of_each(whole_sums(in_order(left))), wanted)
        if len(left) != 1:
            return None
        one_each += left
    coverage = min(one.coverage for one in found)
    return Selection(tuple(one_each), coverage), Narrowed(tuple(one_each))


def _named(asked: Asked) -> list[AreaLink]:
    """The areas that a question names, each once; none that areas are only compared with."""
    return list({link.name: link for link in asked.scope.areas if not link.comparator}.values())


def _alike_flow(asked: Asked, wanted: Wanted, cells: Sequence[Cell], lexicon: Lexicon) -> list[_OfArea] | None:
    """The sums of each area, of one flow where all have sums of one; `None` where an area has none at all."""
    if wanted.flow is not None:
        cells = [cell for cell in cells if cell.line.flow == wanted.flow]
    found = _of_areas(asked, wanted, cells, lexicon)
    if found is None:
        return None
    common = set.intersection(*({cell.line.flow for cell in one.cells} for one in found))
    if common:
        flow = next(flow for flow in (*_FLOWS, "other") if flow in common)
        return [_of_flow(one, flow) for one in found]
    for flow in _FLOWS if wanted.flow is None else ():
        again = _of_areas(asked, wanted, [cell for cell in cells if cell.line.flow == flow], lexicon)
        if again is not None and all(cell.row_total for one in again for cell in one.cells):
            return again
    return [_of_flow(one, one.cells[0].line.flow) for one in found]


def _of_areas(asked: Asked, wanted: Wanted, cells: Sequence[Cell], lexicon: Lexicon) -> list[_OfArea] | None:
    found = [_of_area(link, asked, wanted, cells, lexicon) for link in _named(asked)]
    return [one for one in found if one is not None] if all(found) else None


def _of_area(link: AreaLink, asked: Asked, wanted: Wanted, cells: Sequence[Cell], lexicon: Lexicon) -> _OfArea | None:
    """What the question finds where it asks for one area alone."""
    part = replace(asked, operation="look_up", scope=replace(asked.scope, areas=(link,), joint=None))
    words = replace(wanted, operation="look_up", lists=False, parts=False)
    selection = select(part, words, cells, lexicon)
    if selection.lacking or selection.lacking_parties:
        return None
    main = [cell for cell in narrow(selection.cells, words, part.scope).main if place_fit(cell, part) == 1.0]
    own = [cell for cell in main if cell.line.area == link.name] or main
    if not any(cell.row_total for cell in own):
        own = _nearest_named(own, wanted)
    return _OfArea(tuple(own), selection.coverage) if own else None


def _of_flow(one: _OfArea, flow: Flow) -> _OfArea:
    return replace(one, cells=tuple(cell for cell in one.cells if cell.line.flow == flow))


def _common_year(found: Sequence[_OfArea]) -> str | None:
    """The latest year that all areas have a sum of."""
    years = ({cell.line.financial_year for cell in one.cells if cell.line.financial_year} for one in found)
    return max(set.intersection(*years), default=None)


def _of_year(cells: Sequence[Cell], year: str | None) -> list[Cell]:
    """The sums of a year; of the latest one, else of none, where there is no year that all areas have."""
    own = year or max((cell.line.financial_year for cell in cells if cell.line.financial_year), default=None)
    return [cell for cell in cells if cell.line.financial_year == own]


def _nearest_named(cells: Sequence[Cell], wanted: Wanted) -> list[Cell]:
    """Of several sums those whose own names have most of the question's words."""
    asked = (*wanted.hard, *wanted.soft)
    named = [sum(term.stands_in(cell.named | words_of(cell.line.party)) for term in asked) for cell in cells]
    return [cell for cell, count in zip(cells, named, strict=True) if count == max(named)]
