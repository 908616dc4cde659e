"""People: whoever the paper names, from attendance lists, agendas, reports, tables and sentences, each one once."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from yjqa.columns import column_role
from yjqa.document import Document, Table
from yjqa.extract.attendance import find_attendance
from yjqa.extract.attendees import is_role
from yjqa.extract.facts import Facts
from yjqa.extract.names import (
    could_be_name,
    find_names,
    initials_fit,
    is_first_name,
    is_initials,
    is_person,
    is_post_word,
    name_parts,
    plain,
    shortens,
)
from yjqa.extract.owners import split_owners
from yjqa.extract.statements import Statement, statements
from yjqa.records import Person, Source

_LIKE = 92
"""How alike two full names must be, of 100, to be one name and its misspelling."""
_LONGEST_CELL = 90
_SHORT_RANK = 3
"""Letters of a rank that is as easily something else ("PC Tower"): it proves a person only before a usual first name."""
_ROLE = re.compile(
    r"^\s*(?:\((?P<bracketed>[^)]{3,80})\)|,\s*(?P<role>(?:the\s+)?(?:[A-Z][\w’'&-]*|of|for|and|the|&)(?:\s+(?:[A-Z][\w’'&-]*|of|for|and|the|&))*))"
)
_TRAILING_LINK = re.compile(r"(?:\s+(?:and|of|for|the|&))+$|\s+and\s+(?=[A-Z][\w’'-]+\s+[A-Z][\w’'-]+$).*$")
_PLACE_WORDS = re.compile(
    r"^\s+(?:Road|St\b\.?|Street|Lane|Avenue|Close|House|Court|Park|Library|Hall|School|Hospital|Centre|Gardens|Way|Drive)\b"
)
_BODY_AFTER = re.compile(
    r"\s+(?:[A-Z][\w&’'-]*\s+){0,3}(?:University|Hospital|School|College|Academy|Trust|Foundation|Board|Council|Society|Association|Centre|Library)\b"
)
"""The rest of the name of a body that is called after somebody."""
_WITH_INITIALS = re.compile(
    r"(?P<name>[A-Z][a-z]+\s+[A-Z][\w’'-]+)\s*\((?P<initials>[A-Z][A-Za-z]{0,3}[A-Z]|[A-Z]{2}[a-z]{1,3})\)"
)
"""A name with its own initials in brackets: a person, however unusual the name."""
_NAME_LIKE = re.compile(r"[A-Z][\w.'’-]*[\s,&/]+\S*[A-Z&]|[A-Z]\S+\s+(?:de|van|von|al|el|bin)\s")
_AFTER_INITIALS = re.compile(r"\b[A-Z](?:[A-Z]|[a-z]{1,3}[A-Z]|[A-Z][a-z]{1,3})[A-Za-z]{0,2}\b")


@dataclass(slots=True)
class _Found:
    """One person, as more and more of the paper is read."""

    name: str
    source: Source
    title: str | None = None
    role: str | None = None
    organisation: str | None = None
    initials: list[str] = field(default_factory=list)
    spellings: Counter[str] = field(default_factory=Counter)


def find_people(document: Document, facts: Facts) -> Iterator[Person]:
    """Everybody whom the paper names, in the order of first mention; spelling variants of one name are one person.

    Names of organisations, places and headings are no people: where nothing but its form speaks for a name, it counts
    only with a usual first name.
    """
    people: dict[str, _Found] = {}
    places = {plain(place) for place in facts.places}
    stream = statements(document)
    for attendance in find_attendance(stream):
        for attendee in attendance.attendees:
            source = attendance.statement.source(document, attendance.statement.text)
            found = _noted(people, attendee.name, attendee.title, source, places)
            if found is not None:
                found.role = found.role or attendee.role
                found.organisation = found.organisation or attendee.organisation
                if attendee.initials and attendee.initials not in found.initials:
                    found.initials.append(attendee.initials)
    for statement in stream:
        _read_statement(document, statement, people, places)
    _read_tables(document, stream, people, places)
    merged = _merged(people)
    _settle_initials(merged, " ".join(f"{statement.margin or ''} {statement.text}" for statement in stream))
    for found in sorted(merged, key=lambda person: _place_order(person.source)):
        yield Person(
            source=found.source,
            name=found.name,
            title=found.title,
            role=found.role,
            organisation=found.organisation,
            initials=tuple(found.initials),
            aliases=tuple(sorted(spelling for spelling in found.spellings if spelling != found.name)),
        )


def _place_order(source: Source) -> tuple[int, int]:
    return (source.page or 0, source.lines[0] if source.lines else 0)


def _noted(
    people: dict[str, _Found], name: str, title: str | None, source: Source, places: Iterable[str]
) -> _Found | None:
    key = plain(name)
    if not name or key in places or any(plain(word) in places for word in name.split()[:1]):
        return None
    found = people.setdefault(key, _Found(name, source))
    found.title = found.title or title
    found.spellings[name] += 1
    return found


def _read_statement(document: Document, statement: Statement, people: dict[str, _Found], places: set[str]) -> None:
    """People named in running text, with the role or rank beside them."""
    text = statement.text
    if not any(character.isupper() for character in text):
        return
    for match in _WITH_INITIALS.finditer(text):
        if could_be_name(match["name"]) and initials_fit(match["initials"], match["name"]):
            found = _noted(people, match["name"], None, statement.source(document, text), places)
            if found is not None and match["initials"] not in found.initials:
                found.initials.append(match["initials"])
    for title, name, start, end in find_names(text):
        if _PLACE_WORDS.match(text[end:]):
            continue
        if title is None and _inside_longer_name(text, start, end):
            continue
        if title is not None and title.isupper() and len(title) <= _SHORT_RANK and not is_first_name(name.split()[0]):
            continue
        found = _noted(people, name, title, statement.source(document, text), places)
        if found is not None and len(name.split()) > 1:
            _note_role(found, text[end:])


def _inside_longer_name(text: str, start: int, end: int) -> bool:
    """Whether a two-word name is part of a title, such as that of a house or a programme, rather than somebody's."""
    after = re.match(r"\s+([A-Z][\w’'-]*)", text[end:])
    before = re.search(r"\b(?:St|Saint)\.?\s+$", text[max(start - 10, 0) : start])
    return (
        before is not None
        or _BODY_AFTER.match(text[end:]) is not None
        or (after is not None and not is_post_word(after[1]) and not is_first_name(after[1]) and not after[1].isupper())
    )


