"""What the sections of the program share: the bar at the top, the hints at the bottom, and how they come by what they show."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget

from tui.backend.protocol import Backend
from tui.hint_bar import HintBar
from tui.too_small import LEAST_HEIGHT, LEAST_WIDTH, TooSmall
from tui.top_bar import TopBar
from tui.zoom import ZoomingScreen
from yjqa.errors import YjqaError

if TYPE_CHECKING:
    from tui.app import YjqaApp

_Result = TypeVar("_Result")


class SectionScreen(ZoomingScreen):
    """One of the sections. It is loaded when it is first shown, and again when papers have come or gone and it is looked at.

    A section gives `contents`, and `load`, which reads what it shows and shows it. Errors of `load` are told by the app.
    """

    SECTION: ClassVar[str]
    """The mode of the app that this is the screen of."""

    PANES: ClassVar[str] = "SourcePane"

    HELP: ClassVar[str | None] = None
    """What the section is for and how to work in it, as Markdown; the help shows it above the keys."""

    is_ready = False
    """Whether what its keys act on is there, or could not be had."""

    _edition: str | None = None

    def compose(self) -> ComposeResult:
        """The bar, the section's own widgets, the hints."""
        yield TooSmall()
        yield TopBar(self.SECTION)
        yield from self.contents()
        yield HintBar()

    def contents(self) -> Iterable[Widget]:
        """The section's own widgets."""
        raise NotImplementedError

    async def load(self) -> None:
        """Reads what the section shows, and shows it, keeping what is chosen and typed where that is still there."""
        raise NotImplementedError

    def narrow_to(self, parts: Sequence[tuple[str, str]]) -> None:
        """Shows only what these fields and values leave, such as ("owner", "Ann Wood"): another section has more of it shown here."""
        raise NotImplementedError

    async def ask_backend(self, work: Callable[[Backend], _Result]) -> _Result:
        """What the backend gives, without the screen standing still. Raises `YjqaError`."""
        return await self.desk.ask_backend(work)

    @property
    def desk(self) -> "YjqaApp":
        """The app, by its own type."""
        return cast("YjqaApp", self.app)

    def on_resize(self, event: events.Resize) -> None:
        """Asks for a larger window rather than draw what nobody could read."""
        self.set_class(event.size.width < LEAST_WIDTH or event.size.height < LEAST_HEIGHT, "-too-small")

    def on_screen_resume(self) -> None:
        """Loads the section if what it shows is of another edition of the papers than is held now."""
        self.bring_up_to_date()

    def bring_up_to_date(self) -> None:
        """Loads the section anew unless it shows the papers as they are."""
        edition = self.desk.edition
        if edition is not None and edition != self._edition:
            self._edition = edition
            self.run_worker(self.desk.told(self._load_or_forget()), exclusive=True, group="load")

    async def _load_or_forget(self) -> None:
        """Loads the section; where that fails, it is to be loaded when it is looked at next."""
        try:
            await self.load()
        except YjqaError:
            self._edition = None
            raise
        finally:
            self.call_after_refresh(self._be_ready)

    async def _be_ready(self) -> None:
        """Takes the keys that have waited, now that what was loaded is laid out."""
        self.is_ready = True
        await self.desk.give_keys()
