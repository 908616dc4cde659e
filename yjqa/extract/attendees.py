"""Attendees: the people in the words of an attendance list, with the roles, organisations and initials beside them."""

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from yjqa.extract.names import (
    could_be_name,
    initials_fit,
    is_first_name,
    is_initials,
    is_person,
    is_post_word,
    name_parts,
    name_words,
    plain,
)

_BRACKET = re.compile(r"\(([^)]*)\)")
_SQUARE = re.compile(r"\[([A-Za-z-]{2,5})\]")
_BESIDE = re.compile(
    r"^(?i:(?:also|and|the|present|invited|attendees|in\s+attendance|apologies|from)\b[\s,:]*)+|^[A-Z]?[a-z]+(?:\s+[a-z]+)+\s*[–:-]\s+(?=[A-Z])"
    r"|\s+(?:and|who|has|sent|with)\s+(?:[a-z]+\b.*)?$"
)
_LABELLED = re.compile(r"^(?P<label>[A-Z][\w’'-]*(?:\s+[\w’'&-]+){0,4})\s*:\s+(?P<rest>[A-Z].*)$")
"""A label in the midst of a list that tells what the next one is: "Democratic Services: Ann Hall"."""
_CLERKED_BY = re.compile(r"\s+(?:clerked|minuted|minutes\s+taken)\s+by:?\s+(?=[A-Z])", re.IGNORECASE)
_GLUED = re.compile(r"(?<=[a-z]{2})(?<!Mac)(?<!Fitz)(?=(?:[A-Z][a-z]{2,}|[A-Z]{2,})\b)")
"""Where a name and the words of the next column were run together without a blank."""
_CUTS = re.compile(
    r"\s+[–—-]+\s+|[,;]\s*(?:and\s+)?|\s+(?:and|&)\s+(?=[A-Z])|(?<=\))[:\s]*(?=[A-Z][a-z]+\.?\s+(?:[A-Z]|\([A-Z]))|\.\s+(?=[A-Z])"
)
_ROLE_START = re.compile(
    r"^(?:in\s+the\s+chair|chair(?:man|person)?|vice|clerk|secretary|treasurer|head|director|manager)\b", re.IGNORECASE
)
_ROLE_WORD = re.compile(
    r"\b(?:chair\w*|clerk|secretary|treasurer|head|director|manager|officer|lead|leader|member|observers?|executive|secretariat"
    r"|coordinator|co-ordinator|commissioner|owner|governor|minutes?|administrator|assistant|analyst|consultant|worker|chief|advis[eo]r"
    r"|business\s+partner|principal|president|trustee|commander|psychologist|therapist|specialist|auditor|accountant|magistrate|mentor"
    r"|headteacher|portfolio\s+holder|supervisor"
    r"|representative|rep|nurse|doctor|teacher|inspector|superintendent|sergeant|constable|councillor|solicitor|practitioner)\b",
    re.IGNORECASE,
)
_IN_CHAIR = re.compile(r"(?:in\s+the\s+)?(?:vice[- ]|co-)?chair(?:man|person|woman)?", re.IGNORECASE)
_LONGEST_NAME = 80
_OF_BODY = re.compile(r"\b[A-Z]{2,}\b")


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody on an attendance list. `initials` as the list prints them, `None` where it prints none."""

    name: str
    title: str | None = None
    role: str | None = None
    organisation: str | None = None
    initials: str | None = None


class _Piece(NamedTuple):
    """A stretch of a list between separators; `mark`: the separator before it."""

    text: str
    mark: str

    @property
    def dashed(self) -> bool:
        """Whether a dash stands before it."""
        return self.mark[:1] in {"–", "—", "-"}

    @property
    def apart(self) -> bool:
        """Whether a mark stands before it that parts people rather than what is said of one."""
        return self.mark[:1] == ";"


def read_attendees(text: str) -> list[Attendee]:
    """The people in the words of an attendance list, in order.

    A name may stand before or after its initials ("AH – Ann Hall", "Ann Hall (AH)"); what follows it up to the next
    name describes it. A first name alone is somebody where its initials stand in brackets beside it.
    """
    attendees: list[Attendee] = []
    plural = nobody = False
    before: str | None = None
    pieces = _pieces(unglued(_SQUARE.sub(r"(\1)", _CLERKED_BY.sub("; Clerk: ", " ".join(text.split())))))
    for number, piece in enumerate(pieces):
        bare = _BESIDE.sub("", _BRACKET.sub(" ", piece.text).strip(" ,.;:*"))
        bracketed = _BRACKET.findall(piece.text)
        if piece.text.startswith("(") and bracketed and is_initials(bracketed[0]):
            before = bracketed.pop(0)
        if is_initials(bare) and number + 1 < len(pieces) and _begins_with(pieces[number + 1].text, bare):
            before = bare
            continue
        if (labelled := _LABELLED.match(bare)) is not None and is_person(labelled["rest"]):
            next_one = name_parts(labelled["rest"])
            attendees.append(described(Attendee(next_one.name, next_one.title), labelled["label"], bracketed))
            nobody = False
            continue
        title, untitled = name_parts(bare)
        name, remainder = _cut_name(untitled, title)
        if attendees and name is not None and title is None and before is None and not _is_certain(name):
            name = None if piece.dashed or len(pieces) == 2 or is_role(bare) else name
        alone = name is None
        if name is None and plural and re.fullmatch(r"[A-Z][\w'’-]+", bare):
            name, title, remainder = bare, attendees[-1].title if attendees else None, ""
        if name is None and _is_known_by(bare, bracketed):
            name, remainder = bare, ""
        if name is None:
            nobody = piece.apart or (nobody and piece.mark[:1] == ",")
            if attendees and (bare or bracketed) and not nobody:
                attendees[-1] = described(attendees[-1], bare, bracketed)
            continue
        nobody = False
        if title is not None and not alone:
            plural = title.lower().rstrip(".").endswith(("cllrs", "councillors"))
        attendees.append(described(Attendee(name, _singular(title), initials=before), remainder, bracketed))
        before = None
    return attendees


def unglued(text: str) -> str:
    """The text with a comma where a name and the next column's words were run together."""
    return _GLUED.sub(", ", text)


