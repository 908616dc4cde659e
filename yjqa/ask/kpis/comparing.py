"""Figures set against each other: areas, times, or two things that a question names; their difference, change or sum."""

import re
from collections.abc import Callable, Sequence

from yjqa.ask.answer import asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.computing import CitedFigure, Computed, add, change, show_difference, subtract
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.kpis.alternatives import of_alternatives
from yjqa.ask.kpis.fitting import Fitting
from yjqa.ask.kpis.series import dated, of_areas, of_periods, over_time
from yjqa.ask.kpis.wanted import Wanted
from yjqa.ask.kpis.wording import called, cited, doubts_of_age, doubts_of_time, figures_table, filters_of
from yjqa.ask.marks import Marks
from yjqa.ask.proposal import Proposal

_FIT = 0.9
_SETS_AGAINST = re.compile(
    r"\bcompare[sd]?\b|\bcomparison (?:of|between|with)\b|\bversus\b|\bvs?\b|\bagainst\b|\bthan\b|\bdifference\b|\bgap\b|\b(?:higher|lower|better|worse|more|fewer|less|above|below|over|under|points)\b",
    re.I,
)
_MOVES = re.compile(
    r"\b(?:chang(?:e|ed|es|ing)|ris(?:e|en|ing)|rose|fall(?:en|ing|s)?|fell|increas\w+|decreas\w+|drop(?:s|ped)?|improv\w+|worsen\w+"
    r"|(?:gone?|went|going|came|com(?:e|ing)) (?:up|down)|moved?|trend|since)\b",
    re.I,
)
_OVER_A_YEAR = re.compile(
    r"\b(?:last|previous) (?:years?|yrs?)\b|\bsame (?:quarter|period|month)\b|\b(?:year|quarter) before\b", re.I
)
_HOW_MUCH = re.compile(
    r"\bhow (?:much|many|far)(?: \w+){0,2} (?:more|less|fewer|higher|lower|better|worse|short|above|below|over|under)\b|\bdifference\b|\bpoints\b|\bgap\b"
    r"|\bby how (?:much|many)\b",
    re.I,
)
_ADDS = re.compile(r"\b(?:altogether|together|combined|in total|add(?:ed|s|ing)? up|sum)\b", re.I)


def compare(asked: Asked, wanted: Wanted, knowledge: Knowledge) -> Proposal | None:
    """The comparison that the question asks for, `None` where it asks for none or the figures are not all held."""
    text = asked.text
    adds = _ADDS.search(text) is not None
    opposes = _SETS_AGAINST.search(text) is not None
    if (adds or opposes) and len(wanted.areas) > 1 and (found := of_areas(wanted, knowledge)):
        labels = [one.kpi.area or "" for one in found]
        return comparison(asked, wanted, found, labels, add if adds else against(text))
    if opposes and len(wanted.areas) < 2 and (_OVER_A_YEAR.search(text) or len(dated(wanted.periods)) > 1):
        return _change(asked, wanted, knowledge)
    if (adds or opposes) and (found := of_alternatives(asked, wanted, knowledge)):
        return comparison(
            asked, wanted, found, [_told_apart(one, found) for one in found], add if adds else against(text)
        )
    if moves(text) and len(wanted.areas) < 2:
        return _change(asked, wanted, knowledge)
    return None


Compute = Callable[[Sequence[CitedFigure], Marks], Computed]


def against(text: str) -> Compute:
    """A difference where one is asked for, else the figures side by side."""
    asks_how_much = re.search(
        r"\b(?:how (?:much|many)(?: \w+){0,2} (?:more|less|fewer|higher|lower|better|worse)|by how (?:much|many)|difference|gap)\b",
        text,
        re.I,
    )
    return _difference if asks_how_much else _side_by_side


def asks_how_much(text: str) -> bool:
    """Whether a question asks by how much two figures differ, so that one of them alone is no answer."""
    return _HOW_MUCH.search(text) is not None


def moves(text: str) -> bool:
    """Whether a question asks how a figure has moved."""
    return _MOVES.search(text) is not None


def change_of(figures: Sequence[CitedFigure], marks: Marks) -> Computed:
    """What changed from the first of the figures to the last."""
    return change(figures[0], figures[-1], marks)


def _difference(figures: Sequence[CitedFigure], marks: Marks) -> Computed:
    return subtract(figures[0], figures[1], marks)


def _side_by_side(figures: Sequence[CitedFigure], marks: Marks) -> Computed:
    """The first against each of the others: "33.4% [1] (Westshire) against 37.7% [2] (England): lower by 4.3 percentage points"."""
    first, *others = figures
    parts = []
    for other in others:
        value = first.value - other.value
        how = (
            f"{'higher' if value > 0 else 'lower'} by {show_difference(abs(value), first.unit)}"
            if value
            else "the same"
        )
        parts.append(f"against {other.said(marks)} ({other.label}): {how}")
    return Computed(
        first.value - others[0].value, first.unit, f"{first.said(marks)} ({first.label}) {', and '.join(parts)}"
    )


def _change(asked: Asked, wanted: Wanted, knowledge: Knowledge) -> Proposal | None:
    found = of_periods(wanted, knowledge) if len(dated(wanted.periods)) > 1 else over_time(wanted, knowledge)
    if len(found) < 2:
        return None
    if _OVER_A_YEAR.search(asked.text) and len(dated(wanted.periods)) < 2:
        found = found[-2:]
    labels = [one.kpi.period.raw if one.kpi.period and one.kpi.period != found[0].kpi.period else "" for one in found]
    if found[0].kpi.period and labels[-1]:
        labels[0] = found[0].kpi.period.raw
    return comparison(asked, wanted, found, labels, change_of)


def comparison(
    asked: Asked, wanted: Wanted, found: Sequence[Fitting], labels: Sequence[str], compute: Compute
) -> Proposal:
    """The figures computed with each other, each called by its label, and side by side as a table."""
    marks = Marks()
    figures = [cited(one.held, label) for one, label in zip(found, labels, strict=True)]
    computed = compute(figures, marks)
    said = computed.text[:1].upper() + computed.text[1:]
    about = _about(found, labels)
    text = f"{said}.{f' {about}.' if about else ''}"
    table = figures_table(found, marks)
    fit = _FIT * min(one.fit for one in found) ** 0.5
    answer = asked_answer(
        asked.text,
        "kpi comparison",
        text,
        found=True,
        sources=marks.sources,
        filters=filters_of(wanted, found),
        table=table,
        records=[one.kpi.id for one in found],
        notes=(*asked.scope.notes, *doubts_of_time(found), *doubts_of_age(found, wanted)),
        confidence=min(0.92, 0.45 + 0.5 * min(one.fit for one in found)),
    )
    return Proposal(answer, round(max(fit, 0.6), 3))


def _about(found: Sequence[Fitting], labels: Sequence[str]) -> str:
    """What all the figures have in common and the text has not said: the measure, the area, the time."""
    names = dict.fromkeys(called(one.held) for one in found)
    areas = dict.fromkeys(one.kpi.area for one in found)
    times = dict.fromkeys(one.kpi.period.raw if one.kpi.period else None for one in found)
    common = [next(iter(some)) for some in (names, areas, times) if len(some) == 1]
    return ", ".join(part for part in common if part and part not in labels)


def _told_apart(one: Fitting, found: Sequence[Fitting]) -> str:
    """What an alternative is called: its own words, else its area."""
    names = [called(other.held) for other in found]
    name = called(one.held)
    if names.count(name) == 1:
        return name
    return one.held.lead or one.kpi.area or name
