"""Names of people: titles and ranks, initials, and names in running text. The words are in the vocabulary."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from yjqa.extract.terms import vocabulary

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})
_PART = r"(?:(?:O['’]|D['’]|Ma?c|Fitz)?[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)*)"
_NAME_WORD = re.compile(rf"{_PART}|[A-Z]\.?")
_INITIALS = re.compile(r"[A-Z][A-Za-z]{0,4}[A-Z]|[A-Z]{2}[a-z]{1,4}|[A-Z] [A-Z](?:-[A-Z])?|[A-Z](?:\.[A-Z])+\.?")
_STREETS = re.compile(r"Road|St|Street|Avenue|Gardens")
"""What a name that is a street's ends in."""
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class NameWords:
    """`vocabulary/ranks.toml`, `posts.toml` and `first_names.toml`, ready to look up; all in lower case."""

    prefixes: re.Pattern[str]
    rank_posts: frozenset[str]
    courtesy: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    first: frozenset[str]
    doubtful: frozenset[str]
    alone: frozenset[str]
    collective: frozenset[str]
    bodies: frozenset[str]
    heads: frozenset[str]
    kinds_of_body: frozenset[str]
    abbreviated: frozenset[str]
    describing: frozenset[str]
    surnames: frozenset[str]


class NameParts(NamedTuple):
    """A person's name without what stands before and after it: `("Det. Supt.", "Ann Hall")`."""

    title: str | None
    name: str


class Named(NamedTuple):
    """A name in running text, as printed, and where it stands."""

    title: str | None
    name: str
    start: int
    end: int


@cache
def name_words() -> NameWords:
    """The vocabulary of names."""
    ranks, posts, first = vocabulary("ranks"), vocabulary("posts"), vocabulary("first_names")
    prefixes = sorted((*ranks["titles"], *ranks["ranks"]), key=len, reverse=True)
    either = "|".join(re.escape(prefix).replace(r"\ ", r"\.?\s+") for prefix in prefixes)
    return NameWords(
        prefixes=re.compile(rf"(?:(?:{either})\.?\s+)+(?=[A-Z])", re.IGNORECASE),
        rank_posts=frozenset(ranks["posts"]),
        courtesy=frozenset(ranks["titles"]),
        suffixes=frozenset(ranks["suffixes"]),
        particles=frozenset(ranks["particles"]),
        first=frozenset(first["names"]),
        doubtful=frozenset(first["words"]),
        alone=frozenset((*posts["alone"], *posts["collective"])),
        collective=frozenset(posts["collective"]),
        bodies=frozenset(posts["bodies"]),
        heads=frozenset(posts["heads"]),
        kinds_of_body=frozenset(posts["kinds_of_body"]),
        abbreviated=frozenset((*posts["abbreviated"], *ranks["ranks"])),
        describing=frozenset(posts["describing"]),
        surnames=frozenset(posts["surnames"]),
    )


def plain(text: str) -> str:
    """The text for comparing: lower case, straight apostrophes, single blanks."""
    return " ".join(text.translate(_APOSTROPHES).lower().split())


def is_post_word(word: str) -> bool:
    """Whether a word belongs to the name of a team, body or post rather than to a person's name."""
    words, bare = name_words(), plain(word).strip(".,;:()[]")
    return bare in words.heads or bare in words.alone or bare in words.bodies or bare in words.describing


def name_parts(text: str) -> NameParts:
    """Titles and ranks before a name, and the name without them or what follows it ("MBE")."""
    text = " ".join(text.split()).strip(" ,;:")
    match = name_words().prefixes.match(text)
    if match is not None and _is_no_title(match[0].strip(), text[match.end() :]):
        match = None
    title = match[0].strip() if match else None
    rest = text[match.end() :] if match else text
    kept = rest.split()
    while len(kept) > 1 and plain(kept[-1]).strip(".,") in name_words().suffixes and kept[-1].isupper():
        kept.pop()
    return NameParts(title, " ".join(kept).strip(" ,"))


def is_first_name(word: str) -> bool:
    """Whether the word is a first name that is usual in the United Kingdom."""
    return plain(word).strip(".,").split("-")[0] in name_words().first


def could_be_name(name: str) -> bool:
    """Whether words that stand where a person is expected have the form of a full name: "Ann Hall", "J. van Dyke"."""
    words = name.split()
    if not 2 <= len(words) <= _MOST_WORDS or (is_post_word(words[-1]) and not _is_surname(words)):
        return False
    if len(words) == 2 and plain(words[-1]) in name_words().particles:
        return False
    for word in words[:-1]:
        if plain(word) in name_words().particles:
            continue
        if not _NAME_WORD.fullmatch(word) or (is_post_word(word) and not is_first_name(word)):
            return False
    last = words[-1]
    return len(last) > (1 if last.isalpha() else 2) and _NAME_WORD.fullmatch(last) is not None


