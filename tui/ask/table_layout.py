"""How an answer's table stands in so many columns of the screen: beside each other, or stacked where there is no room for that."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yjqa.cli_tables import printable
from yjqa.column_widths import all_figures, column_widths

if TYPE_CHECKING:
    from yjqa.ask.answer import AnswerTable

GAP = 2
"""Characters between two columns."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, its width, and whether its cells stand at the right."""

    header: str
    width: int
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns, and the rows with a cell for each. A stacked table has one column without a header."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def stacked(self) -> bool:
        """Whether each row is a block of lines."""
        return len(self.columns) == 1 and not self.columns[0].header


def lay_out(table: "AnswerTable", width: int) -> Layout:
    """The table in that width. Cells wrap; where not even their words fit beside each other, a row is a block of "column: cell" lines."""
    headers = tuple(map(printable, table.columns))
    rows = [tuple("" if value is None else printable(str(value)) for value in row) for row in table.rows]
    widths = column_widths([headers, *rows], width, GAP)
    if widths is None:
        blocks = tuple((_block(headers, row),) for row in rows)
        return Layout((Column("", max(1, width - GAP)),), blocks)
    columns = tuple(
        Column(header, wide, all_figures([row[number] for row in rows]))
        for number, (header, wide) in enumerate(zip(headers, widths, strict=True))
    )
    return Layout(columns, tuple(rows))


def _block(columns: tuple[str, ...], row: tuple[str, ...]) -> str:
    return "\n".join(f"{column}: {cell}" for column, cell in zip(columns, row, strict=True) if cell) + "\n"
