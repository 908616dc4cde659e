"""Chairing: who is said to chair a body, in the words that tell it: "chaired by Ann Hall", "Ann Hall chairs the Board"."""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import NamedTuple

from yjqa.extract.names import Named, is_post_word, name_words, plain
from yjqa.extract.posts import post_after
from yjqa.extract.prose import split_sentences

_BY = re.compile(r"\b(?P<co>co-)?chaired\s+by\s+(?:the\s+)?", re.IGNORECASE)
_CHAIRS = re.compile(
    r"(?:\s*,)?\s+(?:(?:who|has|had|have|will|also|then|now|currently|agreed|to|is|was|would|since)\s+)*(?P<co>co-)?chair(?:s|ed|ing)?\b"
    r"(?!\s+(?:of|to|and)\b)\s*(?:(?:the|this|that|our|its|a)\s+)?(?P<body>[^.;,()]{0,90})"
)
_IT = re.compile(r"it\b")
_ITS = re.compile(r"\s+(?:is|was|became|remains|will\s+be|has\s+been)\s+(?:now\s+)?(?:its|the)\s+chair\b(?!\s+of)")
_TAKES = re.compile(r"\s+(?:will\s+|to\s+)?(?:took|takes?|was\s+in|in)\s+the\s+chair\b(?!\s+of)")
_WITH = re.compile(r"\bco-chair\s+(?:the\s+)?(?P<body>[^.;,()]{3,90}?)\s+with\s+", re.IGNORECASE)
_JOINED = re.compile(r"[\s,]*(?:and|&)\s+(?:by\s+)?(?:the\s+)?(?:vice[- ]chaired\s+by\s+)?")
_LONGEST_BODY = 10
_LONGEST_POST = 60
_BEFORE = 300
"""How far before "chaired by" the body is looked for."""
_LINKS = frozenset({"and", "of", "for", "the", "&"})


class Chairs(NamedTuple):
    """Somebody who chairs: the name as found in the text and the post ("Chair of the Management Board")."""

    named: Named
    role: str


def find_chairs(text: str, names: Sequence[Named], places: Collection[str]) -> list[Chairs]:
    """Everybody of the names found in a text who is said to chair a body."""
    if "chair" not in text.lower():
        return []
    found: list[Chairs] = []
    starts = [named.start for named in names]
    for match in _BY.finditer(text):
        role = _chair_of(_body_before(text[max(match.start() - _BEFORE, 0) : match.start()]), match["co"])
        position = match.end()
        while (named := _at(names, starts, text, position)) is not None:
            found.append(Chairs(named, role))
            position = post_after(text, named.end, places).end
            joined = _JOINED.match(text, position)
            if joined is None:
                break
            position = joined.end()
    for named in names:
        end = post_after(text, named.end, places).end
        if (chairs := _CHAIRS.match(text, end)) is not None:
            it = _IT.match(chairs["body"]) is not None
            body = (
                _body_before(text[max(named.start - _BEFORE, 0) : named.start]) if it else _body_after(chairs["body"])
            )
            found.append(Chairs(named, _chair_of(body, chairs["co"])))
        elif _ITS.match(text, end) is not None:
            found.append(
                Chairs(named, _chair_of(_body_before(text[max(named.start - _BEFORE, 0) : named.start]), None))
            )
        elif _TAKES.match(text, end) is not None:
            found.append(Chairs(named, "Chair"))
    for match in _WITH.finditer(text):
        named_with = _at(names, starts, text, match.end())
        if named_with is not None:
            found.append(Chairs(named_with, _chair_of(_body_after(match["body"]), "co-")))
    return found


def _at(names: Sequence[Named], starts: Sequence[int], text: str, position: int) -> Named | None:
    """The name that begins at a place, a post of a few words before it passed over ("chaired by Chief Executive Ann Hall")."""
    index = bisect_left(starts, position)
    if index == len(names):
        return None
    between = text[position : names[index].start]
    passed = all(word[:1].isupper() or word in {"of", "for", "and", "the", "our"} for word in between.split())
    parted = re.search(r"[.,;:]", between.rstrip(", ")) is not None
    return names[index] if len(between) < _LONGEST_POST and passed and not parted else None


def _chair_of(body: str | None, co: str | None) -> str:
    post = "Co-chair" if co else "Chair"
    return f"{post} of the {body}" if body else post


def _body_before(text: str) -> str | None:
    """The body that is spoken of: the last one with a name in the sentence, else the last one, else one before it."""
    for sentence in reversed(split_sentences(text)):
        words = sentence.split()
        ends = [i for i, word in enumerate(words) if _is_kind_of_body(word)]
        bodies = [body for body in (_body_that_ends(words, end) for end in ends[-2:]) if body]
        if bodies:
            return max(bodies, key=lambda body: (body[:1].isupper(), bodies.index(body)))
    return None


def _is_kind_of_body(word: str) -> bool:
    return plain(word).strip(".,;:()") in name_words().kinds_of_body


def _body_that_ends(words: Sequence[str], end: int) -> str | None:
    """The name of a body whose last word stands at `end`, with the words before it that belong to it."""
    named = words[end][:1].isupper()
    begin = end
    while begin > max(end - _LONGEST_BODY, 0):
        word = words[begin - 1]
        if word[-1:] in ".,;:)":
            break
        if not (word[:1].isupper() if named else is_post_word(word)) and not (named and word in _LINKS):
            break
        begin -= 1
    while begin < end and plain(words[begin]) in _LINKS | {"a", "an", "this", "our"}:
        begin += 1
    body = " ".join(words[begin : end + 1]).strip(".,;:()")
    return body if begin < end or named else None


def _body_after(text: str) -> str | None:
    """The body with which a text begins, as far as its name goes."""
    words = text.split()[:_LONGEST_BODY]
    begins = next((i for i, word in enumerate(words) if plain(word) not in _LINKS | {"a", "this", "our", "its"}), 0)
    ends = [i for i, word in enumerate(words) if _is_kind_of_body(word)]
    end = next((i for i in ends if i + 1 not in ends), None)
    return " ".join(words[begins : end + 1]) if end is not None else None
