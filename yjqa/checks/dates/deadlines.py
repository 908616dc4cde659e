"""Deadlines that cannot be: before the action was raised, or far outside the years of the plan that sets them."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from yjqa.checks.dates.printed import said_date
from yjqa.checks.dates.written import Written, plan_period
from yjqa.checks.material import Material, first_words
from yjqa.columns import column_role
from yjqa.document import Cell
from yjqa.extract.dates import Dated, find_dates
from yjqa.extract.introductions import Introduced
from yjqa.extract.shapes import cell_text
from yjqa.extract.sources import cell_source
from yjqa.extract.statements import Statement
from yjqa.records import Action, Finding, Source

_YEAR = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|[/.-]\d\d|\s['’]?\d\d)(?!\d)")
_DONE_BY = re.compile(r"(?<!\bbe )\b\w+(?:ed|en|ought|eld)\s+(?:by|before|until|on|to)\s+(?:the\s+)?$", re.I)
"""What was done by a day is counted: "the cases closed by 31 March"."""
_RAISED = re.compile(r"\b(?:raised|agreed|set|opened|logged|added|meeting)\b", re.I)
_OF_BEFORE = re.compile(
    r"\b(?:previous|last\s+meeting|outstanding|arising|action\s+log|tracker|carried|earlier|progress\s+(?:on|against|of)\s+actions)\b",
    re.I,
)
"""What stands over actions that earlier meetings raised."""
_NO_DEADLINE = re.compile(
    r"\b(?:complet\w*|done|closed|achieved|delivered|on-?going|from|since|start\w*|began)\b", re.I
)
"""What says beside a day that it is that of a beginning, or of an action that is done."""
_GOES_ON = re.compile(r"^\W*[.;:–-]\s+\w")
"""What follows a deadline, and may tell what became of the action."""
_OPENING_WORDS = 8
"""Words of an action that tell its place."""
_NAME_WORDS = 12
_ABOVE, _LONGEST_TITLE = 20, 80
"""Statements above an action that may hold its title, and how long that may be."""
_LEAST_OTHERS = 2
_FAR = datetime.timedelta(days=3 * 366)
"""How long after its end a plan's deadlines may lie: some run on, and some are of the next plan."""


class Deadline(NamedTuple):
    """An action with its deadline as printed, the last day that it may mean and the day of the meeting that raised it."""

    action: Action
    raw: str
    day: datetime.date
    raised: datetime.date | None

    @property
    def is_new(self) -> bool:
        """Whether nothing is said of what has become of the action."""
        action = self.action
        goes_on = _GOES_ON.search(action.text.partition(self.raw)[2])
        is_told_of = action.status_stated or action.progress or action.also or goes_on or _NO_DEADLINE.search(self.raw)
        return action.status == "open" and not is_told_of

    @property
    def is_of_before(self) -> bool:
        """Whether the action stands under what tells that an earlier meeting raised it."""
        source = self.action.source
        label = source.table.label if source.table is not None else None
        return any(_OF_BEFORE.search(over) for over in (*source.section[-1:], self.action.group or "", label or ""))

    @property
    def is_late(self) -> bool:
        """Whether it lies before the meeting that raised the action."""
        is_before = self.raised is not None and self.day < self.raised
        return is_before and not _DONE_BY.search(self.action.text.partition(self.raw)[0])


def find(material: Material, written: Written) -> Iterator[Finding]:
    """A finding for each deadline that cannot be."""
    deadlines = list(_deadlines(material, written))
    if material.facts.document_kind == "plan":
        yield from _outside_plan(material, deadlines)
    else:
        yield from _before_raised(deadlines)
    for introduced in material.tables:
        yield from _before_logged(material, introduced)


def _deadlines(material: Material, written: Written) -> Iterator[Deadline]:
    """The deadlines whose day or month is printed with its year."""
    for action in material.actions:
        due = action.due
        if due is not None and due.date is not None and due.precision in ("day", "month") and _YEAR.search(due.raw):
            meeting = action.meeting.date if action.meeting is not None else None
            if meeting is not None and due.date < meeting:
                meeting = _raised(material, written, action, meeting)
            yield Deadline(action, due.raw, due.date, meeting)


