"""What a performance figure measures: the words of the indicators, and which of them a figure in a text has."""

from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import NamedTuple, cast

from yjqa.extract.terms import terms
from yjqa.records import Indicator, Unit


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
    """The first indicator of a label or noun phrase that can have that unit."""
    return next((mention.indicator for mention in find_indicators(text) if can_have(mention.indicator, unit)), None)


def is_carried(indicator: Indicator) -> bool:
    """Whether a later sentence may go on about this indicator without naming it again."""
    return indicator in _content()["carried"]["carried"]


def is_weak(indicator: Indicator) -> bool:
    """Whether the indicator's words also stand in sentences about others, which then say more of a figure."""
    return indicator in _content()["weak"]["weak"]


@cache
def _content() -> dict[str, dict[str, list[str]]]:
    return loads(files("yjqa").joinpath("vocabulary/indicators.toml").read_text("utf-8"))


@cache
def _units() -> dict[str, frozenset[str]]:
    return {indicator: frozenset(units) for indicator, units in _content()["units"].items()}
