"""The stops of a conversation: what the arrow keys go to, one after the other."""

from typing import Protocol

from textual.message import Message


class LeftAbove(Message):
    """Somebody goes up from the first line of a stop."""


class LeftBelow(Message):
    """Somebody goes down from the last line of a stop."""


class Stop(Protocol):
    """A widget that somebody comes to by the arrow keys. It has the class `stop`, and posts `LeftAbove` and `LeftBelow`."""

    def enter_above(self) -> None:
        """Takes the focus of somebody who comes from above."""

    def enter_below(self) -> None:
        """Takes the focus of somebody who comes from below."""


class MarkChosen(Message):
    """The source of that number is to be opened."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
