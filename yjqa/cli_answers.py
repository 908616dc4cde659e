"""What the command line shows of answers: the words, how the question was taken, the table, doubts and sources."""

import re
from collections.abc import Mapping

from rich.console import Console

from yjqa.ask.answer import Answer, AnswerTable, Citation, Interpretation
from yjqa.cli_tables import as_text, console_of, printable, table_of

_LONG_WORD = 16
"""Characters of the longest word for which a column is kept wide enough."""

_WHOLE = 0.75
"""The part of its fair share of the width up to which a column is shown whole."""

_GAP = 3
"""Characters between two columns."""

_LONGEST_QUOTE = 400
"""Characters of a source's words before they are cut."""

_FIGURE = re.compile(r"[£–-]?\s?[\d,.]+(?:%|k|m)?")


def print_answer(answer: Answer, files: Mapping[str, str], *, words: bool = True) -> None:
    """The answer as people read it. `files`: each paper's file by its id; `words`: quote what the sources say."""
    console = console_of()
    console.print(as_text(answer.text))
    console.print(as_text(f"How I took it: {_taken(answer)}"), style="dim")
    if answer.table is not None:
        _print_table(console, answer.table)
    for note in answer.notes:
        console.print(as_text(f"note: {note}"), style="yellow")
    print_sources(answer, files, words=words and answer.table is None)


def print_sources(answer: Answer, files: Mapping[str, str], *, words: bool) -> None:
    """The numbered places that prove an answer, with their words or without."""
    console = console_of()
    for citation in answer.citations:
        console.print(as_text(_source(citation, files, words=words)))


def _taken(answer: Answer) -> str:
    """How the question was taken: a follow-up as a whole question, the kind of answer and what narrowed it."""
    whole = f"“{answer.resolved_question}” – " if answer.resolved_question != answer.question else ""
    return whole + _interpreted(answer.interpretation)


def _interpreted(interpretation: Interpretation) -> str:
    """In words: "list actions; owner Ann Poole; status open"."""
    filters = (
        name.replace("_", " ")
        if value is True
        else f"{name.replace('_', ' ')} {', '.join(value) if isinstance(value, list) else value}"
        for name, value in interpretation.filters.items()
    )
    return "; ".join((interpretation.intent.replace("_", " "), *filters))


def _print_table(console: Console, shown: AnswerTable) -> None:
    rows = [["" if value is None else printable(str(value)) for value in row] for row in shown.rows]
    widths = _widths([list(shown.columns), *rows], console.width)
    if widths is None:
        _print_stacked(console, shown.columns, rows)
        return
    table = table_of(*shown.columns)
    for number, column in enumerate(table.columns):
        column.width = widths[number]
        cells = [row[number] for row in rows if row[number]]
        if cells and all(_FIGURE.fullmatch(cell) for cell in cells):
            column.justify = "right"
    for row in rows:
        table.add_row(*map(as_text, row))
    console.print(table)


def _widths(rows: list[list[str]], width: int) -> list[int] | None:
    """How wide each column is in so many characters; `None` where not even the words fit.

    Narrow columns are shown whole; the others share what is left by how much text they hold.
    """
    columns = list(zip(*rows, strict=True))
    widths = [max(map(len, cells)) for cells in columns]
    least = [
        min(_LONG_WORD, max((len(word) for cell in cells for word in cell.split()), default=1)) for cells in columns
    ]
    room = width - _GAP * len(columns)
    if sum(least) > room:
        return None
    wide = set(range(len(columns)))
    while wide and (narrow := {number for number in wide if widths[number] <= _WHOLE * room / len(wide)}):
        wide -= narrow
        room -= sum(widths[number] for number in narrow)
    spare = room - sum(least[number] for number in wide)
    text = {number: sum(map(len, columns[number])) for number in wide}
    for number in wide:
        widths[number] = max(1, least[number] + spare * text[number] // sum(text.values()))
    return widths


def _print_stacked(console: Console, columns: tuple[str, ...], rows: list[list[str]]) -> None:
    """A table too wide for the terminal: a block for each row."""
    for row in rows:
        console.print()
        for column, cell in zip(columns, row, strict=True):
            if cell:
                console.print(as_text(f"{column}: {cell}"))
    console.print()


def _source(citation: Citation, files: Mapping[str, str], *, words: bool) -> str:
    """Where it stands, by the file that a reader opens."""
    place = citation.where().removeprefix(citation.document)
    quote = " ".join(citation.quote.split())
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return f"[{citation.n}] {files.get(citation.document, citation.document)}{place}" + (
        f": “{quote}”" if words else ""
    )
