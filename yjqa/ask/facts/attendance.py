"""Who was at a meeting and who sent apologies, out of the lists that minutes begin with."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yjqa.ask.answer import AnswerTable, asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.facts.idle import idle_words
from yjqa.ask.facts.texts import filled_cells
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.linking import find_links, name_key
from yjqa.ask.proposal import Proposal
from yjqa.ask.words import Term, stems_of
from yjqa.document import Document, Heading, Place, Table
from yjqa.extract.dates import find_dates
from yjqa.extract.sources import block_source, cell_source
from yjqa.records import Person, Source

_PRESENT = re.compile(r"\bwho(?:['’]?s| was| were| is| else)?\b[^?]*\b(?:present|attend\w*|there|at the (?:\w+ ){0,5}(?:meeting|board|committee|panel))\b|\battendees?\b|\battendance list\b|\blist (?:of )?(?:those|people) present\b", re.I)  # fmt: skip
_ABSENT = re.compile(
    r"\bapolog\w+\b|\bwho (?:was|were) (?:absent|missing|not (?:there|present))\b|\babsentees?\b", re.I
)
_DID = re.compile(r"^\W*(?:did|was|were|has|is)\b[^?]*\b(?:attend\w*|present|there|at the (?:\w+ ){0,5}(?:meeting|board|committee|panel)|apolog\w+)\b", re.I)  # fmt: skip
_COUNTED = re.compile(
    r"^\W*how many (?:people|members|persons)\b[^?]*\b(?:present|attend\w*|there|at the|sent)\b", re.I
)
_NOT_LIST = re.compile(r"\bwho (?:present|presents|presented|is presenting|was presenting)\b", re.I)
_LABEL = re.compile(r"^(?P<label>members present|also present|present|in attendance|attendees?|attendance|apologies(?: for absence)?(?: received)?(?: from)?|absent)\b\s*(?P<colon>[:–-]?)\s*", re.I)  # fmt: skip
_GONE = re.compile(r"^(?:apolog|absent)", re.I)
_OF_MEETING = re.compile(r"\b(?:minutes|meeting|held|notes)\b", re.I)
_HEAD = 250
"""Characters of the longest line that says which meeting minutes are of."""

_INSTEAD = 0.84
"""Fit of those present where members are asked for."""

_LONGEST = 40
"""Lines of the longest list of people."""

_STOP = re.compile(r"^\s*\d{1,2}[.)]?\s|\b(?:minutes of|introductions were|was agreed|agreed that)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a paper's text where it stands."""

    text: str
    source: Source
    heading: bool


@dataclass(frozen=True, slots=True)
class Attendance:
    """A person in one of the lists: `here` false for one who sent apologies; the words of the list's line.

    `day`: when the meeting was that the list is of, as the minutes' own heading says it.
    """

    person: Person
    here: bool
    day: datetime.date | None
    words: str
    source: Source


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """Who was there or sent apologies; `None` where that is not asked or no list says it."""
    text = asked.text
    absent = bool(_ABSENT.search(text))
    if _NOT_LIST.search(text) or asked.scope.unknown_areas:
        return None
    counts = asked.asks("count")
    named = [linked for linked in find_links(text, knowledge.names) if linked.link.names] if _DID.match(text) else []
    if not (_COUNTED.match(text) if counts else absent or named or _PRESENT.search(text)):
        return None
    terms = tuple(
        term
        for term in asked.terms
        if term.word.text.lower() not in idle_words("attendance")
        and not any(linked.start <= term.word.start < linked.end for linked in named)
    )
    document_id = _paper(asked, terms, knowledge)
    if document_id is None:
        return None
    entries = _of_day(document_id, asked, knowledge)
    if named:
        keys = {name_key(name) for linked in named for name in linked.link.names}
        return _whether(asked, [entry for entry in entries if name_key(entry.person.name) in keys])
    found = [entry for entry in entries if entry.here != absent]
    if not found:
        return None
    return _answer(asked, found, absent=absent)


