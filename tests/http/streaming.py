"""Server-sent events as a client reads them."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple


class SentEvent(NamedTuple):
    """An event by its name, its data read as JSON; a comment has the name ":" and its text."""

    name: str
    data: Any


def read_events(lines: Iterable[str]) -> Iterable[SentEvent]:
    """The events of a stream as they come."""
    name, data = "message", ""
    for line in lines:
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        match field:
            case "" if line:
                yield SentEvent(":", value)
            case "event":
                name = value
            case "data":
                data += value
            case "" if data:
                yield SentEvent(name, json.loads(data))
                name, data = "message", ""
