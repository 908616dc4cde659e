"""Meetings held: where in a paper the agenda, minutes or papers of each meeting begin, and which one that is."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from yjqa.document import Document, Heading, Table
from yjqa.extract.dates import Dated, find_dates
from yjqa.extract.facts import Facts
from yjqa.extract.meeting_words import (
    FUTURE_LIST,
    LONGEST_LINE,
    NEXT_MEETING,
    OF_MINUTES,
    TIME,
    anchor_of,
    body_name,
    in_future_list,
    meeting_vocabulary,
    settled_date,
    years_of,
)
from yjqa.extract.statements import Statement, statements
from yjqa.records import Meeting

_OPENING = 6
"""Within how many places of a paper's beginning its own heading stands."""
_LONGEST_FRONT = 8
"""Rows of a table that sets out the heading of a meeting or a report."""
_LINES_BACK = 4
"""How many lines above its date a meeting's heading may name the body."""
_OF_MEETING = re.compile(r"\b(?:actions?|minutes|agenda|meetings?|attendance|signed)\b", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:last|previous|earlier|next)\b|\bheld\s+on\b|\s/\s", re.IGNORECASE)
_MINUTES = re.compile(r"\bminutes\b", re.IGNORECASE)
_BARE_NUMBERS = re.compile(r"[\d\s/.-]+")
_OPENS = re.compile(r"\b(?:minutes|agenda|notes|papers)\b.*\bmeeting\b|^\W*(?:minutes|agenda)\W*$", re.IGNORECASE)
_HELD_AT = re.compile(r"\b(?:held\s+)?(?:in|at)\s+(?:the\s+)?(?P<venue>[A-Z][\w’'& -]+)\s*\)?\.?$")
_NO_MEETING = re.compile(
    r"\b(?:(?:year|period|quarter|months?)\s+(?:ending|ended|to)|dated|as\s+(?:at|of)|up\s+to|by|since|until|due|before)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What stands before a date that is a letter's, a deadline or the end of a period."""
_ITEM = re.compile(r"^(?:agenda\s+)?item\s+(?P<number>\d{1,2})[a-z]?\b\s*[:.–-]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting whose papers begin at `position` among the paper's places and run to the next one's.

    `until`: where they end before that, at the first report after the minutes' own last item. `is_certain`: not where
    only the date of a web page says so, which may be that of its publication.
    """

    position: int
    meeting: Meeting
    until: int | None = None
    is_certain: bool = True


def held_meetings(document: Document, facts: Facts) -> list[Held]:
    """The meetings whose agenda, minutes or papers stand in the paper, in the order in which they do."""
    stream = statements(document)
    said = [*_of_labels(document, facts, stream), *_of_lines(document, facts, stream)]
    opens = any(found.position <= _OPENING for found in said)
    held = [*(found for found in _of_properties(document, facts, stream) if found.is_certain or not opens), *said]
    if not held and stream and facts.date is not None and facts.document_kind in ("minutes", "pack"):
        held = [_of_facts(document, facts.date, stream[0])]
    held.sort(key=lambda found: found.position)
    kept: list[Held] = []
    for found in held:
        if kept and kept[-1].meeting.date == found.meeting.date:
            kept[-1] = replace(kept[-1], meeting=_fuller(kept[-1].meeting, found.meeting))
        else:
            kept.append(found)
    body = next((found.meeting.body for found in kept if found.meeting.body), None)
    if body is None and meeting_vocabulary()[0].search(document.title):
        body = body_name(document.title)
    bounds = [found.position for found in kept[1:]]
    kept = [replace(found, until=_end(stream, found.position, end)) for found, end in zip_longest(kept, bounds)]
    return [
        replace(found, meeting=found.meeting.model_copy(update={"body": found.meeting.body or body})) for found in kept
    ]


def _of_facts(document: Document, day: datetime.date, first: Statement) -> Held:
    """The meeting of minutes that set out no heading of their own: the paper's title and date."""
    body = body_name(document.title) if meeting_vocabulary()[0].search(document.title) else None
    return Held(0, Meeting(source=first.source(document, first.text), body=body, date=day, meeting_kind="held"))


def meeting_at(held: list[Held], position: int) -> Meeting | None:
    """The meeting in whose papers a place stands: the nearest one that begins at or before it."""
    before = [found for found in held if found.position <= position]
    if not before or (before[-1].until is not None and position >= before[-1].until):
        return None
    return before[-1].meeting


def _end(stream: list[Statement], begin: int, end: int | None) -> int | None:
    """Where the minutes of a meeting end: at the first heading of the first level after the date of the next meeting,
    or at the next item of the pack that holds them as one of its own.
    """
    closing = False
    item: str | None = None
    for statement in stream:
        labelled = _ITEM.match(statement.text)
        if labelled is not None and statement.position <= begin + 1 and _MINUTES.search(statement.text):
            item = labelled["number"]
        if statement.position <= begin or (end is not None and statement.position >= end):
            continue
        if item is not None and labelled is not None and int(labelled["number"]) > int(item):
            return statement.position
        block = statement.block
        if isinstance(block, Heading):
            if closing and block.level == 1 and not _OF_MEETING.search(block.text) and not _is_numbered(block):
                return statement.position
            closing = closing or (NEXT_MEETING.search(block.text) is not None and _is_numbered(block))
        elif (
            statement.number is not None and NEXT_MEETING.search(statement.text) and len(statement.text) <= LONGEST_LINE
        ):
            closing = True
    return None


def _is_numbered(heading: Heading) -> bool:
    return heading.number is not None or heading.text[:1].isdigit()


def _fuller(first: Meeting, second: Meeting) -> Meeting:
    return first.model_copy(
        update={
            "body": first.body or second.body,
            "time": first.time or second.time,
            "venue": first.venue or second.venue,
        }
    )


def _of_properties(document: Document, facts: Facts, stream: list[Statement]) -> Iterator[Held]:
    """The meeting of which a file's front matter speaks."""
    properties = document.properties
    start = properties.get("start") or properties.get("date")
    if not stream or not start or not ("start" in properties or meeting_vocabulary()[0].search(document.title)):
        return
    in_title = next((d for d in find_dates(document.title, anchor_of(facts)) if d.precision == "day"), None)
    dated = in_title or next(iter(find_dates(start)), None)
    if dated is None or dated.precision != "day":
        return
    text = re.sub(r"^\d{4}-\d\d-\d\d\s*", "", document.title)
    body = re.sub(
        r"(?i)^(?:spring|summer|autumn|winter|\d{4}|[a-z]+ber)\s+|\bmeeting notes\b[\s:]*|\bfrom\b.*$", "", text
    )
    clock = re.search(r"T(\d\d:\d\d)", properties.get("start", ""))
    yield Held(
        -1,
        Meeting(
            source=stream[0].source(document, document.title),
            body=body_name(body) or body_name(text),
            date=dated.date,
            time=clock[1] if clock else None,
            venue=properties.get("location"),
            meeting_kind="held",
        ),
        is_certain="start" in properties or in_title is not None,
    )


def _of_labels(document: Document, facts: Facts, stream: list[Statement]) -> Iterator[Held]:
    """A meeting's heading set out as labels: "Date: …", "Place: …", or a table of them."""
    labels = meeting_vocabulary()[2]
    found: dict[str, str] = {}
    begun: Statement | None = None
    for index, statement in enumerate([*stream, None]):
        pair = _labelled(statement, stream, index, labels) if statement is not None else None
        if pair is not None and statement is not None:
            begun = begun or statement
            found.setdefault(*pair)
            continue
        if statement is not None and begun is not None and statement.position - begun.position <= 3:
            continue
        if begun is not None:
            yield from _from_labels(document, facts, begun, found)
            found, begun = {}, None


def _labelled(
    statement: Statement, stream: list[Statement], index: int, labels: dict[str, str]
) -> tuple[str, str] | None:
    text = statement.text
    if statement.cell is not None and statement.cell.column == 0 and text.lower().strip(" :") in labels:
        following = stream[index + 1] if index + 1 < len(stream) else None
        if following is not None and following.cell is not None and following.cell.row == statement.cell.row:
            return labels[text.lower().strip(" :")], following.text
        return None
    if len(text) > LONGEST_LINE:
        return None
    for label in sorted(labels, key=len, reverse=True):
        match = re.match(rf"\W*{label}(?P<mark>\s*[:–-])?\s+(?P<words>.+)$", text, re.IGNORECASE)
        if match is not None and (match["mark"] or (match["words"][:1].isupper() or match["words"][:1].isdigit())):
            return labels[label], match["words"].strip()
    return None


def _from_labels(document: Document, facts: Facts, begun: Statement, found: dict[str, str]) -> Iterator[Held]:
    dated = next(iter(find_dates(found.get("date", ""), anchor_of(facts))), None)
    if dated is None or dated.precision != "day" or not ({"body", "venue", "time"} & found.keys()):
        return
    body = found.get("body")
    meeting = Meeting(
        source=begun.source(document, begun.text),
        body=body_name(body) if body else None,
        date=dated.date,
        time=found.get("time"),
        venue=found.get("venue"),
        meeting_kind="held",
    )
    yield Held(begun.position, meeting)


def _of_lines(document: Document, facts: Facts, stream: list[Statement]) -> Iterator[Held]:
    """A meeting's heading in running text: a body's name, a date, perhaps a time and a place, in a few short lines."""
    anchor, years = anchor_of(facts), years_of(stream)
    future_from = -10
    latest: datetime.date | None = None
    for index, statement in enumerate(stream):
        text = statement.text
        if FUTURE_LIST.search(text) and len(text) <= LONGEST_LINE and len(list(find_dates(text, anchor))) != 1:
            future_from = index
        if len(text) > LONGEST_LINE or NEXT_MEETING.search(text) or _in_data(statement):
            continue
        dates = [dated for dated in find_dates(text, anchor) if dated.precision == "day"]
        if len(dates) != 1 or in_future_list(stream, future_from, index) or _BARE_NUMBERS.fullmatch(text):
            continue
        dated = dates[0]
        before = text[: dated.start]
        lines = _lines_before(stream, index)
        time = TIME.search(text, dated.end) or TIME.search(text)
        body_line = _body_line(text, dated, lines)
        if body_line is None and time is not None and any(_OPENS.search(line) for line in [before, *lines[:2]]):
            body_line = ""
        if body_line is None and time is not None and dated.date == latest:
            body_line = ""
        if body_line is None or not _is_heading_like(statement, text, dated):
            continue
        if OF_MINUTES.search(before) and not _opens_minutes(statement):
            continue
        if _NO_MEETING.search(before):
            continue
        meeting = Meeting(
            source=statement.source(document, text),
            body=body_name(body_line),
            date=settled_date(dated, years),
            time=time["time"].strip() if time else None,
            venue=_venue(text, dated, [*lines, *(following.text for following in stream[index + 1 : index + 2])]),
            meeting_kind="held",
        )
        latest = meeting.date
        yield Held(max(statement.position - _lines_up(stream, index, body_line), 0), meeting)


def _in_data(statement: Statement) -> bool:
    """Whether a statement stands in a table of data, whose dates head no meeting."""
    table = statement.place.block
    return isinstance(table, Table) and (table.header_rows > 0 or table.n_rows > _LONGEST_FRONT)


def _lines_before(stream: list[Statement], index: int) -> list[str]:
    """The short lines directly above, nearest first."""
    lines: list[str] = []
    for statement in reversed(stream[max(index - _LINES_BACK, 0) : index]):
        if len(statement.text) > LONGEST_LINE or (statement.text.endswith(".") and not statement.is_heading):
            break
        lines.append(statement.text)
    return lines


def _lines_up(stream: list[Statement], index: int, body_line: str) -> int:
    for statement in reversed(stream[max(index - _LINES_BACK, 0) : index]):
        if statement.text == body_line:
            return stream[index].position - statement.position
    return 0


def _body_line(text: str, dated: Dated, lines: list[str]) -> str | None:
    """The line that names who met: the words before the date, or the nearest line above that names a body."""
    bodies, before = meeting_vocabulary()[0], text[: dated.start]
    if bodies.search(before) and body_name(before) and " / " not in before:
        return before
    after = re.match(r"\s*[–—-]\s+(?P<body>[^()]+)", text[dated.end :])
    if after is not None and bodies.search(after["body"]):
        return after["body"]
    for line in lines:
        if bodies.search(line) and body_name(line) and not _EARLIER.search(line) and not list(find_dates(line)):
            return line
    return None


def _is_heading_like(statement: Statement, text: str, dated: Dated) -> bool:
    """Whether a line with a date heads a meeting rather than tells of one: little stands around the date."""
    if FUTURE_LIST.search(text):
        return False
    if text.endswith(".") and not statement.is_heading and not TIME.search(text) and len(text) > 60:
        return False
    around = TIME.sub(" ", text[: dated.start] + " " + text[dated.end :])
    lower = [
        word
        for word in re.findall(r"\b[a-z]+\b", around)
        if word not in {"of", "the", "and", "at", "in", "on", "for", "held", "a", "to", "from"}
    ]
    return len(lower) <= (4 if statement.is_heading or statement.position < 12 else 2)


def _opens_minutes(statement: Statement) -> bool:
    """Whether "minutes of the meeting of …" heads these minutes, not an item on the agenda of a later meeting."""
    return statement.position < 6 and statement.number is None


def _venue(text: str, dated: Dated, lines: list[str]) -> str | None:
    after = TIME.sub(" ", text[dated.end :]).strip(" ,.;–-")
    after = re.sub(r"^(?:at|in|,|\s)+\s*", "", after)
    if after and after[:1].isupper() and len(after) < 100:
        return after
    for line in [text[: dated.start], *lines]:
        match = _HELD_AT.search(line.strip(" ,")) if len(line) < 100 and "held" in line.lower() else None
        if match is not None:
            return match["venue"].strip().title() if match["venue"].isupper() else match["venue"].strip()
        upper = re.search(
            r"(?i)\bheld\s+(?:in|at)\s+(?:the\s+)?(?P<venue>[\w’' -]+?)\s*(?:\bon\b.*)?$", line.strip(" ,.")
        )
        if upper is not None and len(line) < 100:
            return upper["venue"].title() if upper["venue"].isupper() else upper["venue"]
    return None