def first_is_person(text: str) -> bool:
    """Whether an entry of a list begins with somebody's name, perhaps behind initials."""
    text = unglued(_SQUARE.sub(r"(\1)", text))
    text = re.sub(r"^\(?(?P<initials>[A-Za-z.]{2,5})\)?(?:\s+[–—-]+)?\s+(?=[A-Z])", _without_initials, text.strip())
    head = re.split(r"[,;(\n–:]| - |\*", text, maxsplit=1)[0].strip(" .")
    words = head.split()
    return (
        is_person(head)
        or could_be_name(name_parts(head).name)
        or (len(words) > 2 and is_person(" ".join(words[:2])))
        or _is_known_by(head, _BRACKET.findall(text)[:1])
    )


def _without_initials(match: re.Match[str]) -> str:
    return "" if is_initials(match["initials"]) else match[0]


def _is_known_by(name: str, bracketed: list[str]) -> bool:
    """Whether one word is a person by the initials behind it: "Ann (AH)"."""
    return (
        re.fullmatch(r"[A-Z][a-z'’-]+", name) is not None
        and not is_post_word(name)
        and any(is_initials(text) and 2 <= len(text) <= 3 and text[0] == name[0] for text in bracketed)
    )


def _is_certain(name: str) -> bool:
    first = name.split()[0]
    return is_first_name(first) or len(first.strip(".")) == 1


def _begins_with(text: str, initials: str) -> bool:
    """Whether a piece begins with the name that initials before it stand for."""
    title, untitled = name_parts(_BRACKET.sub(" ", text).strip(" ,.;:*"))
    name, _ = _cut_name(untitled, title)
    return name is not None and own_initials(initials, name)


def _singular(title: str | None) -> str | None:
    return None if title is None else re.sub(r"(?i)(cllr|councillor)s\b", r"\1", title)


def _pieces(text: str) -> list[_Piece]:
    """Cut at dashes, commas, semicolons and "and" outside brackets, and after a bracket that a new name follows."""
    masked = _BRACKET.sub(lambda match: "(" + "x" * (len(match[0]) - 2) + ")", text)
    cuts = [0]
    marks = [""]
    for match in _CUTS.finditer(masked):
        before = text[cuts[-1] : match.start()]
        if match[0].startswith(".") and (len(before.split()) < 2 or len(before.split()[-1]) < 4):
            continue
        if re.fullmatch(r"\s+(?:and|&)\s+", match[0]) and not first_is_person(text[match.end() :][:_LONGEST_NAME]):
            continue
        dashed = re.fullmatch(r"\s+[–—-]+\s+", match[0]) is not None
        if dashed and not (is_initials(before.strip(" *()")) or first_is_person(before)):
            continue
        cuts.extend((match.start(), match.end()))
        marks.append(match[0].strip())
    cuts.append(len(text))
    pieces = [_Piece(text[a:b].strip(), mark) for a, b, mark in zip(cuts[::2], cuts[1::2], marks, strict=True)]
    return [piece for piece in pieces if piece.text]


