"""The papers of a knowledge base behind the HTTP service. Loads httpx, so import it only where there is an address."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from tui.backend.address import read_address, read_key
from tui.backend.connection import LONG, Connection, path_of
from tui.backend.downloads import Downloads
from tui.backend.listing import Lists, read_as
from tui.backend.protocol import PICTURED, Manner, PageText, Removed, Unchecked
from tui.backend.uploading import Upload
from yjqa.errors import InvalidRequest, OriginalChanged, OriginalGone, UnknownDocument
from yjqa.records import RECORD_TYPES, Action, DocumentRecord, Finding
from yjqa.store import unknown_document

if TYPE_CHECKING:
    from yjqa.ask.answer import Answer
    from yjqa.compare.comparison import Comparison
    from yjqa.compare.filters import BudgetFilter
    from yjqa.compare.keys import BudgetBy
    from yjqa.compare.kpi_filter import KpiFilter
    from yjqa.compare.kpis import KpiBy
    from yjqa.ingesting import FileReport, OnStage
    from yjqa.records import AnyRecord


class _Page(BaseModel):
    """A page as the service tells it."""

    document: str
    title: str
    page: int
    page_label: str | None
    pages: int
    text: str
    notes: tuple[str, ...]


class _PageEntry(BaseModel):
    """A page in the list of a paper's pages."""

    page: int
    pictured: bool


class _PageList(BaseModel):
    """The pages of a paper."""

    items: tuple[_PageEntry, ...]


class _Noted(BaseModel):
    """What the service says besides a list."""

    notes: tuple[str, ...]


class RemoteBackend:
    """A service that is spoken with over HTTP. See `protocol.Backend` for what each method gives."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lists = Lists(connection)
        self._downloads = Downloads(connection)
        self._read_with_ocr: set[str] = set()

    @property
    def label(self) -> str:
        """The address of the service."""
        return self._connection.url

    def close(self) -> None:
        """Ends the connections; what was downloaded goes."""
        self._connection.close()
        self._downloads.close()

    def warm(self) -> None:
        """Sees that the service answers: it is warm itself."""
        self.edition()

    def edition(self) -> str:
        """What the service calls the papers as they are now."""
        return self._lists.edition()

    def documents(self) -> Sequence[DocumentRecord]:
        """Every paper that is held, by id."""
        return self._lists.all("documents", DocumentRecord)

    def records(self, plural: str) -> "Sequence[AnyRecord]":
        """All records of one kind. Of actions the service tells the register only."""
        if plural not in RECORD_TYPES:
            raise InvalidRequest(f"{plural}: no such kind of record. There are {', '.join(RECORD_TYPES)}.")
        found: Sequence[Any] = self._lists.all(plural, RECORD_TYPES[plural])
        return found

    def register(self) -> Sequence[Action]:
        """The action register."""
        return self._lists.all("actions", Action)

    def findings(self) -> Sequence[Finding]:
        """What does not agree."""
        return self._lists.all("checks", Finding)

    def unchecked(self) -> Sequence[Unchecked]:
        """The papers that the service names as not checked as now, in a note on its findings. Only there they can be read again."""
        response = self._connection.get("/v1/checks", {"limit": 1})
        notes = read_as(_Noted, response.content, self.label).notes
        named = {word.rstrip(".,") for note in notes for word in note.partition(": ")[2].split()}
        return [Unchecked(record.id) for record in self.documents() if record.id in named] if named else []

    def compare_budgets(self, wanted: "BudgetFilter", by: "BudgetBy") -> "Comparison":
        """What funders pay, as a table."""
        query = {
            "by": by,
            "area": wanted.areas,
            "year": wanted.years,
            "party": wanted.parties,
            "kind": wanted.kinds,
            "flow": wanted.compared_flows,
        }
        return self._compared("budgets", query)

    def compare_kpis(self, wanted: "KpiFilter", by: "KpiBy") -> "Comparison":
        """Performance figures as a table."""
        query = {
            "by": by,
            "indicator": wanted.indicators,
            "area": wanted.areas,
            "year": wanted.periods,
            "unit": wanted.units,
            "comparators": "true" if wanted.comparators else "false",
        }
        return self._compared("kpis", query)

    def ask(self, question: str, history: Sequence[str]) -> "Answer":
        """Answers a question."""
        from yjqa.ask.answer import Answer
        from yjqa.ask.conversation import MOST_EARLIER

        body = {"question": question, "history": list(history)[-MOST_EARLIER:]}
        response = self._connection.ask("/v1/ask", body)
        return read_as(Answer, response.content, self.label)

    def page(self, document_id: str, number: int) -> PageText:
        """A page as it was read."""
        file = self._document(document_id).file
        response = self._connection.get(f"{path_of(document_id)}/pages/{number}", {"format": "json"})
        found = read_as(_Page, response.content, self.label)
        return PageText(
            document=found.document,
            title=found.title,
            file=file,
            number=found.page,
            label=found.page_label,
            pages=found.pages,
            text=found.text,
            notes=(PICTURED,) if found.notes and self._is_pictured(document_id, number) else (),
        )

    def original(self, document_id: str) -> Path:
        """A copy of the file that was read, as long as the service has it and it is the same."""
        return self._downloads.file_of(self._document(document_id))

    def scans_problem(self) -> str | None:
        """Always `None`: what the service lacks for reading pictures it says of the paper that needs it."""
        return None

    def add(self, file: Path, manner: Manner, on_stage: "OnStage") -> "FileReport":
        """Sends one file to the service and waits until it has been read."""
        report = Upload(self._connection, file, manner, on_stage).report()
        if manner.ocr and report.document is not None:
            self._read_with_ocr.add(report.document.id)
        return report

    def remove(self, document_id: str) -> Removed:
        """Forgets a paper. A copy of its file is kept until the end."""
        record = self._document(document_id)
        try:
            file = self._downloads.file_of(record)
        except (OriginalGone, OriginalChanged):
            file = None
        self._connection.change("DELETE", path_of(document_id))
        return Removed(record, file, Manner(ocr=document_id in self._read_with_ocr))

    def _document(self, document_id: str) -> DocumentRecord:
        held = {record.id: record for record in self.documents()}
        if document_id not in held:
            raise UnknownDocument(unknown_document(document_id, held))
        return held[document_id]

    def _is_pictured(self, document_id: str, number: int) -> bool:
        """Whether a page shows what could not be read: the service's own notes speak of pictures, which a terminal has not."""
        response = self._connection.get(f"{path_of(document_id)}/pages")
        return any(
            page.page == number and page.pictured for page in read_as(_PageList, response.content, self.label).items
        )

    def _compared(self, measure: str, query: dict[str, Any]) -> "Comparison":
        from yjqa.compare.comparison import Comparison

        response = self._connection.get(f"/v1/{measure}/compare", query, timeout=LONG)
        return read_as(Comparison, response.content, self.label)


def open_remote(url: str, key: str | None) -> RemoteBackend:
    """The service at an address, once it has answered. Raises `InvalidRequest`, `ServiceUnreachable`, `AccessDenied`."""
    address = read_address(url)
    backend = RemoteBackend(Connection(address, read_key(key, address)))
    try:
        backend.edition()
    except BaseException:
        backend.close()
        raise
    return backend
