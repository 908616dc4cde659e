"""What is shown where the papers cannot be opened."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Button, Static

from tui.dialogs.dialog import Dialog
from yjqa.cli_tables import printable


class NotOpened(Dialog[bool]):
    """Says what is wrong, and gives whether to try again; if not, there is nothing to do but to quit."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "again(True)", "Try again", id="opening.again", tooltip="Tries to open the papers again."),
        Binding("q,escape", "again(False)", "Quit", id="opening.quit", tooltip="Quits yjqa."),
        Binding("left", "app.focus_previous", "Other button", show=False, tooltip="Goes to the other button."),
        Binding("right", "app.focus_next", "Other button", show=False, tooltip="Goes to the other button."),
    ]

    title_of_box = "The papers cannot be opened"

    def __init__(self, problem: str) -> None:
        super().__init__()
        self._problem = problem

    def contents(self) -> Iterable[Widget]:
        """What is wrong, and the two ways on."""
        yield Static(printable(self._problem), markup=False)
        yield Horizontal(
            Button("Try again", id="again", compact=True), Button("Quit", id="quit", compact=True), classes="buttons"
        )

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Tries again, or quits."""
        self.dismiss(event.button.id == "again")

    def action_again(self, again: bool) -> None:
        """Tries again, or quits."""
        self.dismiss(again)
