"""Papers as PDF: ruled tables, running headers, printed page labels, an outline."""

import re
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape

from blocks import NOTICE, Block, Bullets, Cell, Heading, PageBreak, Paper, Paragraph, Part, Row, Table, grid
from reportlab.lib import colors
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    FrameBreak,
    ListFlowable,
    ListItem,
    NextPageTemplate,
    PageTemplate,
    Spacer,
)
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Grid

WIDTH, HEIGHT = A4
MARGIN = 20 * mm
GUTTER = 8 * mm
ROOM = HEIGHT - 2 * MARGIN
LINE = WIDTH - 2 * MARGIN
TITLE_ROOM = 34 * mm
"""Height of the frame across both columns that holds a two-column paper's title."""

LONG = 14
"""Rows from which a table may begin on the page at hand and run over to the next."""

NUMBER = re.compile(r"\(?£?[\d,.]+%?\)?|-|–")

INK = colors.HexColor("#1f3a5f")
FILLS = {
    "green": colors.HexColor("#b7dfb9"),
    "amber": colors.HexColor("#ffd58a"),
    "red": colors.HexColor("#f3a6a0"),
    "head": colors.HexColor("#dde5ef"),
    "total": colors.HexColor("#efefef"),
}

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10.5, leading=14.5, spaceAfter=7)
NUMBERED = ParagraphStyle("numbered", BODY, leftIndent=13 * mm)
NUMBERED_BOLD = ParagraphStyle("numbered bold", NUMBERED, fontName="Helvetica-Bold", bulletFontName="Helvetica-Bold")
NOTE = ParagraphStyle("note", BODY, fontName="Helvetica-Oblique", fontSize=8.5, leading=11, spaceAfter=10)
TITLE = ParagraphStyle("title", BODY, fontName="Helvetica-Bold", fontSize=19, leading=23, textColor=INK, spaceAfter=8)
CAPTION = ParagraphStyle("caption", BODY, fontName="Helvetica-Bold", fontSize=9.5, spaceBefore=6, keepWithNext=1)
LONG_CAPTION = ParagraphStyle("long caption", CAPTION, keepWithNext=0)
CELL = ParagraphStyle("cell", BODY, fontSize=9, leading=11.4, spaceAfter=0)
CELL_BOLD = ParagraphStyle("cell bold", CELL, fontName="Helvetica-Bold")
FIGURE = ParagraphStyle("figure", CELL, alignment=TA_RIGHT)
FIGURE_BOLD = ParagraphStyle("figure bold", CELL_BOLD, alignment=TA_RIGHT)
HEADINGS = {
    level: ParagraphStyle(
        f"heading {level}",
        BODY,
        fontName="Helvetica-Bold",
        fontSize=size,
        leading=size + 4,
        textColor=INK,
        spaceBefore=10,
        spaceAfter=5,
        keepWithNext=1,
    )
    for level, size in ((1, 14), (2, 11.5), (3, 10.5))
}


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]


class _Document(BaseDocTemplate):
    """A document that notes its headings in the outline and prints each page's label in the footer."""

    def __init__(self, path: Path, paper: Paper) -> None:
        super().__init__(
            str(path),
            pagesize=A4,
            title=paper.title,
            author=paper.author,
            subject="Sample digest for yjqa",
            invariant=1,
            lang="en-GB",
        )
        self._front = paper.front_pages
        self._bookmarks = count(1)
        self._depth = -1
        headers = [paper.running_header, *(b.running_header for b in paper.blocks if isinstance(b, Part))]
        self.addPageTemplates(
            [
                PageTemplate(f"part {i}", _columns(paper.columns, ROOM), onPage=self._furniture(header))
                for i, header in enumerate(headers)
            ]
        )
        if paper.columns > 1:
            title = Frame(MARGIN, MARGIN + ROOM - TITLE_ROOM, LINE, TITLE_ROOM, 0, 0, 0, 0)
            first = [title, *_columns(paper.columns, ROOM - TITLE_ROOM)]
            self.pageTemplates.insert(0, PageTemplate("first", first, onPage=self._furniture(paper.running_header)))

    def _furniture(self, header: str) -> Callable[[Canvas, BaseDocTemplate], None]:
        def draw(canvas: Canvas, document: BaseDocTemplate) -> None:
            page = document.page
            label = _roman(page) if page <= self._front else str(page - self._front)
            canvas.saveState()
            canvas.setFont("Helvetica", 8)
            canvas.setFillColor(colors.HexColor("#555555"))
            canvas.drawString(MARGIN, HEIGHT - 12 * mm, header)
            canvas.drawCentredString(WIDTH / 2, 11 * mm, f"Page {label}")
            canvas.restoreState()

        return draw

    def beforeDocument(self) -> None:  # noqa: N802 - reportlab's name
        """Give the file the page labels that the footers print."""
        if self._front:
            self.canv.addPageLabel(0, "ROMAN_LOWER", 1)
            self.canv.addPageLabel(self._front, "ARABIC", 1)

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - reportlab's name
        """Note a heading in the outline."""
        level = getattr(flowable, "outline_level", None)
        if level is not None:
            key = f"heading-{next(self._bookmarks)}"
            self.canv.bookmarkPage(key)
            self._depth = min(level - 1, self._depth + 1)
            self.canv.addOutlineEntry(flowable.getPlainText(), key, self._depth)


