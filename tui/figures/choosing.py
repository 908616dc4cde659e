"""The small window in which areas, years, funders or indicators are chosen."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.dialogs.dialog import Dialog
from tui.figures.asked import Choice
from tui.figures.looking import Looked
from tui.figures.offered import Item, Section
from tui.figures.ticking import TickList
from yjqa.cli_tables import printable


class ChooseDialog(Dialog[tuple[str, ...] | None]):
    """Gives the keys of what is ticked, none for the usual few; `None` where everything is to stay as it is.

    `if_none`: what is shown where nothing is ticked, in a few words.
    """

    DEFAULT_CSS = """
    ChooseDialog > #box { max-width: 72; height: auto; max-height: 90%; padding: 0 1; overflow-y: hidden; }
    ChooseDialog TickList { max-height: 16; }
    ChooseDialog #ticked { height: auto; max-height: 2; margin-top: 1; }
    .-narrow ChooseDialog TickList, ChooseDialog.-narrow TickList { max-height: 11; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="choose.cancel", tooltip="Go back; everything stays as it is."),
        Binding("down", "app.focus_next", "To the list", id="choose.list", show=False, tooltip="Go to the list."),
    ]

    def __init__(self, what: str, sections: Sequence[Section], ticked: Iterable[str], if_none: str) -> None:
        super().__init__()
        self.title_of_box = f"Which {what}?"
        self._what = what
        self._list = TickList(sections, ticked)
        self._if_none = if_none

    def contents(self) -> Iterable[Widget]:
        """The filter, the names, what is ticked."""
        yield Input(placeholder=f"Type to find {self._what}", id="find")
        yield self._list
        yield Static("", id="ticked", markup=False)

    def on_mount(self) -> None:
        """Goes to the list at once."""
        self._list.focus()
        self._tell()

    def on_tick_list_typed(self, event: TickList.Typed) -> None:
        """Has the letters in the filter, while the cursor stays in the list."""
        find = self.query_one("#find", Input)
        find.value = find.value + event.letters if event.letters else find.value[:-1]

    def on_tick_list_changed(self) -> None:
        """Tells what is ticked."""
        self._tell()

    def on_tick_list_finished(self) -> None:
        """Gives what is ticked."""
        self.dismiss(self._list.ticked)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrows the list."""
        self._list.narrow(event.value)

    def on_input_submitted(self) -> None:
        """Goes on in the list."""
        self._list.focus()

    def action_cancel(self) -> None:
        """Gives nothing."""
        self.dismiss(None)

    def _tell(self) -> None:
        labels = self._list.labels
        said = f"{len(labels)} ticked: {', '.join(labels)}" if labels else f"None ticked: {self._if_none}."
        self.query_one("#ticked", Static).update(printable(said))


def choose_dialog(looked: Looked, what: Choice) -> ChooseDialog:
    """The window in which one thing is chosen of what is offered."""
    subject, offered, asked = looked.subject, looked.offered, looked.asked
    match what:
        case "areas":
            return ChooseDialog("areas", _one_section(offered.areas), asked.areas, "those with the newest figures")
        case "times":
            return ChooseDialog(
                subject.times, _one_section(offered.times), asked.times, "all of the areas, or the newest"
            )
        case "items":
            return ChooseDialog(subject.items, offered.sections, asked.items, f"all {subject.items}")


def _one_section(names: Iterable[str]) -> tuple[Section, ...]:
    return (Section("", tuple(Item(name, name) for name in names)),)
