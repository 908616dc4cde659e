"""The line at which questions are typed."""

from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from tui.ask.past_questions import PastQuestions

LONGEST = 2_000
"""Characters of the longest question. The same as `yjqa.ask.LONGEST_QUESTION`, which is not worth loading for the first screen."""


class QuestionLine(Input):
    """A line to ask at; up and down bring back earlier questions."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "leave_above", "Go up", id="ask.up", tooltip="Go up to the sources of the latest answer."),
        Binding(
            "up", "older", "Earlier question", id="ask.older", show=False, tooltip="Bring back the question before."
        ),
        Binding(
            "down", "newer", "Later question", id="ask.newer", show=False, tooltip="Bring back the question after."
        ),
    ]

    class Asked(Message):
        """A question was typed and Enter pressed; it is never empty."""

        def __init__(self, question: str) -> None:
            super().__init__()
            self.question = question

    class LeftAbove(Message):
        """Somebody goes up, to the answers."""

    def __init__(self) -> None:
        super().__init__(
            placeholder="Ask about the papers, then Enter", max_length=LONGEST, select_on_focus=False, id="question"
        )
        self.past = PastQuestions()

    def put_back(self, question: str) -> None:
        """Puts a question into the line for mending, unless something else has been typed since."""
        if not self.value.strip():
            self._show(question)

    def action_leave_above(self) -> None:
        """Goes up to the answers."""
        self.post_message(self.LeftAbove())

    def action_older(self) -> None:
        """Brings back the question before."""
        self._bring_back(self.past.older(self.value))

    def action_newer(self) -> None:
        """Brings back the question after."""
        self._bring_back(self.past.newer(self.value))

    @on(Input.Submitted)
    def _ask(self, event: Input.Submitted) -> None:
        event.stop()
        question = " ".join(self.value.split())
        if question:
            self.clear()
            self.post_message(self.Asked(question))

    def _on_paste(self, event: events.Paste) -> None:
        """Takes all lines of what is pasted as one, and of a text that is too long what there is room for."""
        event.prevent_default()
        event.stop()
        start, end = sorted(self.selection)
        text = "".join(char if char.isprintable() else " " for char in " ".join(event.text.split()))
        room = LONGEST - len(self.value) + end - start
        if len(text) > room:
            self.app.notify(
                f"A question has {LONGEST:,} characters at most; the rest was left out.", severity="warning"
            )
        self.replace(text[:room], start, end)

    def _bring_back(self, question: str | None) -> None:
        if question is not None:
            self._show(question)

    def _show(self, question: str) -> None:
        self.value = question
        self.cursor_position = len(question)
