"""Server-sent events as a client reads them."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple


class Told(NamedTuple):
    """An event by its name, its data read as JSON; a comment has the name ":" and its text."""

    name: str
    data: Any


def told(lines: Iterable[str]) -> Iterable[Told]:
    """The events of a stream as they come."""
    name, data = "message", ""
    for line in lines:
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        match field:
            case "" if line:
                yield Told(":", value)
            case "event":
                name = value
            case "data":
                data += value
            case "" if data:
                yield Told(name, json.loads(data))
                name, data = "message", ""
