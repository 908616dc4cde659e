"""One figure, or the same figure of several areas or times, as the papers state it."""

from collections.abc import Sequence
from dataclasses import replace

from yjqa.ask.answer import Answer, asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.kpis.fitting import Fitting, fitting_figures, named_figures, unit_fits
from yjqa.ask.kpis.held import held_figures
from yjqa.ask.kpis.wanted import Wanted
from yjqa.ask.kpis.wording import (
    called,
    doubts_of_age,
    figures_table,
    filters_of,
    latest_first,
    sentence,
    short,
    where_and_when,
)
from yjqa.ask.marks import Marks
from yjqa.ask.proposal import Proposal

_MOST_ROWS = 12
_LEAST_MENTIONED = 0.9
"""Least share of a question's words in a sentence that is said to speak of it."""

_ONLY_SOME = 0.81
"""Fit of saying that only some are counted: passages would show the same sentence as if it were the answer."""

_FEW = 3
"""So many figures are said in the text; more stand in the table only."""


def look_up(asked: Asked, wanted: Wanted, knowledge: Knowledge) -> Proposal | None:
    """The figures that fit best, the latest first; not found where an indicator is asked for that is held otherwise only."""
    found = latest_first(fitting_figures(wanted, knowledge), knowledge)
    if not wanted.areas and not wanted.periods:
        found = _latest_of_each(found)
    if found:
        return Proposal(_found(asked, wanted, found), _fit_of(found[0], wanted))
    if wanted.strict or wanted.indicator == "custody":
        return _not_found(asked, wanted, knowledge)
    if wanted.whole_workforce:
        return _only_some(asked, wanted, knowledge)
    return _only_mentioned(asked, wanted, knowledge)


def _fit_of(found: Fitting, wanted: Wanted) -> float:
    """Words make the most of it; an indicator that is one measure makes it sure."""
    return round(min(0.97, (0.6 if wanted.strict else 0.35) + (0.35 if wanted.strict else 0.6) * found.fit), 3)


def _found(asked: Asked, wanted: Wanted, found: Sequence[Fitting]) -> Answer:
    marks = Marks()
    shown = _once(found)[:_MOST_ROWS]
    parts = [sentence(shown[0], marks)] if len(shown) == 1 else [short(one, marks) for one in shown[:_FEW]]
    if len(shown) > 1 and len({one.kpi.source.quote for one in shown}) == 1:
        parts = [*parts[:-1], sentence(shown[len(parts) - 1], marks)]
    text = " ".join(parts) if len(shown) <= _FEW else f"{parts[0]} The papers give {len(shown)} such figures."
    table = figures_table(shown, marks) if len(shown) > 1 else None
    return asked_answer(
        asked.text,
        "kpi",
        text,
        found=True,
        sources=marks.sources,
        filters=filters_of(wanted, shown),
        table=table,
        records=[one.kpi.id for one in shown],
        notes=(*asked.scope.notes, *doubts_of_age(shown, wanted)),
        confidence=min(0.95, 0.5 + 0.45 * shown[0].fit),
    )


def _latest_of_each(found: Sequence[Fitting]) -> list[Fitting]:
    """Of several areas, the latest of each, in each unit; all of one area."""
    if len({one.kpi.area for one in found}) <= 1:
        return list(found)
    seen: dict[object, Fitting] = {}
    for one in found:
        seen.setdefault((one.kpi.area, one.kpi.unit, called(one.held)), one)
    return list(seen.values())


def _once(found: Sequence[Fitting]) -> list[Fitting]:
    """The same figure of one area and time once."""
    seen: dict[object, Fitting] = {}
    for one in found:
        period = one.kpi.period
        seen.setdefault(
            (one.kpi.value, one.kpi.unit, one.kpi.area, period and (period.start, period.end), called(one.held)), one
        )
    return list(seen.values())


def _only_mentioned(asked: Asked, wanted: Wanted, knowledge: Knowledge) -> Proposal | None:
    """That a sentence speaks of what is asked for, beside a figure of something else."""
    for held in knowledge.kept(held_figures):
        if (
            not held.aside
            or not unit_fits(held.kpi, wanted)
            or not any(t.stands_in(held.aside) for t in wanted.all_terms)
        ):
            continue
        if knowledge.lexicon.share(wanted.all_terms, held.own | held.sentence | held.aside) < _LEAST_MENTIONED:
            continue
        marks = Marks()
        answer = asked_answer(
            asked.text,
            "kpi",
            f"The papers speak of it, but give no figure: “{held.kpi.source.quote}” {marks.mark(held.kpi.source)}",
            found=False,
            sources=marks.sources,
            notes=asked.scope.notes,
            confidence=0.7,
        )
        return Proposal(answer, 0.82)
    return None


def _only_some(asked: Asked, wanted: Wanted, knowledge: Knowledge) -> Proposal | None:
    """That the papers do not say how many work there, where they count some of them."""
    some = fitting_figures(replace(wanted, whole_workforce=False), knowledge)
    if not some:
        return None
    most = max(some, key=lambda one: one.kpi.value)
    marks = Marks()
    answer = asked_answer(
        asked.text,
        "kpi",
        f"The papers do not say how many there are in all{where_and_when(wanted)}. The nearest that they give: {sentence(most, marks)}",
        found=False,
        sources=marks.sources,
        filters=filters_of(wanted, [most]),
        notes=asked.scope.notes,
        confidence=0.7,
    )
    return Proposal(answer, _ONLY_SOME)


def _elsewhere(held: Sequence[Fitting], marks: Marks) -> str:
    """Of which areas the papers give a figure; nothing where they give it of none."""
    by_area = {found.kpi.area: found for found in held if found.kpi.area and not found.kpi.comparator}
    named = [f"{area} {marks.mark(by_area[area].kpi.source)}" for area in sorted(by_area, key=str)[:_FEW]]
    more = ", among others" if len(by_area) > _FEW else ""
    return f"They give it for {', '.join(named)}{more}." if named else ""


def _not_found(asked: Asked, wanted: Wanted, knowledge: Knowledge) -> Proposal | None:
    """That the indicator is not held for that area, time or unit, with the nearest figure of the area that is."""
    held = named_figures(wanted, knowledge)
    if not held:
        return None
    near = sorted(
        (found for found in held if found.place),
        key=lambda found: (bool(found.time), unit_fits(found.kpi, wanted), found.words),
        reverse=True,
    )
    marks = Marks()
    if near:
        nearest = f"The nearest that they give: {sentence(near[0], marks)}"
    else:
        nearest = _elsewhere([found for found in held if unit_fits(found.kpi, wanted)], marks)
    answer = asked_answer(
        asked.text,
        "kpi",
        f"The papers do not give this figure{where_and_when(wanted)}. {nearest}".rstrip(),
        found=False,
        sources=marks.sources,
        filters=filters_of(wanted, near[:1] or held[:1]),
        notes=asked.scope.notes,
        confidence=0.75,
    )
    return Proposal(answer, 0.8 if near else 0.65)
