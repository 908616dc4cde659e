"""Comparisons as pictures: lines over time, bars side by side, stacks of what makes a sum.

Told apart without colour too: lines by their marks, bars by their hatches. The same comparison gives the same bytes.
"""

import io
import re
import textwrap
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yjqa.compare.comparison import Comparison
from yjqa.compare.trends import Panel, panels_of
from yjqa.errors import InvalidRequest

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SUFFIXES = (".png", ".svg")
"""What a picture's file can be."""

_MOST_PANELS = 6
"""So many panels are drawn; a picture of more cannot be read."""
_MOST_SPOTS = 200
"""A panel of more places along the axis, or of more lines, is no picture and takes minutes to draw."""

_COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#999999")
"""Eight that people tell apart whatever their sight (Okabe and Ito)."""
_MARKS = ("o", "s", "^", "D", "v", "P", "X", "*")
_HATCHES = ("", "//", "..", "xx", "\\\\", "oo", "--", "++")
_MOST_TITLES = 4
_TITLE_WIDTH = 64
"""Characters of a line of a title."""
_AXIS_WIDTH = 84
"""Characters that fit side by side along the axis."""
_SLANTED_WIDTH = 24
"""Characters of a line of a label that stands aslant because not all fit side by side."""
_PANEL = (7.6, 3.8)
"""Width and height of a panel, in inches."""
_LETTER = 0.068
"""Width of a letter of a legend, in inches; its marks take as much as so many letters:"""
_LEGEND_MARK = 8
_ONE_COLUMN = 3
"""So many panels stand below each other, more of them two abreast."""
_FEW_BARS = 4
"""Fewer bars than so many are as broad as they would be among so many."""
_MOST_NUMBERS = 24
"""Over so many figures in a panel they are not written beside what is drawn."""
_ROOM = 0.07
"""Of the height of the axis, how far apart two figures of one time lie at least that are both written."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udfff]")
_UNITS = {"%": "per cent", "£": "pounds"}

_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",  # text stays text
    "svg.hashsalt": "yjqa",  # ids that are the same on every run
    "text.parse_math": False,  # papers write dollars and underscores that are no formulas
    "font.size": 9,
    "hatch.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
}


def chart_form(file: Path) -> str:
    """The form that a file's name asks for: "png" or "svg". Raises `InvalidRequest`."""
    if file.suffix.lower() not in SUFFIXES:
        raise InvalidRequest(f"{file.name}: a chart is written as {' or '.join(SUFFIXES)}; end the file's name so.")
    return file.suffix.lower().removeprefix(".")


