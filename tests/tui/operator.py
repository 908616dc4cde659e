"""Somebody at the keyboard: presses keys, types, waits for what is to appear, and reads the screen."""

import time
from collections.abc import Callable
from typing import cast

from textual import events
from textual.pilot import Pilot

from tests.tui.ansi import drawn_strips
from tui.app import YjqaApp

_PATIENCE = 60.0
"""Seconds after which what was waited for will not come: a test that fails, not a limit that anything is held to."""

_KEYS = {" ": "space", "\n": "enter", "/": "slash"}
"""What Textual calls the keys of characters."""


class Operator:
    """Drives the program as a person does: by keys and by what stands on the screen."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot

    @property
    def app(self) -> YjqaApp:
        return cast(YjqaApp, self.pilot.app)

    async def press(self, *keys: str) -> None:
        """Presses keys, one after the other."""
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Types text into what has the focus."""
        await self.pilot.press(*(_KEYS.get(one, one) for one in text))

    async def press_at_once(self, *keys: str) -> None:
        """Presses keys without a moment between them, as they come over a slow line; a single character is typed."""
        for key in keys:
            self.app.post_message(events.Key(_KEYS.get(key, key), key if len(key) == 1 else None))

    async def paste(self, text: str) -> None:
        """Puts text into what has the focus all at once, as a terminal does that something is dropped on."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause(0)

    async def until(self, holds: Callable[[], object]) -> None:
        """Waits until something holds. Raises `AssertionError` with the screen where it never does."""
        end = time.monotonic() + _PATIENCE
        while not holds():
            if time.monotonic() > end:
                wrong = next(iter(self.app.unexpected.errors), None)
                raise AssertionError(f"waited in vain; the screen shows:\n{self.screen}") from wrong
            await self.pilot.pause(0.03)  # not until it is idle: while papers are read it never is

    async def sees(self, *texts: str) -> None:
        """Waits until all the texts stand on the screen; line breaks within them do not count."""
        await self.until(lambda: all(_flat(text) in _flat(self.screen) for text in texts))

    async def no_longer_sees(self, text: str) -> None:
        """Waits until the text is gone from the screen."""
        await self.until(lambda: _flat(text) not in _flat(self.screen))

    @property
    def screen(self) -> str:
        """The characters on the screen, a line a line."""
        return "\n".join(strip.text.rstrip() for strip in drawn_strips(self.app.screen))


def _flat(text: str) -> str:
    return " ".join(text.split())
