"""The papers of a knowledge base on this machine."""

import shutil
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from tui.backend.protocol import PICTURED, Manner, PageText, Removed, Unchecked
from yjqa.errors import InvalidRequest, StoreError
from yjqa.library import Library, open_library
from yjqa.settings import Settings

if TYPE_CHECKING:
    from yjqa.ask.answer import Answer
    from yjqa.compare.comparison import Comparison
    from yjqa.compare.filters import BudgetFilter
    from yjqa.compare.keys import BudgetBy
    from yjqa.compare.kpi_filter import KpiFilter
    from yjqa.compare.kpis import KpiBy
    from yjqa.ingesting import FileReport, OnStage
    from yjqa.records import Action, AnyRecord, DocumentRecord, Finding


class LocalBackend:
    """A library in this process. See `protocol.Backend` for what each method gives."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._aside = tempfile.TemporaryDirectory(prefix="yjqa-removed-", ignore_cleanup_errors=True)

    @property
    def label(self) -> str:
        """The folder of the knowledge base, from the root: conversations are kept under it, wherever the program is started."""
        return str(self._library.settings.store.resolve())

    def close(self) -> None:
        """Closes the library; files of removed papers that were put aside go now."""
        self._library.close()
        self._aside.cleanup()

    def warm(self) -> None:
        """Reads what questions about records need."""
        with self._library.snapshot():
            self._library.knowledge()
            self._library.register()

    def edition(self) -> str:
        """The number of the papers' latest change."""
        return str(self._library.generation())

    def documents(self) -> "Sequence[DocumentRecord]":
        """Every paper that is held, by id."""
        return self._library.documents()

    def records(self, plural: str) -> "Sequence[AnyRecord]":
        """All records of one kind."""
        return self._library.records(plural)

    def register(self) -> "Sequence[Action]":
        """The action register."""
        return self._library.register()

    def findings(self) -> "Sequence[Finding]":
        """What does not agree."""
        return self._library.findings()

    def unchecked(self) -> Sequence[Unchecked]:
        """The papers that were not checked as now, with their files."""
        return [
            Unchecked(one, self._library.file_of(one), Manner(ocr=self._library.is_read_with_ocr(one)))
            for one in self._library.unchecked()
        ]

    def compare_budgets(self, wanted: "BudgetFilter", by: "BudgetBy") -> "Comparison":
        """What funders pay, as a table."""
        return self._library.compare_budgets(wanted, by=by)

    def compare_kpis(self, wanted: "KpiFilter", by: "KpiBy") -> "Comparison":
        """Performance figures as a table."""
        return self._library.compare_kpis(wanted, by=by)

    def ask(self, question: str, history: Sequence[str]) -> "Answer":
        """Answers a question."""
        return self._library.ask(question, history)

    def page(self, document_id: str, number: int) -> PageText:
        """A page as it was read."""
        from yjqa.plain import page_as_text, pages_as_cited

        document = self._library.document(document_id)
        pages = pages_as_cited(document)
        found = next((page for page in pages if page.number == number), None)
        if found is None:
            raise InvalidRequest(f"{document_id}: there is no page {number}; it has {len(pages)}.")
        notes = (PICTURED,) if found.pictured else ()
        return PageText(
            document=document.id,
            title=document.title,
            file=document.file,
            number=number,
            label=found.label,
            pages=len(pages),
            text=page_as_text(document, found),
            notes=notes,
        )

    def original(self, document_id: str) -> Path:
        """The file that was read, if it is there still and the same."""
        from yjqa.ingest.originals import check_original

        path = self._library.file_of(document_id)
        check_original(path, self._library.document(document_id).sha256)
        return path

    def scans_problem(self) -> str | None:
        """What is missing on this machine for reading pictures."""
        from yjqa.ingest.ocr import missing_programs

        missing = " and ".join(missing_programs())
        if not missing:
            return None
        return f"{missing} must be installed on this machine before pages that are pictures can be read."

    def add(self, file: Path, manner: Manner, on_stage: "OnStage") -> "FileReport":
        """Reads one file into the knowledge base."""
        return self._library.add(file, password=manner.password, ocr=manner.ocr, on_stage=on_stage)

    def remove(self, document_id: str) -> Removed:
        """Forgets a paper. An uploaded file goes with it, so a copy is put aside first, until the end."""
        from yjqa.service.database import open_database
        from yjqa.service.deleting import delete_paper
        from yjqa.service.files import PaperFiles
        from yjqa.service.jobs import Jobs

        folder = self._library.settings.store
        files = PaperFiles(folder)
        path = self._library.file_of(document_id)
        manner = Manner(ocr=self._library.is_read_with_ocr(document_id))
        if files.job_of(path) is not None and path.is_file():
            path = self._put_aside(path)
        with closing(open_database(folder)) as database:
            record = delete_paper(document_id, self._library, files, Jobs(database)).record
        return Removed(record, path if path.is_file() else None, manner)

    def _put_aside(self, file: Path) -> Path:
        try:
            return Path(shutil.copy2(file, tempfile.mkdtemp(dir=self._aside.name)))
        except OSError as error:
            raise StoreError(f"{file}: it cannot be put aside for undoing ({error.strerror or error}).") from error


def open_local(settings: Settings) -> LocalBackend:
    """The knowledge base that the settings name. Raises `StoreError`, `InvalidRequest`."""
    return LocalBackend(open_library(settings))