def chart_as_bytes(comparison: Comparison, form: str) -> bytes:
    """The comparison drawn, as "png" or "svg". Raises `InvalidRequest` where there is nothing or too much to draw."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    panels = panels_of(comparison)
    if not panels:
        raise InvalidRequest("No figure in the papers fits, so that there is nothing to draw.")
    drawn = panels[:_MOST_PANELS]
    most = max(max(len(panel.spots), len(panel.series)) for panel in drawn)
    if most > _MOST_SPOTS:
        raise InvalidRequest(
            f"{most} columns or lines are too many to draw: name the areas or years that you want to see."
        )
    across = 1 if len(drawn) <= _ONE_COLUMN else 2
    down = -(-len(drawn) // across)
    looks = _looks(drawn)
    with rc_context(_STYLE), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of characters that the font lacks
        width = _PANEL[0] + (max(map(len, looks)) + _LEGEND_MARK if looks else 0) * _LETTER
        figure = Figure(figsize=(width * across, _PANEL[1] * down + 0.6), layout="constrained")
        for number, panel in enumerate(drawn, start=1):
            _draw(figure.add_subplot(down, across, number), panel, looks)
        figure.supxlabel(_footing(drawn, len(panels) - len(drawn)), fontsize=7, x=0.01, ha="left")
        out = io.BytesIO()
        figure.savefig(out, format=form, dpi=150, metadata={"svg": {"Date": None}, "png": {"Software": None}}[form])
    return out.getvalue()


def _looks(panels: Sequence[Panel]) -> dict[str, int]:
    """The number of each line's or bar's look, the same in all panels."""
    names = dict.fromkeys(series.label for panel in panels for series in panel.series if len(panel.series) > 1)
    return {name: number for number, name in enumerate(names)}


def _draw(axes: "Axes", panel: Panel, looks: Mapping[str, int]) -> None:
    from matplotlib.ticker import MaxNLocator

    draw = _draw_lines if panel.over_time else _draw_stacks if panel.stacked else _draw_bars
    draw(axes, panel, looks)
    axes.set_title("\n".join(textwrap.wrap(_clean(panel.title), _TITLE_WIDTH)), loc="left", fontweight="bold")
    axes.set_ylabel(_UNITS.get(panel.unit, panel.unit))
    if panel.unit == "number":
        axes.yaxis.set_major_locator(MaxNLocator(nbins="auto", integer=True))
    axes.yaxis.set_major_formatter("{x:,.10g}")
    axes.grid(axis="y", linewidth=0.4, alpha=0.6)
    axes.set_axisbelow(True)
    names = [_clean(spot) for spot in panel.spots]
    room = _AXIS_WIDTH // max(len(names), 1 if panel.over_time else _FEW_BARS)
    crowded = max(len(word) for name in names for word in name.split()) > room
    labels = ["\n".join(textwrap.wrap(name, _SLANTED_WIDTH if crowded else room)) for name in names]
    axes.set_xticks(
        range(len(labels)), labels, rotation=35 if crowded else 0, ha="right" if crowded else "center", fontsize=8
    )
    if len(panel.series) > 1:
        axes.legend(fontsize=7.5, frameon=False, loc="upper left", bbox_to_anchor=(1.0, 1.0))


def _draw_lines(axes: "Axes", panel: Panel, looks: Mapping[str, int]) -> None:
    """A line a series, broken where papers are silent, with its marks."""
    for series in panel.series:
        number = looks.get(series.label, 0)
        axes.plot(
            range(len(series.values)),
            [float("nan") if value is None else float(value) for value in series.values],
            color=_COLOURS[number % len(_COLOURS)],
            marker=_MARKS[number % len(_MARKS)],
            linestyle=("-", "--", ":")[number // len(_COLOURS) % 3],
            markeredgecolor="black",
            markeredgewidth=0.4,
            label=_clean(series.label),
        )
    low, high = axes.get_ylim()
    axes.set_ylim(min(0.0, low), high + (high - min(0.0, low)) * _ROOM)
    axes.set_xlim(-0.4, len(panel.spots) - 0.6)
    if _has_room(panel):
        _write_numbers(axes, panel)


def _write_numbers(axes: "Axes", panel: Panel) -> None:
    """The figures beside their marks: the highest of a time above, the lowest below, those between where there is room."""
    low, high = axes.get_ylim()
    room = (high - low) * _ROOM
    for spot in range(len(panel.spots)):
        values = sorted({value for series in panel.series if (value := series.values[spot]) is not None})
        for place, value in enumerate(values):
            lowest = place == 0 and len(values) > 1
            beside = values[max(place - 1, 0) : place + 2]
            crowded = any(0 < abs(float(value - other)) < room for other in beside)
            if crowded and 0 < place < len(values) - 1:
                continue
            axes.annotate(
                f"{value:,f}",
                (spot, float(value)),
                textcoords="offset points",
                xytext=(0, -6 if lowest else 5),
                ha="center",
                va="top" if lowest else "bottom",
                fontsize=7,
            )


def _draw_bars(axes: "Axes", panel: Panel, looks: Mapping[str, int]) -> None:
    """A bar a figure, the series beside each other."""
    width = 0.8 / len(panel.series)
    for number, series in enumerate(panel.series):
        shown = [(spot, value) for spot, value in enumerate(series.values) if value is not None]
        places = [spot - 0.4 + width * (number + 0.5) for spot, _ in shown]
        look = _look(looks.get(series.label, 0))
        bars = axes.bar(places, [float(value) for _, value in shown], width, **look, label=_clean(series.label))
        if _has_room(panel):
            axes.bar_label(bars, [f"{value:,f}" for _, value in shown], fontsize=7, padding=2)
    _centre(axes, panel)


def _draw_stacks(axes: "Axes", panel: Panel, looks: Mapping[str, int]) -> None:
    """A stack a spot; what is less than nothing hangs below."""
    above, below = [0.0] * len(panel.spots), [0.0] * len(panel.spots)
    for series in panel.series:
        values = [float(value or 0) for value in series.values]
        bottoms = [up if value >= 0 else down for value, up, down in zip(values, above, below, strict=True)]
        look = _look(looks.get(series.label, 0))
        axes.bar(range(len(values)), values, 0.6, bottom=bottoms, **look, label=_clean(series.label))
        above = [up + max(value, 0.0) for up, value in zip(above, values, strict=True)]
        below = [down + min(value, 0.0) for down, value in zip(below, values, strict=True)]
    _centre(axes, panel)


def _centre(axes: "Axes", panel: Panel) -> None:
    """Keeps one or two bars from being as broad as the picture."""
    spare = max(_FEW_BARS - len(panel.spots), 0) / 2
    axes.set_xlim(-0.6 - spare, len(panel.spots) - 0.4 + spare)


def _look(number: int) -> dict[str, Any]:
    colour, hatch = _COLOURS[number % len(_COLOURS)], _HATCHES[(number + number // len(_COLOURS)) % len(_HATCHES)]
    return {"color": colour, "hatch": hatch, "edgecolor": "black", "linewidth": 0.5}


def _has_room(panel: Panel) -> bool:
    return panel.figures <= _MOST_NUMBERS


def _footing(panels: Sequence[Panel], left: int) -> str:
    """Which papers the figures are from, and what is not drawn."""
    titles = list(dict.fromkeys(_clean(title) for panel in panels for title in panel.titles))
    more = f" and {len(titles) - _MOST_TITLES} more" if len(titles) > _MOST_TITLES else ""
    said = f"From: {'; '.join(titles[:_MOST_TITLES])}{more}."
    said += f" {left} more are not drawn." if left else ""
    return "\n".join(textwrap.wrap(said, 130 if len(panels) == 1 else 240))


def _clean(text: str) -> str:
    """Text out of a paper without what no picture can show; a name that begins with an underscore would get no legend."""
    return _CONTROL.sub("", text).lstrip("_")
