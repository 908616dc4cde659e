"""The line that narrows the register as one types, and what is said of it."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

from tui.actions.completing import Completer, Completion
from tui.actions.filtering import Narrowed
from yjqa.cli_tables import printable

_FIELDS = (
    "Words, or fields: owner:hill · overdue · status:open · due:<2020-06 · paper:plan · rag:red · mentions:hill · "
    '"a phrase" · -word'
)


_MOST_NAMED = 12
"""How many of the ways in which the line may go on are told; there is no room for more."""


class _Ending(Suggester):
    """What would stand behind what is typed."""

    def __init__(self, line: "_Line") -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._line = line

    async def get_suggestion(self, value: str) -> str | None:
        """The line with the first way in which it may go on."""
        first = next(iter(self._line.completions()), None)
        return value + first.rest if first is not None and first.rest else None


class _Line(Input):
    """A line that completes itself, and from which the arrow goes down to what it shows. `changed` is called as soon as it is typed in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete", id="filter.complete", tooltip="Take the first of the completions below the line."),
        Binding("enter", "submit", "To the list", id="filter.leave", tooltip="Go to what the filter leaves."),
        Binding("down", "submit", "To the list", id="filter.down", show=False, tooltip="Go to what the filter leaves."),
    ]  # fmt: skip

    def __init__(self, changed: Callable[[], None]) -> None:
        super().__init__(
            id="filter",
            compact=True,
            select_on_focus=False,
            suggester=_Ending(self),
            placeholder="type to narrow the register, such as owner:hill overdue",
        )
        self.completer: Completer | None = None
        self._changed = changed

    def replace(self, text: str, start: int, end: int) -> None:
        """Replaces a part of what is typed."""
        super().replace(text, start, end)
        self._changed()

    def completions(self) -> list[Completion]:
        """The ways in which the line may go on, where somebody types at its end."""
        return self.completer.completions(self.value) if self.completer and self.cursor_at_end else []

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tab goes to the next pane where there is nothing to complete."""
        return action != "complete" or bool(self.completions())

    def action_complete(self) -> None:
        """Takes the first way to go on."""
        for completion in self.completions()[:1]:
            self.value = completion.line
            self.cursor_position = len(self.value)

    def action_cursor_right(self, select: bool = False) -> None:
        """Goes right; at the end, where one sees how it goes on, takes that."""
        if self.cursor_at_end and any(one.rest for one in self.completions()[:1]):
            self.action_complete()
        else:
            super().action_cursor_right(select)


class FilterLine(Vertical):
    """One line to type in. Below it stands how it was taken, or, while it is typed in, what can be typed."""

    class Left(Message):
        """The line was left for what it shows."""

    def __init__(self, changed: Callable[[str], None]) -> None:
        """`changed`: what follows the filter. It is called at once, not told by a message: what is typed and what it leaves are so drawn in
        one go, and not the second of them some frames later.
        """
        super().__init__()
        self._changed = changed
        self._followed = ""
        self._told: dict[str, tuple[str, ...]] = {}
        self._fields = _FIELDS

    def compose(self) -> ComposeResult:
        """The line, and what is said of it."""
        with Horizontal(id="filter-line"):
            yield Static("/ Filter", id="filter-label", markup=False)
            yield _Line(self._follow)
        yield Static(_FIELDS, id="filter-fields", markup=False)
        yield Static("", id="filter-said", markup=False)
        yield Static("", id="filter-problems", markup=False)

    @property
    def line(self) -> str:
        """The filter as it reads now."""
        return self.query_one("#filter", Input).value

    def write(self, line: str) -> None:
        """Has the filter read otherwise."""
        entry = self.query_one("#filter", Input)
        entry.value = line
        entry.cursor_position = len(line)

    def know(self, completer: Completer) -> None:
        """Completes by these values from now on."""
        self.query_one(_Line).completer = completer

    def take_focus(self) -> None:
        """Goes into the line, to add to what it says."""
        line = self.line.rstrip()
        self.write(f"{line} " if line else "")
        self.query_one("#filter", Input).focus()

    def tell(self, narrowed: Narrowed) -> None:
        """Says how the filter was taken, and what of it could not be."""
        for name, texts in (("said", narrowed.said), ("problems", narrowed.problems)):
            if texts != self._told.get(name, ()):  # to lay it out anew takes its time
                place = self.query_one(f"#filter-{name}", Static)
                place.update("\n".join(texts))
                place.display = bool(texts)
                self._told[name] = texts
        self.set_class(bool(narrowed.said or narrowed.problems), "-told")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Follows what was not typed."""
        event.stop()
        self._follow()

    def _follow(self) -> None:
        if self.line != self._followed:
            self._followed = self.line
            self._tell_completions()
            self._changed(self.line)

    def _tell_completions(self) -> None:
        """Says how the line may go on; where nothing is certain, what can be typed."""
        found = self.query_one(_Line).completions()
        names = " · ".join(one.name for one in found[:_MOST_NAMED])
        more = f" · +{len(found) - _MOST_NAMED}" if len(found) > _MOST_NAMED else ""
        told = printable(f"Tab: {names}{more}") if found else _FIELDS
        if told != self._fields:  # as below
            self._fields = told
            self.query_one("#filter-fields", Static).update(told)
            self.set_class(bool(found), "-completing")
            self.screen.refresh_bindings()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Leaves the line."""
        event.stop()
        self.post_message(self.Left())
