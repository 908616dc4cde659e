"""A program that goes on after its own mistakes. Textual would end with a traceback."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.dom import DOMNode
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widget import Widget
from textual.worker import WorkerFailed

from tui.messages import TellingApp
from tui.unexpected import Unexpected


class ResilientApp(TellingApp):
    """Writes every mistake to a file and tells of it in a few words; one that comes over and over again ends the program, in one line.

    Textual has no public way to this: its private methods of the same names are taken over.
    """

    def __init__(self, log: Path) -> None:
        super().__init__()
        self.unexpected = Unexpected(log)

    def on_mount(self) -> None:
        """Hears of what goes wrong where nobody waits for it, too."""
        asyncio.get_running_loop().set_exception_handler(lambda _, context: self._tell_of_task(context))

    def _tell_of_task(self, context: dict[str, Any]) -> None:
        error = context.get("exception")
        self._handle_exception(error if isinstance(error, Exception) else RuntimeError(context["message"]))

    def _handle_exception(self, error: Exception) -> None:
        cause = error.error if isinstance(error, WorkerFailed) else error
        told = self.unexpected.note(cause)
        if not self._running or self.unexpected.over_and_over(cause):
            self.exit(return_code=1, message=self.unexpected.last_words(cause))
        elif told:
            self.notify(told, severity="error", timeout=20, markup=False)

    async def _shutdown(self) -> None:
        """Ends first what goes on, which would not find what it is to be shown in. Textual ends it last."""
        await asyncio.sleep(0)  # what has not begun cannot be ended
        self.workers.cancel_all()
        await super()._shutdown()

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as error:
            self._handle_exception(error)

    def _register_child(self, parent: DOMNode, child: Widget, before: int | None, after: int | None) -> None:
        super()._register_child(parent, child, before, after)
        _keep_going(child, self._handle_exception)


def _keep_going(node: MessagePump, tell: Callable[[Exception], None]) -> None:
    """Has a widget live on where the handling of a message fails. Textual ends a widget then, and with it what stands in it."""
    if "_dispatch_message" in vars(node):
        return
    dispatch = node._dispatch_message

    async def dispatch_or_tell(message: Message) -> None:
        try:
            await dispatch(message)
        except Exception as error:
            tell(error)

    node._dispatch_message = dispatch_or_tell  # type: ignore[method-assign]  # of this one widget only
