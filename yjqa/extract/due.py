"""Deadlines: what a column or the words of an action say of when it is due."""

import datetime
import re
from calendar import monthrange

from yjqa.extract.dates import Anchor, Dated, financial_year_of, find_dates, first_year, month_end
from yjqa.records import Due

_FLAGS = re.IGNORECASE
_NUMBER_WORDS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "eighteen": 18,
}
_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}


def read_due(raw: str, anchor: Anchor | None = None) -> Due | None:
    """What a deadline column says; `None` for an empty one. Of several dates or a range the last one counts."""
    words = " ".join(raw.split()).strip(" .;,")
    if not words or _NOTHING.fullmatch(words):
        return None
    anchor = anchor or Anchor()
    if _OPEN_ENDED.search(words):
        return Due(raw=words)
    if _SEASON.search(words):
        return Due(raw=words, precision="season")
    dates = list(find_dates(words, anchor))
    if dates:
        last = dates[-1]
        return Due(raw=words, date=last.date, precision=last.precision)
    relative = _relative(words, anchor)
    return relative or Due(raw=words)


def find_due(text: str, anchor: Anchor | None = None) -> Due | None:
    """The deadline that the words of an action give ("by 3 May", "at the Board in April 2018", "within 6 months").

    A date that tells what was ("agreed on", "since", "dated") is no deadline.
    """
    anchor = anchor or Anchor()
    dates = list(find_dates(text, anchor))
    for dated in reversed(dates):
        meeting = _MEETING.match(text, dated.end)
        if meeting is not None and dated.precision == "month" and _TO_IT.search(text[: dated.start]):
            return _at_months_meeting(text[dated.start : meeting.end()], dated, anchor)
        lead = _LEAD.search(text[: dated.start])
        if lead is None or _PAST.search(text[: dated.start]):
            continue
        word = lead["word"].lower()
        if word in _LOOSE and (
            dated.precision == "year" or _before(dated, anchor) or _tells_what_was(text[: dated.start])
        ):
            continue
        start = lead.start("word") + len(lead["word"]) if lead["part"] else dated.start
        return Due(
            raw=text[start : dated.end].strip(" .,;").removeprefix("the "), date=dated.date, precision=dated.precision
        )
    for pattern in _PHRASES:
        match = pattern.search(text)
        if match is not None:
            raw = match["raw"].strip(" .,;").removeprefix("the ")
            return _relative(raw, anchor) or Due(raw=raw)
    return None


def _tells_what_was(before: str) -> bool:
    """Whether the sentence that ends here reports what somebody did: "Ann presented a draft newsletter for March"."""
    return _REPORTS.match(re.split(r"(?<=[a-z)])\.\s+", before)[-1]) is not None


def _at_months_meeting(raw: str, dated: Dated, anchor: Anchor) -> Due:
    """ "the April Board": the day of the next meeting where that is in this month, else the month."""
    day = anchor.next_meeting
    if day is not None and day.month == dated.date.month:
        return Due(raw=raw, date=day, precision="day")
    return Due(raw=raw, date=dated.date, precision=dated.precision)


def _before(dated: Dated, anchor: Anchor) -> bool:
    return anchor.date is not None and dated.date < anchor.date


_NOTHING = re.compile(r"[-–—./]*|n/?a|none|not applicable", _FLAGS)
_OPEN_ENDED = re.compile(
    r"\b(?:on-?going|throughout|continu(?:ous|al|ing)|as (?:and when|required|needed)|annual(?:ly)?|monthly|weekly"
    r"|quarterly|termly|daily|asap|as soon as possible|immediate(?:ly)?|tb[cad])\b",
    _FLAGS,
)
_SEASON = re.compile(r"\b(?:spring|summer|autumn|winter|michaelmas|easter)\b", _FLAGS)
_COUNT = rf"(?P<count>\d+|{'|'.join(_NUMBER_WORDS)})"
_WITHIN = re.compile(
    rf"\b(?:with)?in\s+(?:the\s+next\s+)?{_COUNT}\s+(?:\w+\s+)?(?P<unit>day|week|fortnight|month|year)s?\b", _FLAGS
)
_NEXT_MEETING = re.compile(
    r"\b(?:(?:the\s+|our\s+)?next\s+(?:\w+\s+){0,2}(?:meeting|board|committee|panel)|following\s+meeting)\b", _FLAGS
)
_NEXT_MONTH = re.compile(r"\bnext\s+month\b|\bend\s+of\s+(?:the|next|this)?\s*month\b", _FLAGS)
_YEAR_END = re.compile(
    r"\b(?:(?:financial\s+)?year[- ]end|end\s+of\s+(?:the\s+)?(?:financial\s+)?year|in[- ]year)\b", _FLAGS
)


