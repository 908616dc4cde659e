"""A line at the bottom of the pane for a page to go to, or words to look for."""

from typing import ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

Purpose = Literal["page", "words"]

_HINTS = {
    "page": "Page as printed; f12 is page 12 of the file",
    "words": "Words to look for in this paper",
}


class Prompt(Input):
    """Asks for one thing at a time; not displayed while it asks for nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="source.leave_line", tooltip="Leaves the line and goes back to the page.")
    ]  # fmt: skip

    class Answered(Message):
        """Something was entered."""

        def __init__(self, purpose: Purpose, value: str) -> None:
            super().__init__()
            self.purpose: Purpose = purpose
            self.value = value

    class Left(Message):
        """The line was left, with or without an answer."""

    def __init__(self) -> None:
        super().__init__(compact=True, select_on_focus=True)
        self._purpose: Purpose = "page"
        self._earlier: dict[Purpose, str] = {"page": "", "words": ""}

    def on_mount(self) -> None:
        """Is not there until something is asked."""
        self.display = False

    def ask(self, purpose: Purpose) -> None:
        """Asks for a page or for words; what was asked for before is offered again."""
        self._purpose = purpose
        self.placeholder = _HINTS[purpose]
        self.value = self._earlier["words"] if purpose == "words" else ""
        self.display = True
        self.focus()

    def action_leave(self) -> None:
        """Goes away."""
        self.display = False
        self.post_message(self.Left())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Gives the answer."""
        event.stop()
        self._earlier[self._purpose] = event.value
        self.action_leave()
        if event.value.strip():
            self.post_message(self.Answered(self._purpose, event.value.strip()))
