"""Arithmetic over cited figures: what is computed always says the figures that it was computed from.

Nothing is rounded before it is shown. Figures of different units are never computed with each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from yjqa.ask.marks import Marks
from yjqa.extract.money import pounds
from yjqa.records import Source, Unit

_UNITS = {"percent": "%", "per_100000": " per 100,000", "per_1000": " per 1,000", "hours": " hours"}
"""What follows a figure of a unit; pounds go before it."""


@dataclass(frozen=True, slots=True)
class CitedFigure:
    """A figure of the papers: `label` says whose or what it is ("Eastport, 2016/17"), `record` its record's id.

    `also`: where other papers give it.
    """

    value: Decimal
    unit: Unit
    label: str
    source: Source
    record: str = ""
    also: tuple[Source, ...] = ()

    def said(self, marks: Marks) -> str:
        """The figure with its mark: "£9,000 [1]"."""
        return f"{show(self.value, self.unit)} {marks.mark(self.source, *self.also)}"


@dataclass(frozen=True, slots=True)
class Computed:
    """A computed figure: `text` says it with its parts and their marks, without a full stop."""

    value: Decimal
    unit: Unit
    text: str


def show(value: Decimal, unit: Unit) -> str:
    """A figure as people read it: "£1,234", "-£50.50", "12.5%", "281 per 100,000"."""
    if unit == "gbp":
        return pounds(value)
    return f"{value:,f}{_UNITS.get(unit, '')}"


def show_difference(value: Decimal, unit: Unit) -> str:
    """How far two figures of a unit lie apart: percentages differ by percentage points."""
    return show(value, unit) if unit != "percent" else f"{value.normalize():,f} percentage points"


def show_share(percentage: Decimal) -> str:
    """A computed percentage to one decimal, with the whole number that people say: "44.3% (about 44%)"."""
    exact = _rounded(percentage, "0.1")
    whole = _rounded(percentage, "1")
    return f"{whole}%" if exact == whole else f"{exact}% (about {whole}%)"


def add(figures: Sequence[CitedFigure], marks: Marks) -> Computed:
    """The sum: "£30 altogether: £10 [1] (Police) + £20 [2] (Probation)"."""
    unit = _unit(figures)
    value = sum((figure.value for figure in figures), Decimal(0))
    parts = " + ".join(_labelled(figure, marks) for figure in figures)
    return Computed(value, unit, f"{show(value, unit)} altogether: {parts}")


def subtract(one: CitedFigure, other: CitedFigure, marks: Marks) -> Computed:
    """The difference of two figures, the larger less the smaller whichever comes first: never negative."""
    unit = _unit((one, other))
    more, less = (one, other) if one.value >= other.value else (other, one)
    value = more.value - less.value
    text = f"{show_difference(value, unit)}: {_labelled(more, marks)} less {_labelled(less, marks)}"
    return Computed(value, unit, text)


def change(before: CitedFigure, after: CitedFigure, marks: Marks) -> Computed:
    """What changed from one time to another, up or down, with the percentage where there is one (not of percentages).

    The value is negative for a fall.
    """
    unit = _unit((before, after))
    value = after.value - before.value
    course = f"from {_labelled(before, marks)} to {_labelled(after, marks)}"
    if not value:
        return Computed(value, unit, f"no change: {course}")
    direction = "up" if value > 0 else "down"
    relative = percentage_change(before.value, after.value)
    percentage = f" ({_rounded(abs(relative), '0.1')}%)" if relative is not None and unit != "percent" else ""
    return Computed(value, unit, f"{direction} {show_difference(abs(value), unit)}{percentage}, {course}")


def percentage_change(before: Decimal, after: Decimal) -> Decimal | None:
    """By how many per cent of its first value a figure changed; `None` from nothing."""
    return (after - before) / abs(before) * 100 if before else None


def share(part: CitedFigure, whole: CitedFigure, marks: Marks) -> Computed | None:
    """What percentage a part is of a whole; `None` of nothing."""
    _unit((part, whole))
    if not whole.value:
        return None
    value = part.value / whole.value * 100
    return Computed(value, "percent", f"{show_share(value)}: {_labelled(part, marks)} of {_labelled(whole, marks)}")


def rank(figures: Sequence[CitedFigure], *, lowest: bool = False) -> list[CitedFigure]:
    """The figures from the highest to the lowest, or the other way round; of equal ones the first stays first."""
    _unit(figures)
    return sorted(figures, key=lambda figure: figure.value if lowest else -figure.value)


def _labelled(figure: CitedFigure, marks: Marks) -> str:
    return f"{figure.said(marks)} ({figure.label})" if figure.label else figure.said(marks)


def _rounded(value: Decimal, step: str) -> Decimal:
    return value.quantize(Decimal(step), rounding=ROUND_HALF_UP)


def _unit(figures: Sequence[CitedFigure]) -> Unit:
    """The one unit of the figures. Raises `ValueError` where they have several or there is none."""
    units = {figure.unit for figure in figures}
    if len(units) != 1:
        raise ValueError(f"figures of one unit can be computed with each other, not of {sorted(units) or 'none'}")
    return units.pop()
