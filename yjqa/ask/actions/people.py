"""The people, teams and posts of a question, linked to those that the register knows.

`linking.find_links` finds names written with care. Here are those typed in haste: first names in small letters, slips in
them, and teams of one word ("the police"), where the words around say that somebody is meant.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from yjqa.ask.actions.windows import blank
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.linking import Link, Linked, Names, find_links, link_name, name_key
from yjqa.ask.words import Lexicon, find_words, is_grammar
from yjqa.extract.names import find_names
from yjqa.extract.terms import vocabulary

_BEFORE_SOMEBODY = re.compile(
    r"(?:\b(?:by|for|does|do|did|has|have|must|should|is|are|of|to|and|about|what['’]?s|whats|with|against)\s+(?:the\s+|our\s+)?|^\W*)$",
    re.IGNORECASE,
)
_AFTER_SOMEBODY = re.compile(
    r"(?:['’]s?)?\s*(?:[-–:,]\s*)?(?:(?:all|his|her|their)\s+)*"
    r"(?:actions?|owns?|has|have|to do|do|must|should|needs?|got|gets|responsible|down|on|doing|leads?|leading|up to|supposed|meant)\b",
    re.IGNORECASE,
)
_NOTHING_AFTER = re.compile(r"\s*(?:['’]s)?\s*[?.!]*$")
_OWNED_BY = re.compile(
    r"\b(?:owned|held|led) by\s+(?:the\s+|our\s+)?$|\bassigned to\s+(?:the\s+)?$|\bactions? (?:for|of|on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_COLOURS = frozenset({"red", "amber", "green", "blue", "open", "late"})
_UNUSUAL = re.compile(r"(?<=[a-z] )[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+){1,2}")


def link_people(text: str, knowledge: Knowledge) -> list[Linked]:
    """Everybody named in the question, from left to right."""
    names = knowledge.names
    found = [linked for linked in find_links(text, names) if _is_meant(linked, text, names)]
    rest = blank(text, [(linked.start, linked.end) for linked in found])
    found += _hasty(rest, names, knowledge.lexicon)
    return sorted(found, key=lambda linked: linked.start)


def unknown_people(text: str, people: Sequence[Linked], knowledge: Knowledge) -> list[str]:
    """Full names in a question of whom the papers know nothing: usual ones, and unusual ones of unknown words."""
    rest = blank(text, [(linked.start, linked.end) for linked in people])
    usual = [named.name for named in find_names(rest)]
    if usual:
        return usual
    return [
        match[0]
        for match in _UNUSUAL.finditer(rest)
        if not any(knowledge.lexicon.knows(word.stem) for word in find_words(match[0]))
    ]


def _is_meant(linked: Linked, text: str, names: Names) -> bool:
    """Whether a name stands for somebody who acts: a team or post may as well be what the question is about."""
    before, after = text[: linked.start], text[linked.end :]
    if linked.link.how == "near" and linked.link.asked.lower() in _COLOURS:
        return False
    return not linked.link.names or name_key(linked.link.names[0]) in names.people or _acts(before, after)


def _acts(before: str, after: str) -> bool:
    """Whether the words around say that somebody has something to do."""
    if _OWNED_BY.search(before) or _AFTER_SOMEBODY.match(after):
        return True
    return bool(_BEFORE_SOMEBODY.search(before) and _NOTHING_AFTER.match(after))


def _hasty(text: str, names: Names, lexicon: Lexicon) -> Iterator[Linked]:
    """Names in small letters, misspelt ones and teams of one word."""
    words = find_words(text)
    parts = _parts(names)
    skip = 0
    for place, word in enumerate(words):
        if place < skip:
            continue
        pair = words[place : place + 2]
        if len(pair) == 2 and text[pair[0].end : pair[1].start].isspace():
            run = text[pair[0].start : pair[1].end]
            if _is_name_like(run, parts, lexicon) and (link := link_name(run, names)).how in ("part", "near"):
                yield Linked(link, pair[0].start, pair[1].end)
                skip = place + 2
                continue
        if (single := _single(text, word.text, word.start, word.end, names, parts)) is not None:
            yield Linked(single, word.start, word.end)


def _is_name_like(run: str, parts: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether two words can be a person's name with a slip: one of them is part of a name, the other no word of the papers."""
    first, second = (word.lower() for word in run.split())
    if is_grammar(first) or is_grammar(second):
        return False
    unknown = [word for word in find_words(run) if not lexicon.knows(word.stem)]
    return (first in parts or second in parts) and bool(unknown)


def _single(text: str, word: str, start: int, end: int, names: Names, parts: frozenset[str]) -> Link | None:
    """A first name or surname, or a team of one word, where the words around say that somebody is meant."""
    lower = word.lower()
    if len(lower) < 3 or lower in _COLOURS or is_grammar(lower):
        return None
    before, after = text[:start], text[end:]
    if lower in parts and _acts(before, after) and _BEFORE_SOMEBODY.search(before):
        link = link_name(word, names)
        return link if link.how == "part" else None
    is_team = name_key(word) in names.forms and name_key(word) not in names.people
    is_word = lower in _stop_words()
    if is_team and (
        _OWNED_BY.search(before) or (_acts(before, after) and _BEFORE_SOMEBODY.search(before) and not is_word)
    ):
        return link_name(word, names)
    return None


def _parts(names: Names) -> frozenset[str]:
    """The first names and surnames of all people."""
    return frozenset(part for name in names.people for part in name.split() if len(part) > 2)


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(vocabulary("questions")["stop"])
