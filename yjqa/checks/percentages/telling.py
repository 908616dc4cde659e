"""How findings of percentages are put: their words, their places, and how sure they are."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from yjqa.checks.percentages.lines import Line, Lines
from yjqa.checks.percentages.rounding import Percentage, Quantity, Reckoned, shown_percentage
from yjqa.document import Cell, Document, Span
from yjqa.extract.money import pounds
from yjqa.extract.sources import cell_source
from yjqa.records import Source

_MOST_PLACES = 9
"""How many cells a finding names as what a percentage was compared with."""
_LONGEST_NAME = 80


def where_in(table: Lines, line: Line, position: int | None = None) -> str:
    """The place of a figure in the paper's own words: the table, the line and what crosses it."""
    parts = [f"In “{shortened(table.name)}”", f"{table.direction} “{shortened(line.label)}”"]
    if position is not None and table.positions[position]:
        parts.append(f"{table.across} “{shortened(table.positions[position])}”")
    return ", ".join(parts)


def reckoned_as(figure: Reckoned, table: Lines) -> str:
    """What a percentage was worked out of: "£82,557 of £141,010"."""
    is_money = _is_money(table)
    return f"{shown_quantity(figure.part, is_money)} of {shown_quantity(figure.whole, is_money)}"


def moved_as(figure: Reckoned, table: Lines) -> str:
    """What a change was worked out of: "from £105,000 to £95,000"."""
    is_money = _is_money(table)
    return f"from {shown_quantity(figure.whole, is_money)} to {shown_quantity(figure.part, is_money)}"


def shown_quantity(quantity: Quantity, is_money: bool) -> str:
    """A sum or a count as people write it."""
    exact = Decimal(str(round(quantity.value, 2)))
    if is_money:
        return pounds(exact)
    return f"{exact:,.0f}" if exact == exact.to_integral_value() else f"{exact.normalize():,}"


def shown(percentage: Percentage) -> str:
    """A percentage as the paper prints it."""
    return f"{Decimal(str(percentage.value)):.{places(percentage)}f}%"


def places(percentage: Percentage) -> int:
    """How many digits a percentage prints behind its point."""
    return max(0, -Decimal(str(percentage.step)).adjusted())


def reckoned_like(printed: Percentage, value: float) -> str:
    """A reckoned percentage as people read it beside the printed one."""
    return shown_percentage(value, printed.step)


def sources_of(document: Document, table: Lines, cells: Iterable[Cell]) -> tuple[Source, ...]:
    """The places of cells, each once."""
    unique = tuple(dict.fromkeys(cells))[: _MOST_PLACES + 1]
    return tuple(cell_source(document, table.introduced.place, cell) for cell in unique)


def line_source(document: Document, table: Lines, line: Line) -> Source:
    """The place of all percentages of a line, as one."""
    cells = [line.cells[position] for position in line.percentages]
    quote = ", ".join(cell.flat for cell in cells)
    return cell_source(document, table.introduced.place, cells[0], quote, _around([cell.span for cell in cells]))


def _around(spans: Sequence[Span]) -> Span:
    """The smallest place that holds all of these, as far as they stand on the page of the first."""
    first = spans[0]
    here = [span for span in spans if span.page == first.page]
    lines = [span.lines for span in here if span.lines]
    boxes = [span.bbox for span in here if span.bbox]
    return Span(
        first.page,
        (min(top for top, _ in lines), max(bottom for _, bottom in lines)) if lines else None,
        (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
        if boxes
        else None,
    )


def _is_money(table: Lines) -> bool:
    texts = (cell.flat for cell in table.introduced.table.cells)
    return any("£" in text for text in (*texts, *table.introduced.about))


def shortened(text: str) -> str:
    """Words of a paper short enough to stand in a sentence."""
    return text if len(text) <= _LONGEST_NAME else f"{text[:_LONGEST_NAME].rsplit(' ', 1)[0]} …"
