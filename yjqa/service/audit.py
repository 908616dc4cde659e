"""The audit log: who asked, uploaded and deleted what."""

import datetime
import json
import os
from pathlib import Path
from typing import Literal

Deed = Literal["asked", "searched", "uploaded", "deleted", "read original", "refused"]


class Audit:
    """The log of one knowledge base, `audit.jsonl` in its folder: one JSON object a line, written by all processes of the service."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "audit.jsonl"

    def note(self, who: str, key: str | None, address: str, deed: Deed, **details: str | None) -> None:
        """Writes one line."""
        line = {"time": datetime.datetime.now(datetime.UTC).isoformat(), "who": who, "key": key, "address": address}
        data = json.dumps({**line, "deed": deed, **details}, ensure_ascii=False) + "\n"
        descriptor = os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(descriptor, data.encode())  # one write a line: lines of several processes do not mix
        finally:
            os.close(descriptor)
