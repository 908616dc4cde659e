"""What the terminal shows of a comparison beside its table: a bar for every figure, with the figure as printed."""

import sys
from collections.abc import Sequence
from decimal import Decimal

from rich.console import Console
from rich.text import Text

from yjqa.cli_tables import as_text, console_of, printable
from yjqa.compare.bars import Bar, BarGroup, bars_of, blocks, number_of
from yjqa.compare.comparison import Comparison
from yjqa.compare.trends import Panel, panels_of

_MOST_LINES = 24
"""Charts of more lines than a screen has are not drawn: the table says it better."""
_LABEL_SHARE = 0.5
"""How much of the terminal's width the labels of bars take at most."""
_LONGEST_BAR = 60
_SILENT = "·"
"""Stands where the papers do not say, which is not nothing."""


def print_charts(comparison: Comparison) -> None:
    """A small chart of a comparison that has few enough figures and something to compare; else nothing."""
    panels = panels_of(comparison)
    if not panels or panels[0].figures < 2:
        return
    charts = [(panel, _printable(panel)) for panel in panels]
    lines = sum(2 + sum(bool(heading) + len(bars) for heading, bars in groups) for _, groups in charts)
    if lines > _MOST_LINES:
        return
    console = console_of()
    for panel, groups in charts:
        _print_panel(console, panel, groups)
    console.print()


def _print_panel(console: Console, panel: Panel, groups: Sequence[BarGroup]) -> None:
    """The panel's title, then its groups of bars."""
    console.print()
    console.print(as_text(panel.title), style="bold")
    bars = [bar for _, some in groups for bar in some]
    width = min(max(len(bar.label) for bar in bars), int(console.width * _LABEL_SHARE))
    numbers = max(len(number_of(bar.value, panel.unit)) for bar in bars)
    room = min(console.width - width - numbers - 5, _LONGEST_BAR)
    most = max(abs(bar.value or Decimal()) for bar in bars)
    for heading, some in groups:
        if heading:
            console.print(as_text(heading))
        for bar in some:
            console.print(_line(bar, panel.unit, width, max(room, 1), most))


def _printable(panel: Panel) -> list[BarGroup]:
    return [
        BarGroup(printable(heading), [Bar(printable(label), value) for label, value in bars])
        for heading, bars in bars_of(panel)
    ]


def _line(bar: Bar, unit: str, width: int, room: int, most: Decimal) -> Text:
    label = bar.label if len(bar.label) <= width else f"{bar.label[: width - 1]}…"
    drawn = _SILENT if bar.value is None else _drawn(abs(bar.value) / most if most else Decimal(), room)
    return Text(f"  {label:<{width}} {drawn} {number_of(bar.value, unit)}".rstrip())


def _drawn(share: Decimal, room: int) -> str:
    """A bar of so much of the room, to an eighth of a character where the terminal can show that; at least a sliver."""
    if not (sys.stdout.encoding or "").lower().startswith("utf"):
        return "#" * max(round(share * room), 1 if share else 0)
    return blocks(share, room)