def _cut_name(text: str, title: str | None) -> tuple[str | None, str]:
    """A person's name at the beginning, and what is left: "Ann Hall Eastport Council" → ("Ann Hall", "Eastport Council")."""
    words = text.replace("*", " ").split()
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
            (title is not None or _is_certain(name))
            and (is_post_word(rest[0]) or not rest[0][:1].islower() or _ROLE_START.match(" ".join(rest)))
        ):
            if len(rest) == 1 and could_be_name(text) and not rest[0].isupper() and not is_post_word(rest[0]):
                return text, ""
            return name, " ".join(rest)
    return None, text


def described(attendee: Attendee, words: str, bracketed: list[str]) -> Attendee:
    """The attendee with a role, an organisation or initials added from the words beside the name."""
    for text in [words, *(part for bracket in bracketed for part in _bracketed_parts(bracket))]:
        text = text.strip(" ,.;:–-*")
        if not text or all(len(word) == 1 for word in text.split()):
            continue
        initials = name_parts(text).name
        rest, _, last = text.rpartition(" ")
        if (
            rest
            and initials == text
            and attendee.initials is None
            and is_initials(last)
            and initials_fit(last, attendee.name)
        ):
            attendee, text = replace(attendee, initials=last), rest
        if attendee.initials is None and is_initials(initials) and own_initials(initials, attendee.name):
            attendee = replace(attendee, initials=initials)
        elif is_role(text) or plain(text) in name_words().abbreviated:
            role, comma, body = text.rpartition(", ")
            if comma and is_role(role) and names_body(body):
                attendee = replace(attendee, organisation=attendee.organisation or body)
                text = role
            attendee = with_role(attendee, text)
        elif text is not words and attendee.role is not None and not names_body(text) and "(" not in attendee.role:
            attendee = replace(attendee, role=f"{attendee.role} ({text})")
        elif attendee.role is not None and attendee.organisation is None and _goes_on(attendee.role, text):
            attendee = replace(attendee, role=f"{attendee.role}, {text}")
        elif attendee.organisation is None and text[:1].isupper():
            attendee = replace(attendee, organisation=text)
        elif attendee.role is None and is_body(text) and not names_body(attendee.organisation or ""):
            attendee = replace(attendee, role=attendee.organisation, organisation=text)
    return attendee


def with_role(attendee: Attendee, role: str) -> Attendee:
    """The attendee with a post; who chairs keeps both posts, else the first one stands."""
    held = attendee.role
    if held is None:
        return replace(attendee, role=role)
    if _IN_CHAIR.fullmatch(held):
        return replace(attendee, role=f"{role}; {held}")
    return replace(attendee, role=f"{held}; {role}") if _IN_CHAIR.fullmatch(role) else attendee


def _goes_on(role: str, text: str) -> bool:
    """Whether words behind a post say more of what it is for: "Assistant Director, Commissioning and Development"."""
    return (
        not names_body(text)
        and " and " not in role
        and all(is_post_word(word) or word in {"and", "&"} for word in text.split())
    )


def _bracketed_parts(bracket: str) -> list[str]:
    """What a bracket says, parted where it begins or ends with initials: "AH, chair"."""
    parts = [part.strip() for part in bracket.split(",")]
    return parts if any(is_initials(part) for part in parts) else [bracket]


def is_body(text: str) -> bool:
    """Whether words say what kind of body they name: "Eastport Council", "Public Health"."""
    words = name_words()
    return any(plain(word).strip(".,()") in words.kinds_of_body | words.bodies for word in text.split())


def names_body(text: str) -> bool:
    """Whether words name a body, by what kind of body it is or by its abbreviation: "NHS Westshire"."""
    return _OF_BODY.search(text) is not None or is_body(text)


def own_initials(text: str, name: str) -> bool:
    """Whether initials in brackets are the name's own; a letter more ("JBE") sets apart two people of the same ones."""
    words = name.split()
    if len(words) == 1:
        return 2 <= len(text) <= 3 and plain(text)[0] == plain(name)[0]
    first, last = words[0][0], words[-1][0]
    return (
        initials_fit(text, name)
        or (len(text) < 4 and text.startswith(first + last))
        or (2 < len(text) < 5 and text.isupper() and text[0] == first and text[-1] == last)
    )


def is_role(text: str) -> bool:
    """Whether words beside a name tell what the person does, rather than where the person is from."""
    return bool(_ROLE_START.search(text)) or (
        bool(_ROLE_WORD.search(text)) and not text.lower().startswith("office of")
    )
