"""Performance figures side by side, over areas and periods: like with like, or a blank."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal, get_args

from yjqa.compare.areas import area_key, area_name, area_names, is_joint_of
from yjqa.compare.comparators import Place, compared_place, own_place
from yjqa.compare.comparison import CompareCell, Comparison
from yjqa.compare.editions import dates_of
from yjqa.compare.kpi_cells import cell_of, settle
from yjqa.compare.kpi_dating import dated_figures
from yjqa.compare.kpi_figures import KpiFigure
from yjqa.compare.kpi_filter import KpiFilter, Wanted
from yjqa.compare.kpi_measures import Measure, measure_of
from yjqa.compare.kpi_tables import Grid, Spot, lay_out
from yjqa.compare.periods import Span, say_overlaps, span_before, span_of
from yjqa.errors import InvalidRequest
from yjqa.records import DocumentRecord, Indicator, Unit

KpiBy = Literal["indicator", "area", "year"]

_MOST_DOUBTS = 12
"""On so many cells on which papers differ there is a note each; the others are counted."""

_REASONS = {
    "period": "of a period whose first and last day the paper does not surely say",
    "area": "of an area that the paper does not surely say",
    "name": "with a name or a unit that says too little",
    "alone": "that no other area and no other period has the like of",
}
"""Why figures are left out, as a note says it."""


def compare_kpis(
    figures: Iterable[KpiFigure],
    papers: Sequence[DocumentRecord],
    filters: KpiFilter,
    by: KpiBy = "indicator",
) -> Comparison:
    """The figures that fit, as a table.

    Raises `InvalidRequest` for an area or an indicator that none is of and a period that cannot be read.
    """
    held = list(figures)
    wanted = Wanted(filters, held)
    left_out: Counter[str] = Counter()
    placed = _together(_placed(held, papers, wanted, left_out), wanted, left_out)
    if filters.indicators and not placed and not left_out:
        raise InvalidRequest(
            f"{', '.join(filters.indicators)}: no performance figure is of that. Indicators are {', '.join(get_args(Indicator))}."
        )
    grid, doubts = _settled(placed, dates_of(papers))
    columns, rows = lay_out(grid, by)
    measures = sorted({spot.measure for spot in grid})
    return Comparison(
        title=measures[0].title if len(measures) == 1 else "Performance figures",
        measure="kpis",
        by=by,
        columns=columns,
        rows=rows,
        notes=tuple(_notes(grid, doubts, left_out)),
    )


def _placed(
    figures: Sequence[KpiFigure], papers: Sequence[DocumentRecord], wanted: Wanted, left_out: Counter[str]
) -> Iterator[tuple[Spot, KpiFigure]]:
    """The wanted figures, each with what it is of. What is left out is counted by its reason.

    A measure is called as the first paper calls it, whatever capitals others give it.
    """
    first_called: dict[tuple[str, bool, Unit], Measure] = {}
    certain = {figure.record for figure in dated_figures(figures)}
    areas = {paper.id: tuple(area_name(area) for area in paper.areas) for paper in papers}
    names = area_names(figure.area for figure in figures if figure.area and not figure.comparator)
    single: defaultdict[str, set[str]] = defaultdict(set)
    for figure in figures:
        if figure.area and not figure.comparator:
            single[figure.document].add(area_key(figure.area))
    for figure in figures:
        if not wanted.has_figure(figure):
            continue
        measure = measure_of(figure)
        if not wanted.has_measure(figure, measure):
            continue
        place = _place(figure, areas.get(figure.document, ()), names)
        if figure.record not in certain or not figure.start or not figure.end:
            left_out["period"] += 1
        elif place is None or figure.is_flat_row or _is_only_presumed(figure, single[figure.document]):
            left_out["area"] += 1
        elif measure is None:
            left_out["name"] += 1
        elif wanted.has_place(place) and wanted.has_span(span := span_of(figure.raw or "", figure.start, figure.end)):
            first = first_called.setdefault((measure.key, measure.any_age, measure.unit), measure)
            yield Spot(first, place, span), figure


def _is_only_presumed(figure: KpiFigure, keys: Collection[str]) -> bool:
    """Whether a figure counts as that of several areas together only because nothing near it says whose it is.

    `keys`: of all areas that its paper gives figures of, some of them single ones.
    """
    if figure.comparator or figure.area is None or not is_joint_of(area_key(figure.area), keys):
        return False
    near = (figure.quote, figure.caption or "", *figure.section[1:][-1:])
    members = area_key(figure.area).split(" and ")
    return not any(all(member in text.casefold() for member in members) for text in near)


def _place(figure: KpiFigure, areas: tuple[str, ...], names: Mapping[str, str]) -> Place | None:
    """Whose figure it is. `areas`: those that its paper is of; `names`: each area's name by its key."""
    if figure.area is None:
        return None
    if figure.comparator:
        return compared_place(figure.area, areas)
    return own_place(names[area_key(figure.area)])


def _together(
    placed: Iterable[tuple[Spot, KpiFigure]], wanted: Wanted, left_out: Counter[str]
) -> dict[Spot, list[KpiFigure]]:
    """The figures by cell. A figure that is no known measure and has no like is left out, unless it is asked for by name."""
    cells: defaultdict[Spot, list[KpiFigure]] = defaultdict(list)
    for spot, figure in placed:
        cells[spot].append(figure)
    count = Counter(spot.measure for spot in cells)
    alone = [spot for spot in cells if not spot.measure.is_known and count[spot.measure] == 1 and not wanted.is_by_name]
    for spot in alone:
        left_out["alone"] += len(cells.pop(spot))
    return cells


def _settled(
    cells: Mapping[Spot, Sequence[KpiFigure]], dates: Mapping[str, datetime.date]
) -> tuple[dict[Spot, CompareCell], list[str]]:
    """The cells, each with how it changed since the last period before it that is in step, and what papers differ on."""
    shown: dict[Spot, Sequence[KpiFigure]] = {}
    spans: defaultdict[tuple[Measure, Place], list[Span]] = defaultdict(list)
    doubts = []
    for spot, figures in cells.items():
        settled = settle(figures, dates)
        if settled.shown:
            shown[spot] = settled.shown
            spans[spot.measure, spot.place].append(spot.span)
        if settled.doubt is not None:
            doubts.append(f"{spot.measure.title}, {spot.place.name}, {spot.span.label}: {settled.doubt}")
    grid = {}
    for (measure, place), series in spans.items():
        for span in series:
            before = span_before(span, series)
            earlier = None if before is None else shown[Spot(measure, place, before)][0].value
            spot = Spot(measure, place, span)
            grid[spot] = cell_of(shown[spot], earlier)
    return grid, sorted(doubts)


def _notes(grid: Grid, doubts: Sequence[str], left_out: Mapping[str, int]) -> Iterator[str]:
    yield from doubts[:_MOST_DOUBTS]
    if len(doubts) > _MOST_DOUBTS:
        yield f"On {len(doubts) - _MOST_DOUBTS} more figures papers differ."
    compared: defaultdict[Measure, set[Span]] = defaultdict(set)
    for spot in grid:
        compared[spot.measure].add(spot.span)
    if overlaps := say_overlaps(compared.values()):
        yield overlaps
    if any(measure.any_age and measure.is_known for measure in compared):
        yield "Figures of which the paper does not say that they are of children stand in rows of their own."
    if parts := [f"{left_out[reason]} {said}" for reason, said in _REASONS.items() if left_out[reason]]:
        yield f"Figures left out: {'; '.join(parts)}."
