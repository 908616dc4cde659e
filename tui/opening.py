"""What is shown where the papers cannot be opened, or only with a key."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from tui.dialogs.dialog import BUTTON_KEYS, Dialog
from yjqa.cli_tables import printable


class NotOpened(Dialog[bool]):
    """Says what is wrong, and gives whether to try again; if not, there is nothing to do but to quit."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "again(True)", "Try again", id="opening.again", tooltip="Try to open the papers again."),
        Binding("q,escape", "again(False)", "Quit", id="opening.quit", tooltip="Quit yjqa."),
        *BUTTON_KEYS,
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


class KeyWanted(Dialog[str | None]):
    """Asks for the key of a service, and gives it; `None` where the program is to be left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Quit", id="key.quit", tooltip="Quit yjqa."),
    ]

    title_of_box = "The service asks for a key"

    def __init__(self, problem: str) -> None:
        super().__init__()
        self._problem = problem

    def contents(self) -> Iterable[Widget]:
        """What the service says, the line for the key, and the two ways on."""
        yield Static(printable(self._problem), markup=False)
        yield Input(password=True, placeholder="Paste the key, then Enter")
        yield Horizontal(
            Button("Quit", id="quit", compact=True), Button("Go on", id="go-on", compact=True), classes="buttons"
        )

    def on_mount(self) -> None:
        """Has the key typed at once."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Gives the key."""
        if event.value.strip():
            self.dismiss(event.value.strip())

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Gives the key, or leaves."""
        if event.button.id == "quit":
            self.dismiss(None)
        elif key := self.query_one(Input).value.strip():
            self.dismiss(key)

    def action_leave(self) -> None:
        """Leaves."""
        self.dismiss(None)
