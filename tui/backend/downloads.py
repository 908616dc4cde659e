"""Files of papers, fetched from a service and kept on this machine until the end."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path, PurePath

from tui.backend.connection import Connection, path_of
from yjqa.cli_tables import printable
from yjqa.errors import OriginalChanged, StoreError
from yjqa.ingest.kinds import EXTENSIONS
from yjqa.records import DocumentRecord

_LONGEST_NAME = 60
"""Characters of a name, each of which may be four bytes: systems take 255."""

_MOST_BYTES = 2_000_000_000
"""The largest file that is taken; services take none that is nearly as large."""


class Downloads:
    """A folder that nobody else can look into. Any thread may ask."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._folder = tempfile.TemporaryDirectory(prefix="yjqa-papers-", ignore_cleanup_errors=True)

    def close(self) -> None:
        """Everything that was fetched goes."""
        self._folder.cleanup()

    def file_of(self, record: DocumentRecord) -> Path:
        """The file of a paper under its own name, fetched unless it was before. Raises `OriginalGone`, `OriginalChanged`, `StoreError`."""
        place = Path(self._folder.name) / hashlib.sha256(f"{record.id}\n{record.sha256}".encode()).hexdigest()[:16]
        whole = place / file_name(record)
        try:
            if not whole.is_file():
                place.mkdir(mode=0o700, exist_ok=True)
                handle, partial = tempfile.mkstemp(dir=self._folder.name)
                with os.fdopen(handle, "wb") as file:
                    self._fetch(record, file.write)
                Path(partial).replace(whole)
        except OSError as error:
            raise StoreError(
                f"{record.file}: it cannot be kept on this machine ({error.strerror or error})."
            ) from error
        return whole

    def _fetch(self, record: DocumentRecord, write: Callable[[bytes], object]) -> None:
        """Hands on what the service sends. Raises `OriginalChanged` where it is not what the paper was read from."""
        digest = hashlib.sha256()
        left = _MOST_BYTES
        with self._connection.download(f"{path_of(record.id)}/file") as response:
            for chunk in response.iter_bytes():
                digest.update(chunk)
                write(chunk)
                left -= len(chunk)
                if left < 0:
                    break
        if digest.hexdigest() != record.sha256:
            raise OriginalChanged(f"{record.file}: what the service sent is not the file that was read. Try again.")


def file_name(record: DocumentRecord) -> str:
    """What the file of a paper is called on this machine: its own name, but nothing that steers a path, a terminal or what opens it."""
    own = PurePath(printable(record.file).replace("\\", "/")).name.strip(". ")
    ending = PurePath(own).suffix.lower()
    if ending not in EXTENSIONS:  # a program must not be opened for a paper
        return "paper.bin"
    return f"{PurePath(own).stem[:_LONGEST_NAME]}{PurePath(own).suffix}"
