"""How what is asked for is held against a record.

A filter stands in the annotation of the field of a query that it reads: `text: Annotated[Texts, HasWords()]`. Of several values of one
field any fits. Text is matched as the command line matches it.
"""

import datetime
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple, Protocol

from yjqa.ask.linking import Names, link_name
from yjqa.compare.areas import area_key, area_names, wanted_areas
from yjqa.compare.filters import read_year
from yjqa.errors import UnknownDocument
from yjqa.extract.parties import party_kind
from yjqa.extract.years import financial_year
from yjqa.http.lists.lacking import there_is_none
from yjqa.http.lists.wording import folded, folded_words, has_word
from yjqa.store import unknown_document

Getter = Callable[[Any], Any]
"""From a record to what a filter looks at."""


class Match(NamedTuple):
    """Whether a record fits, and what a reader should know of how the filter was taken."""

    fits: Callable[[Any], bool]
    notes: tuple[str, ...] = ()


class FilterContext(Protocol):
    """What a filter can look at beside the one record."""

    @property
    def records(self) -> Sequence[Any]:
        """All records of the list."""
        ...

    @property
    def names(self) -> Names:
        """The people and teams that the papers know."""
        ...

    @property
    def documents(self) -> Collection[str]:
        """The ids of the papers that are held."""
        ...

    def text(self, record: Any) -> str:
        """All words of a record, folded."""
        ...


@dataclass(frozen=True, slots=True)
class Filter:
    """What all filters have: `get` is from a record to what is looked at; without it, that is the field of the filter's own name."""

    get: Getter | None = None

    def match(self, asked: Any, get: Getter, context: FilterContext) -> Match:
        """The match for what is asked: a tuple of values for fields that can be given more than once. Raises `YjqaError`."""
        raise NotImplementedError

    def lacking(self, asked: Any, get: Getter, context: FilterContext) -> str:
        """What to say of a value that no record has."""
        return there_is_none(str(asked), (value for record in context.records for value in _several(get(record))))


class IsAmong(Filter):
    """Is one of the values, or has one of them where it has several."""

    def match(self, asked: Any, get: Getter, context: FilterContext) -> Match:
        """The match for one value or a tuple of them."""
        wanted = frozenset(asked) if isinstance(asked, tuple) else frozenset((asked,))
        return Match(lambda record: not wanted.isdisjoint(_several(get(record))))


class HasWords(Filter):
    """Has all words of one of the texts, anywhere in it."""

    def match(self, asked: Any, get: Getter, context: FilterContext) -> Match:
        """The match for a tuple of texts."""
        wanted = [folded_words(text) for text in asked]
        return Match(lambda record: has_words(" ".join(_several(get(record))), wanted))


class HasWordsAnywhere(Filter):
    """Has all words of one of the texts, in whatever field."""

    def match(self, asked: Any, get: Getter, context: FilterContext) -> Match:
        """The match for a tuple of texts."""
        wanted = [folded_words(text) for text in asked]
        return Match(lambda record: _has_all(context.text(record), wanted))

    def lacking(self, asked: Any, get: Getter, context: FilterContext) -> str:
        """What to say of words that no record has."""
        return there_is_none(asked, map(context.text, context.records))


class IsSameText(Filter):
    """Is one of the texts, or has one of them where it has several; in capitals or not."""

    def match(self, asked: Any, get: Getter, context: FilterContext) -> Match:
        """The match for a tuple of texts."""
        wanted = {folded(text) for text in asked}
        return Match(lambda record: any(folded(str(value)) in wanted for value in _several(get(record))))


class IsNamed(Filter):
    """Is, or is among, the people and teams that a name means: in full, a part of it, initials, or with a typing error."""

    def match(self, asked: Any, get: Getter, context: FilterContext) -> Match:
        """The match for a tuple of names, with notes on how they were taken."""
        links = [link_name(name, context.names) for name in asked]
        notes = [note for link in links for note in link.notes]
        wanted = [frozenset(link.names) for link in links]
        return Match(lambda record: any(self.is_of(record, names, get) for names in wanted), tuple(notes))

    def lacking(self, asked: Any, get: Getter, context: FilterContext) -> str:
        """What to say of a name: that there is nobody, or nothing of theirs."""
        if not link_name(asked, context.names).names:
            return f"“{asked}” is nobody whom the papers name."
        return f"nothing in this list has “{asked}” there."

    def is_of(self, record: Any, names: frozenset[str], get: Getter) -> bool:
        """Whether a record is of one of the names, which are all of one person or team."""
        return not names.isdisjoint(_several(get(record)))


