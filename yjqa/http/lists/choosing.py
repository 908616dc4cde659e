"""What of a list fits a query, in its order, and which of that a page has."""

import bisect
from collections.abc import Sequence
from typing import Any, NamedTuple

from yjqa.http.lists.caching import CachedList, Chosen, RecordList
from yjqa.http.lists.cursors import Cursors, Position
from yjqa.http.lists.ordering import Ordering
from yjqa.http.lists.queries import ListQuery, matches


class Page(NamedTuple):
    """A page of a list: the numbers of its records, how many there are on all pages, and the cursor of the next page."""

    numbers: Sequence[int]
    total: int
    next_cursor: str | None
    notes: Sequence[str]


def page_of(held: CachedList, listed: RecordList, query: ListQuery, limit: int | None) -> Page:
    """The page that a query asks for; all that fits after its cursor where there is no limit.

    Raises a 422 that names what is wrong with the query, and `UnknownDocument`.
    """
    ordering = Ordering(query.sort, listed.sorts)
    asked = query.filters_and_order()
    cursors = Cursors(f"{listed.name} {asked}")
    after = cursors.read(query.cursor, len(ordering.fields)) if query.cursor else None
    chosen = held.chosen.get(asked, lambda: _chosen(held, query, ordering, asked))
    start = 0
    if after is not None:
        start = bisect.bisect_right(
            chosen.numbers, _key_after(after, held, ordering), key=lambda number: _key(number, held, ordering)
        )
    numbers = chosen.numbers[start : None if limit is None else start + limit]
    next_cursor = None
    if start + len(numbers) < len(chosen.numbers):
        last = held.records[numbers[-1]]
        place = held.places[numbers[-1]]
        next_cursor = cursors.write(Position(values=ordering.values(last), place=place, id=last.id))
    return Page(numbers, len(chosen.numbers), next_cursor, chosen.notes)


def _chosen(held: CachedList, query: ListQuery, ordering: Ordering, asked: str) -> Chosen:
    """Everything that fits, in order."""
    used = list(matches(query, held))
    tests = [match.fits for match in used]
    numbers = [number for number, record in enumerate(held.records) if all(fits(record) for fits in tests)]
    if ordering.fields:
        numbers.sort(key=lambda number: _key(number, held, ordering))
    notes = dict.fromkeys((*held.notes, *(note for match in used for note in match.notes)))
    return Chosen(asked, tuple(numbers), tuple(notes))


def _key(number: int, held: CachedList, ordering: Ordering) -> tuple[Any, ...]:
    return ordering.key(ordering.values(held.records[number]), held.places[number])


def _key_after(position: Position, held: CachedList, ordering: Ordering) -> tuple[Any, ...]:
    """What records that come after a position are greater than. Where its record is still held, its place is where it is now."""
    number = held.numbers.get(position.id)
    return ordering.key(position.values, position.place if number is None else held.places[number])
