"""What every list can be asked, and how the fields of a query become matches."""

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from yjqa.errors import InvalidRequest
from yjqa.http.lists.cursors import LONGEST
from yjqa.http.lists.filters import (
    Filter,
    FilterContext,
    Getter,
    HasWords,
    HasWordsAnywhere,
    IsAfter,
    IsAmong,
    IsBefore,
    IsOfDocument,
    Match,
)
from yjqa.http.lists.ordering import Sorts, as_plain
from yjqa.http.problems import invalid_request
from yjqa.http.query_parameters import MOST_VALUES, Texts
from yjqa.http.validation import FieldProblem
from yjqa.records import Record

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def _as_iso_day(value: Any) -> Any:
    if isinstance(value, str) and not _ISO_DAY.fullmatch(value):  # a bare number would be taken for seconds since 1970
        raise ValueError("write a day like 2019-09-30")
    return value


Day = Annotated[datetime.date, BeforeValidator(_as_iso_day)]

Number = Annotated[Decimal, Field(allow_inf_nan=False, max_digits=20)]


def sort_by(sorts: Sorts) -> Any:
    """The field of a query that says what a list is ordered by."""
    return Field(
        (),
        description="fields to order by, the first one first, “-” before one turning its order round (`due,-status`); what is empty comes "
        f"last; if not said, as the papers have it. There are {', '.join(sorts)}",
    )


class ListQuery(BaseModel):
    """What every list can be asked. Different filters narrow each other; of several values of one filter any fits."""

    model_config = ConfigDict(frozen=True, extra="forbid")  # a filter that is not known must not go unnoticed

    q: Annotated[
        Texts, HasWordsAnywhere(), Field(description="words, all of which stand somewhere in the record or its source")
    ] = ()
    id: Annotated[Texts, IsAmong(), Field(description="the record of this id, as answers name it")] = ()
    sort: Texts
    limit: int | None = Field(
        None, ge=1, le=1_000, description="most records of a page; if not said 100 in JSON and all in CSV and XLSX"
    )
    cursor: str | None = Field(
        None,
        min_length=1,
        max_length=LONGEST,
        description="`next_cursor` of the page before, asked for with the same filters",
    )
    format: Literal["json", "csv", "xlsx"] | None = Field(
        None, description="the form of the list; if not said, what the Accept header likes best"
    )

    NOT_FILTERS: ClassVar = frozenset({"limit", "cursor", "format"})

    def filters_and_order(self) -> str:
        """What is asked for, but for how it is cut and written."""
        return self.model_dump_json(exclude=set(self.NOT_FILTERS), exclude_defaults=True)


class SourcedQuery(ListQuery):
    """What every list of what stands in a paper can be asked besides."""

    document: Annotated[
        Texts,
        IsOfDocument(attrgetter("source.document")),
        Field(description="a paper's id, as `/v1/documents` lists it"),
    ] = ()
    page: Annotated[
        tuple[int, ...],
        IsAmong(attrgetter("source.page")),
        Field(max_length=MOST_VALUES, description="page in the file, counted from 1"),
    ] = ()
    section: Annotated[
        Texts,
        HasWords(attrgetter("source.section")),
        Field(description="words of the headings over it"),
    ] = ()


class DatedQuery(BaseModel):
    """What lists of what has a day can be asked besides."""

    date: Annotated[tuple[Day, ...], IsAmong(), Field(max_length=MOST_VALUES, description="its day")] = ()
    date_before: Annotated[
        Day | None,
        IsBefore(attrgetter("date")),
        Field(description="its day is known and lies before this one"),
    ] = None
    date_after: Annotated[
        Day | None, IsAfter(attrgetter("date")), Field(description="its day is known and lies after this one")
    ] = None


def matches(query: ListQuery, context: FilterContext) -> Iterator[Match]:
    """The matches for what a query says. Raises a 422 that names the field, and `UnknownDocument`."""
    filters = _filters(type(query))
    for name in type(query).model_fields:
        if name not in query.model_fields_set or name not in filters:
            continue
        used, get = filters[name]
        asked = getattr(query, name)
        try:
            yield _with_notes_on_what_is_lacking(used.match(asked, get, context), name, asked, used, get, context)
        except InvalidRequest as error:
            raise invalid_request([FieldProblem(where=f"query.{name}", what=str(error))]) from error


def _with_notes_on_what_is_lacking(
    match: Match, name: str, asked: Any, used: Filter, get: Getter, context: FilterContext
) -> Match:
    """A match, with a note for each of several values that no record of the list has, whatever the other filters are."""
    notes = list(match.notes)
    for value in asked if isinstance(asked, tuple) else ():
        alone = used.match((value,), get, context) if len(asked) > 1 else match
        if context.records and not any(map(alone.fits, context.records)):
            notes.append(f"{name}: {used.lacking(value, get, context)}")
    return Match(match.fits, tuple(notes))


def as_said(read: Callable[[str], Any]) -> Callable[[Any], Any]:
    """Reads what people write for a word of the records; what means none is wrong in that field, and nowhere else."""

    def validate(value: Any) -> Any:
        try:
            return read(str(value))
        except InvalidRequest as error:
            raise ValueError(str(error)) from error

    return validate


def inside(path: str) -> Callable[[Any], Any]:
    """From a record to what lies inside one of its fields, "due.date"; `None` where the field is empty."""
    outer, _, inner = path.partition(".")

    def get(record: Any) -> Any:
        value = getattr(record, outer)
        return None if value is None else getattr(value, inner)

    return get


@cache
def _filters(query: type[ListQuery]) -> dict[str, tuple[Filter, Getter]]:
    found = {}
    for name, field in query.model_fields.items():
        for one in field.metadata:
            if isinstance(one, Filter):
                found[name] = one, one.get or attrgetter(name)
    return found


def paper_of(record: Record) -> Sequence[str]:
    """The paper that a record stands in."""
    return (record.source.document,)


BY_SOURCE: Sorts = {
    "document": lambda record: as_plain(record.source.document),
    "page": lambda record: as_plain(record.source.page),
}
"""What every list of what stands in a paper can be ordered by besides."""
