"""The numbered sources of an answer."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.ask.stops import LeftAbove, LeftBelow, MarkChosen
from tui.hanging import Hanging
from yjqa.answer_wording import source_line
from yjqa.cli_tables import printable

if TYPE_CHECKING:
    from yjqa.ask.answer import Answer

_WORDS = 200
"""Characters of a source's words that are shown; the page has them whole."""

_WORDS_BESIDE_TABLE = 100
"""The same where a table has told the words already; a source takes one line then."""


class SourceList(OptionList):
    """A line for each source; Enter or a click opens it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open source", id="ask.open_source", tooltip="Open the source under the cursor."),
    ]

    def __init__(self, answer: "Answer", files: Mapping[str, str]) -> None:
        longest = _WORDS if answer.table is None else _WORDS_BESIDE_TABLE
        lines = (printable(source_line(citation, files, longest)) for citation in answer.citations)
        marked = (line.partition(" ") for line in lines)
        super().__init__(*(Option(Hanging(mark, rest)) for mark, _, rest in marked), compact=True, classes="stop")
        self.set_class(answer.table is not None, "-beside-table")
        self._numbers = [citation.n for citation in answer.citations]

    def enter_above(self) -> None:
        """Takes the focus, with the first source under the cursor."""
        self.highlighted = 0
        self.focus()

    def enter_below(self) -> None:
        """Takes the focus, with the first source under the cursor: it is the one that is wanted most often."""
        self.enter_above()

    def on_focus(self) -> None:
        """Has a source under the cursor."""
        if self.highlighted is None:
            self.highlighted = 0

    def action_cursor_up(self) -> None:
        """Goes a source up, or out of the list."""
        if not self.highlighted:
            self.post_message(LeftAbove())
        else:
            super().action_cursor_up()

    def action_cursor_down(self) -> None:
        """Goes a source down, or out of the list."""
        if self.highlighted == self.option_count - 1:
            self.post_message(LeftBelow())
        else:
            super().action_cursor_down()

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(MarkChosen(self._numbers[event.option_index]))
