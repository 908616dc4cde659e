"""Deadlines that cannot be: before the action was raised, or far outside the years of the plan that sets them."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator

from yjqa.checks.dates.printed import said_date
from yjqa.checks.dates.written import Written, plan_period
from yjqa.checks.material import Material
from yjqa.records import Action, Due, Finding

_YEAR = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|[/.-]\d\d|\s['’]?\d\d)(?!\d)")
_DONE_BY = re.compile(r"(?<!\bbe )\b\w+(?:ed|en|ought|eld)\s+(?:by|before|until|on|to)\s+(?:the\s+)?$", re.I)
"""What was done by a day is counted: "the cases closed by 31 March"."""
_LEAST_OTHERS = 2
_FAR = datetime.timedelta(days=3 * 366)
"""How long after its end a plan's deadlines may lie: some run on, and some are of the next plan."""


def find(material: Material, written: Written) -> Iterator[Finding]:
    """A finding for each deadline that cannot be."""
    yield from _before_raised(material, written)
    yield from _outside_plan(material)


def _before_raised(material: Material, written: Written) -> Iterator[Finding]:
    """Deadlines of actions that a meeting has just agreed, before that meeting.

    An action in a line of the minutes is new. One in a table is where the table reports on none and most of its other
    deadlines are still to come.
    """
    tables: defaultdict[tuple[object, ...], list[Action]] = defaultdict(list)
    for action in material.actions:
        if _raised(action) is None or action.due is None:
            continue
        if action.source.table is not None:
            tables[(action.source.table.label, action.source.section)].append(action)
        elif _is_new(action) and _is_late(action):
            yield _finding(action, 0.8)
    for listed in tables.values():
        late = [action for action in listed if _is_late(action)]
        if all(map(_is_new, listed)) and len(listed) - len(late) >= max(_LEAST_OTHERS, 2 * len(late)):
            yield from (_finding(action, 0.7) for action in late)


def _raised(action: Action) -> datetime.date | None:
    return action.meeting.date if action.meeting is not None else None


def _is_new(action: Action) -> bool:
    """Whether nothing is said of what has become of an action."""
    return action.status == "open" and not action.status_stated and not action.progress and not action.also


def _is_late(action: Action) -> bool:
    """Whether an action's deadline, printed with its year, lies before the meeting that raised it."""
    raised, day = _raised(action), _day(action.due)
    if raised is None or day is None or action.due is None or day >= raised:
        return False
    return not _DONE_BY.search(action.text.partition(action.due.raw)[0])


def _day(due: Due | None) -> datetime.date | None:
    """The last day that a deadline may mean, where its day or month and its year are printed."""
    if due is None or due.precision not in ("day", "month") or not _YEAR.search(due.raw):
        return None
    return due.date


def _finding(action: Action, confidence: float) -> Finding:
    raised, day = _raised(action), _day(action.due)
    assert raised is not None
    assert day is not None
    assert action.due is not None
    return Finding(
        check="date",
        printed=action.due.raw,
        computed=f"before {said_date(raised)}",
        message=f"The action “{_shortened(action.text)}” is due {action.due.raw}, before the meeting of {said_date(raised)} that "
        "raised it.",
        confidence=confidence,
        sources=(action.source,),
    )


def _outside_plan(material: Material) -> Iterator[Finding]:
    """Open actions of a plan that were due before its period began, or years after it ends, where most of them are not."""
    period = plan_period(material.facts)
    if period is None:
        return
    begin, end = period
    dated = [(action, day) for action in material.actions if (day := _day(action.due)) is not None]
    outside = [(action, day) for action, day in dated if not begin <= day <= end + _FAR and _is_new(action)]
    if len(dated) - len(outside) < max(_LEAST_OTHERS, 2 * len(outside)):
        return
    for action, day in outside:
        assert action.due is not None
        when = "before it begins" if day < begin else "long after it ends"
        yield Finding(
            check="date",
            printed=action.due.raw,
            computed=f"the plan runs from {said_date(begin)} to {said_date(end)}",
            message=f"The action “{_shortened(action.text)}” is due {action.due.raw}, outside the plan's own period "
            f"({material.facts.period}): {when}.",
            confidence=0.6,
            sources=(action.source,),
        )


def _shortened(text: str) -> str:
    words = text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")
