"""How many were not: a count less that part of it which the same sentence gives."""

import re
from dataclasses import replace

from yjqa.ask.answer import asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.computing import CitedFigure, subtract
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.kpis.fitting import near_figures
from yjqa.ask.kpis.held import HeldFigure, held_figures
from yjqa.ask.kpis.wanted import Wanted
from yjqa.ask.kpis.wording import filters_of
from yjqa.ask.marks import Marks
from yjqa.ask.proposal import Proposal
from yjqa.ask.words import Term, stems_of

_NOT = re.compile(r"\b(?:not|never|\w+n['’]t|didnt|werent|wasnt|havent|hasnt|dont|doesnt)\b", re.IGNORECASE)
_FIT = 0.88


def remainder(asked: Asked, wanted: Wanted, knowledge: Knowledge) -> Proposal | None:
    """The whole less the part, where a question asks how many were not and no figure says so itself."""
    negation = _NOT.search(asked.text)
    if negation is None or "count" not in wanted.units:
        return None
    bare = replace(wanted, terms=_without(negation, wanted), all_terms=_without(negation, wanted))
    said_after = [term for term in bare.all_terms if term.word.start > negation.end()]
    pairs = [
        (one, whole)
        for one in near_figures(bare, knowledge)
        if one.kpi.unit == "count"
        and said_after
        and all(term.stands_in(one.held.own) for term in said_after)
        and not one.held.own & stems_of("not never")
        and (whole := _whole(one.held, knowledge)) is not None
    ]
    if not pairs:
        return None
    part, whole = max(pairs, key=lambda pair: pair[0].fit)
    marks = Marks()
    computed = subtract(_cited(whole), _cited(part.held), marks)
    answer = asked_answer(
        asked.text,
        "kpi remainder",
        f"{computed.text}. “{part.kpi.source.quote}”",
        found=True,
        sources=marks.sources,
        filters=filters_of(wanted, [part]),
        records=[whole.kpi.id, part.kpi.id],
        notes=(*asked.scope.notes, "The papers do not give this number; it is computed from the two that they give."),
        confidence=0.75,
    )
    return Proposal(answer, round(_FIT * part.fit**0.5, 3))


def _without(negation: re.Match[str], wanted: Wanted) -> tuple[Term, ...]:
    return tuple(term for term in wanted.all_terms if not negation.start() <= term.word.start < negation.end())


def _whole(part: HeldFigure, knowledge: Knowledge) -> HeldFigure | None:
    """The larger count of the same sentence, where there is one only."""
    source = part.kpi.source
    larger = [
        held
        for held in knowledge.kept(held_figures)
        if held.kpi.unit == "count"
        and held.kpi.value > part.kpi.value
        and held.kpi.source.table is None
        and (held.kpi.source.document, held.kpi.source.quote) == (source.document, source.quote)
    ]
    return larger[0] if len(larger) == 1 else None


def _cited(held: HeldFigure) -> CitedFigure:
    return CitedFigure(held.kpi.value, held.kpi.unit, "", held.kpi.source, held.kpi.id)
