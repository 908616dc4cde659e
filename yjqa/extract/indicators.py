"""What a performance figure measures: the words of the indicators, and which of them a figure in a text has."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple, cast

from yjqa.extract.terms import terms, vocabulary
from yjqa.records import Indicator, Unit

_RATE = re.compile(r"\brates?\b", re.I)
_PER_1000_BELOW = 10


class Mention(NamedTuple):
    """An indicator where its words stand: `text[start:end]`."""

    indicator: Indicator
    start: int
    end: int


def find_indicators(text: str) -> list[Mention]:
    """The indicators that a text names, from left to right."""
    return [
        Mention(cast("Indicator", term.key), term.start, term.end)
        for term in terms("indicators", "indicator").find(text)
    ]


def can_have(indicator: Indicator, unit: Unit) -> bool:
    """Whether an indicator's figures can have that unit."""
    allowed = _units().get(indicator)
    return unit in allowed if allowed else unit != "ratio"


def indicator_of(text: str, unit: Unit) -> Indicator | None:
    """The indicator of a label or noun phrase that can have that unit: the first of those that say most of a figure."""
    named = [mention.indicator for mention in find_indicators(text) if can_have(mention.indicator, unit)]
    best = min(named, key=weakness, default=None)
    if (best is None or weakness(best)) and terms("indicators", "aside").first(text):
        return "other"
    return best


def weakness(indicator: Indicator) -> int:
    """How little an indicator's words say of a figure beside the words of others; 0 where they say what it is."""
    weak = _content()["weak"]["weak"]
    return weak.index(indicator) + 1 if indicator in weak else 0


def rate_unit(text: str, indicator: Indicator | None, value: Decimal) -> Unit | None:
    """The unit of a bare figure that a text calls a rate, where the national data give that indicator's rate in one."""
    if indicator is None or not _RATE.search(text):
        return None
    unit = _content()["rates"].get(indicator)
    return cast("Unit", unit[0]) if unit and (unit[0] != "per_1000" or value < _PER_1000_BELOW) else None


def is_carried(indicator: Indicator) -> bool:
    """Whether a later sentence may go on about this indicator without naming it again."""
    return indicator in _content()["carried"]["carried"]


def is_weak(indicator: Indicator) -> bool:
    """Whether the indicator's words also stand in sentences about others, which then say more of a figure."""
    return weakness(indicator) > 0


def _content() -> dict[str, dict[str, list[str]]]:
    content: dict[str, dict[str, list[str]]] = vocabulary("indicators")
    return content


@cache
def _units() -> dict[str, frozenset[str]]:
    return {indicator: frozenset(units) for indicator, units in _content()["units"].items()}