def _columns(number: int, height: float) -> list[Frame]:
    width = (LINE - (number - 1) * GUTTER) / number
    return [Frame(MARGIN + i * (width + GUTTER), MARGIN, width, height, 0, 0, 0, 0) for i in range(number)]


def _cell(cell: Cell | None, *, bold: bool, label: bool) -> Flowable | str:
    if cell is None:
        return ""
    if cell.items:
        return _bullets(cell.items, CELL)
    text = escape(cell.text)
    if NUMBER.fullmatch(cell.text) and not label:
        return Text(text, FIGURE_BOLD if bold else FIGURE)
    return Text(text, CELL_BOLD if bold else CELL)


def _bullets(items: tuple[str, ...], style: ParagraphStyle) -> Flowable:
    return ListFlowable(
        [ListItem(Text(escape(item), style), leftIndent=12) for item in items],
        bulletType="bullet",
        bulletFontSize=style.fontSize - 3,
        bulletOffsetY=-2,
        leftIndent=12,
        spaceAfter=style.spaceAfter,
    )


def _table(table: Table, line: float) -> Iterator[Flowable]:
    if table.caption:
        if len(table.body) < LONG:
            yield Text(escape(table.caption), CAPTION)
        else:
            yield CondPageBreak(40 * mm)
            yield Text(escape(table.caption), LONG_CAPTION)
    rows: list[Row] = [*table.head, *table.body]
    heads, first_total = len(table.head), len(rows) - table.total_rows
    cells = grid(rows)
    style: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.6, colors.HexColor("#555555")),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, heads - 1), FILLS["head"]),
    ]
    if table.total_rows:
        style.append(("BACKGROUND", (0, first_total), (-1, -1), FILLS["total"]))
    for r, row in enumerate(cells):
        for c, cell in enumerate(row):
            if cell and (cell.across > 1 or cell.down > 1):
                style.append(("SPAN", (c, r), (c + cell.across - 1, r + cell.down - 1)))
            if cell and cell.fill:
                style.append(("BACKGROUND", (c, r), (c, r), FILLS[cell.fill]))
    share = line / sum(table.widths)
    yield Grid(
        [
            [_cell(cell, bold=r < heads or r >= first_total, label=c == 0) for c, cell in enumerate(row)]
            for r, row in enumerate(cells)
        ],
        colWidths=[width * share for width in table.widths],
        repeatRows=heads,
        style=style,
        hAlign="LEFT",
    )
    yield Spacer(1, 8)


def _heading(heading: Heading) -> Flowable:
    text = Text(escape(heading.text), HEADINGS[heading.level])
    text.outline_level = heading.level
    return text


def _paragraph(paragraph: Paragraph) -> Flowable:
    text = escape(paragraph.text)
    if paragraph.number:
        return Text(text, NUMBERED_BOLD if paragraph.action else NUMBERED, bulletText=paragraph.number)
    return Text(f"<b>{text}</b>" if paragraph.action else text, BODY)


def _flow(blocks: tuple[Block, ...], line: float) -> Iterator[Flowable]:
    parts = count(1)
    for block in blocks:
        match block:
            case Heading():
                yield _heading(block)
            case Paragraph():
                yield _paragraph(block)
            case Bullets():
                yield _bullets(block.items, BODY)
            case Table():
                yield from _table(block, line)
            case PageBreak():
                yield NewPage()
            case Part():
                yield NextPageTemplate(f"part {next(parts)}")
                yield NewPage()


def typeset(paper: Paper, path: Path) -> None:
    """Write `paper` as PDF."""
    line = (LINE - (paper.columns - 1) * GUTTER) / paper.columns
    front: list[Flowable] = [Text(escape(paper.title), TITLE), Text(NOTICE, NOTE)]
    if paper.columns > 1:
        front += [NextPageTemplate("part 0"), FrameBreak()]
    _Document(path, paper).build([*front, *_flow(paper.blocks, line)])
