"""The people, teams and posts of a question, linked to those that the register knows.

`linking.find_links` finds names written with care. Here are those typed in haste: first names in small letters, slips in
them, and teams of one word ("the police"), where the words around say that somebody is meant.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yjqa.ask.actions.held import Held
from yjqa.ask.actions.windows import blank
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.linking import Link, Linked, Names, find_links, link_name, name_key, stop_words
from yjqa.ask.words import Lexicon, Word, find_words, is_grammar
from yjqa.extract.names import find_names, is_first_name, is_post_word, name_words

_BEFORE_SOMEBODY = re.compile(
    r"(?:\b(?:by|for|does|do|did|has|have|must|should|is|are|of|to|and|about|what['’]?s|whats|with|against|than)\s+(?:the\s+|our\s+)?|^\W*)$",
    re.IGNORECASE,
)
_AFTER_SOMEBODY = re.compile(
    r"(?:['’]s?)?\s*(?:[-–:,]\s*)?(?:(?:all|his|her|their)\s+)*"
    r"(?:actions?|owns?|has|have|to do|do|must|should|needs?|got|gets|responsible|down|on|doing|leads?|leading|up to|supposed|meant)\b",
    re.IGNORECASE,
)
_NOTHING_AFTER = re.compile(r"\s*(?:['’]s)?\s*[?.!]*$")
_OWNED_BY = re.compile(
    r"\b(?:owned|held|led) by\s+(?:the\s+|our\s+)?$|\bassigned to\s+(?:the\s+)?$|\bactions? (?:for|of|on)\s+(?:the\s+)?$"
    r"|\b(?:mention\w*|involv\w+|nam(?:e|es|ing)|includ\w+|refer(?:s|ring)? to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_COLOURS = frozenset({"red", "amber", "green", "blue", "open", "late"})
_UNUSUAL = re.compile(r"(?<=[a-z] )[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+){1,2}")


@dataclass(frozen=True, slots=True)
class People:
    """Everybody named in a question, from left to right, and full names of whom the papers know nothing."""

    linked: tuple[Linked, ...]
    unknown: tuple[str, ...]

    @property
    def links(self) -> tuple[Link, ...]:
        """Each person or team once."""
        return tuple({one.link.names or (one.link.asked,): one.link for one in self.linked}.values())

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The stretches of the question that name them, with their ranks."""
        return [(linked.start, linked.end) for linked in self.linked]


def find_people(text: str, knowledge: Knowledge, held: Held) -> People:
    """Everybody named in the question as somebody who acts."""
    names, lexicon = knowledge.names, knowledge.lexicon
    found = [linked for linked in find_links(text, names) if _is_meant(linked, text, knowledge, held)]
    rest = blank(text, [(linked.start, linked.end) for linked in found])
    found = _with_ranks(text, [*found, *_hasty(rest, names, lexicon)])
    strangers = {linked: run for linked in found if (run := _stranger(text, linked, lexicon)) is not None}
    linked = tuple(one for one in found if one not in strangers)
    unknown = list(strangers.values()) or _unknown(
        blank(text, [(one.start, one.end) for one in linked]), names, lexicon
    )
    return People(linked, tuple(unknown))


def _is_meant(linked: Linked, text: str, knowledge: Knowledge, held: Held) -> bool:
    """Whether a name stands for somebody who acts: a team, or somebody who owns nothing, may be what the question is about."""
    before, after = text[: linked.start], text[linked.end :]
    asked = find_words(linked.link.asked)
    if linked.link.how == "near" and len(asked) == 1 and knowledge.lexicon.knows(asked[0].stem):
        return False
    is_person = bool(linked.link.names) and name_key(linked.link.names[0]) in knowledge.names.people
    owns = any(held.owned_by(name) for name in linked.link.names)
    return not linked.link.names or (is_person and owns) or _acts(before, after)


def _acts(before: str, after: str) -> bool:
    """Whether the words around say that somebody has something to do."""
    if _OWNED_BY.search(before) or _AFTER_SOMEBODY.match(after):
        return True
    return bool(_BEFORE_SOMEBODY.search(before) and _NOTHING_AFTER.match(after))


