"""Attendance lists: who was at a meeting, with the initials that its minutes use for them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from yjqa.columns import column_role
from yjqa.document import Table
from yjqa.extract.attendees import (
    Attendee,
    described,
    first_is_person,
    is_body,
    is_role,
    read_attendees,
    unglued,
    with_role,
)
from yjqa.extract.names import could_be_name, is_initials, is_person, name_parts
from yjqa.extract.statements import Statement

_LABEL = re.compile(
    r"^\W*(?P<label>(?:the\s+following\s+people\s+attended(?:\s+the\s+meeting)?|(?:\w+\s+)?members\s+attending)|(?:also\s+|members\s+|those\s+|additional\s+)?(?:present|attendees?|in\s+attendance|attendance|invited|attending|participants|guests|observers|visitors|officers|absent)|not\s+present|regrets|apologies(?:\s+for\s+absence)?"
    r"|minute\s+taker|minutes\s+taken\s+by|note\s+taker|clerked\s+by|clerk|chaired\s+by|chair|secretariat|members)"
    r"(?:\s+(?:were\s+)?(?:received\s+)?from)?\b(?P<mark>\s*[:;–-])?\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_APOLOGIES = re.compile(
    r"\bapologies\b(?:\s+(?:had\s+been|were|have\s+been))?\s+(?:received\s+)?from\s+(?P<rest>[^.]+)", re.IGNORECASE
)
_ROLE_LABELS = {
    "chaired by": "Chair",
    "chair": "Chair",
    "clerked by": "Clerk",
    "clerk": "Clerk",
    "minute taker": "Minute taker",
}
_NO_ONE = re.compile(r"\W*(?:none|nil|n/?a)\b", re.IGNORECASE)
_BRACKET = re.compile(r"\(([^)]*)\)")
_NAMES_HEADER = re.compile(
    r"\W*(?:(?:also\s+)?present|attend(?:ees?|ance)|in\s+attendance|apologies|members?(?:\s+present)?|invited)\W*",
    re.IGNORECASE,
)
_TOP, _FEWEST, _LONGEST_ENTRY = 30, 3, 120
"""Where a list of people without a label may begin, its least length, and the most letters of one of its entries."""
_LONGEST_HEADING = 60
_MOSTLY = 0.6
"""The share of a column's cells that must be names where no header says so."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """One statement's part of an attendance list, and what it stands in."""

    statement: Statement
    attendees: tuple[Attendee, ...]


class _Columns(NamedTuple):
    """Which column of a table of members holds their names, its first body row, and what each column is of.

    A single column for what people are, be it headed as posts or as bodies, is of "post": papers put both into it.
    """

    name: int
    header_rows: int
    roles: list[str | None]


def find_attendance(stream: list[Statement]) -> Iterator[Attendance]:
    """Every part of every attendance list of the paper, in order: labelled lines, lists under a label, tables."""
    rows = list(_of_tables(stream))
    tables = {id(part.statement.place.block) for part in rows}
    lines = (part for part in _of_lines(stream) if id(part.statement.place.block) not in tables)
    parts = [*lines, *rows]
    yield from sorted(parts, key=lambda part: part.statement.position)


def _of_tables(stream: list[Statement]) -> Iterator[Attendance]:
    """The rows of tables with a column of names and others for initials, role or organisation."""
    columns: _Columns | None = None
    table: Table | None = None
    label = ""
    for statement in stream:
        block, cell = statement.place.block, statement.cell
        if cell is None or not isinstance(block, Table):
            label = statement.text
            continue
        if block is not table:
            table, columns = block, _member_columns(block, label)
        if columns is None or cell.column != columns.name or cell.row < columns.header_rows:
            continue
        title, name = name_parts(_BRACKET.sub(" ", statement.text))
        if not could_be_name(name) and (title is None or not first_is_person(statement.text)):
            continue
        attendee = described(Attendee(name, title), "", _BRACKET.findall(statement.text))
        for other in sorted(table.cells, key=lambda other: other.column):
            if other.row == cell.row and other.column != columns.name and other.blocks:
                attendee = _with_cell(attendee, columns.roles[other.column], other.flat)
        yield Attendance(statement, (attendee,))


def _with_cell(attendee: Attendee, role: str | None, text: str) -> Attendee:
    """The attendee with what another column says, by the meaning of its header where it has one."""
    if role == "initials" and is_initials(text):
        return replace(attendee, initials=attendee.initials or text)
    if role == "role":
        return with_role(attendee, text)
    if role == "organisation":
        return replace(attendee, organisation=attendee.organisation or text)
    if role == "post":
        return _with_post(attendee, text)
    return attendee if _NAMES_HEADER.fullmatch(text) else described(attendee, text, [])


def _with_post(attendee: Attendee, text: str) -> Attendee:
    """The attendee with the words of a column that holds posts and bodies together: "Head of Housing, Eastport Council"."""
    bracketed = [words for words in _BRACKET.findall(text) if is_role(words)]
    bare = " ".join(_BRACKET.sub(" ", text).split()) if bracketed else text
    first, comma, last = bare.rpartition(", ")
    post, body = (last, first) if is_role(last) and not is_role(first) else (first, last)
    if comma and is_role(post) and is_body(body) and not is_role(body):
        attendee = replace(with_role(attendee, post), organisation=attendee.organisation or body)
    elif is_role(bare) or not is_body(bare):
        attendee = with_role(attendee, bare)
    else:
        attendee = replace(attendee, organisation=attendee.organisation or bare)
    for words in bracketed:
        attendee = with_role(attendee, words)
    return attendee


def _member_columns(table: Table, label: str) -> _Columns | None:
    """The columns of a table of members, by its headers or, under a label of attendance, by what stands in it."""
    header_rows = max(table.header_rows, 1)
    labels = [
        " ".join(cell.flat for cell in table.cells if cell.column == c and cell.row < header_rows)
        for c in range(table.n_columns)
    ]
    roles = [column_role(text) for text in labels]
    named = [c for c, text in enumerate(labels) if roles[c] == "name" or _NAMES_HEADER.fullmatch(text)]
    if named and {"role", "organisation", "initials"} & set(roles):
        together = len({"role", "organisation"} & set(roles)) == 1
        kinds = ["post" if together and role in ("role", "organisation") else role for role in roles]
        return _Columns(named[0], header_rows, kinds)
    beside = [cell.flat for cell in table.cells if cell.column == 0]
    labelled = any(_NAMES_HEADER.fullmatch(text) for text in beside)
    match = _LABEL.match(label)
    if not labelled and (match is None or match["rest"].strip()):
        return None
    for column in range(table.n_columns):
        texts = [cell.flat for cell in table.cells if cell.column == column and cell.blocks]
        people = [text for text in texts if could_be_name(name_parts(_BRACKET.sub(" ", text)).name)]
        if texts and len(people) > _MOSTLY * len(texts):
            return _Columns(column, 0, [None] * table.n_columns)
    return None


def _of_lines(stream: list[Statement]) -> Iterator[Attendance]:
    index = 0
    while index < len(stream):
        statement = stream[index]
        match = _LABEL.match(statement.text)
        if match is None and index < _TOP and (size := _unlabelled(stream, index)) >= _FEWEST:
            for part in stream[index : index + size]:
                yield from _made(part, part.text, None)
            index += size
            continue
        index += 1
        if match is None:
            apologies = _APOLOGIES.search(statement.text)
            if apologies is not None:
                yield from _made(statement, apologies["rest"], None)
            continue
        role = _ROLE_LABELS.get(" ".join(match["label"].lower().split()))
        rest = match["rest"].strip()
        if rest and not _NO_ONE.match(rest):
            if match["mark"] or statement.is_heading or first_is_person(rest):
                yield from _made(statement, rest, role)
            if not statement.is_heading:
                continue
        elif len(statement.text) > _LONGEST_HEADING or _NO_ONE.match(rest):
            continue
        while index < len(stream):
            following = stream[index]
            if following.is_heading or _LABEL.match(following.text) or not first_is_person(following.text):
                break
            yield from _made(following, following.text, role)
            index += 1


def _unlabelled(stream: list[Statement], begin: int) -> int:
    """How many statements from `begin` on are a list of people without a label: a name each, with what they are."""
    end = begin
    while end < len(stream) and not stream[end].is_heading and stream[end].number is None:
        text = unglued(stream[end].text)
        head = re.split(r"[,;(–]| - ", text, maxsplit=1)[0]
        if (
            len(text) > _LONGEST_ENTRY
            or text.endswith(".")
            or not is_person(" ".join(head.split()[:2]))
            or _LABEL.match(text)
        ):
            break
        end += 1
    return end - begin


def _made(statement: Statement, text: str, role: str | None) -> Iterator[Attendance]:
    attendees = tuple(replace(a, role=a.role or role) if role else a for a in read_attendees(text))
    if attendees:
        yield Attendance(statement, attendees)
