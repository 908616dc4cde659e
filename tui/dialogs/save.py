"""Where something is to be saved."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

from textual.app import App
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Button, Static

from tui.dialogs.confirm import ConfirmDialog
from tui.dialogs.dialog import Dialog
from tui.dialogs.path_input import PathInput
from tui.dialogs.paths import shortened
from tui.dialogs.saving import look_at
from tui.threads import in_thread
from yjqa.cli_tables import printable

_last_files: WeakKeyDictionary[App[Any], Path] = WeakKeyDictionary()
"""What each running program saved last."""


class SaveDialog(Dialog[Path | None]):
    """Gives the file to write, in a folder that is there and can be written; `None` where nothing is to be saved.

    `suggested`: its name and, if it names a folder, the folder; else the one that was saved to last is offered. `endings`: the kinds of
    files that can be written, the usual first; the one that was saved last is offered. Asks before a file that is there is written over.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="save.cancel", tooltip="Goes back and saves nothing."),
    ]

    def __init__(self, what: str, suggested: Path, endings: Sequence[str] = ()) -> None:
        super().__init__()
        self.title_of_box = what
        self._suggested = suggested
        self._endings = tuple(endings) or (suggested.suffix,)

    def contents(self) -> Iterable[Widget]:
        """The path, what is wrong with it, and the buttons."""
        last = _last_files.get(self.app)
        if self._suggested.parent == Path():
            self._suggested = (last.parent if last else Path.cwd()) / self._suggested.name
            if last and last.suffix.lower() in self._endings:
                self._suggested = self._suggested.with_suffix(last.suffix.lower())
        yield Static("Path of the file:")
        yield PathInput(shortened(self._suggested))
        yield Static("", classes="problem -none", markup=False)
        yield Horizontal(
            Button("Cancel", id="cancel", compact=True), Button("Save", id="save", compact=True), classes="buttons"
        )

    def on_mount(self) -> None:
        """Marks the name, so that another one can be typed at once."""
        path_input = self.query_one(PathInput)
        path_input.focus_line()
        end = len(path_input.line)
        path_input.select(end - len(self._suggested.name), end - len(self._suggested.suffix))

    def on_path_input_changed(self) -> None:
        """Takes back what was said of another path."""
        self._tell("")

    def on_path_input_submitted(self) -> None:
        """Saves."""
        self.action_save()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Saves or goes back."""
        if event.button.id == "save":
            self.action_save()
        else:
            self.action_cancel()

    def action_save(self) -> None:
        """Gives the path, if it will do."""
        self.run_worker(self._save(self.query_one(PathInput).line), group="saving", exclusive=True)

    async def _save(self, line: str) -> None:
        first = self._suggested.suffix.lower()
        endings = (first, *(one for one in self._endings if one != first)) if first in self._endings else self._endings
        target = await in_thread(lambda: look_at(line, endings))
        if not self.is_active:
            return  # Esc was quicker
        if target.problem:
            self._tell(target.problem)
            return
        question = f"{target.file.name} is there already. Write over it?"
        if target.is_there and not await self.app.push_screen_wait(
            ConfirmDialog(question, "Write over it", "Another name")
        ):
            self.query_one(PathInput).focus_line()
            return
        _last_files[self.app] = target.file
        self.dismiss(target.file)

    def action_cancel(self) -> None:
        """Goes back."""
        self.dismiss(None)

    def _tell(self, problem: str) -> None:
        told = self.query_one(".problem", Static)
        told.update(printable(problem))
        told.set_class(not problem, "-none")