def _with_ranks(text: str, found: Sequence[Linked]) -> list[Linked]:
    """The names with the titles and ranks before them, which are then no initials."""
    ranks = {match.end(): match.start() for match in name_words().prefixes.finditer(text)}
    whole = [linked._replace(start=ranks.get(linked.start, linked.start)) for linked in found]
    return sorted(
        (one for one in whole if not any(other.start <= one.start < one.end < other.end for other in whole)),
        key=lambda linked: linked.start,
    )


def _stranger(text: str, linked: Linked, lexicon: Lexicon) -> str | None:
    """A full name of which only one word is somebody's: "Ann Lee", where the papers know an Ann Hall."""
    if linked.link.how not in ("part", "near") or len(linked.link.asked.split()) > 1:
        return None
    after = re.match(r" ([A-Za-z][\w'’-]+)", text[linked.end :])
    acts = _AFTER_SOMEBODY.match(text[linked.end :])
    if after is not None and not acts and _is_surname(after[1], linked.link.asked, lexicon):
        return f"{linked.link.asked} {find_words(after[1])[0].text}"
    before = re.search(r"([A-Z][\w'’-]+) $", text[: linked.start])
    if before is not None and is_first_name(before[1]) and linked.link.asked[:1].isupper():
        return f"{before[1]} {linked.link.asked}"
    return None


def _is_surname(word: str, first: str, lexicon: Lexicon) -> bool:
    """Whether the word after a first name is its surname rather than the next word of the sentence."""
    bare = find_words(word)[0]
    if is_grammar(bare.text) or bare.text.lower() in stop_words() or is_post_word(bare.text):
        return False
    if first[:1].isupper():
        return bare.text[0].isupper() and not bare.text.isupper()
    return not lexicon.knows(bare.stem)


def _unknown(rest: str, names: Names, lexicon: Lexicon) -> list[str]:
    """Full names in the rest of a question: usual ones, and unusual ones of words that the papers do not have."""
    usual = [named.name for named in find_names(rest) if link_name(named.name, names).how == "none"]
    unusual = (m[0] for m in _UNUSUAL.finditer(rest) if not any(lexicon.knows(word.stem) for word in find_words(m[0])))
    return usual or list(unusual)


def _hasty(text: str, names: Names, lexicon: Lexicon) -> Iterator[Linked]:
    """Names in small letters, misspelt ones and teams of one word."""
    words = find_words(text)
    skip = 0
    for place, word in enumerate(words):
        if place < skip:
            continue
        pair = words[place : place + 2]
        if len(pair) == 2 and text[pair[0].end : pair[1].start].isspace():
            run = text[pair[0].start : pair[1].end]
            if _is_misspelt(pair, names, lexicon) and (link := link_name(run, names)).how in ("part", "near"):
                yield Linked(link, pair[0].start, pair[1].end)
                skip = place + 2
                continue
        if (single := _single(text, word, names)) is not None:
            yield Linked(single, word.start, word.end)


def _is_misspelt(pair: Sequence[Word], names: Names, lexicon: Lexicon) -> bool:
    """Whether two words can be a person's name with a slip: one is part of a name, the other no word of the papers."""
    if any(is_grammar(word.text) for word in pair):
        return False
    return any(len(word.text) > 2 and names.has_part(word.text.lower()) for word in pair) and not all(
        lexicon.knows(word.stem) for word in pair
    )


def _single(text: str, word: Word, names: Names) -> Link | None:
    """A first name or surname, or a team of one word, where the words around say that somebody is meant."""
    lower = word.text.lower()
    if len(lower) < 3 or lower in _COLOURS or is_grammar(lower):
        return None
    before, after = text[: word.start], text[word.end :]
    acts = bool(_acts(before, after) and _BEFORE_SOMEBODY.search(before))
    if name_key(word.text) in names.forms and name_key(word.text) not in names.people:
        is_meant = (acts and lower not in stop_words()) or _OWNED_BY.search(before)
        return link_name(word.text, names) if is_meant else None
    if names.has_part(lower) and (acts or _has_rank(text, word)):
        link = link_name(word.text, names)
        return link if link.how == "part" else None
    return None


def _has_rank(text: str, word: Word) -> bool:
    return any(match.end() == word.start for match in name_words().prefixes.finditer(text))
