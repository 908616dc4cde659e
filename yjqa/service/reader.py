"""Reading uploaded papers, one after the other: what becomes of each job."""

import logging
import threading
import time
from pathlib import Path

from yjqa.errors import BrokenOff, DamagedPaper, DiskFull, StoreError, UnknownDocument, YjqaError
from yjqa.ingest.identity import document_id
from yjqa.ingesting import FileReport, Outcome, Stage
from yjqa.library import Library
from yjqa.service.files import PaperFiles
from yjqa.service.jobs import Claim, Ending, Jobs, problem_of

_LOOK_SECONDS = 0.25
"""How often it is looked whether a job waits, and whether one that is read is still wanted."""

_PAUSE_SECONDS = 2.0
"""How long it is waited after the service's own file could not be used."""

_log = logging.getLogger("yjqa.reading")


class Reader:
    """Reads jobs with a library of its own, until it is told to stop."""

    def __init__(self, library: Library, jobs: Jobs, files: PaperFiles, stopping: threading.Event) -> None:
        self._library = library
        self._jobs = jobs
        self._files = files
        self._stopping = stopping

    def run(self) -> None:
        """Reads what waits and what comes."""
        while not self._stopping.is_set():
            try:
                claim = self._jobs.claim()
            except StoreError as error:
                _log.error("no job can be taken: %s", error)
                self._stopping.wait(_PAUSE_SECONDS)
                continue
            if claim is None:
                self._stopping.wait(_LOOK_SECONDS)
            else:
                self._read(claim)

    def _read(self, claim: Claim) -> None:
        try:
            self._settle(claim, self._ending(claim))
        except BrokenOff:
            self._forget(claim)

    def _ending(self, claim: Claim) -> Ending:
        """Reads a paper, and says what became of it. Raises `BrokenOff` where nobody wants it any more."""
        file = self._files.file_of(claim.id, claim.file)
        if not file.is_file():
            detail = f"{claim.file}: the file is gone before it was read. Upload it again."
            return _failed(DamagedPaper, detail)
        try:
            kept = self._is_kept(file)
            on_stage = _StageNotes(self._jobs, claim.id)
            report = self._library.add(file, password=claim.password, ocr=claim.ocr, on_stage=on_stage)
        except BrokenOff:
            raise
        except DiskFull:
            detail = (
                f"{claim.file}: there is no room left on the disk of the service. Upload it again when there is room."
            )
            return _failed(DiskFull, detail, "No room on the disk")
        except StoreError as error:
            _log.error("a paper could not be kept: %s", error, extra={"fields": {"job": claim.id}})
            detail = f"{claim.file}: the knowledge base could not be written; the log of the service says more. Upload it again later."
            return _failed(StoreError, detail, "The knowledge base cannot be used")
        except Exception:
            _log.exception("a paper could not be read", extra={"fields": {"job": claim.id}})
            detail = f"{claim.file}: reading it failed; the log of the service says more."
            return _failed(YjqaError, detail, "Something went wrong")
        return self._ending_of(report, claim, kept)

    def _is_kept(self, file: Path) -> bool:
        """Whether the paper of a file is held already: a process that was killed kept it and could not say so any more."""
        return any(
            document.file == file.name and self._library.file_of(document.id) == file
            for document in self._library.documents()
        )

    def _ending_of(self, report: FileReport, claim: Claim, kept: bool) -> Ending:
        if report.document is None:
            # Who uploads knows the file by its name, and is not to know where it lies
            told = (report.message or "").replace(str(report.file), claim.file)
            return _failed(report.problem or DamagedPaper, told)
        outcome: Outcome = "added" if kept and report.outcome == "unchanged" else report.outcome
        namesakes = self._namesakes(report.document.id, claim.file) if outcome == "added" else ()
        return Ending(outcome, report.document.id, None, (*namesakes, *report.document.warnings))

    def _namesakes(self, own: str, file: str) -> list[str]:
        """A warning for every other paper whose file has the same name: mostly it is an earlier version, and its figures count too."""
        try:
            held = self._library.documents()
        except StoreError:
            return []
        others = (one.id for one in held if one.id != own and document_id(one.file) == document_id(file))
        return [
            f"another paper of this name is held as {other}, with other content; if this one takes its place, delete that one"
            for other in others
        ]

    def _settle(self, claim: Claim, ending: Ending) -> None:
        """Notes what became of a job; its file goes unless it is a paper's."""
        fields = {"job": claim.id, "outcome": ending.outcome, "document": ending.document}
        _log.info("a paper was read" if ending.problem is None else "a paper was not read", extra={"fields": fields})
        if ending.problem is not None:
            self._files.discard(claim.id)  # first: where the disk is full, this makes room to note the rest
        while True:
            try:
                self._jobs.end(claim.id, ending)
                break
            except StoreError as error:
                _log.error("what became of a job cannot be noted yet: %s", error, extra={"fields": fields})
                if self._stopping.wait(_PAUSE_SECONDS):
                    return
        if not self._is_papers_own(claim, ending):
            self._files.discard(claim.id)

    def _forget(self, claim: Claim) -> None:
        """Removes the file of a job that was cancelled."""
        try:
            if claim.id in self._jobs.unended():
                return  # it was put back, since this process is to end
        except StoreError:
            return  # what nobody needs is swept later
        _log.info("a job was cancelled", extra={"fields": {"job": claim.id}})
        self._files.discard(claim.id)

    def _is_papers_own(self, claim: Claim, ending: Ending) -> bool:
        """Whether the file of a job is that of the paper which is held."""
        if ending.document is None:
            return False
        try:
            return self._files.job_of(self._library.file_of(ending.document)) == claim.id
        except UnknownDocument:  # deleted meanwhile
            return False
        except StoreError:
            return True  # not known; what is too much is swept later


class _StageNotes:
    """Notes how far the reading of a job is, now and then, and says whether to go on: not once it was cancelled."""

    def __init__(self, jobs: Jobs, job: str) -> None:
        self._jobs = jobs
        self._job = job
        self._following = 0.0

    def __call__(self, stage: Stage, share: float) -> bool:
        """See `ingesting.OnStage`."""
        if stage == "keeping":
            return self._jobs.note_progress(self._job, stage, share)
        if time.monotonic() < self._following:
            return True
        self._following = time.monotonic() + _LOOK_SECONDS
        try:
            if stage == "reading":
                return self._jobs.is_under_way(self._job)
            return self._jobs.note_progress(self._job, stage, share)
        except StoreError:
            return True  # whether it can be kept is found out when it is


def _failed(kind: type[YjqaError], detail: str, title: str = "The paper cannot be read") -> Ending:
    return Ending("failed", problem=problem_of(kind, detail, title))
