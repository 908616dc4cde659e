"""HTML → Document: the paper's own part of a web page, with the source line of each block."""

import codecs
import re
from typing import Any

from yjqa.document import Block, Document, Page
from yjqa.errors import DamagedPaper, EmptyPaper
from yjqa.ingest.captions import with_captions
from yjqa.ingest.html.content import main_content, whole_content
from yjqa.ingest.html.walk import DEEPEST, Walk
from yjqa.ingest.identity import document_id, sha256, title_of
from yjqa.ingest.spacing import fold
from yjqa.ingest.text_encoding import decode

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]+)""", re.I)
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
    "|&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]))(?![0-9a-f]);?",
    re.I,
)
"""Characters, and references to them, that no XML tree may hold."""
_HEAD = 4096
_SITE_NAME = re.compile(r"\s+[|–—»·]\s+.*$|\s+-\s+[^-]*$")


def read_html(data: bytes, *, file: str) -> Document:
    """The paper in a web page. Raises EmptyPaper where its content holds no words."""
    text = _decoded(data)
    root = _parse(text, file)
    if root is None:
        raise _empty(file)
    title = fold(root.findtext(".//title") or "")
    properties = _properties(root)
    walk = Walk()
    blocks = with_captions(walk.blocks(main_content(root)))
    warnings = [f"elements nested more than {DEEPEST} deep were read as plain text"] if walk.too_deep else []
    if not blocks:
        blocks = Walk().blocks(whole_content(_parse(text, file)))
        warnings.append("the paper could not be told from the page's menus; the whole page was read")
    if not blocks:
        raise _empty(file)
    headings = [block for block in blocks if block.type == "heading" and block.level == 1]
    return Document(
        id=document_id(file),
        title=headings[0].text if headings else _SITE_NAME.sub("", title) or title_of(blocks, file),
        file=file,
        format="html",
        sha256=sha256(data),
        pages=(Page(1, tuple(blocks)),),
        warnings=tuple(warnings),
        properties=properties,
    )


def blocks_of_fragment(text: str, offset: int) -> list[Block]:
    """The blocks of a piece of HTML that begins on line `offset` of its file, counted from 0."""
    root = _parse(text, "the HTML in the file")
    return [] if root is None else Walk(offset).blocks(main_content(root))


def _empty(file: str) -> EmptyPaper:
    return EmptyPaper(f"{file}: the web page holds no text of its own. Save it with its content, or print it to PDF.")


def _decoded(data: bytes) -> str:
    """The text: in the encoding that a byte order mark says, else the page itself, else as plain text is decoded."""
    match = _CHARSET.search(data[:_HEAD])
    if match and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode(_as_browsers_read(match[1].decode("ascii")))
        except (LookupError, UnicodeError):
            pass
    return decode(data)


def _as_browsers_read(charset: str) -> str:
    return "cp1252" if charset.lower() in ("iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii") else charset


def _parse(text: str, file: str) -> Any:
    """The root of the page; `None` where there is no element in it."""
    from lxml import etree
    from lxml import html as lxml_html

    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None
    limits = [error.message for error in parser.error_log if error.type_name == "ERR_RESOURCE_LIMIT"]
    if limits:
        raise DamagedPaper(
            f"{file}: the web page is nested too deep or too large to read ({limits[0]}). Print it to PDF and read that."
        )
    return root


def _properties(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property")
        content = fold(meta.get("content") or "")
        if name and content and name.lower() not in ("viewport", "robots", "generator"):
            found.setdefault(name.lower(), content)
    return found
