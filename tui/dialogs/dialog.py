"""What the dialogs share: a box in the middle of the screen, and their keys at the bottom."""

from collections.abc import Iterable
from typing import TypeVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget

from tui.hint_bar import HintBar
from yjqa.cli_tables import printable

_Result = TypeVar("_Result")

BUTTON_KEYS: tuple[BindingType, ...] = (
    Binding("left", "app.focus_previous", "Other button", show=False, tooltip="Goes to the other button."),
    Binding("right", "app.focus_next", "Other button", show=False, tooltip="Goes to the other button."),
)
"""For dialogs of buttons only: in a line to type in these keys move the cursor."""


class Dialog(ModalScreen[_Result]):
    """A small window over a section, which waits for its result. A dialog gives `contents`."""

    DEFAULT_CSS = """
    Dialog { align: center middle; }
    Dialog > #box {
        width: 90%; max-width: 100; height: auto; max-height: 100%; padding: 0 2; scrollbar-size-vertical: 1;
        background: $surface; color: $foreground; border: round $primary; border-title-color: $foreground;
        border-title-style: bold;
    }
    Dialog Input, Dialog Input:focus { background: $panel; background-tint: transparent; color: $foreground; padding: 0 1; }
    Dialog Input { border: round $secondary; }
    Dialog Input:focus { border: heavy $primary; }
    Dialog Input > .input--placeholder { color: $secondary; }
    Dialog .problem { color: $error; text-style: bold; height: auto; }
    Dialog .problem.-none { display: none; }
    Dialog .buttons { height: 1; margin: 1 0 0 0; align-horizontal: right; }
    Dialog Button.-style-default {
        width: auto; min-width: 10; margin: 0 0 0 2; background: $panel; color: $foreground; text-style: none;
    }
    Dialog Button.-style-default:focus {
        background: $primary; background-tint: transparent; color: $background; text-style: bold;
    }
    """

    title_of_box: str = ""
    """What stands in the box's upper edge."""

    def dismiss(self, result: _Result | None = None) -> AwaitComplete:
        """Gives the result and goes; where it has gone already, or another window is over it, does nothing: Textual's own would take away
        that one.
        """
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def compose(self) -> ComposeResult:
        """The box and the keys."""
        with VerticalScroll(id="box", can_focus=False) as box:
            box.border_title = printable(self.title_of_box).replace("[", "\\[")
            yield from self.contents()
        yield HintBar()

    def contents(self) -> Iterable[Widget]:
        """What stands in the box."""
        raise NotImplementedError