class IsNamedOrHasWords(Filter):
    """The same for names as printed, which nothing was resolved in: what has the words of the name fits too."""

    def match(self, asked: Any, get: Getter, context: FilterContext) -> Match:
        """The match for a tuple of names, with notes on how they were taken."""
        links = [link_name(name, context.names) for name in asked]
        wanted = [folded_words(name) for link in links for name in (link.asked, *link.names)]
        notes = tuple(note for link in links for note in link.notes)
        return Match(lambda record: has_words(get(record), wanted), notes)


class IsOfArea(Filter):
    """Is of one of the areas, whatever its name is written like: "Westshire" is "Westshire County Council" too."""

    def match(self, asked: Any, get: Getter, context: FilterContext) -> Match:
        """The match for a tuple of areas. Raises `InvalidRequest`, with the nearest names, for one that no record of the list has."""
        wanted = wanted_areas(asked, area_names(name for record in context.records for name in _several(get(record))))
        return Match(lambda record: any(area_key(name) in wanted for name in _several(get(record))))


class IsOfYear(Filter):
    """Is of one of the financial years, however they are written."""

    def match(self, asked: Any, get: Getter, context: FilterContext) -> Match:
        """The match for a tuple of years. Raises `InvalidRequest` for what is none."""
        wanted = frozenset(map(read_year, asked))
        return Match(lambda record: get(record) in wanted)


class IsOfParty(Filter):
    """Has all words of one of the names, and is the same kind of body where the name says one: the police are no commissioner."""

    def match(self, asked: Any, get: Getter, context: FilterContext) -> Match:
        """The match for a tuple of names, with notes on funders of the same kind that papers call otherwise."""
        wanted = [(folded_words(name), party_kind(name)) for name in asked]

        def is_of(record: Any, words: Sequence[str], kind: str) -> bool:
            return kind in ("other", record.party_canonical) and has_words(get(record), [words])

        notes = []
        for name, (words, kind) in zip(asked, wanted, strict=True):
            of_kind = [record for record in context.records if kind == record.party_canonical != "other"]
            more = sum(not is_of(record, words, kind) for record in of_kind)
            if more:
                notes.append(
                    f"“{name}” is looked for as the papers print it; {more} of the {len(of_kind)} figures of this kind of funder have "
                    f"another name there. party_canonical={kind} finds all of them."
                )
        return Match(lambda record: any(is_of(record, words, kind) for words, kind in wanted), tuple(notes))


class HasYearOrWords(Filter):
    """Is of the financial year that one of the texts says, else has all words of it."""

    def match(self, asked: Any, get: Getter, context: FilterContext) -> Match:
        """The match for a tuple of texts."""
        years = {year for year in map(financial_year, asked) if year}
        words = [folded_words(text) for text in asked]

        def fits(record: Any) -> bool:
            text = get(record)
            return text is not None and (financial_year(text) in years or has_words(text, words))

        return Match(fits)


class IsAtLeast(Filter):
    """Is known, and not less than the value."""

    def match(self, asked: Any, get: Getter, context: FilterContext) -> Match:
        """The match for a number."""
        return Match(lambda record: _is_number(value := get(record)) and value >= asked)


class IsAtMost(Filter):
    """Is known, and not more than the value."""

    def match(self, asked: Any, get: Getter, context: FilterContext) -> Match:
        """The match for a number."""
        return Match(lambda record: _is_number(value := get(record)) and value <= asked)


class IsBefore(Filter):
    """Is known, and lies before the day."""

    def match(self, asked: datetime.date, get: Getter, context: FilterContext) -> Match:
        """The match for a day."""
        return Match(lambda record: (day := get(record)) is not None and day < asked)


class IsAfter(Filter):
    """Is known, and lies after the day."""

    def match(self, asked: datetime.date, get: Getter, context: FilterContext) -> Match:
        """The match for a day."""
        return Match(lambda record: (day := get(record)) is not None and day > asked)


class IsOfDocument(Filter):
    """Stands in one of the papers."""

    def match(self, asked: Any, get: Getter, context: FilterContext) -> Match:
        """The match for a tuple of ids. Raises `UnknownDocument`."""
        for document_id in asked:
            if document_id not in context.documents:
                raise UnknownDocument(unknown_document(document_id, context.documents))
        wanted = frozenset(asked)
        return Match(lambda record: not wanted.isdisjoint(_several(get(record))))


def _several(value: Any) -> Sequence[Any]:
    """A value as several: none for `None`."""
    if isinstance(value, tuple):
        return value
    return () if value is None else (value,)


def has_words(text: str | None, wanted: Sequence[Sequence[str]]) -> bool:
    """Whether a text has all words, folded, of one of the wanted ones."""
    return text is not None and _has_all(folded(text), wanted)


def _has_all(text: str, wanted: Sequence[Sequence[str]]) -> bool:
    """Whether a folded text has all words of one of the wanted ones."""
    return any(all(has_word(text, word) for word in words) for words in wanted)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal)