def present_for_members(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """Who was at a body's latest meeting, where its members are asked for and no list of them is held."""
    idle = idle_words("attendance") | idle_words("membership")
    terms = tuple(term for term in asked.terms if term.word.text.lower() not in idle)
    document_id = _paper(asked, terms, knowledge) if terms or asked.scope.areas or asked.scope.documents else None
    if document_id is None:
        return None
    found = [entry for entry in _of_day(document_id, asked, knowledge) if entry.here]
    if not found:
        return None
    answer = _answer(asked, found, absent=False).answer
    note = "The papers hold no list of its members; these are those whom its minutes name as present."
    return Proposal(answer.model_copy(update={"notes": (*answer.notes, note), "confidence": 0.6}), _INSTEAD)


def attendance_of(document_id: str, knowledge: Knowledge) -> tuple[Attendance, ...]:
    """Everybody whom a paper's lists name, in their order."""
    return knowledge.kept_of(document_id, _lists)


def _lists(document_id: str, knowledge: Knowledge) -> tuple[Attendance, ...]:
    people = [person for person in knowledge.people if person.source.document == document_id]
    return tuple(_find(knowledge.paper(document_id), people))


def _paper(asked: Asked, terms: Sequence[Term], knowledge: Knowledge) -> str | None:
    """The paper whose lists are meant: of the area, day and body that the question names, the latest."""
    best: tuple[float, str, str] | None = None
    wanted = {link.name for link in asked.scope.areas}
    for document in knowledge.documents.values():
        if not asked.scope.holds_document(document.id) or (wanted and not wanted & set(document.areas)):
            continue
        bodies = [m.body for m in knowledge.meetings if m.source.document == document.id and m.meeting_kind == "held"]
        known = stems_of(document.title, document.id.replace("-", " "), *document.areas, *bodies)
        share = knowledge.lexicon.share(terms, known)
        if share < 0.7 or not _of_day(document.id, asked, knowledge):
            continue
        rank = (share, str(document.date or ""), document.id)
        best = rank if best is None or rank > best else best
    return best[2] if best else None


def _of_day(document_id: str, asked: Asked, knowledge: Knowledge) -> list[Attendance]:
    """The entries of the meetings on the days that the question names; all where it names none."""
    entries = attendance_of(document_id, knowledge)
    periods = [(period.start, period.end) for period in asked.scope.periods if period.start and period.end]
    written = knowledge.documents[document_id].date
    days = [(entry, entry.day or written) for entry in entries]
    return [
        entry
        for entry, day in days
        if not periods or (day is not None and any(first <= day <= last for first, last in periods))
    ]


def _find(document: Document, people: Sequence[Person]) -> Iterator[Attendance]:
    here: bool | None = None
    day: datetime.date | None = None
    left = 0
    seen: set[str] = set()
    for line in _all_lines(document):
        if _OF_MEETING.search(line.text) and len(line.text) < _HEAD:
            day = next((found.date for found in find_dates(line.text) if found.precision == "day"), day)
        match = _LABEL.match(line.text)
        labelled = match is not None and (
            line.heading or bool(match["colon"]) or match.end() >= len(line.text.rstrip(" :"))
        )
        if match is not None and labelled:
            here = not _GONE.match(match["label"])
            left = _LONGEST
        elif here is None or left <= 0:
            continue
        elif line.heading or _STOP.search(line.text):
            here = None
            continue
        left -= 1
        named = sorted((at, p) for p in people if (at := line.text.find(p.name)) >= 0 and p.id not in seen) if here is not None else []  # fmt: skip
        for n, (at, person) in enumerate(named):
            end = named[n + 1][0] if n + 1 < len(named) else len(line.text)
            seen.add(person.id)
            words = (
                line.text[at:end].strip(" ;,.&")
                if len(named) > 1
                else line.text[match.end() if match and labelled else 0 :]
            )
            yield Attendance(person, bool(here), day, words.strip(" ;,"), line.source)


def _all_lines(document: Document) -> Iterator[_Line]:
    """A paper's lines in order; the rows of a table are a line each."""
    for place in document.places():
        block = place.block
        if isinstance(block, Table):
            yield from _row_lines(document, place, block)
        else:
            yield _Line(block.text, block_source(document, place, block.text), isinstance(block, Heading))


def _row_lines(document: Document, place: Place, table: Table) -> Iterator[_Line]:
    for row in table.grid():
        cells = filled_cells(row)
        if cells:
            text = ", ".join(cell.flat for cell in cells)
            yield _Line(text, cell_source(document, place, cells[0], text), heading=False)


def _answer(asked: Asked, found: Sequence[Attendance], *, absent: bool) -> Proposal:
    sources = list(dict.fromkeys(entry.source for entry in found))
    marks = {source: number for number, source in enumerate(sources, start=1)}
    count = f"{len(found)} people. " if asked.asks("count") else ""
    names = "; ".join(f"{_named(entry.person)} [{marks[entry.source]}]" for entry in found)
    lead = "Apologies" if absent else "Present"
    rows = tuple((_named(entry.person), entry.words, f"[{marks[entry.source]}]") for entry in found)
    table = AnswerTable(title=lead, columns=("name", "as listed", "source"), rows=rows) if len(found) > 3 else None
    answer = asked_answer(
        asked.text, "attendance", f"{count}{lead}: {names}.", found=True, sources=sources, table=table,
        records=[entry.person.id for entry in found], confidence=0.85,
    )  # fmt: skip
    return Proposal(answer, 0.88)


def _whether(asked: Asked, entries: Sequence[Attendance]) -> Proposal | None:
    """Whether somebody was there, where a list says so."""
    if not entries:
        return None
    parts = [f"{_named(entry.person)} {'is listed as present' if entry.here else 'sent apologies'} [{n}]" for n, entry in enumerate(entries, start=1)]  # fmt: skip
    answer = asked_answer(
        asked.text, "attendance", f"{'; '.join(parts)}.", found=True, sources=[entry.source for entry in entries],
        records=[entry.person.id for entry in entries], confidence=0.88,
    )  # fmt: skip
    return Proposal(answer, 0.88)


def _named(person: Person) -> str:
    return f"{person.title} {person.name}" if person.title else person.name
