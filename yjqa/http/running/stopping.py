"""Stopping: what lasts long learns at once that the service is told to stop."""

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

from yjqa.http.service import Service


@contextlib.contextmanager
def stopping_on_signals(service: Service) -> Iterator[None]:
    """Sets `service.stopping` when this process is told to stop, before the server hears of it."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals come to the main thread only; whoever runs the application in another one stops it there
        return

    def tell_first(number: signal.Signals) -> None:
        heard_by = signal.getsignal(number)

        def hear(received: int, frame: FrameType | None) -> None:
            service.stopping.set()
            if callable(heard_by):
                heard_by(received, frame)

        signal.signal(number, hear)

    tell_first(signal.SIGTERM)
    tell_first(signal.SIGINT)
    yield
    service.stopping.set()
