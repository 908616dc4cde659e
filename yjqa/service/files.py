"""Where uploaded papers lie: `papers/` in the folder of the knowledge base, a folder for each job that brought one."""

import os
import re
import shutil
import time
from collections.abc import Callable, Container
from pathlib import Path

_PARTIAL = ".partial"
"""A file that is being received. No paper is called so: names do not begin with a dot."""

_JOB = re.compile("[0-9a-f]{32}")
"""The id of a job. What is called otherwise was put here by somebody else, and is left alone."""


class PaperFiles:
    """The uploaded papers of one knowledge base. Only ids that the service made itself name folders here."""

    def __init__(self, store: Path) -> None:
        self._folder = store.resolve() / "papers"

    def begin(self, job: str) -> Path:
        """A place for the file of a job while it is received. Raises `OSError`."""
        own = self._folder / job
        self._folder.mkdir(0o700, exist_ok=True)  # names of papers can tell something, too
        own.mkdir(0o700)
        return own / _PARTIAL

    def keep_alive(self, job: str) -> None:
        """Notes that the file of a job is still being received."""
        os.utime(self._folder / job)

    def settle(self, job: str, name: str) -> None:
        """The file of a job was received whole: from now on it is called by its own name. Raises `OSError`."""
        (self._folder / job / _PARTIAL).rename(self.file_of(job, name))

    def file_of(self, job: str, name: str) -> Path:
        """Where the file of a job lies."""
        return self._folder / job / name

    def discard(self, job: str) -> None:
        """Forgets the file of a job, whole or not; it may be gone already."""
        shutil.rmtree(self._folder / job, ignore_errors=True)

    def job_of(self, file: Path) -> str | None:
        """The job that brought a paper's file; `None` where the file does not lie here."""
        job = file.parent.name
        return job if file.parent.parent == self._folder and _JOB.fullmatch(job) else None

    def found_again(self, file: Path) -> Path | None:
        """Where a file lies that lay here when the knowledge base was in another folder; `None` where it does not."""
        here = self._folder / file.parent.name / file.name
        return here if file.parent.parent.name == self._folder.name and here.is_file() else None

    def sweep(self, needed: Callable[[], Container[str]], silence: float) -> None:
        """Removes what killed processes left: folders of jobs that are not needed and that nothing was written to for so many seconds.

        `needed`: the jobs whose files are papers or are yet to be read; asked for after the folders were looked at, so that none is
        missed that came meanwhile.
        """
        if not self._folder.is_dir():
            return
        folders = [entry for entry in os.scandir(self._folder) if entry.is_dir(follow_symlinks=False)]
        found = {entry.name: entry.stat().st_mtime for entry in folders if _JOB.fullmatch(entry.name)}
        if not found:
            return
        kept = needed()
        for job, written in found.items():
            if job not in kept and written < time.time() - silence:
                self.discard(job)
