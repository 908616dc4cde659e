"""What is told of the cell under the cursor: the figure, what follows from it, and every place that it rests on."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from yjqa.cli_tables import printable
from yjqa.compare.bars import number_of
from yjqa.compare.comparison import CompareCell, CompareColumn, ComparePart, CompareRow, Comparison
from yjqa.compare.naming import UNITS
from yjqa.compare.sheets import head_of
from yjqa.compare.wording import change_said, changed_since, figure_said, share_of
from yjqa.extract.money import pounds
from yjqa.records import Finding, Source

_SILENCE = "\nThe papers do not say."


class Point(NamedTuple):
    """A cell of a comparison, by its row and its column of figures."""

    row: int
    column: int


def cell_at(comparison: Comparison, point: Point) -> CompareCell | None:
    """The cell there; `None` where the papers do not say."""
    return comparison.rows[point.row].cells[point.column]


def sources_at(comparison: Comparison, point: Point) -> tuple[Source, ...]:
    """Every place that the cell rests on, each once."""
    cell = cell_at(comparison, point)
    return tuple({source: None for part in cell.parts for source in part.sources}) if cell else ()


def name_of(comparison: Comparison, point: Point) -> str:
    """What the cell is of: "Police, cash, Westshire 2019/20"."""
    row = comparison.rows[point.row]
    parts = [*head_of(comparison, row), comparison.columns[point.column].label]
    if comparison.measure == "kpis" and comparison.by != "indicator" and not row.measure:
        parts.insert(0, comparison.title)
    return printable(", ".join(parts))


def figure_of(comparison: Comparison, row: CompareRow, cell: CompareCell) -> str:
    """The figure in its unit: "£1,234", "41.6%", "389 per 100,000"."""
    if comparison.measure == "budgets":
        return pounds(cell.value)
    unit = UNITS.get(row.kind, row.kind or "")
    said = number_of(cell.value, unit)
    return said if unit in ("%", "£", "number", "") else f"{said} {unit}"


def worked_out(comparison: Comparison, cell: CompareCell) -> Iterator[str]:
    """What follows from the figure, or is printed beside it, a phrase each."""
    if cell.share is not None:
        yield f"{cell.share}% of {share_of(comparison)}"
    if change := change_said(comparison, cell):
        exact = f" ({figure_said(comparison, cell.change)})" if comparison.measure == "budgets" and cell.change else ""
        yield f"{change}{exact} since {changed_since(comparison)}"
    if cell.per_head is not None:
        yield f"{pounds(cell.per_head)} a head"
    if cell.target is not None:
        yield f"target {cell.target:,f}"


def line_on(comparison: Comparison, point: Point, findings: Sequence[Finding]) -> Text:
    """The cell in three lines, where there is no room for more: the figure, what follows from it, where it stands."""
    cell = cell_at(comparison, point)
    name = name_of(comparison, point)
    if cell is None:
        return Text(name, style="bold").append(_SILENCE, style="not bold")
    said = Text(f"{figure_of(comparison, comparison.rows[point.row], cell)}  {name}", style="bold")
    phrases = [*([f"! {_counted(len(findings), 'finding')}"] if findings else []), *worked_out(comparison, cell)]
    for line in ("; ".join(phrases), printable(_where(cell))):
        said.append(f"\n{line}", style="not bold")
    return said


def told_of(comparison: Comparison, point: Point, findings: Sequence[Finding]) -> Group:
    """All that is known of the cell: what is under the cursor, its figure, what follows, its parts and what does not agree there."""
    cell = cell_at(comparison, point)
    row = comparison.rows[point.row]
    said = Text(name_of(comparison, point), style="bold")
    if cell is None:
        return Group(said.append(_SILENCE, style="not bold"))
    said.append(f"\n{figure_of(comparison, row, cell)}")
    for phrase in worked_out(comparison, cell):
        said.append(f"\n{phrase}", style="not bold")
    for finding in findings:
        said.append("\n! ", style="bold")
        said.append(printable(finding.message), style="not bold")
    heading = f"Sum of {len(cell.parts)} figures:" if len(cell.parts) > 1 else "Printed as:"
    said.append(f"\n\n{heading}", style="not bold")
    return Group(said, *(line for part in cell.parts for line in _part(comparison, part)))


def _part(comparison: Comparison, part: ComparePart) -> Iterator[RenderableType]:
    """A printed figure with its label, and under it, further in, the places where it stands."""
    said = Text(figure_said(comparison, part.value), style="bold")
    yield said.append(f"  {printable(part.label)}", style="not bold")
    for source in part.sources:
        where, label = source.where(), source.table.label if source.table else None
        place = f"{where}: {label}" if label and label not in where else where
        yield Padding(Text(printable(place)), (0, 0, 0, 4))


def _where(cell: CompareCell) -> str:
    sources = tuple({source.where(): None for part in cell.parts for source in part.sources})
    more = f" and {len(sources) - 1} more" if len(sources) > 1 else ""
    return f"{sources[0]}{more}"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s'[: count != 1]}"


def heading_of(column: CompareColumn) -> tuple[str, str]:
    """What a column is headed with: its area, and its time; one of them may be empty."""
    if column.period is None:
        return printable(column.label), ""
    return printable(column.label.removesuffix(column.period).strip()), printable(column.period)
