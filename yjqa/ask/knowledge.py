"""What the papers say, as questions need it: records by kind, names, areas and words, each read when first asked for.

One `Knowledge` serves many questions, on as many threads as ask; the library drops it when papers come or go.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from yjqa.ask.linking import Names
from yjqa.ask.words import Lexicon, stems_of
from yjqa.extract.terms import vocabulary
from yjqa.generation import Generation
from yjqa.records import (
    Acronym,
    Action,
    AnyRecord,
    BudgetLine,
    DocumentRecord,
    Finding,
    Kpi,
    Meeting,
    Objective,
    Person,
    Risk,
)
from yjqa.remembered import Remembered

if TYPE_CHECKING:
    from yjqa.document import Document
    from yjqa.library import Library

_T = TypeVar("_T")


class _once(Generic[_T]):  # noqa: N801 - used as a decorator
    """A property that is made when it is first asked for, once for all threads, and kept."""

    def __init__(self, make: Callable[["Knowledge"], _T]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, knowledge: "Knowledge", owner: type) -> _T:
        value = knowledge.kept(self._make)
        knowledge.__dict__[self._name] = value  # found there from now on, without asking here
        return value


class Knowledge:
    """The records of one generation of a library, read lazily and kept. It is used in a snapshot of that generation."""

    def __init__(self, library: "Library", generation: Generation) -> None:
        self.library = library
        self.generation = generation
        self._made: Remembered[Any] = Remembered()

    def kept(self, make: Callable[["Knowledge"], _T]) -> _T:
        """What `make` makes of what is held: made when first asked for and kept, so that every question does not."""
        return cast(_T, self._made.get(make, lambda: make(self)))

    def kept_of(self, document_id: str, make: Callable[[str, "Knowledge"], _T]) -> _T:
        """What `make` makes of one paper's own text and records alone: kept with the paper, whatever others come or go."""
        return self.generation.paper(document_id).made(make, lambda: make(document_id, self))

    def paper(self, document_id: str) -> "Document":
        """A paper's text as read."""
        return self.generation.paper(document_id).document

    @_once
    def documents(self) -> dict[str, DocumentRecord]:
        """Every paper that is held, by id."""
        return {document.id: document for document in self.generation.documents()}

    @_once
    def register(self) -> Sequence[Action]:
        """Every action once, with its history."""
        return self.generation.register()

    @_once
    def names(self) -> Names:
        """The people and teams that actions and papers name."""
        return Names.of(self.register, self.people)

    @_once
    def budgets(self) -> Sequence[BudgetLine]:
        """Every money figure."""
        return self.generation.records(BudgetLine)

    @_once
    def kpis(self) -> Sequence[Kpi]:
        """Every performance figure."""
        return self.generation.records(Kpi)

    @_once
    def objectives(self) -> Sequence[Objective]:
        """Every vision, objective, priority and recommendation."""
        return self.generation.records(Objective)

    @_once
    def risks(self) -> Sequence[Risk]:
        """Every risk."""
        return self.generation.records(Risk)

    @_once
    def people(self) -> Sequence[Person]:
        """Everybody whom the papers name."""
        return self.generation.records(Person)

    @_once
    def meetings(self) -> Sequence[Meeting]:
        """Every meeting."""
        return self.generation.records(Meeting)

    @_once
    def acronyms(self) -> Sequence[Acronym]:
        """Every abbreviation with its expansion."""
        return self.generation.records(Acronym)

    @_once
    def findings(self) -> Sequence[Finding]:
        """Everything that does not agree, in one paper or between papers."""
        return self.library.findings()

    @_once
    def areas(self) -> frozenset[str]:
        """The areas that papers are about, by name; those that they are compared with are in `comparators`."""
        own = {area for document in self.documents.values() for area in document.areas}
        own |= {line.area for line in self.budgets if line.area}
        own |= {kpi.area for kpi in self.kpis if kpi.area and not kpi.comparator}
        return frozenset(own)

    @_once
    def comparators(self) -> frozenset[str]:
        """What areas are compared with: a region, a family of services, England."""
        return frozenset(kpi.area for kpi in self.kpis if kpi.area and kpi.comparator) - self.areas

    @_once
    def lexicon(self) -> Lexicon:
        """In how many records each word stands, and what abbreviations mean."""
        counts: Counter[str] = Counter()
        total = 0
        for texts in self._texts():
            counts.update(stems_of(*texts))
            total += 1
        expansions: dict[str, list[str]] = {
            key: list(values) for key, values in vocabulary("abbreviations")["expansions"].items()
        }
        for acronym in self.acronyms:
            expansions.setdefault(acronym.acronym.lower().removesuffix("s"), []).append(acronym.expansion)
        return Lexicon(counts, total, expansions)

    def _texts(self) -> Iterable[Sequence[str | None]]:
        """The words of each record and of each paper's title."""
        records: list[AnyRecord] = [
            *self.register, *self.budgets, *self.kpis, *self.objectives, *self.risks, *self.meetings,
        ]  # fmt: skip
        for record in records:
            table = record.source.table
            yield (
                record.source.quote, *record.source.section, table.label if table else None,
                *(value for field, value in record if isinstance(value, str) and field not in ("id", "kind")),
            )  # fmt: skip
        for document in self.documents.values():
            yield (document.title, document.id.replace("-", " "), *document.areas)
