"""What the papers say, as questions need it: records by kind, names, areas and words, each read when first asked for.

One `Knowledge` serves many questions; whoever keeps it drops it when papers come or go.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from yjqa.ask.linking import Names
from yjqa.ask.words import Lexicon, stems_of
from yjqa.extract.terms import vocabulary
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
    Record,
    Risk,
)

if TYPE_CHECKING:
    from yjqa.document import Document
    from yjqa.library import Library

_R = TypeVar("_R", bound=Record)
_T = TypeVar("_T")


class Knowledge:
    """The records of a library, read lazily and kept."""

    def __init__(self, library: "Library") -> None:
        self.library = library
        self._kept: dict[Callable[[Knowledge], Any], Any] = {}
        self._kept_of: dict[tuple[Callable[[str, Knowledge], Any], str], Any] = {}
        self._papers: dict[str, Document] = {}

    def kept(self, make: Callable[["Knowledge"], _T]) -> _T:
        """What `make` makes of what is held: made when first asked for and kept, so that every question does not."""
        if make not in self._kept:
            self._kept[make] = make(self)
        return cast(_T, self._kept[make])

    def kept_of(self, document_id: str, make: Callable[[str, "Knowledge"], _T]) -> _T:
        """What `make` makes of one paper: made when that paper is first asked for and kept."""
        if (make, document_id) not in self._kept_of:
            self._kept_of[make, document_id] = make(document_id, self)
        return cast(_T, self._kept_of[make, document_id])

    @cached_property
    def documents(self) -> dict[str, DocumentRecord]:
        """Every paper that is held, by id."""
        return {document.id: document for document in self.library.documents()}

    def paper(self, document_id: str) -> "Document":
        """A paper's text as read, kept."""
        if document_id not in self._papers:
            self._papers[document_id] = self.library.document(document_id)
        return self._papers[document_id]

    @cached_property
    def register(self) -> list[Action]:
        """Every action once, with its history."""
        return self.library.register()

    @cached_property
    def names(self) -> Names:
        """The people and teams that actions and papers name."""
        return Names.of(self.register, self.people)

    @cached_property
    def budgets(self) -> list[BudgetLine]:
        """Every money figure."""
        return self._records("budgets", BudgetLine)

    @cached_property
    def kpis(self) -> list[Kpi]:
        """Every performance figure."""
        return self._records("kpis", Kpi)

    @cached_property
    def objectives(self) -> list[Objective]:
        """Every vision, objective, priority and recommendation."""
        return self._records("objectives", Objective)

    @cached_property
    def risks(self) -> list[Risk]:
        """Every risk."""
        return self._records("risks", Risk)

    @cached_property
    def people(self) -> list[Person]:
        """Everybody whom the papers name."""
        return self._records("people", Person)

    @cached_property
    def meetings(self) -> list[Meeting]:
        """Every meeting."""
        return self._records("meetings", Meeting)

    @cached_property
    def acronyms(self) -> list[Acronym]:
        """Every abbreviation with its expansion."""
        return self._records("acronyms", Acronym)

    @cached_property
    def findings(self) -> list[Finding]:
        """Everything that does not agree, in one paper or between papers."""
        return self.library.findings()

    @cached_property
    def areas(self) -> frozenset[str]:
        """The areas that papers are about, by name; those that they are compared with are in `comparators`."""
        own = {area for document in self.documents.values() for area in document.areas}
        own |= {line.area for line in self.budgets if line.area}
        own |= {kpi.area for kpi in self.kpis if kpi.area and not kpi.comparator}
        return frozenset(own)

    @cached_property
    def comparators(self) -> frozenset[str]:
        """What areas are compared with: a region, a family of services, England."""
        return frozenset(kpi.area for kpi in self.kpis if kpi.area and kpi.comparator) - self.areas

    @cached_property
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

    def _records(self, plural: str, kind: type[_R]) -> list[_R]:
        return [record for record in self.library.records(plural) if isinstance(record, kind)]

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
