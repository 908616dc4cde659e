"""What kind of paper some bytes are, told by the bytes and not by the file's name."""

import io
import re
import zipfile
from pathlib import PurePath

from yjqa.document import Format
from yjqa.errors import DamagedPaper, EmptyPaper, EncryptedPaper, UnknownFormat, UnreadablePaper
from yjqa.ingest.text_encoding import decode

EXTENSIONS: dict[str, Format] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
}
"""The kinds of paper by the ending of a file's name: what is read out of a folder."""

_SAVE_AS = "Save it as DOCX or PDF and read that."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFFICE_MEMBERS = (
    ("word/document.xml", None),
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/container.xml", "an e-book"),
)
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "a Word document of the old format (.doc)"),
    ("Workbook", "an Excel workbook of the old format (.xls)"),
    ("PowerPoint Document", "a PowerPoint presentation of the old format (.ppt)"),
)
_OTHERS = (
    (b"{\\rtf", "a Rich Text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"Rar!", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"\x1f\x8b", "an archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_PDF_MARK_WITHIN = 1024
"""A PDF's mark may stand after some rubbish: readers look for it in the first kilobyte."""
_LOOKED_AT = 65_536
_UTF16_NULS = 0.2
"""Share of zero bytes from which text is UTF-16; fewer, but some, stand in no text."""

_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_HTML_TAG = re.compile(r"</(?:p|div|li|td|h[1-6]|span|section|article|table)>", re.I)
_MARKDOWN_SIGNS = (
    (re.compile(r"\A---[ \t]*\n\w[\w-]*:(?:[ \t].*)?\n"), 2),  # front matter
    (re.compile(r"^#{1,6} \S(?:.|\n)*?^#{1,6} \S", re.M), 2),  # two headings
    (re.compile(r"^#{1,6} \S", re.M), 1),
    (re.compile(r"^\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t:|-]*$", re.M), 2),  # the rule under a table's header
    (re.compile(r"\[[^\]\n]{1,200}\]\((?:https?://|/|#|\.)[^)\s]*\)"), 1),
    (re.compile(r"^(?:```|~~~)", re.M), 1),
    (re.compile(r"(?<![*\w])\*\*[^*\n]+\*\*(?!\*)"), 1),
    (re.compile(r"\\[\[\]*_#]"), 1),
)
_ENOUGH_SIGNS = 2
"""One sign alone may stand in any text: a line that begins with "# ", a word between stars."""


def kind_of(data: bytes, file: str) -> Format:
    """The kind of paper. Raises EmptyPaper, EncryptedPaper, DamagedPaper, or UnknownFormat for what is none."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise EmptyPaper(f"{file}: the file is empty. Fetch it again from where it came from.")
    if b"%PDF-" in data[:_PDF_MARK_WITHIN]:
        return "pdf"
    if data.startswith(b"PK"):
        return _kind_of_zip(data, file)
    if data.startswith(_OLE):
        raise _refusal_of_ole(data, file)
    for mark, what in _OTHERS:
        if data.startswith(mark):
            raise UnknownFormat(f"{file}: this is {what}, which yjqa does not read. {_SAVE_AS}")
    return _kind_of_text(data, file)


def _kind_of_zip(data: bytes, file: str) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DamagedPaper(
            f"{file}: this begins as a Word file but is damaged or cut short. Fetch it again from where it came from."
        ) from error
    for member, what in _OFFICE_MEMBERS:
        if member in names:
            if what is None:
                return "docx"
            raise UnknownFormat(f"{file}: this is {what}, which yjqa does not read. {_SAVE_AS}")
    raise UnknownFormat(f"{file}: this is a zip archive, not a paper. Unpack it and read the files in it.")


def _refusal_of_ole(data: bytes, file: str) -> UnreadablePaper:
    for stream, what in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            if what == "encrypted":
                return EncryptedPaper(f"{file}: the file is protected by a password. Save it in Word without one.")
            return UnknownFormat(f"{file}: this is {what}, which yjqa does not read. {_SAVE_AS}")
    return UnknownFormat(f"{file}: this is an old Office file, which yjqa does not read. {_SAVE_AS}")


def _refusal_of_bytes(file: str) -> UnreadablePaper:
    named = EXTENSIONS.get(PurePath(file).suffix.lower())
    if named in ("pdf", "docx"):
        return DamagedPaper(
            f"{file}: its name says {named.upper()}, but its content is none; it is damaged. "
            "Fetch it again from where it came from."
        )
    return UnknownFormat(f"{file}: the content is not text and of no kind that yjqa knows. {_SAVE_AS}")


def _kind_of_text(data: bytes, file: str) -> Format:
    head = data[:_LOOKED_AT]
    if 0 < head.count(0) < len(head) * _UTF16_NULS and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _refusal_of_bytes(file)
    text = decode(head).lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if _HTML.match(text) or (text.lstrip().startswith("<") and len(_HTML_TAG.findall(text)) > 2):
        return "html"
    signs = sum(weight for sign, weight in _MARKDOWN_SIGNS if sign.search(text))
    return "markdown" if signs >= _ENOUGH_SIGNS else "text"
