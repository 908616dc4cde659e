"""Deleting a paper: what came of it, its file if it was uploaded, and the jobs that speak of it."""

from typing import NamedTuple

from yjqa.library import Library
from yjqa.records import DocumentRecord
from yjqa.service.files import PaperFiles
from yjqa.service.jobs import Jobs


class Deleted(NamedTuple):
    """A paper that is held no more, and whether its file went too: an uploaded one is the knowledge base's own."""

    record: DocumentRecord
    with_file: bool


def delete_paper(document_id: str, library: Library, files: PaperFiles, jobs: Jobs) -> Deleted:
    """Forgets a paper and all that came of it. A file that was read where it lies is left alone.

    In this order, so that a process which is killed amid leaves nothing that the sweeping of files does not mend. Raises
    `UnknownDocument`, `StoreError`.
    """
    job = files.job_of(library.file_of(document_id))
    record = library.remove(document_id)
    if job is not None:
        files.discard(job)
    jobs.forget(document_id, job)
    return Deleted(record, with_file=job is not None)
