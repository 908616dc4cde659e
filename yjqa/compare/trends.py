"""What of a comparison can be drawn: figures of one kind over time, or side by side where nothing goes on over time."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from yjqa.compare.comparison import CompareCell, CompareColumn, CompareRow, Comparison
from yjqa.compare.naming import kind_name
from yjqa.compare.periods import Span, with_gaps
from yjqa.extract.years import find_periods
from yjqa.records import Figure


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
    """One figure of a panel: where it stands along the axis, which line it belongs to, and when that spot begins and ends."""

    spot: str
    line: str
    value: Figure
    start: datetime.date | None
    end: datetime.date | None


def panels_of(comparison: Comparison) -> list[Panel]:
    """What can be drawn of a comparison, in its order; of single figures only where there is nothing else.

    Totals are left out: they are what their parts make.
    """
    groups: defaultdict[tuple[str, str | None], list[CompareRow]] = defaultdict(list)
    for row in comparison.rows:
        if not row.is_total and any(row.cells):
            groups[_heading(comparison, row)].append(row)
    panels = [_panel(comparison, title, kind, rows) for (title, kind), rows in groups.items()]
    return [panel for panel in panels if panel.figures > 1] or panels


def _heading(comparison: Comparison, row: CompareRow) -> tuple[str, str | None]:
    """What the rows of one panel have in common: what is measured, or the kind of money, and the unit."""
    if comparison.measure == "kpis":
        return row.measure or (row.label if comparison.by == "indicator" else comparison.title), row.kind
    kinds = {other.kind for other in comparison.rows if not other.is_total}
    if comparison.by == "kind" or len(kinds) == 1:
        return comparison.title, None
    return f"{comparison.title}: {kind_name('budgets', row.kind)}", row.kind


def _panel(comparison: Comparison, title: str, kind: str | None, rows: Sequence[CompareRow]) -> Panel:
    figures = list(_figures(comparison, rows))
    unit = "£" if comparison.measure == "budgets" else kind_name("kpis", kind)
    titles = _titles(cell for row in rows for cell in row.cells if cell is not None)
    if comparison.by in ("party", "kind"):
        spots, series = _lines(figures, [one.spot for one in figures])
        return Panel(title, unit, spots, series, titles, stacked=comparison.by == "party")
    if _goes_on(figures):
        spots, series = _lines(figures, _in_time(figures))
        return Panel(title, unit, spots, series, titles, over_time=True)
    if len({one.spot for one in figures}) == 1:
        values = tuple(one.value for one in figures)
        series = (Series(figures[0].spot, values),)
        return Panel(f"{title}, {figures[0].spot}", unit, tuple(one.line for one in figures), series, titles)
    beside = tuple(f"{one.line} {one.spot}" for one in figures)
    return Panel(title, unit, beside, (Series(title, tuple(one.value for one in figures)),), titles)


def _goes_on(figures: Sequence[_Figure]) -> bool:
    """Whether most lines have several figures, all of times that are as long, so that a line can join them."""
    count: defaultdict[str, int] = defaultdict(int)
    for one in figures:
        count[one.line] += 1
    lengths = {_length(one) for one in figures}
    return len(lengths) == 1 and sum(number > 1 for number in count.values()) * 2 >= len(count)


def _length(one: _Figure) -> int:
    """How many months a figure is of; 0 where that is not said."""
    if one.start is None or one.end is None:
        return 0
    return (one.end.year - one.start.year) * 12 + one.end.month - one.start.month + 1


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
            if cell is not None:
                yield _placed(comparison, row, column, cell.value)


def _placed(comparison: Comparison, row: CompareRow, column: CompareColumn, value: Figure) -> _Figure:
    if comparison.by == "year":
        year = next((found.period for found in find_periods(row.label)), None)
        start, end = (year.start, year.end) if year and row.start is None else (row.start, row.end)
        return _Figure(row.label, column.label, value, start, end)
    if comparison.by == "indicator":
        return _Figure(column.period or column.label, column.area or column.label, value, column.start, column.end)
    return _Figure(column.label, row.label, value, column.start, column.end)


def _titles(cells: Iterable[CompareCell]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source.title for cell in cells for part in cell.parts for source in part.sources))
