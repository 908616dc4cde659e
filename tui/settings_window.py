"""What is shown at the start where what the user has set makes no sense."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Button, Static

from tui.dialogs.dialog import Dialog
from yjqa.cli_tables import printable

_MOST = 20
_LONGEST = 300
"""Problems that are told, and characters of each."""


class SettingsWindow(Dialog[None]):
    """Says what is wrong in the file of settings; the rest of it counts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "go_on", "Go on", id="settings.go_on", tooltip="Go on with the settings that make sense."),
    ]

    title_of_box = "Some settings make no sense"

    def __init__(self, file: Path, problems: Sequence[str]) -> None:
        super().__init__()
        self._file = file
        self._problems = problems

    def contents(self) -> Iterable[Widget]:
        """The file, what is wrong in it, and the way on."""
        yield Static(printable(f"In {self._file}:"), markup=False)
        for problem in self._problems[:_MOST]:
            yield Static(printable(f"• {problem}")[:_LONGEST], markup=False)
        if len(self._problems) > _MOST:
            yield Static(f"… and {len(self._problems) - _MOST:,} more.", markup=False)
        yield Static("What is not named here counts as it is set.", markup=False)
        yield Horizontal(Button("Go on", id="go-on", compact=True), classes="buttons")

    def on_button_pressed(self) -> None:
        """Goes on."""
        self.action_go_on()

    def action_go_on(self) -> None:
        """Goes on."""
        self.dismiss(None)
