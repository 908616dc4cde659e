"""Keeps what libraries print from the screen."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LARGEST = 500_000


@contextmanager
def stderr_aside(file: Path) -> Iterator[None]:
    """Leads standard error into a file for as long as the program is on the screen, which it draws on by a way of its own.

    Libraries in C, and programs that are started, write to it past Python, across what is drawn.
    """
    terminal = os.dup(2)
    drawn_on = os.fdopen(os.dup(2), "w", encoding="utf-8", errors="replace")
    usual = sys.__stderr__
    aside = _opened(file)
    sys.__stderr__ = drawn_on  # type: ignore[misc]  # where Textual draws
    os.dup2(aside, 2)
    os.close(aside)
    try:
        yield
    finally:
        os.dup2(terminal, 2)
        os.close(terminal)
        sys.__stderr__ = usual  # type: ignore[misc]  # as above
        drawn_on.close()


def _opened(file: Path) -> int:
    """The file, to be added to; begun anew where it has grown large. Nowhere, where it cannot be written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        if os.fstat(descriptor).st_size > _LARGEST:
            os.truncate(descriptor, 0)
    except OSError:
        return os.open(os.devnull, os.O_WRONLY)
    return descriptor
