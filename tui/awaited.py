"""The backend, which is opened while the first screen is up already: whatever asks it waits until it is there."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from textual.app import App

from tui.backend.protocol import Backend
from tui.threads import in_thread
from yjqa.errors import AccessDenied, YjqaError

_Result = TypeVar("_Result")


class AwaitedBackend:
    """Belongs to one app. `connect` opens the backend; `with_key` gives what does so with a key that the user types, where one is asked for."""

    def __init__(
        self, connect: Callable[[], Backend], with_key: Callable[[str], Callable[[], Backend]] | None = None
    ) -> None:
        self._connect = connect
        self._with_key = with_key
        self._opened: asyncio.Future[Backend] | None = None

    def may_be_asked(self) -> None:
        """From now on it can be asked. It is called in the app's loop."""
        self._opened = asyncio.get_running_loop().create_future()

    async def open(self, app: App[Any]) -> bool:
        """Opens it, with as many tries as the user wants to make; whether it is there then. Belongs in a worker of the app."""
        assert self._opened is not None
        backend = await self._connected(app)
        if backend is not None:
            self._opened.set_result(backend)
        return backend is not None

    async def ask(self, work: Callable[[Backend], _Result]) -> _Result:
        """What the backend gives, once it is there, without the screen standing still. Raises `YjqaError`."""
        assert self._opened is not None, "asked before the app was mounted"
        backend = await asyncio.shield(self._opened)
        return await in_thread(lambda: work(backend))

    def close(self) -> None:
        """Closes it, if it was opened."""
        if self._opened is not None and self._opened.done():
            self._opened.result().close()

    async def _connected(self, app: App[Any]) -> Backend | None:
        from tui.opening import KeyWanted, NotOpened

        while True:
            try:
                return await in_thread(self._connect)
            except AccessDenied as error:
                key = await app.push_screen_wait(KeyWanted(str(error))) if self._with_key else None
                if key is None or self._with_key is None:
                    return None
                self._connect = self._with_key(key)
            except YjqaError as error:
                if not await app.push_screen_wait(NotOpened(str(error))):
                    return None
