"""Whose paper it is: the areas that a paper names, found by the public bodies that bear their names.

There is no gazetteer. A place is a capitalised name that the paper itself puts beside the words of a body ("Westshire
County Council", "Eastport YOS") or that ends as the names of counties do; `vocabulary/bodies.toml` holds those words.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SMALL = r"(?:upon|on|under|le|the|by|next|in)"
_CAPITALISED = r"(?:St\.? )?[A-Z][a-z]+(?:-[A-Za-z]+)*"
_NAME = rf"{_CAPITALISED}(?:[ -]{_SMALL}[ -]{_CAPITALISED}| {_CAPITALISED}){{0,2}}"
_SHARE_OF_EQUAL = 0.6
HEADER_JOINT = " or "
"""What stands between the headers of a table where they are one line of text."""
_JOINED = r"(?:and in|than in|and|or|than)"
_WHERE = re.compile(rf"\b(?:[Ii]n|[Aa]cross|[Aa]round|[Ww]ithin|[Oo]utside) (?P<name>{_NAME})")
_SHARE_OF_FIRST = 0.25
"""How often an area must be named, against the one named most, to be one of those that the paper is about."""


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


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of a paper's text and how much it tells of whose paper it is."""

    text: str
    weight: int


def _either(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


@cache
def _bodies() -> Bodies:
    words: dict[str, list[str]] = tomllib.loads(files("yjqa").joinpath("vocabulary/bodies.toml").read_text("utf-8"))
    run = rf"{_NAME}(?:(?:, {_NAME}){{0,4}} (?:and|&) {_NAME})?"
    names = rf"\b(?P<names>{run})(?:[’']s?)? (?:(?:{_either(words['between'])}) ){{0,2}}"
    return Bodies(
        sure=re.compile(rf"{names}(?:{_either(words['sure'])})\b|\b(?:{_either(words['before'])}) (?P<of>{_NAME})"),
        likely=re.compile(rf"{names}(?:{_either(words['likely'])})\b"),
        ending=re.compile(rf"\b[A-Z][a-z]+(?:{_either(words['endings'])})\b|\b(?:{_either(words['certain'])})\b"),
        directions=frozenset(words["directions"]),
        comparators=frozenset(words["comparators"]),
        never=frozenset(words["never"]),
    )


def readable(text: str) -> str:
    """A heading set in capitals as if it were not: "WESTSHIRE AND EASTPORT" becomes "Westshire and Eastport"."""
    if not text.isupper():
        return text
    return re.sub(r"\b(And|Of|The|On|Upon|For|To|In)\b", lambda m: m.group().lower(), text.title())


def _trimmed(run: str) -> str:
    """The part of a run of capitalised words that can be a place: words that never are one stand at its ends."""
    bodies = _bodies()
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
            names.update(dict.fromkeys(_split(match["names"] or match["of"]), 2))
        for match in bodies.likely.finditer(line.text):
            names.update(_split(match["names"]))
        names.update({match.group(): 2 for match in bodies.ending.finditer(line.text)})
    names = Counter({name: proof for name, proof in names.items() if proof > 1})
    names.update(_spoken_of_as_places(lines))
    text = "\n".join(line.text for line in lines)
    places = {name for name in names if _is_place(name, names, text)}
    places |= {name for name in _named_beside(places, text) if _is_place(name, names, text)}
    places |= _parts_of(places, text)
    weights: Counter[str] = Counter()
    for place in places:
        pattern = re.compile(rf"\b{re.escape(place)}\b")
        weights[place] = sum(line.weight * len(pattern.findall(line.text)) for line in lines)
    return weights


def _spoken_of_as_places(lines: list[Line]) -> Iterable[str]:
    """Names in the title, the weightiest line, of which the paper says "in" or "across" there or three times elsewhere."""
    title = max(lines, key=lambda line: line.weight, default=Line("", 0)).text
    spoken: Counter[str] = Counter()
    for line in lines:
        for match in _WHERE.finditer(line.text):
            spoken.update(dict.fromkeys(_split(match["name"]), 3 if line.text == title else 1))
    return (name for name, times in spoken.items() if times > 2 and re.search(rf"\b{re.escape(name)}\b", title))


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


def joint_name(first: str, second: str, lines: Iterable[Line]) -> str | None:
    """What a paper calls two areas together, as it writes it most often, or `None` where it never joins them."""
    pattern = re.compile(
        rf"\b({re.escape(first)}(?: and | & ){re.escape(second)}|{re.escape(second)}(?: and | & ){re.escape(first)})\b"
    )
    forms: Counter[str] = Counter(form for line in lines for form in pattern.findall(readable(line.text)))
    if not forms:
        return None
    return forms.most_common(1)[0][0].replace(" & ", " and ")


def _side_by_side(first: str, second: str, lines: Iterable[Line]) -> bool:
    """Whether a table has both areas among its headers."""
    headers = (set(line.text.split(HEADER_JOINT)) for line in lines if HEADER_JOINT in line.text)
    return any({first, second} <= names for names in headers)


def own_areas(places: Mapping[str, int], lines: list[Line]) -> tuple[tuple[str, ...], str | None]:
    """The areas that a paper is about and its name for all of them; `places` with their weights.

    Two areas are the paper's when it speaks of them jointly and of each often, or tells their figures side by side and
    speaks of both alike; else the one that it names most is.
    """
    if not places:
        return (), None
    ranked = sorted(places, key=lambda place: -places[place])
    first = ranked[0]
    for second in ranked[1:]:
        if places[second] < _SHARE_OF_FIRST * places[first]:
            break
        if first in second or second in first:
            continue
        if joint := joint_name(first, second, lines):
            return tuple(sorted((first, second), key=joint.index)), joint
        if places[second] >= _SHARE_OF_EQUAL * places[first] and _side_by_side(first, second, lines):
            return (first, second), None
    return (first,), first
