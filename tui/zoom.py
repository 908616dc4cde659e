"""One pane on the whole screen, and back."""

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget

_WHOLE = "-whole"
_BEHIND = "-behind"


class ZoomingScreen(Screen[None]):
    """A screen of panes, of which the one in focus can have all the room of those that it stands beside.

    A screen says which are its `PANES`. What stands above and below the container in which they all are (a filter, the hints) stays.
    Whatever takes the focus out of the pane brings back the others. The styles are in `app.tcss`.
    """

    PANES: ClassVar[str] = ""
    """A selector of the panes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("z", "zoom", "Whole screen", id="pane.zoom", tooltip="Give all the room to the pane that you are in, or take it back."),
    ]  # fmt: skip

    @property
    def zoomed(self) -> Widget | None:
        """The pane that has all the room."""
        return next(iter(self.query(f".{_WHOLE}").results(Widget)), None)

    def unzoom(self) -> None:
        """Brings back the other panes."""
        self.query(f".{_WHOLE}").remove_class(_WHOLE)
        self.query(f".{_BEHIND}").remove_class(_BEHIND)
        self.refresh_bindings()

    def action_zoom(self) -> None:
        """Gives all the room to the pane in focus, or takes it back."""
        if self.zoomed is not None:
            self.unzoom()
        elif (pane := self._pane_of(self.focused)) is not None:
            pane.add_class(_WHOLE)
            for beside in _beside(pane):
                beside.add_class(_BEHIND)
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The whole screen is offered where the pane in focus shares it, or has it."""
        if action != "zoom":
            return True
        pane = self._pane_of(self.focused)
        return pane is not None and (self.zoomed is not None or any(one.display for one in _beside(pane)))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Brings back the other panes where one of them is gone to."""
        if (pane := self.zoomed) is not None and pane not in event.widget.ancestors_with_self:
            self.unzoom()

    def _pane_of(self, widget: Widget | None) -> Widget | None:
        if widget is None or not self.PANES:
            return None
        panes = set(self.query(self.PANES))
        return next((node for node in widget.ancestors_with_self if node in panes), None)


def _beside(pane: Widget) -> Iterator[Widget]:
    """What shares the room with a pane: its neighbours, and those of what it stands in, up to what stands on the screen itself."""
    node = pane
    while isinstance(node.parent, Widget) and not isinstance(node.parent, Screen):
        yield from (one for one in node.parent.children if one is not node)
        node = node.parent
