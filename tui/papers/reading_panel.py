"""The files that are being read, and what became of each."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from tui.papers.file_reading import FileReading
from tui.papers.hints import needs_password
from tui.papers.reading import Reading
from tui.papers.wording import activity, advice, at_work, said_of, state_words, summary
from tui.table.columns import Column, Line
from tui.table.widget import RecordTable
from yjqa.cli_tables import printable

_MOST_LINES = 6
_COLUMNS = (Column("file", 20, grow=2), Column("state", 13), Column("", 20, grow=3, from_width=70))


class ReadingPanel(Vertical):
    """The list, what is to be said of the file under its cursor, and what can be done about it. Not displayed while there are no files."""

    BINDING_GROUP_TITLE = "In the list of files"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "password", "Password", id="reading.password", tooltip="Gives the file's password, and reads it."),
        Binding("r", "again", "Read again", id="reading.again", tooltip="Reads the file again, its pictures too where it is a scan."),
        Binding("escape", "screen.back", "Back", id="reading.back", tooltip="Goes to the papers; once all is read, closes the list too."),
    ]  # fmt: skip

    class PasswordWanted(Message):
        """A file is to be read with a password, which is to be asked for."""

        def __init__(self, one: FileReading) -> None:
            super().__init__()
            self.file = one

    class AgainWanted(Message):
        """A file is to be read again."""

        def __init__(self, one: FileReading) -> None:
            super().__init__()
            self.file = one

    def __init__(self) -> None:
        super().__init__()
        self._scans_problem: str | None = None
        self._followed: int | None = None
        """The number of the file that the cursor was set on; as long as it is there, it follows what is being read."""

    def compose(self) -> ComposeResult:
        """What is going on, the list, what is to be said of one file."""
        yield Static("", id="reading-head", markup=False)
        yield RecordTable[FileReading](_COLUMNS, _line_of, id="reading-files")
        yield Static("", id="reading-said", markup=False)

    @property
    def current(self) -> FileReading | None:
        """The file under the cursor."""
        current = self._table.current
        assert current is None or isinstance(current, FileReading)
        return current

    def take_focus(self) -> None:
        """Goes into the list."""
        self._table.focus()

    def show(self, reading: Reading, scans_problem: str | None) -> None:
        """Shows how far each file is. The cursor follows what is being read, unless the user has moved it."""
        self._scans_problem = scans_problem
        files, table = reading.files, self._table
        self.display = bool(files or reading.passed_over or reading.is_busy)
        head = activity(files, is_listing=reading.is_listing)
        told = summary(files, reading.passed_over)
        self.query_one("#reading-head", Static).update(_head(head, told, reading.passed_over))
        table.styles.height = 1 + min(_MOST_LINES, max(1, len(files)))
        moved = self.current is not None and self.current.number != self._followed
        table.show(files, table.cursor if moved else _place_to_follow(files))
        self._followed = self._followed if moved or self.current is None else self.current.number
        self._tell()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key is offered where it does something."""
        one = self.current
        if action == "password":
            return one is not None and one.state == "failed" and needs_password(one)
        if action == "again":
            return one is not None and one.state in ("failed", "stopped")
        return True

    def action_password(self) -> None:
        """Has the password asked for."""
        if self.current is not None:
            self.post_message(self.PasswordWanted(self.current))

    def action_again(self) -> None:
        """Has the file read again."""
        if self.current is not None:
            self.post_message(self.AgainWanted(self.current))

    def on_record_table_highlighted(self, event: RecordTable.Highlighted) -> None:
        """Tells of another file."""
        event.stop()
        self._tell()

    def on_record_table_chosen(self, event: RecordTable.Chosen) -> None:
        """Does what can be done about the file."""
        event.stop()
        if self.check_action("password", ()):
            self.action_password()
        elif self.check_action("again", ()):
            self.action_again()

    @property
    def _table(self) -> RecordTable[FileReading]:
        return self.query_one("#reading-files", RecordTable)

    def _tell(self) -> None:
        one = self.current
        text = Text()
        if one is not None:
            text.append(printable(said_of(one)))
            if what := advice(one, self._scans_problem):
                text.append(f" {printable(what)}", style="bold")
        said = self.query_one("#reading-said", Static)
        said.update(text)
        said.display = bool(text)
        self.refresh_bindings()


def _place_to_follow(files: Sequence[FileReading]) -> int:
    """Where there is something to see: at what is being read, else at the first file that was not read, else at the last one."""
    at = at_work(files)
    failed = next((one.number for one in files if one.state == "failed"), None)
    wanted = failed if at is None else at
    return next((place for place, one in enumerate(files) if one.number == wanted), len(files) - 1)


def _head(doing: str, told: str, passed_over: Sequence[Path]) -> Text:
    """What goes on, and what came of it so far."""
    text = Text(" · ".join(part for part in (doing.capitalize() or "Done", told) if part), style="bold")
    if passed_over:
        names = ", ".join(printable(path.name) for path in passed_over[:5])
        text.append(f"\nNot papers, passed over: {names}{', …' if len(passed_over) > 5 else ''}", style="not bold")
    return text


def _line_of(one: FileReading) -> Line:
    return printable(one.file.name), state_words(one), printable(said_of(one))
