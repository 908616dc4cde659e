"""From a name as somebody types it to the people and teams that the register knows.

Tried in this order: the full name, initials, a first name or surname alone, the words of a team's name, a near spelling.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from yjqa.extract.names import initials_fit, is_initials, name_parts, plain
from yjqa.extract.terms import vocabulary
from yjqa.records import Action, Person

NEAR = 84
"""Least likeness (0-100) of a misspelt name to the one that is meant: two slips in twelve letters."""

_NEAR_WORD = 80
"""Least likeness of a single misspelt first name or surname."""

_LONGEST = 5
"""Words of the longest name that a question is searched for."""

_WORD = re.compile(r"[A-Za-z][A-Za-z'’/-]*|\d+")


@dataclass(frozen=True, slots=True)
class Link:
    """The names that an asked one stands for, in every form of the register; none where the papers know none.

    `how`: "exact", "initials", "part", "near" or "none". `notes`: what a reader should know of the reading.
    """

    asked: str
    names: tuple[str, ...]
    how: str
    notes: tuple[str, ...] = ()


class Linked(NamedTuple):
    """A link where it stands in a question: `text[start:end]`."""

    link: Link
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Names:
    """Who is known: by plain name, every form in which the register has it, and the initials that papers settle.

    `by_word`: the plain names that have a word, in the order of `forms`.
    """

    forms: dict[str, tuple[str, ...]]
    initials: dict[str, frozenset[str]]
    people: frozenset[str]
    by_word: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, actions: Iterable[Action], people: Iterable[Person]) -> "Names":
        """The names of owners, of those whom actions mention and of the papers' people."""
        forms: dict[str, dict[str, None]] = {}
        initials: dict[str, set[str]] = {}
        persons: set[str] = set()
        for action in actions:
            for owner in action.owners:
                forms.setdefault(name_key(owner.name), {})[owner.name] = None
                if owner.person is not None:
                    persons.add(name_key(owner.name))
                if owner.raw != owner.name and is_initials(owner.raw):
                    initials.setdefault(name_key(owner.name), set()).add(owner.raw)
            for name in action.mentions:
                forms.setdefault(name_key(name), {})[name] = None
                persons.add(name_key(name))
        for person in people:
            key = name_key(person.name)
            forms.setdefault(key, {})[person.name] = None
            persons.add(key)
            initials.setdefault(key, set()).update(person.initials)
            for alias in person.aliases:
                forms[key][alias] = None
        by_word: dict[str, list[str]] = {}
        for key in forms:
            for word in dict.fromkeys(key.split()):
                by_word.setdefault(word, []).append(key)
        return cls(
            {key: tuple(names) for key, names in forms.items()},
            {key: frozenset(values) for key, values in initials.items()},
            frozenset(persons),
            {word: tuple(keys) for word, keys in by_word.items()},
        )

    def having(self, words: Sequence[str]) -> list[str]:
        """The plain names that have all of these words; all names where there are none."""
        if not words:
            return list(self.forms)
        return [name for name in self.by_word.get(words[0], ()) if set(words) <= set(name.split())]

    def has_part(self, word: str) -> bool:
        """Whether a word in small letters is part of a person's plain name."""
        return any(name in self.people for name in self.by_word.get(word, ()))

    def shown(self, key: str) -> str:
        """The fullest form of a plain name."""
        return max(self.forms[key], key=len)


def link_name(asked: str, names: Names) -> Link:
    """Whom or which team an asked name means. A link without names means that the papers know nobody of that name."""
    asked = asked.strip().removesuffix("'s").removesuffix("’s")
    key = name_key(asked)
    if key in names.forms:
        return Link(asked, names.forms[key], "exact")
    if is_initials(asked.upper()) and len(asked) <= 4:
        found = [name for name in names.forms if _has_initials(asked, name, names)]
        if found:
            return _link(asked, found, names, "initials")
    words = key.split()
    found = names.having(words)
    if found:
        return _link(asked, found, names, "part")
    return _near(asked, key, names)