def _relative(words: str, anchor: Anchor) -> Due | None:
    """A deadline that counts from the meeting or the year of the paper; `None` where the words are none."""
    if _NEXT_MEETING.search(words):
        day = anchor.next_meeting
        return Due(raw=words, date=day, precision="day" if day else None)
    within = _WITHIN.search(words)
    if within is not None and anchor.date is not None:
        return Due(raw=words, date=_later(anchor.date, within), precision="day")
    month = _NEXT_MONTH.search(words)
    if month is not None and anchor.date is not None:
        ahead = 1 if "next" in month[0].lower() else 0
        index = anchor.date.year * 12 + anchor.date.month - 1 + ahead
        return Due(raw=words, date=month_end(index // 12, index % 12 + 1), precision="month")
    if _YEAR_END.search(words) and (anchor.financial_year or anchor.date):
        year = anchor.financial_year or financial_year_of(anchor.date or datetime.date.min)
        start = first_year(year)
        if start is not None:
            return Due(raw=words, date=datetime.date(start + 1, 3, 31), precision="year")
    return None


def _later(day: datetime.date, within: re.Match[str]) -> datetime.date:
    count = int(within["count"]) if within["count"].isdigit() else _NUMBER_WORDS[within["count"].lower()]
    unit = within["unit"].lower()
    if unit in _DAYS_IN:
        return day + datetime.timedelta(days=count * _DAYS_IN[unit])
    index = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = index // 12, index % 12 + 1
    return datetime.date(year, month, min(day.day, monthrange(year, month)[1]))


_LEAD = re.compile(
    r"\b(?P<word>by|before|until|till|no later than|due|deadline|sent|in|on|for|at)"
    r"(?:(?P<part>\s+(?:the\s+)?(?:end|start|beginning|middle|close)(?:\s+of)?)|\s+the|\s+week\s+(?:of|commencing))?[\s:(]*$",
    _FLAGS,
)
_REPORTS = re.compile(
    r"\W*(?:[A-Z][\w.'’/-]*\s+){1,4}(?:presented|reported|noted|advised|confirmed|gave|said|updated|highlighted|explained|shared|discussed)\b"
)
_MEETING = re.compile(r"(?:[’']s)?\s+(?:\w+\s+)?(?:meeting|board|committee|panel|forum|session)\b", _FLAGS)
_TO_IT = re.compile(r"\b(?:to|at|for|by|until)\s+(?:the\s+)?$", _FLAGS)
_LOOSE = frozenset({"in", "on", "for", "at"})
_PAST = re.compile(
    r"\b(?:held|agreed|dated|since|from|minutes?|meeting|signed|submitted|approved|published|launched|was|were|had|has)"
    r"\s+(?:\w+\s+){0,2}(?:on|in|for|at|of)?\s*(?:the\s+)?$",
    _FLAGS,
)
_PHRASES = (
    re.compile(rf"(?P<raw>{_WITHIN.pattern})", _FLAGS),
    re.compile(rf"\b(?:to|at|by|before|for|until)\s+(?P<raw>{_NEXT_MEETING.pattern})", _FLAGS),
    re.compile(rf"\bby\s+(?P<raw>{_NEXT_MONTH.pattern}|{_YEAR_END.pattern})", _FLAGS),
    re.compile(
        r"(?P<raw>\b(?:(?:soon|shortly|immediately)\s+(?:after|before|following)|in\s+advance\s+of|in\s+time\s+for"
        r"|prior\s+to|ahead\s+of)\s+[^,.;)]{3,60})",
        _FLAGS,
    ),
    re.compile(r"\b(?P<raw>asap|as soon as possible)\b", _FLAGS),
)
