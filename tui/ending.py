"""The program ends when it is told to from outside, or when its terminal goes away, and leaves the terminal as it was."""

import asyncio
import os
import signal
import sys
import termios
import threading
from typing import Any

from textual.app import App

_SIGNALS = (signal.SIGTERM, signal.SIGHUP)
"""The one by which programs are ended, and the one that comes when a terminal is closed or a connection breaks."""

_PATIENCE = 10.0
"""Seconds in which it has ended well; then it ends as it is, so that nothing is left running that nobody sees."""

_LOOK_AGAIN = 5.0
"""Seconds between two looks at whether the terminal is still there: where the program does not belong to it, no signal tells."""


def end_when_told(app: App[Any]) -> None:
    """Has signals, and a terminal that is gone, end the app as its own key does. It is called in the app's loop. The exit status is the
    one that shells expect.
    """
    loop = asyncio.get_running_loop()
    for one in _SIGNALS:
        loop.add_signal_handler(one, _end, app, 128 + one)
    if sys.stdin is not None and sys.stdin.isatty():
        _end_without_terminal(app, sys.stdin.fileno(), loop)


def _end_without_terminal(app: App[Any], terminal: int, loop: asyncio.AbstractEventLoop) -> None:
    try:
        termios.tcgetattr(terminal)
    except termios.error:
        _end(app, 128 + signal.SIGHUP)
    else:
        loop.call_later(_LOOK_AGAIN, _end_without_terminal, app, terminal, loop)


def _end(app: App[Any], status: int) -> None:
    app.exit(return_code=status)
    at_last = threading.Timer(_PATIENCE, os._exit, (status,))
    at_last.daemon = True
    at_last.start()
