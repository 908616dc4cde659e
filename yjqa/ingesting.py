"""Files → papers in the store: what is new or has changed is read, the rest passed over."""

import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from yjqa import __version__
from yjqa.errors import BrokenOff, DamagedPaper, PaperTooLarge, UnreadablePaper
from yjqa.folder import Listing, list_papers
from yjqa.index.indexing import IndexedPaper, Indexer
from yjqa.records import RECORD_TYPES, Action, DocumentRecord, kind_of
from yjqa.register import find_same_actions
from yjqa.settings import Settings
from yjqa.store import Held, Store
from yjqa.vocabularies import vocabulary_edition

if TYPE_CHECKING:
    from yjqa.ingest.sandbox import Sandbox
    from yjqa.paper import Paper

Outcome = Literal["added", "changed", "unchanged", "same", "failed"]
"""What became of a file; "same": it holds the very paper that is held from another file."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file: the paper that it is, or what was wrong with it."""

    file: Path
    outcome: Outcome
    document: DocumentRecord | None = None
    message: str | None = None
    problem: type[UnreadablePaper] | None = None


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of every file, and which files of the folders do not look like papers."""

    files: tuple[FileReport, ...]
    passed_over: tuple[Path, ...]

    @property
    def failed(self) -> tuple[FileReport, ...]:
        """The files that could not be read."""
        return tuple(report for report in self.files if report.outcome == "failed")


Progress = Callable[[int, int, Path], None]
"""Called before each file with how many are done, how many there are, and the file."""

Stage = Literal["reading", "indexing", "keeping"]
"""What is done to a file that takes its time."""

OnStage = Callable[[Stage, float], bool]
"""Called now and then, from any thread, with what is done and how much of it is, 0 where that is not known; gives whether to go on.

"keeping" comes once, last: if it is to go on then, the paper is kept and nothing can break that off. Must not raise but `StoreError`, and
that not while "reading".
"""


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a file is read.

    `besides`: done in the transaction that keeps the paper. `gives_way`: whether what is held of a file makes room for another file's
    paper of the same id.
    """

    password: str | None
    ocr: bool
    on_stage: OnStage = lambda stage, share: True
    besides: Callable[[], None] = lambda: None
    gives_way: Callable[[Path], bool] = lambda file: not file.exists()


