"""What stands in place of a conversation before the first question: what can be asked, or what to do where no papers are held."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from yjqa.cli_tables import printable

_READING = "Reading the papers …"
NO_PAPERS = "No papers are held yet. Press F5, then a, to add some; then ask about them here."
"""What to do where there is nothing to ask about."""

_ASK = "Ask about the papers in your own words, in the line below."
_CHOOSE = "Or choose one of these: Tab goes to them, then Enter or the number asks."


class _Questions(OptionList):
    """The suggested questions; a number chooses."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Ask it", id="ask.suggested", tooltip="Ask the question under the cursor."),
    ]

    def on_focus(self) -> None:
        """Has a question under the cursor."""
        if self.highlighted is None:
            self.highlighted = 0

    def on_key(self, event: events.Key) -> None:
        """Chooses by number."""
        if event.character and event.character.isdecimal() and 1 <= int(event.character) <= self.option_count:
            event.stop()
            event.prevent_default()
            self.highlighted = int(event.character) - 1
            self.action_select()


class StartView(Vertical):
    """Questions to begin with."""

    class Chosen(Message):
        """A question was chosen."""

        def __init__(self, question: str) -> None:
            super().__init__()
            self.question = question

    def __init__(self) -> None:
        super().__init__()
        self._suggestions: Sequence[str] = ()

    def compose(self) -> ComposeResult:
        """What to do, and what can be asked."""
        yield Static(_READING, id="start-ask", markup=False)
        yield Static(_CHOOSE, id="start-choose", markup=False)
        yield _Questions(compact=True)

    def on_mount(self) -> None:
        """Offers nothing until it is known what there is."""
        self._offer()

    def tell(self, papers: int, suggestions: Sequence[str]) -> None:
        """Shows what can be asked of so many papers."""
        self.query_one("#start-ask", Static).update(_ASK if papers else NO_PAPERS)
        if suggestions != self._suggestions:
            self._suggestions = suggestions
            self._offer()

    def enter(self) -> bool:
        """Gives the focus to the suggestions; `False` where there are none."""
        if self._suggestions:
            self.query_one(_Questions).focus()
        return bool(self._suggestions)

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Chosen(self._suggestions[event.option_index]))

    def _offer(self) -> None:
        questions = self.query_one(_Questions)
        questions.clear_options()
        questions.add_options(
            Option(Content(f"{number}  {printable(question)}"))
            for number, question in enumerate(self._suggestions, start=1)
        )
        questions.display = self.query_one("#start-choose").display = bool(self._suggestions)
