"""The pane beside what is read: a page of a paper, with the words lit that are relied on."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from yjqa.records import Source


class SourcePane(Vertical):
    """The places that something rests on, one at a time; not displayed until there is one to show."""

    class Closed(Message):
        """The pane was left: whatever was in focus before gets it back."""

    def compose(self) -> ComposeResult:
        """What stands in the pane."""
        yield Static("", id="page", markup=False)

    def show(self, sources: Sequence[Source], at: int = 0) -> None:
        """Opens the pane at one of the places, from 0, and takes the focus."""
        self.query_one("#page", Static).update(sources[at].quote)
        self.display = True
