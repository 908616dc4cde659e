"""A kept conversation beside the list, as far as it takes to know it again."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Static

from tui.conversations.days import day_and_time
from yjqa.cli_tables import printable

if TYPE_CHECKING:
    from tui.conversations.model import Turn
    from yjqa.ask.answer import AnswerTable

_MOST_TURNS = 40
"""Turns that are shown, from the one before the question that fits."""

_MOST_ROWS = 6
"""Rows of an answer's table that are shown."""


class ConversationPreview(VerticalScroll):
    """The questions with their answers, the words lit that were looked for, from the question on that fits them."""

    DEFAULT_CSS = """
    ConversationPreview { scrollbar-size-vertical: 1; }
    ConversationPreview > Static { height: auto; margin: 0 0 1 0; }
    """

    async def show(self, turns: "Sequence[Turn]", words: str, fitting: str | None) -> None:
        """Shows the turns of a conversation. `fitting`: the question that is brought into sight."""
        at = next((number for number, turn in enumerate(turns) if turn.question == fitting), 0)
        first = max(0, at - 1)
        parts = [
            Static(_lit(_turn(turn, number + 1), words), classes="turn", markup=False)
            for number, turn in enumerate(turns[first : first + _MOST_TURNS], start=first)
        ]
        left_out = len(turns) - first - len(parts)
        with self.app.batch_update():
            await self.remove_children()
            if turns:
                await self.mount(Static(f"{len(turns)} question{'s'[: len(turns) != 1]}", markup=False))
            if first:
                await self.mount(Static(f"… {first} before this", markup=False))
            await self.mount(*parts)
            if left_out:
                await self.mount(Static(f"… {left_out} after this", markup=False))
        if at > first:
            self.call_after_refresh(self.scroll_to_widget, parts[at - first], top=True, animate=False)
        else:
            self.scroll_home(animate=False)


def _turn(turn: "Turn", number: int) -> Text:
    said = Text(f"{number}. {printable(turn.question)}\n", "bold")
    said.append(f"{day_and_time(turn.asked)}\n", "not bold")
    said.append(printable("\n".join(_answered(turn))), "not bold")
    return said


def _answered(turn: "Turn") -> Iterator[str]:
    if turn.answer is None:
        yield f"No answer: {turn.problem}" if turn.problem else "It was not answered."
        return
    yield turn.answer.text
    if turn.answer.table is not None:
        yield from _rows(turn.answer.table)


def _rows(table: "AnswerTable") -> Iterator[str]:
    """The first rows of a table, a line each."""
    for row in table.rows[:_MOST_ROWS]:
        yield "  " + " · ".join(" ".join(str(cell).split()) for cell in row if cell not in (None, ""))
    if len(table.rows) > _MOST_ROWS:
        yield f"  … {len(table.rows) - _MOST_ROWS} more rows"


def _lit(text: Text, words: str) -> Text:
    """The text with all words lit that begin with one of those looked for."""
    wanted = [re.escape(word) for word in words.split() if any(map(str.isalnum, word))]
    if wanted:
        text.highlight_regex(rf"(?i)(?<!\w)(?:{'|'.join(wanted)})", "reverse")
    return text
