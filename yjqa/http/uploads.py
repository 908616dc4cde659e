"""Receiving a file: the parts of a multipart body as they come, the file straight to its place on disk, counted and hashed."""

import errno
import hashlib
import os
import secrets
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath

import anyio.to_thread
from fastapi import Request
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from yjqa.http.problems import HttpProblem, invalid_request
from yjqa.http.validation import FieldProblem
from yjqa.service.files import PaperFiles

LONGEST_FIELD = 256
"""Letters of a part that is no file."""

_MOST_FIELD_BYTES = 4 * LONGEST_FIELD

_MOST_BESIDES = 64 * 1024
"""Bytes of a body that are not of the file: heads of parts, fields, what stands around them."""

_AT_ONCE = 256 * 1024
"""Bytes that are gathered before they are written."""

_LONGEST_NAME = 150
_FIELDS = ("password", "ocr")
_PLAIN = ("", "7bit", "8bit", "binary")


@dataclass(frozen=True, slots=True)
class Received:
    """A file that came whole, and what was said with it. Its bytes lie with the files of `job`."""

    job: str
    file: str
    sha256: str
    password: str | None
    ocr: bool


async def receive(request: Request, files: PaperFiles, max_bytes: int) -> Received:
    """Takes in the body of a request. Nothing is left of it unless this returns. Raises `HttpProblem`."""
    boundary = _boundary(request)
    announced = request.headers.get("content-length")
    if announced is not None and int(announced) > max_bytes + _MOST_BESIDES:
        raise _too_large(max_bytes)
    receiver = _Receiver(boundary, files, max_bytes)
    try:
        gathered = bytearray()
        async for chunk in request.stream():
            gathered += chunk
            if len(gathered) >= _AT_ONCE:
                await anyio.to_thread.run_sync(receiver.take, bytes(gathered))
                gathered.clear()
        await anyio.to_thread.run_sync(receiver.take, bytes(gathered))
        return await anyio.to_thread.run_sync(receiver.whole)
    except BaseException:  # the client went away, too, or this process is to stop
        receiver.abandon()
        raise


def clean_name(said: str) -> str:
    """The name that a file is kept under: the last part of what the client calls it, without what could steer a terminal or a path."""
    last = said.replace("\\", "/").rpartition("/")[2]
    shown = "".join(sign for sign in unicodedata.normalize("NFC", last) if unicodedata.category(sign)[0] != "C")
    name = PurePosixPath(" ".join(shown.split()).strip(". ") or "paper")
    suffix = name.suffix if len(name.suffix.encode()) <= 10 else ""
    stem = name.name.removesuffix(suffix).encode()[: _LONGEST_NAME - len(suffix.encode())].decode("utf-8", "ignore")
    return stem.rstrip(". ") + suffix


def _boundary(request: Request) -> bytes:
    kind, options = parse_options_header(request.headers.get("content-type"))
    if kind != b"multipart/form-data":
        said = kind.decode("latin-1") or "nothing"
        raise HttpProblem(
            415,
            "unsupported-media-type",
            "Not an upload",
            f"A paper is uploaded as multipart/form-data, with the part file; the Content-Type says {said}.",
        )
    if not options.get(b"boundary"):
        raise _malformed("the Content-Type names no boundary")
    return options[b"boundary"]


