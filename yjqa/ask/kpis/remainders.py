"""How many were not: a count less that part of it which the same sentence gives, or 100% less the share of those who were."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from yjqa.ask.answer import asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.computing import show_share, subtract
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.kpis.fitting import Fitting, fitting_figures, near_figures
from yjqa.ask.kpis.held import HeldFigure, held_figures
from yjqa.ask.kpis.wanted import Wanted, is_negated
from yjqa.ask.kpis.wording import called, cited, figure_text, filters_of, latest_first, whose_and_when
from yjqa.ask.marks import Marks
from yjqa.ask.proposal import Proposal
from yjqa.ask.words import Term, stems_of

_NOT = re.compile(r"\b(?:not|never|\w+n['’]t|didnt|werent|wasnt|havent|hasnt|dont|doesnt)\b", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:increas\w+|decreas\w+|reduc\w+|rises?|rose|risen|fall\w*|fell|drop\w*|up|down|improve\w*|growth|more|less|fewer|higher|lower)\b",
    re.IGNORECASE,
)
"""Words of percentages that are no shares of a whole."""

_FIT = 0.88
_WHOLE = Decimal(100)


def remainder(asked: Asked, wanted: Wanted, knowledge: Knowledge) -> Proposal | None:
    """The whole less the part, where a question asks how many were not and no figure says so itself."""
    negation = _NOT.search(asked.text)
    if negation is None:
        return None
    terms = _without(negation, wanted.all_terms)
    bare = replace(wanted, negated=False, terms=_without(negation, wanted.terms), all_terms=terms)
    said_after = [term for term in terms if term.word.start > negation.end()]
    if not said_after:
        return None
    if "count" in wanted.units:
        return _of_counts(asked, bare, said_after, knowledge)
    return _of_shares(asked, bare, said_after, knowledge) if "percent" in wanted.units else None


def _of_counts(asked: Asked, bare: Wanted, said_after: Sequence[Term], knowledge: Knowledge) -> Proposal | None:
    pairs = [
        (one, whole)
        for one in near_figures(bare, knowledge)
        if one.kpi.unit == "count"
        and all(term.stands_in(one.held.own) for term in said_after)
        and not one.held.own & stems_of("not never")
        and (whole := _whole(one.held, knowledge)) is not None
    ]
    if not pairs:
        return None
    part, whole = max(pairs, key=lambda pair: pair[0].fit)
    marks = Marks()
    computed = subtract(cited(whole), cited(part.held), marks)
    answer = asked_answer(
        asked.text,
        "kpi remainder",
        f"{computed.text}. “{part.kpi.source.quote}”",
        found=True,
        sources=marks.sources,
        filters=filters_of(bare, [part]),
        records=[whole.kpi.id, part.kpi.id],
        notes=(*asked.scope.notes, "The papers do not give this number; it is computed from the two that they give."),
        confidence=0.75,
    )
    return Proposal(answer, round(_FIT * part.fit**0.5, 3))


def _of_shares(asked: Asked, bare: Wanted, said_after: Sequence[Term], knowledge: Knowledge) -> Proposal | None:
    """What is left of all, where the papers give one share, at one time, of those who were."""
    if bare.neet is not None or fitting_figures(replace(bare, negated=True), knowledge):
        return None
    found = [
        one
        for one in latest_first(fitting_figures(bare, knowledge), knowledge)
        if one.kpi.value <= _WHOLE and all(term.stands_in(one.held.own) for term in said_after) and _is_share(one)
    ]
    latest = [one for one in found if one.kpi.period == found[0].kpi.period]
    if not latest or len({one.kpi.value for one in latest}) != 1:
        return None
    part = latest[0]
    marks = Marks()
    about = ", ".join(filter(None, (called(part.held), whose_and_when(part))))
    answer = asked_answer(
        asked.text,
        "kpi remainder",
        f"{show_share(_WHOLE - part.kpi.value)}, which is 100% less {figure_text(part.held)} {marks.mark(part.kpi.source)}: {about}.",
        found=True,
        sources=marks.sources,
        filters=filters_of(bare, [part]),
        records=[part.kpi.id],
        notes=(*asked.scope.notes, "The papers do not give this share; it is computed from that of the others."),
        confidence=0.7,
    )
    return Proposal(answer, round(_FIT * part.fit**0.5, 3))


def _is_share(one: Fitting) -> bool:
    return not (is_negated(one.kpi.indicator) or _MOVED.search(one.kpi.indicator))


def _without(negation: re.Match[str], terms: Sequence[Term]) -> tuple[Term, ...]:
    return tuple(term for term in terms if not negation.start() <= term.word.start < negation.end())


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