def is_person(text: str) -> bool:
    """Whether the text is one person: a full name with a usual first name, or any name after a title or rank."""
    title, name = name_parts(text)
    if title is not None and re.fullmatch(_PART, name) and not is_post_word(name):
        return True
    return could_be_name(name) and (title is not None or is_first_name(name.split()[0]))


def is_initials(text: str) -> bool:
    """Whether the text has the form of somebody's initials: "AB", "A.B.", "AHop", "N M-E"."""
    return len(text) <= 6 and _INITIALS.fullmatch(text.strip()) is not None


def initials_of(name: str) -> str:
    """The initials that a full name gives: "Ann Hall" → "AH", "Jo Lloyd-Evans" → "JLE"."""
    parts = re.split(r"[\s-]+", name_parts(name).name)
    return "".join(part[0].upper() for part in parts if part and plain(part) not in name_words().particles)


def initials_fit(initials: str, name: str) -> bool:
    """Whether initials can stand for a full name; lower-case letters tell more of the surname ("AHop")."""
    words = [word for word in re.split(r"[\s-]+", name_parts(name).name) if word]
    if len(words) < 2:
        return False
    letters = re.sub(r"[^A-Za-z]", "", initials)
    capitals = [part.lower() for part in re.findall(r"[A-Z][a-z]*", letters)]
    if len(capitals) == 2:
        return words[0].lower().startswith(capitals[0]) and words[-1].lower().startswith(capitals[1])
    return letters.lower() == initials_of(name).lower()


def _is_surname(words: list[str]) -> bool:
    """Whether the last of two words, though it describes bodies, is a surname after an undoubted first name."""
    first = plain(words[0])
    return (
        len(words) == 2
        and plain(words[1]) in name_words().surnames
        and is_first_name(first)
        and first not in name_words().doubtful
    )


def shortens(short: str, full: str) -> bool:
    """Whether a name with an initial for its first name can be a full one: "O. Hall" and "Olive Hall"."""
    first, last = short.split(), full.split()
    return (
        len(first) > 1
        and len(last) > 1
        and len(first[0].strip(".")) == 1
        and len(last[0].strip(".")) > 1
        and plain(first[-1]) == plain(last[-1])
        and plain(first[0])[0] == plain(last[0])[0]
    )


@cache
def _running_name() -> re.Pattern[str]:
    prefixes = name_words().prefixes.pattern.removesuffix("(?=[A-Z])")
    particles = "|".join(sorted(name_words().particles, key=len, reverse=True))
    return re.compile(
        rf"\b(?P<title>(?i:{prefixes}))?(?P<name>(?(title)(?:[A-Z]\.?\s?){{0,2}}){_PART}(?:\s+[A-Z]\.?(?=\s))?(?:\s+(?:(?:{particles})\s+)?{_PART}){{0,2}})"
    )


def _is_no_title(title: str, name: str) -> bool:
    """Whether what looks like a title is a common noun, the end of a sentence, somebody's initials in capitals or, where
    no first name follows, a post.
    """
    first = name.split()[0] if name else ""
    if plain(title) in name_words().rank_posts and not is_first_name(first) and len(first.strip(".")) > 1:
        return True
    if plain(first).strip(".") in name_words().courtesy:
        return True
    courtesy = plain(title.split()[-1]).strip(".") in name_words().courtesy
    return not title[0].isupper() or re.search(r"[A-Z]{3}\.$", title) is not None or (courtesy and title.isupper())


def find_names(text: str) -> Iterator[Named]:
    """People named in running text: after a title or rank, or by a usual first name and a surname.

    First names that are also words or places count only after a title.
    """
    words = name_words()
    position = 0
    pattern = _running_name()
    while (match := pattern.search(text, position)) is not None:
        title = match["title"].strip() if match["title"] else None
        if title is not None and _is_no_title(title, match["name"]):
            position = match.start("name")
            continue
        parts = match["name"].split()
        if title is None:
            begin = next(
                (i for i, part in enumerate(parts[:-1]) if is_first_name(part) and plain(part) not in words.doubtful),
                None,
            )
            if begin is None:
                position = match.start("name") + len(parts[0])
                continue
            kept = parts[begin:]
        else:
            begin, kept = 0, parts
        while kept and is_post_word(kept[-1]) and not (title is None and _is_surname(kept)):
            kept.pop()
        if len(kept) > 2 and not (is_first_name(kept[1]) or len(kept[1].strip(".")) == 1 or title is not None):
            kept = kept[:2]
        name = " ".join(kept)
        start = match.start() if title else match.start("name") + len(" ".join(parts[:begin])) + (begin > 0)
        found = text.find(kept[-1], match.start("name")) if kept else -1
        end = found + len(kept[-1]) if kept else match.end()
        position = max(end, match.start("name") + 1)
        long_enough = len(kept) >= (1 if title else 2) and _STREETS.fullmatch(kept[-1]) is None
        if long_enough and (title is not None or could_be_name(name)):
            yield Named(title, name, start, end)
