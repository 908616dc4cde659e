"""Whose paper it is: which of the places that it names are its own, and what it calls them together."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from yjqa.extract.areas import FILE_WEIGHT, HEADER_JOINT, HEADING_WEIGHT, TITLE_WEIGHT, Line, readable, titles_with

_SHARE_OF_EQUAL = 0.6
_SHARE_OF_FIRST = 0.25
"""How often an area must be named, against the one named most, to be one of those that the paper is about."""
_FORCE = r"(?:Police|Constabulary|Fire|Probation|NHS|Criminal|Integrated|Community Rehabilitation)\b"


def joint_name(first: str, second: str, lines: Iterable[Line]) -> str | None:
    """What a paper calls two areas together, as it writes it most often, or `None` where it never joins them.

    The name of a force or a service that covers both does not join them.
    """
    one, other = re.escape(first), re.escape(second)
    pattern = re.compile(rf"\b({one}(?: and | & ){other}|{other}(?: and | & ){one})\b(?! {_FORCE})")
    forms: Counter[str] = Counter(form for line in lines for form in pattern.findall(readable(line.text)))
    if not forms:
        return None
    return forms.most_common(1)[0][0].replace(" & ", " and ")


def _shares_words(first: str, second: str) -> bool:
    """Whether one name is part of the other, as "Westshire" is of "North Westshire"."""
    return f" {first} " in f" {second} " or f" {second} " in f" {first} "


def _side_by_side(first: str, second: str, lines: Iterable[Line]) -> bool:
    """Whether a table has both areas among its headers."""
    headers = (set(line.text.split(HEADER_JOINT)) for line in lines if HEADER_JOINT in line.text)
    return any({first, second} <= names for names in headers)


def _paired(first: str, second: str, titles: list[str]) -> tuple[str, ...]:
    """Two areas in the order of a title that names their bodies side by side: "Westshire Council / Eastport Council"."""
    between = r"(?: [A-Z][a-z]+){0,4}(?: ?/ ?|, | and | & )(?:the )?"
    for pair in ((first, second), (second, first)):
        pattern = re.compile(rf"\b{between.join(map(re.escape, pair))}\b")
        if any(pattern.search(title) for title in titles):
            return pair
    return ()


def own_areas(places: Mapping[str, int], lines: list[Line]) -> tuple[tuple[str, ...], str | None]:
    """The areas that a paper is about and its name for all of them; `places` with their weights.

    An area that the title names comes first, then one that the file is named after, else the one that the paper names
    most. A second is the paper's when it
    speaks of both jointly and of each often, or tells their figures side by side and speaks of both alike; one that the
    title leaves out must be joined in its opening or in a heading.
    """
    if not places:
        return (), None
    titles = [readable(line.text) for line in lines if line.weight >= TITLE_WEIGHT]
    files = [line.text for line in lines if line.weight == FILE_WEIGHT]
    named = {place for place in places if titles_with(place, titles)}
    often = _SHARE_OF_FIRST * max(places.values())
    filed = {place for place in places if places[place] >= often and titles_with(place, files)}
    first, *others = sorted(places, key=lambda place: (place not in named, place not in filed, -places[place], place))
    telling = [line for line in lines if line.weight >= HEADING_WEIGHT]
    for second in others:
        if places[second] < _SHARE_OF_FIRST * places[first] or _shares_words(first, second):
            continue
        is_left_out = first in named and second not in named
        if (joint := joint_name(first, second, lines)) and not (
            is_left_out and joint_name(first, second, telling) is None
        ):
            return tuple(sorted((first, second), key=joint.index)), joint
        if pair := _paired(first, second, titles):
            return pair, None
        if places[second] >= _SHARE_OF_EQUAL * places[first] and _side_by_side(first, second, lines):
            return (first, second), None
    return (first,), first
