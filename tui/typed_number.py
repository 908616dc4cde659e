"""The number of a source, typed digit by digit: "[12]" is opened by 1 and 2."""

from collections.abc import Callable, Collection

from textual import events
from textual.timer import Timer
from textual.widget import Widget

_MORE_DIGITS = 0.7
"""Seconds in which another digit may follow, where a source has a number of two."""


class TypedNumber:
    """Takes the digits that come to a widget, and calls `chosen` with the number once it can be no other."""

    def __init__(self, widget: Widget, chosen: Callable[[int], None]) -> None:
        self._widget = widget
        self._chosen = chosen
        self._digits = ""
        self._more_digits: Timer | None = None

    def take(self, event: events.Key, known: Collection[int]) -> None:
        """Takes a key if it is a digit, and lets it go no further. `known`: the numbers that there are."""
        if not known or event.character is None or not event.character.isdecimal():
            return
        event.stop()
        digits = self._digits + event.character
        meant = numbers_begun(digits, known)
        if not meant:
            digits = event.character
            meant = numbers_begun(digits, known)
        if self._more_digits is not None:
            self._more_digits.stop()
        self._digits = digits if meant else ""
        if len(meant) > 1:
            self._more_digits = self._widget.set_timer(_MORE_DIGITS, lambda: self._choose(known))
        else:
            self._choose(known)

    def _choose(self, known: Collection[int]) -> None:
        digits, self._digits = self._digits, ""
        if digits and int(digits) in known:
            self._chosen(int(digits))


def numbers_begun(digits: str, known: Collection[int]) -> list[int]:
    """The numbers that somebody may mean who has typed these digits, the exact one first."""
    return sorted((number for number in known if str(number).startswith(digits)), key=lambda number: len(str(number)))
