"""What the command line shows of answers: the words, how the question was taken, the table, doubts and sources."""

from collections.abc import Mapping

from rich.console import Console

from yjqa.answer_wording import place, rest_of, source_line, taken
from yjqa.ask.answer import Answer, AnswerTable
from yjqa.cli_tables import as_text, console_of, printable, table_of
from yjqa.column_widths import all_figures, column_widths

_GAP = 3
"""Characters between two columns."""


def print_answer(answer: Answer, files: Mapping[str, str], *, words: bool = True) -> None:
    """The answer as people read it. `files`: each paper's file by its id; `words`: quote what the sources say."""
    console = console_of()
    console.print(as_text(answer.text))
    console.print(as_text(f"How I took it: {taken(answer)}"), style="dim")
    if answer.table is not None:
        _print_table(console, answer.table)
    for note in answer.notes:
        console.print(as_text(f"note: {note}"), style="yellow")
    if rest := rest_of(answer):
        console.print(f"note: “yjqa {rest}” lists all.", style="yellow")
    print_sources(answer, files, words=words and answer.table is None)


def print_sources(answer: Answer, files: Mapping[str, str], *, words: bool) -> None:
    """The numbered places that prove an answer, with their words or without."""
    console = console_of()
    for citation in answer.citations:
        line = source_line(citation, files) if words else f"[{citation.n}] {place(citation, files)}"
        console.print(as_text(line))


def _print_table(console: Console, shown: AnswerTable) -> None:
    rows = [["" if value is None else printable(str(value)) for value in row] for row in shown.rows]
    widths = column_widths([list(shown.columns), *rows], console.width, _GAP)
    if widths is None:
        _print_stacked(console, shown.columns, rows)
        return
    table = table_of(*shown.columns)
    for number, column in enumerate(table.columns):
        column.width = widths[number]
        if all_figures([row[number] for row in rows]):
            column.justify = "right"
    for row in rows:
        table.add_row(*map(as_text, row))
    console.print(table)


def _print_stacked(console: Console, columns: tuple[str, ...], rows: list[list[str]]) -> None:
    """A table too wide for the terminal: a block for each row."""
    for row in rows:
        console.print()
        for column, cell in zip(columns, row, strict=True):
            if cell:
                console.print(as_text(f"{column}: {cell}"))
    console.print()
