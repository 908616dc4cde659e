"""The words of meetings: how papers name a body, date a meeting, and announce those to come."""

import datetime
import re
from functools import cache

from yjqa.extract.dates import Anchor, Dated, find_dates
from yjqa.extract.facts import Facts
from yjqa.extract.statements import Statement
from yjqa.extract.terms import vocabulary

LONGEST_LINE = 170
_CLOCK = r"\d{1,2}(?::\d{2}\s*(?:am|pm)?|[.]\d{2}\s*(?:am|pm)|\s*(?:am|pm)|\s*noon)"
TIME = re.compile(
    rf"(?P<time>\b{_CLOCK}\b(?:\s*(?:[–-]|to|until)\s*\d{{1,2}}(?:[:.]\d{{2}})?\s*(?:am|pm|noon)?\b)?|\b\d{{1,2}}[.]\d{{2}}\s*(?:[–-]|to)\s*{_CLOCK}|\b\d{{4}}\s*hrs\b)",
    re.IGNORECASE,
)
OF_MINUTES = re.compile(
    r"\b(?:minutes|notes?|record)\b[^.;]{0,60}?\bmeetings?\b[^.;]{0,40}?$|\bmeeting\s+(?:held\s+)?(?:on|of)\s+(?:the\s+)?$|"
    r"\bminutes\s+(?:of|from|held)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
NEXT_MEETING = re.compile(
    r"\b(?:next\s+(?:\w+\s+){0,2}meeting|date\s+(?:and\s+\w+\s+)?of\s+(?:the\s+)?next|next\s+meets?|meets?\s+(?:next|again))\b",
    re.IGNORECASE,
)
FUTURE_LIST = re.compile(
    r"\b(?:future|forthcoming|next|planned|upcoming)\b.*\b(?:meetings?|dates)\b|\bdates?\b.*\bmeetings\b", re.IGNORECASE
)
_OF_MEETING = re.compile(r"^.*\bmeeting\s+of\s+(?:the\s+)?(?=[A-Z])")
_OPENING = re.compile(
    r"^(?:draft\s+|in\s+public\s+)?(?:a\s+meeting\s+of\s+(?:the\s+)?|(?:summary\s+of\s+)?(?:minutes|notes|agenda|actions?|record|papers?)\s*(?:and\s+\w+\s+)?(?:of|from|for|[:–-])?\s*(?:the\s+|a\s+)?(?:open\s+)?(?:meeting\s+of\s+(?:the\s+)?)?)",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"[\s,–-]*\b(?:(?:open\s+)?(?:general\s+)?meeting(?:\s+minutes)?|minutes|agenda|held|of|on|for|was|date|action\s+(?:log|tracker|list|points?)|actions|the)\s*$|\s*\([A-Z]{2,8}\)\s*$|[\s,–:-]+$",
    re.IGNORECASE,
)


@cache
def meeting_vocabulary() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Words of bodies, words of occasions, and what each label of a meeting's heading stands for."""
    words = vocabulary("meetings")
    bodies = re.compile(rf"\b(?:{'|'.join(words['bodies'])})s?\b", re.IGNORECASE)
    occasions = re.compile(rf"\b(?:{'|'.join(words['occasions'])})\b", re.IGNORECASE)
    labels = {label: role for role, phrases in words["labels"].items() for label in phrases}
    return bodies, occasions, labels


def body_name(text: str) -> str | None:
    """The body's name out of a heading: without "Minutes of", dates, times and what follows them."""
    date = next(iter(find_dates(text)), None)
    body = text if date is None else text[: date.start] or text[date.end :]
    body = re.split(r"\bheld\b|\bon\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", body, flags=re.IGNORECASE)[0]
    body = re.sub(r"^(?:agenda\s+)?item\s+\d+[a-z]?[\s.:–-]+", "", body.strip(), flags=re.IGNORECASE)
    body = _OPENING.sub("", _OF_MEETING.sub("", body.strip(" ,.;:–-")))
    while (shorter := _TRAILING.sub("", body)) != body:
        body = shorter
    before, colon, after = body.partition(":")
    if colon and meeting_vocabulary()[0].search(body):
        body = after if " " not in before.strip() and meeting_vocabulary()[0].search(after) else before
        body = _TRAILING.sub("", body)
    body = body.strip(" ,.;:–-")
    if body.isupper() and len(body) > 8:
        body = re.sub(r"\b(OF|THE|AND|FOR)\b", lambda match: match[0].lower(), body)
        body = re.sub(r"\b[A-Z][A-Z’']{3,}\b", lambda match: match[0].capitalize(), body)
    return body if 3 < len(body) <= 120 and body[:1].isupper() else None


def settled_date(dated: Dated, years: set[int]) -> datetime.date:
    """The date with its year put right by its weekday, where the year was not printed."""
    if dated.has_year or dated.weekday is None or dated.date.weekday() == dated.weekday:
        return dated.date
    near = sorted(years | {dated.date.year - 1, dated.date.year + 1}, key=lambda year: abs(year - dated.date.year))
    for year in near:
        try:
            moved = dated.date.replace(year=year)
        except ValueError:
            continue
        if moved.weekday() == dated.weekday:
            return moved
    return dated.date


def years_of(stream: list[Statement]) -> set[int]:
    """Every year that the paper prints."""
    return {int(year) for statement in stream for year in re.findall(r"\b20\d\d\b", statement.text)}


def anchor_of(facts: Facts) -> Anchor:
    """Year of the paper: a meeting that it names without a year is of that year."""
    if facts.date is not None:
        return Anchor(date=datetime.date(facts.date.year, 1, 1))
    return Anchor(financial_year=facts.financial_year)


def in_future_list(stream: list[Statement], begun: int, index: int) -> bool:
    """Whether the statement belongs to the list of dates that was announced at `begun`."""
    return 0 <= begun <= index and all(
        any(True for _ in find_dates(statement.text)) for statement in stream[begun + 1 : index + 1]
    )
