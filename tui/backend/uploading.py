"""Sending a file to a service and following what becomes of it."""

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal
from urllib.parse import quote

from pydantic import BaseModel

from tui.backend.connection import LONG, Connection, path_of
from tui.backend.listing import read_as
from tui.backend.protocol import Manner
from tui.backend.refusals import kind_of_problem
from yjqa.errors import (
    BrokenOff,
    EmptyPaper,
    InvalidRequest,
    ServiceUnreachable,
    UnknownDocument,
    UnreadablePaper,
    YjqaError,
)
from yjqa.ingesting import FileReport, OnStage, Outcome
from yjqa.records import DocumentRecord

if TYPE_CHECKING:
    import httpx

_LOOK_SECONDS = 0.25
_MOST_SILENCES = 20
"""So often in a row the service may be out of reach while a paper is read there; after each it is waited a second."""

_INDEXING, _KEEPING = 0.4, 0.99
"""How far a job is when these stages begin."""


class _JobProblem(BaseModel):
    """Why a paper was not read."""

    type: str
    detail: str


class _Job(BaseModel):
    """A paper that the service reads, as far as it is looked at."""

    id: str
    state: Literal["waiting", "reading", "indexing", "done", "failed", "cancelled"]
    progress: float
    outcome: Outcome | None = None
    document: str | None = None
    problem: _JobProblem | None = None


class Upload:
    """One file on its way into the knowledge base of a service."""

    def __init__(self, connection: Connection, file: Path, manner: Manner, on_stage: OnStage) -> None:
        self._connection = connection
        self._file = file
        self._manner = manner
        self._on_stage = on_stage

    def report(self) -> FileReport:
        """Sends the file and waits until the service has read it. Raises `BrokenOff` where it is not wanted any more."""
        try:
            job = self._sent()
        except (UnreadablePaper, InvalidRequest) as error:
            kind = type(error) if isinstance(error, UnreadablePaper) else UnreadablePaper
            return FileReport(self._file, "failed", None, str(error), kind)
        except OSError as error:
            return FileReport(self._file, "failed", None, f"{self._file}: {error.strerror or error}.", UnreadablePaper)
        return self._report_of(self._followed(job))

    def _sent(self) -> _Job:
        """The job that the service makes of the file. Raises `OSError` where the file cannot be read."""
        fields = {"ocr": "true" if self._manner.ocr else "false"}
        if self._manner.password:
            fields["password"] = self._manner.password
        with self._file.open("rb") as file:
            if not os.fstat(file.fileno()).st_size:
                raise EmptyPaper(f"{self._file.name}: there is nothing in the file.")
            watched = _Watched(file, self._on_stage, self._broken_off())
            content = {"file": (self._file.name, watched)}
            response = self._connection.change("POST", "/v1/documents", timeout=LONG, data=fields, files=content)
        return self._job_of(response)

    def _followed(self, job: _Job) -> _Job:
        """The job when it has ended."""
        silences = 0
        is_kept = False
        while job.state in ("waiting", "reading", "indexing"):
            if not is_kept:
                is_kept = job.progress >= _KEEPING
                if not self._goes_on(job) and self._is_cancelled(job):
                    raise self._broken_off()
            self._connection.pause(_LOOK_SECONDS)
            try:
                job = self._job_of(self._connection.get(_path_of_job(job)))
                silences = 0
            except ServiceUnreachable:  # it reads on, whether it can be asked or not
                silences += 1
                if silences > _MOST_SILENCES:
                    raise
                self._connection.pause(1)
        return job

    def _goes_on(self, job: _Job) -> bool:
        """Tells how far a job is; whether to go on."""
        if job.progress >= _KEEPING:
            return self._on_stage("keeping", 1.0)
        if job.state == "indexing":
            return self._on_stage("indexing", max(0.0, (job.progress - _INDEXING) / (_KEEPING - _INDEXING)))
        return self._on_stage("reading", 0.0)

    def _is_cancelled(self, job: _Job) -> bool:
        """Cancels a job; false where its paper is just being kept, or is held already."""
        try:
            self._connection.change("DELETE", _path_of_job(job))
        except ServiceUnreachable:
            raise
        except YjqaError:
            return False
        return True

    def _report_of(self, job: _Job) -> FileReport:
        if job.state == "cancelled":
            raise self._broken_off()
        if job.problem is not None:
            kind = kind_of_problem(job.problem.type)
            known = kind if issubclass(kind, UnreadablePaper) else UnreadablePaper
            return FileReport(self._file, "failed", None, job.problem.detail, known)
        return FileReport(self._file, job.outcome or "added", self._record(job.document))

    def _record(self, document_id: str | None) -> DocumentRecord | None:
        """The paper; `None` where somebody has removed it meanwhile."""
        if document_id is None:
            return None
        try:
            response = self._connection.get(path_of(document_id))
        except UnknownDocument:
            return None
        return read_as(DocumentRecord, response.content, self._connection.url)

    def _job_of(self, response: "httpx.Response") -> _Job:
        return read_as(_Job, response.content, self._connection.url)

    def _broken_off(self) -> BrokenOff:
        return BrokenOff(f"{self._file.name}: it is not wanted any more; nothing of it was kept.")


def _path_of_job(job: _Job) -> str:
    return f"/v1/jobs/{quote(job.id, safe='')}"


class _Watched(io.RawIOBase):
    """A file that tells how much of it was read, and cannot be read on when it is not wanted any more."""

    def __init__(self, file: BinaryIO, on_stage: OnStage, broken_off: BrokenOff) -> None:
        self._file = file
        self._on_stage = on_stage
        self._broken_off = broken_off
        self._size = os.fstat(file.fileno()).st_size

    def fileno(self) -> int:
        """The file itself, for whoever asks how large it is."""
        return self._file.fileno()

    def seekable(self) -> bool:
        """It is read from its beginning again where the service put it off."""
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Goes to a place."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """The place where it is."""
        return self._file.tell()

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes. Raises `BrokenOff`."""
        if not self._on_stage("reading", min(1.0, self._file.tell() / self._size)):
            raise self._broken_off
        return self._file.read(size)
