"""The marks by which an answer's text and table point to its sources: [1], [2]."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

_MARK = re.compile(r"\[(\d+)\]")


class Mark(NamedTuple):
    """A mark in a text: its number, its first character and the one after its last."""

    number: int
    start: int
    end: int


def marks_of(text: str, known: Collection[int]) -> Iterator[Mark]:
    """The marks in a text, in order; a number in brackets that is no source's is none."""
    for found in _MARK.finditer(text):
        number = int(found[1])
        if number in known:
            yield Mark(number, *found.span())


def mark_of_row(row: Sequence[object], known: Collection[int]) -> int | None:
    """The first source of a table's row, which its last cell names; `None` where it names none."""
    return next((mark.number for mark in marks_of(str(row[-1]), known)), None) if row else None