class Ingester:
    """Reads files into one store. Close it after use: it keeps a process that reads."""

    def __init__(self, settings: Settings, store: Store, indexer: Indexer) -> None:
        self._settings = settings
        self._store = store
        self._indexer = indexer
        self._sandbox: Sandbox | None = None

    def close(self) -> None:
        """Ends the reading process, if there is one."""
        if self._sandbox is not None:
            self._sandbox.close()
            self._sandbox = None

    def ingest(self, paths: Sequence[Path], *, password: str | None, ocr: bool, progress: Progress) -> IngestReport:
        """Reads files and folders. Unchanged files are passed over; one broken file does not stop the others.

        Raises `StoreError` when the store cannot be written; what was kept before stays kept.
        """
        listing: Listing = list_papers(paths)
        unindexed = self._unindexed()
        count = len(unindexed) + len(listing.papers)
        for done, (document_id, path) in enumerate(unindexed.items()):
            progress(done, count, path)
            self._index_again(document_id)
        manner = _Manner(password, ocr)
        held = self._held()
        reports = []
        for done, file in enumerate(listing.papers, start=len(unindexed)):
            progress(done, count, file)
            reports.append(self._add(file, held, manner))
        if self._store.same_actions() is None:
            with self._store.transaction():
                self._join_reports()
        return IngestReport(tuple(reports), listing.passed_over)

    def add(self, file: Path, *, password: str | None, ocr: bool, on_stage: OnStage) -> FileReport:
        """Reads one file. Others see its paper all at once, with the register's pairs.

        Raises `StoreError`, and `BrokenOff` where `on_stage` says not to go on; the store is as before then.
        """
        manner = _Manner(password, ocr, on_stage, self._join_reports, gives_way=lambda file: False)
        return self._add(file, self._held(), manner)

    def remove(self, document_id: str) -> DocumentRecord:
        """Forgets one paper, with the register's pairs. Raises `UnknownDocument`, `StoreError`."""
        with self._store.transaction():
            record = self._store.document_record(document_id)
            self._store.remove(document_id)
            self._join_reports()
        return record

    def _add(self, file: Path, held: dict[Path, Held], manner: _Manner) -> FileReport:
        """Reads one file into the store, unless what it holds is there already. `held` is kept up to date."""
        path = file.resolve()
        try:
            _check_name(path)
            sha256 = _sha256(file, self._settings.max_bytes)
            before = held.get(path)
            twin = None if before else next((entry for entry in held.values() if entry.record.sha256 == sha256), None)
            if before is not None and _is_current(before, sha256, manner.ocr):
                return FileReport(file, "unchanged", before.record)
            if twin is not None and _is_current(twin, sha256, manner.ocr):
                if _holds(twin.path, sha256):
                    return _same(file, twin)
                with self._store.transaction():
                    self._store.move(twin.record.id, path)
                held[path] = replace(held.pop(twin.path), path=path)
                return FileReport(file, "unchanged", twin.record)
            if twin is not None:  # read by an earlier yjqa, or without the OCR that is allowed now
                del held[twin.path]
                path = twin.path if _holds(twin.path, sha256) else path
            kept = self._keep(path, before or twin, manner)
        except UnreadablePaper as error:
            return FileReport(file, "failed", None, str(error), type(error))
        except OSError as error:
            return FileReport(file, "failed", None, f"{file}: {error.strerror or error}.", UnreadablePaper)
        held[kept.path] = kept
        if kept.path != path:
            return _same(file, kept)
        return FileReport(file, "changed" if before or twin else "added", kept.record)

    def _keep(self, path: Path, before: Held | None, manner: _Manner) -> Held:
        """Reads a file and keeps its paper, in place of what is held of it or, if nothing is, under an id that no other file's paper has:
        its own, else with the suffix, else with the hash.

        Another process may keep papers meanwhile, so whether an id is free is settled where the paper is written. Where the very
        paper was kept meanwhile from another file, that one is given.
        """
        paper = self._read(path, None if before is None else before.record.id, manner)
        own = paper.record.id
        last = f"{own}-{paper.record.sha256[:8]}"
        for name in (own, f"{own}-{path.suffix.lower().lstrip('.')}".rstrip("-"), last):
            if name != last and not self._is_free(name, path, manner):
                continue
            if name != own:
                paper = self._read(path, name, manner)
            indexed = self._indexed(paper, path, manner)
            with self._store.transaction():
                twin = None if before else self._twin(paper.record.sha256, path, manner.ocr)
                if twin is not None:
                    return twin
                if name == last or self._is_free(name, path, manner):
                    self._store.put(paper, path, ocr=manner.ocr, reader=current_reader(), indexed=indexed)
                    manner.besides()
                    if not manner.on_stage("keeping", 1.0):
                        raise _broken_off(path)
                    return Held(self._store.document_record(name), path, manner.ocr, current_reader())
        raise AssertionError("the last name is always kept")

    def _indexed(self, paper: "Paper", path: Path, manner: _Manner) -> IndexedPaper:
        """The paper's passages and vectors, unless they take too long or nobody wants them any more."""
        seconds = self._settings.index_seconds
        last = time.monotonic() + seconds

        def told(share: float) -> None:
            if not manner.on_stage("indexing", share):
                raise _broken_off(path)
            if time.monotonic() > last:
                raise PaperTooLarge(
                    f"{path.name}: making its passages findable took longer than {seconds:g} seconds. "
                    "Split it, or raise YJQA_INDEX_SECONDS."
                )

        return self._indexer.index(paper.document, paper.records, told)

    def _held(self) -> dict[Path, Held]:
        """What is held, by its file."""
        return {entry.path: entry for entry in self._store.held()}

    def _twin(self, sha256: str, path: Path, ocr: bool) -> Held | None:
        """The same paper as it is held from another file that still has it."""
        for entry in self._store.held(sha256):
            if entry.path != path and _is_current(entry, sha256, ocr) and _holds(entry.path, sha256):
                return entry
        return None

    def _join_reports(self) -> None:
        """Makes the register's pairs anew. Belongs inside a `transaction`."""
        actions = cast("list[Action]", self._store.records("action"))
        self._store.put_same_actions(find_same_actions(actions))

    def _unindexed(self) -> dict[str, Path]:
        """The papers that cannot be found, or not by meaning though the model is there by now, with their files."""
        lacking = self._store.shelf.without_vectors()
        if lacking and self._indexer.problem is not None:
            lacking = self._store.shelf.without_passages()
        return {document_id: self._store.path_of(document_id) or Path(document_id) for document_id in lacking}

    def _index_again(self, document_id: str) -> None:
        """Makes the passages and vectors of a paper that is held."""
        kinds = [kind_of(plural) for plural in RECORD_TYPES]
        records = [record for kind in kinds for record in self._store.records(kind, [document_id])]
        indexed = self._indexer.index(self._store.document(document_id), records)
        with self._store.transaction():
            self._store.shelf.put(document_id, indexed)

    def _is_free(self, document_id: str, path: Path, manner: _Manner) -> bool:
        """Whether no file but this one, or one that makes room for it, has the id."""
        other = self._store.path_of(document_id)
        return other is None or other == path or manner.gives_way(other)

    def _read(self, path: Path, document_id: str | None, manner: _Manner) -> "Paper":
        from pydantic import ValidationError

        from yjqa.ingest.sandbox import Sandbox
        from yjqa.paper import paper_from_json

        if not manner.on_stage("reading", 0.0):
            raise _broken_off(path)
        if self._sandbox is None:
            self._sandbox = Sandbox(self._settings.parse_seconds, self._settings.parse_memory_mb)
        limits = (self._settings.max_bytes, self._settings.max_pages)
        arguments = (document_id, manner.password, manner.ocr, *limits)
        data = self._sandbox.call(
            "yjqa.reading:read_paper_as_json", str(path), *arguments, is_wanted=lambda: manner.on_stage("reading", 0.0)
        )
        try:
            return paper_from_json(data)
        except ValidationError as error:
            raise DamagedPaper(f"{path.name}: reading it gave nonsense; the file is probably damaged.") from error


