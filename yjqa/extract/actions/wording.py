"""The wording of actions: who is told to do something in a sentence, and what stands at its end about it."""

import re
from dataclasses import dataclass

from yjqa.extract.actions.status import is_status, read_status
from yjqa.extract.names import (
    could_be_name,
    find_names,
    is_first_name,
    is_initials,
    is_person,
    is_post_word,
    name_parts,
    name_words,
    plain,
)
from yjqa.extract.owners import split_owners
from yjqa.records import Status

_CLAUSE = re.compile(r"(?:^|(?<=[.;:–—])\s+|\s+-\s+|,\s+(?:and\s+|with\s+)?|\s+and\s+(?:the\s+)?(?=[A-Z]))")
_MODAL = r"(?:(?:is|are|was|were|has|have)\s+(?:asked\s+|agreed\s+|requested\s+|tasked\s+)?to|agreed\s+(?:to|that\s+(?:s?he|they)\s+(?:would|will))|to|will|would|must|should|needs?\s+to|undertook\s+to|offered\s+to)"
_SUBJECT = re.compile(
    rf"(?P<subject>(?:[Tt]he\s+|[Ee]ach\s+|[Aa]ll\s+)?[A-Z][^.;:]{{0,80}}?|[Ee]ach\s+[^.;:]{{3,40}}?)\s+(?P<modal>{_MODAL})\s+(?:also\s+|then\s+|now\s+)?(?P<verb>[a-z][a-z-]+)"
)
_BY = re.compile(
    r"\b(?:arranged|done|led|actioned|prepared|provided|organised|sent|drafted|produced|completed|undertaken|circulated)\s+by\s+(?P<who>[^.;]+)"
)
_PASSIVE = frozenset(
    {
        "be",
        "receive",
        "have",
        "become",
        "remain",
        "follow",
        "continue",
        "need",
        "include",
        "discuss",
        "focus",
        "see",
        "highlight",
    }
)
_LONGEST_CONJUNCT = 80
_CONJUNCT = re.compile(r"\b(?:with|from|by|between|of|for|via)\s+(?:the\s+)?[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)*$")
"""A name that another one is joined to: in "to meet with Ann Hall and Jo Lee to plan" Jo Lee is not told to plan."""
_ASKS = re.compile(r"(?:which|what|who|how|whether|if|when|any|it|there|this|these|that)\b", re.IGNORECASE)
_NEVER = frozenset({"be", "have", "become", "remain"})
_BRACKET = re.compile(r"\s*[\[(](?P<words>[^\[\]()]{1,90})[\])]\s*\.?$")
_BRACKET_STATUS = re.compile(
    r"^(?P<status>[A-Za-z][\w /-]{1,24}?)(?:\s+(?:for|with|by|to|[–-])\s+(?P<owner>.+))?$", re.IGNORECASE
)
_LABELLED = re.compile(
    r"(?<![\s.;,(\[–-])[\s.;,(\[–-]+(?P<label>(?:action\s+)?owners?|lead(?:\s+officer)?|by\s+whom|action\s+by|responsible(?:\s+officer)?|by\s+when|deadline|due(?:\s+date)?|timescale|target\s+date|status)"
    r"\s*[:–-]\s*(?P<words>[^:]+?)(?=[\s.;,(\[]+(?:(?:action\s+)?owners?|lead(?:\s+officer)?|by\s+whom|action\s+by|responsible(?:\s+officer)?|by\s+when|deadline|due(?:\s+date)?|timescale|target\s+date|status)\s*[:–-]|[)\]]?\.?\s*$)",
    re.IGNORECASE,
)
_OWNERS_AND_DUE = re.compile(
    r"^(?P<who>.+?)(?:,|;|\s+[–-]|\s+by)\s+(?P<when>(?:by\s+|end\s+|spring|summer|autumn|winter|next\s|[A-Z][a-z]{2,8}\s+'?\d|\d|q[1-4]|asap"
    r"|(?:jan|febr)uary|march|april|may|june|july|august|(?:sept|nov|dec)ember|october).*)$",
    re.IGNORECASE,
)
_DASHED = re.compile(r"\s+[–—-]\s*(?P<who>[A-Z][^.;:–—]{1,60})\.?$")
_INNER = re.compile(r"(?:^|\s)(?P<word>[a-z][a-z-]*[.,;]?)\s\((?P<who>[^()]{2,40})\)")
_BARE = re.compile(
    r"(?P<who>[A-Z]{2,4}(?:\s*[/&]\s*[A-Z]{2,4})*)\s+(?!(?:is|was|are|were|has|had|have|and|in|on|of|for|by|at|or)\b)[a-z]+\s"
)
_NAMED = re.compile(r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?")
_STATUS_END = re.compile(r"(?:\s*[,;]?\s+[–—-]+|[.;]\s*[–—-]?)\s*(?P<status>[A-Za-z]+(?:[ -][A-Za-z]+){0,3})\W*$")
"""A word on the action's state at its end, behind a dash or as a sentence of its own."""
_LEADING = re.compile(r"^(?P<for>[Ff]or\s+)?(?P<who>[A-Z][^:–—]{1,60}?)\s*(?:[:]|\s[–—-])\s+(?P<rest>\S.*)$", re.DOTALL)
_LONGEST_SEARCHED = 3_000
"""Characters; longer words are no action, and would cost much to search."""
_OBLIGATION = re.compile(
    r"\b(?:to|will|would|must|should|needs?\s+to|shall)\s+(?:also\s+|be\s+|not\s+|then\s+)?[a-z]{2,}|\b(?:agreed|asked|action)\b",
    re.IGNORECASE,
)
_DONE_ALREADY = re.compile(
    r"^(?:the\s+)?(?:[A-Za-z'’]+\s+){1,4}?(?:went|discussed|noted|confirmed|agreed\s+(?:that|the|with)|updated|reported|thanked|was|were|has|had|have|reviewed|considered|received|approved|welcomed|presented|gave|explained|highlighted|advised)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ending:
    """What stands at the end of an action's sentence, taken off it: owners, a deadline, a status."""

    text: str
    owners_raw: str | None = None
    due_raw: str | None = None
    status: Status | None = None
    status_raw: str | None = None


def is_owner(text: str) -> bool:
    """Whether words by themselves can be nothing but who is to act: a person, initials, a team, a body or a post."""
    bare = re.sub(r"[\[(].*?[\])]", "", text).strip(" .,:;")
    if not bare or len(bare) > 70:
        return False
    vocabulary = name_words()
    low = plain(bare)
    low = low.removeprefix("the ")
    words = bare.split()
    if (
        is_person(bare)
        or _is_unusual_name(bare)
        or is_initials(bare)
        or low in vocabulary.alone
        or low in vocabulary.bodies
    ):
        return True
    if len(words) == 1:
        return is_first_name(bare) and bare[:1].isupper()
    last = plain(words[-1])
    return (last in vocabulary.heads or bare.split()[-1].isupper()) and all(
        word[:1].isupper() or plain(word) in {"of", "the", "for", "and", "each", "all", "in"} or is_post_word(word)
        for word in words
    )


def _is_unusual_name(text: str) -> bool:
    """Whether two capitalised words can be a name although the first is no usual first name."""
    name = name_parts(text).name
    return could_be_name(name) and len(name.split()) == 2 and not any(is_post_word(word) for word in name.split())


def only_owners(text: str) -> bool:
    """Whether the text is nothing but owners: "AB/CD", "Ann Hall and the Clerk"."""
    bare = text.strip(" .;")
    if not bare or len(bare) > 90:
        return False
    owners = split_owners(bare)
    return bool(owners) and all(is_owner(owner) for owner in owners)


def owners_in(text: str) -> list[str]:
    """Who a sentence tells to act: "Ann Hall to write …", "… - Rob to send", "AB/CD will …", "… arranged by Jo Lee"."""
    owners: list[str] = []
    if len(text) > _LONGEST_SEARCHED:
        return owners
    for match in _CLAUSE.finditer(text):
        if match[0].strip().startswith("and") and _CONJUNCT.search(
            text, max(match.start() - _LONGEST_CONJUNCT, 0), match.start()
        ):
            continue
        subject = _SUBJECT.match(text, match.end())
        if subject is None or subject["verb"] in _NEVER or _ASKS.match(subject["subject"]):
            continue
        names = split_owners(_leading(subject["subject"]))
        if subject["verb"] in _PASSIVE and not all(is_initials(name) or is_person(name) for name in names):
            continue
        if names and all(is_owner(name) or _group_of_people(name) for name in names):
            owners.extend(name for name in names if name not in owners)
    if owners:
        return owners
    by = _BY.search(text)
    if by is not None:
        named = next(iter(find_names(by["who"])), None)
        if named is not None and named.start == 0:
            return [by["who"][: named.end]]
    return owners


def inner_owners(text: str) -> list[str]:
    """Owners in the one bracket within an action, where what came of it follows: "Train staff (AB) This was done in May".

    A bracket behind a name says whose initials they are, not who is to act.
    """
    inner = [match for match in _INNER.finditer(text) if only_owners(match["who"])]
    return split_owners(inner[0]["who"]) if len(inner) == 1 else []


def bare_owners(text: str) -> str | None:
    """Initials before a verb without "to": "AB/CD circulate …", in a place that holds nothing but actions."""
    match = _BARE.match(text)
    return match["who"] if match is not None else None


def take_leading(text: str) -> tuple[str | None, str]:
    """Owners that stand as a label before what they are to do: "AB: circulate …", "For Ann Hall – write …"."""
    match = _LEADING.match(text)
    if match is None or not (only_owners(match["who"]) or (match["for"] and _NAMED.fullmatch(match["who"]))):
        return None, text
    return match["who"], match["rest"]


def _leading(subject: str) -> str:
    """The subject without what only describes it: "Leaders at the Eastport ICB" stays, "AB, who was there," is "AB"."""
    return re.sub(r",\s+(?:who|which|as)\b.*$", "", subject).strip(" ,")


def _group_of_people(text: str) -> bool:
    words = text.split()
    low = [plain(word) for word in words]
    return (
        len(words) > 1
        and (low[0] in {"leaders", "members", "partners", "staff", "officers", "managers", "each", "all"})
        and len(words) <= 10
    )


def is_obligation(text: str) -> bool:
    """Whether the words tell what is to be done rather than what was."""
    return _OBLIGATION.search(text) is not None


def is_done_already(text: str) -> bool:
    """Whether a sentence records something that has happened: "The panel went through each question"."""
    return _DONE_ALREADY.match(text) is not None and not owners_in(text)


def take_ending(text: str) -> Ending:
    """Owners, deadline and status taken off an action's end: "[Ongoing for Ann Hall/Clerk]", "(AB)", "Owner: Jo Lee"."""
    owners: str | None = None
    due: str | None = None
    status: Status | None = None
    status_raw: str | None = None
    rest = text.strip()
    if len(rest) > _LONGEST_SEARCHED:
        return Ending(rest)
    for label in list(_LABELLED.finditer(rest)):
        name = label["label"].lower()
        words = label["words"].strip(" .;,)]")
        if name == "status":
            status, status_raw = read_status(words), words
        elif "when" in name or name.startswith(("deadline", "due", "timescale", "target")):
            due = words
        else:
            owners = words
    first = _LABELLED.search(rest)
    if first is not None:
        rest = rest[: first.start()].rstrip(" ([–-,;")
    ended = _STATUS_END.search(rest)
    if ended is not None and is_status(ended["status"]):
        status, status_raw = read_status(ended["status"]), ended["status"]
        rest = rest[: ended.start()].rstrip()
    while (bracket := _BRACKET.search(rest)) is not None:
        words = bracket["words"].strip()
        told = _BRACKET_STATUS.match(words)
        if told is not None and read_status(told["status"]) is not None:
            status, status_raw = read_status(told["status"]), words
            owners = owners or told["owner"]
        elif owners is None and only_owners(words):
            owners = words
        elif owners is None and (pair := _OWNERS_AND_DUE.match(words)) is not None and only_owners(pair["who"]):
            owners, due = pair["who"], pair["when"]
        else:
            break
        rest = rest[: bracket.start()].rstrip()
    if owners is None:
        dashed = _DASHED.search(rest)
        if dashed is not None and only_owners(dashed["who"]):
            owners = dashed["who"].strip()
            rest = rest[: dashed.start()].rstrip()
    return Ending(rest, owners, due, status, status_raw)
