"""The list of commands, over what is being done."""

from collections.abc import Sequence
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.commands.command import Command, matching
from tui.overlay import Overlay

_MOST = 100
"""How many are listed at once; who looks for one of more types another word."""


class CommandsScreen(Overlay[Command]):
    """Everything that can be done. It is left with the command that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move('cursor_down')", "Down", tooltip="Goes to the next command.", show=False),
        Binding("up", "move('cursor_up')", "Up", tooltip="Goes to the command before.", show=False),
        Binding("pagedown", "move('page_down')", "Page down", tooltip="Goes down a page of commands.", show=False),
        Binding("pageup", "move('page_up')", "Page up", tooltip="Goes up a page of commands.", show=False),
        Binding("ctrl+p", "leave", "Close", id="commands.close", tooltip="Closes the list.", show=False),
    ]

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = commands
        self._found: list[Command] = []

    def compose(self) -> ComposeResult:
        """The words, the commands, what the one that is marked does."""
        with Vertical(id="commands-frame") as frame:
            frame.border_title = "Commands"
            frame.border_subtitle = "↑ ↓ choose   Enter does it   Esc closes"
            yield Input(placeholder="Type a word of what you want to do", id="commands-words", compact=True)
            yield OptionList(id="commands-list", markup=False, compact=True)
            yield Static("", id="commands-sentence", markup=False)

    def on_mount(self) -> None:
        """Lists all."""
        self.query_one(OptionList).can_focus = False
        self._list("")

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Lists those that have the words."""
        event.stop()
        self._list(event.value)

    @on(Input.Submitted)
    def choose(self, event: Input.Submitted) -> None:
        """Leaves with the command that is marked."""
        event.stop()
        self._leave_with(self.query_one(OptionList).highlighted)

    @on(OptionList.OptionSelected)
    def clicked(self, event: OptionList.OptionSelected) -> None:
        """Leaves with the command that was clicked."""
        event.stop()
        self._leave_with(event.option_index)

    @on(OptionList.OptionHighlighted)
    def explain(self, event: OptionList.OptionHighlighted) -> None:
        """Says what the command that is marked does."""
        event.stop()
        if event.option_index < len(self._found):
            self.query_one("#commands-sentence", Static).update(self._found[event.option_index].sentence)

    def action_move(self, how: str) -> None:
        """Moves the mark while the words keep the focus."""
        getattr(self.query_one(OptionList), f"action_{how}")()

    def _list(self, typed: str) -> None:
        found = matching(self._commands, typed)
        self._found = found[:_MOST]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(_line(command)) for command in self._found])
        sentence = ""
        if not found:
            sentence = "No command has these words. Fewer or shorter words find more."
        elif len(found) > _MOST:
            options.add_option(Option(f"… {len(found) - _MOST} more. Another word finds them.", disabled=True))
        self.query_one("#commands-sentence", Static).update(sentence)
        options.highlighted = 0 if self._found else None

    def _leave_with(self, number: int | None) -> None:
        if number is not None and number < len(self._found):
            self.dismiss(self._found[number])


def _line(command: Command) -> Table:
    """A command as one line: what it is called, and its key at the right."""
    line = Table.grid(expand=True, padding=(0, 1))
    line.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    line.add_column(justify="right", no_wrap=True)
    line.add_row(Text(command.title), Text(command.keys, "bold"))
    return line
