"""What is offered where a paper's own file cannot be opened."""

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Button, Static

from tui.clipboard import copy_text
from tui.dialogs.dialog import Dialog
from tui.source.elsewhere import Program
from yjqa.cli_tables import printable


class NotHere(Dialog[Program | None]):
    """Says why a file is not opened and where it lies, and gives the program in which its text is to be read; `None` where in none.

    `programs`: what there is, the usual one first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,t", "read(0)", "Read its text", id="not-here.read", tooltip="Shows the paper's text in your pager; leaving that comes back."),
        Binding("e", "read(1)", "In your editor", id="not-here.edit", tooltip="Opens a copy of the paper's text in your editor."),
        Binding("y", "copy", "Copy the path", id="not-here.copy", tooltip="Copies where the file lies."),
        Binding("escape", "leave", "Back", id="not-here.leave", tooltip="Goes back."),
        Binding("left", "app.focus_previous", "Other button", show=False, tooltip="Goes to the other button."),
        Binding("right", "app.focus_next", "Other button", show=False, tooltip="Goes to the other button."),
    ]  # fmt: skip
    title_of_box = "The file is not opened here"

    def __init__(self, reason: str, file: Path, programs: tuple[Program | None, Program | None]) -> None:
        super().__init__()
        self._reason = reason
        self._file = file
        self._programs = programs

    def contents(self) -> Iterable[Widget]:
        """Why, and what can be done."""
        yield Static(printable(self._reason), markup=False)
        buttons = [
            Button(f"{said} ({one.name})", id=f"program-{number}", compact=True)
            for number, (said, one) in enumerate(zip(("Read its text", "In your editor"), self._programs, strict=True))
            if one is not None
        ]
        yield Horizontal(*buttons, Button("Back", id="back", compact=True), classes="buttons")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A program is offered where it is there."""
        if action == "read":
            return self._programs[int(str(parameters[0]))] is not None
        return True

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Reads, or goes back."""
        name = event.button.id or ""
        self.dismiss(self._programs[int(name[-1])] if name.startswith("program-") else None)

    def action_read(self, number: int) -> None:
        """Gives the program."""
        self.dismiss(self._programs[number])

    async def action_copy(self) -> None:
        """Copies where the file lies."""
        await copy_text(self.app, str(self._file), "the path of the file")

    def action_leave(self) -> None:
        """Goes back."""
        self.dismiss(None)
