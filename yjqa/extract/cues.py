"""Cues: the words by which a paper announces its objectives, priorities, visions and recommendations.

A label stands before one ("Priority for action: …"), a heading over several, a lead-in before a list of them ("The
service priorities are:"). `vocabulary/objectives.toml` says what they are called.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, TypeVar

from yjqa.columns import is_column_header
from yjqa.extract.prose import split_sentences
from yjqa.extract.terms import vocabulary
from yjqa.records import ObjectiveKind

_Meant = TypeVar("_Meant")
_YEARS = re.compile(r"\b(?:for |in |over )?(?:the )?(?:20\d\d|\d\d)(?:\s?[-–/]\s?(?:20\d\d|\d\d))?\b", re.I)
_PASSING_TIME = re.compile(
    r"\b(?:for |over )?(?:the )?(?:coming|next|forthcoming|year ahead|future)(?: \d+ months| year| period)?\b", re.I
)
_MARKER = re.compile(r"^\W*(?:\d+[.)]?|[a-z][.)])?\s*")
_ORDINAL = re.compile(r"\b(?:no|number)?\s*(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)$|\b\d+\b")
_LABEL = re.compile(r"^(?P<label>[A-Z][^:.]{3,60}?)\s*(?P<mark>:|\s[-–—]\s)\s*(?P<rest>.*)$", re.S)
_QUALIFIERS = frozenset(
    [
        "youth",
        "justice",
        "service",
        "services",
        "our",
        "key",
        "main",
        "the",
        "board",
        "partnership",
        "plan",
        "local",
        "team",
        "yos",
        "yjs",
        "yot",
        "joint",
        "shared",
        "agreed",
        "current",
        "specific",
        "and",
        "of",
        "for",
        "their",
        "its",
        "summary",
        "aims",
    ]
)
_RECOMMENDING = re.compile(
    r"\b(?:is|are) (?:therefore |hereby )?recommended (?:to|that)\b|\bit is recommended\b|\b(?:i|we) recommend (?:that|the)\b",
    re.I,
)
_ASKING = re.compile(r"\b(?:is|are) (?:\w+ )?(?:recommended|asked|invited|requested) (?:to|that)\b", re.I)
_NOT_LISTED = re.compile(
    r"\b(?:deliver\w*|against|towards|support\w*|meet|achiev\w*|reach|address\w*|these|those|this|of|to|on|with)"
    r" (?:our |the |its |their )?(?:(?!following)\w+ )?$",
    re.I,
)
_SAID_OF_THEM = re.compile(
    r"^\W*$|\b(?:are|is|include|includes|including|were|be|being|as follows|below|agreed|identified|developed|set out)\b",
    re.I,
)
_OF_A_PAPER = re.compile(
    r"^ of (?:this|the) (?:report|paper|meeting|session|project|review|training|audit|survey|workshop)\b", re.I
)
_INTRODUCED = re.compile(r"\b(?:following|outlin\w+|gave|made|set out|present\w+|agreed)\b", re.I)
_LIST_FOLLOWS = re.compile(r"[:;]\W*$|\b(?:are|is|include|includes|to|that)$")
_NUMBERED_LABEL = re.compile(
    r"^(?P<label>(?:[A-Z][a-z]+ ){0,2}[A-Z]?[a-z]+ (?:\d{1,2}[a-z]?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight))"
    r"(?:[.)]\s+|\s*:\s*|\s+[-–—]\s+|\s+)(?P<rest>[A-Z‘“\"'].*)$",
    re.S,
)
_DECIDED = re.compile(
    r"\b(?:board|committee|members|partnership|group|meeting|executive|panel|it was|all)"
    r" (?:\w+ ){0,2}?(?:agreed|noted|approved|endorsed|resolved|accepted|supported|considered|discussed)\b"
    r"|^\W*(?:agreed|resolved|noted|decision)\b",
    re.I,
)
_EMBEDDED = re.compile(r"(?:^[A-Z] |(?<=[.!?] ))(?P<labelled>[A-Z][a-z]+ \d{1,2}\s?[:–-]\s.{10,})$", re.S)
_OF_OTHERS = re.compile(
    r"\bnational (?:\w+ )?(?:priorities|objectives)\b"
    r"|\b(?:government|ministry|home office|youth justice board|inspectorate)(?: for \w+ and \w+)? (?:has|have|sets?|requires?|asks?)\b",
    re.I,
)
"""Priorities so introduced are set by others for all partnerships, and are none of the paper's own."""
_RATING_KEY = re.compile(r"^\W*(?:(?:blue|green|amber|red)\b|[BRAG](?=\s*[=:–-]))\s*(?:=|:|[–—-]|\(|means\b)", re.I)
_CONTENTS_LINE = re.compile(r"(?:(?:\.\s?){4,}|…{2,})\s*\d{1,3}\s*$")


class Label(NamedTuple):
    """What a label announces, whether it names several, and the words after it."""

    kind: ObjectiveKind
    is_plural: bool
    rest: str


