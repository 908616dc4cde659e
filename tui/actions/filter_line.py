"""The line that narrows the register as one types, and what is said of it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from tui.actions.filtering import Narrowed

_FIELDS = (
    "Words, or fields: owner:hill · overdue · status:open · due:<2020-06 · paper:plan · rag:red · mentions:hill · "
    '"a phrase" · -word'
)


class _Line(Input):
    """A line from which the arrow goes down to what it shows, too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "To the list", id="filter.leave", tooltip="Go to what the filter leaves."),
        Binding("down", "submit", "To the list", id="filter.down", show=False, tooltip="Go to what the filter leaves."),
    ]  # fmt: skip


class FilterLine(Vertical):
    """One line to type in. Below it stands how it was taken, or, while it is typed in, what can be typed."""

    class Changed(Message):
        """The filter reads otherwise now."""

        def __init__(self, line: str) -> None:
            super().__init__()
            self.line = line

    class Left(Message):
        """The line was left for what it shows."""

    def __init__(self) -> None:
        super().__init__()
        self._told: dict[str, tuple[str, ...]] = {}

    def compose(self) -> ComposeResult:
        """The line, and what is said of it."""
        with Horizontal(id="filter-line"):
            yield Static("/ Filter", id="filter-label", markup=False)
            yield _Line(
                id="filter", compact=True, placeholder="type to narrow the register, such as owner:hill overdue"
            )
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

    def take_focus(self) -> None:
        """Goes into the line."""
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
        """Tells that the filter reads otherwise."""
        event.stop()
        self.post_message(self.Changed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Leaves the line."""
        event.stop()
        self.post_message(self.Left())
