"""The dialog that lists what the register can be narrowed to, and finds in it as one types."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.actions.choices import Choice
from tui.actions.words import alike, sought
from tui.dialogs.dialog import Dialog
from tui.table.columns import Column, Line
from tui.table.widget import RecordTable


def _line_of(choice: Choice) -> Line:
    count = choice.count
    return choice.name, str(count.overdue), str(count.open), str(count.all)


class ChoiceDialog(Dialog[str | None]):
    """Gives the value of what is chosen; `None` where nothing is. Typing narrows the list, the arrows go through it, and so do Home and
    End while nothing is typed. Enter takes what somebody has gone to or typed, not what happens to be the first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Show only this", id="choice.choose", priority=True, tooltip="Narrow the register to this."),
        Binding("up", "move(-1)", "Up", id="choice.up", show=False, priority=True, tooltip="Go one line up."),
        Binding("down", "move(1)", "Down", id="choice.down", show=False, priority=True, tooltip="Go one line down."),
        Binding("pageup", "page(-1)", "Page up", id="choice.page_up", show=False, priority=True, tooltip="Go one page up."),
        Binding("pagedown", "page(1)", "Page down", id="choice.page_down", show=False, priority=True, tooltip="Go one page down."),
        Binding("home", "end(False)", "First", id="choice.first", show=False, priority=True, tooltip="Go to the first line of the list."),
        Binding("end", "end(True)", "Last", id="choice.last", show=False, priority=True, tooltip="Go to the last line of the list."),
        Binding("escape", "cancel", "Back", id="choice.cancel", tooltip="Go back and change nothing."),
    ]  # fmt: skip

    def __init__(self, title: str, column: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self.title_of_box = title
        self._column = column
        self._choices = choices
        self._has_gone = False

    def contents(self) -> Iterable[Widget]:
        """The line to type in, and the list."""
        yield Input(placeholder="type to find", compact=True, id="find")
        columns = (
            Column(self._column, 20, grow=1),
            Column("overdue", 7, justify="right"),
            Column("open", 5, justify="right"),
            Column("all", 5, justify="right"),
        )
        yield RecordTable[Choice](columns, _line_of, id="choices")
        yield Static("", classes="problem", markup=False)

    def on_mount(self) -> None:
        """Shows all."""
        self.query_one("#choices").can_focus = False
        self.query_one("#find").focus()
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrows the list."""
        self._show(event.value)

    def on_record_table_chosen(self) -> None:
        """Chooses what was clicked."""
        self._give()

    def action_choose(self) -> None:
        """Gives what is under the cursor, if it was meant."""
        if self._has_gone or self.query_one("#find", Input).value.strip():
            self._give()
        else:
            self.query_one(".problem", Static).update(
                "Type a part of a name, or go to one with ↑ and ↓; then press Enter."
            )

    def _give(self) -> None:
        current = self._table.current
        if current is not None:
            self.dismiss(current.value)

    def action_move(self, by: int) -> None:
        """Moves the cursor."""
        self._table.action_move(by)
        self._go()

    def action_page(self, by: int) -> None:
        """Moves the cursor by a page."""
        self._table.action_page(by)
        self._go()

    def action_end(self, is_last: bool) -> None:
        """Moves the cursor to the first or the last line."""
        (self._table.action_last if is_last else self._table.action_first)()
        self._go()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Home and End belong to the line where something stands in it."""
        return action != "end" or not self.query_one("#find", Input).value

    def _go(self) -> None:
        self._has_gone = True
        self.query_one(".problem", Static).update("")

    def action_cancel(self) -> None:
        """Goes back."""
        self.dismiss(None)

    @property
    def _table(self) -> RecordTable[Choice]:
        return self.query_one("#choices", RecordTable)

    def _show(self, typed: str) -> None:
        words = [sought(word) for word in typed.split()]
        fitting = [one for one in self._choices if all(word in alike(one.name) for word in words)]
        self._has_gone = False
        self._table.show(fitting)
        self.query_one(".problem", Static).update("" if fitting else f"There is none with “{typed.strip()}”.")
