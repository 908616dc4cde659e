"""The file that a paper was read from, as long as it is the very one."""

import hashlib
import io
import os
import stat
from pathlib import Path

from yjqa.errors import OriginalChanged, OriginalGone


def original_bytes(path: Path, sha256: str) -> bytes:
    """The bytes of the file that was read. Raises `OriginalGone` and `OriginalChanged`."""
    with _opened(path) as stream:
        data = stream.read()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise _changed(path)
    return data


def check_original(path: Path, sha256: str) -> os.stat_result:
    """What the system knows of the file that was read. Raises `OriginalGone` and `OriginalChanged`."""
    with _opened(path) as stream:
        known = os.fstat(stream.fileno())
        if hashlib.file_digest(stream, "sha256").hexdigest() != sha256:
            raise _changed(path)
    return known


def _opened(path: Path) -> io.BufferedReader:
    """The file, if it is one: opening a pipe in its place would wait for ever."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise _changed(path)
        return path.open("rb")
    except OSError as error:
        raise OriginalGone(
            f"{path.name}: the file cannot be opened where it lay when it was read ({error.strerror}). "
            "Put it back, or have it read again from where it lies now."
        ) from error


def _changed(path: Path) -> OriginalChanged:
    return OriginalChanged(
        f"{path.name}: the file is not the one that was read; what is said of its pages may not hold. Have it read again."
    )
