"""What a paper says of itself: what kind it is, whose, for which period and of which date."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from yjqa.document import Block, Document, Heading, Table
from yjqa.extract.areas import FILE_WEIGHT, HEADER_JOINT, HEADING_WEIGHT, TITLE_WEIGHT, Line, find_places
from yjqa.extract.dates import Anchor, find_dates
from yjqa.extract.own_areas import own_areas
from yjqa.records import DocumentKind

_OPENING = 40
"""How many blocks of a paper count as its opening, where it says what it is."""
_OPENING_WEIGHT = 4
_FILE_TITLES = ("title", "subject")
_SMALL_WORDS = frozenset(["and", "of", "the", "on", "upon", "for", "to", "in", "by", "under"])

_LONGEST_DATE_LINE = 160
_SHORT_LINE = 60
_DATED = re.compile(
    r"\b(?:date|dated|meeting|board|held|minutes|version|published|approved|agreed|updated|reviewed|as at|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.I,
)
_DATA_COLUMNS, _MONTHS = 3, 12
_OF_ONE_YEAR = ("plan", "report", "other")
_FRESH = re.compile(
    r"\b(?:last|date) (?:updated|reviewed|revised)\b|\b(?:position|figures|correct) as (?:at|of)\b", re.I
)
_NEAR = 40
_TO_COME = re.compile(r"\bfuture\b|\bnext meeting|\bdates? of\b", re.I)
_YEARS = re.compile(
    r"(?<![.\d])(?:(?P<first>20\d\d)(?:\s?[-–/]\s?(?P<last>20\d\d|\d\d)|\s?to\s?(?P<end>20\d\d))"
    r"|(?<![-/–])(?P<short>\d\d)\s?[-–/]\s?(?P<until>\d\d))\b(?![-/–]\d)"
    r"(?!\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
    r"(?:\s?(?:[-–]|to)\s?(?:20)?\d\d\s?[-–/]\s?(?:20)?(?P<through>\d\d)\b)?",
    re.I,
)
"""Years as papers print them: "2017/18", "21-22", "2019 to 2022", "2023/24 to 2025/26"."""

_LONGEST_TITLE = 100
_PAPER = re.compile(r"\b(?:plan|strategy|report)\b", re.I)
_PAPER_OF_YEAR = re.compile(r"\b(?:budget|performance|quarter|q[1-4]|scorecard|register|outturn|return)\b", re.I)
"""What short lines in the opening of a report call it; sentences use these words of other years too."""
_AHEAD = re.compile(r"\b(?:plan|priorit\w+|objectives?|risks?|vision)\b", re.I)
_PLAN_OF_YEARS = re.compile(rf"\b(?:plan|strategy) (?:for )?(?P<years>{_YEARS.pattern.replace('?P<', '?P<in_')})", re.I)
_ALONE_VOTES, _AHEAD_VOTES = 3, 2

_PLAN_HEADINGS = re.compile(
    r"vision|(?:structures?|governance)\b.*\b(?:governance|partnership|structure)|resources?\b.*\bvalue for money|partnership arrangements"
    r"|(?:risks?|challenges)\b.*\bdelivery|(?:strategic|service) (?:priorities|objectives)|work ?plan|performance|national standards",
    re.I,
)
_PLAN_TITLE = re.compile(r"\b(?:plan|strategy)\b", re.I)
_REPORT_PURPOSE = re.compile(r"\bpurpose of (?:this |the )?(?:report|paper)\b", re.I)
_ATTENDANCE = re.compile(
    r"^\W*(?:present|in attendance|attendees|members present|apologies(?: for absence| received)?|attendance)\b", re.I
)
_REPORT_PART = re.compile(r"^\W*(?:\d+\W*)?(?:purpose|recommendations?)\W*$", re.I)
_LETTERHEAD = re.compile(r"\W*(to|from|date|report author)\s*:", re.I)
_REPORT_OF = re.compile(r"\W*report (?:to|of|by)\b", re.I)
_PACK_TITLE = re.compile(r"\b(?:pack|papers for|agenda and papers|bundle)\b", re.I)
_MEETING_TITLE = re.compile(r"\b(?:minutes|meeting)\b", re.I)
_REPORT_TITLE = re.compile(r"\b(?:report|briefing|update|performance|review|register)\b", re.I)
_MINUTES = re.compile(r"\bminutes\b", re.I)
_AGENDA = re.compile(r"\bagenda\b", re.I)


@dataclass(frozen=True, slots=True)
class Facts:
    """What holds for a whole paper.

    `areas`: the areas that the paper is about ("Westshire", "Eastport"), in the order of its title; `joint_area`: the
    name that it uses for all of them together ("Westshire and Eastport"; the same as the one area where there is one;
    `None` where it never joins them).
    `places`: all names of areas that the paper uses, its own and others' (a "County Council", "Constabulary" or
    "Youth Offending Service" of that name is spoken of), longest first.
    `financial_year`: the one that the paper as a whole is about ("2017/18"); `period`: as printed ("2019-2022").
    `date`: of the paper or of the meeting that it is for.
    """

    document_kind: DocumentKind = "other"
    areas: tuple[str, ...] = ()
    joint_area: str | None = None
    places: tuple[str, ...] = ()
    financial_year: str | None = None
    period: str | None = None
    date: datetime.date | None = None


def describe(document: Document) -> Facts:
    """The facts of a paper, from its title, headings, first page and the names that it uses."""
    lines = list(_lines(document))
    kind = _document_kind(document)
    weights = find_places(lines)
    areas, joint = own_areas(weights, lines)
    period = _period(document, kind)
    return Facts(
        document_kind=kind,
        areas=areas,
        joint_area=joint,
        places=tuple(sorted(weights, key=lambda place: (-len(place), place))),
        financial_year=_financial_year(period),
        period=period,
        date=_date(document, kind),
    )


def _lines(document: Document) -> Iterator[Line]:
    yield Line(document.title, TITLE_WEIGHT)
    yield Line(_words_of_id(document.id), FILE_WEIGHT)
    for name in _FILE_TITLES:
        if stated := document.properties.get(name):
            yield Line(stated, _OPENING_WEIGHT)
    for position, place in enumerate(document.places()):
        block = place.block
        weight = _OPENING_WEIGHT if position < _OPENING else 1
        if isinstance(block, Table):
            if block.caption:
                yield Line(block.caption, HEADING_WEIGHT)
            yield from (Line(part.text, 1) for cell in block.cells for part in cell.blocks)
            for row in block.grid()[: block.header_rows]:
                yield Line(HEADER_JOINT.join(dict.fromkeys(cell.flat for cell in row if cell is not None)), 0)
        else:
            yield Line(block.text, max(weight, HEADING_WEIGHT) if isinstance(block, Heading) else weight)


def _words_of_id(slug: str) -> str:
    """The words of a document's id, as its file was named, written as a title."""
    return " ".join(word if word in _SMALL_WORDS else word.capitalize() for word in slug.split("-"))


