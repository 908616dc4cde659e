"""Small Word files for tests: a body as WordprocessingML, with numbering, styles and footnotes where they are needed."""

import io
import re
import zipfile

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

_NAMESPACES = nsdecls("w", "r")


def paragraph(text: str = "", *, properties: str = "", run: str = "") -> str:
    """One paragraph of one run; `properties` and `run` go into its pPr and rPr."""
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def bold(text: str) -> str:
    """A paragraph in bold letters."""
    return paragraph(text, run="<w:b/>")


def numbered(text: str, level: int = 0, num: int = 90) -> str:
    """A paragraph of the list with this number."""
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def styled(text: str, style: str) -> str:
    """A paragraph in a style of python-docx's own template, by id (`"Heading1"`)."""
    return paragraph(text, properties=f'<w:pStyle w:val="{style}"/>')


def cell(*content: str, properties: str = "") -> str:
    """A table cell; plain text becomes a paragraph."""
    inner = "".join(part if part.startswith("<") else paragraph(part) for part in content) or paragraph()
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A table row; plain text becomes a cell."""
    inner = "".join(part if part.startswith("<w:tc>") else cell(part) for part in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def levels(*patterns: tuple[str, str], start: int = 1) -> str:
    """The levels of a list: format and pattern of each (`("decimal", "%1.%2")`)."""
    return "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start if index == 0 else 1}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for index, (form, pattern) in enumerate(patterns)
    )


def word_file(*content: str, lists: dict[int, str] | None = None, more_nums: str = "", title: str = "") -> bytes:
    """The bytes of a Word file with this body. `lists`: the levels of each list by its number, from 90 on."""
    document = docx.Document()
    body = document.element.body
    for element in parse_xml(f"<w:body {_NAMESPACES}>{''.join(content)}</w:body>"):
        body.insert(len(body) - 1, element)
    document.core_properties.title = title
    root = document.part.numbering_part.element
    first_num = next((i for i, child in enumerate(root) if child.tag.endswith("}num")), len(root))
    for num, definition in (lists or {}).items():
        root.insert(
            first_num, parse_xml(f'<w:abstractNum {_NAMESPACES} w:abstractNumId="{num}">{definition}</w:abstractNum>')
        )
    nums = "".join(f'<w:num w:numId="{num}"><w:abstractNumId w:val="{num}"/></w:num>' for num in lists or {})
    for element in parse_xml(f"<w:numbering {_NAMESPACES}>{nums}{more_nums}</w:numbering>"):
        root.append(element)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The file with one more part, or another content of one that it has."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info.filename))
        new.writestr(name, content)
    return stream.getvalue()


def with_bytes_replaced(data: bytes, old: bytes, new: bytes) -> bytes:
    """The file with these bytes for those in every part."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w") as after:
        for info in before.infolist():
            after.writestr(info.filename, before.read(info.filename).replace(old, new))
    return stream.getvalue()


def with_relation(data: bytes, kind: str, target: str) -> bytes:
    """The file with a relation of its document to another part."""
    place = "word/_rels/document.xml.rels"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        relations = archive.read(place).decode()
        types = archive.read("[Content_Types].xml").decode()
    schema = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationship Id="rIdX" Type="{schema}/{kind}" Target="{target}"/></Relationships>'
    data = with_part(data, place, relations.replace("</Relationships>", relation).encode())
    override = (
        f'<Override PartName="/word/{target}" '
        f'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/></Types>'
    )
    return with_part(data, "[Content_Types].xml", re.sub("</Types>", override, types).encode())
