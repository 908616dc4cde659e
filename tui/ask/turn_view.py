"""One turn of the conversation on the screen: a question, and what came of it."""

import time
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from tui.ask.age import CHANGED, answered_on, gone_words
from tui.ask.answer_table import AnswerTable
from tui.ask.answer_text import AnswerText
from tui.ask.more_rows import MoreRows
from tui.ask.source_list import SourceList
from tui.ask.stops import MarkChosen
from tui.typed_number import TypedNumber
from yjqa.answer_wording import rest_of, taken
from yjqa.cli_tables import printable

if TYPE_CHECKING:
    from tui.conversations.model import Turn
    from yjqa.ask.answer import Answer

_REST = {
    "actions": "Tab, then a, shows all of them in Actions.",
    "check": "Figures (F4) has all of them: f there, and f again for those of every paper.",
}
"""Where the rest of a list is of which an answer has the first."""


class TurnView(Vertical):
    """A question, and under it that it waits or is looked for, its answer, or what is wrong with it."""

    class SourceWanted(Message):
        """One of the answer's sources is to be opened; `at` is its place among the citations, from 0."""

        def __init__(self, answer: "Answer", at: int) -> None:
            super().__init__()
            self.answer = answer
            self.at = at

    def __init__(self, question: str) -> None:
        super().__init__()
        self.question = question
        self.answer: Answer | None = None
        self._shown: Sequence[Widget] = (_line("Waits for the answer before.", "state"),)
        self._age = ""
        self._number = TypedNumber(self, self._open)
        self._clock: Timer | None = None

    @classmethod
    def of(cls, turn: "Turn", files: Mapping[str, str]) -> "TurnView":
        """The turn as it was answered then. `files`: each paper's file by its id."""
        view = cls(turn.question)
        view._age = answered_on(turn)
        if turn.answer is None:
            view._shown = view._problem(turn.problem or "")
        else:
            view._shown = view._answered(turn.answer, files)
        return view

    def compose(self) -> ComposeResult:
        """The question, and what is there of an answer."""
        yield Static(printable(self.question), classes="question", markup=False)
        yield from self._shown

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
        await self._show(self._answered(answer, files))

    async def show_problem(self, problem: str) -> None:
        """Shows what is wrong, in place of an answer."""
        await self._show(self._problem(problem))

    def tell_change(self, held: Collection[str]) -> None:
        """Says that the answer is of other papers than are held now. `held`: the ids of these."""
        if self.answer is not None:
            self._age = self._age or CHANGED
            self._tell_age(held)

    def tell_gone(self, held: Collection[str]) -> None:
        """Says which of the answer's sources stand in papers that are not held. `held`: the ids of those that are."""
        if self.answer is not None:
            self._tell_age(held)

    def _tell_age(self, held: Collection[str]) -> None:
        assert self.answer is not None
        told = self.query_one(".age", Static)
        told.update(" ".join(part for part in (self._age, gone_words(self.answer, held)) if part))
        told.display = True

    def on_key(self, event: events.Key) -> None:
        """Opens the source whose number is typed."""
        if self.answer is not None:
            self._number.take(event, [citation.n for citation in self.answer.citations])

    @on(MarkChosen)
    def _mark_chosen(self, event: MarkChosen) -> None:
        event.stop()
        self._open(event.number)

    @on(AnswerTable.Shown)
    def _tell_rows_left_out(self, event: AnswerTable.Shown) -> None:
        event.stop()
        self.query_one(MoreRows).tell(event.left_out)

    @on(MoreRows.Wanted)
    def _show_all_rows(self, event: MoreRows.Wanted) -> None:
        event.stop()
        self.query_one(AnswerTable).show_all()

    def _open(self, number: int) -> None:
        if self.answer is None:
            return
        numbers = [citation.n for citation in self.answer.citations]
        if number in numbers:
            self.post_message(self.SourceWanted(self.answer, numbers.index(number)))

    def _answered(self, answer: "Answer", files: Mapping[str, str]) -> list[Widget]:
        self.answer = answer
        marks = [citation.n for citation in answer.citations]
        shown: list[Widget] = [AnswerText(answer.text, marks)]
        if not answer.found:
            self.add_class("-not-found")
            shown.insert(0, _line("Not found", "verdict"))
        shown.append(_line(f"How I took it: {taken(answer)}", "taken"))
        age = _line(self._age, "age")
        age.display = bool(self._age)
        shown.append(age)
        if answer.table is not None:
            rows = len(answer.table.rows)
            shown.append(_line(f"{answer.table.title} ({rows} row{'s'[: rows != 1]})", "title"))
            shown += [AnswerTable(answer.table, marks), MoreRows()]
        notes = [*answer.notes, *([_REST[rest]] if (rest := rest_of(answer)) else [])]
        shown += [_line(f"Note: {note}", "note") for note in notes]
        if marks:
            shown.append(_line("Sources" if answer.found else "The nearest that the papers say", "title"))
            shown.append(SourceList(answer, files))
        return shown

    def _problem(self, problem: str) -> list[Widget]:
        self.add_class("-problem")
        return [_line("Not answered", "verdict"), AnswerText(problem, ())]

    async def _show(self, shown: Sequence[Widget]) -> None:
        if self._clock is not None:
            self._clock.stop()
        with self.app.batch_update():
            await self.query(".state").remove()
            await self.mount(*shown)


def _line(text: str, look: str) -> Static:
    return Static(printable(text), classes=look, markup=False)
