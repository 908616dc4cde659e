""" "And the one after that?": the next or the last meeting, counted from the one that was answered."""

import datetime
import re

from yjqa.ask.answer import Answer
from yjqa.ask.conversation.slots import Parts
from yjqa.ask.conversation.standing_for import Ask, without
from yjqa.ask.conversation.topic import topic_of
from yjqa.ask.knowledge import Knowledge
from yjqa.extract.dates import find_dates

_NEIGHBOUR = re.compile(
    r"(?:(?:when|what)(?:['’]s| is| was| are| about)? )?(?:the )?(?:"
    r"(?:one|meeting|date)s? (?:straight |right |immediately )?(?P<after>after|following|before|preceding)(?: (?:that|it|this|those)(?: one)?)?"
    r"|(?P<next>next|following|previous|last) (?:one|meeting|date)(?: after (?:that|it|this))?"
    r"|(?P<then>after|before) (?:that|it|this)(?: one)?)",
    re.IGNORECASE,
)
_BACK = frozenset({"before", "preceding", "previous", "last"})
_LEAD = re.compile(r"\b(?:after|before|since|following|from)\s*$", re.IGNORECASE)
_ORDER = re.compile(r"^(?:the )?(?:next|first|last|previous|following)\s+", re.IGNORECASE)


def asks_for_neighbour(text: str) -> bool:
    """Whether the words ask for the one after or before the one that was answered."""
    return _NEIGHBOUR.fullmatch(text) is not None


def neighbour(text: str, earlier: Parts, knowledge: Knowledge, ask: Ask) -> tuple[str | None, list[str]]:
    """The question for the meeting next to the one that the earlier question's answer gives."""
    match = _NEIGHBOUR.fullmatch(text)
    assert match is not None
    back = (match["after"] or match["next"] or match["then"]).lower() in _BACK
    day = _day_of(ask(earlier.text), knowledge)
    if day is None:
        return None, [f"Which date “{text}” counts from could not be settled: the answer before gives none."]
    about = topic_of(_without_dates(earlier)).text
    about = _ORDER.sub("", about)
    return f"When is the {'last' if back else 'next'} {about} {'before' if back else 'after'} {day:%-d %B %Y}?", []


def _without_dates(earlier: Parts) -> str:
    text = earlier.text
    for slot in reversed(earlier.of("period", "year")):
        text = without(text, slot)
        before = text[: slot.start].rstrip()
        text = _LEAD.sub("", before) + text[len(before) :] if _LEAD.search(before) else text
    return _LEAD.sub("", text.rstrip("?!. ")).strip()


def _day_of(answer: Answer, knowledge: Knowledge) -> datetime.date | None:
    """The day that an answer gives: its first meeting's, or the first in its words."""
    if not answer.found:
        return None
    days = {meeting.id: meeting.date for meeting in knowledge.meetings}
    for record in answer.records:
        if days.get(record) is not None:
            return days[record]
    return next((found.date for found in find_dates(answer.text) if found.date and found.precision == "day"), None)
