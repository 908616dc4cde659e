"""The rate limit, how many requests a minute: counted over all processes of the service, in a small file beside the knowledge base.

For each name (a key, an address) the file keeps one moment: when its allowance will be whole again. A request moves that moment on by
its share of the minute, and is refused where this would bring it more than a minute ahead (the generic cell rate algorithm). So a minute's
requests may come at once, and from then on as many as the minute gives back. A moment that has passed means no more than no entry,
so that its place can be given away without a name ever getting less or more than its due.
"""

import fcntl
import hashlib
import logging
import math
import os
import struct
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from yjqa.errors import StoreError

_MINUTE = 60_000_000_000  # all moments in nanoseconds: whole numbers add up exactly

_ENTRY = struct.Struct("8sq")
"""The name's hash, and when its allowance is whole again."""

_ENTRIES = 8
_ROW = _ENTRY.size * _ENTRIES
_ROWS = 8_192
"""A name may stand in any entry of one row. 65,536 entries are one MiB."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a name may still do. `seconds`: where refused, until a request is allowed again; else until the allowance is whole."""

    allowed: bool
    limit: int
    left: int
    seconds: int


class RateLimiter:
    """The counts of one service."""

    def __init__(self, folder: Path) -> None:
        """Raises `StoreError` where the file cannot be made."""
        self._thread = threading.Lock()  # a file's lock holds off other processes only
        try:
            self._file = os.open(folder / "rates", os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(self._file, fcntl.LOCK_EX)
            if os.fstat(self._file).st_size < _ROW * _ROWS:
                os.pwrite(self._file, bytes(_ROW * _ROWS), 0)  # now, so that a disk that fills up later does no harm
            fcntl.flock(self._file, fcntl.LOCK_UN)
        except OSError as error:
            raise StoreError(f"{folder}: the counts of requests cannot be kept there ({error.strerror}).") from error

    def take(self, name: str, per_minute: int) -> Allowance:
        """Counts one request of a name. Where the file fails, it is allowed: counting must not stop the service."""
        try:
            with self._thread:
                fcntl.flock(self._file, fcntl.LOCK_EX)
                try:
                    return self._take(hashlib.blake2b(name.encode(), digest_size=8).digest(), per_minute)
                finally:
                    fcntl.flock(self._file, fcntl.LOCK_UN)
        except OSError as error:
            logging.getLogger(__name__).error("requests cannot be counted: %s", error)
            return Allowance(True, per_minute, per_minute, 0)

    def close(self) -> None:
        """Closes the file."""
        os.close(self._file)

    def _take(self, mark: bytes, per_minute: int) -> Allowance:
        row = int.from_bytes(mark, "big") % _ROWS * _ROW
        entries = list(_ENTRY.iter_unpack(os.pread(self._file, _ROW, row)))
        place = next((place for place, entry in enumerate(entries) if entry[0] == mark), None)
        now, share = time.time_ns(), _MINUTE // per_minute
        whole = now
        if place is None:
            place = min(range(_ENTRIES), key=lambda place: entries[place][1])
        elif now < entries[place][1] <= now + _MINUTE:  # later than that: the clock was put back
            whole = entries[place][1]
        ahead = whole + share - now
        if ahead > _MINUTE:
            return Allowance(False, per_minute, 0, _seconds(ahead - _MINUTE))
        os.pwrite(self._file, _ENTRY.pack(mark, now + ahead), row + place * _ENTRY.size)
        return Allowance(True, per_minute, (_MINUTE - ahead) // share, _seconds(ahead))


def _seconds(nanoseconds: int) -> int:
    return math.ceil(nanoseconds / 1e9)