def find_links(text: str, names: Names) -> list[Linked]:
    """The names in a question from left to right, linked.

    Runs of words are tried from the longest; a single word counts as a first name or surname only where it is written
    with a capital or as initials, so that "will" or "mark" in a sentence is no person.
    """
    words = list(_WORD.finditer(text))
    found: list[Linked] = []
    position = 0
    while position < len(words):
        for length in range(min(_LONGEST, len(words) - position), 0, -1):
            start, end = words[position].start(), words[position + length - 1].end()
            link = _try(text[start:end], length, names)
            if link is not None:
                found.append(Linked(link, start, end))
                position += length
                break
        else:
            position += 1
    return found


def _try(run: str, length: int, names: Names) -> Link | None:
    """A link for a run of words, or `None` where it is no name."""
    bare = run.removesuffix("'s").removesuffix("’s")
    stop = stop_words()
    if all(word.lower() in stop for word in bare.split()):
        return None
    if length == 1:
        looks_like_initials = is_initials(bare) and bare.isalpha() and bare[:2].isupper()
        if bare.islower() and bare.isalpha() and 2 <= len(bare) <= 3:  # initials typed in haste
            link = link_name(bare, names)
            return link if link.how == "initials" else None
        if not looks_like_initials and (not bare[:1].isupper() or len(bare) < 3):
            return None
        link = link_name(bare, names)
        if looks_like_initials:
            return link if link.how in ("exact", "initials") else None
        return link if link.how in ("exact", "part", "near") and _all_people(link, names) else None
    link = link_name(bare, names)
    if link.how == "exact":
        return link
    if link.how == "part" and not _all_people(link, names) and all(word.lower() not in stop for word in bare.split()):
        return link
    capitals = [word for word in bare.split() if word[:1].isupper() and word.lower() not in stop]
    return link if link.how == "near" and len(capitals) == length and _all_people(link, names) else None


def _all_people(link: Link, names: Names) -> bool:
    return bool(link.names) and all(name_key(name) in names.people for name in link.names)


@cache
def stop_words() -> frozenset[str]:
    """Words that are no name by themselves."""
    return frozenset(vocabulary("questions")["stop"])


def _near(asked: str, key: str, names: Names) -> Link:
    from rapidfuzz import fuzz, process

    if len(key.split()) > 1:
        best = process.extractOne(key, list(names.forms), scorer=fuzz.ratio, score_cutoff=NEAR)
        found = [best[0]] if best else []
    else:
        scores = {name: max(fuzz.ratio(key, word) for word in name.split()) for name in names.people if len(key) > 3}
        top = max(scores.values(), default=0)
        found = [name for name, score in scores.items() if score == top >= _NEAR_WORD]
    return _link(asked, found, names, "near") if found else Link(asked, (), "none")


def _link(asked: str, found: Sequence[str], names: Names, how: str) -> Link:
    shown = [names.shown(name) for name in found]
    forms = tuple(form for name in found for form in names.forms[name])
    note = f"“{asked}” was read as {' or '.join(shown)}."
    if len(found) > 1:
        note = f"“{asked}” can be {' or '.join(shown)}: the papers have {len(found)} of that name."
    return Link(asked, forms, how, (note,))


def _has_initials(asked: str, name: str, names: Names) -> bool:
    """Whether the papers settle these initials for the name, or the name gives them where they settle none."""
    settled = names.initials.get(name)
    if settled:
        return asked.upper() in {text.upper() for text in settled}
    if name not in names.people:
        return False
    told, shown = asked.upper() if asked.islower() else asked, names.shown(name)
    begins = f" {told[0].lower()}" in f" {shown.lower()}".replace("-", " ")
    return begins and initials_fit(told, shown)


def name_key(name: str) -> str:
    """A name for comparing: without title or rank, case and punctuation."""
    return plain(name_parts(name).name).replace(".", "")
