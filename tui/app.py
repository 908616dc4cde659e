"""The program on the screen: its sections, what all of them share, and the papers that they look into."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.reactive import reactive

from tui.backend.protocol import Backend
from tui.section import SectionScreen
from tui.themes import DARK, THEMES
from tui.threads import in_thread
from tui.top_bar import SECTIONS, TopBar
from yjqa.errors import YjqaError

if TYPE_CHECKING:
    from tui.conversations.archive import Archive

_LOOK_AGAIN = 2.0
"""Seconds after which it is looked whether papers have come or gone by another way."""

_Result = TypeVar("_Result")
_log = logging.getLogger(__name__)


def _ask() -> SectionScreen:
    from tui.ask.screen import AskScreen

    return AskScreen()


def _actions() -> SectionScreen:
    from tui.actions.screen import ActionsScreen

    return ActionsScreen()


def _figures() -> SectionScreen:
    from tui.figures.screen import FiguresScreen

    return FiguresScreen()


def _papers() -> SectionScreen:
    from tui.papers.screen import PapersScreen

    return PapersScreen()


class YjqaApp(App[None]):
    """The terminal UI over one backend, which `connect` opens while the first screen is up already."""

    TITLE = "yjqa"
    CSS_PATH = [  # noqa: RUF012  # Textual reads it of the class
        "app.tcss", "ask/ask.tcss", "actions/actions.tcss", "figures/figures.tcss", "papers/papers.tcss",
        "source/source.tcss",
    ]  # fmt: skip
    MODES: ClassVar = {"ask": _ask, "actions": _actions, "figures": _figures, "papers": _papers}
    DEFAULT_MODE = "ask"
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (150, "-wide")]  # noqa: RUF012  # as above
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"section('{mode}')", name, id=f"app.{mode}", show=False, priority=True)
            for mode, name, key in SECTIONS
        ),
        Binding("f1", "help", "Help", id="app.help", priority=True),
        Binding("ctrl+p", "command_palette", "Commands", id="app.commands", priority=True),
        Binding("ctrl+q", "quit", "Quit", id="app.quit", priority=True),
    ]

    edition: reactive[str | None] = reactive(None)
    """The edition of the papers that is held; `None` until the backend is there."""

    activity: reactive[str] = reactive("")
    """What goes on beside what is shown, in few words: "reading 3 of 11"."""

    def __init__(self, connect: Callable[[], Backend], archive: "Archive | None" = None) -> None:
        super().__init__()
        self.archive = archive
        """The conversations of earlier sessions; `None` where none are kept."""
        self._connect = connect
        self._backend: asyncio.Future[Backend] | None = None
        self._held = ""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    def on_mount(self) -> None:
        """Opens the papers beside."""
        self._backend = asyncio.get_running_loop().create_future()
        self.run_worker(self.told(self._open()), group="backend")

    async def _open(self) -> None:
        assert self._backend is not None
        backend = await in_thread(self._connect)
        self._backend.set_result(backend)
        await self.look_again()
        self.set_interval(_LOOK_AGAIN, self._look_again_beside)
        await in_thread(backend.warm)

    def _look_again_beside(self) -> None:
        self.run_worker(self.told(self.look_again()), group="edition", exclusive=True)

    async def look_again(self) -> None:
        """Looks whether papers have come or gone, and has what is on the screen follow them."""
        edition = await self.ask_backend(lambda backend: backend.edition())
        if edition != self.edition:
            count, label = await self.ask_backend(lambda backend: (len(backend.documents()), backend.label))
            self._held = f"{count} paper{'s'[: count != 1]} in {label}"
            self.edition = edition

    async def ask_backend(self, work: Callable[[Backend], _Result]) -> _Result:
        """What the backend gives, once it is there, without the screen standing still. Raises `YjqaError`."""
        assert self._backend is not None, "asked before the app was mounted"
        backend = await asyncio.shield(self._backend)
        return await in_thread(lambda: work(backend))

    async def told(self, work: Awaitable[None]) -> None:
        """Does the work; what yjqa says is wrong with it is told on the screen."""
        try:
            await work
        except YjqaError as error:
            self.notify(str(error), severity="error", timeout=10, markup=False)

    def watch_edition(self) -> None:
        """Has the section that is looked at follow the papers; the others do when they are looked at."""
        if isinstance(self.screen, SectionScreen):
            self.screen.bring_up_to_date()
        self._tell_top_bar()

    def watch_activity(self) -> None:
        """Tells what goes on."""
        self._tell_top_bar()

    def _tell_top_bar(self) -> None:
        for bar in self.screen.query(TopBar):
            bar.tell(self.activity, self._held)

    async def action_section(self, mode: str) -> None:
        """Goes to a section."""
        await self.switch_mode(mode)
        self._tell_top_bar()

    def action_help(self) -> None:
        """Shows the keys."""
        self.action_show_help_panel()

    async def on_unmount(self) -> None:
        """Closes the papers."""
        if self._backend is not None and self._backend.done():
            self._backend.result().close()
