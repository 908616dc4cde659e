"""Keeping what is asked and answered for later sessions."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.threads import begun_for_good
from yjqa.errors import StoreError

if TYPE_CHECKING:
    from tui.conversations.archive import Archive
    from tui.conversations.model import Conversation


class Keeping:
    """Writes turns as they are finished. `tell` hears once why none can be kept: the conversation goes on all the same."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._is_told = False

    def begin(self, archive: "Archive | None", finished: "Conversation") -> None:
        """Begins to write turns of a conversation, which is done before the program ends, however soon that is."""
        if archive is not None:
            begun_for_good(lambda: archive.keep(finished)).add_done_callback(self._ended)

    def _ended(self, kept: "asyncio.Future[None]") -> None:
        try:
            kept.result()
        except StoreError as error:
            if not self._is_told:
                self._is_told = True
                self._tell(f"The conversation is not kept: {error}")
