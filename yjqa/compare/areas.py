"""One name for an area over many papers: "Westshire County Council" is Westshire, and so is "Westshire YOS".

The words that are taken off a name are those of `vocabulary/areas.toml`; nothing is guessed from a list of places.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache
from typing import Literal

from yjqa.errors import InvalidRequest
from yjqa.extract.terms import vocabulary

_JOINED = re.compile(r"\s*(?:,|/|\band\b)\s*")
_NEAR = 65
"""Least likeness (0-100) of an area that is told of where there is none of the name that was asked for."""
_NAMED = 3
"""How many names a message has."""


@lru_cache(maxsize=4096)
def area_name(printed: str) -> str:
    """An area's name as printed, without the words for its council or service: "Westshire County Council" → "Westshire"."""
    words = " ".join(printed.replace("&", " and ").replace(".", " ").split()).strip(" ,:;-")
    while True:
        shorter = _without(words, _phrases("before"), "before")
        shorter = _without(shorter, _phrases("after"), "after")
        if shorter == words:
            return words
        words = shorter


@lru_cache(maxsize=4096)
def area_key(printed: str) -> str:
    """What all names of one area have in common; of a joint area, its members in one order."""
    plain = area_name(printed).lower().replace("-", " ")
    members = sorted(area_name(part).lower() for part in _JOINED.split(plain) if part)
    return " and ".join(members)


def area_names(printed: Iterable[str]) -> dict[str, str]:
    """For each area its name: of the forms that papers print, without council or service, the one printed most often."""
    forms: dict[str, Counter[str]] = {}
    for one in printed:
        forms.setdefault(area_key(one), Counter())[area_name(one)] += 1
    return {key: min(counts, key=lambda name: (-counts[name], name)) for key, counts in forms.items()}


def is_joint_of(key: str, others: Collection[str]) -> bool:
    """Whether an area is made of several, one of which is among the others."""
    members = key.split(" and ")
    return len(members) > 1 and any(member in others for member in members)


def wanted_areas(asked: Iterable[str], names: Mapping[str, str]) -> frozenset[str]:
    """The keys of the areas that are asked for. Raises `InvalidRequest`, with the nearest names, for one that no paper has."""
    keys = {one: area_key(one) for one in asked}
    for one, key in keys.items():
        if key not in names:
            raise InvalidRequest(
                f"{one}: no such figures are held of an area of that name.{_nearest(one, names.values())}"
            )
    return frozenset(keys.values())


def _nearest(asked: str, names: Collection[str]) -> str:
    from rapidfuzz import fuzz, process
    from rapidfuzz.utils import default_process

    name = area_name(asked)
    found = process.extract(name, names, scorer=fuzz.WRatio, processor=default_process, score_cutoff=_NEAR)
    near = sorted((one for one, *_ in found), key=lambda one: -fuzz.ratio(one.lower(), name.lower()))
    if near:
        return f" Did you mean {' or '.join(near[:_NAMED])}?"
    some = sorted(names)
    more = ", …" if len(some) > _NAMED else ""
    return f" There are some of {', '.join(some[:_NAMED])}{more}." if some else ""


@cache
def _phrases(side: Literal["before", "after"]) -> tuple[str, ...]:
    """The phrases of one side, longest first."""
    return tuple(sorted(vocabulary("areas")[side], key=len, reverse=True))


def _without(name: str, phrases: Iterable[str], side: Literal["before", "after"]) -> str:
    """A name less the longest phrase on that side; a name that is nothing but the phrase stays."""
    lower = name.lower()
    for phrase in phrases:
        if side == "before" and lower.startswith(f"{phrase} "):
            return name[len(phrase) + 1 :]
        if side == "after" and lower.endswith(f" {phrase}"):
            return name[: -len(phrase) - 1].rstrip(" ,")
    return name
