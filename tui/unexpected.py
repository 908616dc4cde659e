"""Mistakes of the program itself: written to a file, told in a few words, and counted, since a program that makes one on every repaint
had better end.
"""

import logging
import os
import time
import traceback
from collections import defaultdict, deque
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

_LARGEST = 500_000
_KEPT = 3

_TOO_OFTEN = 50
_WITHIN = 5.0
"""So many times in so many seconds is over and over again."""

_SILENCE = 10.0
"""Seconds in which the same mistake is not told again."""


class Unexpected:
    """What went wrong. `errors`: all of it, in order, for whoever wants to know."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._logger: logging.Logger | None = None
        self._times: defaultdict[str, deque[float]] = defaultdict(lambda: deque(maxlen=_TOO_OFTEN))
        self._told: dict[str, float] = {}
        self.errors: list[BaseException] = []

    def note(self, error: BaseException) -> str | None:
        """Writes it down. What is to be told to the user; `None` where that was done a moment ago."""
        self.errors.append(error)
        place = _place(error)
        now = time.monotonic()
        self._times[place].append(now)
        where = self._write(error)
        if now - self._told.get(place, float("-inf")) < _SILENCE:
            return None
        self._told[place] = now
        return f"Something went wrong in yjqa itself ({type(error).__name__}), and what you did last may not have been done. {where}"

    def over_and_over(self, error: BaseException) -> bool:
        """Whether the same mistake has happened so often by now that going on makes no sense."""
        times = self._times[_place(error)]
        return len(times) == _TOO_OFTEN and times[-1] - times[0] < _WITHIN

    def last_words(self, error: BaseException) -> str:
        """What is said where the program ends of it."""
        return f"yjqa: it had to end, since something went wrong in it ({type(error).__name__}). {self._where()}"

    def _where(self) -> str:
        return f"What happened is written in {self._file}"

    def _write(self, error: BaseException) -> str:
        """Appends the error and where it comes from to the file; says so, or why that could not be."""
        try:
            if self._logger is None:
                self._logger = _logger_to(self._file)
            self._logger.error("%s", "".join(traceback.format_exception(error)))
        except OSError as failure:
            return f"It could not be written down ({failure.strerror or failure})."
        return self._where()


class _OwnFile(RotatingFileHandler):
    """A file that only its user can read: what went wrong may name papers, and have words of them."""

    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, "a", encoding=self.encoding, errors=self.errors, opener=_for_nobody_else)


def _for_nobody_else(file: str, flags: int) -> int:
    return os.open(file, flags, 0o600)


def _logger_to(file: Path) -> logging.Logger:
    """Writes to the file and nowhere else. Raises `OSError`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handler = _OwnFile(file, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger = logging.Logger("tui")  # not of the tree of loggers: nothing else is to come into the file
    logger.addHandler(handler)
    return logger


def _place(error: BaseException) -> str:
    """What kind of error, and where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} {frames[-1].filename}:{frames[-1].lineno}" if frames else type(error).__name__
