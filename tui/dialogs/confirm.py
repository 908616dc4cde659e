"""A question that is answered by yes or no."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from tui.dialogs.dialog import Dialog
from yjqa.cli_tables import printable


class ConfirmDialog(Dialog[bool]):
    """Gives whether it was answered by yes. Esc is no, and so is Enter until the other button is gone to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes", id="confirm.yes", tooltip="Answers yes."),
        Binding("n", "answer(False)", "No", id="confirm.no", tooltip="Answers no; everything stays as it is."),
        Binding("escape", "back", "Back", id="confirm.back", tooltip="Goes back; everything stays as it is."),
        Binding(
            "left",
            "app.focus_previous",
            "Other answer",
            id="confirm.left",
            show=False,
            tooltip="Goes to the other answer.",
        ),
        Binding(
            "right",
            "app.focus_next",
            "Other answer",
            id="confirm.right",
            show=False,
            tooltip="Goes to the other answer.",
        ),
    ]

    def __init__(self, question: str, yes: str = "Yes", no: str = "No") -> None:
        super().__init__()
        self._question = question
        self._yes = yes
        self._no = no

    def contents(self) -> Iterable[Widget]:
        """The question, and a button for each answer."""
        yield Static(printable(self._question), markup=False)
        yield Horizontal(
            Button(Content(f"No: {self._no}" if self._no != "No" else "No"), id="no", compact=True),
            Button(Content(f"Yes: {self._yes}" if self._yes != "Yes" else "Yes"), id="yes", compact=True),
            classes="buttons",
        )

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Takes the button for an answer."""
        self.dismiss(event.button.id == "yes")

    def action_answer(self, answer: bool) -> None:
        """Gives the answer."""
        self.dismiss(answer)

    def action_back(self) -> None:
        """Answers no."""
        self.dismiss(False)
