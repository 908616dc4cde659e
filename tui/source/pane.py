"""The pane beside what is read: a page of a paper, with the words lit that are relied on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from tui.source.lines import Line, blocks_to_lines
from tui.source.opened import OpenedPage, open_page, open_source
from tui.source.view import MARGIN, PageView
from tui.source.wording import page_words, place_words
from tui.threads import in_thread
from yjqa.cli_tables import printable
from yjqa.errors import YjqaError
from yjqa.records import Source

if TYPE_CHECKING:
    from tui.app import YjqaApp


class SourcePane(Vertical):
    """The places that something rests on, one at a time; not displayed until there is one to show.

    It stands in a container with what it belongs to: `Horizontal(main, SourcePane())`. While it is open the container has the class
    `-source-open`. The pane takes less than half of the container then, and all of it on a narrow screen, where its neighbours are not
    displayed meanwhile; the styles in `source.tcss` see to that for any container. When it closes, what had the focus before gets it back,
    and `Closed` is told.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close source", id="source.close", tooltip="Close the source and go back."),
        Binding("n", "source(1)", "Next source", id="source.next", tooltip="Show the next place that this rests on."),
        Binding("p", "source(-1)", "Previous", id="source.previous", tooltip="Show the previous place that this rests on."),
        Binding(
            "right,right_square_bracket", "page(1)", "Next page", id="source.next_page",
            tooltip="Show the next page of the paper.", key_display="→",
        ),
        Binding(
            "left,left_square_bracket", "page(-1)", "Page back", id="source.previous_page",
            tooltip="Show the page before this one.", key_display="←",
        ),
        Binding("b", "back", "Back to the words", id="source.back", tooltip="Go back to the words that are relied on."),
    ]  # fmt: skip

    class Closed(Message):
        """The pane was left: whatever was in focus before has it back."""

    def __init__(self) -> None:
        super().__init__()
        self._sources: tuple[Source, ...] = ()
        self._at = 0
        self._opened: OpenedPage | None = None
        self._width = 0
        self._came_from: Widget | None = None

    def compose(self) -> ComposeResult:
        """What stands in the pane."""
        yield Static("", id="source-head", markup=False)
        yield PageView()
        yield Static("", id="source-note", markup=False)

    @property
    def is_open(self) -> bool:
        """Whether there is a source to be seen."""
        parent = self.parent
        return isinstance(parent, Widget) and parent.has_class("-source-open")

    def show(self, sources: Sequence[Source], at: int = 0) -> None:
        """Opens the pane at one of the places, from 0, and takes the focus."""
        if not sources:
            return
        if not self.is_open:
            self._came_from = self.screen.focused
            cast(Widget, self.parent).add_class("-source-open")
        self._sources, self._at = tuple(sources), at
        self.query_one(PageView).focus(scroll_visible=False)
        self._open()

    def action_close(self) -> None:
        """Closes the pane."""
        cast(Widget, self.parent).remove_class("-source-open")
        came_from, self._came_from = self._came_from, None
        if came_from is not None and came_from.is_attached:
            self.call_after_refresh(came_from.focus)
        self.post_message(self.Closed())

    def action_source(self, by: int) -> None:
        """Goes to the next or previous source."""
        at = self._at + by
        if 0 <= at < len(self._sources):
            self._at = at
            self._open()

    def action_page(self, by: int) -> None:
        """Goes to the next or previous page."""
        if self._opened is not None and 1 <= (number := self._opened.page.number + by) <= self._opened.page.pages:
            self._open(number)

    def action_back(self) -> None:
        """Goes to the words again."""
        self._open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does anything now: there must be another source or page."""
        if action == "source":
            return 0 <= self._at + cast(int, parameters[0]) < len(self._sources)
        if action == "page":
            page = self._opened.page if self._opened else None
            return page is not None and 1 <= page.number + cast(int, parameters[0]) <= page.pages
        if action == "back":
            return self._opened is not None
        return True

    def on_resize(self, event: events.Resize) -> None:
        """Lays the page out for the new width."""
        self.run_worker(self._lay_out(), exclusive=True, group="layout")

    def _open(self, number: int | None = None) -> None:
        self.run_worker(self._read(self._sources[self._at], number), exclusive=True, group="source")

    async def _read(self, source: Source, number: int | None) -> None:
        note = self.query_one("#source-note", Static)
        note.update(f"Opening {printable(source.title)} …")
        self._tell_head(source)
        try:
            self._opened = await cast("YjqaApp", self.app).ask_backend(
                lambda backend: open_source(backend, source) if number is None else open_page(backend, source, number)
            )
        except YjqaError as error:
            self._opened = None
            self.query_one(PageView).show((), (), ())
            note.update(printable(str(error)))
            return
        self._tell_head(source)
        self._width = 0
        await self._lay_out()

    async def _lay_out(self) -> None:
        opened, view = self._opened, self.query_one(PageView)
        width = view.scrollable_content_region.width - MARGIN
        if opened is None or width <= 0 or width == self._width:
            return
        lines: list[Line] = await in_thread(lambda: blocks_to_lines(opened.text, opened.blocks, width))
        self._width = width
        cited = opened.cited
        view.show(
            lines,
            cited.words if cited else (),
            tuple(c for r in cited.rows for c in r.grid.rows[r.row]) if cited else (),
        )
        view.go_to(cited.words[0].start if cited and cited.words else 0)
        self._tell_note(opened)
        self.refresh_bindings()

    def _tell_head(self, source: Source) -> None:
        head = Text(printable(source.title), style="bold")
        page = page_words(self._opened.page, source) if self._opened else ""
        where = " · ".join(part for part in (page, printable(place_words(source))) if part)
        count = f"source {self._at + 1} of {len(self._sources)}"
        file = printable(self._opened.page.file) if self._opened else ""
        for line in (
            " · ".join(part for part in (count, file) if part),
            where,
            " › ".join(map(printable, source.section)),
        ):
            if line:
                head.append("\n" + line, style="not bold")
        self.query_one("#source-head", Static).update(head)

    def _tell_note(self, opened: OpenedPage) -> None:
        notes = list(opened.page.notes)
        if opened.cited is None:
            notes.insert(0, "This is another page than the words stand on. Press b to go back to them.")
        elif opened.cited.how == "missing":
            notes.insert(0, "The words were not found on the page as it was read.")
        elif opened.cited.how == "near":
            notes.insert(0, "The words were not found exactly; the nearest lines are marked.")
        self.query_one("#source-note", Static).update(printable(" ".join(notes)))
