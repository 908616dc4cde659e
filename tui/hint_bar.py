"""The bar at the bottom: what the keys do that matter most at this moment."""

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

_ALWAYS = ("app.help", "app.quit")
"""What is never left out, by the ids of the bindings."""

_IF_ROOM = ("app.commands",)

_HELP = "app.help"

_MORE = "More"
"""What help is called where hints are left out: it has them. As long as its own name, so that nothing else is pushed out by it."""

_GAP = 2


class HintBar(Static):
    """As many hints as there is room for, those of what is in focus first; at the right what always helps. A click does what the key does."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._places: list[tuple[int, int, str]] = []

    def on_mount(self) -> None:
        """Follows what is in focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def on_resize(self) -> None:
        """Shows more or fewer."""
        self._tell()

    def on_click(self, event: events.Click) -> None:
        """Does what the hint under the mouse says."""
        for begin, end, key in self._places:
            if begin <= event.x < end:
                self.app.simulate_key(key)

    def _changed(self, screen: Screen[object]) -> None:
        if screen.is_current:
            self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        hints: dict[str, tuple[str, str, str]] = {}
        for _, binding, enabled, _ in self.screen.active_bindings.values():
            if binding.show and enabled:
                shown = self.app.get_key_display(binding), binding.description, binding.key
                hints.setdefault(binding.id or binding.action, shown)
        width = self.size.width
        right = [hint for name, hint in hints.items() if name in _ALWAYS]
        optional = [hint for name, hint in hints.items() if name in _IF_ROOM]
        left = []
        room = width + _GAP - _width(right)  # nothing stands behind the last
        for name, hint in hints.items():
            if name in (*_ALWAYS, *_IF_ROOM):
                continue
            if _width([hint]) <= room:
                left.append(hint)
                room -= _width([hint])
            elif _HELP in hints:
                key_name, _, key = hints[_HELP]
                right = [(key_name, _MORE, key) if one == hints[_HELP] else one for one in right]
        if _width(optional) <= room:
            right = [*optional, *right]
            room -= _width(optional)
        self._show(left, right, max(0, room))

    def _show(self, left: list[tuple[str, str, str]], right: list[tuple[str, str, str]], room: int) -> None:
        """Writes the hints, and remembers where each stands."""
        parts: list[str | tuple[str, str]] = []
        self._places = []
        at = 0
        for hints, after in ((left, room), (right, 0)):
            for name, description, key in hints:
                parts += [(name, "$footer-key-foreground bold"), f" {description}", " " * _GAP]
                end = at + _width([(name, description, key)])
                self._places.append((at, end - _GAP, key))
                at = end
            parts.append(" " * after)
            at += after
        self.update(Content.assemble(*parts))


def _width(hints: list[tuple[str, str, str]]) -> int:
    """How many characters hints take, each with the gap behind it."""
    return sum(cell_len(name) + 1 + cell_len(description) + _GAP for name, description, _ in hints)
