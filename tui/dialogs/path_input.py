"""A line for a path, which completes itself as a shell does and shows below what there is."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.input import Selection
from textual.widgets.option_list import Option

from tui.dialogs.paths import Match, common_start, find_begun, find_matches, write_paths
from tui.threads import in_thread
from yjqa.cli_tables import printable


class _Line(Input):
    """An input that takes several lines at once for several paths; Textual's own takes the first of them only."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "OK", id="path.submit", tooltip="Takes the path, or what is chosen below it."),
    ]

    marked: tuple[Selection, str] | None = None
    """The part of the line that stands to be replaced, and the line."""

    def replace(self, text: str, start: int, end: int) -> None:
        """Replaces a part of the line. What begins at the root or at home takes the place of all of it, where it is put on what is marked."""
        if text[:1] in ("/", "~") and self.marked == (Selection(start, end), self.value):
            start, end = 0, len(self.value)
        super().replace(text, start, end)

    def on_paste(self, event: events.Paste) -> None:
        """Puts what is pasted, or dropped on the terminal, on one line."""
        lines = [line.strip() for line in event.text.splitlines() if line.strip()]
        if len(lines) > 1:
            event.prevent_default()
            event.stop()
            self.insert_text_at_cursor(write_paths(lines))


class _Matches(OptionList, can_focus=False):
    """What the line may go on with. The focus stays on the line."""


class PathInput(Vertical):
    """The line, and the files and folders that it may go on with. Folders are read beside."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab", "complete", "Complete", id="path.complete", tooltip="Completes the path as far as it is certain."
        ),
        # before the line's own: an input scrolls by these keys
        Binding("down", "choose(1)", "Choose", id="path.next", priority=True, tooltip="Goes down the list below."),
        Binding(
            "up", "choose(-1)", "Back", id="path.back", priority=True, show=False, tooltip="Goes up the list below."
        ),
    ]
    DEFAULT_CSS = """
    PathInput { height: auto; }
    PathInput > _Matches { height: auto; max-height: 6; margin: 0 0 0 2; background: $surface; color: $foreground; }
    PathInput > _Matches > .option-list--option-highlighted { background: $primary; color: $background; text-style: bold; }
    """

    class Changed(Message):
        """The line says something else."""

        def __init__(self, path_input: "PathInput") -> None:
            super().__init__()
            self.path_input = path_input

    class Submitted(Message):
        """Enter was pressed on the line."""

        def __init__(self, path_input: "PathInput") -> None:
            super().__init__()
            self.path_input = path_input

    def __init__(self, line: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self._first = line
        self._placeholder = placeholder
        self._matches: Sequence[Match] = ()

    def compose(self) -> ComposeResult:
        """The line and the list."""
        yield _Line(self._first, placeholder=self._placeholder, select_on_focus=False)
        yield _Matches(compact=True, markup=False)

    def on_mount(self) -> None:
        """Shows no list until something is typed."""
        self.query_one(_Matches).display = False

    @property
    def line(self) -> str:
        """What is typed."""
        return self.query_one(_Line).value

    def select(self, begin: int, end: int) -> None:
        """Marks a part of the line, which the next key replaces; the beginning of a whole path replaces all of the line."""
        line = self.query_one(_Line)
        line.selection = Selection(begin, end)
        line.marked = line.selection, line.value

    def focus_line(self) -> None:
        """Gives the line the focus."""
        self.query_one(_Line).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Looks what the line may go on with."""
        event.stop()
        if event.value != self._first:
            self._first = ""
            self._look_beside(event.value, find_begun)
        self.post_message(self.Changed(self))

    def _look_beside(self, line: str, find: Callable[[str], Sequence[Match]]) -> None:
        # not begun as a coroutine, which would be complained of where the next letter cancels it before it begins
        self.run_worker(partial(self._look, line, find), group="completing", exclusive=True)  # type: ignore[arg-type]  # Textual takes it

    async def _look(self, line: str, find: Callable[[str], Sequence[Match]]) -> None:
        self._show(await in_thread(lambda: find(line)) if line else ())

    def _show(self, matches: Sequence[Match]) -> None:
        self._matches = matches
        listed = self.query_one(_Matches)
        listed.clear_options()
        listed.add_options([Option(Content(printable(match.name))) for match in matches])
        listed.highlighted = None
        line = self.line
        listed.display = bool(matches) and [match.line for match in matches] != [line]

    def action_complete(self) -> None:
        """Takes what is chosen in the list, else what is certain; with nothing to complete, goes to the next field."""
        if not self._take_chosen():
            self.run_worker(self._complete(self.line), group="completing", exclusive=True)

    async def _complete(self, line: str) -> None:
        matches = await in_thread(lambda: find_matches(line)) if line else ()
        if line != self.line or not self.query_one(_Line).has_focus:
            return
        certain = common_start(matches)
        if len(certain) > len(line):
            self._put(certain)
        elif line.endswith("/") or [match.line for match in matches] in ([], [line]):
            self.screen.focus_next()
        else:
            self._show(matches)
            self.query_one(_Matches).highlighted = 0

    def action_choose(self, by: int) -> None:
        """Goes through the list; above its first stands the line itself."""
        listed = self.query_one(_Matches)
        if not listed.display:
            self._look_beside(self.line or "./", find_matches)
            return
        at = (-1 if listed.highlighted is None else listed.highlighted) + by
        listed.highlighted = at if 0 <= at < listed.option_count else None

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Takes what is chosen in the list, else tells that the line is finished."""
        event.stop()
        if not self._take_chosen():
            self.post_message(self.Submitted(self))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Takes what was clicked."""
        event.stop()
        self._put(self._matches[event.option_index].line)
        self.focus_line()

    def _take_chosen(self) -> bool:
        listed = self.query_one(_Matches)
        if not listed.display or listed.highlighted is None:
            return False
        self._put(self._matches[listed.highlighted].line)
        return True

    def _put(self, line: str) -> None:
        field = self.query_one(_Line)
        field.value = line
        field.cursor_position = len(line)
