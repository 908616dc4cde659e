"""Figures over time as lines of characters: a mark a figure, a line of dots between two that follow each other, nothing over a gap.

Marks tell the lines apart, and under the axis every figure stands as it is printed, behind its line's mark: nothing rests on colour.
"""

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal

from yjqa.compare.bars import number_of
from yjqa.compare.trends import Panel, Series
from yjqa.records import Figure

MARKS = "●■▲◆▼○□△◇▽"
_SAME_PLACE = "✱"
"""Where figures of several lines fall together."""
_SILENT = "·"
"""Stands among the figures where the papers do not say."""
_WIDEST_GUTTER = 22
_NARROWEST_SPOT = 4
_WIDEST_SPOT = 16
HEIGHTS = (6, 9, 11, 13)
"""Lines that the field may be high: those in which a scale of four or five steps stands on whole lines."""
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each of the eight dots of a character, by its row and column."""


def can_be_lines(panel: Panel) -> bool:
    """Whether there is anything that a line over nought can join: figures over time, two of one line at least."""
    told = [[value for value in series.values if value is not None] for series in panel.series]
    return panel.over_time and max(map(len, told)) > 1 and min(map(min, filter(None, told))) >= 0


def line_chart(panel: Panel, width: int, height: int) -> list[str]:
    """The chart in so many characters across, its field as high as one of `HEIGHTS`; below it come the axis and the figures, a line a series.

    What does not fit the width is drawn as wide as it has to be: whoever shows it lets it scroll.
    """
    top = _top(panel)
    ticks = _ticks(top, height)
    names = [f"{MARKS[number % len(MARKS)]} {series.label}" for number, series in enumerate(panel.series)]
    gutter = min(max(len(text) for text in (*names, *(number_of(tick, panel.unit) for tick in ticks))), _WIDEST_GUTTER)
    figures = [[number_of(value, panel.unit) for value in series.values] for series in panel.series]
    needed = max(len(text) for texts in (panel.spots, *figures) for text in texts) + 1
    room = (width - gutter - 2) // max(len(panel.spots), 1)
    spot = max(needed, min(room, _WIDEST_SPOT), _NARROWEST_SPOT)
    field = _Field(len(panel.spots) * spot, height, top)
    for number, series in enumerate(panel.series):
        field.draw(series, MARKS[number % len(MARKS)], spot)
    rows = [[f"{text or _SILENT:^{spot}}" for text in texts] for texts in figures]
    return [
        *_with_scale(field.lines(), ticks, top, gutter, panel.unit),
        f"{'':>{gutter}} └{'─' * (len(panel.spots) * spot)}",
        f"{'':>{gutter}}  {''.join(f'{label:^{spot}}' for label in panel.spots)}".rstrip(),
        *(f"{_cut(name, gutter):<{gutter}}  {''.join(row)}".rstrip() for name, row in zip(names, rows, strict=True)),
        *([f"{_SAME_PLACE} where lines meet"] if field.has_meetings else []),
    ]


class _Field:
    """What stands between the axes: dots of lines, and marks over them. The lowest line of characters is that of zero."""

    def __init__(self, width: int, height: int, top: Decimal) -> None:
        self._width, self._height, self._top = width, height, float(top)
        self._dots = [[0] * width for _ in range(height)]
        self._marks: dict[tuple[int, int], str] = {}

    def draw(self, series: Series, mark: str, spot: int) -> None:
        """A line with its marks, broken where the papers are silent."""
        before: tuple[float, float] | None = None
        for number, value in enumerate(series.values):
            if value is None:
                before = None
                continue
            x = number * spot + spot // 2
            y = self._height_of(value)
            if before is not None:
                self._join(before, (x, y))
            place = (x, self._height - 1 - int(y))
            self._marks[place] = mark if self._marks.get(place, mark) == mark else _SAME_PLACE
            before = x, y

    @property
    def has_meetings(self) -> bool:
        """Whether figures of several lines fall together."""
        return _SAME_PLACE in self._marks.values()

    def lines(self) -> list[str]:
        """The field, the highest line first."""
        return [
            "".join(self._marks.get((x, y)) or (chr(0x2800 + dots) if dots else " ") for x, dots in enumerate(line))
            for y, line in enumerate(self._dots)
        ]

    def _height_of(self, value: Figure) -> float:
        return min(max(float(value) / self._top, 0.0), 1.0) * (self._height - 1) + 0.5

    def _join(self, begin: tuple[float, float], end: tuple[float, float]) -> None:
        (x0, y0), (x1, y1) = begin, end
        steps = max(int(abs(x1 - x0) * 2), int(abs(y1 - y0) * 4), 1)
        for step in range(steps + 1):
            x = x0 + 0.5 + (x1 - x0) * step / steps
            y = y0 + (y1 - y0) * step / steps
            row = self._height - 1 - int(y)
            if 0 <= row < self._height and 0 <= int(x) < self._width:
                self._dots[row][int(x)] |= _DOTS[3 - int(y % 1 * 4)][int(x % 1 * 2)]


def _top(panel: Panel) -> Decimal:
    """The highest figure of the axis: a round one, no lower than any that is drawn."""
    most = max((value for series in panel.series for value in series.values if value is not None), default=Decimal(1))
    if most <= 0:
        return Decimal(1)
    size = Decimal(10) ** math.floor(math.log10(most))
    return next(
        size * step for step in (1, Decimal("1.2"), Decimal("1.6"), 2, 3, 4, 5, 6, 8, 10) if size * step >= most
    )


def _ticks(top: Decimal, height: int) -> list[Decimal]:
    steps = 4 if (height - 1) % 4 == 0 else 5
    return [_plain(top * number / steps) for number in range(steps + 1)]


def _plain(value: Decimal) -> Decimal:
    value = value.normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _with_scale(lines: Sequence[str], ticks: Sequence[Decimal], top: Decimal, gutter: int, unit: str) -> Iterator[str]:
    height = len(lines)
    at = {height - 1 - int(float(tick / top) * (height - 1) + 0.5): tick for tick in ticks}
    for number, line in enumerate(lines):
        said = number_of(at[number], unit) if number in at else ""
        yield f"{said:>{gutter}} {'┤' if said else '│'}{line}".rstrip()


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"