class _Receiver:
    """Takes the bytes of a body one after the other. One at a time may call it, from any thread."""

    def __init__(self, boundary: bytes, files: PaperFiles, max_bytes: int) -> None:
        self._files = files
        self._max_bytes = max_bytes
        self._job = secrets.token_hex(16)
        self._descriptor: int | None = None
        self._hash = hashlib.sha256()
        self._received = 0
        self._size = 0
        self._name: str | None = None  # of the file, once its part has begun
        self._fields: dict[str, bytearray] = {}
        self._head: list[tuple[bytearray, bytearray]] = []
        self._part = ""
        self._has_ended = False
        with _told():
            self._parser = MultipartParser(
                boundary,
                {
                    "on_part_begin": self._head.clear,
                    "on_header_begin": lambda: self._head.append((bytearray(), bytearray())),
                    "on_header_field": lambda data, start, end: self._head[-1][0].extend(data[start:end]),
                    "on_header_value": lambda data, start, end: self._head[-1][1].extend(data[start:end]),
                    "on_headers_finished": self._begin_part,
                    "on_part_data": self._take_part,
                    "on_end": self._note_end,
                },
            )

    def take(self, data: bytes) -> None:
        """Takes what came next. Raises `HttpProblem`."""
        self._received += len(data)
        if self._received > self._max_bytes + _MOST_BESIDES:
            raise _too_large(self._max_bytes)
        with _told():
            if self._descriptor is not None:
                self._files.keep_alive(self._job)
            self._parser.write(data)

    def whole(self) -> Received:
        """What came, now that nothing more does. Raises `HttpProblem` where it is not what it should be."""
        if not self._has_ended:
            raise _malformed("it ends before its last part does")
        if self._name is None:
            raise _wrong("file", "the part is missing. Send the paper in it.")
        if not self._size:
            raise _wrong("file", "there is nothing in the file.")
        ocr = self._field("ocr")
        if ocr not in (None, "true", "false"):
            raise _wrong("ocr", "this is true or false.")
        password = self._field("password")
        name = clean_name(self._name)
        with _told():
            assert self._descriptor is not None
            os.fsync(self._descriptor)
            self._close()
            self._files.settle(self._job, name)
        return Received(self._job, name, self._hash.hexdigest(), password or None, ocr == "true")

    def abandon(self) -> None:
        """Forgets what came."""
        self._close()
        self._files.discard(self._job)

    def _begin_part(self) -> None:
        head = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in self._head}
        _, options = parse_options_header(head.get("content-disposition"))
        self._part = options.get(b"name", b"").decode("utf-8", "replace")
        if head.get("content-transfer-encoding", "").strip().lower() not in _PLAIN:
            raise _wrong(self._part, "a part is sent as it is, without a transfer encoding.")
        if self._part == "file":
            if b"filename" not in options:
                raise _wrong("file", "the part has no file name. Send it as a file.")
            if self._name is not None:
                raise _wrong("file", "there is more than one. Upload one paper at a time.")
            self._name = options[b"filename"].decode("utf-8", "replace")
            self._descriptor = os.open(self._files.begin(self._job), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        elif self._part in _FIELDS and self._part not in self._fields:
            self._fields[self._part] = bytearray()
        else:
            raise _wrong(
                self._part[:100], f"such a part is not known, or came twice. There are file, {', '.join(_FIELDS)}."
            )

    def _take_part(self, data: bytes, start: int, end: int) -> None:
        if self._part == "file":
            assert self._descriptor is not None
            self._size += end - start
            if self._size > self._max_bytes:
                raise _too_large(self._max_bytes)
            piece = memoryview(data)[start:end]
            self._hash.update(piece)
            while piece:
                piece = piece[os.write(self._descriptor, piece) :]
        else:
            field = self._fields[self._part]
            field += data[start:end]
            if len(field) > _MOST_FIELD_BYTES:
                raise _too_long(self._part)

    def _note_end(self) -> None:
        self._has_ended = True

    def _field(self, name: str) -> str | None:
        field = self._fields.get(name)
        if field is None:
            return None
        text = field.decode("utf-8", "replace")
        if len(text) > LONGEST_FIELD:
            raise _too_long(name)
        return text

    def _close(self) -> None:
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)


@contextmanager
def _told() -> Iterator[None]:
    """Has a broken body and a full disk told as problems."""
    try:
        yield
    except FormParserError as error:
        raise _malformed(str(error)) from error
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise HttpProblem(
            507,
            "disk-full",
            "No room on the disk",
            "There is no room left for the paper on the disk of the service. Nothing of it was kept. Try again when there is room.",
        ) from error


def _too_large(max_bytes: int) -> HttpProblem:
    return HttpProblem(
        413,
        "paper-too-large",
        "The paper is too large",
        f"A paper may have {max_bytes / 1e6:,.1f} MB. Split it, or have whoever runs the service raise YJQA_MAX_BYTES.",
        headers={"Connection": "close"},
    )


def _malformed(what: str) -> HttpProblem:
    detail = f"The body of the request is no multipart/form-data: {what}. Send the paper in the part file."
    return HttpProblem(400, "malformed-upload", "The upload cannot be read", detail)


def _too_long(part: str) -> HttpProblem:
    return _wrong(part, f"the part is longer than {LONGEST_FIELD} letters.")


def _wrong(part: str, what: str) -> HttpProblem:
    return invalid_request([FieldProblem(where=f"body.{part}", what=what)])
