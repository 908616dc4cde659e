"""An answer as plain text, for a letter or a paper."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from yjqa.answer_wording import place, source_line, taken
from yjqa.cli_tables import printable

if TYPE_CHECKING:
    from yjqa.ask.answer import Answer, AnswerTable

_FORMULA = re.compile(r"[=@]|[+-](?![\s£\d.,%]*$)")


def answer_as_text(answer: "Answer", files: Mapping[str, str]) -> str:
    """The question, how it was taken, the answer with its table and its doubts, and the places that prove it.

    The cells of the table stand behind tabs: Excel makes columns of them, Word a table, and no font and no narrow window can put them under
    the wrong header, as blanks would. Where there is a table it says what the sources say, so that these are places only.
    `files`: each paper's file by its id.
    """
    return "\n\n".join(_parts(answer, files)) + "\n"


def _parts(answer: "Answer", files: Mapping[str, str]) -> Iterator[str]:
    yield printable(f"{_flat(answer.question)}\n(How it was taken: {taken(answer)})")
    yield printable(answer.text.strip())
    if answer.table is not None:
        yield _table(answer.table)
    if answer.notes:
        yield "\n".join(f"Note: {_flat(note)}" for note in answer.notes)
    if answer.citations:
        lines = (
            f"[{one.n}] {place(one, files)}" if answer.table is not None else source_line(one, files)
            for one in answer.citations
        )
        yield "\n".join(("Sources", *map(_flat, lines)))


def _table(table: "AnswerTable") -> str:
    lines = (
        "\t".join("" if cell is None else _cell(str(cell)) for cell in row) for row in (table.columns, *table.rows)
    )
    return "\n".join((*([_flat(table.title)] if table.title else []), *lines))


def _cell(text: str) -> str:
    """What stands between tabs: text that a spreadsheet would work out gets an apostrophe before it, as in CSV; "-5%" is no such text."""
    flat = _flat(text)
    return f"'{flat}" if _FORMULA.match(flat) else flat


def _flat(text: str) -> str:
    """Text on one line."""
    return printable(" ".join(text.split()))