def _headings(document: Document) -> list[str]:
    return [place.block.text for place in document.places() if isinstance(place.block, Heading)]


def _opening(document: Document) -> list[str]:
    """The texts of the paper's first blocks, its title first; tables of data left out."""
    texts = [document.title]
    for place in islice(document.places(), _OPENING):
        texts.extend(_running_texts(place.block))
    return texts


def _running_texts(block: Block) -> list[str]:
    """A block's text, or those in the cells of a table that only sets out a letterhead or the like."""
    if not isinstance(block, Table):
        return [block.text]
    return [part.text for cell in block.cells for part in cell.blocks] if block.n_columns < _DATA_COLUMNS else []


def _document_kind(document: Document) -> DocumentKind:
    """Signs are counted, and the most telling asked first: many reports in one, a plan's chapters, who was present."""
    texts = [line.text for line in _lines(document)]
    headings = _headings(document)
    opening = _opening(document)
    purposes = sum(bool(_REPORT_PURPOSE.search(text)) for text in texts)
    reports = sum(bool(_REPORT_PART.search(text)) for text in headings)
    attended = any(_ATTENDANCE.search(text) for text in texts)
    has_minutes = any(_MINUTES.search(text) for text in (*opening, *headings))
    has_agenda = any(_AGENDA.search(text) for text in (*opening, *headings))
    if (
        _PACK_TITLE.search(document.title)
        or (purposes > 1 and (attended or has_minutes))
        or (has_agenda and has_minutes and reports > 1)
    ):
        return "pack"
    chapters = {match.group().lower() for text in headings if len(text) < 90 and (match := _PLAN_HEADINGS.search(text))}
    if len(chapters) > 2 and purposes < 2 and not _is_report(opening):
        return "plan"
    if _MEETING_TITLE.search(document.title) or (
        attended and (has_minutes or any("action:" in text.lower() for text in texts))
    ):
        return "minutes"
    if _is_report(opening) or purposes or _REPORT_TITLE.search(document.title):
        return "report"
    if _PLAN_TITLE.search(document.title):
        return "plan"
    return "minutes" if attended and has_agenda else "other"


