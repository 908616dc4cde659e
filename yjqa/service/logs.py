"""What the processes of the service say to whoever runs it: one line of standard error each, JSON for programs, text on a terminal.

No line tells what was asked, a key or a password. A line is ASCII without control characters, so that what a client sends can neither
begin a line of its own nor steer a terminal.
"""

import datetime
import json
import logging.config
import sys
import traceback
from collections.abc import Iterator
from contextvars import ContextVar
from typing import Any

from yjqa.settings import ServiceSettings

current_request: ContextVar[str | None] = ContextVar("current_request", default=None)
"""The id of the request that is being answered: it stands in every line that is said meanwhile."""


class JsonLines(logging.Formatter):
    """A line as one JSON object."""

    def format(self, record: logging.LogRecord) -> str:
        """The object: time, level, message, process, then what goes with the message."""
        return json.dumps(_fields(record), default=str)


class TextLines(logging.Formatter):
    """A line as people read it."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, level and message, then what goes with it."""
        fields = _fields(record)
        clock, level, message = fields.pop("time")[11:19], fields.pop("level"), json.dumps(fields.pop("message"))[1:-1]
        fields.pop("process")
        failure = fields.pop("traceback", "")
        rest = "".join(f" {name}={json.dumps(value, default=str)}" for name, value in fields.items())
        indented = "".join(f"\n  {json.dumps(line)[1:-1]}" for line in failure.splitlines())
        return f"{clock} {level:<8} {message}{rest}{indented}"


def set_up_logs(options: ServiceSettings) -> None:
    """Has everything that this process logs said in the form that is wanted."""
    logging.config.dictConfig(logging_config(options))
    logging.captureWarnings(True)


def logging_config(options: ServiceSettings) -> dict[str, Any]:
    """The same, for who sets up logging itself (`logging.config`)."""
    form = options.log_format or ("text" if sys.stderr.isatty() else "json")
    formatter = {"text": TextLines, "json": JsonLines}[form]
    level = options.log_level.upper()
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": f"{formatter.__module__}.{formatter.__qualname__}"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {name: {"level": level, "handlers": [], "propagate": True} for name in ("yjqa", "uvicorn")},
    }


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    """What a line says, in order. What goes with a message comes as `extra={"fields": {…}}`."""
    fields: dict[str, Any] = {
        "time": datetime.datetime.fromtimestamp(record.created, datetime.UTC)
        .isoformat(timespec="milliseconds")
        .replace("+00:00", "Z"),
        "level": record.levelname.lower(),
        "message": record.getMessage().strip(),
        "process": record.process,
    }
    asked = current_request.get()
    if asked is not None:
        fields["request"] = asked
    fields.update(getattr(record, "fields", {}))
    if record.exc_info and record.exc_info[1] is not None:
        fields["traceback"] = "\n".join(_failure(record.exc_info[1]))
    return fields


def _failure(error: BaseException) -> Iterator[str]:
    """Where an error arose, with those behind it. Its words are left out: they may quote what was asked."""
    behind = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if behind is not None:
        yield from _failure(behind)
    yield f"{type(error).__module__}.{type(error).__qualname__}"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} {frame.name}: {frame.line}"
