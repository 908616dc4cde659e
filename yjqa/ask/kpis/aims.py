"""What is aimed at: the target that a paper sets for a figure, beside the figure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from yjqa.ask.answer import AnswerTable, asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.computing import show, show_difference
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.kpis.fitting import Fitting, best, near_figures
from yjqa.ask.kpis.held import held_figures
from yjqa.ask.kpis.target_places import target_source
from yjqa.ask.kpis.wanted import Wanted
from yjqa.ask.kpis.wording import called, figure_text, filters_of, latest_first, whose_and_when
from yjqa.ask.marks import Marks
from yjqa.ask.proposal import Proposal
from yjqa.extract.terms import terms, vocabulary

_MOST_SAID = 3
_MET = re.compile(r"\b(?:met|meet\w*|passed|hit\w*|achiev\w*|reach\w*|exceed\w*|on target|above)\b", re.IGNORECASE)
_MISSED = re.compile(
    r"\b(?:miss\w*|not (?:been )?(?:met|meet\w*)|below|short|behind|off target|under)\b", re.IGNORECASE
)
_WHICH = re.compile(r"\b(?:which|what|are any|list)\b", re.IGNORECASE)
_MOST_ROWS = 15


def target_of(asked: Asked, wanted: Wanted, knowledge: Knowledge) -> Proposal | None:
    """The target, with the latest figure that it is for; where the figure is asked for against it, how far it is off."""
    if not wanted.target:
        return None
    any_time = replace(wanted, periods=(), units=frozenset(), rate=False)
    aimed = [one for one in near_figures(any_time, knowledge) if one.kpi.target is not None]
    if not aimed:
        return _met_or_missed(asked, wanted, knowledge)
    aimed = best(aimed)
    shown = _one_of_each(latest_first(aimed, knowledge))[:_MOST_SAID]
    marks = Marks()
    parts = [_said(one, marks, knowledge) for one in shown]
    answer = asked_answer(
        asked.text,
        "kpi target",
        " ".join(parts),
        found=True,
        sources=marks.sources,
        filters=filters_of(wanted, shown) | {"target": True},
        records=[one.kpi.id for one in shown],
        notes=asked.scope.notes,
        confidence=min(0.9, 0.45 + 0.45 * shown[0].fit),
    )
    return Proposal(answer, round(min(0.93, 0.5 + 0.42 * shown[0].fit), 3))


def _met_or_missed(asked: Asked, wanted: Wanted, knowledge: Knowledge) -> Proposal | None:
    """Every measure whose latest figure has reached its target, or has not, where a question asks which."""
    missed = _MISSED.search(asked.text) is not None
    if not _WHICH.search(asked.text) or not (missed or _MET.search(asked.text)):
        return None
    latest: dict[object, Fitting] = {}
    for held in knowledge.kept(held_figures):
        kpi = held.kpi
        if kpi.target is None or kpi.comparator or (wanted.areas and kpi.area not in wanted.areas):
            continue
        if wanted.documents is None or kpi.source.document in wanted.documents:
            key = (kpi.source.document, called(held), kpi.area)
            one = Fitting(held, 1.0, 1.0, 1.0)
            latest[key] = max((latest.get(key, one), one), key=_end)
    rows = [one for one in latest.values() if _has_met(one) != missed]
    if not rows:
        return None
    marks = Marks()
    listed = "; ".join(
        f"{called(one.held)} {figure_text(one.held)} {marks.mark(one.kpi.source)} (target {_target(one)})"
        for one in rows
    )
    answer = asked_answer(
        asked.text,
        "kpi targets",
        f"{len(rows)} of {len(latest)} {'have not reached' if missed else 'have reached'} their target: {listed}.",
        found=True,
        sources=marks.sources,
        filters=filters_of(wanted, rows) | {"target": True},
        table=AnswerTable(
            title="Targets",
            columns=("What", "Figure", "Target", "Area", "Period", "Source"),
            rows=tuple(
                (
                    called(one.held),
                    figure_text(one.held),
                    _target(one),
                    one.kpi.area,
                    one.kpi.period.raw if one.kpi.period else None,
                    marks.mark(one.kpi.source),
                )
                for one in rows[:_MOST_ROWS]
            ),
        ),
        records=[one.kpi.id for one in rows],
        notes=asked.scope.notes,
        confidence=0.8,
    )
    return Proposal(answer, 0.88)


def _end(one: Fitting) -> str:
    return str(one.kpi.period.end) if one.kpi.period else ""


def _target(one: Fitting) -> str:
    return show(one.kpi.target, one.kpi.unit) if one.kpi.target is not None else ""


def _has_met(one: Fitting) -> bool:
    kpi = one.kpi
    if kpi.target is None:
        return False
    lower = kpi.indicator_canonical in vocabulary("asked_figures")["lower_is_better"]["indicators"]
    lower = lower or terms("asked_figures", "less_is_better").first(kpi.indicator) is not None
    return kpi.value <= kpi.target if lower else kpi.value >= kpi.target


def _said(one: Fitting, marks: Marks, knowledge: Knowledge) -> str:
    """The target with the place that sets it, and the figure with its own."""
    kpi = one.kpi
    if kpi.target is None:
        return ""
    gap = kpi.value - kpi.target
    off = "on target" if not gap else f"{show_difference(abs(gap), kpi.unit)} {'above' if gap > 0 else 'below'} it"
    about = ", ".join(part for part in (called(one.held), whose_and_when(one)) if part)
    place = target_source(kpi, knowledge)
    target = f"Target {show(kpi.target, kpi.unit)}{f' {marks.mark(place)}' if place else ''}"
    return f"{target}: {about}; the figure is {figure_text(one.held)} {marks.mark(kpi.source)}, {off}."


def _one_of_each(found: Sequence[Fitting]) -> list[Fitting]:
    """The first figure of each target and measure."""
    seen: dict[object, Fitting] = {}
    for one in found:
        seen.setdefault((one.kpi.target, called(one.held), one.kpi.area), one)
    return list(seen.values())
