"""The line under a table of which only the first rows are shown."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Static

from tui.ask.stops import LeftAbove, LeftBelow


class MoreRows(Static, can_focus=True):
    """Says how many rows are left out. Enter or a click has them shown. It is not there where all are."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "show", "All rows", id="ask.all_rows", tooltip="Show the rows of the table that are left out."
        ),
        Binding("up", "leave_above", "Up", show=False),
        Binding("down", "leave_below", "Down", show=False),
    ]

    class Wanted(Message):
        """The rows that are left out are to be shown."""

    def __init__(self) -> None:
        super().__init__("", classes="stop", markup=False)
        self.display = False

    def tell(self, count: int) -> None:
        """Says that so many rows are left out."""
        self.update(f"▾ {count} more row{'s'[: count != 1]}: Enter shows {'them' if count != 1 else 'it'}")
        self.display = count > 0

    def enter_above(self) -> None:
        """Takes the focus."""
        self.focus()

    def enter_below(self) -> None:
        """Takes the focus."""
        self.focus()

    def on_click(self, event: events.Click) -> None:
        """Has the rows shown."""
        event.stop()
        self.action_show()

    def action_show(self) -> None:
        """Has the rows shown."""
        self.post_message(self.Wanted())

    def action_leave_above(self) -> None:
        """Goes up."""
        self.post_message(LeftAbove())

    def action_leave_below(self) -> None:
        """Goes down."""
        self.post_message(LeftBelow())
