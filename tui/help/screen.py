"""The help screen."""

from collections.abc import Sequence
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Markdown, Static

from tui.help.terminal import TERMINAL
from tui.keys import DeedGroup
from tui.overlay import Overlay

_KEY_WIDTH = 16


class HelpScreen(Overlay[None]):
    """What `about` (Markdown) says of a screen, then the keys of its parts, then the terminal."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1,question_mark,q", "leave", "Close", id="help.close", tooltip="Closes the help.", show=False),
    ]

    def __init__(self, title: str, about: str, groups: Sequence[DeedGroup]) -> None:
        super().__init__()
        self._title = title
        self._about = about
        self._groups = groups

    def compose(self) -> ComposeResult:
        """The text in a frame."""
        with Vertical(id="help-frame") as frame:
            frame.border_title = self._title
            frame.border_subtitle = "↑ ↓ PgUp PgDn move   Esc closes"
            with VerticalScroll(id="help-text"):
                if self._about:
                    yield Markdown(self._about, open_links=False)
                yield Static("Keys", classes="help-title", markup=False)
                for group in self._groups:
                    yield Static(group.title, classes="help-group", markup=False)
                    yield Static(_keys(group), classes="help-keys")
                yield Markdown(TERMINAL, open_links=False)

    def on_mount(self) -> None:
        """Has the arrows scroll."""
        self.query_one("#help-text").focus()


def _keys(group: DeedGroup) -> Table:
    """The keys of a part of the screen, each with what it does."""
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(width=_KEY_WIDTH, no_wrap=False)
    table.add_column(ratio=1)
    for deed in group.deeds:
        table.add_row(Text(deed.key_names, "bold"), Text(deed.sentence))
    return table
