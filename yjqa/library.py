"""The library: what every face calls. `open_library(settings)` builds it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from yjqa.document import Document
from yjqa.errors import InvalidRequest, UnknownDocument
from yjqa.generation import Generation
from yjqa.generations import Generations
from yjqa.index.embed import Embedder
from yjqa.index.indexing import Indexer
from yjqa.index.narrowing import Narrowing, about
from yjqa.index.passages import Passage, PassageKind
from yjqa.index.search import Hit, Index
from yjqa.ingesting import FileReport, Ingester, IngestReport, OnStage, Progress, current_reader
from yjqa.records import RECORD_TYPES, Action, AnyRecord, DocumentRecord, Finding, Person, Source, kind_of
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


class Library:
    """Papers in, records and answers out. Use it as a context manager, or `close` it."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self.settings = settings
        self._store = store
        self._generations = Generations(store, self._know)
        embedder = Embedder(settings.cache)
        self._ingester = Ingester(settings, store, Indexer(embedder))
        self._index = Index(store.shelf, embedder)

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
        return self._ingester.ingest(paths, password=password, ocr=ocr, progress=progress)

    def add(
        self,
        file: Path,
        *,
        password: str | None = None,
        ocr: bool = False,
        on_stage: OnStage = lambda stage, share: True,
    ) -> FileReport:
        """Reads one file, as `ingest` does. Whoever else uses the store sees all that comes of it at once. It takes no other file's place,
        though that one be gone.

        `on_stage`: see `ingesting.OnStage`. Raises `StoreError` when the store cannot be written and `BrokenOff` where `on_stage` says not to go on;
        the store is as before then.
        """
        return self._ingester.add(file, password=password, ocr=ocr, on_stage=on_stage)

    def remove(self, document_id: str) -> DocumentRecord:
        """Forgets one paper and all that came of it. Raises `UnknownDocument`."""
        return self._ingester.remove(document_id)

    # Records out

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """What this thread asks of the library inside is answered from one moment, whatever papers come or go meanwhile.

        Each method alone does so anyway. Not to be kept open for longer than an answer takes, and nothing can be written inside.
        Raises `StoreError`.
        """
        with self._generations.now():
            yield

    def documents(self) -> Sequence[DocumentRecord]:
        """Every paper that is held, by id."""
        with self._generations.now() as generation:
            return generation.documents()

    def document(self, document_id: str) -> Document:
        """A paper's text as read. Raises `UnknownDocument`."""
        with self._generations.now() as generation:
            return generation.paper(document_id).document

    def records(self, plural: str, document_ids: Iterable[str] | None = None) -> Sequence[AnyRecord]:
        """All records of one kind ("actions", "people", …) as the papers state them.

        Raises `InvalidRequest` for an unknown kind and `UnknownDocument` for a paper that is not held.
        """
        if plural not in RECORD_TYPES:
            raise InvalidRequest(f"{plural}: no such kind of record. There are {', '.join(RECORD_TYPES)}.")
        with self._generations.now() as generation:
            if document_ids is None:
                return cast("Sequence[AnyRecord]", generation.records(RECORD_TYPES[plural]))
            return self._store.records(kind_of(plural), self._known(document_ids))

    def places_of(self, record_id: str) -> tuple[Source, ...]:
        """Every place that a record, an action of the register or a finding rests on; none where no such thing is held."""
        with self._generations.now() as generation:
            record = self._store.record(record_id)
            if record is None:
                is_it = (finding for finding in generation.findings() if finding.id == record_id)
                return next((finding.sources for finding in is_it), ())
            register = generation.register() if isinstance(record, Action) else ()
            joined = [one for one in register if one.id == record_id]
        places = (place for one in (record, *joined) for place in (one.source, *getattr(one, "also", ())))
        return tuple(dict.fromkeys(places))

    def file_of(self, document_id: str) -> Path:
        """Where the file of a paper lay when it was read. Raises `UnknownDocument`."""
        path = self._store.path_of(document_id)
        if path is None:
            raise UnknownDocument(unknown_document(document_id, (one.id for one in self.documents())))
        return path

    def is_read_with_ocr(self, document_id: str) -> bool:
        """Whether pages of the paper that are pictures were to be read, if it has some. Raises `UnknownDocument`."""
        sha256 = self._store.document_record(document_id).sha256
        return any(held.ocr for held in self._store.held(sha256) if held.record.id == document_id)

    def people(self) -> Sequence[Person]:
        """Everybody whom the papers name."""
        with self._generations.now() as generation:
            return generation.records(Person)

    def register(self) -> Sequence[Action]:
        """The action register: every action once, with its history over meetings."""
        with self._generations.now() as generation:
            return generation.register()

    def findings(self, document_ids: Iterable[str] | None = None) -> Sequence[Finding]:
        """What does not agree: in each paper, then between papers; only where one of the papers is concerned if ids are given.

        Raises `UnknownDocument`.
        """
        with self._generations.now() as generation:
            wanted = self._known(document_ids)
            if wanted is None:
                return generation.findings()
            across = generation.findings_across()
            concerned = (one for one in across if any(source.document in wanted for source in one.sources))
            return (*self._store.findings(wanted), *concerned)

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

        with self._generations.now() as generation:
            ids = self._known(document_ids)
            asked = "budgets", wanted, by, ids, most_areas
            return generation.comparison(asked, lambda: budgets_side_by_side(self._store, wanted, by, ids, most_areas))

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

        with self._generations.now() as generation:
            ids = self._known(document_ids)
            asked = "kpis", wanted, by, ids, most_areas
            return generation.comparison(asked, lambda: kpis_side_by_side(self._store, wanted, by, ids, most_areas))

    def unchecked(self) -> list[str]:
        """The ids of the papers that an earlier yjqa, or one with other words, read, so that what does not agree in them is not known."""
        return [held.record.id for held in self._store.held() if held.reader != current_reader()]

    def ask(self, question: str, history: Sequence[str] = ()) -> "Answer":
        """Answers a question from the records. `history`: the earlier questions of the conversation."""
        from yjqa.ask import answer_question

        with self._generations.now():
            return answer_question(question, history, self)

    def knowledge(self) -> "Knowledge":
        """What the papers say, as questions need it; kept from question to question until papers come or go.

        For use within the `snapshot` in which it was asked for.
        """
        return self._generations.knowledge()

    def generation(self) -> int:
        """A number that rises whenever papers come or go: by it others know that what they made of them is out of date."""
        return self._store.generation()

    def edition(self) -> str:
        """A digest of what is held: what was made of the papers under one edition is right as long as it is the edition."""
        with self._generations.now() as generation:
            return generation.edition()

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
        with self._generations.now() as generation:
            narrowing = Narrowing(
                documents=None if documents is None else frozenset(documents),
                kinds=None if kinds is None else frozenset(kinds),
                about=() if areas is None and years is None else about(generation.documents(), areas, years),
            )
            return self._index.search(text, narrowing, limit)

    def following(self, passage: Passage, most: int) -> list[Passage]:
        """The passages that come right after one in its paper, at most so many, as the paper has them."""
        ids = range(passage.id + 1, passage.id + 1 + most)
        return [
            one for one in self._store.shelf.passages(ids) if one.document == passage.document and one.kind != "record"
        ]

    def weigh(self, words: Iterable[str]) -> dict[str, float]:
        """How much each word says: the rarer in the passages, the more; 0 for words that only shape a question."""
        with self._generations.now():
            return self._index.weigh(words)

    # Steps

    def _know(self, generation: Generation) -> "Knowledge":
        from yjqa.ask.knowledge import Knowledge

        return Knowledge(self, generation)

    def _known(self, document_ids: Iterable[str] | None) -> tuple[str, ...] | None:
        """The ids, each of which is held. Raises `UnknownDocument`."""
        if document_ids is None:
            return None
        ids = tuple(document_ids)
        for document_id in ids:
            self._store.document_record(document_id)
        return ids


def open_library(settings: Settings) -> Library:
    """Opens the knowledge base that the settings name.

    Raises `StoreError`, and `InvalidRequest` where words that are to be added to the vocabulary cannot be used.
    """
    check_vocabulary()
    return Library(settings, open_store(settings.store))
