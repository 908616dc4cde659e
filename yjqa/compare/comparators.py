"""Whose figure stands in a column: an area's own, or that of what the area is set against."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from yjqa.compare.areas import area_name
from yjqa.extract.terms import Terms, terms, vocabulary

_OWN, _NEIGHBOURS, _FAMILY, _REGION, _NATION = range(5)


class Place(NamedTuple):
    """An area, or a comparator: `beside` the areas that it is compared with, none where all are compared with the same.

    In the order of columns: areas by name, each with its own comparators, then regions by name, then the nation.
    """

    beside: tuple[str, ...]
    rank: int
    name: str

    @property
    def order(self) -> tuple[object, ...]:
        """Where it stands among the columns."""
        return not self.beside, " and ".join(self.beside), self.rank, self.name


@lru_cache(maxsize=4096)
def own_place(area: str) -> Place:
    """The place of an area's own figures."""
    return Place((area,), _OWN, area)


@lru_cache(maxsize=4096)
def compared_place(printed: str, areas: Sequence[str]) -> Place | None:
    """The place of a comparator as printed, in a paper of these areas.

    `None` where the paper speaks of a region or a family and does not tell whose it is.
    """
    words = printed.strip()
    name = terms("comparators", "region").first(words)
    if name is not None and _is_all(terms("comparators", "region"), words):
        return Place((), _REGION, name)
    if kind := _fixed().first(words):
        if kind != "Regional":
            return Place((), _NATION, kind)
        return _beside(areas, _REGION, "region")
    if _is_all(_families(), words):
        return _beside(areas, _FAMILY, "family")
    for term in terms("comparators", "related").find(words):
        whose = area_name(words[: term.start])
        return _beside((whose,) if whose else areas, _NEIGHBOURS, "statistical neighbours")
    return Place((), _REGION, words)


def _beside(areas: Sequence[str], rank: int, what: str) -> Place | None:
    return Place(tuple(areas), rank, f"{' and '.join(areas)} {what}") if areas else None


@lru_cache(maxsize=1)
def _fixed() -> Terms:
    """What records call the nation and a region that is not named."""
    return Terms({name: [name, *phrases] for name, phrases in vocabulary("comparators")["fixed"].items()})


@lru_cache(maxsize=1)
def _families() -> Terms:
    """The words for the group of like services, in sentences and as labels."""
    content = vocabulary("comparators")
    return Terms({"family": [*content["group"]["family"], *content["label"]["Family Average"]]})


def _is_all(known: Terms, text: str) -> bool:
    """Whether one phrase is the whole text."""
    return any((term.start, term.end) == (0, len(text)) for term in known.find(text))
