"""People: whoever the paper names, from attendance lists, agendas, reports, tables and sentences, each one once."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from yjqa.columns import column_role
from yjqa.document import Document, Table
from yjqa.extract.attendance import find_attendance
from yjqa.extract.chairing import find_chairs
from yjqa.extract.facts import Facts
from yjqa.extract.introduced_people import named_in
from yjqa.extract.names import (
    Named,
    could_be_name,
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
from yjqa.extract.post_phrases import Post
from yjqa.extract.posts import labelled_post, posts_beside, signed_post
from yjqa.extract.statements import Statement, statements
from yjqa.records import Person, Source

_LIKE = 92
"""How alike two full names must be, of 100, to be one name and its misspelling."""
_LONGEST_CELL = 90
_MOST_ROLES = 3
_LONGEST_ALONE = 60
_PAIR = 2
"""Columns of a table that only puts labels before what they label."""
_SHORT_RANK = 3
"""Letters of a rank that is as easily something else ("PC Tower"): it proves a person only before a usual first name."""
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
_BESIDE = re.compile(r"\s*\((?P<initials>[A-Z][A-Za-z.]{0,4}[A-Za-z.])\)")
_TELEPHONE = re.compile(r"[\s,]+(?:tel\w*:?\s*)?[+(]?\d[\d ()]{6,}$", re.IGNORECASE)
_NAME_LIKE = re.compile(r"[A-Z][\w.'’-]*[\s,&/]+\S*[A-Z&]|[A-Z]\S+\s+(?:de|van|von|al|el|bin)\s")
_AFTER_INITIALS = re.compile(r"\b[A-Z](?:[A-Z]|[a-z]{1,3}[A-Z]|[A-Z][a-z]{1,3})[A-Za-z]{0,2}\b")


@dataclass(slots=True)
class _Found:
    """One person, as more and more of the paper is read."""

    name: str
    source: Source
    title: str | None = None
    roles: list[str] = field(default_factory=list)
    organisation: str | None = None
    proofs: list[Source] = field(default_factory=list)
    initials: list[str] = field(default_factory=list)
    spellings: Counter[str] = field(default_factory=Counter)

    def add_initials(self, initials: str) -> None:
        """Keep initials that the paper uses."""
        if initials not in self.initials:
            self.initials.append(initials)

    def note(self, role: str | None, organisation: str | None, source: Source) -> None:
        """Keep what a place says of the person, and the place where it says something new."""
        news = False
        for part in role.split("; ") if role else ():
            news = self._adds(part) or news
        if organisation is not None and self.organisation is None:
            self.organisation, news = organisation, True
        if news and source not in self.proofs:
            self.proofs.append(source)

    def _adds(self, role: str) -> bool:
        """Whether a post is one more; a fuller form takes the place of a shorter one, misspelt ones count once."""
        if any(plain(role) in plain(held) or fuzz.ratio(plain(role), plain(held)) >= _LIKE for held in self.roles):
            return False
        self.roles = [held for held in self.roles if plain(held) not in plain(role)]
        self.roles.append(role)
        return len(self.roles) <= _MOST_ROLES


def find_people(document: Document, facts: Facts) -> Iterator[Person]:
    """Everybody whom the paper names, in the order of first mention; spelling variants of one name are one person.

    Names of organisations, places and headings are no people: where nothing but its form speaks for a name, it counts
    only with a usual first name.
    """
    people: dict[str, _Found] = {}
    places = {plain(place) for place in facts.places}
    stream = statements(document)
    listed: set[int] = set()
    for attendance in find_attendance(stream):
        listed.add(id(attendance.statement))
        for attendee in attendance.attendees:
            source = attendance.statement.source(document, attendance.statement.text)
            found = _noted(people, attendee.name, attendee.title, source, places)
            if found is not None:
                found.note(attendee.role, attendee.organisation, source)
                if attendee.initials:
                    found.add_initials(attendee.initials)
    for statement in sorted(stream, key=lambda statement: statement.cell is not None):
        _read_statement(document, statement, people, places, id(statement) in listed)
    _read_tables(document, stream, people, places)
    for position in range(len(stream)):
        _read_alone(document, stream[max(position - 1, 0) : position + 3], position > 0, people, places)
    merged = _merged(people)
    _settle_initials(merged, " ".join(f"{statement.margin or ''} {statement.text}" for statement in stream))
    for found in sorted(merged, key=lambda person: _place_order(person.source)):
        yield Person(
            source=found.proofs[0] if found.proofs else found.source,
            name=found.name,
            title=found.title,
            role="; ".join(found.roles[:_MOST_ROLES]) or None,
            organisation=found.organisation,
            initials=tuple(found.initials),
            aliases=tuple(sorted(spelling for spelling in found.spellings if spelling != found.name)),
            also=tuple(found.proofs[1:]),
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


def _read_statement(
    document: Document, statement: Statement, people: dict[str, _Found], places: set[str], listed: bool
) -> None:
    """People named in running text, with what is said of them; of an attendance list that has been read already."""
    text = statement.text
    if not any(character.isupper() for character in text):
        return
    for match in _WITH_INITIALS.finditer(text):
        if could_be_name(match["name"]) and initials_fit(match["initials"], match["name"]):
            found = _noted(people, match["name"], None, statement.source(document, text), places)
            if found is not None:
                found.add_initials(match["initials"])
    names = [named for named in named_in(text, places) if _is_somebody(text, named)]
    posts = [Post()] * len(names) if listed else posts_beside(text, names, places)
    chairs = {} if listed else {named.start: role for named, role in find_chairs(text, names, places)}
    source = statement.source(document, text)
    for named, post in zip(names, posts, strict=True):
        found = _noted(people, named.name, named.title, source, places)
        if found is not None and len(named.name.split()) > 1:
            beside = _BESIDE.match(text, named.end)
            if beside is not None and is_initials(beside[1]) and initials_fit(beside[1], found.name):
                found.add_initials(beside[1])
            if statement.cell is None or not found.roles:
                found.note(post.role, post.organisation, source)
            found.note(chairs.get(named.start), None, source)


def _read_alone(
    document: Document, stream: list[Statement], after_one: bool, people: dict[str, _Found], places: set[str]
) -> None:
    """What the lines around a name that stands alone say of it: a label before it, a post and a body below it.

    `stream`: the statements from the one before the name on, where there is one (`after_one`).
    """
    named, *below = stream[after_one:]
    if len(named.text) > _LONGEST_ALONE:
        return
    found = people.get(plain(name_parts(_TELEPHONE.sub("", named.text)).name))
    if found is None:
        return
    source = named.source(document, named.text)
    if after_one and (label := _label_of(stream[0], named)) is not None:
        found.note(label, None, source)
    if not found.roles:
        together = [other.text for other in below if (other.cell is named.cell and not other.is_heading)]
        found.note(*signed_post(together, places), source)


def _label_of(before: Statement, named: Statement) -> str | None:
    """The post that a label gives: on the line before a name with a colon, or in the cell before it of a pair."""
    if named.cell is None:
        return labelled_post(before.text) if before.cell is None and before.text.endswith(":") else None
    table = named.place.block
    beside = before.cell is not None and before.place.block is table and before.cell.row == named.cell.row
    paired = isinstance(table, Table) and table.n_columns == _PAIR
    return labelled_post(before.text) if beside and paired else None


def _is_somebody(text: str, named: Named) -> bool:
    title, name, start, end = named
    if _PLACE_WORDS.match(text[end:]) or (title is None and _inside_longer_name(text, start, end)):
        return False
    short = title is not None and title.isupper() and len(title) <= _SHORT_RANK
    return not short or is_first_name(name.split()[0])


def _inside_longer_name(text: str, start: int, end: int) -> bool:
    """Whether a two-word name is part of a title, such as that of a house or a programme, rather than somebody's."""
    after = re.match(r"\s+([A-Z][\w’'-]*)", text[end:])
    before = re.search(r"\b(?:St|Saint)\.?\s+$", text[max(start - 10, 0) : start])
    return (
        before is not None
        or _BODY_AFTER.match(text[end:]) is not None
        or (after is not None and not is_post_word(after[1]) and not is_first_name(after[1]) and not after[1].isupper())
    )


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
    for position, role in enumerate(other.roles):
        kept.note(role, None, other.proofs[min(position, len(other.proofs) - 1)] if other.proofs else other.source)
    kept.note(None, other.organisation, other.proofs[0] if other.proofs else other.source)
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
