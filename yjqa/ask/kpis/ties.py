"""Counts and shares that the text itself ties: "32 referrals … of those 23 agreed", "3,318, of which 27% took it up"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from yjqa.ask.answer import asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.computing import share, show
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.kpis.fitting import Fitting
from yjqa.ask.kpis.held import HeldFigure, held_figures
from yjqa.ask.kpis.wanted import Wanted
from yjqa.ask.kpis.wording import cited, filters_of
from yjqa.ask.marks import Marks
from yjqa.ask.proposal import Proposal
from yjqa.ask.words import stems_of

_FIT = 0.88
_LEAST_SHARE = 0.75
_OF_THEM = re.compile(r"^\W*(?:and\s+)?of\s+(?:whom|which|them|these|those)\b", re.IGNORECASE)
"""What stands between a whole and its part in one sentence, behind what is counted."""

_OF_THOSE = re.compile(r"^\W*(?:\w+\s+)?of (?:those|these) (?P<noun>[^\W\d]{4,})", re.IGNORECASE)
"""The beginning of a sentence that goes on about what the one before it counted."""

_STATED = re.compile(r"\bof (?:the|those|these|our|their) (?P<whole>\d[\d,]*)\b", re.IGNORECASE)
_LONGEST_COUNTED = 5
"""Words of what a whole counts, before the words that tie the part to it."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A count and a count or percentage that the text says to be of it; `said`: the stems that only the part has."""

    whole: HeldFigure
    part: HeldFigure
    said: frozenset[str]


def tied(asked: Asked, wanted: Wanted, knowledge: Knowledge) -> Proposal | None:
    """The percentage that one count is of another, or the number that a percentage of a count makes; neither is printed."""
    unit = next((unit for unit in ("percent", "count") if unit in wanted.units), None)
    if unit is None or wanted.negated or wanted.periods:
        return None
    stated = _STATED.search(asked.text)
    number = Decimal(stated["whole"].replace(",", "")) if stated else None
    terms = tuple(term for term in wanted.all_terms if number is None or term.word.text.replace(",", "") != f"{number}")
    found = [
        (fit, tie)
        for tie in (*knowledge.kept(_ties), *_stated(number, knowledge))
        if (tie.part.kpi.unit == "percent") == (unit == "count")
        and (fit := _fit(tie, replace(wanted, all_terms=terms), knowledge))
    ]
    if not found:
        return None
    fit, tie = max(found, key=lambda one: one[0])
    if any(other.part is not tie.part and near == fit for near, other in found):
        return None
    return _proposal(asked, wanted, tie, fit)


def _fit(tie: Tie, wanted: Wanted, knowledge: Knowledge) -> float:
    """The share of the question's words that the two have, 0 where it says nothing of what the part alone is."""
    if wanted.documents is not None and tie.part.kpi.source.document not in wanted.documents:
        return 0.0
    if wanted.areas and tie.whole.kpi.area not in wanted.areas:
        return 0.0
    words = tie.part.all | tie.whole.all
    if any(term.name and not term.stands_in(words) for term in wanted.all_terms):
        return 0.0
    if not any(term.stands_in(tie.said) for term in wanted.all_terms):
        return 0.0
    has = knowledge.lexicon.share(wanted.all_terms, words)
    return has if has >= _LEAST_SHARE else 0.0


def _ties(knowledge: Knowledge) -> tuple[Tie, ...]:
    """Every whole with its part, in one sentence or in one that goes on about what was counted in the one before."""
    figures = [held for held in knowledge.kept(held_figures) if held.kpi.source.table is None]
    sentences: dict[tuple[str, str], list[HeldFigure]] = {}
    for held in figures:
        sentences.setdefault((held.kpi.source.document, held.kpi.source.quote), []).append(held)
    found: list[Tie] = []
    before: list[HeldFigure] = []
    for some in sentences.values():
        found += _within(some)
        found += _across(before, some)
        before = some
    return tuple(found)


def _within(some: Sequence[HeldFigure]) -> Iterator[Tie]:
    """The whole and the part that follows it with nothing but "of whom" between them."""
    for whole in some:
        for part in some:
            if whole.position is None or part.position is None or whole.printed is None or not _is_part(part, whole):
                continue
            quote = whole.kpi.source.quote
            between = quote[whole.position + len(whole.printed) : part.position]
            words = between.split()
            if any(
                _OF_THEM.match(" ".join(words[at:])) and len(words) - at <= _LONGEST_COUNTED
                for at in range(min(len(words), _LONGEST_COUNTED))
            ):
                yield Tie(whole, part, stems_of(quote[part.position :]) - stems_of(quote[: part.position]))


def _across(before: Sequence[HeldFigure], some: Sequence[HeldFigure]) -> Iterator[Tie]:
    """A part that begins its sentence with "Of those referrals", where the one count before it is of referrals."""
    wholes = [held for held in before if held.kpi.unit == "count"]
    match = _OF_THOSE.match(some[0].kpi.source.quote)
    if match is None or len(wholes) != 1 or not stems_of(match["noun"]) <= wholes[0].nouns:
        return
    whole, part = wholes[0], min(some, key=lambda held: held.position or 0)
    same_place = (whole.kpi.source.document, whole.kpi.source.section) == (
        part.kpi.source.document,
        part.kpi.source.section,
    )
    if same_place and _is_part(part, whole):
        yield Tie(whole, part, stems_of(part.kpi.source.quote) - stems_of(whole.kpi.source.quote))


def _stated(number: Decimal | None, knowledge: Knowledge) -> Iterator[Tie]:
    """The percentages beside a count that the question itself takes for their whole."""
    figures = knowledge.kept(held_figures) if number is not None else ()
    for whole in figures:
        if whole.kpi.unit != "count" or whole.kpi.value != number or whole.kpi.source.table is not None:
            continue
        place = (whole.kpi.source.document, whole.kpi.source.section)
        for part in figures:
            if part.kpi.unit == "percent" and (part.kpi.source.document, part.kpi.source.section) == place:
                yield Tie(whole, part, part.own - whole.own)


def _is_part(part: HeldFigure, whole: HeldFigure) -> bool:
    if whole.kpi.unit != "count":
        return False
    return part.kpi.unit == "percent" or (part.kpi.unit == "count" and part.kpi.value < whole.kpi.value)


def _proposal(asked: Asked, wanted: Wanted, tie: Tie, fit: float) -> Proposal | None:
    marks = Marks()
    whole, part = cited(tie.whole), cited(tie.part)
    if part.unit == "percent":
        number = (whole.value * part.value / 100).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        text = f"About {show(number, 'count')}: {part.said(marks)} of {whole.said(marks)}."
    else:
        computed = share(part, whole, marks)
        if computed is None:
            return None
        text = f"{computed.text}."
    shown = [Fitting(held, fit, 1.0, 1.0) for held in (tie.part, tie.whole)]
    answer = asked_answer(
        asked.text,
        "kpi share",
        f"{text} “{tie.part.kpi.source.quote}”",
        found=True,
        sources=marks.sources,
        filters=filters_of(wanted, shown),
        records=[tie.part.kpi.id, tie.whole.kpi.id],
        notes=(*asked.scope.notes, "The papers do not give this figure; it is computed from the two that they give."),
        confidence=0.75,
    )
    return Proposal(answer, round(_FIT * fit**0.5, 3))
