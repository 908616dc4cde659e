"""Meetings: when and where the next or the last one is, and which are to come."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from yjqa.ask.answer import AnswerTable, asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.facts.idle import idle_words
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.proposal import Proposal
from yjqa.ask.words import Term, stems_of
from yjqa.records import Meeting

_BODY = r"(?:meetings?|boards?|committees?|panels?|groups?|forums?|partnerships?|councils?|cabinet|(?-i:[A-Z]{3,7}))"
_NEXT = re.compile(
    rf"\b(?:next|upcoming|coming|following)\b(?: [\w&'’-]+){{0,8}}? {_BODY}\b|\b{_BODY} (?:be )?next\b", re.I
)
_LAST = re.compile(rf"\b(?:last|previous|latest|most recent|preceding)\b(?: [\w&'’-]+){{0,8}}? {_BODY}\b|\b{_BODY} last (?:meet|met)\b", re.I)  # fmt: skip
_MEETS = re.compile(rf"\b{_BODY}(?: next| last)? (?:meet|meets|meeting|meetings|met|sit|sits|sat|being held|held|take place|takes place)\b|\bmeetings? (?:of|for|dates?|in|on|after|before)\b|\bmeetings\b|\b{_BODY} dates\b|\bdates (?:of|for) (?:the )?[^?]*\b{_BODY}\b", re.I)  # fmt: skip
_DATES = re.compile(r"\b(?:dates?|days|calendar|schedule|which|what|list|all|future|upcoming|when are|how many)\b[^?]*\bmeetings?\b|\bmeeting dates?\b|\bmeetings\b|\b(?:future|forthcoming|upcoming|planned|remaining)\b[^?]*\bdates\b|\bdates (?:of|for)\b", re.I)  # fmt: skip
_ASKS_DAY = re.compile(r"\bwhen(?:['’]?s)?\b|\bwhat (?:date|day)\b|\bdates?\b|\bwhich (?:date|day)\b", re.I)
_ASKS_TIME = re.compile(
    r"\b(?:what|which) time\b|\bwhat hour\b|\btime (?:is|does|of)\b|\bstart time\b|\bhow long\b", re.I
)
_ASKS_PLACE = re.compile(r"\bwhere\b|\bvenue\b|\blocation\b|\bwhat room\b|\bwhich (?:room|building)\b", re.I)
_OFTEN = re.compile(r"\bhow (?:often|frequently)\b", re.I)
_AFTER = re.compile(r"\b(?:after|since|following|from)(?: the(?: meeting (?:of|on))?)?(?: one on)?\s*$", re.I)
_BEFORE = re.compile(r"\b(?:before|prior to|preceding)(?: the)?\s*$", re.I)
_ONE_AFTER = re.compile(r"\bone after\b|\bmeeting after (?:that|it|the next)\b|\bnext but one\b|\bafter next\b", re.I)


_WHOLE = 0.9
"""Share of the words that a meeting's body must have where only a date says that a meeting is meant."""


@dataclass(frozen=True, slots=True)
class _When:
    """Which meetings a question means: `step` 1 the next, -1 the last, 0 those between `first` and `last` or all to come."""

    step: int
    anchor: datetime.date | None = None
    first: datetime.date | None = None
    last: datetime.date | None = None


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """The meetings that are meant; `None` where no meeting's date, time or place is asked for."""
    text = asked.text
    if not knowledge.meetings or asked.asks("who", "explain", "confirm", "sum", "change") or _OFTEN.search(text):
        return None
    following, preceding = _NEXT.search(text) or _ONE_AFTER.search(text), _LAST.search(text)
    dated = _asks(text) and bool(asked.scope.periods) and bool(re.search(rf"\b{_BODY}\b", text))
    if not (following or preceding or _MEETS.search(text) or dated):
        return None
    terms = tuple(term for term in asked.terms if term.word.text.lower() not in idle_words("meetings"))
    if not _asks(text) and (terms and not following):
        return None
    meetings = _of_body(asked, terms, knowledge)
    if meetings is None:
        return None
    several = bool(_DATES.search(text)) and not (following or preceding)
    when = _when(asked, 1 if following else -1 if preceding else 0)
    share = knowledge.lexicon.share(terms, _known(meetings, knowledge))
    if share < _WHOLE and not (following or preceding or _MEETS.search(text)):
        return None
    bodies = {(meeting.body or "").lower() for meeting in meetings if meeting.meeting_kind != "referred"}
    if when.step and len(bodies) > 1 and not terms:
        return _of_each(asked, meetings, when, bodies)
    return _answer(asked, meetings, when, knowledge, share, several=several)


def _asks(text: str) -> bool:
    return bool(_ASKS_DAY.search(text) or _ASKS_TIME.search(text) or _ASKS_PLACE.search(text) or _DATES.search(text))


