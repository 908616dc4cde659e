"""The chart beside the table: bars or lines of what is under the cursor, drawn in characters."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tui.figures.line_chart import HEIGHTS, can_be_lines, line_chart
from yjqa.cli_tables import printable
from yjqa.compare.bars import Bar, bars_of, blocks, number_of
from yjqa.compare.trends import Panel

Look = Literal["bars", "lines"]

_LABEL_SHARE = 0.45
"""How much of the width the labels of bars take at most."""
_LONGEST_BAR = 60
_SILENT = "·"
"""Stands where the papers do not say, which is not nothing."""


class ChartPane(VerticalScroll):
    """What of the comparison is drawn, under a line that says what it is."""

    DEFAULT_CSS = """
    ChartPane { background: $surface; color: $foreground; padding: 0 1; overflow-x: auto; scrollbar-size: 1 1; scrollbar-gutter: stable; }
    ChartPane > Static { width: auto; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._panels: Sequence[Panel] = ()
        self._look: Look = "bars"

    def compose(self) -> ComposeResult:
        """The chart."""
        yield Static("", id="drawn", markup=False)

    def show(self, panels: Sequence[Panel], look: Look) -> None:
        """Draws other figures."""
        self._panels, self._look = panels, look
        self._draw()
        self.scroll_home(animate=False)

    def on_resize(self, event: events.Resize) -> None:
        """Draws as wide as there is room."""
        self._draw()

    def _draw(self) -> None:
        size = self.scrollable_content_region
        if size.width and self.is_mounted:
            self.query_one("#drawn", Static).update(chart_text(self._panels, self._look, size.width, size.height))


def chart_text(panels: Sequence[Panel], look: Look, width: int, height: int) -> Text:
    """The panels one below the other. What cannot be lines is bars."""
    if not panels:
        return Text("No chart: there is no figure here, or there are too many to draw.")
    said = Text(no_wrap=True)
    for number, panel in enumerate(panels):
        said.append("\n\n" if number else "")
        said.append(printable(_title(panel)), style="bold")
        if look == "lines" and can_be_lines(panel):
            field = max((high for high in HEIGHTS if high <= height - len(panel.series) - 5), default=HEIGHTS[0])
            lines: Iterator[str] = iter(line_chart(_printable(panel), width, field))
        else:
            lines = _bar_lines(panel, width)
            if look == "lines":
                said.append("\nBars, since no line can join these figures.", style="italic")
        said.append("\n" + "\n".join(lines))
    return said


def _title(panel: Panel) -> str:
    """The panel's title with its unit, where neither it nor the figures say that."""
    return panel.title if panel.unit in panel.title or panel.unit in ("£", "%") else f"{panel.title} ({panel.unit})"


def _bar_lines(panel: Panel, width: int) -> Iterator[str]:
    groups = list(bars_of(_printable(panel)))
    bars = [bar for group in groups for bar in group.bars]
    labels = min(max(len(bar.label) for bar in bars), int(width * _LABEL_SHARE))
    numbers = max(len(number_of(bar.value, panel.unit)) for bar in bars)
    room = max(min(width - labels - numbers - 4, _LONGEST_BAR), 1)
    most = max(abs(bar.value or Decimal()) for bar in bars)
    for group in groups:
        if group.heading and group.heading != panel.title:
            yield group.heading
        for bar in group.bars:
            yield _bar_line(bar, panel.unit, labels, room, most)


def _bar_line(bar: Bar, unit: str, labels: int, room: int, most: Decimal) -> str:
    label = bar.label if len(bar.label) <= labels else f"{bar.label[: labels - 1]}…"
    drawn = _SILENT if bar.value is None else blocks(abs(bar.value) / most if most else Decimal(), room)
    return f" {label:<{labels}} {drawn} {number_of(bar.value, unit)}".rstrip()


def _printable(panel: Panel) -> Panel:
    return panel._replace(
        spots=tuple(map(printable, panel.spots)),
        series=tuple(series._replace(label=printable(series.label)) for series in panel.series),
    )
