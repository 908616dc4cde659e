"""PDF → Document.

Words, places and ruling lines come from pdfium (`opening`), labels, outline and properties from pypdf (`outline`). On the
way: ligatures mended, running lines set aside (`furniture`), tables told from their rules (`grid`, `ruled`) or from
columns that line up (`aligned`), columns put in reading order (`order`), lines made paragraphs (`drafts`), pages joined
(`stitch`), layout tables opened out (`unroll`), headings told (`headings`).
"""

import re
from collections.abc import Sequence

from yjqa.document import Block, Document, Page
from yjqa.errors import DamagedPaper, EmptyPaper, ScannedPaper
from yjqa.ingest.captions import with_captions
from yjqa.ingest.hints import HOW_TO_READ
from yjqa.ingest.identity import document_id, is_borne_out, sha256
from yjqa.ingest.pdf.aligned import find_aligned, rows_to_table
from yjqa.ingest.pdf.draft_tables import DraftTable
from yjqa.ingest.pdf.drafts import Draft, Leading, lines_to_drafts, usual_leading
from yjqa.ingest.pdf.furniture import set_furniture_aside
from yjqa.ingest.pdf.grid import Grid
from yjqa.ingest.pdf.headings import Headings, body_size
from yjqa.ingest.pdf.lines import Line, split_row, words_to_rows
from yjqa.ingest.pdf.margins import beside, split_margin
from yjqa.ingest.pdf.mending import Lexicon, mend_ligatures
from yjqa.ingest.pdf.opening import read_sheets
from yjqa.ingest.pdf.order import Item, item_right, reading_order
from yjqa.ingest.pdf.outline import read_frontispiece
from yjqa.ingest.pdf.ruled import find_grids, grid_to_table, holds
from yjqa.ingest.pdf.sheet import Sheet
from yjqa.ingest.pdf.stitch import Element, stitch
from yjqa.ingest.pdf.unroll import unroll_layout
from yjqa.ingest.spacing import fold
from yjqa.ingest.text_title import title_of_text

MAX_PAGES = 5_000
_TITLE = re.compile(r"table\s+[A-Z]?\d+[A-Za-z]?\b|.*\btable\s+\d+[A-Za-z]?[.:]?$", re.IGNORECASE)
_LONGEST_CAPTION = 200
_CAPTION_REACH = 30.0
"""A caption stands at most so many points above its table."""
_OPENING = 40
"""Blocks at the start of a paper in which its title stands."""


def read_pdf(data: bytes, *, file: str, password: str | None = None, max_pages: int = MAX_PAGES) -> Document:
    """The paper in a PDF file.

    Raises `EncryptedPaper`, `DamagedPaper`, `PaperTooLarge`, `EmptyPaper`, and `ScannedPaper` where no page holds text;
    single pages without text are named in the warnings.
    """
    sheets = list(read_sheets(data, file=file, password=password, max_pages=max_pages))
    _refuse_without_text(sheets, file)
    front = read_frontispiece(data, password)
    mend_ligatures(sheets)
    grids = [find_grids(sheet) for sheet in sheets]
    printed = set_furniture_aside(sheets, [[grid.box for grid in page] for page in grids])
    warnings = _warnings(sheets, file)
    lexicon = Lexicon(sheets)
    pages = [_elements(sheet, page_grids, lexicon) for sheet, page_grids in zip(sheets, grids, strict=True)]
    size = body_size(draft for page in pages for element in page for draft in _drafts(element))
    pages = unroll_layout(stitch(pages, size, lexicon))
    headings = Headings(size, front.outline)
    finished = tuple(
        Page(
            sheet.number,
            tuple(_blocks(elements, headings)),
            front.labels.get(sheet.number, printed.get(sheet.number)),
            _is_picture(sheet),
        )
        for sheet, elements in zip(sheets, pages, strict=True)
    )
    return Document(
        id=document_id(file),
        title=_title(pages, finished, size, front.properties.get("title"), file),
        file=file,
        format="pdf",
        sha256=sha256(data),
        pages=finished,
        warnings=warnings,
        properties=dict(front.properties),
    )


def _refuse_without_text(sheets: Sequence[Sheet], file: str) -> None:
    """Raises where no page holds words."""
    if any(sheet.words for sheet in sheets):
        return
    if any(sheet.damaged for sheet in sheets):
        raise DamagedPaper(f"{file}: the pages of the PDF do not open; it is damaged. Get it again or print it anew.")
    if any(sheet.outlined for sheet in sheets):
        what = "its letters are drawn as outlines"
    elif any(sheet.garbled for sheet in sheets):
        what = "its fonts do not say which letters they draw"
    elif any(sheet.pictured for sheet in sheets):
        what = "it is a scan"
    else:
        raise EmptyPaper(f"{file}: no page of the PDF holds anything to read.")
    raise ScannedPaper(f"{file}: no page holds text; {what}. {HOW_TO_READ} to read its pictures.")


def _warnings(sheets: Sequence[Sheet], file: str) -> tuple[str, ...]:
    """What is said of pages that hold no words, or none but running lines."""
    warnings = []
    pictures = [sheet.number for sheet in sheets if _is_picture(sheet)]
    if pictures:
        verb, noun = ("holds", "a picture") if len(pictures) == 1 else ("hold", "pictures")
        warnings.append(f"{file}: {_named(pictures)} {verb} no text, only {noun}. {HOW_TO_READ} to read what is in it.")
    damaged = [sheet.number for sheet in sheets if sheet.damaged]
    if damaged:
        warnings.append(f"{file}: {_named(damaged)} cannot be opened: the PDF is damaged there. Get it again.")
    return tuple(warnings)