def _of_body(asked: Asked, terms: Sequence[Term], knowledge: Knowledge) -> list[Meeting] | None:
    """The dated meetings of the body that the words name; of all bodies where they name none."""
    scope = asked.scope
    meetings = [
        meeting for meeting in knowledge.meetings if meeting.date and scope.holds_document(meeting.source.document)
    ]
    if scope.areas and scope.documents is None:
        wanted = {link.name for link in scope.areas}
        meetings = [
            meeting
            for meeting in meetings
            if any(name.lower() in (meeting.body or "").lower() for name in wanted)
            or wanted & set(knowledge.documents[meeting.source.document].areas)
        ]
    if not meetings or scope.unknown_areas:
        return None
    if not terms:
        return meetings
    shares = [knowledge.lexicon.share(terms, _known([meeting], knowledge)) for meeting in meetings]
    best = max(shares)
    if best < 0.6 or any(term.name and not term.stands_in(_known(meetings, knowledge)) for term in terms):
        return None
    return [meeting for meeting, share in zip(meetings, shares, strict=True) if share >= best - 0.01]


def _known(meetings: Sequence[Meeting], knowledge: Knowledge) -> frozenset[str]:
    """The stems of the bodies' names and of the papers that tell of the meetings."""
    return stems_of(
        *(meeting.body for meeting in meetings),
        *(text for m in meetings if m.body is None for text in (m.source.quote, *m.source.section)),
        *(knowledge.documents[meeting.source.document].title for meeting in meetings),
    )


def _when(asked: Asked, step: int) -> _When:
    """The days that the question's dates and words of order mean."""
    after, before = _after(asked), _beforehand(asked)
    if after is not None:
        return _When(step or 1, anchor=after)
    if before is not None:
        return _When(-1, anchor=before)
    period = next((period for period in asked.scope.periods if period.start and period.end), None)
    if period is not None:
        return _When(0, first=period.start, last=period.end)
    year = re.search(r"\b(20\d\d)\b(?![/-]\d)", asked.text)
    if year and not asked.scope.years:
        return _When(0, first=datetime.date(int(year[1]), 1, 1), last=datetime.date(int(year[1]), 12, 31))
    if asked.scope.years:
        start = int(asked.scope.years[0][:4])
        return _When(0, first=datetime.date(start, 4, 1), last=datetime.date(start + 1, 3, 31))
    return _When(step)


def _after(asked: Asked) -> datetime.date | None:
    """The day after which a meeting is asked for: a month's last one."""
    return _beside(asked, _AFTER, last=True)


def _beforehand(asked: Asked) -> datetime.date | None:
    return _beside(asked, _BEFORE, last=False)


def _beside(asked: Asked, lead: re.Pattern[str], *, last: bool) -> datetime.date | None:
    for period in asked.scope.periods:
        at = asked.text.find(period.raw)
        if at >= 0 and lead.search(asked.text[:at]):
            return period.end if last else period.start
    return None


def _answer(
    asked: Asked, meetings: Sequence[Meeting], when: _When, knowledge: Knowledge, share: float, *, several: bool
) -> Proposal | None:
    days = _by_day(meetings)
    found = _meant(asked, days, when, several=several)
    fit = round(0.5 + 0.42 * share, 3)
    if not found:
        return _none(asked, days, when, fit)
    if len(found) > 1:
        return _list(asked, found, (), fit)
    latest = days[-1] if _is_asked_from_now(when) and _is_past(days[-1]) else None
    return _told(asked, found[0], _counted_from(days, when), fit, latest)


def _of_each(asked: Asked, meetings: Sequence[Meeting], when: _When, bodies: set[str]) -> Proposal | None:
    """The next or last meeting of every body, where the question names none."""
    found = [
        meeting
        for body in sorted(bodies)
        for meeting in _meant(
            asked, _by_day([m for m in meetings if (m.body or "").lower() == body]), when, several=False
        )
    ]
    if not found:
        return None
    if len(found) > 1:
        past = _is_asked_from_now(when) and all(map(_is_past, found))
        return _list(asked, found, ("All of these days are past.",) if past else (), 0.7)
    of_body = _by_day([m for m in meetings if (m.body or "").lower() == (found[0].body or "").lower()])
    return _told(asked, found[0], (), 0.7, of_body[-1] if _is_asked_from_now(when) and _is_past(of_body[-1]) else None)


def _is_asked_from_now(when: _When) -> bool:
    """Whether the next meeting is asked for, and not the next after some day."""
    return when.step > 0 and when.anchor is None


def _is_past(meeting: Meeting) -> bool:
    return meeting.date is not None and meeting.date < datetime.date.today()


def _counted_from(days: Sequence[Meeting], when: _When) -> tuple[str, ...]:
    latest = _latest(days)
    if not _is_asked_from_now(when) or latest is None or not _is_past(days[-1]):
        return ()
    return (f"Counted from {_day(latest)}, the latest meeting that the papers record.",)


def _latest(days: Sequence[Meeting]) -> datetime.date | None:
    return max((m.date for m in days if m.date and m.meeting_kind == "held"), default=None)


