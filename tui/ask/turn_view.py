"""One turn of the conversation on the screen: a question, and what came of it."""

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from tui.ask.answer_table import AnswerTable
from tui.ask.answer_text import AnswerText
from tui.ask.marks import marks_typed
from tui.ask.source_list import SourceList
from tui.ask.stops import MarkChosen
from yjqa.answer_wording import taken
from yjqa.cli_tables import printable

if TYPE_CHECKING:
    from yjqa.ask.answer import Answer

_MORE_DIGITS = 0.7
"""Seconds in which another digit may follow, where a source has a number of two."""


class TurnView(Vertical):
    """A question, and under it that it waits or is looked for, its answer, or what is wrong with it."""

    class SourceWanted(Message):
        """One of the answer's sources is to be opened; `at` is its place among the citations, from 0."""

        def __init__(self, turn: "TurnView", answer: "Answer", at: int) -> None:
            super().__init__()
            self.turn = turn
            self.answer = answer
            self.at = at

    def __init__(self, question: str) -> None:
        super().__init__()
        self.question = question
        self.answer: Answer | None = None
        self._digits = ""
        self._more_digits: Timer | None = None
        self._clock: Timer | None = None

    def compose(self) -> ComposeResult:
        """The question, and that it waits its turn."""
        yield Static(printable(self.question), classes="question", markup=False)
        yield Static("Waits for the answer before.", classes="state", markup=False)

    def tell_looking(self) -> None:
        """Says that an answer is looked for, and for how long."""
        began = time.monotonic()

        def tell() -> None:
            seconds = int(time.monotonic() - began)
            since = f" {seconds} s," if seconds else ""
            self.query_one(".state", Static).update(f"Looking …{since} Esc stops")

        tell()
        self._clock = self.set_interval(1.0, tell)

    async def show_answer(self, answer: "Answer", files: Mapping[str, str]) -> None:
        """Shows the answer. `files`: each paper's file by its id."""
        self.answer = answer
        marks = [citation.n for citation in answer.citations]
        shown: list[Widget] = [AnswerText(answer.text, marks)]
        if not answer.found:
            self.add_class("-not-found")
            shown.insert(0, _line("Not found", "verdict"))
        shown.append(_line(f"How I took it: {taken(answer)}", "taken"))
        if answer.table is not None:
            rows = len(answer.table.rows)
            shown.append(_line(f"{answer.table.title} ({rows} row{'s'[: rows != 1]})", "title"))
            shown.append(AnswerTable(answer.table, marks))
        shown += [_line(f"Note: {note}", "note") for note in answer.notes]
        if marks:
            shown.append(_line("Sources" if answer.found else "The nearest that the papers say", "title"))
            shown.append(SourceList(answer, files))
        await self._replace_state(*shown)

    async def show_problem(self, problem: str) -> None:
        """Shows what is wrong, in place of an answer."""
        self.add_class("-problem")
        await self._replace_state(_line("Not answered", "verdict"), AnswerText(problem, ()))

    def on_key(self, event: events.Key) -> None:
        """Opens the source whose number is typed."""
        if self.answer is None or event.character is None or not event.character.isdecimal():
            return
        event.stop()
        known = [citation.n for citation in self.answer.citations]
        meant = marks_typed(self._digits + event.character, known)
        if not meant:
            self._digits = ""
            meant = marks_typed(event.character, known)
        if not meant:
            return
        self._digits += event.character
        if self._more_digits is not None:
            self._more_digits.stop()
        if len(meant) == 1:
            self._open_typed()
        else:
            self._more_digits = self.set_timer(_MORE_DIGITS, self._open_typed)

    def _open_typed(self) -> None:
        digits, self._digits = self._digits, ""
        self._open(int(digits))

    @on(MarkChosen)
    def _mark_chosen(self, event: MarkChosen) -> None:
        event.stop()
        self._open(event.number)

    def _open(self, number: int) -> None:
        if self.answer is None:
            return
        numbers = [citation.n for citation in self.answer.citations]
        if number in numbers:
            self.post_message(self.SourceWanted(self, self.answer, numbers.index(number)))

    async def _replace_state(self, *shown: Widget) -> None:
        if self._clock is not None:
            self._clock.stop()
        with self.app.batch_update():
            await self.query_one(".state").remove()
            await self.mount(*shown)


def _line(text: str, look: str) -> Static:
    return Static(printable(text), classes=look, markup=False)
