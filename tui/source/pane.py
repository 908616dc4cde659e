"""The pane beside what is read: a page of a paper, with the words lit that are relied on."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from tui.source.head import SourceHead
from tui.source.opened import OpenedPage, open_page, open_source
from tui.source.prompt import Prompt
from tui.source.reader import PageReader
from tui.source.wording import found_words
from tui.typed_number import TypedNumber
from tui.zoom import ZoomingScreen
from yjqa.cli_tables import printable
from yjqa.errors import UnknownDocument, YjqaError
from yjqa.records import Source

if TYPE_CHECKING:
    from tui.app import YjqaApp
    from tui.backend.protocol import Backend

_SOON = 0.15
"""Seconds in which a page is mostly there, so that nothing need be said of its being opened."""

_Result = TypeVar("_Result")


class SourcePane(Vertical):
    """The places that something rests on, one at a time; not displayed until there is one to show.

    It stands in a container with what it belongs to: `Horizontal(main, SourcePane())`. While it is open the container has the class
    `-source-open`. The pane takes less than half of the container then, and all of it on a narrow screen, where its neighbours are not
    displayed meanwhile; the styles in `source.tcss` see to that for any container. When it closes, what had the focus before gets it back,
    and `Closed` is told.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", id="source.close", tooltip="Closes the source and goes back."),
        Binding("b", "back", "Back to the words", id="source.back", tooltip="Goes back to the cited words."),
        Binding("enter", "hit", "Next find", id="source.next_find", tooltip="Goes on to where the words stand next."),
        Binding("n", "source(1)", "Next source", id="source.next", tooltip="Shows the next place that this rests on."),
        Binding(
            "p", "source(-1)", "Source before", id="source.before", tooltip="Shows the place before this one.", show=False
        ),
        Binding(
            "right,right_square_bracket", "page(1)", "Next page", id="source.next_page",
            tooltip="Shows the next page of the paper.",
        ),
        Binding(
            "left,left_square_bracket", "page(-1)", "Page before", id="source.page_before",
            tooltip="Shows the page before this one.", show=False,
        ),
        Binding("y", "copy", "Copy", id="source.copy", tooltip="Copies the cited words with where they stand."),
        Binding("o", "open", "Open the file", id="source.open", tooltip="Opens the paper's own file in its program."),
        Binding("slash,f", "ask('words')", "Find", id="source.find", tooltip="Looks for words in this paper."),
        Binding(
            "number_sign,ctrl+g", "ask('page')", "Go to page", id="source.go_to_page",
            tooltip="Goes to a page by the number printed on it, or by its number in the file.", show=False,
        ),
    ]  # fmt: skip

    class Closed(Message):
        """The pane was left: whatever was in focus before has it back."""

    def __init__(self) -> None:
        super().__init__()
        self._sources: tuple[Source, ...] = ()
        self._at = 0
        self._came_from: Widget | None = None
        self._soon: Timer | None = None
        self._number = TypedNumber(self, self._go_to_source)

    def compose(self) -> ComposeResult:
        """What stands in the pane."""
        yield SourceHead()
        yield PageReader()
        yield Prompt()

    def on_mount(self) -> None:
        """Follows papers that come and go."""
        self.watch(self.app, "edition", self._papers_changed, init=False)

    @property
    def _reader(self) -> PageReader:
        return self.query_one(PageReader)

    @property
    def is_open(self) -> bool:
        """Whether there is a source to be seen."""
        return isinstance(self.parent, Widget) and self.parent.has_class("-source-open")

    def show(self, sources: Sequence[Source], at: int = 0) -> None:
        """Opens the pane at one of the places, from 0, and takes the focus. A source without words shows its page."""
        if not sources:
            return
        if not self.is_open:
            self._came_from = self.screen.focused
            cast(Widget, self.parent).add_class("-source-open")
        self._sources, self._at = tuple(sources), at
        self._reader.view.focus(scroll_visible=False)
        self._open_source()

    def take_focus(self) -> None:
        """Goes to the page."""
        self._reader.view.focus()

    # What the keys do

    def action_close(self) -> None:
        """Closes the pane. Where it has the whole screen it only gives that back."""
        if isinstance(self.screen, ZoomingScreen) and self.screen.zoomed is self:
            self.screen.unzoom()
            return
        cast(Widget, self.parent).remove_class("-source-open")
        came_from, self._came_from = self._came_from, None
        if came_from is not None and came_from.is_attached:
            # it can have the focus only once it is displayed again
            self.call_after_refresh(came_from.focus)
        self.post_message(self.Closed())

    def action_source(self, by: int) -> None:
        """Goes to the next source or the one before."""
        self._at += by
        self._open_source()

    def action_back(self) -> None:
        """Goes to the cited words again."""
        self._open_source()

    def action_page(self, by: int) -> None:
        """Goes to the next page or the one before."""
        if (opened := self._reader.opened) is not None:
            self._open_page(opened.page.number + by)

    def action_ask(self, purpose: str) -> None:
        """Asks for a page to go to, or for words to look for."""
        self.query_one(Prompt).ask("words" if purpose == "words" else "page")

    def action_hit(self) -> None:
        """Goes to where the words that are looked for stand next: on this page, then on the pages after it."""
        if (opened := self._reader.opened) is not None and not self._reader.next_hit():
            self._find_beyond(opened, self._reader.words)

    @work(group="source-copy")
    async def action_copy(self) -> None:
        """Copies the cited words with where they stand."""
        from tui.clipboard import copy_text
        from tui.source.wording import citation_words

        words = citation_words(self._sources[self._at], self._reader.opened)
        await copy_text(self.app, words, "the cited words with where they stand")

    @work(group="source-original")
    async def action_open(self) -> None:
        """Opens the paper's own file in its program, or says where it lies, which can be pasted then."""
        from tui.source.opening import open_file_of

        try:
            await open_file_of(self.app, self._sources[self._at].document)
        except YjqaError as error:
            self.notify(printable(str(error)), severity="warning", timeout=10, markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does anything now."""
        page = self._reader.opened.page if self._reader.opened else None
        match action, parameters:
            case "source", (int(by),):
                return 0 <= self._at + by < len(self._sources)
            case "page", (int(by),):
                return page is not None and 1 <= page.number + by <= page.pages
            case "back", _:
                return self._reader.opened is not None and (
                    self._reader.opened.cited is None or bool(self._reader.words)
                )
            case "hit", _:
                return bool(self._reader.words)
            case "ask", ("page",):
                return page is not None and page.pages > 1
            case "ask", _:
                return page is not None
        return True

    def on_key(self, event: events.Key) -> None:
        """Shows the source whose number is typed."""
        self._number.take(event, range(1, len(self._sources) + 1))

    def _go_to_source(self, number: int) -> None:
        self._at = number - 1
        self._open_source()

    # What is entered

    @on(Prompt.Left)
    def _leave_prompt(self) -> None:
        self._reader.view.focus()

    @on(Prompt.Answered)
    def _answered(self, event: Prompt.Answered) -> None:
        opened = self._reader.opened
        if opened is None:
            return
        if event.purpose == "page":
            self._go_to_page(opened, event.value)
        elif not self._find_here(opened, event.value):
            self._find_beyond(opened, event.value)

    @work(group="source", exclusive=True)
    async def _go_to_page(self, opened: OpenedPage, name: str) -> None:
        from tui.source.searching import page_called

        async with self._opening("Looking for the page …"):
            number = await self._ask_backend(lambda backend: page_called(backend, opened, name))
            if number is None:
                self._reader.tell(f"No page is called {name}. The file has {opened.page.pages} pages.")
            else:
                await self._show_page(number)

    def _find_here(self, opened: OpenedPage, words: str) -> bool:
        """Looks for words from what is in sight on to the end of the page, and says whether they are there."""
        from tui.source.searching import find_words

        hits = find_words(opened.text, words)
        ahead = next((number for number, hit in enumerate(hits) if hit.start >= self._reader.view.top), None)
        if ahead is not None:
            self._reader.light_hits(words, hits, ahead)
            self.refresh_bindings()
        return ahead is not None

    @work(group="source", exclusive=True)
    async def _find_beyond(self, opened: OpenedPage, words: str) -> None:
        """Looks for words on the pages after this one and, after the last, from the first page on to this one again."""
        from tui.source.searching import find_words, page_with

        async with self._opening(f"Looking for “{words}” …"):
            number = await self._ask_backend(lambda backend: page_with(backend, opened, words))
            if number is not None:
                await self._show_page(number)
            hits = find_words((self._reader.opened or opened).text, words)
            if hits:
                self._reader.light_hits(words, hits, 0)
            else:
                self._reader.forget_words()
                self._reader.tell(f"“{words}” does not stand in this paper.")
            self.refresh_bindings()

    # Opening

    def _papers_changed(self) -> None:
        if self.is_open:
            self._open_source()

    @work(group="source", exclusive=True)
    async def _open_source(self) -> None:
        source = self._sources[self._at]
        self._reader.forget_words()
        async with self._opening("Opening …"):
            await self._show(await self._ask_backend(lambda backend: open_source(backend, source)))

    @work(group="source", exclusive=True)
    async def _open_page(self, number: int) -> None:
        async with self._opening("Opening …"):
            await self._show_page(number)

    async def _show_page(self, number: int) -> None:
        source = self._sources[self._at]
        await self._show(await self._ask_backend(lambda backend: open_page(backend, source, number)))

    async def _show(self, opened: OpenedPage) -> None:
        if self._soon is not None:
            self._soon.stop()
        source = self._sources[self._at]
        self.query_one(SourceHead).tell(source, self._at, len(self._sources), opened)
        notes = [found_words(opened, source), *opened.page.notes]
        await self._reader.show(opened, " ".join(note for note in notes if note))
        self.refresh_bindings()

    @asynccontextmanager
    async def _opening(self, what: str) -> AsyncIterator[None]:
        """Says what goes on where it takes its time, and what is wrong where it cannot be done."""
        self._soon = soon = self.set_timer(_SOON, lambda: self._reader.tell(what))
        try:
            yield
        except UnknownDocument:
            self._cannot_show("This paper is no longer held: it was removed after this was found in it.")
        except YjqaError as error:
            self._cannot_show(str(error))
        finally:
            soon.stop()

    def _cannot_show(self, why: str) -> None:
        self.query_one(SourceHead).tell(self._sources[self._at], self._at, len(self._sources), None)
        self._reader.clear()
        self._reader.tell(why)
        self.refresh_bindings()

    async def _ask_backend(self, read: "Callable[[Backend], _Result]") -> _Result:
        return await cast("YjqaApp", self.app).ask_backend(read)
