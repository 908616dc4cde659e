"""What can be drawn, as bars of characters: for every figure one, with the figure as printed."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from yjqa.compare.trends import Panel
from yjqa.extract.money import pounds
from yjqa.records import Figure

_EIGHTHS = " ▏▎▍▌▋▊▉█"


class Bar(NamedTuple):
    """One figure, or `None` where the papers are silent."""

    label: str
    value: Figure | None


class BarGroup(NamedTuple):
    """Bars under a heading, which may be empty."""

    heading: str
    bars: list[Bar]


def bars_of(panel: Panel) -> Iterator[BarGroup]:
    """A group of bars a series over time, from its first figure to its last, else a group a spot."""
    if len(panel.series) == 1:
        heading = panel.series[0].label if panel.over_time else ""
        yield BarGroup(heading, _without_silent_ends(_bars(panel.spots, panel.series[0].values)))
    elif panel.over_time:
        for series in panel.series:
            yield BarGroup(series.label, _without_silent_ends(_bars(panel.spots, series.values)))
    else:
        names = [series.label for series in panel.series]
        for number, spot in enumerate(panel.spots):
            yield BarGroup(spot, _bars(names, [series.values[number] for series in panel.series]))


def _without_silent_ends(bars: list[Bar]) -> list[Bar]:
    told = [number for number, bar in enumerate(bars) if bar.value is not None]
    return bars[min(told) : max(told) + 1]


def _bars(labels: Sequence[str], values: Sequence[Figure | None]) -> list[Bar]:
    return [Bar(label, value) for label, value in zip(labels, values, strict=True)]


def blocks(share: Decimal, room: int) -> str:
    """A bar of so much of the room, to an eighth of a character; at least a sliver where the share is not nothing."""
    eighths = max(round(share * room * 8), 1 if share else 0)
    return f"{_EIGHTHS[8] * (eighths // 8)}{_EIGHTHS[eighths % 8].strip()}"


def number_of(value: Figure | None, unit: str) -> str:
    """A figure in its unit; the title says any that is neither pounds nor per cent."""
    if value is None:
        return ""
    if unit == "£":
        return pounds(value)
    return f"{value:,f}{'%' if unit == '%' else ''}"
