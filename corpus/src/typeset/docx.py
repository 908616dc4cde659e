"""Papers as DOCX: heading styles, automatic numbers, repeated header rows, merged cells."""

from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from blocks import NOTICE, Block, Bullets, Cell, Heading, PageBreak, Paper, Paragraph, Part, Table, grid
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.table import _Cell as WordCell
from docx.text.paragraph import Paragraph as WordParagraph

LINE_CM = {False: 17.0, True: 25.7}
"""Width of the text on a page that stands or, `True`, lies."""

FILLS = {"green": "B7DFB9", "amber": "FFD58A", "red": "F3A6A0", "head": "DDE5EF", "total": "EFEFEF"}
MINUTE_NUMBERS = 90
"""The id of the numbering that the word processor works out: 1 for a heading, 1.1 for a paragraph under it."""

NUMBERING = f"""
<w:abstractNum {nsdecls("w")} w:abstractNumId="{MINUTE_NUMBERS}">
  <w:multiLevelType w:val="multilevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/><w:lvlJc w:val="left"/>
    <w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/><w:lvlJc w:val="left"/>
    <w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr></w:lvl>
</w:abstractNum>
"""


def _number_pages(paragraph: WordParagraph) -> None:
    paragraph.add_run("Page ")
    paragraph._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )


def _add_numbering(document: WordDocument) -> None:
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(NUMBERING))
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{MINUTE_NUMBERS}"><w:abstractNumId w:val="{MINUTE_NUMBERS}"/></w:num>'
        )
    )


def _number(paragraph: WordParagraph, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    numbering = properties.get_or_add_numPr()
    numbering.get_or_add_ilvl().val = level
    numbering.get_or_add_numId().val = MINUTE_NUMBERS


def _shade(cell: WordCell, fill: str) -> None:
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{FILLS[fill]}"/>')
    )


def _fill_cell(target: WordCell, cell: Cell, bold: bool) -> None:
    if cell.items:
        for i, item in enumerate(cell.items):
            paragraph = target.paragraphs[0] if i == 0 else target.add_paragraph()
            paragraph.style = "List Bullet"
            paragraph.add_run(item).font.size = Pt(9)
        return
    run = target.paragraphs[0].add_run(cell.text)
    run.bold = bold
    run.font.size = Pt(9)


def _add_table(document: WordDocument, table: Table, line_cm: float) -> None:
    if table.caption:
        document.add_paragraph(table.caption, style="Caption")
    rows = [*table.head, *table.body]
    cells = grid(rows)
    heads, first_total = len(table.head), len(rows) - table.total_rows
    made = document.add_table(len(rows), len(table.widths), style="Table Grid")
    made.autofit = False
    share = line_cm / sum(table.widths)
    for column, width in zip(made.columns, table.widths, strict=True):
        column.width = Cm(width * share)
    places = [list(row.cells) for row in made.rows]
    for r, row in enumerate(cells):
        for c, cell in enumerate(row):
            places[r][c].width = Cm(table.widths[c] * share)
            if cell is None:
                continue
            target = places[r][c]
            if cell.across > 1 or cell.down > 1:
                target = target.merge(places[r + cell.down - 1][c + cell.across - 1])
            _fill_cell(target, cell, bold=r < heads or r >= first_total)
            fill = cell.fill or ("head" if r < heads else "total" if r >= first_total else "")
            if fill:
                _shade(target, fill)
    for row in list(made.rows)[:heads]:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    document.add_paragraph()


def _add_block(document: WordDocument, block: Block, line_cm: float) -> None:
    match block:
        case Heading():
            number, _, rest = block.text.partition(" ")
            numbered = number.isdecimal()
            heading = document.add_heading(rest if numbered else block.text, block.level)
            if numbered:
                _number(heading, 0)
        case Paragraph():
            paragraph = document.add_paragraph()
            paragraph.add_run(block.text).bold = bool(block.action)
            if block.number:
                _number(paragraph, 1)
        case Bullets():
            for item in block.items:
                document.add_paragraph(item, style="List Bullet")
        case Table():
            _add_table(document, block, line_cm)
        case PageBreak() | Part():
            document.add_page_break()


def _with_fixed_times(archive: bytes, moment: datetime) -> Iterator[tuple[ZipInfo, bytes]]:
    with ZipFile(BytesIO(archive)) as parts:
        for name in parts.namelist():
            info = ZipInfo(name, moment.timetuple()[:6])
            info.compress_type = ZIP_DEFLATED
            yield info, parts.read(name)


def typeset(paper: Paper, path: Path) -> None:
    """Write `paper` as DOCX; the same paper gives the same bytes."""
    document = Document()
    moment = datetime.combine(paper.dated, time(9))
    about = document.core_properties
    about.title, about.author, about.subject = paper.title, paper.author, "Sample digest for yjqa"
    about.comments, about.last_modified_by = "", paper.author
    about.created = about.modified = moment
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(10.5)
    document.styles.element.find(qn("w:docDefaults")).find(f".//{qn('w:lang')}").set(qn("w:val"), "en-GB")
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if paper.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    section.header.paragraphs[0].text = paper.running_header
    _number_pages(section.footer.paragraphs[0])
    _add_numbering(document)
    document.add_heading(paper.title, 0)
    document.add_paragraph().add_run(NOTICE).italic = True
    for block in paper.blocks:
        _add_block(document, block, LINE_CM[paper.landscape])
    raw = BytesIO()
    document.save(raw)
    with ZipFile(path, "w") as archive:
        for info, content in _with_fixed_times(raw.getvalue(), moment):
            archive.writestr(info, content)