def _raised(material: Material, written: Written, action: Action, meeting: datetime.date) -> datetime.date | None:
    """The earliest day on which an action may have been raised; `None` where nothing says it.

    That of its own meeting, or of other minutes in the pack that begin before the last place that has its words.
    """
    opening = " ".join(action.source.quote.split()[:_OPENING_WORDS])
    stated = material.statements
    order = next((order for order in reversed(range(len(stated))) if opening in stated[order].text), None)
    if order is None or _OF_BEFORE.search(_title_over(stated[max(order - _ABOVE, 0) : order])):
        return None
    at_place = written.at(stated[order])
    return min(meeting, at_place) if at_place is not None else None


def _title_over(above: Sequence[Statement]) -> str:
    """The nearest line above that is no sentence."""
    short = (one.text for one in reversed(above) if len(one.text) <= _LONGEST_TITLE and one.text[-1:] not in ".;")
    return next(short, "")


def _before_raised(deadlines: list[Deadline]) -> Iterator[Finding]:
    """Deadlines of actions that a meeting has just agreed, before that meeting.

    An action in a line of the minutes is new. One in a table is where the table reports on none and most of its other
    deadlines are still to come.
    """
    tables: defaultdict[tuple[object, ...], list[Deadline]] = defaultdict(list)
    for deadline in deadlines:
        source = deadline.action.source
        if deadline.is_of_before:
            continue
        if source.table is not None:
            tables[(source.table.label, source.section)].append(deadline)
        elif deadline.is_new and deadline.is_late:
            yield _told(deadline.action.text, deadline.raw, deadline.raised, 0.8, source)
    for listed in tables.values():
        late = [deadline for deadline in listed if deadline.is_late]
        if all(one.is_new for one in listed) and len(listed) - len(late) >= max(_LEAST_OTHERS, 2 * len(late)):
            yield from (_told(one.action.text, one.raw, one.raised, 0.6, one.action.source) for one in late)


def _before_logged(material: Material, introduced: Introduced) -> Iterator[Finding]:
    """Deadlines of a log before the day on which the log itself says that the action was raised."""
    table = introduced.table
    headers = [" ".join(labels) for labels in table.column_labels()]
    roles = [column_role(header) for header in headers]
    raised = next((n for n, role in enumerate(roles) if role == "meeting_date" and _RAISED.search(headers[n])), None)
    if raised is None or "due" not in roles:
        return
    due, text = roles.index("due"), roles.index("action") if "action" in roles else 0
    for row in table.body():
        begun, end, cell = dated_cell(row[raised]), dated_cell(row[due]), row[due]
        if begun is not None and end is not None and cell is not None and end.date < first_day(begun):
            source = cell_source(material.document, introduced.place, cell)
            yield _told(cell_text(row[text]), cell.flat, begun.date, 0.8, source)


def dated_cell(cell: Cell | None) -> Dated | None:
    """The date of a cell that prints one day or month, with its year, and nothing else to speak of."""
    dates = list(find_dates(cell_text(cell)))
    is_one = len(dates) == 1 and dates[0].precision in ("day", "month") and len(cell_text(cell).split()) <= 4
    return dates[0] if is_one else None


def first_day(dated: Dated) -> datetime.date:
    """The first day that a date may mean: a month is read as its last."""
    return dated.date.replace(day=1) if dated.precision == "month" else dated.date


def _told(action: str, due: str, raised: datetime.date | None, confidence: float, source: Source) -> Finding:
    day = said_date(raised) if raised is not None else ""
    return Finding(
        check="date",
        printed=due,
        computed=f"before {day}",
        message=f"The action “{first_words(action, _NAME_WORDS)}” is due {due}, before it was raised on {day}.",
        confidence=confidence,
        sources=(source,),
    )


def _outside_plan(material: Material, deadlines: list[Deadline]) -> Iterator[Finding]:
    """Open actions of a plan that were due before its period began, or years after it ends, where most of them are not."""
    period = plan_period(material.facts)
    if period is None:
        return
    begin, end = period
    outside = [one for one in deadlines if one.is_new and not begin <= one.day <= end + _FAR]
    if len(deadlines) - len(outside) < max(_LEAST_OTHERS, 2 * len(outside)):
        return
    for deadline in outside:
        when = "before" if deadline.day < begin else "long after"
        yield Finding(
            check="date",
            printed=deadline.raw,
            computed=f"the plan runs from {said_date(begin)} to {said_date(end)}",
            message=f"The action “{first_words(deadline.action.text, _NAME_WORDS)}” is due {deadline.raw}, {when} the plan's own period, "
            f"{said_date(begin)} to {said_date(end)}.",
            confidence=0.6,
            sources=(deadline.action.source,),
        )
