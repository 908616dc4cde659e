"""The pane that tells all of one action, with the places that it rests on."""

import datetime
from collections.abc import Sequence
from typing import ClassVar

from rich.console import RenderableType
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.actions.arranging import Heading, Row
from tui.actions.detail_text import detail_text, place_line, places_of
from tui.actions.lines import told
from tui.hanging import Hanging
from tui.typed_number import TypedNumber
from yjqa.records import Source


class _Places(OptionList):
    """The places; the keys that scroll a page scroll the text above."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open the page", id="actions.open_place", tooltip="Open the page of the paper beside."),
        Binding("pageup", "text('page_up')", "Text up", id="actions.text_up", show=False, tooltip="Scroll the text of the action up."),
        Binding("pagedown", "text('page_down')", "Text down", id="actions.text_down", show=False, tooltip="Scroll the text of the action down."),
    ]  # fmt: skip

    async def action_text(self, how: str) -> None:
        """Scrolls the text above."""
        text = self.screen.query_one("#action-text", VerticalScroll)
        (text.scroll_page_up if how == "page_up" else text.scroll_page_down)(animate=False)


class ActionDetail(Vertical):
    """What is known of one action, or how many there are of a group."""

    class PlaceChosen(Message):
        """A place was chosen, to be shown as it stands in its paper."""

        def __init__(self, sources: Sequence[Source], at: int) -> None:
            super().__init__()
            self.sources = sources
            self.at = at

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._sources: Sequence[Source] = ()
        self._told: tuple[Row | None, datetime.date] | None = None
        self._number = TypedNumber(self, self._open)

    def compose(self) -> ComposeResult:
        """The text, and the places below it."""
        with VerticalScroll(id="action-text", can_focus=False):
            yield Static("", id="action-all", markup=False)
        yield Static("", id="places-title", markup=False)
        yield _Places(id="places", markup=False)

    def show(self, row: Row | None, today: datetime.date) -> None:
        """Tells of one action, of a group, or of nothing."""
        if self._told != (row, today):  # to lay it out takes its time
            self._told = (row, today)
            self._tell(row, today)

    def tell_again(self) -> None:
        """Tells the same in the colours of now."""
        if self._told is not None:
            self._tell(*self._told)

    def _tell(self, row: Row | None, today: datetime.date) -> None:
        if row is None or isinstance(row, Heading):
            text: RenderableType = "" if row is None else Text(f"{row.title}\n\n{told(row.count)}")
            self._sources = ()
        else:
            text = detail_text(row, today, self.app.theme_variables["secondary"])
            self._sources = places_of(row.action)
        self.query_one("#action-all", Static).update(text)
        self.query_one("#action-text", VerticalScroll).scroll_home(animate=False)
        count = len(self._sources)
        title = f"{count} place{'s'[: count != 1]} in the papers" if count else ""
        self.query_one("#places-title", Static).update(title)
        places = self.query_one(_Places)
        places.clear_options()
        places.add_options(
            Option(Hanging(f"[{number}]", place_line(source))) for number, source in enumerate(self._sources, start=1)
        )
        places.display = bool(count)
        if count:
            places.highlighted = 0

    def take_focus(self) -> None:
        """Gives the places the focus."""
        self.query_one(_Places).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tells of the chosen place."""
        event.stop()
        self.post_message(self.PlaceChosen(self._sources, event.option_index))

    def open_typed(self, event: events.Key) -> None:
        """Chooses the place whose number is typed."""
        self._number.take(event, range(1, len(self._sources) + 1))

    def _open(self, number: int) -> None:
        self.post_message(self.PlaceChosen(self._sources, number - 1))
