"""Whose paper it is: the areas that a paper names, found by the public bodies that bear their names.

There is no gazetteer. A place is a capitalised name that the paper itself puts beside the words of a body ("Westshire
County Council", "Eastport YOS") or that ends as the names of counties do; `vocabulary/bodies.toml` holds those words.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from yjqa.extract.names import is_first_name, name_words
from yjqa.extract.terms import vocabulary

_SMALL = r"(?:upon|on|under|le|the|by|next|in)"
# Bounded: a word of thousands of hyphens must not cost the square of its length.
_CAPITALISED = r"(?:St\.? )?[A-Z][a-z]+(?:-[A-Za-z]+){0,5}"
_OF = r"(?:Vale|Forest|Isles?) of (?:the )?"
_NAME = rf"(?:{_OF})?{_CAPITALISED}(?:[ -]{_SMALL}[ -]{_CAPITALISED}| {_CAPITALISED}){{0,2}}"
_SMALL_WORDS = frozenset(["AND", "OF", "THE", "ON", "UPON", "FOR", "TO", "IN", "BY", "UNDER"])
_CAPITAL_RUN = re.compile(r"\b[A-Z]{4,}(?:['’]S)?(?: (?:AND|OF|&|[A-Z]{4,}(?:['’]S)?)){2,}\b")
TITLE_WEIGHT, FILE_WEIGHT, HEADING_WEIGHT = 12, 8, 3
"""Weights of lines: what a paper calls itself, what its file is called, and a heading. The opening lies between them."""
_SPOKEN_ENOUGH = 2
HEADER_JOINT = " or "
"""What stands between the headers of a table where they are one line of text."""
_JOINED = r"(?:and in|than in|and|or|than)"
_INITIAL = re.compile(r"\b[A-Z]\.? $")
_OPENS = re.compile(
    r"^[\W\d]*(?:(?:[Tt]he|[Mm]inutes|[Mm]eeting|[Nn]otes|[Aa]genda|[Rr]eport|[Pp]lan|of|for|to|from|on)\W+)*$"
)
"""What may stand between the beginning of a title and the body that it names."""
_PREPOSITION = r"\b(?:[Ii]n|[Aa]cross|[Aa]round|[Ww]ithin|[Oo]utside)"
_TITLE_PARTS = re.compile(r"\s*(?::|\||\s[-–—]\s|\bfor\b|\d[\d/–-]*\d)\s*")
_WHERE = re.compile(rf"{_PREPOSITION} (?P<name>{_NAME})")


@dataclass(frozen=True, slots=True)
class Bodies:
    """The words of `vocabulary/bodies.toml`, ready to search with."""

    sure: re.Pattern[str]
    """A run of names (group `names`) before a body that proves a place, or one (group `of`) after "Borough of"."""
    likely: re.Pattern[str]
    """A run of names (group `names`) before a body that ordinary words stand before as well."""
    ending: re.Pattern[str]
    directions: frozenset[str]
    comparators: frozenset[str]
    never: frozenset[str]
    abbreviations: frozenset[str]
    """The bodies' abbreviations, which stay in capitals ("YOS")."""


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of a paper's text and how much it tells of whose paper it is."""

    text: str
    weight: int


