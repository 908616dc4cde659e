"""The screen of the section."""

import asyncio
import time
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from tui.backend.protocol import Manner, Removed, Unchecked
from tui.dialogs.confirm import ConfirmDialog
from tui.papers.add import AddDialog
from tui.papers.again import look_for_files
from tui.papers.file_reading import KEPT, FileReading
from tui.papers.held import Held, look_at_held
from tui.papers.hints import has_pictures, is_scan
from tui.papers.papers_view import PapersView
from tui.papers.password import PasswordDialog
from tui.papers.reading import Reading
from tui.papers.reading_panel import ReadingPanel
from tui.papers.removing import look_into
from tui.papers.wording import summary
from tui.section import SectionScreen
from tui.source.opening import open_file_of
from tui.source.pane import SourcePane
from tui.threads import in_thread
from yjqa.cli_tables import printable
from yjqa.records import DocumentRecord, Source

_PAUSE = 0.5
"""Seconds at least between looking for papers that have come, while files are being read."""


class PapersScreen(SectionScreen):
    """What is held, all of one paper beside it, and below what is being read."""

    SECTION: ClassVar[str] = "papers"
    AUTO_FOCUS = "#papers"
    HELP: ClassVar[str] = """
All papers that answers rest on, with what was found in each. **Enter** opens a paper's text.

**Add** (`a`) reads files, or all papers of a folder. Reading goes on while you do something else; the bar at the top says how far it is.
Each file that could not be read says why and what helps: `p` gives a password, `r` reads it again, and reads pages that are pictures.
`x` stops: what is read by then is kept, and of the file that is being read nothing.

**Remove** (`d`) forgets a paper and all that came of it, never its file. `u` brings it back, as long as yjqa runs.

A paper **not checked as now** was read by another version of yjqa: what does not agree in it is not known. `r` reads it again from its file,
`R` all of them; a paper whose file is gone or cannot be read stays as it is.

A paper **with warnings** has something that you should know before you rely on it: its detail says what.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add", id="papers.add", tooltip="Adds files, or the papers of a folder."),
        Binding("r", "read_again", "Read again", id="papers.again", tooltip="Reads again a paper that another version of yjqa read, from its file."),
        Binding("R", "read_all_again", "Read all again", id="papers.again.all", tooltip="Reads again all papers that another version of yjqa read."),
        Binding("d,delete", "remove", "Remove", id="papers.remove", tooltip="Forgets the paper; its file stays."),
        Binding("o", "open_file", "Open file", id="papers.open", tooltip="Opens the paper's own file in its program."),
        Binding("u", "undo", "Undo", id="papers.undo", tooltip="Brings back the paper that was removed last."),
        Binding("x,ctrl+x", "stop", "Stop reading", id="papers.stop", tooltip="Stops reading files."),
        Binding("r", "read_pictures", "Read its pictures", id="papers.pictures", tooltip="Reads those pages of the paper that are pictures."),
        Binding("escape", "back", "Back", id="papers.back", show=False, tooltip="Goes one step back."),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._held = Held()
        self._removed: list[Removed] = []
        self._kept = 0
        self._unseen = False
        """Whether papers were kept that have not been looked for yet."""
        self._is_looking = False
        self._load_seconds = 0.0
        self._was_busy = False
        self._to_list = False
        """Whether the list of papers is to have the focus as soon as it is there."""
        self._coming: str | None = None
        """The id of a paper that is being brought back, on which the cursor is to be."""

    def contents(self) -> Iterable[Widget]:
        """The papers, the files that are being read, a paper's text."""
        yield Horizontal(Vertical(PapersView(), ReadingPanel(), id="papers-main"), SourcePane(), id="papers-work")

    def on_mount(self) -> None:
        """Follows the reading."""
        self._reading.followers.append(self._follow_reading)
        self._follow_reading()

    async def load(self) -> None:
        """Shows what is held, then how many findings there are."""
        began = time.monotonic()
        self._held = await self.ask_backend(look_at_held)
        if self._coming in {record.id for record in self._held.papers}:
            self._view.show(self._held, at=self._coming)
            self._coming = None
        else:
            self._view.show(self._held)
        self._give_back()
        self.refresh_bindings()
        self._view.show_findings(await self.ask_backend(lambda backend: backend.findings()))
        self._load_seconds = time.monotonic() - began

    @property
    def _view(self) -> PapersView:
        return self.query_one(PapersView)

    @property
    def _panel(self) -> ReadingPanel:
        return self.query_one(ReadingPanel)

    @property
    def _reading(self) -> Reading:
        return self.desk.reading

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key is offered where it does something, and none before there is anything to be seen."""
        if not self.is_mounted:
            return False
        current = None if self._panel.has_focus_within else self._view.current
        if action in ("remove", "open_file"):
            return current is not None
        if action == "read_pictures":
            readable = current is not None and has_pictures(current) and self._held.scans_problem is None
            return readable and not self.check_action("read_again", ())
        if action == "read_again":
            here = {one.document for one in self._held.again}
            return current is not None and current.id in here and not self._reading.is_busy
        if action == "read_all_again":
            return len(self._held.again) > 1 and not self._reading.is_busy
        if action == "undo":
            return bool(self._removed)
        if action == "stop":
            return self._reading.is_busy
        return super().check_action(action, parameters)

    # What happens

    def _follow_reading(self) -> None:
        """Shows how far the files are, and looks for the papers that came of them."""
        if not self.app.is_running:
            return  # the program ends
        self._panel.show(self._reading, self._held.scans_problem)
        self.query_one("#papers-main").set_class(self._panel.display, "-reading")
        is_over = self._was_busy and not self._reading.is_busy
        self._was_busy = self._reading.is_busy
        if is_over and not any(one.state in ("failed", "stopped") for one in self._reading.files):
            self._to_list = self._panel.has_focus_within
            self._give_back()
        kept = sum(one.state in KEPT for one in self._reading.files)
        self._unseen = self._unseen or kept > self._kept
        self._kept = kept
        if self._unseen and not self._is_looking:
            self.run_worker(self._look_at_what_came(), group="look")
        self.refresh_bindings()

    def _give_back(self) -> None:
        """Has the focus go from the files to the papers, once there are some."""
        if self._to_list and self._held.papers:
            self._to_list = False
            if self._panel.has_focus_within:
                self._view.take_focus()

    async def _look_at_what_came(self) -> None:
        """Looks for the papers that have come, with a pause in between: a large folder's come faster than all could be listed again."""
        self._is_looking = True
        try:
            while self._unseen:
                self._unseen = False
                await self.desk.told(self.desk.look_again())
                await asyncio.sleep(max(_PAUSE, self._load_seconds))
        finally:
            self._is_looking = False

    def on_papers_view_moved(self) -> None:
        """Offers what can be done with the paper."""
        self.refresh_bindings()

    def on_papers_view_chosen(self, event: PapersView.Chosen) -> None:
        """Opens the text of the paper at its beginning."""
        record = event.record
        self.query_one(SourcePane).show([Source(document=record.id, title=record.title, page=1, quote="")])

    def on_reading_panel_again_wanted(self, event: ReadingPanel.AgainWanted) -> None:
        """Reads a file again, the pictures of a scan too if they can be."""
        one = event.file
        ocr = one.manner.ocr or (is_scan(one) and self._held.scans_problem is None)
        self._reading.begin_again(one.number, Manner(one.manner.password, ocr))

    def on_reading_panel_password_wanted(self, event: ReadingPanel.PasswordWanted) -> None:
        """Asks for the password of a file."""
        self.run_worker(self._ask_password(event.file), group="asking", exclusive=True)

    async def _ask_password(self, one: FileReading) -> None:
        password = await self.app.push_screen_wait(PasswordDialog(one.file.name))
        if password is not None:
            self._reading.begin_again(one.number, Manner(password, one.manner.ocr))

    # Keys

    def action_add(self) -> None:
        """Asks what is to be added."""
        self.run_worker(self._add(), group="asking", exclusive=True)

    async def _add(self) -> None:
        wanted = await self.app.push_screen_wait(AddDialog(self._held.scans_problem))
        if wanted is not None:
            self._reading.begin(wanted.paths, wanted.manner)
            self._panel.take_focus()

    def action_stop(self) -> None:
        """Asks whether to stop reading."""
        self.run_worker(self._stop(), group="asking", exclusive=True)

    async def _stop(self) -> None:
        so_far = summary(self._reading.files, ())
        question = (
            f"Stop reading? So far: {so_far}. What is kept stays; of the file that is being read nothing is kept."
        )
        if await self.app.push_screen_wait(ConfirmDialog(question, "Stop reading", "Go on")):
            self._reading.stop()

    def action_remove(self) -> None:
        """Asks whether the paper is to be forgotten."""
        if self._view.current is not None:
            work = self._remove(self._view.current)
            self.run_worker(self.desk.told(work), group="asking", exclusive=True)

    async def _remove(self, record: DocumentRecord) -> None:
        removal = await self.ask_backend(lambda backend: look_into(backend, record))
        if await self.app.push_screen_wait(ConfirmDialog(removal.question, "Remove it", "Keep it")):
            removed = await self.ask_backend(lambda backend: backend.remove(record.id))
            if removed.file is not None:
                self._removed.append(removed)
            back = " u brings it back." if removed.file is not None else ""
            self.notify(printable(f"Removed: {removed.record.title}.{back}"), markup=False)
            await self.desk.look_again()
            self.refresh_bindings()

    def action_open_file(self) -> None:
        """Opens the paper's own file."""
        if self._view.current is not None:
            work = open_file_of(self.app, self._view.current.id)
            self.run_worker(self.desk.told(work), group="opening", exclusive=True)

    def action_undo(self) -> None:
        """Reads again the paper that was removed last."""
        removed = self._removed.pop()
        assert removed.file is not None, "a removed paper without a file cannot come back"
        self.app.clear_notifications()  # that it is removed is true no more
        self._coming = removed.record.id
        self._reading.begin([removed.file], removed.manner)
        self.refresh_bindings()

    def action_read_pictures(self) -> None:
        """Reads the paper's file again, with its pictures."""
        if self._view.current is not None:
            self.run_worker(self.desk.told(self._read_pictures(self._view.current.id)), group="asking", exclusive=True)

    async def _read_pictures(self, document_id: str) -> None:
        file = await self.ask_backend(lambda backend: backend.original(document_id))
        self._reading.begin([file], Manner(ocr=True))

    def action_read_again(self) -> None:
        """Reads again the paper under the cursor."""
        current = self._view.current
        if current is not None:
            self._begin_again([one for one in self._held.again if one.document == current.id])

    def action_read_all_again(self) -> None:
        """Reads again all papers that can be."""
        self._begin_again(self._held.again)

    def _begin_again(self, wanted: Sequence[Unchecked]) -> None:
        self.run_worker(self._read_again(wanted), group="asking", exclusive=True)

    async def _read_again(self, wanted: Sequence[Unchecked]) -> None:
        """Reads the files that are there yet; what is held of the others stays."""
        again = await in_thread(lambda: look_for_files(wanted))
        for manner, files in again.files.items():
            self._reading.begin(files, manner)
        if again.problem:
            self.notify(printable(again.problem), severity="warning", timeout=10, markup=False)

    def action_back(self) -> None:
        """Leaves the list of files, or the filter; then forgets what was read, and clears the filter."""
        if self._panel.has_focus_within and self._reading.is_busy:
            self._view.take_focus()
        elif self._panel.display and not self._reading.is_busy:
            self._reading.clear()
            self._view.take_focus()
        else:
            self._view.step_back()
