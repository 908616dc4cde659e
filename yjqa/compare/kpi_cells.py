"""One figure out of all that papers print for one cell of a comparison."""

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from yjqa.compare.comparison import CompareCell, ComparePart
from yjqa.compare.kpi_figures import KpiFigure
from yjqa.records import Figure, Unit

_WHOLE: frozenset[Unit] = frozenset(("count",))
"""Units whose figures are not rounded."""

_SIGNS: dict[Unit, str] = {"percent": "%", "per_100000": " per 100,000", "per_1000": " per 1,000", "hours": " hours"}


class Settled(NamedTuple):
    """The figures that are shown in a cell, the most exact first, or none where nothing tells which is right.

    `doubt` says how papers differ.
    """

    shown: Sequence[KpiFigure]
    doubt: str | None = None


def settle(figures: Sequence[KpiFigure], dates: Mapping[str, datetime.date]) -> Settled:
    """Sets what is printed for one cell against each other. `dates`: when each paper is from, by its id.

    Equal figures agree, and so do a figure and the same rounded. Of different ones that out of a table is shown, else that of the
    latest paper.
    """
    if len(figures) == 1:
        return Settled(figures)
    groups: list[list[KpiFigure]] = []
    for figure in sorted(figures, key=lambda figure: _weight(figure, dates), reverse=True):
        group = next((group for group in groups if all(_agree(figure, other) for other in group)), None)
        if group is None:
            groups.append([figure])
        else:
            group.append(figure)
    for group in groups:
        group.sort(key=lambda figure: _exponent(figure.value))
    if len(groups) == 1:
        return Settled(groups[0])
    best = [max(_weight(figure, dates) for figure in group) for group in groups]
    said = "; ".join(f"{say_figure(group[0].value, group[0].unit)} in {_places(group)}" for group in groups)
    if best[0] == best[1]:
        return Settled((), f"{said}; none of them is shown.")
    return Settled(groups[0], f"{said}; {say_figure(groups[0][0].value, groups[0][0].unit)} is shown.")


def cell_of(figures: Sequence[KpiFigure], before: Figure | None) -> CompareCell:
    """The cell of figures that agree, the most exact first. `before`: the figure of the period before, for how it has changed."""
    exact = figures[0]
    targets = {figure.target for figure in figures if figure.target is not None}
    label = f"{exact.printed} ({exact.area})" if exact.comparator else exact.printed
    sources = tuple(figure.source for figure in figures)
    change = None if before is None else exact.value - before
    return CompareCell(
        value=exact.value,
        parts=(ComparePart(record=exact.record, label=label, value=exact.value, sources=sources),),
        change=change,
        change_percent=round(change / before * 100, 1) if change is not None and before else None,
        target=targets.pop() if len(targets) == 1 else None,
    )


def say_figure(value: Figure, unit: Unit) -> str:
    """A figure with its unit, as people write it: "33.4%", "344 per 100,000", "1,204"."""
    return f"{'£' if unit == 'gbp' else ''}{value:,f}{_SIGNS.get(unit, '')}"


def _weight(figure: KpiFigure, dates: Mapping[str, datetime.date]) -> tuple[bool, datetime.date]:
    return figure.is_cell, dates.get(figure.document, datetime.date.min)


def _agree(one: KpiFigure, other: KpiFigure) -> bool:
    """Whether two figures are the same, be one of them rounded."""
    if one.value == other.value:
        return True
    if one.unit in _WHOLE:
        return False
    finer, coarser = sorted((one.value, other.value), key=_exponent)
    step = Decimal(10) ** _exponent(coarser)
    return _exponent(finer) < _exponent(coarser) and abs(finer - coarser) * 2 <= step


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _places(figures: Sequence[KpiFigure]) -> str:
    return " and ".join(dict.fromkeys(figure.source.where() for figure in figures))