def _either(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


@cache
def _bodies() -> Bodies:
    words: dict[str, list[str]] = vocabulary("bodies")
    run = rf"{_NAME}(?:(?:, {_NAME}){{0,4}} (?:and|&) {_NAME})?"
    names = rf"\b(?P<names>{run})(?:[’']s?)? (?:(?:{_either(words['between'])}) ){{0,2}}"
    return Bodies(
        sure=re.compile(rf"{names}(?:{_either(words['sure'])})\b|\b(?:{_either(words['before'])}) (?P<of>{_NAME})"),
        likely=re.compile(rf"{names}(?:{_either(words['likely'])})\b|\bSafer (?P<safer>{_NAME})"),
        ending=re.compile(rf"\b[A-Z][a-z]+(?:{_either(words['endings'])})\b|\b(?:{_either(words['certain'])})\b"),
        directions=frozenset(words["directions"]),
        comparators=frozenset(words["comparators"]),
        never=frozenset(words["never"]),
        abbreviations=frozenset(body for key in ("sure", "likely") for body in words[key] if body.isupper()),
    )


def readable(text: str) -> str:
    """Words set in capitals as if they were not: "WESTSHIRE AND EASTPORT" becomes "Westshire and Eastport".

    In a line that is not wholly in capitals, only runs of several long words are taken for a title.
    """
    if text.isupper():
        return _in_small_letters(text)
    return _CAPITAL_RUN.sub(lambda run: _in_small_letters(run.group()), text)


def _in_small_letters(text: str) -> str:
    def lowered(word: re.Match[str]) -> str:
        if word.group() in _bodies().abbreviations:
            return word.group()
        return word.group().lower() if word.group() in _SMALL_WORDS else word.group().capitalize()

    return re.sub(r"[^\W\d_]+(?:['’][A-Z]+)?", lowered, text)


def _trimmed(run: str) -> str:
    """The part of a run of capitalised words that can be a place: words that never are one stand at its ends.

    Nothing is left of a run that begins with what stands before a person's name.
    """
    bodies = _bodies()
    if name_words().prefixes.match(run):
        return ""
    if head := re.match(_OF, run):
        return head.group() + rest if (rest := _trimmed(run[head.end() :])) else ""
    words = run.split()
    while words and (
        words[0].lower() in bodies.never or words[0].lower() in ("upon", "on", "under", "the", "by", "in")
    ):
        words.pop(0)
    for position, word in enumerate(words):
        if word.lower().strip(".") in bodies.never:
            return " ".join(words[:position])
    return " ".join(words)


def _split(run: str) -> list[str]:
    return [name for name in map(_trimmed, re.split(r", | and | & ", run)) if name]


def find_places(lines: Iterable[Line]) -> Counter[str]:
    """Names of places with their weights, gathered over a paper's lines."""
    bodies = _bodies()
    lines = [Line(readable(line.text), line.weight) for line in lines]
    names: Counter[str] = Counter()
    for line in lines:
        for match in bodies.sure.finditer(line.text):
            if not _INITIAL.search(line.text, 0, match.start()):
                names.update(dict.fromkeys(_split(match["names"] or match["of"]), 2))
        for match in bodies.likely.finditer(line.text):
            is_said_of_paper = line.weight >= HEADING_WEIGHT and _OPENS.match(line.text[: match.start()])
            names.update(dict.fromkeys(_split(match["names"] or match["safer"]), 2 if is_said_of_paper else 1))
        names.update({match.group(): 2 for match in bodies.ending.finditer(line.text)})
    names = Counter({name: proof for name, proof in names.items() if proof > 1 and not _may_be_person(name, lines)})
    names.update(dict.fromkeys(_spoken_of_as_places(lines), 2))
    text = "\n".join(line.text for line in lines)
    places = {name for name in names if _is_place(name, names, text)}
    places |= {name for name in _named_beside(places, text) if _is_place(name, names, text)}
    places |= _parts_of(places, text)
    weights: Counter[str] = Counter()
    for place in places:
        pattern = re.compile(rf"\b{re.escape(place)}\b")
        weights[place] = sum(line.weight * len(pattern.findall(line.text)) for line in lines if place in line.text)
    return weights


def _may_be_person(name: str, lines: list[Line]) -> bool:
    """Whether a name begins as a person's, and the paper neither has it in a title nor speaks of being "in" it."""
    if not is_first_name(name.split()[0]):
        return False
    where = re.compile(rf"{_PREPOSITION} {re.escape(name)}\b")
    return not any((name in line.text and line.weight >= FILE_WEIGHT) or where.search(line.text) for line in lines)


def _spoken_of_as_places(lines: list[Line]) -> set[str]:
    """Names in what the paper calls itself, of which it says "in" or "across" there or three times elsewhere.

    Once is enough for a name that stands in two such titles, the paper's own and its file's, or that the file's begins
    with, or that stands alone where areas do.
    """
    titles = [line.text for line in lines if line.weight >= FILE_WEIGHT]
    file = next((line.text for line in lines if line.weight == FILE_WEIGHT), "")
    alone = set(_standing_alone(lines))
    spoken = Counter(dict.fromkeys(alone, 0))
    for line in lines:
        for match in _WHERE.finditer(line.text):
            spoken.update(dict.fromkeys(_split(match["name"]), 3 if line.weight >= TITLE_WEIGHT else 1))

    def is_place(name: str, times: int) -> bool:
        begins = bool(re.match(rf"{re.escape(name)}\b", file))
        signs = max(titles_with(name, titles), 2 * begins) + (name in alone)
        return bool(signs) and times + _SPOKEN_ENOUGH * (signs - 1) > _SPOKEN_ENOUGH

    return {name for name, times in spoken.items() if is_place(name, times)}


def _standing_alone(lines: list[Line]) -> Iterator[str]:
    """Names that fill one side of a title, a line of the opening or, beside a country or a region, a header."""
    comparators = _bodies().comparators
    for line in lines:
        parts: list[str] = []
        if line.weight >= TITLE_WEIGHT:
            parts = _TITLE_PARTS.split(line.text) if _TITLE_PARTS.search(line.text) else []
        elif line.weight > HEADING_WEIGHT and line.weight != FILE_WEIGHT:
            parts = [line.text]
        elif HEADER_JOINT in line.text:
            headers = line.text.split(HEADER_JOINT)
            parts = [] if comparators.isdisjoint(headers) else headers
        yield from filter(_is_name, parts)


def _is_name(text: str) -> bool:
    """Whether a text is a name and nothing else."""
    return bool(re.fullmatch(_NAME, text)) and _trimmed(text) == text


def titles_with(name: str, titles: list[str]) -> int:
    """How many of the titles name a place."""
    pattern = re.compile(rf"\b{re.escape(name)}\b")
    return sum(bool(pattern.search(title)) for title in titles)


def _named_beside(places: set[str], text: str) -> set[str]:
    """Names that a text joins to known places ("in Westshire and Eastport") and that it speaks of as it does of places."""
    if not places:
        return set()
    known = _either(places)
    after = re.compile(rf"\b(?:{known}) {_JOINED} ({_CAPITALISED})\b")
    before = re.compile(rf"\b({_CAPITALISED}) {_JOINED} (?:{known})\b")
    beside = Counter(_trimmed(name) for pattern in (after, before) for name in pattern.findall(text))
    where = Counter(_trimmed(match["name"]) for match in _WHERE.finditer(text))
    return {name for name, times in beside.items() if name and where[name] and times + where[name] > 2} - places


def _parts_of(places: set[str], text: str) -> set[str]:
    """Parts of the places that a text names by a point of the compass: "North Westshire", "Mid Westshire"."""
    if not places:
        return set()
    directions = _either(_bodies().directions)
    return set(re.findall(rf"\b(?:{directions}) (?:(?:{directions}) )?(?:{_either(places)})\b", text))


def _is_place(name: str, names: Mapping[str, int], text: str) -> bool:
    bodies = _bodies()
    if len(name) < 3 or name in bodies.comparators or all(word in bodies.directions for word in name.split()):
        return False
    if any(name != other and _adds_no_direction(name, other) for other in names):
        return False
    if bodies.ending.search(name):
        return True
    written_small = len(re.findall(rf"\b{re.escape(name.lower())}\b", text))
    return written_small < len(re.findall(rf"\b{re.escape(name)}\b", text))


def _adds_no_direction(name: str, place: str) -> bool:
    """Whether `name` is `place` with words before it that are no part of a place's name, such as a person's."""
    if not name.endswith(" " + place):
        return False
    return not set(name.removesuffix(place).split()) <= _bodies().directions
