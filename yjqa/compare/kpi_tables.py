"""How the cells of performance figures are laid out: which of indicator, area and period are the rows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from yjqa.compare.comparators import Place
from yjqa.compare.comparison import By, CompareCell, CompareColumn, CompareRow
from yjqa.compare.kpi_measures import Measure
from yjqa.compare.periods import Span


class Spot(NamedTuple):
    """What one cell is of."""

    measure: Measure
    place: Place
    span: Span


Grid = Mapping[Spot, CompareCell]


def lay_out(grid: Grid, by: By) -> tuple[tuple[CompareColumn, ...], tuple[CompareRow, ...]]:
    """The columns and the rows, each in order."""
    columns, rows = _LAYOUTS[by](grid)
    if len({spot.measure for spot in grid}) == 1:  # the title says it
        rows = tuple(row.model_copy(update={"measure": None}) for row in rows)
    return columns, rows


def _by_indicator(grid: Grid) -> tuple[tuple[CompareColumn, ...], tuple[CompareRow, ...]]:
    heads = sorted({(spot.place, spot.span) for spot in grid}, key=lambda head: (head[0].order, head[1]))
    columns = tuple(_column(f"{place.name} {span.label}", place, span) for place, span in heads)
    lines: defaultdict[Measure, dict[tuple[Place, Span], CompareCell]] = defaultdict(dict)
    for spot, cell in grid.items():
        lines[spot.measure][spot.place, spot.span] = cell
    rows = [_row(measure.title, measure, list(map(lines[measure].get, heads))) for measure in sorted(lines)]
    return columns, tuple(rows)


def _by_area(grid: Grid) -> tuple[tuple[CompareColumn, ...], tuple[CompareRow, ...]]:
    spans = sorted({spot.span for spot in grid})
    columns = tuple(_column(span.label, None, span) for span in spans)
    heads = sorted({(spot.measure, spot.place) for spot in grid}, key=lambda head: (head[0], head[1].order))
    rows = [
        _row(place.name, measure, [grid.get(Spot(measure, place, span)) for span in spans]) for measure, place in heads
    ]
    return columns, tuple(rows)


def _by_year(grid: Grid) -> tuple[tuple[CompareColumn, ...], tuple[CompareRow, ...]]:
    places = sorted({spot.place for spot in grid}, key=lambda place: place.order)
    columns = tuple(_column(place.name, place, None) for place in places)
    rows = [
        _row(span.label, measure, [grid.get(Spot(measure, place, span)) for place in places], span)
        for measure, span in sorted({(spot.measure, spot.span) for spot in grid})
    ]
    return columns, tuple(rows)


_LAYOUTS = {"indicator": _by_indicator, "area": _by_area, "year": _by_year}


def _column(label: str, place: Place | None, span: Span | None) -> CompareColumn:
    return CompareColumn(
        label=label,
        area=place.name if place else None,
        period=span.label if span else None,
        start=span.start if span else None,
        end=span.end if span else None,
    )


def _row(label: str, measure: Measure, cells: Sequence[CompareCell | None], span: Span | None = None) -> CompareRow:
    printed = dict.fromkeys(part.label for cell in cells if cell for part in cell.parts)
    return CompareRow(
        label=label,
        key=measure.key,
        printed=tuple(printed),
        kind=measure.unit,
        measure=measure.title,
        start=span.start if span else None,
        end=span.end if span else None,
        cells=tuple(cells),
    )
