"""What of a comparison can be drawn: figures of one kind over time, or side by side where nothing goes on over time."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from yjqa.compare.comparison import CompareRow, Comparison
from yjqa.compare.naming import KINDS, UNITS
from yjqa.compare.periods import Span, with_gaps
from yjqa.records import Figure

_LENGTHS = {0: "other periods", 1: "months", 3: "quarters", 12: "years"}
"""What periods of so many months are called."""


class Series(NamedTuple):
    """A line, or bars of one look: a value for each of the panel's spots, `None` where the papers are silent."""

    label: str
    values: tuple[Figure | None, ...]


class Panel(NamedTuple):
    """Figures of one unit that can stand on one axis.

    `spots`: what stands along the axis, years and periods in order where it is `over_time`. `stacked`: the series are parts of one
    sum. `titles`: the papers that the figures are from.
    """

    title: str
    unit: str
    spots: tuple[str, ...]
    series: tuple[Series, ...]
    titles: tuple[str, ...]
    over_time: bool = False
    stacked: bool = False

    @property
    def figures(self) -> int:
        """How many figures it has."""
        return sum(value is not None for series in self.series for value in series.values)


class _Figure(NamedTuple):
    """One figure of a panel: where it stands along the axis, which line it belongs to, when that spot begins and ends, its papers."""

    spot: str
    line: str
    value: Figure
    start: datetime.date | None
    end: datetime.date | None
    titles: tuple[str, ...]

    @property
    def months(self) -> int:
        """How many months it is of; 0 where that is not said."""
        if self.start is None or self.end is None:
            return 0
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1


def panels_of(comparison: Comparison) -> list[Panel]:
    """What can be drawn of a comparison, in its order; of single figures only where there is nothing else.

    Figures of a quarter and of a year stand in panels of their own. Totals are left out: they are what their parts make.
    """
    groups: defaultdict[tuple[str, str | None], list[CompareRow]] = defaultdict(list)
    for row in comparison.rows:
        if not row.is_total and any(row.cells):
            groups[_heading(comparison, row)].append(row)
    panels = []
    for (title, kind), rows in groups.items():
        figures = list(_figures(comparison, rows))
        unit = "£" if comparison.measure == "budgets" else UNITS.get(kind, kind or "")
        if comparison.by in ("party", "kind"):
            panels.append(_parts(title, unit, figures, stacked=_adds_up(comparison, rows)))
            continue
        lengths = sorted({one.months for one in figures})
        for months in lengths:
            named = title if len(lengths) == 1 else f"{title}, {_LENGTHS.get(months, f'{months} months')}"
            panels.append(_times(named, unit, [one for one in figures if one.months == months]))
    return [panel for panel in panels if panel.figures > 1] or panels


def _heading(comparison: Comparison, row: CompareRow) -> tuple[str, str | None]:
    """What the rows of one panel have in common: what is measured, or the kind of money, and the unit."""
    if comparison.measure == "kpis":
        return row.measure or (row.label if comparison.by == "indicator" else comparison.title), row.kind
    kinds = {other.kind for other in comparison.rows if not other.is_total}
    if comparison.by == "kind" or len(kinds) == 1:
        return comparison.title, None
    return f"{comparison.title}: {KINDS[row.kind]}", row.kind


def _adds_up(comparison: Comparison, rows: Sequence[CompareRow]) -> bool:
    """Whether the figures of each column make the total that the comparison has there, so that they can be stacked."""
    totals = [row for row in comparison.rows if row.is_total and row.kind == rows[0].kind]
    for number in range(len(comparison.columns)):
        parts = [cell.value for row in rows if (cell := row.cells[number]) is not None]
        whole = [cell.value for row in totals if (cell := row.cells[number]) is not None]
        if parts and whole != [sum(parts)]:
            return False
    return comparison.by == "party"


def _parts(title: str, unit: str, figures: Sequence[_Figure], stacked: bool) -> Panel:
    spots, series = _lines(figures, [one.spot for one in figures])
    return Panel(title, unit, spots, series, _titles(figures), stacked=stacked)


def _times(title: str, unit: str, figures: Sequence[_Figure]) -> Panel:
    """Figures of times that are as long: a line each area where most go on over time, else bars."""
    if _go_on(figures):
        spots, series = _lines(figures, _in_time(figures))
        return Panel(title, unit, spots, series, _titles(figures), over_time=True)
    values = tuple(one.value for one in figures)
    if len({one.spot for one in figures}) == 1:
        spot = figures[0].spot
        names = tuple(one.line for one in figures)
        return Panel(f"{title}, {spot}", unit, names, (Series(spot, values),), _titles(figures))
    names = tuple(f"{one.line} {one.spot}" for one in figures)
    return Panel(title, unit, names, (Series(title, values),), _titles(figures))


def _go_on(figures: Sequence[_Figure]) -> bool:
    """Whether most lines have several figures that a line can join."""
    count = Counter(one.line for one in figures)
    return sum(number > 1 for number in count.values()) * 2 >= len(count)


def _in_time(figures: Sequence[_Figure]) -> list[str]:
    """The spots in the order of time, with the periods between them that no paper has a figure for."""
    spans = {Span(one.end, one.start): one.spot for one in figures if one.start and one.end}
    if len(spans) < len({one.spot for one in figures}):
        return [one.spot for one in figures]  # days of one month
    return [spans.get(span, span.label) for span in with_gaps(spans)]


def _lines(figures: Sequence[_Figure], spots: Sequence[str]) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    """The spots, each once, and the series in the order in which they first come."""
    lines: defaultdict[str, dict[str, Figure]] = defaultdict(dict)
    for one in figures:
        lines[one.line][one.spot] = one.value
    along = tuple(dict.fromkeys(spots))
    return along, tuple(Series(line, tuple(values.get(spot) for spot in along)) for line, values in lines.items())


def _figures(comparison: Comparison, rows: Sequence[CompareRow]) -> Iterator[_Figure]:
    for row in rows:
        for column, cell in zip(comparison.columns, row.cells, strict=True):
            if cell is None:
                continue
            titles = tuple(source.title for part in cell.parts for source in part.sources)
            if comparison.by == "year":
                yield _Figure(row.label, column.label, cell.value, row.start, row.end, titles)
            elif comparison.by == "indicator":
                spot, line = column.period or column.label, column.area or column.label
                yield _Figure(spot, line, cell.value, column.start, column.end, titles)
            else:
                yield _Figure(column.label, row.label, cell.value, column.start, column.end, titles)


def _titles(figures: Iterable[_Figure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(title for one in figures for title in one.titles))