def _is_report(opening: list[str]) -> bool:
    labels = {match.group(1).lower() for text in opening if (match := _LETTERHEAD.match(text))}
    return len(labels) > 1 or any(_REPORT_PURPOSE.search(text) or _REPORT_OF.match(text) for text in opening)


def _period(document: Document, kind: DocumentKind) -> str | None:
    """The years that the title names, as printed; else, of a plan, those that its headings and words give to it most."""
    if match := _years(document.title):
        return match.group()
    opening = [text for text in _opening(document) if _calls_itself(text, kind)]
    named = next((match.group() for text in opening if (match := _years(text))), None)
    if named or kind != "plan":
        return named or _filed_year(document.id)
    votes: Counter[str] = Counter()
    for place in document.places():
        block = place.block
        if isinstance(block, Table):
            continue
        if match := _years(block.text):
            alone = len(block.text) <= len(match.group()) + 2
            ahead = isinstance(block, Heading) and bool(_AHEAD.search(block.text))
            votes[match.group()] += _ALONE_VOTES * alone + _AHEAD_VOTES * ahead
        votes.update(match["years"] for match in _PLAN_OF_YEARS.finditer(block.text) if _years(match["years"]))
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] else _filed_year(document.id)


def _calls_itself(text: str, kind: DocumentKind) -> bool:
    """Whether a text of the opening is short and says what a paper of this kind is."""
    if len(text) >= _LONGEST_TITLE:
        return False
    is_of_year = kind in _OF_ONE_YEAR and not text.rstrip().endswith(".") and _PAPER_OF_YEAR.search(text)
    return bool(_PAPER.search(text) or is_of_year)


def _filed_year(slug: str) -> str | None:
    """The one year that a file's name ends with or holds ("2021-22"); its second part may be no month."""
    match = _years(slug)
    span = _span(match) if match else None
    return match.group() if match and span and span[1] - span[0] == 1 and span[1] % 100 > _MONTHS else None


def _years(text: str) -> re.Match[str] | None:
    match = _YEARS.search(text)
    return match if match and _span(match) else None


def _span(match: re.Match[str]) -> tuple[int, int] | None:
    """First and last year of a printed span, or `None` where the figures cannot be one."""
    first = int(match["first"] or f"20{match['short']}")
    last_text = match["through"] or match["end"] or match["last"] or match["until"]
    last = int(last_text) if len(last_text) == 4 else first // 100 * 100 + int(last_text)
    return (first, last) if 0 < last - first <= 10 and 2000 <= first < 2060 else None


def _financial_year(period: str | None) -> str | None:
    match = _YEARS.search(period) if period else None
    span = _span(match) if match else None
    if span is None or span[1] - span[0] != 1:
        return None
    return f"{span[0]}/{span[1] % 100:02}"


def _date(document: Document, kind: DocumentKind) -> datetime.date | None:
    """The date in the title or the opening; of a pack, whose reports are for one meeting, the one that most of them bear."""
    lines = [document.title, *(text for text in _date_lines(document, None if kind == "pack" else _OPENING))]
    days = [dated.date for text in lines for dated in find_dates(text) if dated.precision == "day"]
    if kind in _OF_ONE_YEAR and (stated := _stated_date(document)):
        return stated
    if not days or kind != "pack" or any(find_dates(document.title)):
        return days[0] if days else None
    from_then_on = Anchor(date=min(days))
    return Counter(
        dated.date for text in lines for dated in find_dates(text, from_then_on) if dated.precision == "day"
    ).most_common(1)[0][0]


def _stated_date(document: Document) -> datetime.date | None:
    """The day after words by which an opening says how fresh the paper is: "last updated 9 May 2024"."""
    for text in _opening(document):
        for match in _FRESH.finditer(text):
            for dated in find_dates(text[match.end() : match.end() + _NEAR]):
                if dated.precision == "day":
                    return dated.date
    return None


def _may_date(text: str) -> bool:
    """Whether a line is short, and says more than a day in passing only where it says what the day is."""
    return len(text) < _SHORT_LINE or (len(text) < _LONGEST_DATE_LINE and bool(_DATED.search(text)))


def _date_lines(document: Document, blocks: int | None) -> Iterator[str]:
    """The lines of the first `blocks` (of all: `None`) that may date the paper: short, and not of meetings to come or a table of data."""
    for place in islice(document.places(), blocks):
        if not any(_TO_COME.search(section) for section in place.section[-1:]):
            yield from (text for text in _running_texts(place.block) if _may_date(text))
