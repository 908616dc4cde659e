"""DOCX → Document.

Word keeps no pages and no list numbers as text: numbers are worked out (`numbering`), pages are those of the last
saved layout where the file records it. Headers and footers are set aside, tracked changes are read as accepted,
comments are left out, footnotes follow at the end.
"""

import io
from dataclasses import replace
from typing import Any

from yjqa.document import Block, Document, Page, Span, Table
from yjqa.errors import DamagedPaper, EmptyPaper
from yjqa.ingest.docx.archive import ADVICE, check_archive
from yjqa.ingest.docx.body import Body
from yjqa.ingest.identity import document_id, is_borne_out, sha256
from yjqa.ingest.spacing import fold
from yjqa.ingest.text_title import title_of_text

_OPENING = 40
_STRICT = b"http://purl.oclc.org/ooxml/"
_SCHEMAS = b"http://schemas.openxmlformats.org/"
_STRICT_NAMES = (
    (_STRICT + b"wordprocessingml/main", _SCHEMAS + b"wordprocessingml/2006/main"),
    (_STRICT + b"officeDocument/relationships", _SCHEMAS + b"officeDocument/2006/relationships"),
    (_STRICT + b"officeDocument/math", _SCHEMAS + b"officeDocument/2006/math"),
)
_PARTS = ("styles", "numbering", "footnotes", "endnotes", "header")
_PROPERTIES = ("title", "author", "subject", "keywords", "category")


def read_docx(data: bytes, *, file: str) -> Document:
    """The paper in a Word file.

    Raises DamagedPaper where it cannot be opened, PaperTooLarge where it unpacks to too much, EmptyPaper where it
    holds no words.
    """
    check_archive(data, file)
    parts, properties = _open(data, file)
    body = Body(parts)
    blocks = body.read()
    if not blocks:
        raise EmptyPaper(f"{file}: the Word file holds no text. If its pages are pictures, save it as PDF and use OCR.")
    warnings = list(dict.fromkeys(body.warnings))
    if body.pictures:
        warnings.append(f"{body.pictures} large pictures or charts were not read")
    return Document(
        id=document_id(file),
        title=body.title or _stated_title(properties, blocks) or title_of_text(blocks, file),
        file=file,
        format="docx",
        sha256=sha256(data),
        pages=_paged(blocks) if body.pages.rendered else (Page(1, tuple(map(_unpaged, blocks))),),
        warnings=tuple(warnings),
        properties=properties,
    )


def _open(data: bytes, file: str) -> tuple[dict[str, Any], dict[str, str]]:
    """The roots of the XML parts that are read, and what the file says of itself."""
    from docx.opc.package import OpcPackage

    try:
        package = OpcPackage.open(io.BytesIO(data))
        main = next(rel for rel in package.rels.values() if rel.reltype.endswith("/officeDocument")).target_part
        roots = {"document": _root(main.blob)}
        for relation in main.rels.values():
            name = relation.reltype.rsplit("/", 1)[-1]
            if name in _PARTS and not relation.is_external:
                roots[relation.rId if name == "header" else name] = _root(relation.target_part.blob)
        core = package.core_properties
        properties = {name: str(getattr(core, name)) for name in _PROPERTIES if getattr(core, name)}
    except Exception as error:  # python-docx raises what lxml, zipfile and its own lookups happen to raise
        raise DamagedPaper(f"{file}: the Word file is damaged ({type(error).__name__}). {ADVICE}") from error
    return roots, properties


def _root(blob: bytes) -> Any:
    """The root of a part; the strict form of the format, which names the same things otherwise, is read as the usual."""
    from lxml import etree

    if _STRICT in blob:
        for strict, usual in _STRICT_NAMES:
            blob = blob.replace(strict, usual)
    return etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def _stated_title(properties: dict[str, str], blocks: list[Block]) -> str | None:
    title = fold(properties.get("title", ""))
    return title if is_borne_out(title, blocks[:_OPENING]) else None


def _paged(blocks: list[Block]) -> tuple[Page, ...]:
    last = max(block.span.page or 1 for block in blocks)
    pages: list[list[Block]] = [[] for _ in range(last)]
    current = 1
    for block in blocks:
        current = max(current, block.span.page or current)
        pages[current - 1].append(block)
    return tuple(Page(number, tuple(found)) for number, found in enumerate(pages, 1))


def _unpaged(block: Block) -> Block:
    """The block without the page that only hard breaks were counted for."""
    if not isinstance(block, Table):
        return replace(block, span=Span())
    cells = tuple(
        replace(cell, span=Span(), blocks=tuple(replace(inner, span=Span()) for inner in cell.blocks))
        for cell in block.cells
    )
    return replace(block, span=Span(), cells=cells)
