"""Which files are to become papers, and how they are read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from tui.backend.protocol import Manner
from tui.dialogs.dialog import Dialog
from tui.dialogs.path_input import PathInput
from tui.dialogs.paths import is_missing, read_paths, shortened
from tui.dialogs.tick import Tick
from tui.threads import in_thread
from yjqa.cli_tables import printable


@dataclass(frozen=True, slots=True)
class Wanted:
    """Files and folders that are to be read, and how."""

    paths: tuple[Path, ...]
    manner: Manner


class AddDialog(Dialog[Wanted | None]):
    """Gives what is to be read, all of which is there; `None` where nothing is. `scans_problem`: why pictures cannot be read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "add", "Add", id="add.add", tooltip="Reads what is given."),
        Binding("escape", "cancel", "Cancel", id="add.cancel", tooltip="Goes back and adds nothing."),
    ]
    title_of_box = "Add papers"

    def __init__(self, scans_problem: str | None) -> None:
        super().__init__()
        self._scans_problem = scans_problem

    def contents(self) -> Iterable[Widget]:
        """The paths, how they are to be read, the buttons."""
        yield Static("Path of a file or of a folder, or several:")
        yield PathInput()
        yield Static("", classes="problem -none", markup=False)
        tick = Tick("Read pages that are pictures, too (slow)", id="ocr")
        tick.disabled = self._scans_problem is not None
        yield tick
        if self._scans_problem:
            yield Static(printable(self._scans_problem), markup=False, id="scans-problem")
        yield Horizontal(
            Static("Password, where there is one: ", id="password-label"),
            Input(password=True, id="password", compact=True),
            id="password-line",
        )
        yield Horizontal(
            Button("Cancel", id="cancel", compact=True), Button("Add", id="add", compact=True), classes="buttons"
        )

    def on_mount(self) -> None:
        """Begins with the path."""
        self.query_one(PathInput).focus_line()

    def on_path_input_changed(self) -> None:
        """Takes back what was said of other paths."""
        self._tell("")

    def on_path_input_submitted(self) -> None:
        """Adds."""
        self.action_add()

    def on_input_submitted(self) -> None:
        """Adds."""
        self.action_add()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Adds or goes back."""
        if event.button.id == "add":
            self.action_add()
        else:
            self.action_cancel()

    def action_cancel(self) -> None:
        """Goes back."""
        self.dismiss(None)

    def action_add(self) -> None:
        """Gives what is to be read, if it is there."""
        self.run_worker(self._look(self.query_one(PathInput).line), group="adding", exclusive=True)

    async def _look(self, line: str) -> None:
        """Gives the paths, if all of them are there."""
        paths, missing = await in_thread(lambda: _read(line))
        if missing:
            self._tell(f"There is no {', '.join(shortened(path) for path in missing)}. Tab completes a path.")
        elif not paths:
            self._tell("Type the path of a file or of a folder.")
        else:
            password = self.query_one("#password", Input).value
            self.dismiss(Wanted(paths, Manner(password or None, self.query_one(Tick).on)))

    def _tell(self, problem: str) -> None:
        told = self.query_one(".problem", Static)
        told.update(printable(problem))
        told.set_class(not problem, "-none")


def _read(line: str) -> tuple[tuple[Path, ...], Sequence[Path]]:
    """The paths of a line, and those of them that are not there. What may not be looked at is told where it is read."""
    paths = read_paths(line)
    return paths, [path for path in paths if is_missing(path)]
