"""What the part of the filter that is being typed can go on with: fields, owners, statuses, papers."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.actions.held import Held
from tui.actions.parts import parts_of, written_value
from tui.actions.taking import FIELDS, RAGS, STATES, STATUSES, field_called
from tui.actions.words import alike

_BEGUN = re.compile(r'(?P<head>-?[A-Za-z]+:(?:(?:"[^"]*"|[^",])*,)*)(?P<value>.*)', re.DOTALL)
_DAYS = ("<today", ">today", "none")


@dataclass(frozen=True, slots=True)
class Completion:
    """`name`: as it is told. `line`: the whole line with it. `rest`: what would stand behind what is typed; empty where it does not begin so."""

    name: str
    line: str
    rest: str


class Completer:
    """Knows the values that the register has for each field."""

    def __init__(self, held: Held) -> None:
        owners = sorted(set(held.owners.values()), key=str.casefold)
        bodies = {entry.action.meeting.body for entry in held.entries if entry.action.meeting}
        stating = {document_id for entry in held.entries for document_id in entry.papers}
        self._values: dict[str, Sequence[str]] = {
            "owner": [*owners, "none"],
            "mentions": owners,
            "status": STATUSES,
            "rag": RAGS,
            "due": _DAYS,
            "paper": sorted(stating),
            "meeting": sorted((body for body in bodies if body), key=str.casefold),
        }

    def completions(self, line: str) -> list[Completion]:
        """What the last part of a line can become, what begins as it does first; nothing behind a blank, and where it is whole already."""
        parts = parts_of(line)
        if not parts or not line.endswith(parts[-1].text):
            return []
        typed = parts[-1].text
        before = line.removesuffix(typed)
        begun = _BEGUN.fullmatch(typed)
        if begun is None:
            out = "-" if typed.startswith("-") else ""
            names = [STATES[0], *(f"{field}:" for field in FIELDS)]
            return [
                _completion(name, before + out, name, typed.removeprefix("-"))
                for name in _fitting(names, typed.removeprefix("-"))
            ]
        values = self._values.get(field_called(begun["head"].strip("-").partition(":")[0]), ())
        value = begun["value"].replace('"', "")
        return [
            _completion(name, before + begun["head"], written_value(name), value) for name in _fitting(values, value)
        ]


def _completion(name: str, before: str, written: str, typed: str) -> Completion:
    begins = name.casefold().startswith(typed.casefold())
    return Completion(name.rstrip(":"), before + written, name[len(typed) :] if begins else "")


def _fitting(values: Iterable[str], typed: str) -> list[str]:
    """Those that begin so, then those of which another word does."""
    what = typed.casefold()
    words = f" {alike(typed).strip()}"
    begin = [value for value in values if value.casefold().startswith(what)]
    if typed.casefold() in (value.casefold() for value in begin) and len(begin) == 1:
        return []
    return begin + [value for value in values if typed and value not in begin and words in alike(value)]
