"""Conversations as Markdown, for a file that is kept or sent on.

Whatever papers and people wrote stays text: nothing in it becomes a heading, a link, a picture, a formula or HTML.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from tui.conversations.days import day_and_time
from yjqa.answer_wording import source_line, taken
from yjqa.cli_tables import printable
from yjqa.column_widths import all_figures

if TYPE_CHECKING:
    from tui.conversations.model import Conversation, Turn
    from yjqa.ask.answer import AnswerTable

_MARK = r"\[\d+\](?![\[(:])|(?<!^)\[\d+\](?=:)"
"""The mark of a source, as answers have it: no link, since nothing says where it would lead."""

_ANYWHERE = re.compile(
    rf"{_MARK}|(?P<escaped>[\\`*_\[\]|~^$]|(?<!\S)#|(?<=\w)@|(?<=:)/|(?<=\w)\.(?=[a-z]{{2}})(?!(?:pdf|docx?|txt|html?)\b))",
    re.IGNORECASE | re.MULTILINE,
)
"""What Markdown, or one of its dialects, takes for more than text, wherever it stands: addresses too, but not names of files."""

_AT_BEGINNING = re.compile(r"(?m)^((?=[-+=:>])|\d+(?=[.)](?:\s|$)))")
"""What it does so only where a line begins: items of lists, lines under headings, quotes."""

_ENTITY = re.compile(r"&(?=#?\w+;)")
"""What is read as the character that it names."""

_WHOLE = 1_000_000
"""Characters of a source's words: all."""


def conversation_as_markdown(conversation: "Conversation", files: Mapping[str, str]) -> str:
    """The whole conversation: every question with its answer, how it was taken, and the places that prove it.

    `files`: each paper's file by its id.
    """
    return "\n\n".join(_conversation(conversation, files)) + "\n"


def _conversation(conversation: "Conversation", files: Mapping[str, str]) -> Iterator[str]:
    yield f"# {_line(conversation.title)}"
    yield f"Questions to the papers in {_line(conversation.about)}, with the answers that they gave then."
    for number, turn in enumerate(conversation.turns, start=1):
        yield f"## {number}. {_line(turn.question)}"
        yield f"Asked on {day_and_time(turn.asked)}."
        yield from _turn(turn, files)


def _turn(turn: "Turn", files: Mapping[str, str]) -> Iterator[str]:
    if turn.answer is None:
        yield f"No answer: {_line(turn.problem)}" if turn.problem else "It was not answered."
        return
    answer = turn.answer
    yield _paragraphs(answer.text)
    if answer.table is not None:
        yield from _table(answer.table)
    for note in answer.notes:
        yield f"**Note:** {_line(note)}"
    yield f"How it was taken: {_line(taken(answer))}"
    if answer.citations:
        yield "### Sources"
        yield "\n".join(f"- {_line(source_line(citation, files, _WHOLE))}" for citation in answer.citations)


def _table(table: "AnswerTable") -> Iterator[str]:
    rows = [["" if cell is None else str(cell) for cell in row] for row in table.rows]
    if table.title:
        yield f"**{_line(table.title)}**"
    columns = list(zip(*rows, strict=True)) or [()] * len(table.columns)
    rules = ["---:" if all_figures(column) else "---" for column in columns]
    yield "\n".join(_row(cells) for cells in (map(_line, table.columns), rules, *(map(_line, row) for row in rows)))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _paragraphs(text: str) -> str:
    """Text of several lines; each stays a line."""
    return re.sub(r"(?<=\S)\n(?=\S)", lambda _: "\\\n", _escaped(text.strip()))


def _line(text: str) -> str:
    """Text on one line."""
    return _escaped(" ".join(text.split()))


def _escaped(text: str) -> str:
    """The text as Markdown that shows it as it is. Lines stay lines; a blank at their ends would mean something, too."""
    lines = "\n".join(" ".join(line.split()) for line in printable(text).split("\n"))
    lines = _ANYWHERE.sub(lambda found: f"\\{found[0]}" if found["escaped"] else found[0], lines)
    lines = _AT_BEGINNING.sub(r"\1\\", lines)
    return _ENTITY.sub("&amp;", lines).replace("<", "&lt;")
