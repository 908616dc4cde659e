"""The text of an answer, with the marks of its sources."""

from collections.abc import Collection
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from tui.ask.marks import marks_of
from tui.ask.stops import LeftAbove, LeftBelow, MarkChosen
from yjqa.cli_tables import printable


class AnswerText(Static, can_focus=True):
    """What is answered, in words. A click on a mark opens its source, Enter opens the first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "first_mark", "Open source", id="ask.open_first", tooltip="Open the first source of the answer."
        ),
        Binding("up", "leave_above", "Up", show=False),
        Binding("down", "leave_below", "Down", show=False),
    ]

    def __init__(self, text: str, marks: Collection[int]) -> None:
        shown = printable(text)
        content = Content(shown)
        for mark in marks_of(shown, marks):
            look = Style.from_meta({"@click": f"mark({mark.number})"}) + Style(bold=True)
            content = content.stylize(look, mark.start, mark.end)
        super().__init__(content, classes="stop")
        self._marks = sorted(marks)

    def enter_above(self) -> None:
        """Takes the focus."""
        self.focus()

    def enter_below(self) -> None:
        """Takes the focus."""
        self.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to open of an answer without sources."""
        return bool(self._marks) if action == "first_mark" else True

    def action_mark(self, number: int) -> None:
        """Opens a source."""
        self.post_message(MarkChosen(number))

    def action_first_mark(self) -> None:
        """Opens the first source."""
        self.post_message(MarkChosen(self._marks[0]))

    def action_leave_above(self) -> None:
        """Goes up."""
        self.post_message(LeftAbove())

    def action_leave_below(self) -> None:
        """Goes down."""
        self.post_message(LeftBelow())
