"""A page laid out for reading, with a line above it for what must be known of it."""

from dataclasses import replace

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from tui.source.blocks import Stretch
from tui.source.lines import blocks_to_lines
from tui.source.lit import Lit, cited_to_lit
from tui.source.opened import OpenedPage
from tui.source.view import MARGIN, PageView
from tui.threads import in_thread
from yjqa.cli_tables import printable


class PageReader(Vertical):
    """One page at a time, its cited words lit; and words that are looked for, one hit after the other."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: OpenedPage | None = None
        self.words = ""
        self._hits: tuple[Stretch, ...] = ()
        self._hit = 0
        self._width = 0
        self._left_at = 0

    def compose(self) -> ComposeResult:
        """The note and the page."""
        yield Static("", id="source-note", markup=False)
        yield PageView()

    def on_mount(self) -> None:
        """Has nothing to say yet."""
        self.tell("")

    @property
    def view(self) -> PageView:
        """The page's lines."""
        return self.query_one(PageView)

    def tell(self, note: str) -> None:
        """Says something above the page; nothing where the note is empty."""
        line = self.query_one("#source-note", Static)
        line.update(printable(note))
        line.display = bool(note)

    def clear(self) -> None:
        """Shows no page."""
        self.opened, self._width = None, 0
        self.forget_words()
        self.view.show((), Lit())

    async def show(self, opened: OpenedPage, note: str) -> None:
        """Shows a page, at its cited words, with a note."""
        self.opened, self._width = opened, 0
        self._hits, self._hit = (), 0
        self.tell(note)
        await self._lay_out()
        self._go_to_lit()

    async def on_resize(self, event: events.Resize) -> None:
        """Lays the page out for the new width; what was gone to stays in sight, else what was at the top stays there."""
        top, moved = self.view.top, round(self.view.scroll_y) != self._left_at
        if self.opened is not None:
            await self._lay_out()
            if moved:
                self.view.put_on_top(top)
            else:
                self._go_to_lit()

    def light_hits(self, words: str, hits: tuple[Stretch, ...], at: int) -> None:
        """Lights the words that are looked for and goes to one of them, from 0."""
        self.words, self._hits, self._hit = words, hits, at
        self.view.light(self._lit)
        self._go_to_lit()
        self.tell(f"“{words}”: {at + 1} of {len(hits)} on this page. Enter goes on.")

    def next_hit(self) -> bool:
        """Goes to the next of the words that are looked for; whether there is one on this page."""
        there = self._hit + 1 < len(self._hits)
        if there:
            self.light_hits(self.words, self._hits, self._hit + 1)
        return there

    def forget_words(self) -> None:
        """Looks for no words any more."""
        self.words, self._hits, self._hit = "", (), 0

    @property
    def _lit(self) -> Lit:
        cited = cited_to_lit(self.opened.cited if self.opened else None)
        return replace(cited, hits=self._hits)

    def _go_to_lit(self) -> None:
        hit = self._hits[self._hit].start if self._hits else None
        self.view.go_to(hit if hit is not None else self._lit.first or 0)
        self._left_at = round(self.view.scroll_y)

    async def _lay_out(self) -> None:
        opened, width = self.opened, self.view.scrollable_content_region.width - MARGIN - 1
        if opened is None or width <= 0 or width == self._width:
            return
        lines = await in_thread(lambda: blocks_to_lines(opened.text, opened.blocks, width))
        if opened is self.opened:
            self._width = width
            self.view.show(lines, self._lit)
