"""What a performance figure measures: one of the field's own measures, or what its paper calls it."""

import re
from functools import cache, lru_cache
from typing import NamedTuple, cast

from yjqa.compare.kpi_figures import KpiFigure
from yjqa.compare.naming import UNITS
from yjqa.extract.children import names_children
from yjqa.extract.terms import Terms, terms, vocabulary
from yjqa.extract.years import FoundPeriod, find_periods
from yjqa.records import Indicator, Unit

_LONGEST_NAME = 14
"""Words of the longest printed name; more are sentences, which no other paper has in the same words."""
_CLAUSE = re.compile(r"(?<!\bwho )(?<!\bthat )(?<!\bwhich )\b(?:was|were|has|have|had|did|could)\b", re.IGNORECASE)
"""What a sentence says of its subject; the name of a measure says no more than whom it counts."""
_DASHES = re.compile("[\u2010-\u2014]")
_WORDS = re.compile(r"[^\W_]+|%")
_CUT_OFF = re.compile(r"\b(?:per|of|in|and|the)\W*$", re.IGNORECASE)
"""What a name ends with whose rest was lost, and with it what the figure is per or of."""
_REMEMBERED = 4096
"""Of how many names and texts it is remembered what they say: the same stand beside many figures."""


class Measure(NamedTuple):
    """What the figures of one row measure, in the order of rows: the measures of the vocabulary as it lists them, then the others.

    `any_age`: whether the papers do not say that the figures are those of children.
    """

    position: int
    key: str
    any_age: bool
    label: str
    unit: Unit

    @property
    def is_known(self) -> bool:
        """Whether the vocabulary has it, so that it is one measure whatever papers call it."""
        return self.position < len(_measures())

    @property
    def title(self) -> str:
        """What the row is called."""
        return f"{self.label} (not said to be of children)" if self.any_age and self.is_known else self.label


class _Known(NamedTuple):
    """A measure of the vocabulary in one unit."""

    key: str
    indicators: tuple[Indicator, ...]
    phrases: Terms
    unit: Unit
    label: str


def measure_of(figure: KpiFigure) -> Measure | None:
    """What a figure measures; `None` where its name or unit says too little, or names another time than the figure's."""
    named = _named(_without_area(figure), figure.indicator, figure.unit)
    if named is None or any(_bounds(found) != (figure.start, figure.end) for found in _periods(figure.printed)):
        return None
    position, key, label = named
    if position < len(_measures()) and _is_of_some(figure):
        return None
    return Measure(position, key, not _is_of_children(figure), label, figure.unit)


def _bounds(found: FoundPeriod) -> tuple[object, object]:
    return found.period.start, found.period.end


@lru_cache(maxsize=_REMEMBERED)
def _periods(printed: str) -> tuple[FoundPeriod, ...]:
    """The dated periods that a printed name has in it."""
    return tuple(found for found in find_periods(printed) if found.period.start and found.period.end)


@lru_cache(maxsize=_REMEMBERED)
def _named(printed: str, indicator: Indicator, unit: Unit) -> tuple[int, str, str] | None:
    """The place among the rows, the key and the label of what a printed name measures."""
    name = _without_periods(printed)
    for position, known in enumerate(_measures()):
        if (
            unit == known.unit
            and indicator in known.indicators
            and known.phrases.first(name) is not None
            and _is_made_of(name, known.phrases)
        ):
            return position, known.key, known.label
    words = _WORDS.findall(name.lower())
    if unit == "other" or _CUT_OFF.search(name) or _CLAUSE.search(name) or len(words) > _LONGEST_NAME:
        return None
    if _is_made_of(name, terms("measures", "bare")):
        return None
    label = " ".join(_without_periods(printed).split()).strip(" ,;:")
    label = label[:1].upper() + label[1:]
    said = UNITS.get(unit)
    return len(_measures()), f"{indicator}: {' '.join(words)}", f"{label} ({said})" if said else label


def _without_area(figure: KpiFigure) -> str:
    """The printed name without the area that the figure is of: its column says that."""
    printed, area = figure.printed, figure.area
    if area is None or area.casefold() not in printed.casefold():
        return printed
    return re.sub(rf"(?:\b(?:in|of|for|across)\s+)?\b{re.escape(area)}\b(?:['’]s?)?", " ", printed, flags=re.IGNORECASE)


def _without_periods(printed: str) -> str:
    for found in reversed(_periods(printed)):
        printed = f"{printed[: found.start]} {printed[found.end :]}"
    return _DASHES.sub("-", printed).replace("()", "")


def _is_made_of(name: str, phrases: Terms) -> bool:
    """Whether a name has no other words than those of these phrases and spare ones."""
    rest = _without(_without(name, phrases), terms("measures", "spare"))
    return not set(_WORDS.findall(rest)) - {"%"}


def _without(text: str, phrases: Terms) -> str:
    for term in reversed(list(phrases.find(text))):
        text = f"{text[: term.start]} {text[term.end :]}"
    return text


@cache
def _measures() -> tuple[_Known, ...]:
    content = vocabulary("measures")
    return tuple(
        _Known(key, tuple(entry["indicators"]), Terms({key: entry["phrases"]}), cast("Unit", unit), label)
        for key, entry in content.items()
        if "indicators" in entry  # the other tables are lists of words
        for unit, label in entry["labels"].items()
    )


def _is_of_some(figure: KpiFigure) -> bool:
    """Whether what stands around a figure says that it is of some of the children only."""
    near = (figure.caption, *figure.section[-1:], "" if figure.is_cell else figure.quote)
    return any(_names_group(text) for text in near if text)


@lru_cache(maxsize=_REMEMBERED)
def _names_group(text: str) -> bool:
    return terms("measures", "group").first(text) is not None


def _is_of_children(figure: KpiFigure) -> bool:
    return any(map(names_children, (figure.title, *figure.section, figure.printed, figure.quote)))