@cache
def _names() -> dict[str, tuple[ObjectiveKind, bool]]:
    words: dict[ObjectiveKind, dict[str, list[str]]] = vocabulary("objectives")
    names: dict[str, tuple[ObjectiveKind, bool]] = {}
    for kind, forms in words.items():
        names.update(dict.fromkeys(forms["plural"], (kind, True)))
        names.update(dict.fromkeys(forms["singular"], (kind, False)))
    return names


@cache
def _numbered_names() -> dict[str, ObjectiveKind]:
    """Names that announce an objective only with a number after them: "Outcome 1"."""
    words: dict[ObjectiveKind, dict[str, list[str]]] = vocabulary("objectives")
    return {name: kind for kind, forms in words.items() for name in (*forms["singular"], *forms.get("numbered", ()))}


@cache
def _plural_names() -> re.Pattern[str]:
    names = sorted((name for name, (_, plural) in _names().items() if plural), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.I)


def _plain(label: str) -> str:
    """A label in small letters without its number, its years and its marks."""
    text = _MARKER.sub("", label.replace("(s)", "s").replace("(ies)", "ies"))
    if text.lower() not in _names():
        text = _PASSING_TIME.sub(" ", _YEARS.sub(" ", text))
    return " ".join(_ORDINAL.sub("", re.sub(r"[^\w ]+", " ", text).lower()).split())


def _named(label: str) -> tuple[ObjectiveKind, bool] | None:
    """What a label names and whether it is a plural; words that say whose they are may stand before the name."""
    return _after_qualifiers(label, _names())


def _after_qualifiers(label: str, names: Mapping[str, _Meant]) -> _Meant | None:
    """What the name means that a label ends with, where nothing but qualifiers stands before the name."""
    words = _plain(label).split()
    for start, word in enumerate(words):
        if (meant := names.get(" ".join(words[start:]))) is not None:
            return meant
        if word not in _QUALIFIERS:
            return None
    return None


def heading_cue(heading: str) -> Label | None:
    """What a heading announces: "Service priorities 2021/22" does, "Aligning with corporate priorities" does not.

    `rest` is what follows a colon.
    """
    if label := label_cue(heading):
        return label
    found = _named(heading)
    return Label(*found, "") if found else None


def label_cue(text: str) -> Label | None:
    """A label at the start of a text: "Priority for 2021/22: …", "Objective 2 – …", "Recommendation 1 …"."""
    if numbered := _NUMBERED_LABEL.match(text):
        kind = _after_qualifiers(numbered["label"], _numbered_names())
        if kind is not None:
            return Label(kind, False, numbered["rest"].strip())
    match = _LABEL.match(_MARKER.sub("", text) if text[:1].isdigit() else text)
    found = _named(match["label"]) if match else None
    return Label(*found, match["rest"].strip()) if match and found else None


def lead_in_kind(text: str, *, before_list: bool) -> ObjectiveKind | None:
    """The kind of objectives that a sentence introduces, or `None` where it introduces none.

    `before_list`: whether a list follows it; only then does it introduce anything without a colon.
    """
    if _OF_OTHERS.search(text):
        return None
    if not before_list:
        return None
    sentence = split_sentences(text.strip())[-1]
    ends_open = bool(_LIST_FOLLOWS.search(sentence))
    if ends_open and _ASKING.search(sentence):
        return "recommendation"
    found = [match for match in _plural_names().finditer(sentence) if _is_listed(sentence, match, ends_open)]
    return _names()[max(found, key=lambda match: len(match.group())).group().lower()][0] if found else None


def _is_listed(sentence: str, name: re.Match[str], ends_open: bool) -> bool:
    """Whether a sentence says that the things it names follow, and does not just speak of them."""
    before, after = sentence[: name.start()], sentence[name.end() :]
    if _NOT_LISTED.search(before) or _OF_A_PAPER.search(after):
        return False
    return bool(_INTRODUCED.search(before)) or (ends_open and bool(_SAID_OF_THEM.search(after)))


def embedded_label(text: str) -> Label | None:
    """A numbered label that a reader ran on from the text before it: "… re-advertised. Recommendation 2: …"."""
    match = _EMBEDDED.search(text)
    return label_cue(match["labelled"]) if match else None


def is_no_objective(text: str) -> bool:
    """Whether a text that stands among objectives is none: a decision, a key to ratings, a line of contents, a header."""
    return is_column_header(text) or bool(
        _DECIDED.search(text) or _RATING_KEY.match(text) or _CONTENTS_LINE.search(text)
    )


def is_recommendation(sentence: str) -> bool:
    """Whether a sentence recommends something to a board by itself."""
    return bool(_RECOMMENDING.search(sentence))


def is_request(sentence: str) -> bool:
    """Whether a sentence under a heading of recommendations is one: somebody is asked, invited or recommended to."""
    return bool(_ASKING.search(sentence) or _RECOMMENDING.search(sentence))
