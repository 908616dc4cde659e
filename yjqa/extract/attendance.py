"""Attendance lists: who was at a meeting, with the initials that its minutes use for them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from yjqa.columns import column_role
from yjqa.document import Document, Table
from yjqa.extract.names import (
    could_be_name,
    initials_fit,
    is_first_name,
    is_initials,
    is_person,
    is_post_word,
    name_parts,
)
from yjqa.extract.statements import Statement

_LABEL = re.compile(
    r"^\W*(?P<label>(?:the\s+following\s+people\s+attended(?:\s+the\s+meeting)?|(?:\w+\s+)?members\s+attending)|(?:also\s+|members\s+|those\s+|additional\s+)?(?:present|attendees?|in\s+attendance|attendance|invited)|apologies(?:\s+for\s+absence)?"
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
_BESIDE = re.compile(
    r"^(?i:(?:also|and|the|present|invited|attendees|in\s+attendance|apologies|from)\b[\s,:]*)+|^[A-Z]?[a-z]+(?:\s+[a-z]+)+\s*[–:-]\s+(?=[A-Z])"
    r"|\s+(?:and|who|has|sent|with)\s+(?:[a-z]+\b.*)?$"
)
_NAMES_HEADER = re.compile(
    r"\W*(?:(?:also\s+)?present|attend(?:ees?|ance)|in\s+attendance|apologies|members?(?:\s+present)?|invited)\W*",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<=[a-z]{3})(?<!Mac)(?<!Fitz)(?=(?:[A-Z][a-z]{2,}|[A-Z]{2,})\b)")
"""Where a name and the words of the next column were run together without a blank."""
_TOP, _FEWEST, _LONGEST_ENTRY = 30, 3, 120
"""Where a list of people without a label may begin, its least length, and the most letters of one of its entries."""
_LONGEST_HEADING = 60
_ROLE_START = re.compile(
    r"^(?:in\s+the\s+chair|chair(?:man|person)?|vice|clerk|secretary|treasurer|head|director|manager)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody on an attendance list. `initials` as the list prints them, `None` where it prints none."""

    name: str
    title: str | None = None
    role: str | None = None
    organisation: str | None = None
    initials: str | None = None


@dataclass(frozen=True, slots=True)
class Attendance:
    """One statement's part of an attendance list, and what it stands in."""

    statement: Statement
    attendees: tuple[Attendee, ...]


def find_attendance(document: Document, stream: list[Statement]) -> Iterator[Attendance]:
    """Every part of every attendance list of the paper, in order: labelled lines, lists under a label, tables."""
    parts = [*_of_lines(stream), *_of_tables(stream)]
    yield from sorted(parts, key=lambda part: part.statement.position)


def _of_tables(stream: list[Statement]) -> Iterator[Attendance]:
    """The rows of tables with a column of names and others for initials, role or organisation."""
    columns: tuple[int, int] | None = None
    table: Table | None = None
    for statement in stream:
        if statement.cell is None or not isinstance(statement.place.block, Table):
            continue
        if statement.place.block is not table:
            table = statement.place.block
            columns = _name_column(table)
        if columns is None or statement.cell.column != columns[0] or statement.cell.row < columns[1]:
            continue
        title, name = name_parts(_BRACKET.sub(" ", statement.text))
        if not could_be_name(name) and title is None:
            continue
        attendee = _described(Attendee(name, title), "", _BRACKET.findall(statement.text))
        for other in table.cells:
            if other.row == statement.cell.row and other.column != columns[0]:
                attendee = _described(attendee, other.flat, [])
        yield Attendance(statement, (attendee,))


def _name_column(table: Table) -> tuple[int, int] | None:
    """The column of names in a table of members and its first body row; `None` where the table is none."""
    header_rows = max(table.header_rows, 1)
    labels = [
        " ".join(cell.flat for cell in table.cells if cell.column == c and cell.row < header_rows)
        for c in range(table.n_columns)
    ]
    roles = [column_role(label) for label in labels]
    named = [c for c, label in enumerate(labels) if roles[c] == "name" or _NAMES_HEADER.fullmatch(label)]
    if not named or not {"role", "organisation", "initials"} & set(roles):
        return None
    return named[0], header_rows


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
            if match["mark"] or statement.is_heading or _first_is_person(rest):
                yield from _made(statement, rest, role)
            if not statement.is_heading:
                continue
        elif len(statement.text) > _LONGEST_HEADING or _NO_ONE.match(rest):
            continue
        while index < len(stream):
            following = stream[index]
            if following.is_heading or _LABEL.match(following.text) or not _first_is_person(following.text):
                break
            yield from _made(following, following.text, role)
            index += 1


def _unlabelled(stream: list[Statement], begin: int) -> int:
    """How many statements from `begin` on are a list of people without a label: a name each, with what they are."""
    end = begin
    while end < len(stream) and not stream[end].is_heading and stream[end].number is None:
        text = _GLUED.sub(", ", stream[end].text)
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


def _first_is_person(text: str) -> bool:
    head = re.split(r"[,;(\n–:]| - ", text.strip(), maxsplit=1)[0].strip()
    words = head.split()
    return (
        is_person(head) or could_be_name(name_parts(head).name) or (len(words) > 2 and is_person(" ".join(words[:2])))
    )