def _meant(asked: Asked, days: Sequence[Meeting], when: _When, *, several: bool) -> list[Meeting]:
    """The meetings that the question's days and words of order mean."""
    if when.step > 0:
        anchor = when.anchor or _latest(days)
        if _is_asked_from_now(when) and not _is_past(days[-1]):  # the papers name one that is still to come
            anchor = max(anchor or datetime.date.min, datetime.date.today() - datetime.timedelta(days=1))
        later = [meeting for meeting in days if anchor is None or (meeting.date and meeting.date > anchor)]
        return later[len(_ONE_AFTER.findall(asked.text)) :][:1]
    if when.step < 0 and when.anchor is not None:
        return [meeting for meeting in days if meeting.date and meeting.date < when.anchor][-1:]
    if when.step < 0:
        return [meeting for meeting in days if meeting.meeting_kind == "held"][-1:]
    if when.first is not None and when.last is not None:
        return [meeting for meeting in days if meeting.date and when.first <= meeting.date <= when.last]
    future = [meeting for meeting in days if meeting.meeting_kind == "future"]
    return future if several else future[:1] or list(days[-1:])


def _by_day(meetings: Sequence[Meeting]) -> list[Meeting]:
    """The meetings in the order of their days; of several records of one day the one that says most."""
    best: dict[datetime.date, Meeting] = {}
    for meeting in meetings:
        if meeting.date and (meeting.date not in best or _says(meeting) > _says(best[meeting.date])):
            best[meeting.date] = meeting
    return [best[day] for day in sorted(best)]


def _says(meeting: Meeting) -> int:
    return sum(value is not None for value in (meeting.body, meeting.time, meeting.venue)) * 2 + (
        meeting.meeting_kind != "referred"
    )


def _day(day: datetime.date | None) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}" if day else ""


def _told(asked: Asked, meeting: Meeting, notes: Sequence[str], fit: float, latest: Meeting | None = None) -> Proposal:
    """One meeting, with what is asked of it first. `latest`: the latest that the papers name, where all of them are past."""
    body = meeting.body or "The meeting"
    text = asked.text
    whole = ", ".join(part for part in (_day(meeting.date), meeting.time, meeting.venue) if part)
    says = "was" if meeting.meeting_kind == "held" else "is"
    sentence, known = f"{body}: {whole} [1].", True
    if _ASKS_PLACE.search(text) and not _ASKS_DAY.search(text):
        known = meeting.venue is not None
        sentence = f"{meeting.venue}: {body} {says} held there on {_day(meeting.date)} [1]."
        missing = "place"
    elif _ASKS_TIME.search(text):
        known = meeting.time is not None
        sentence = f"{meeting.time}, on {_day(meeting.date)} ({body}) [1]."
        missing = "time"
    if not known:
        sentence = f"The papers give no {missing} for the meeting of {_day(meeting.date)} ({body}) [1]."
    sources = [meeting.source]
    if latest is not None:
        sentence += " That day is past."
        if latest.date != meeting.date:
            sources.append(latest.source)
            sentence = f"{sentence[:-1]}, and so is {_day(latest.date)} [2], the latest that the papers name."
    answer = asked_answer(
        asked.text, "meeting", sentence, found=known, sources=sources, filters=_filters(asked, meeting.body),
        records=[meeting.id], notes=notes, confidence=0.92,
    )  # fmt: skip
    return Proposal(answer, fit if known else fit - 0.22)


def _list(asked: Asked, found: Sequence[Meeting], notes: Sequence[str], fit: float) -> Proposal:
    """Several meetings as a table."""
    rows = tuple(
        (_day(meeting.date), meeting.time, meeting.venue, meeting.body, f"[{n}]")
        for n, meeting in enumerate(found, start=1)
    )
    days = ", ".join(f"{_day(meeting.date)} [{n}]" for n, meeting in enumerate(found[:6], start=1))
    more = f" and {len(found) - 6} more" if len(found) > 6 else ""
    answer = asked_answer(
        asked.text, "meetings", f"The papers give {len(found)} meetings: {days}{more}.", found=True,
        sources=[meeting.source for meeting in found], records=[meeting.id for meeting in found], notes=notes,
        table=AnswerTable(title="Meetings", columns=("date", "time", "place", "body", "source"), rows=rows),
        filters=_filters(asked, found[0].body), confidence=0.9,
    )  # fmt: skip
    return Proposal(answer, fit)


def _none(asked: Asked, days: Sequence[Meeting], when: _When, fit: float) -> Proposal:
    """That the papers hold no such meeting, with the nearest that they hold."""
    near = days[-1] if when.step >= 0 else days[0]
    sentence = f"The papers give no such meeting. The {'latest' if when.step >= 0 else 'first'} that they give is on {_day(near.date)} [1]."  # fmt: skip
    answer = asked_answer(
        asked.text, "meeting", sentence, found=False, sources=[near.source], filters=_filters(asked, near.body),
        confidence=0.8,
    )  # fmt: skip
    return Proposal(answer, fit - 0.15)


def _filters(asked: Asked, body: str | None) -> dict[str, str | list[str] | bool]:
    filters: dict[str, str | list[str] | bool] = {"body": body} if body else {}
    if asked.scope.periods:
        filters["dates"] = [period.raw for period in asked.scope.periods]
    return filters