def _is_picture(sheet: Sheet) -> bool:
    """Whether a page shows something but holds no words, or none but running lines, once those are set aside."""
    return not sheet.words and (sheet.pictured or sheet.outlined or sheet.garbled)


def _named(numbers: Sequence[int]) -> str:
    return ("page " if len(numbers) == 1 else "pages ") + ", ".join(map(str, numbers))


def _elements(sheet: Sheet, grids: Sequence[Grid], lexicon: Lexicon) -> list[Element]:
    """A page's drafts and tables in reading order."""
    words = sheet.words
    leading = usual_leading(words_to_rows(words))
    tables: list[DraftTable] = []
    for grid in grids:
        inside = [word for word in words if holds(grid.box, word)]
        taken = {id(word) for word in inside}
        table, left_over = grid_to_table(grid, inside, sheet, lexicon, leading)
        words = [word for word in words if id(word) not in taken] + left_over
        tables.append(table)
    parts = [part for row in words_to_rows(words) for part in split_row(row)]
    for table in tables:
        if any(_stand_side_by_side(table, other) for other in tables):
            parts = _without_title(parts, table)
    elements: list[Element] = []
    for flow in reading_order([*parts, *tables]):
        elements.extend(_flow_elements(flow, sheet, lexicon, leading))
    return _captioned(elements)


def _stand_side_by_side(table: DraftTable, other: DraftTable) -> bool:
    apart = table.box[2] <= other.box[0] or other.box[2] <= table.box[0]
    return apart and table.box[1] < other.box[3] and other.box[1] < table.box[3]


def _without_title(parts: list[Line], table: DraftTable) -> list[Line]:
    """The lines of a page but for those right above a table that has another beside it: they are its caption."""
    x0, top, x1, _ = table.box
    titles = [
        part for part in parts if x0 - 5 <= part.x0 and part.x1 <= x1 + 5 and 0 <= top - part.base <= _CAPTION_REACH
    ]
    if titles:
        table.caption = " ".join(fold(title.text()) for title in titles)
    return [part for part in parts if part not in titles]


def _flow_elements(flow: Sequence[Item], sheet: Sheet, lexicon: Lexicon, leading: Leading) -> list[Element]:
    """A single column, top to bottom: rows between tables become tables that line up, and drafts."""
    lines = [item for item in flow if isinstance(item, Line)]
    tables = sorted((item for item in flow if isinstance(item, DraftTable)), key=lambda table: table.box[1])
    rows, notes = split_margin(words_to_rows(word for line in lines for word in line.words))
    running = [row.x1 for row in rows if len(row.words) >= 5] + [table.box[2] for table in tables]
    right = max(running, default=max((item_right(item) for item in flow), default=sheet.width))
    result: list[Element] = []
    for index in range(len(tables) + 1):
        above = tables[index - 1].box[1] if index else float("-inf")
        below = tables[index].box[1] if index < len(tables) else float("inf")
        between = [row for row in rows if above <= row.base < below]
        result.extend(_between(between, right, sheet.number, lexicon, leading))
        if index < len(tables):
            result.append(tables[index])
    if not notes:
        return result
    drafts = iter(beside([element for element in result if isinstance(element, Draft)], notes, sheet.number))
    return [next(drafts) if isinstance(element, Draft) else element for element in result]


def _between(rows: Sequence[Line], right: float, page: int, lexicon: Lexicon, leading: Leading) -> list[Element]:
    result: list[Element] = []
    done = 0
    for run in find_aligned(rows):
        result.extend(lines_to_drafts(rows[done : run.first], right=right, page=page, lexicon=lexicon, leading=leading))
        result.append(rows_to_table(rows, run, page, lexicon, leading))
        done = run.last + 1
    result.extend(lines_to_drafts(rows[done:], right=right, page=page, lexicon=lexicon, leading=leading))
    return result


def _captioned(elements: list[Element]) -> list[Element]:
    """The title line directly above a table, given to the table."""
    result: list[Element] = []
    for element in elements:
        last = result[-1] if result else None
        if (
            isinstance(element, DraftTable)
            and isinstance(last, Draft)
            and _TITLE.match(last.text)
            and len(last.text) <= _LONGEST_CAPTION
            and not last.labelled
            and 0 <= element.box[1] - last.box[3] + 3 <= _CAPTION_REACH
        ):
            element.caption = last.text
            result.pop()
        result.append(element)
    return result


def _drafts(element: Element) -> list[Draft]:
    return [element] if isinstance(element, Draft) else [draft for cell in element.cells for draft in cell.drafts]


def _blocks(elements: Sequence[Element], headings: Headings) -> list[Block]:
    blocks: list[Block] = []
    waiting: list[Draft] = []
    for element in elements:
        if isinstance(element, Draft):
            waiting.append(element)
        else:
            blocks.extend(headings.blocks(waiting))
            waiting = []
            blocks.append(element.finished())
    blocks.extend(headings.blocks(waiting))
    return with_captions(blocks)


def _title(
    pages: Sequence[Sequence[Element]], finished: Sequence[Page], size: float, stated: str | None, file: str
) -> str:
    """What the file states where the paper's opening bears it out; else the largest words on the first page that has any."""
    blocks = [block for page in finished for block in page.blocks]
    if stated and is_borne_out(stated, blocks[:_OPENING]):
        return stated
    first = next((page for page in pages if page), [])
    drafts = [element for element in first if isinstance(element, Draft)]
    largest = max((draft.size for draft in drafts), default=0.0)
    if largest >= 1.15 * size:
        start = next(index for index, draft in enumerate(drafts) if draft.size >= 0.95 * largest)
        lines = []
        for draft in drafts[start:]:
            if draft.size < 0.95 * largest:
                break
            lines.append(draft.text)
        title = " ".join(lines)
        if 3 <= len(title) <= 200:
            return title
    return title_of_text(blocks, file)
