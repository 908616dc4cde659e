"""What comes first: the order of a list by some of its fields, then as the papers have it."""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import UnionType
from typing import Any, Literal, NamedTuple, Self, Union, get_args, get_origin

from pydantic import BaseModel

from yjqa.http.lists.wording import folded
from yjqa.http.problems import HttpProblem, invalid_request
from yjqa.http.validation import FieldProblem

Plain = int | float | str | None
"""What a field comes to for ordering, as a cursor can hold it; `None` where it is empty."""

Sorts = Mapping[str, Callable[[Any], Plain]]
"""What a list can be ordered by, by name."""

_LONGEST = 40
"""Characters of a text by which it is ordered: cursors hold them."""

_MOST_FIELDS = 6
_DIGITS = re.compile(r"([0-9]+)")


class Place(NamedTuple):
    """Where a record stands in the papers: after the records of all papers that come before, in the paper's own order.

    `part` 1 is for what is of no one paper.
    """

    part: int
    document: str
    number: int


@dataclass(frozen=True, slots=True)
class SortField:
    """One field that a list is ordered by."""

    name: str
    value: Callable[[Any], Plain]
    descending: bool


class Ordering:
    """The order that is asked for: "due,-status"; ties, and all where nothing is asked, as the papers have it."""

    def __init__(self, asked: Iterable[str], sorts: Sorts) -> None:
        """Raises a 422 for a field that the list cannot be ordered by."""
        names = [name.strip() for text in asked for name in text.split(",")]
        self.fields = [self._field(name, sorts) for name in names]
        if len(names) > _MOST_FIELDS:
            raise _refused(f"a list is ordered by at most {_MOST_FIELDS} fields.")

    @staticmethod
    def _field(name: str, sorts: Sorts) -> SortField:
        bare = name.removeprefix("-")
        if bare not in sorts:
            raise _refused(
                f"{bare or 'nothing'}: no field to order by. There are {', '.join(sorts)}; “-” before one turns its order round."
            )
        return SortField(bare, sorts[bare], name != bare)

    def values(self, record: Any) -> tuple[Plain, ...]:
        """What the fields come to for a record."""
        return tuple(field.value(record) for field in self.fields)

    def key(self, values: Sequence[Plain], place: Place) -> tuple[Any, ...]:
        """What records are compared by; empty fields come last, whichever way round the order is."""
        pairs = zip(values, self.fields, strict=True)
        return (*(_compared(value, field.descending) for value, field in pairs), place)


def sorts_of(record: type[BaseModel], more: Sorts, without: Iterable[str] = ()) -> Sorts:
    """What records of a kind can be ordered by: their own plain fields, and more that are said."""
    found: dict[str, Callable[[Any], Plain]] = {}
    for name, field in record.model_fields.items():
        if name != "kind" and name not in without and _is_plain(field.annotation):
            found[name] = _by_rank(name, field.annotation) or _by_value(name)
    return {**found, **more}


def as_plain(value: object) -> Plain:
    """A value as one that is ordered by."""
    match value:
        case bool():
            return int(value)
        case None | int() | float():
            return value
        case Decimal():
            return float(value)
        case str():
            return folded(value)[:_LONGEST]
        case datetime.date():
            return value.isoformat()
        case tuple():
            return as_plain(", ".join(map(str, value))) or None
        case _:
            raise TypeError(f"{type(value).__name__} is not ordered by")


class _Turned:
    """A value whose order is turned round."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __lt__(self, other: Self) -> bool:
        return bool(other.value < self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Turned) and bool(other.value == self.value)

    __hash__ = None  # type: ignore[assignment]  # only ever compared


def _compared(value: Plain, descending: bool) -> tuple[Any, ...]:
    if value is None:
        return (1,)
    # numbers before text; in text the numbers count as such, so that 3.10 comes after 3.9
    comparable = (1, _split(value)) if isinstance(value, str) else (0, value)
    return (0, _Turned(comparable) if descending else comparable)


def _split(text: str) -> list[str | int]:
    return [int(part) if place % 2 else part for place, part in enumerate(_DIGITS.split(text))]


def _by_value(name: str) -> Callable[[Any], Plain]:
    return lambda record: as_plain(getattr(record, name))


def _by_rank(name: str, annotation: object) -> Callable[[Any], Plain] | None:
    """Of a field that is one of several words, the order in which they are given: green, amber, red."""
    words = next((get_args(one) for one in (annotation, *get_args(annotation)) if get_origin(one) is Literal), None)
    if words is None:
        return None
    ranks = {word: rank for rank, word in enumerate(words)}
    return lambda record: ranks.get(getattr(record, name))


_PLAIN = {str, int, float, bool, Decimal, datetime.date, type(None)}


def _is_plain(annotation: Any) -> bool:
    if get_origin(annotation) in (Union, UnionType):
        return all(_is_plain(one) for one in get_args(annotation))
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0] is str
    if hasattr(annotation, "__metadata__"):
        return _is_plain(get_args(annotation)[0])
    return annotation in _PLAIN or get_origin(annotation) is Literal


def _refused(what: str) -> HttpProblem:
    return invalid_request([FieldProblem(where="query.sort", what=what)])
