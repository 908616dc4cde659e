"""What each partner pays, side by side over areas and years."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from yjqa.compare.areas import area_key, area_names, wanted_areas
from yjqa.compare.comparison import CompareCell, CompareRow, Comparison
from yjqa.compare.derived import Derived, derive
from yjqa.compare.editions import dates_of
from yjqa.compare.figures import Figures, find_figures
from yjqa.compare.filters import BudgetFilter
from yjqa.compare.layout import BudgetBy, ColumnKey, Grid, RowKey, area_label, column_of, lay_out
from yjqa.compare.naming import FLOWS, KINDS, PARTIES, party_name
from yjqa.compare.notes import notes_on
from yjqa.compare.told import Slot, slot_of
from yjqa.errors import InvalidRequest
from yjqa.records import BudgetLine, DocumentRecord

_TOLD = 6
"""How many years are told of where there is none of those asked for."""


def compare_budgets(
    lines: Iterable[BudgetLine],
    papers: Sequence[DocumentRecord],
    wanted: BudgetFilter,
    by: BudgetBy,
) -> Comparison:
    """The figures of all papers that fit, as a table; the lines of a paper stand together and in its order.

    Raises `InvalidRequest` for an area or a year of which no figure is held.
    """
    flowing = [line for line in lines if line.flow in wanted.flows]
    names = area_names(line.area for line in flowing if line.area)
    if wanted.areas:
        areas = wanted_areas(wanted.areas, names)
        flowing = [line for line in flowing if line.area and area_key(line.area) in areas]
    _known_years(wanted, flowing)
    figures = _only(find_figures(flowing, dates_of(papers)), wanted)
    grid = lay_out(figures.parts, by, names, figures.holes())
    derived = derive(grid, {})
    return Comparison(
        title=_title(wanted, by),
        measure="budgets",
        by=by,
        columns=tuple(column_of(column, by, names) for column in grid.columns),
        rows=tuple(_row(grid, row, derived, wanted, names) for row in grid.rows),
        notes=tuple(notes_on(grid, figures, _of_parties(flowing, wanted), names)),
    )


def _known_years(wanted: BudgetFilter, lines: Iterable[BudgetLine]) -> None:
    known = {line.financial_year for line in lines if line.financial_year}
    for year in wanted.years:
        if year not in known:
            some = sorted(known)[-_TOLD:]
            hint = f" There are some of {', '.join(some)}." if some else ""
            raise InvalidRequest(f"{year}: no such figures are held of that year.{hint}")


def _only(figures: Figures, wanted: BudgetFilter) -> Figures:
    """The figures that are asked for."""

    def fits(slot: Slot) -> bool:
        party = slot.party.partition(":")[0]
        return (
            (not wanted.parties or party in wanted.parties)
            and (not wanted.kinds or slot.kind in wanted.kinds)
            and (not wanted.years or slot.year in wanted.years)
        )

    return Figures(
        {slot: parts for slot, parts in figures.parts.items() if fits(slot)},
        {slot: told for slot, told in figures.differing.items() if fits(slot)},
        {slot: doubt for slot, doubt in figures.unclear.items() if fits(slot)},
        [
            line
            for line in figures.undated
            if fits(slot_of(line)._replace(year=wanted.years[0] if wanted.years else None))
        ],
        {slot for slot in figures.stated if fits(slot)},
    )


def _of_parties(lines: Sequence[BudgetLine], wanted: BudgetFilter) -> Sequence[BudgetLine]:
    """The lines of the funders asked for."""
    return [line for line in lines if line.party_canonical in wanted.parties] if wanted.parties else lines


def _row(
    grid: Grid,
    row: RowKey,
    derived: Mapping[tuple[RowKey, ColumnKey], Derived],
    wanted: BudgetFilter,
    names: Mapping[str, str],
) -> CompareRow:
    cells = [_cell(grid, row, column, derived) for column in grid.columns]
    parts = [part for cell in cells if cell is not None for part in cell.parts]
    if grid.by == "area":
        label = area_label(row.head, names)
    elif grid.by == "year":
        label = row.head or "year not stated"
    elif row.is_total:
        label = "Total"
    else:
        label = party_name(row.head, parts) if row.head else KINDS[row.kind].capitalize()
    if len(wanted.flows) > 1:
        label = f"{label} ({FLOWS[row.flow].lower()})"
    return CompareRow(
        label=label,
        key=row.head.partition(":")[0] or ("total" if row.is_total else row.flow),
        printed=() if row.is_total or grid.by != "party" else tuple(dict.fromkeys(part.label for part in parts)),
        kind=row.kind,
        is_total=row.is_total,
        cells=tuple(cells),
    )


def _cell(
    grid: Grid, row: RowKey, column: ColumnKey, derived: Mapping[tuple[RowKey, ColumnKey], Derived]
) -> CompareCell | None:
    parts = grid.cells.get((row, column))
    if parts is None:
        return None
    value = sum((part.value for part in parts), Decimal(0))
    return CompareCell(value=value, parts=parts, **derived[row, column]._asdict())


def _title(wanted: BudgetFilter, by: BudgetBy) -> str:
    flows = " and ".join(
        FLOWS[flow] if number == 0 else FLOWS[flow].lower() for number, flow in enumerate(wanted.flows)
    )
    parties = f", {' and '.join(PARTIES.get(party, 'others') for party in wanted.parties)}" if wanted.parties else ""
    kinds = f", {' and '.join(KINDS[kind] for kind in wanted.kinds)}" if wanted.kinds else ""
    rows = {"party": "funder", "kind": "kind of money", "area": "area", "year": "year"}[by]
    narrowed = parties + kinds
    return f"{flows}{narrowed}{',' if narrowed else ''} by {rows}, in pounds"
