"""What each partner pays, side by side over areas and years."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from yjqa.compare.areas import area_key, area_names, wanted_areas
from yjqa.compare.budget_figures import BudgetFigure, figure_of, part_of
from yjqa.compare.comparison import CompareCell, CompareRow, Comparison
from yjqa.compare.derived import Derived, derive
from yjqa.compare.editions import dates_of
from yjqa.compare.figures import Figures, find_figures
from yjqa.compare.filters import BudgetFilter
from yjqa.compare.keys import BudgetBy, CellKey, RowKey
from yjqa.compare.layout import Grid, area_label, column_of, days_of, lay_out
from yjqa.compare.naming import FLOWS, KINDS, PARTIES, party_name
from yjqa.compare.notes import notes_on
from yjqa.compare.populations import Population, notes_on_populations
from yjqa.compare.slots import Slot, slot_of
from yjqa.errors import InvalidRequest
from yjqa.records import BudgetLine, DocumentRecord

_NAMED = 6
"""How many years a message has where there is none of those asked for."""


def compare_budgets(
    lines: Iterable[BudgetLine],
    papers: Sequence[DocumentRecord],
    wanted: BudgetFilter,
    by: BudgetBy,
) -> Comparison:
    """The figures of all papers that fit, as a table; the lines of a paper stand together and in its order.

    Raises `InvalidRequest` for an area or a year of which no figure is held.
    """
    return compare_figures(map(figure_of, lines), papers, wanted, by, {})


def compare_figures(
    figures: Iterable[BudgetFigure],
    papers: Sequence[DocumentRecord],
    wanted: BudgetFilter,
    by: BudgetBy,
    populations: Mapping[str, Population],
) -> Comparison:
    """`compare_budgets` over figures as the store hands them out, with pounds a head where an area's people are counted."""
    flowing = [figure for figure in figures if figure.flow in wanted.compared_flows]
    names = area_names(figure.area for figure in flowing if figure.area)
    areas = wanted_areas(wanted.areas, names)
    all_figures = find_figures(flowing, dates_of(papers))
    found = _only(all_figures, wanted, areas)
    _known_years(wanted, (one for one in flowing if not areas or (one.area and area_key(one.area) in areas)))
    grid = lay_out(found.parts, by, names, found.holes())
    shown = {slot.area for slot in found.parts}
    whole = grid
    if wanted.parties or wanted.kinds:
        every = _only(all_figures, replace(wanted, parties=(), kinds=()), areas)
        whole = lay_out(every.parts, by, names, every.holes())
    derived = derive(grid, whole, {area: one.people for area, one in populations.items()})
    cells = _cells(grid, found, derived)
    return Comparison(
        title=_title(wanted, by),
        measure="budgets",
        by=by,
        columns=tuple(column_of(column, by, names) for column in grid.columns),
        rows=tuple(_row(grid, row, cells, wanted, names) for row in grid.rows),
        notes=(
            *notes_on(grid, found, [one for one in flowing if _fits(slot_of(one), wanted, areas)], names),
            *notes_on_populations({area: one for area, one in populations.items() if area in shown}, names),
        ),
    )


def _cells(grid: Grid, figures: Figures, derived: Mapping[CellKey, Derived]) -> dict[CellKey, CompareCell]:
    parts = {slot: tuple(map(part_of, printed)) for slot, printed in figures.parts.items()}
    return {
        key: CompareCell(
            value=value,
            parts=tuple(part for slot in grid.slots[key] for part in parts[slot]),
            **derived[key]._asdict(),
        )
        for key, value in grid.values.items()
    }


def _known_years(wanted: BudgetFilter, figures: Iterable[BudgetFigure]) -> None:
    known = {figure.financial_year for figure in figures if figure.financial_year}
    for year in wanted.years:
        if year not in known:
            some = sorted(known)[-_NAMED:]
            hint = f" There are some of {', '.join(some)}." if some else ""
            raise InvalidRequest(f"{year}: no such figures are held of that year.{hint}")


def _fits(slot: Slot, wanted: BudgetFilter, areas: Collection[str]) -> bool:
    """Whether what belongs there is asked for; what has no year is, as long as it is not clear which it is of."""
    party = slot.party.partition(":")[0]
    return (
        (not areas or slot.area in areas)
        and (not wanted.parties or party in wanted.parties)
        and (not wanted.kinds or slot.kind in wanted.kinds)
        and (not wanted.years or slot.year is None or slot.year in wanted.years)
    )


def _only(figures: Figures, wanted: BudgetFilter, areas: Collection[str]) -> Figures:
    """The figures that are asked for."""

    def fits(slot: Slot) -> bool:
        return _fits(slot, wanted, areas) and (not wanted.years or slot.year is not None)

    return Figures(
        {slot: parts for slot, parts in figures.parts.items() if fits(slot)},
        {slot: some for slot, some in figures.differing.items() if fits(slot)},
        {slot: doubt for slot, doubt in figures.unclear.items() if fits(slot)},
        [figure for figure in figures.undated if _fits(slot_of(figure), wanted, areas)],
        {slot for slot in figures.stated if fits(slot)},
    )


def _row(
    grid: Grid,
    row: RowKey,
    cells: Mapping[CellKey, CompareCell],
    wanted: BudgetFilter,
    names: Mapping[str, str],
) -> CompareRow:
    own = tuple(cells.get((row, column)) for column in grid.columns)
    printed = [part.label for cell in own if cell is not None for part in cell.parts]
    if grid.by == "area":
        label = area_label(row.head, names)
    elif grid.by == "year":
        label = row.head or "year not stated"
    elif row.is_total:
        label = "Total"
    else:
        label = party_name(row.head, printed) if row.head else KINDS[row.kind].capitalize()
    if len(wanted.compared_flows) > 1:
        label = f"{label} ({FLOWS[row.flow].lower()})"
    start, end = days_of(row.head) if grid.by == "year" else (None, None)
    return CompareRow(
        label=label,
        key=row.head.partition(":")[0] or ("total" if row.is_total else row.flow),
        printed=() if row.is_total or grid.by != "party" else tuple(dict.fromkeys(printed)),
        kind=row.kind,
        start=start,
        end=end,
        is_total=row.is_total,
        cells=own,
    )


def _title(wanted: BudgetFilter, by: BudgetBy) -> str:
    flows = " and ".join(
        FLOWS[flow] if number == 0 else FLOWS[flow].lower() for number, flow in enumerate(wanted.compared_flows)
    )
    rows = {"party": "funder", "kind": "kind of money", "area": "area", "year": "year"}[by]
    only = "; ".join(
        (*(PARTIES.get(party, "others") for party in wanted.parties), *(KINDS[kind] for kind in wanted.kinds))
    )
    return f"{flows} by {rows}, in pounds{f' ({only})' if only else ''}"
