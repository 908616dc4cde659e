"""What is laid over a section for a moment, and is gone when the user goes elsewhere."""

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

_Result = TypeVar("_Result")


class Overlay(ModalScreen[_Result | None]):
    """A screen over a section. Esc leaves it, and so does going to a section."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="overlay.leave", tooltip="Goes back to where you were."),
    ]

    def action_leave(self) -> None:
        """Goes back to what is beneath."""
        self.dismiss(None)
