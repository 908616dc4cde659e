"""Meetings: those whose minutes, agenda or papers the paper holds, those to come and those referred to."""

import datetime
import re
from collections.abc import Iterator

from yjqa.document import Document
from yjqa.extract.dates import Dated, find_dates
from yjqa.extract.facts import Facts
from yjqa.extract.held import held_meetings
from yjqa.extract.meeting_words import (
    FUTURE_LIST,
    LONGEST_LINE,
    NEXT_MEETING,
    OF_MINUTES,
    TIME,
    anchor_of,
    in_future_list,
    meeting_vocabulary,
    settled_date,
    years_of,
)
from yjqa.extract.statements import statements
from yjqa.records import Meeting

_ALL_HELD_AT = re.compile(
    r"\ball\s+(?:\w+\s+)?meetings\s+(?:to\s+be|will\s+be|are)\s+held\s+(?:at|in)\s+(?P<venue>[^.;]+)", re.IGNORECASE
)
_PUT_OFF = re.compile(
    r"\b(?:at|to|until|for)\s+(?:a|the|one\s+of\s+the)\s+(?:future|next|forthcoming)\b", re.IGNORECASE
)
"""A matter that is put off to a later meeting announces none."""
_BODY_NAME = re.compile(
    r"\b(?:[A-Z][\w’'-]+\s+(?:(?:and|of|for|the|&)\s+)*){1,5}(?:Board|Committee|Panel|Group|Forum|Council|Partnership|Cabinet)\b"
)
_NO_PLACE = re.compile(r"all(?: meetings)?(?: (?:are|to be|will be))?(?: held)?(?: (?:at|in|from))?$", re.IGNORECASE)
"""What is left of "All at 9.30am" without its time."""
_FROM_ARTICLE = re.compile(r"^.+\s(?=(?:an?|the|our)\s)")
_DEADLINE = re.compile(r"\b(?:by|before|until|no\s+later\s+than)\s+(?:the\s+)?$", re.IGNORECASE)
_LONGEST_SENTENCE = 1_000
"""Characters of the longest sentence in which the words before a date are read."""


def find_meetings(document: Document, facts: Facts) -> Iterator[Meeting]:
    """The meetings that a paper holds, announces or refers to; each one once, with the fullest that is said of it."""
    seen: dict[tuple[datetime.date | None, str], Meeting] = {}
    held = held_meetings(document, facts)
    own_body = held[0].meeting.body if held else None
    for meeting in [*(h.meeting for h in held), *_others(document, facts, own_body)]:
        known = next((key for key in seen if key[0] == meeting.date), None)
        if known is None:
            seen[(meeting.date, meeting.body or "")] = meeting
        else:
            first = seen[known]
            seen[known] = first.model_copy(
                update={
                    "time": first.time or meeting.time,
                    "venue": first.venue or meeting.venue,
                    "body": first.body or meeting.body,
                }
            )
    yield from seen.values()


def _others(document: Document, facts: Facts, own_body: str | None) -> Iterator[Meeting]:
    """Meetings to come and meetings referred to."""
    stream = statements(document)
    anchor, years = anchor_of(facts), years_of(stream)
    everywhere = next((match["venue"].strip() for s in stream if (match := _ALL_HELD_AT.search(s.text))), None)
    future_from = -10
    for index, statement in enumerate(stream):
        text = statement.text
        dates = [dated for dated in find_dates(text, anchor) if dated.precision == "day"]
        listed = (
            bool(FUTURE_LIST.search(text))
            and len(text) <= 2 * LONGEST_LINE
            and not OF_MINUTES.search(text)
            and not _PUT_OFF.search(text)
        )
        if listed or (NEXT_MEETING.search(text) and not dates):
            future_from = index
        if (
            listed
            or NEXT_MEETING.search(text)
            or (dates and in_future_list(stream, future_from, index) and _starts_with(dates))
        ):
            phrase = None if listed else NEXT_MEETING.search(text)
            dates = [dated for dated in dates if _is_announced(text, dated, phrase)]
            for dated, end in zip(dates, [*(other.start for other in dates[1:]), len(text)], strict=False):
                rest = text[dated.end : end]
                time = TIME.search(rest)
                place = re.sub(r"^[\s,.;–-]*(?:at|in)?\s*", "", TIME.sub("", rest)).strip(" ,.;–-()")
                yield Meeting(
                    source=statement.source(document, _said(text, dated, end, phrase)),
                    body=own_body or _named_before(text[: dated.start]),
                    date=settled_date(dated, years),
                    time=time["time"].strip() if time else None,
                    venue=place
                    if place[:1].isupper() and len(place) < 80 and not _NO_PLACE.match(place)
                    else everywhere,
                    meeting_kind="future",
                )
            continue
        for dated in dates:
            referred = _referred(text, dated, own_body)
            if referred is not None:
                yield Meeting(
                    source=statement.source(document, text),
                    body=referred,
                    date=settled_date(dated, years),
                    meeting_kind="referred",
                )


def _said(text: str, dated: Dated, end: int, phrase: re.Match[str] | None) -> str:
    """The words that say when a meeting is: an entry of a list, else the sentence."""
    if phrase is None or phrase.start() > dated.start:
        return text[dated.start : end].strip()
    start = max(text.rfind(". ", 0, phrase.start()) + 1, 0)
    stop = text.find(". ", dated.end, end)
    return text[start : end if stop < 0 else stop + 1].strip()


def _named_before(text: str) -> str | None:
    """The body of which a sentence speaks before it says when it meets next: "The Improvement Board will next meet on"."""
    named = [match[0] for match in _BODY_NAME.finditer(text)]
    return named[-1].removeprefix("The ") if named else None


def _is_announced(text: str, dated: Dated, phrase: re.Match[str] | None) -> bool:
    """Whether a date is that of the meeting that is announced, and not a deadline in what is said before of it."""
    if _DEADLINE.search(text[: dated.start]):
        return False
    return phrase is None or dated.start >= phrase.start() or _starts_with([dated])


def _starts_with(dates: list[Dated]) -> bool:
    return dates[0].start < 12


def _referred(text: str, dated: Dated, own_body: str | None) -> str | None:
    """The body or occasion that a sentence dates: "minutes of the meeting held 17 January", "a workshop on 25 June"."""
    before = re.split(r"(?<=[a-z])\.\s+", text[max(0, dated.start - _LONGEST_SENTENCE) : dated.start])[-1]
    if OF_MINUTES.search(before):
        return own_body
    occasion = list(meeting_vocabulary()[1].finditer(before))
    if (
        occasion
        and re.search(r"\b(?:on|held|of|place)\s+(?:the\s+)?$", before)
        and dated.start - occasion[-1].end() <= 90
    ):
        start = before[: occasion[-1].end()]
        words = re.search(r"(?:\b(?:[Aa]n?|[Tt]he|[Oo]ur|[A-Z][\w’'-]+)\s+)?(?:[\w’'-]+\s+){0,4}[\w’'-]+$", start)
        return _FROM_ARTICLE.sub("", words[0].strip()) if words else None
    return None
