"""The zip that a DOCX is: checked before anything in it is parsed."""

import io
import zipfile
import zlib

from yjqa.errors import DamagedPaper, PaperTooLarge

MOST_INFLATED = 400_000_000
"""Bytes of all parts together that are still unpacked; pictures count, XML parts have their own limit."""
MOST_XML = 64_000_000
"""Bytes of one XML part: a paper of thousands of pages stays under it."""
MOST_DENSE = 200
"""How many times its packed size an XML part may unpack to, from `DENSE_FROM` bytes on: Word's own stay under 60."""
DENSE_FROM = 8_000_000
MOST_PARTS = 10_000

_CHUNK = 1 << 20
ADVICE = "Open it in Word, save a copy and try that, or save it as PDF."


def check_archive(data: bytes, file: str) -> None:
    """Unpacks every part once without keeping it, so that a part's true size is known and not only what it declares.

    Raises DamagedPaper for a broken zip or a part that declares XML entities, PaperTooLarge for one that unpacks to
    too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_INFLATED:
                raise _too_large(file)
            total = 0
            for part in parts:
                total += _inflated(archive, part, MOST_INFLATED - total, file)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, zlib.error) as error:
        raise DamagedPaper(f"{file}: the Word file is damaged or cut short ({error}). {ADVICE}") from error


def _inflated(archive: zipfile.ZipFile, part: zipfile.ZipInfo, allowed: int, file: str) -> int:
    is_xml = part.filename.endswith((".xml", ".rels"))
    limit = min(allowed, MOST_XML) if is_xml else allowed
    size = 0
    tail = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > limit or (is_xml and size > max(DENSE_FROM, MOST_DENSE * part.compress_size)):
                raise _too_large(file)
            if is_xml and b"<!DOCTYPE" in tail + chunk.replace(b"\0", b""):
                raise DamagedPaper(
                    f"{file}: {part.filename} declares its own XML entities, which Word never writes. {ADVICE}"
                )
            tail = chunk[-16:]
    return size


def _too_large(file: str) -> PaperTooLarge:
    return PaperTooLarge(
        f"{file}: the Word file unpacks to far more than a paper holds. Save it with smaller pictures, or as PDF."
    )
