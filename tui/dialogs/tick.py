"""A choice that is on or off, and says so by more than a colour."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class Tick(Widget, can_focus=True):
    """`[x] label` or `[ ] label`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "turn", "Change", id="tick.turn", tooltip="Switches it on or off."),
    ]
    DEFAULT_CSS = """
    Tick { height: auto; width: 1fr; color: $foreground; padding: 0 1; }
    Tick:focus { background: $primary; color: $background; text-style: bold; }
    Tick:disabled { color: $secondary; }
    """

    on: reactive[bool] = reactive(False, layout=True)
    """Whether it is on."""

    def __init__(self, label: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._label = label

    def render(self) -> Content:
        """The mark and the label."""
        return Content(f"[{'x' if self.on else ' '}] {self._label}")

    def action_turn(self) -> None:
        """Switches it."""
        self.on = not self.on

    def on_click(self) -> None:
        """Switches it."""
        self.action_turn()
