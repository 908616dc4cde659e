"""What the command line shows of comparisons: figures side by side, what follows from them, and where each stands."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from rich.console import Console
from rich.table import Table
from rich.text import Text

from yjqa.cli_tables import as_text, console_of, printable, table_of
from yjqa.compare.comparison import CompareCell, CompareColumn, CompareRow, Comparison
from yjqa.compare.sheets import head_names, head_of
from yjqa.compare.wording import SILENCE, change_said, changed_since, figure_said, share_of
from yjqa.extract.money import pounds
from yjqa.records import Source

_HEAD_SHARES = (0.3, 0.22)
"""How much of the terminal's width the columns before the figures take at most."""
_GAP, _EDGES = 3, 2
"""Characters between two columns, and at both ends of a line."""
_NARROWEST = 11
"""Characters of a column of figures at least: its header breaks between words."""
_BETWEEN_YEARS = re.compile(r"(?<=\d{4})–")
_MOST_TABLES = 6
_MOST_ROWS = 90
_MOST_NOTES = 12
_NARROWING = "Narrow the table with --area, --year or --document, or take all of it with --format xlsx --output FILE."


class Places:
    """The tables and paragraphs that figures stand in, numbered in the order in which they are met."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files
        self._numbers: dict[tuple[object, ...], int] = {}
        self._sources: defaultdict[int, list[Source]] = defaultdict(list)

    def marks(self, cell: CompareCell) -> str:
        """The numbers of the places that a cell rests on: "[1][3]"."""
        numbers = dict.fromkeys(self._number(source) for part in cell.parts for source in part.sources)
        return "".join(f"[{number}]" for number in numbers)

    def lines(self) -> Iterator[str]:
        """Each place behind its number."""
        for number, sources in self._sources.items():
            yield f"[{number}] {self._said(sources)}"

    def _number(self, source: Source) -> int:
        table = source.table
        key = (source.document, source.page, source.section, table.label) if table else (source.where(), source.lines)
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        self._sources[number].append(source)
        return number

    def _said(self, sources: Sequence[Source]) -> str:
        first = sources[0]
        lines = [line for source in sources for line in source.lines or ()]
        whole = first.model_copy(update={"lines": (min(lines), max(lines)) if lines else None})
        where = self._files.get(first.document, first.document) + whole.where().removeprefix(first.document)
        label = (first.table.label if first.table else None) or (first.section[-1] if first.section else None)
        return f"{where}: {label}" if label and label not in where else where


def print_comparison(comparison: Comparison, files: Mapping[str, str]) -> None:
    """The comparison as one table or, where it is wider than the terminal, several. `files`: each paper's file by its id."""
    console = console_of()
    console.print(as_text(comparison.title), style="bold")
    if not comparison.rows:
        console.print("No figure in the papers fits.")
    else:
        if legend := _legend(comparison):
            console.print(legend, style="dim")
        _print_tables(console, comparison, Places(files))
    for note in comparison.notes[:_MOST_NOTES]:
        console.print(as_text(f"note: {note}"), style="yellow")
    if len(comparison.notes) > _MOST_NOTES:
        console.print(f"note: {len(comparison.notes) - _MOST_NOTES} more notes with --format json.", style="yellow")


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of figures as it is shown: its header, and for each row the lines of its cell, if there is a figure."""

    label: str
    cells: tuple[list[str] | None, ...]

    @property
    def width(self) -> int:
        """So wide that no figure and no word of the header is broken."""
        lines = (line for cell in self.cells for line in cell or ())
        return max(_NARROWEST, *(len(text) for text in (*lines, *self.label.split())))


def _print_tables(console: Console, comparison: Comparison, places: Places) -> None:
    rows = comparison.rows[:_MOST_ROWS]
    heads = [_head_texts(comparison, row) for row in rows]
    names = head_names(comparison)
    widths = [
        min(int(console.width * share), max(len(text) for text in (name, *(head[number] for head in heads))))
        for number, (name, share) in enumerate(zip(names, _HEAD_SHARES, strict=False))
    ]
    room = console.width - _EDGES + _GAP - sum(width + _GAP for width in widths)
    tables = list(islice(_tables(comparison, rows, places, room), _MOST_TABLES))
    for columns in tables:
        console.print(_table(names, widths, rows, heads, columns))
    left = {
        "column": len(comparison.columns) - sum(map(len, tables)),
        "row": len(comparison.rows) - len(rows),
    }
    if any(left.values()):
        more = " and ".join(f"{count} {what}{'s' if count > 1 else ''}" for what, count in left.items() if count)
        console.print(f"Not shown: {more}. {_NARROWING}", style="yellow")
    for line in places.lines():
        console.print(as_text(line))


def _tables(comparison: Comparison, rows: Sequence[CompareRow], places: Places, room: int) -> Iterator[list[_Column]]:
    """The columns in tables that fit into the room, at least one each; each is made when it is come to, and places numbered so."""
    table: list[_Column] = []
    used = 0
    for number, column in enumerate(comparison.columns):
        made = _Column(
            _header(column),
            tuple(
                None if (cell := row.cells[number]) is None else _cell_lines(comparison, row, cell, places)
                for row in rows
            ),
        )
        if table and used + made.width + _GAP > room:
            yield table
            table, used = [], 0
        table.append(made)
        used += made.width + _GAP
    if table:
        yield table


def _table(
    names: Sequence[str],
    widths: Sequence[int],
    rows: Sequence[CompareRow],
    heads: Sequence[Sequence[str]],
    columns: Sequence[_Column],
) -> Table:
    """The table of some of the columns, without the rows that have nothing in them; what repeats in the first is said once."""
    table = table_of(*names, *(column.label for column in columns))
    for made, width in zip(table.columns, (*widths, *(column.width for column in columns)), strict=True):
        made.width = width
    for made in table.columns[len(names) :]:
        made.justify, made.overflow = "right", "fold"
    before = ""
    for number, (row, head) in enumerate(zip(rows, heads, strict=True)):
        if all(column.cells[number] is None for column in columns):
            continue
        style = "bold" if row.is_total else ""
        texts = [as_text("" if place == 0 and text == before else text) for place, text in enumerate(head)]
        table.add_row(*texts, *(_cell_text(column.cells[number]) for column in columns), style=style)
        before = head[0]
    return table


def _header(column: CompareColumn) -> str:
    """What a column is called: its period on lines of its own, which end after the dash between two years."""
    if column.period is None:
        return printable(column.label)
    area = column.label.removesuffix(column.period).strip()
    return printable("\n".join(filter(None, (area, _BETWEEN_YEARS.sub("–\n", column.period)))))


def _head_texts(comparison: Comparison, row: CompareRow) -> list[str]:
    return [printable(text) for text in head_of(comparison, row)]


def _cell_lines(comparison: Comparison, row: CompareRow, cell: CompareCell, places: Places) -> list[str]:
    """A cell's figure with the numbers of its places; below it what follows from it."""
    figure = figure_said(comparison, cell.value)
    marks = "" if row.is_total else places.marks(cell)
    share = "" if cell.share is None else f"{cell.share}%"
    lines = [f"{figure} {marks}".strip(), "  ".join(filter(None, (share, change_said(comparison, cell))))]
    if cell.per_head is not None:
        lines.append(f"{pounds(cell.per_head)} a head")
    if cell.target is not None:
        lines.append(f"target {cell.target:,}")
    return [line for line in lines if line]


def _cell_text(lines: Sequence[str] | None) -> Text:
    text = as_text("\n".join(lines or ()))
    if lines:
        text.stylize("dim", len(lines[0]))
    return text


def _legend(comparison: Comparison) -> str:
    cells = [cell for row in comparison.rows for cell in row.cells if cell is not None]
    said = []
    if any(cell.share is not None for cell in cells):
        said.append(f"its share of {share_of(comparison)}")
    if any(cell.change is not None for cell in cells):
        said.append(f"the change from {changed_since(comparison)}")
    below = f"Under a figure: {', '.join(said)}. " if said else ""
    return f"{below}{SILENCE}"
