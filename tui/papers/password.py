"""The password of one file."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.dialogs.dialog import Dialog
from yjqa.cli_tables import printable


class PasswordDialog(Dialog[str | None]):
    """Gives what was typed; `None` where nothing was. It is kept nowhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="password.cancel", tooltip="Goes back without a password."),
    ]

    def __init__(self, file: str) -> None:
        super().__init__()
        self.title_of_box = f"Password of {file}"

    def contents(self) -> Iterable[Widget]:
        """The line."""
        yield Static(printable("Enter reads the file with it. The password is not kept."), markup=False)
        yield Input(password=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Gives it."""
        self.dismiss(event.value or None)

    def action_cancel(self) -> None:
        """Goes back."""
        self.dismiss(None)
