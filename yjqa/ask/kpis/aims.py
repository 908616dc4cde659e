"""What is aimed at: the target that a paper sets for a figure, beside the figure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from yjqa.ask.answer import asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.computing import show
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.kpis.fitting import Fitting, near_figures
from yjqa.ask.kpis.wanted import Wanted
from yjqa.ask.kpis.wording import called, figure_text, filters_of, latest_first, whose_and_when
from yjqa.ask.marks import Marks
from yjqa.ask.proposal import Proposal

_MOST_SAID = 3
_AGAINST = re.compile(
    r"\b(?:against|on|meet\w*|met|hit\w*|compar\w+|above|below|over|under|miss\w*|achiev\w*|reach\w*|off)\b",
    re.IGNORECASE,
)


def target_of(asked: Asked, wanted: Wanted, knowledge: Knowledge) -> Proposal | None:
    """The target, with the latest figure that it is for; where the figure is asked for against it, how far it is off."""
    if not wanted.target:
        return None
    aimed = [
        one
        for one in near_figures(replace(wanted, periods=(), units=frozenset(), rate=False), knowledge)
        if one.kpi.target is not None
    ]
    if not aimed:
        return None
    shown = _one_of_each(latest_first(aimed, knowledge))[:_MOST_SAID]
    marks = Marks()
    parts = [_said(one, marks) for one in shown]
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


def _said(one: Fitting, marks: Marks) -> str:
    kpi = one.kpi
    if kpi.target is None:
        return ""
    gap = kpi.value - kpi.target
    off = "on target" if not gap else f"{show(abs(gap), 'count')} {'above' if gap > 0 else 'below'} it"
    about = ", ".join(part for part in (called(one.held), whose_and_when(one)) if part)
    return f"Target {show(kpi.target, kpi.unit)} {marks.mark(kpi.source)}: {about}; the figure is {figure_text(one.held)}, {off}."


def _one_of_each(found: Sequence[Fitting]) -> list[Fitting]:
    """The first figure of each target and measure."""
    seen: dict[object, Fitting] = {}
    for one in found:
        seen.setdefault((one.kpi.target, called(one.held), one.kpi.area), one)
    return list(seen.values())
