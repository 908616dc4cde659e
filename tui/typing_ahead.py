"""A program that follows its user however fast the keys come: every key finds the focus where the key before it has brought it.

Textual hands a key to what is in focus, from where it goes up to the program, which looks only then what it does. Keys that come meanwhile
(fast typing, a slow line whose keys come in one go, a text that is pasted as keys) would go to what was in focus before: of `/hill` the
register would get `hill`.
"""

import asyncio
from collections import deque
from pathlib import Path
from time import monotonic

from textual import events
from textual.app import ScreenStackError
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from tui.resilience import ResilientApp

_ROUNDS = 5
"""How often a message goes from what is in focus up to the program until all has been done that a key has set going: the key, what it
submits, what that submits, and the focus that moves in the end. Where the focus has moved it begins again.
"""

_PATIENCE = 1.0
"""Seconds after which the next key is given in any case."""

_UNTIL_READY = 10.0
"""Seconds for which a key waits for its screen to be ready."""


_AT_ONCE = 0.02
"""Seconds in which everything arrives that a terminal sends in one go."""

_LETTERS = 4
"""Different letters that make a text of what comes in one go. Fewer may be keys that somebody presses or holds down."""


class TypingAheadApp(ResilientApp):
    """Keeps keys back until what the key before has set going is done. Keys that are only typed into a line need not wait."""

    class Through(Message):
        """Has gone the way of a key, behind it, and so comes after all that the key did on its way."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, log: Path) -> None:
        super().__init__(log)
        self._ahead: deque[events.Key | events.Paste] = deque()
        self._number = 0
        self._rounds_left = 0
        self._where: tuple[Screen[object], Widget | None] | None = None
        self._patience: Timer | None = None
        self._waits_since: float | None = None
        self._is_urgent = False

    async def on_event(self, event: events.Event) -> None:
        """Gives a key at once, or when its turn comes."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._ahead.append(event)
        self._is_urgent = self._is_urgent or self._is_for_all(event)
        if self._rounds_left:
            self._have_patience()
        else:
            await self._give()

    async def begins_text(self, character: str) -> bool:
        """Whether what is typed begins a text rather than does what its key does: letters and blanks follow at once, as where something is
        pasted as keys. Nobody types as fast.
        """
        await asyncio.sleep(_AT_ONCE)
        text = character
        for event in self._ahead:
            if not isinstance(event, events.Key) or event.character is None or not event.is_printable:
                break
            text += event.character
        return all(one.isalpha() or one == " " for one in text[:_LETTERS]) and len({*text} - {" "}) >= _LETTERS

    async def on_typing_ahead_app_through(self, event: Through) -> None:
        """Sends the next round, or gives the next key."""
        event.stop()
        if event.number != self._number:
            return  # given up for lost
        where = self._focus()
        self._rounds_left = self._rounds_left - 1 if where == self._where else _ROUNDS
        self._where = where
        if self._rounds_left:
            self._send_round()
        else:
            await self._go_on()

    async def _go_on(self) -> None:
        self._number += 1
        self._rounds_left = 0
        if self._patience is not None:
            self._patience.stop()
            self._patience = None
        await self._give()

    async def _give(self) -> None:
        """Gives the keys that wait, up to the first one that may change where the next belongs, or that must wait for its screen."""
        while self._ahead and not self._rounds_left:
            self._where = self._focus()
            is_text = self._is_text(self._ahead[0])
            if not is_text and self._must_wait():
                break
            event = self._ahead.popleft()
            await super().on_event(event)
            if not is_text:
                self._rounds_left = _ROUNDS
                self._send_round()
        if self._ahead:
            self._have_patience()
        else:
            self._is_urgent = False

    def is_getting_ready(self) -> bool:
        """Whether the screen has yet to learn what its keys are to act on. When it has, `give_keys` is to be called."""
        return False

    async def give_keys(self) -> None:
        """Gives the keys that have waited for the screen."""
        if not self._rounds_left:
            await self._go_on()

    def _must_wait(self) -> bool:
        """Whether a key that came before its screen was ready stays back: not for ever, and not where one behind it is for any screen."""
        if self._is_urgent or not self.is_getting_ready():
            self._waits_since = None
            return False
        if self._waits_since is None:
            self._waits_since = monotonic()
        return monotonic() - self._waits_since < _UNTIL_READY

    def _is_for_all(self, event: events.Key | events.Paste) -> bool:
        """Whether it does the same on every screen, such as going to another."""
        if isinstance(event, events.Paste) or self._focus() is None:
            return False
        bound = self.screen.active_bindings.get(event.key)
        return bound is not None and bound.binding.priority and bound.node is self

    def _have_patience(self) -> None:
        if self._patience is None:
            self._patience = self.set_timer(_PATIENCE, self._go_on)

    def _is_text(self, event: events.Key | events.Paste) -> bool:
        """Whether it is only written into what is in focus."""
        focused = self._where[1] if self._where else None
        if focused is None:
            return False
        return isinstance(event, events.Paste) or focused.check_consume_key(event.key, event.character)

    def _send_round(self) -> None:
        screen, focused = self._focus() or (self, None)
        through = self.Through(self._number)
        if not (focused or screen).post_message(through):
            self.post_message(through)  # what is in focus is on its way out

    def _focus(self) -> tuple[Screen[object], Widget | None] | None:
        """Where keys go; `None` where the program ends."""
        try:
            return self.screen, self.focused
        except ScreenStackError:
            return None
