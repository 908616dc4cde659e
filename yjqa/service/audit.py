"""The audit log: who asked, uploaded and deleted what, and who was refused."""

import datetime
import json
import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, Field, ValidationError

from yjqa.errors import StoreError
from yjqa.settings import ServiceSettings

AuditEvent = Literal["asked", "searched", "uploaded", "deleted", "read original", "refused"]

_BLOCK = 64 * 1024

MOST_BYTES = 256 * 1024 * 1024
"""How far back from its end the log is read. A longer one is to be rotated, and its older part read as a file."""


class AuditEntry(BaseModel):
    """One event. `details`: what it was done to or with: `question`, `document`, `reason`."""

    time: datetime.datetime = Field(description="when, in UTC")
    who: str = Field(
        description="the key's name; `local` where no keys are asked for, `unknown` where none was good",
        examples=["Finance sheet"],
    )
    key: str | None = Field(None, description="the key's id")
    address: str = Field(description="where the request came from")
    event: AuditEvent = Field(description="what was done", examples=["uploaded"])
    details: dict[str, str] = Field(
        default_factory=dict,
        description="what it was done to or with",
        examples=[{"document": "westshire-plan-2020-21"}],
    )


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which events are looked for. `who`: a key's name or id. `None`: any."""

    who: str | None = None
    event: AuditEvent | None = None
    since: datetime.datetime | None = None


class Audit:
    """The log of one knowledge base, `audit.jsonl` in its folder: one JSON object a line, written by all processes of the service.

    It is opened anew for every line, so that another program can move it away at any time.
    """

    def __init__(self, folder: Path, options: ServiceSettings) -> None:
        self._file = folder / "audit.jsonl"
        self._is_kept = options.audit
        self._with_questions = options.audit_questions

    def note(self, who: str, key: str | None, address: str, event: AuditEvent, **details: str | None) -> None:
        """Writes one line, if the log is kept. Where it cannot be written the service goes on, and its own log says so."""
        if not self._is_kept:
            return
        told = {name: told for name, told in details.items() if told and (self._with_questions or name != "question")}
        time = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
        line = {"time": time, "who": who, "key": key, "address": address, "event": event, "details": told}
        data = json.dumps(line).replace("\x7f", "\\u007f")  # ASCII, so that no terminal obeys it
        try:
            self._append(data.encode() + b"\n")
        except OSError as error:
            logging.getLogger(__name__).error("the audit log cannot be written: %s", error)

    def latest(self, wanted: AuditFilter, most: int) -> list[AuditEntry]:
        """The latest events that are looked for, the last one first. Raises `StoreError` where the log cannot be read."""
        found: list[AuditEntry] = []
        try:
            for line in _lines_from_the_end(self._file):
                entry = _entry(line)
                if entry is None:
                    continue
                if wanted.since is not None and entry.time < wanted.since:
                    break
                if wanted.who in (None, entry.who, entry.key) and wanted.event in (None, entry.event):
                    found.append(entry)
                    if len(found) == most:
                        break
        except FileNotFoundError:
            return []
        except OSError as error:
            raise StoreError(f"{self._file}: the audit log cannot be read ({error.strerror}).") from error
        return found

    def _append(self, data: bytes) -> None:
        descriptor = os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            written = os.write(descriptor, data)  # one write a line: lines of several processes do not mix
            if written < len(data):  # the disk is full: a line is whole or not there
                end = os.lseek(descriptor, 0, os.SEEK_CUR)
                if os.fstat(descriptor).st_size == end:
                    os.ftruncate(descriptor, end - written)
                raise OSError(f"only {written} of {len(data)} bytes were written")
        finally:
            os.close(descriptor)


def _entry(line: bytes) -> AuditEntry | None:
    """`None` for what is no entry: a line that a power cut left half."""
    try:
        return AuditEntry.model_validate_json(line)
    except ValidationError:
        return None


def _lines_from_the_end(file: Path) -> Iterator[bytes]:
    """The lines of a file, the last one first. Raises `OSError`."""
    with file.open("rb") as log:
        place = log.seek(0, os.SEEK_END)
        earliest = max(0, place - MOST_BYTES)
        begun = b""  # what stands before the first line end of what was read
        while place > earliest:
            size = min(_BLOCK, place - earliest)
            place -= size
            log.seek(place)
            begun, *whole = (log.read(size) + begun).split(b"\n")
            yield from reversed(whole)
        yield begun
