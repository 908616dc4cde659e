"""Bytes → Document.

`read(path)` is the one door: it finds the kind of file by its content and calls the reader for it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from yjqa.document import Document, Format
from yjqa.errors import DamagedPaper, PaperTooLarge, ScannedPaper
from yjqa.ingest.identity import sha256
from yjqa.ingest.kinds import EXTENSIONS, kind_of

MAX_BYTES = 200_000_000
MAX_PAGES = 5_000


@dataclass(frozen=True, slots=True)
class Reading:
    """How a paper is to be read: `password` opens an encrypted PDF, `ocr` reads the pages that are pictures."""

    password: str | None = None
    ocr: bool = False
    max_pages: int = MAX_PAGES


def _read_pdf(data: bytes, file: str, reading: Reading) -> Document:
    from yjqa.ingest.pdf import read_pdf

    try:
        document = read_pdf(data, file=file, password=reading.password, max_pages=reading.max_pages)
    except ScannedPaper:
        if not reading.ocr:
            raise
        return _read_scan(data, file, reading, None)
    has_pictures = any(page.pictured for page in document.pages)
    return _read_scan(data, file, reading, document) if reading.ocr and has_pictures else document


def _read_scan(data: bytes, file: str, reading: Reading, before: Document | None) -> Document:
    """A PDF some or all of whose pages are pictures. `before`: what was read without them, if anything was."""
    from yjqa.ingest.ocr import with_text
    from yjqa.ingest.pdf import read_pdf

    try:
        layered = with_text(data, file=file)
    except ScannedPaper as error:
        if before is None:
            raise
        return replace(before, warnings=(*before.warnings, str(error)))
    document = read_pdf(layered, file=file, password=reading.password, max_pages=reading.max_pages)
    unread = before.pages if before is not None else document.pages
    pictures = {page.number for page in unread if page.pictured or before is None}
    pages = [str(page.number) for page in document.pages if page.number in pictures and page.blocks]
    read_by_sight = f"check figures against the paper where its pages were read from pictures: {', '.join(pages)}"
    return replace(document, sha256=sha256(data), warnings=(*document.warnings, *([read_by_sight] if pages else ())))


def _read_docx(data: bytes, file: str, reading: Reading) -> Document:
    from yjqa.ingest.docx import read_docx

    return read_docx(data, file=file)


def _read_html(data: bytes, file: str, reading: Reading) -> Document:
    from yjqa.ingest.html import read_html

    return read_html(data, file=file)


def _read_markdown(data: bytes, file: str, reading: Reading) -> Document:
    from yjqa.ingest.markdown import read_markdown

    return read_markdown(data, file=file)


def _read_text(data: bytes, file: str, reading: Reading) -> Document:
    from yjqa.ingest.text import read_text

    return read_text(data, file=file)


READERS: Mapping[Format, Callable[[bytes, str, Reading], Document]] = {
    "pdf": _read_pdf,
    "docx": _read_docx,
    "html": _read_html,
    "markdown": _read_markdown,
    "text": _read_text,
}
"""Each kind's reader; the packages that it needs are loaded when it is first called."""

_INTERCHANGEABLE = ({"text", "markdown"},)
"""Kinds that pass for one another by name: Markdown is plain text, whatever the file's ending says."""


def read(
    path: Path,
    *,
    password: str | None = None,
    ocr: bool = False,
    max_bytes: int = MAX_BYTES,
    max_pages: int = MAX_PAGES,
) -> Document:
    """The paper in a file, read as what its content is; a name that says otherwise is a warning.

    Raises a subclass of UnreadablePaper whose message names the file.
    """
    data = _bytes_of(path, max_bytes)
    kind = kind_of(data, path.name)
    document = READERS[kind](data, path.name, Reading(password, ocr, max_pages))
    named = EXTENSIONS.get(path.suffix.lower())
    if named in (None, kind) or {named, kind} in _INTERCHANGEABLE:
        return document
    warning = f"the file's name says {named}, its content is {kind}; it was read as {kind}"
    return replace(document, warnings=(warning, *document.warnings))


def _bytes_of(path: Path, max_bytes: int) -> bytes:
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise PaperTooLarge(
                f"{path.name}: the file is {size / 1e6:.1f} MB, over the limit of {max_bytes / 1e6:.1f} MB. "
                "Split it, or raise YJQA_MAX_BYTES."
            )
        return path.read_bytes()
    except OSError as error:
        raise DamagedPaper(f"{path.name}: the file cannot be opened ({error.strerror}).") from error
