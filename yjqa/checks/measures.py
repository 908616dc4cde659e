"""What performance figures measure, as far as two of them can be told to measure one thing."""

import re
from decimal import Decimal

from yjqa.extract.terms import terms
from yjqa.extract.years import find_periods
from yjqa.records import Indicator, Unit

_RATES: frozenset[Unit] = frozenset(["percent", "per_100000", "per_1000", "ratio"])
_ONE_MEASURE: frozenset[Indicator] = frozenset(
    ["first_time_entrants", "reoffending_binary", "reoffences_per_reoffender", "reoffences_per_offender", "custody"]
)
"""Indicators whose rate, of one area and period, is one figure; the others measure many things each."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def is_one_rate(indicator: Indicator, unit: Unit) -> bool:
    """Whether an area has one figure only of an indicator and unit in a period."""
    return indicator in _ONE_MEASURE and unit in _RATES


def label_words(indicator: str, area: str | None) -> frozenset[str]:
    """The words of an indicator as printed for what it measures, without whose it is and when."""
    return measuring_words(without_periods(indicator.replace(area, " ") if area else indicator))


def without_periods(text: str) -> str:
    """A text without the periods that it names."""
    for found in reversed(list(find_periods(text))):
        text = f"{text[: found.start]} {text[found.end :]}"
    return text


def measuring_words(text: str) -> frozenset[str]:
    """The words that say what is measured, without their endings in "s"."""
    for term in terms("disagreements", "measure").find(text):
        text = f"{text[: term.start]}{' ' * (term.end - term.start)}{text[term.end :]}"
    return frozenset(word.casefold().removesuffix("s") for word in _WORD.findall(text))


def some_of_all(text: str) -> frozenset[str]:
    """The words of a text for some of those whom a figure may count: "girls", "of whom"."""
    return frozenset(text[term.start : term.end].casefold() for term in terms("disagreements", "group").find(text))


def is_too_small(one: Decimal, other: Decimal) -> bool:
    """Whether both figures are decimals of one digit only, such as 0.02 and 0.04: what is so coarse tells of no disagreement."""
    return all(value < 1 and len(value.normalize().as_tuple().digits) == 1 for value in (one, other))


def names_two_periods(label: str) -> bool:
    """Whether a row is named after two periods: it cannot be seen which of them its figures are of."""
    return len({(found.period.start, found.period.end) for found in find_periods(label)}) > 1