def read_attendees(text: str) -> list[Attendee]:
    """The people in the words of an attendance list, with the roles, organisations and initials beside them."""
    attendees: list[Attendee] = []
    plural = False
    pieces = _pieces(_GLUED.sub(", ", " ".join(text.split())))
    for piece in pieces:
        bare = _BESIDE.sub("", _BRACKET.sub(" ", piece).strip(" ,.;:*"))
        bracketed = _BRACKET.findall(piece)
        title, untitled = name_parts(bare)
        name, remainder = _cut_name(untitled, title)
        if len(pieces) == 2 and attendees and name is not None and title is None and not is_first_name(name.split()[0]):
            name = None
        alone = name is None
        if name is None and plural and re.fullmatch(r"[A-Z][\w'’-]+", bare):
            name, title, remainder = bare, attendees[-1].title if attendees else None, ""
        if name is None:
            if attendees and (bare or bracketed):
                attendees[-1] = _described(attendees[-1], bare, bracketed)
            continue
        if title is not None and not alone:
            plural = title.lower().rstrip(".").endswith(("cllrs", "councillors"))
        attendees.append(_described(Attendee(name, _singular(title)), remainder, bracketed))
    return attendees


def _singular(title: str | None) -> str | None:
    return None if title is None else re.sub(r"(?i)(cllr|councillor)s\b", r"\1", title)


def _pieces(text: str) -> list[str]:
    """Cut at commas, semicolons and "and" outside brackets, and after a bracket that a new name follows."""
    masked = _BRACKET.sub(lambda match: "(" + "x" * (len(match[0]) - 2) + ")", text)
    cuts = [0]
    for match in re.finditer(
        r"[,;]\s*(?:and\s+)?|\s+(?:and|&)\s+(?=[A-Z])|(?<=\))[:\s]*(?=[A-Z][a-z]+\.?\s+[A-Z])|\.\s+(?=[A-Z])", masked
    ):
        before = text[cuts[-1] : match.start()]
        if match[0].startswith(".") and (len(before.split()) < 2 or len(before.split()[-1]) < 4):
            continue
        if re.fullmatch(r"\s+(?:and|&)\s+", match[0]) and not _first_is_person(text[match.end() :]):
            continue
        cuts.extend((match.start(), match.end()))
    cuts.append(len(text))
    return [piece for piece in (text[a:b].strip() for a, b in zip(cuts[::2], cuts[1::2], strict=True)) if piece]


def _cut_name(text: str, title: str | None) -> tuple[str | None, str]:
    """A person's name at the beginning, and what is left: "Ann Hall Eastport Council" → ("Ann Hall", "Eastport Council")."""
    words = text.split()
    if title is not None and words and re.fullmatch(r"[A-Z][\w'’-]+", words[0]):
        stop = next((i for i, word in enumerate(words) if not word[:1].isupper() or is_post_word(word)), len(words))
        size = min(stop, 3)
        if size:
            return " ".join(words[:size]), " ".join(words[size:])
    for size in (2, 3, 4):
        name = " ".join(words[:size])
        if len(words) < size or not could_be_name(name):
            continue
        rest = words[size:]
        if not rest or (
            is_first_name(words[0])
            and (is_post_word(rest[0]) or not rest[0][:1].islower() or _ROLE_START.match(" ".join(rest)))
        ):
            if len(rest) == 1 and could_be_name(text) and not rest[0].isupper() and not is_post_word(rest[0]):
                return text, ""
            return name, " ".join(rest)
    return None, text


def _described(attendee: Attendee, words: str, bracketed: list[str]) -> Attendee:
    """The attendee with a role, an organisation or initials added from the words beside the name."""
    for text in [words, *bracketed]:
        text = text.strip(" ,.;:–-")
        rest, _, last = text.rpartition(" ")
        if rest and attendee.initials is None and is_initials(last) and initials_fit(last, attendee.name):
            attendee, text = replace(attendee, initials=last), rest
        if not text:
            continue
        if attendee.initials is None and is_initials(text) and _own_initials(text, attendee.name):
            attendee = replace(attendee, initials=text)
        elif attendee.role is None and is_role(text):
            attendee = replace(attendee, role=text)
        elif attendee.organisation is None and text[:1].isupper():
            attendee = replace(attendee, organisation=text)
    return attendee


def _own_initials(text: str, name: str) -> bool:
    """Whether initials in brackets are the name's own; a letter more ("JBE") sets apart two people of the same ones."""
    words = name.split()
    return initials_fit(text, name) or (
        len(words) > 1 and len(text) < 4 and text.startswith(words[0][0] + words[-1][0])
    )


def is_role(text: str) -> bool:
    """Whether words beside a name tell what the person does, rather than where the person is from."""
    return bool(_ROLE_START.search(text)) or bool(
        re.search(
            r"\b(?:chair\w*|clerk|secretary|treasurer|head|director|manager|officer|lead|leader|member|observers?|executive|secretariat"
            r"|coordinator|commissioner|owner|governor|minutes?|administrator|assistant|analyst|consultant|worker|chief)\b",
            text,
            re.IGNORECASE,
        )
    )