def _note_role(found: _Found, after: str) -> None:
    match = _ROLE.match(after)
    if match is None:
        return
    words = (match["bracketed"] or match["role"] or "").strip()
    if is_initials(words):
        if initials_fit(words, found.name) and words not in found.initials:
            found.initials.append(words)
        return
    if match["role"]:
        words = _TRAILING_LINK.sub("", words)
    if match["role"] and (
        is_person(words)
        or any(True for _ in find_names(words))
        or not any(is_post_word(word) for word in words.split())
    ):
        return
    if is_role(words):
        found.role = found.role or words
    elif words[:1].isupper():
        found.organisation = found.organisation or words


def _read_tables(document: Document, stream: list[Statement], people: dict[str, _Found], places: set[str]) -> None:
    """People in cells that hold nothing but names: presenters, authors, owners, members with their role beside them."""
    table: Table | None = None
    roles: list[str | None] = []
    for statement in stream:
        block, cell = statement.place.block, statement.cell
        if cell is None or not isinstance(block, Table):
            continue
        if block is not table:
            table, roles = block, [column_role(" ".join(labels)) for labels in block.column_labels()]
        if not _NAME_LIKE.match(statement.text) or len(statement.text) > _LONGEST_CELL:
            continue
        role = roles[cell.column] if cell.row >= table.header_rows else None
        owners = split_owners(statement.text)
        if role == "owner":
            owners = [owner for owner in owners if is_person(owner) or _is_owner_name(owner)]
        if not all(
            is_person(owner) or (role == "name" and could_be_name(name_parts(owner).name)) or role == "owner"
            for owner in owners
        ):
            continue
        for owner in owners:
            title, name = name_parts(owner)
            if could_be_name(name):
                _noted(people, name, title, statement.source(document, statement.text), places)


def _is_owner_name(name: str) -> bool:
    words = name_parts(name).name.split()
    return len(words) == 2 and could_be_name(" ".join(words)) and not any(is_post_word(word) for word in words)


def _merged(people: dict[str, _Found]) -> list[_Found]:
    """One person for all spellings of a name; a surname after a title joins the one full name that has it."""
    full = sorted((p for p in people.values() if len(p.name.split()) > 1), key=lambda p: -sum(p.spellings.values()))
    kept: list[_Found] = []
    for person in full:
        same = next((other for other in kept if _same_name(other.name, person.name)), None)
        if same is None:
            kept.append(person)
        else:
            _join(same, person)
    for person in [p for p in kept if _is_shortened(p.name)]:
        bearers = [other for other in kept if other is not person and shortens(person.name, other.name)]
        if len(bearers) == 1:
            _join(bearers[0], person)
            kept.remove(person)
    for person in (p for p in people.values() if len(p.name.split()) == 1):
        bearers = [other for other in kept if plain(other.name.split()[-1]) == plain(person.name)]
        if len(bearers) == 1:
            bearers[0].title = bearers[0].title or person.title
            bearers[0].role = bearers[0].role or person.role
        elif not bearers:
            kept.append(person)
    return kept


def _is_shortened(name: str) -> bool:
    return len(name.split()[0].strip(".")) == 1


def _same_name(one: str, other: str) -> bool:
    first, second = plain(one), plain(other)
    return first[0] == second[0] and fuzz.ratio(first, second) >= _LIKE and len(one.split()) == len(other.split())


def _join(kept: _Found, other: _Found) -> None:
    kept.title = kept.title or other.title
    kept.role = kept.role or other.role
    kept.organisation = kept.organisation or other.organisation
    kept.initials.extend(initials for initials in other.initials if initials not in kept.initials)
    kept.spellings.update(other.spellings)


def _settle_initials(people: list[_Found], text: str) -> None:
    """Initials that the paper uses go to the one person whom they fit; longer ones ("AHol") settle shorter ones."""
    used = {match[0] for match in _AFTER_INITIALS.finditer(text) if is_initials(match[0])}
    settled = {initials for person in people for initials in person.initials}
    for initials in sorted(used, key=lambda initials: (-len(initials), initials)):
        if initials in settled:
            continue
        bearers = [p for p in people if not p.initials and len(p.name.split()) > 1 and initials_fit(initials, p.name)]
        if len(bearers) == 1:
            bearers[0].initials.append(initials)
