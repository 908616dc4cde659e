"""A list of names to tick, narrowed as one types."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.figures.offered import Item, Section
from yjqa.cli_tables import printable


class TickList(OptionList):
    """Items under headings, each with a box: "[x]" is ticked. Letters narrow the list, Space ticks, Enter is done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick", id="choose.tick", tooltip="Tick the name under the cursor, or take its tick away."),
        Binding("ctrl+a", "tick_all", "Tick all", id="choose.all", tooltip="Tick all names that are shown, or take their ticks away."),
        Binding("enter", "finish", "Show them", id="choose.done", tooltip="Show what is ticked; with nothing ticked the usual few."),
        Binding("backspace", "shorten", "Shorten", id="choose.shorten", show=False, tooltip="Take the last letter off the filter."),
    ]  # fmt: skip
    DEFAULT_CSS = """
    TickList, TickList:focus { height: auto; max-height: 100%; background: $surface; background-tint: transparent; border: none; padding: 0; }
    TickList > .option-list--option-disabled, TickList:focus > .option-list--option-disabled {
        color: $foreground; text-style: bold underline;
    }
    TickList > .option-list--option-highlighted { background: $panel; color: $foreground; text-style: none; }
    TickList:focus > .option-list--option-highlighted { background: $primary; color: $background; text-style: bold; }
    """

    class Finished(Message):
        """It is ticked what is wanted."""

    class Changed(Message):
        """Something was ticked, or its tick taken away."""

    class Typed(Message):
        """Letters were typed, or the last one is to go (`letters` is empty)."""

        def __init__(self, letters: str) -> None:
            super().__init__()
            self.letters = letters

    def __init__(self, sections: Sequence[Section], ticked: Iterable[str]) -> None:
        super().__init__(markup=False)
        self._sections = sections
        self._ticked = set(ticked)
        self._shown: list[Item | None] = []
        self.narrow("")

    @property
    def ticked(self) -> tuple[str, ...]:
        """The keys of what is ticked, in the order of the list."""
        return tuple(item.key for section in self._sections for item in section.items if item.key in self._ticked)

    @property
    def labels(self) -> tuple[str, ...]:
        """The names of what is ticked, in the order of the list."""
        return tuple(item.label for section in self._sections for item in section.items if item.key in self._ticked)

    def narrow(self, text: str) -> None:
        """Shows only the items whose names have all the words of the text in them."""
        words = text.casefold().split()
        self._shown = []
        options: list[Option] = []
        for section in self._sections:
            items = [item for item in section.items if all(word in item.label.casefold() for word in words)]
            if items and section.heading:
                options.append(Option(Content(section.heading), disabled=True))
                self._shown.append(None)
            options += [Option(self._line(item)) for item in items]
            self._shown += items
        self.set_options(options)
        self.highlighted = next((number for number, item in enumerate(self._shown) if item), None)

    def action_tick(self) -> None:
        """Ticks the item under the cursor, or takes its tick away."""
        item = self._shown[self.highlighted] if self.highlighted is not None else None
        if item is not None:
            self._set([item], item.key not in self._ticked)

    def action_tick_all(self) -> None:
        """Ticks all that are shown; where all are, takes their ticks away."""
        items = [item for item in self._shown if item]
        self._set(items, not all(item.key in self._ticked for item in items))

    def action_finish(self) -> None:
        """Tells that it is ticked what is wanted."""
        self.post_message(self.Finished())

    def action_shorten(self) -> None:
        """Tells that the last letter of the filter is to go."""
        self.post_message(self.Typed(""))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ticks what is clicked."""
        event.stop()
        self.action_tick()

    def on_key(self, event: events.Key) -> None:
        """Narrows the list by what is typed."""
        if event.is_printable and event.character and event.character != " ":
            event.stop()
            self.post_message(self.Typed(event.character))

    def _set(self, items: Iterable[Item], to_tick: bool) -> None:
        for item in items:
            (self._ticked.add if to_tick else self._ticked.discard)(item.key)
            self.replace_option_prompt_at_index(self._shown.index(item), self._line(item))
        self.post_message(self.Changed())

    def _line(self, item: Item) -> Content:
        return Content(f"{'[x]' if item.key in self._ticked else '[ ]'} {printable(item.label)}")
