"""What a question about actions asks for: of whom, which ones, and what about them.

Rules of wording, not of papers: signal words say that actions are meant, names are linked to those that the register
knows, dates become a window of deadlines or a meeting, and what is left over is what the action must be about.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from yjqa.ask.linking import Link, Names, find_links
from yjqa.extract.dates import Dated, find_dates
from yjqa.extract.names import find_names
from yjqa.extract.terms import vocabulary

Intent = Literal["list_actions", "count_actions", "owner_of_action", "status_of_action", "actions_naming", "other"]


@dataclass(frozen=True, slots=True)
class Window:
    """Days from `first` to `last`, both included; `None` is open."""

    first: datetime.date | None
    last: datetime.date | None

    def holds(self, day: datetime.date | None) -> bool:
        """Whether a known day lies within."""
        if day is None:
            return False
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Question:
    """A question about actions, understood.

    `people`: the names in it, each linked. `joint`: only actions that all of them own. `status`: "open", "complete" or
    `None`; `overdue`: open, with a deadline that has passed. `due`: deadlines asked for; `without_due`: only those without one. `several_owners`: only
    those with more than one owner. `meeting`: when the meeting was that raised them. `topic`: what they are about.
    """

    intent: Intent
    people: tuple[Link, ...] = ()
    joint: bool = False
    status: str | None = None
    overdue: bool = False
    due: Window | None = None
    without_due: bool = False
    several_owners: bool = False
    without_owner: bool = False
    meeting: Window | None = None
    topic: tuple[str, ...] = ()


_ACTION_WORDS = re.compile(
    r"\b(actions?|action points?|to-?dos?|owns?|owned|owes?|owners?|responsible|responsibilit\w+|accountable|overdue|outstanding"
    r"|deadlines?|timescales?|assigned|due|(?:supposed|meant|have|has|had|having|asked|expected|agreed) to"
    r"|next steps?|on (?:his|her|their) plate|task(?:s|ed)?|lead(?:s|ing)? on|should (?:\w+ ){1,3}do|what (?:should|must|will))\b",
    re.IGNORECASE,
)
_WHO = re.compile(r"\b(who|whose|owners?|by whom)\b", re.IGNORECASE)
_COUNT = re.compile(r"\b(how many|number of|count)\b", re.IGNORECASE)
_NAMING = re.compile(r"\b(involv\w+|mention\w*|nam(?:e|es|ed|ing)|refer(?:s|red)? to|include)\b", re.IGNORECASE)
_JOINT = re.compile(r"\b(together|jointly|joint(?:ly)? own\w*|shared?|both|between them)\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(more than one|several|multiple|two or more|joint|shared)\s+(?:named\s+)?(owners?|leads?|people)\b|\bjointly owned\b",
    re.IGNORECASE,
)
_NO_DUE = re.compile(
    r"\b(no|without(?: an?| any)?|missing|lack(?:s|ing)?(?: an?)?)\s+(?:clear\s+|stated\s+)?(deadlines?|due dates?|timescales?|dates?)\b",
    re.IGNORECASE,
)
_NO_OWNER = re.compile(
    r"\b(no|without(?: an?| any)?|missing|lack(?:s|ing)?(?: an?)?)\s+(?:named\s+|clear\s+|stated\s+)?(owners?|leads?)\b"
    r"|\b(unowned|unassigned|nobody owns|no one owns|not assigned)\b",
    re.IGNORECASE,
)
_STATUS = (
    ("overdue", re.compile(r"\b(overdue|late|past (?:their |its )?(?:deadline|due)|missed)\b", re.IGNORECASE)),
    ("complete", re.compile(r"\b(complete[d]?|closed|done|finished|discharged)\b", re.IGNORECASE)),
    (
        "open",
        re.compile(
            r"\b(open|outstanding|not (?:yet )?(?:complete[d]?|closed|done|finished)|incomplete|ongoing|still to do|in progress|uncompleted)\b",
            re.IGNORECASE,
        ),
    ),
)
_ASKS_STATUS = re.compile(r"\s*(?:is|are|was|were|has|have)\b", re.IGNORECASE)
_OF_OWNING = re.compile(r"\b(?:own\w*|responsible|accountable|leads?|leading|assigned)\b", re.IGNORECASE)
_MONTH_PAIR = re.compile(
    r"\b(between|from)\s+([A-Z][a-z]{2,8})\s+(and|to|until)\s+([A-Z][a-z]{2,8})\s+((?:19|20)\d\d)\b"
)
_THIS_OR_NEXT = re.compile(r"\b(this|next) (week|month|quarter|year)\b", re.IGNORECASE)
_NOT_THEIRS = re.compile(r"\bnot (?:own(?:ed)?|responsible|assigned to)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from)(?:\s+the)?\s*$", re.IGNORECASE)
_AND = re.compile(r"\s*(?:and|to|until)(?:\s+the)?\s*", re.IGNORECASE)
_MEETING_LEAD = re.compile(
    r"(?:\b(?:from|came out of|out of|raised|agreed|set|given|at)\b(?:\s+\w+){0,4}\s*|\bmeeting(?:\s+\w+){0,3}\s*)$",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(before|by|until|up to|no later than|prior to)(?:\s+(?:the|end|of))*\s*$", re.IGNORECASE)
_AFTER = re.compile(r"\b(after|since|from|later than)\s*$", re.IGNORECASE)
_CAPITALISED = re.compile(r"(?<=[a-z] )[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+){1,2}")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’/-]*|\d+")


@cache
def _stop_words() -> frozenset[str]:
    """Words of a question that say nothing of what an action is about."""
    return frozenset(vocabulary("questions")["stop"])


def understand(text: str, names: Names, today: datetime.date) -> Question:
    """The question as rules of wording take it. `intent` is "other" where actions are not what is asked for."""
    people, rest = _link_people(text, names)
    if not _ACTION_WORDS.search(text) and not (_NAMING.search(text) and "action" in text.lower()):
        return Question("other", people=people)
    if people and _NOT_THEIRS.search(rest):  # everybody else's actions; the person's own would be the wrong answer
        return Question("other", people=people)
    rest = _MONTH_PAIR.sub(r"\1 \2 \5 \3 \4 \5", rest)
    several = bool(_SEVERAL.search(rest))
    without_owner = bool(_NO_OWNER.search(rest)) and not people
    dates = list(find_dates(rest))
    due, meeting, rest = _windows(rest, dates)
    if (relative := _THIS_OR_NEXT.search(rest)) is not None:
        due = _days_of(relative[1].lower() == "next", relative[2].lower(), today)
        rest = rest[: relative.start()] + rest[relative.end() :]
    status = next((name for name, pattern in _STATUS if pattern.search(rest)), None)
    if status == "complete" and re.search(
        r"\b(?:not (?:yet )?(?:been )?|un|in)(?:complete|closed|done|finished|discharged)", rest, re.IGNORECASE
    ):
        status = "open"
    if status == "overdue":
        due = Window(None, today - datetime.timedelta(days=1))
    topic = tuple(
        word.lower()
        for word in _WORD.findall(rest)
        if word.lower().strip("'’") not in _stop_words() and len(word.strip("'’")) > 1
    )
    if several or without_owner or _NO_DUE.search(text):
        topic = ()
    intent = "list_actions" if without_owner and not _COUNT.search(text) else _intent(text, people, topic)
    if status in ("open", "complete") and topic and _ASKS_STATUS.match(text) and not _OF_OWNING.search(text):
        return Question("status_of_action", people, due=due, meeting=meeting, topic=topic)
    return Question(
        intent=intent,
        people=people,
        joint=len(people) > 1 and bool(_JOINT.search(rest)),
        status="open" if status == "overdue" else status,
        overdue=status == "overdue",
        due=due,
        without_due=bool(_NO_DUE.search(text)),
        several_owners=several and not people,
        without_owner=without_owner,
        meeting=meeting,
        topic=topic,
    )


def _days_of(following: bool, unit: str, today: datetime.date) -> Window:
    """The week (from Monday), month, quarter or calendar year that holds today, or the one after it."""
    match unit:
        case "week":
            monday = today + datetime.timedelta(days=7 * following - today.weekday())
            return Window(monday, monday + datetime.timedelta(days=6))
        case "year":
            year = today.year + following
            return Window(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    months = 1 if unit == "month" else 3
    begin = today.year * 12 + (today.month - 1) // months * months + months * following
    end = begin + months
    last = datetime.date(end // 12, end % 12 + 1, 1) - datetime.timedelta(days=1)
    return Window(datetime.date(begin // 12, begin % 12 + 1, 1), last)


def _intent(text: str, people: Sequence[Link], topic: Sequence[str]) -> Intent:
    if _COUNT.search(text):
        return "count_actions"
    asks_owner = bool(_WHO.search(text)) or bool(re.match(r"\s*(does|is|do|are|has|did)\b", text, re.IGNORECASE))
    if asks_owner and topic:
        return "owner_of_action"
    if people and _NAMING.search(text):
        return "actions_naming"
    return "list_actions"


def _link_people(text: str, names: Names) -> tuple[tuple[Link, ...], str]:
    """The names in the question, linked, each person or team once, and the question without them."""
    found = find_links(text, names)
    rest = text
    for linked in reversed(found):
        rest = rest[: linked.start] + rest[linked.end :].lstrip()
    unique = {linked.link.names or (linked.link.asked,): linked.link for linked in found}
    return tuple(unique.values()), rest


def unknown_names(text: str, people: Sequence[Link]) -> list[str]:
    """Full names in a question that the papers know nothing of: neither linked nor part of a linked one."""
    asked = " ".join(link.asked.lower() for link in people)
    return [named.name for named in find_names(text) if named.name.lower() not in asked]


def name_like(text: str) -> str | None:
    """The first run of two or three capitalised words in a question behind its first word: a name, if nothing else."""
    match = _CAPITALISED.search(text)
    return match[0] if match else None


def _windows(text: str, dates: Sequence[Dated]) -> tuple[Window | None, Window | None, str]:
    """The window of deadlines and that of the meeting that the question's dates give, and the question without them."""
    due: Window | None = None
    meeting: Window | None = None
    if (
        len(dates) == 2
        and _BETWEEN.search(text[: dates[0].start])
        and _AND.fullmatch(text[dates[0].end : dates[1].start])
    ):
        rest = _BETWEEN.sub("", text[: dates[0].start]) + text[dates[1].end :]
        return Window(_first_day(dates[0]), dates[1].date), None, rest
    for dated in reversed(dates):
        before = text[: dated.start]
        first = _first_day(dated)
        if _BEFORE.search(before):
            # "before May" leaves May out, "by May" takes it in
            last = (
                first - datetime.timedelta(days=1) if re.search(r"\bbefore\s*$", before, re.IGNORECASE) else dated.date
            )
            due = Window(None, last)
        elif _MEETING_LEAD.search(before) or re.match(
            r"\s*(?:\w+\s+){0,4}(?:board|meeting|committee|group)\b", text[dated.end :], re.IGNORECASE
        ):
            meeting = Window(first, dated.date)
        elif _AFTER.search(before):
            due = Window(first, None)
        else:
            due = Window(first, dated.date)
        text = before + text[dated.end :]
    return due, meeting, text


def _first_day(dated: Dated) -> datetime.date:
    """The first day of what was printed; `Dated.date` is the last one."""
    match dated.precision:
        case "month":
            return dated.date.replace(day=1)
        case "year":
            return dated.date.replace(
                year=dated.date.year - (dated.date.month < 12), month=(dated.date.month % 12) + 1, day=1
            )
        case "quarter":
            return dated.date.replace(month=dated.date.month - 2, day=1)
        case _:
            return dated.date
