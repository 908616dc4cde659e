"""One figure out of all that papers print for one cell of a comparison."""

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from yjqa.compare.comparison import CompareCell, Part
from yjqa.compare.kpi_figures import KpiFigure
from yjqa.records import Figure, Unit

_WHOLE: frozenset[Unit] = frozenset(("count",))
"""Units whose figures are not rounded."""

_SIGNS: dict[Unit, str] = {"percent": "%", "per_100000": " per 100,000", "per_1000": " per 1,000", "hours": " hours"}


class Settled(NamedTuple):
    """The cell, or `None` where papers differ and nothing tells which is right; `doubt` says how they differ."""

    cell: CompareCell | None
    doubt: str | None = None


def settle_cell(figures: Sequence[KpiFigure], dates: Mapping[str, datetime.date]) -> Settled:
    """Sets what is printed for one cell against each other. `dates`: when each paper is from, by its id.

    Equal figures are one part with several places. Of different ones that out of a table is shown, else that of the latest paper.
    """
    best_first = sorted(figures, key=lambda figure: _weight(figure, dates), reverse=True)
    groups: list[list[KpiFigure]] = []
    for figure in best_first:
        group = next((group for group in groups if all(_agree(figure, other) for other in group)), None)
        if group is None:
            groups.append([figure])
        else:
            group.append(figure)
    shown = groups[0]
    doubtful = len(groups) > 1 and _weight(shown[0], dates) == _weight(groups[1][0], dates)
    doubt = None
    if len(groups) > 1:
        said = "; ".join(f"{say_figure(_exact(group).value, group[0].unit)} in {_places(group)}" for group in groups)
        which = "none of them is shown" if doubtful else f"{say_figure(_exact(shown).value, shown[0].unit)} is shown"
        doubt = f"{said}; {which}."
    return Settled(None if doubtful else _cell(shown), doubt)


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


def _exact(figures: Sequence[KpiFigure]) -> KpiFigure:
    """Of figures that agree, the first with the most decimals."""
    return min(figures, key=lambda figure: _exponent(figure.value))


def _cell(figures: Sequence[KpiFigure]) -> CompareCell:
    exact = _exact(figures)
    targets = {figure.target for figure in figures if figure.target is not None}
    ordered = [exact, *(figure for figure in figures if figure is not exact)]
    label = f"{exact.printed} ({exact.area})" if exact.comparator else exact.printed
    part = Part(record=exact.record, label=label, value=exact.value, sources=tuple(figure.source for figure in ordered))
    return CompareCell(value=exact.value, parts=(part,), target=targets.pop() if len(targets) == 1 else None)


def _places(figures: Sequence[KpiFigure]) -> str:
    return " and ".join(dict.fromkeys(figure.source.where() for figure in figures))
