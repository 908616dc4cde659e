"""The library: what every face calls. `open_library(settings)` builds it."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from yjqa.document import Document
from yjqa.errors import InvalidRequest, UnknownDocument
from yjqa.garbage import without_collecting
from yjqa.index.embed import Embedder
from yjqa.index.indexing import Indexer
from yjqa.index.narrowing import Narrowing, about
from yjqa.index.passages import Passage, PassageKind
from yjqa.index.search import Hit, Index
from yjqa.ingesting import FileReport, Ingester, IngestReport, Progress, Stage, current_reader
from yjqa.records import (
    RECORD_TYPES,
    Action,
    AnyRecord,
    BudgetLine,
    DocumentRecord,
    Finding,
    Kpi,
    Person,
    Record,
    Source,
)
from yjqa.register import find_same_actions, join_reports
from yjqa.settings import Settings
from yjqa.store import Store, open_store, unknown_document
from yjqa.vocabularies import check_vocabulary

if TYPE_CHECKING:
    from yjqa.ask.answer import Answer
    from yjqa.ask.knowledge import Knowledge
    from yjqa.compare.comparison import Comparison
    from yjqa.compare.filters import BudgetFilter
    from yjqa.compare.keys import BudgetBy
    from yjqa.compare.kpi_filter import KpiFilter
    from yjqa.compare.kpis import KpiBy

_R = TypeVar("_R", bound=Record)


class Library:
    """Papers in, records and answers out. Use it as a context manager, or `close` it."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self.settings = settings
        self._store = store
        self._knowledge: tuple[int, Knowledge] | None = None
        self._comparisons: dict[str, tuple[tuple[object, ...], Comparison]] = {}
        self._records: tuple[int, dict[str, Sequence[AnyRecord]]] = (-1, {})
        self._edition = (-1, "")
        embedder = Embedder(settings.cache)
        self._ingester = Ingester(settings, store, Indexer(embedder))
        self._index = Index(store, embedder)

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the reading process, if there is one, and closes the store."""
        self._ingester.close()
        self._store.close()

    # Papers in and out

    def ingest(
        self,
        paths: Sequence[Path],
        *,
        password: str | None = None,
        ocr: bool = False,
        progress: Progress = lambda done, count, file: None,
    ) -> IngestReport:
        """Reads files and folders. Unchanged files are passed over; one broken file does not stop the others.

        `password`: tried on encrypted papers. `ocr`: read scans where the programs for it are installed.
        Raises `StoreError` when the store cannot be written; what was kept before stays kept.
        """
        report = self._ingester.ingest(paths, password=password, ocr=ocr, progress=progress)
        self._same_actions()
        return report

    def add(
        self,
        file: Path,
        *,
        password: str | None = None,
        ocr: bool = False,
        told: Callable[[Stage], None] = lambda stage: None,
    ) -> FileReport:
        """Reads one file, as `ingest` does. Whoever else uses the store sees all that comes of it at once.

        `told`: called before each stage. Raises `StoreError` when the store cannot be written; it is as before then.
        """
        return self._ingester.add(file, password=password, ocr=ocr, told=told)

    def remove(self, document_id: str) -> DocumentRecord:
        """Forgets one paper and all that came of it. Raises `UnknownDocument`."""
        return self._ingester.remove(document_id)

    # Records out

    def documents(self) -> list[DocumentRecord]:
        """Every paper that is held, by id."""
        return self._store.documents()

    def document(self, document_id: str) -> Document:
        """A paper's text as read. Raises `UnknownDocument`."""
        return self._store.document(document_id)

    def records(self, plural: str, document_ids: Iterable[str] | None = None) -> list[AnyRecord]:
        """All records of one kind ("actions", "people", …) as the papers state them.

        Raises `InvalidRequest` for an unknown kind and `UnknownDocument` for a paper that is not held.
        """
        if plural not in RECORD_TYPES:
            raise InvalidRequest(f"{plural}: no such kind of record. There are {', '.join(RECORD_TYPES)}.")
        return cast("list[AnyRecord]", list(self._every(RECORD_TYPES[plural], document_ids)))

    def places_of(self, record_id: str) -> tuple[Source, ...]:
        """Every place that a record, an action of the register or a finding rests on; none where no such thing is held."""
        record = self._store.record(record_id)
        if record is None:
            is_it = (finding for finding in self.findings() if finding.id == record_id)
            return next((finding.sources for finding in is_it), ())
        joined = [one for one in self.register() if one.id == record_id] if isinstance(record, Action) else []
        places = (place for one in (record, *joined) for place in (one.source, *getattr(one, "also", ())))
        return tuple(dict.fromkeys(places))

    def file_of(self, document_id: str) -> Path:
        """Where the file of a paper lay when it was read. Raises `UnknownDocument`."""
        path = self._store.path_of(document_id)
        if path is None:
            raise UnknownDocument(unknown_document(document_id, (one.id for one in self.documents())))
        return path

    def people(self) -> list[Person]:
        """Everybody whom the papers name."""
        return list(self._every(Person))

    def register(self) -> list[Action]:
        """The action register: every action once, with its history over meetings."""
        return join_reports(self._every(Action), self._same_actions())

    @without_collecting()
    def findings(self, document_ids: Iterable[str] | None = None) -> list[Finding]:
        """What does not agree: in each paper, then between papers; only where one of the papers is concerned if ids are given.

        Raises `UnknownDocument`.
        """
        from yjqa.checks import check_across

        wanted = self._known(document_ids)
        across = check_across(self.documents(), self._every(BudgetLine), self._every(Kpi))
        if wanted is not None:
            across = [one for one in across if any(source.document in wanted for source in one.sources)]
        return [*self._store.findings(wanted), *across]

    @without_collecting()
    def compare_budgets(
        self,
        wanted: "BudgetFilter",
        *,
        by: "BudgetBy" = "party",
        document_ids: Iterable[str] | None = None,
        most_areas: int | None = None,
    ) -> "Comparison":
        """What funders pay, as a table over areas and years; of some papers only where ids are given.

        Of more areas than `most_areas` the first by name are compared, and a note says so. Raises `InvalidRequest` for an area or a
        year of which no figure is held, and `UnknownDocument`.
        """
        from yjqa.comparing import budgets_side_by_side

        ids = self._known(document_ids)
        asked = wanted, by, None if ids is None else tuple(ids), most_areas
        return self._compared("budgets", asked, lambda: budgets_side_by_side(self._store, wanted, by, ids, most_areas))

    @without_collecting()
    def compare_kpis(
        self,
        wanted: "KpiFilter",
        *,
        by: "KpiBy" = "indicator",
        document_ids: Iterable[str] | None = None,
        most_areas: int | None = None,
    ) -> "Comparison":
        """Performance figures as a table over areas and periods; of some papers only where ids are given.

        Of more areas than `most_areas` the first by name are compared, and a note says so. Raises `InvalidRequest` for an area or an
        indicator of which no figure is held and a period that cannot be read, and `UnknownDocument`.
        """
        from yjqa.comparing import kpis_side_by_side

        ids = self._known(document_ids)
        asked = wanted, by, None if ids is None else tuple(ids), most_areas
        return self._compared("kpis", asked, lambda: kpis_side_by_side(self._store, wanted, by, ids, most_areas))

    def unchecked(self) -> list[str]:
        """The ids of the papers that an earlier yjqa, or one with other words, read, so that what does not agree in them is not known."""
        return [held.record.id for held in self._store.held() if held.reader != current_reader()]

    def ask(self, question: str, history: Sequence[str] = ()) -> "Answer":
        """Answers a question from the records. `history`: the earlier questions of the conversation."""
        from yjqa.ask import answer_question

        return answer_question(question, history, self)

    def knowledge(self) -> "Knowledge":
        """What the papers say, as questions need it; kept from question to question until papers come or go."""
        from yjqa.ask.knowledge import Knowledge

        generation = self.generation()
        if self._knowledge is None or self._knowledge[0] != generation:
            self._knowledge = (generation, Knowledge(self))
        return self._knowledge[1]

    def generation(self) -> int:
        """A number that rises whenever papers come or go: by it others know that what they made of them is out of date."""
        return self._store.generation()

    def edition(self) -> str:
        """A digest of what is held: what was made of the papers under one edition is right as long as it is the edition."""
        generation = self.generation()
        if self._edition[0] != generation:
            self._edition = (generation, self._store.edition())
        return self._edition[1]

    def search(
        self,
        text: str,
        *,
        documents: Iterable[str] | None = None,
        areas: Iterable[str] | None = None,
        years: Iterable[str] | None = None,
        kinds: Iterable[PassageKind] | None = None,
        limit: int = 10,
    ) -> list[Hit]:
        """The passages nearest to the text by meaning and by words, best first.

        Only passages are looked at that are of one of the papers, of one of the kinds, and about one of the areas and one
        of the years (`"2017/18"`, `"2019"`): either their paper is, or they name it. Where the model is not installed,
        passages are found by their words only, and `Hit.cosine` is `None`.
        """
        narrowing = Narrowing(
            documents=None if documents is None else frozenset(documents),
            kinds=None if kinds is None else frozenset(kinds),
            about=() if areas is None and years is None else about(self._store.documents(), areas, years),
        )
        return self._index.search(text, narrowing, limit)

    def following(self, passage: Passage, most: int) -> list[Passage]:
        """The passages that come right after one in its paper, at most so many, as the paper has them."""
        ids = range(passage.id + 1, passage.id + 1 + most)
        return [one for one in self._store.passages(ids) if one.document == passage.document and one.kind != "record"]

    def weigh(self, words: Iterable[str]) -> dict[str, float]:
        """How much each word says: the rarer in the passages, the more; 0 for words that only shape a question."""
        return self._index.weigh(words)

    # Steps

    def _known(self, document_ids: Iterable[str] | None) -> list[str] | None:
        """The ids, each of which is held. Raises `UnknownDocument`."""
        if document_ids is None:
            return None
        ids = list(document_ids)
        for document_id in ids:
            self._store.document_record(document_id)
        return ids

    def _every(self, kind: type[_R], document_ids: Iterable[str] | None = None) -> Sequence[_R]:
        """Every record of one kind as the papers state it, kept until papers come or go; of some papers only where ids are given.

        Raises `UnknownDocument`.
        """
        name = str(kind.model_fields["kind"].default)
        if document_ids is not None:
            return cast("Sequence[_R]", self._store.records(name, self._known(document_ids)))
        generation = self.generation()
        if self._records[0] != generation:
            self._records = (generation, {})
        kept = self._records[1]
        if name not in kept:
            kept[name] = self._store.records(name)
        return cast("Sequence[_R]", kept[name])

    def _compared(self, measure: str, asked: tuple[object, ...], compare: Callable[[], "Comparison"]) -> "Comparison":
        """The comparison of a measure that was made last, where the same is asked again before papers come or go."""
        kept = self._comparisons.get(measure)
        if kept is not None and kept[0] == (self.generation(), *asked):
            return kept[1]
        generation, found = self.generation(), compare()
        self._comparisons[measure] = (generation, *asked), found
        return found

    def _same_actions(self) -> dict[str, str]:
        """Which actions report on which, made anew after papers came or went."""
        known = self._store.same_actions()
        if known is not None:
            return known
        with self._store.transaction():
            pairs = find_same_actions(self._every(Action))
            self._store.put_same_actions(pairs)
        return pairs


def open_library(settings: Settings) -> Library:
    """Opens the knowledge base that the settings name.

    Raises `StoreError`, and `InvalidRequest` where words that are to be added to the vocabulary cannot be used.
    """
    check_vocabulary()
    return Library(settings, open_store(settings.store))