def current_reader() -> str:
    """Which yjqa reads papers, with which words: what another one read is read again."""
    edition = vocabulary_edition()
    return f"{__version__}+{edition}" if edition else __version__


def _check_name(path: Path) -> None:
    """Old archives and old disks have names that are not UTF-8: no text can hold them, nor the store. Raises `UnreadablePaper`."""
    try:
        str(path).encode()
    except UnicodeEncodeError as error:
        raise UnreadablePaper(
            f"{path.name}: its name, or that of a folder that it is in, has letters that are not UTF-8. Give it another name."
        ) from error


def _sha256(file: Path, max_bytes: int) -> str:
    """The file's hash; a file over the limit is not read, since reading it would refuse it anyway."""
    size = file.stat().st_size
    if size > max_bytes:
        raise PaperTooLarge(
            f"{file.name}: {size / 1e6:,.0f} MB, over the limit of {max_bytes / 1e6:,.0f} MB. "
            "Raise YJQA_MAX_BYTES to read it all the same."
        )
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _is_current(held: Held, sha256: str, ocr: bool) -> bool:
    """Whether reading the file again would give what is held: same bytes, yjqa and vocabulary, OCR no more allowed than then."""
    return held.record.sha256 == sha256 and held.reader == current_reader() and held.ocr >= ocr


def _holds(file: Path, sha256: str) -> bool:
    """Whether a file is there and still has these bytes."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == sha256
    except OSError:
        return False


def _broken_off(file: Path) -> BrokenOff:
    return BrokenOff(f"{file.name}: reading it was broken off.")


def _same(file: Path, twin: Held) -> FileReport:
    return FileReport(file, "same", twin.record, f"the same paper as {twin.path.name}")
