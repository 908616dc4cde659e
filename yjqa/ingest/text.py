"""Plain text as PDF-to-text tools leave it → Document.

The chain: bytes are decoded, cut into lines and pages with furniture set aside; tables are found among the lines; the
other lines become pieces, stranded numbers and bullets go back to their pieces, and pieces become blocks. Every block
stands at `Span(page=None, lines=(first, last))`: text has no pages to cite, but pages of the document follow its breaks.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from yjqa.document import Block, Document, Heading, Page, Table
from yjqa.errors import EmptyPaper
from yjqa.ingest.aligned import find_aligned
from yjqa.ingest.figure_columns import find_figure_columns
from yjqa.ingest.flattened import find_flattened
from yjqa.ingest.identity import document_id, sha256
from yjqa.ingest.laid_out import find_laid_out
from yjqa.ingest.margins import give_margins, take_margins
from yjqa.ingest.pieces import Found, Piece, lines_to_pieces
from yjqa.ingest.side_by_side import unfold
from yjqa.ingest.stranded import reunite
from yjqa.ingest.tabbed import find_tabbed
from yjqa.ingest.text_blocks import pieces_to_blocks
from yjqa.ingest.text_encoding import decode
from yjqa.ingest.text_lines import Line, text_to_lines
from yjqa.ingest.text_title import title_of_text
from yjqa.ingest.worded_rows import find_worded

_FINDERS = (find_laid_out, find_aligned, find_flattened, find_figure_columns, find_worded)
"""Each sees what the ones before it left; a line that is taken stands as a lone tab."""


def read_text(data: bytes, *, file: str) -> Document:
    """The paper in a plain text file. Raises `EmptyPaper` where nothing is written in it."""
    lines = text_to_lines(decode(data))
    if all(line.blank for line in lines):
        raise EmptyPaper(f"{file}: there is no text in it; check that the right file was saved")
    lines, margins = take_margins(lines)
    pieces = reunite(lines_to_pieces(*_unfolded(lines, find_tables(lines))))
    give_margins(pieces, margins)
    blocks = _captioned(pieces_to_blocks(pieces))
    return Document(
        id=document_id(file),
        title=title_of_text([block for _, block in blocks], file),
        file=file,
        format="text",
        sha256=sha256(data),
        pages=_pages(blocks, lines[-1].page),
    )


def find_tables(lines: list[Line]) -> list[Found]:
    """The tables among the lines, none over another."""
    found = list(find_tabbed(lines))
    for finder in _FINDERS:
        taken = {index for table in found for index in range(table.start, table.end)}
        rest = [replace(line, text="\t") if index in taken else line for index, line in enumerate(lines)]
        found += finder(rest)
    return found


def _unfolded(lines: list[Line], found: list[Found]) -> tuple[list[Line], list[Found]]:
    """Lists beside one another unfolded where no table stands, and the tables at their new places."""
    result: list[Line] = []
    moved: list[Found] = []
    before = 0
    for table in sorted(found, key=lambda table: table.start):
        result += unfold(lines[before : table.start])
        moved.append(Found(len(result), len(result) + table.end - table.start, table.block))
        result += lines[table.start : table.end]
        before = table.end
    return result + unfold(lines[before:]), moved


def _captioned(blocks: Sequence[tuple[Piece, Block]]) -> list[tuple[Piece, Block]]:
    """Each table without a title of its own with the heading that it stands right under."""
    result: list[tuple[Piece, Block]] = []
    for piece, block in blocks:
        above = result[-1][1] if result else None
        if isinstance(block, Table) and block.caption is None and isinstance(above, Heading):
            block = replace(block, caption=above.text)
        result.append((piece, block))
    return result


def _pages(blocks: list[tuple[Piece, Block]], count: int) -> tuple[Page, ...]:
    by_page: defaultdict[int, list[Block]] = defaultdict(list)
    for piece, block in blocks:
        by_page[piece.page].append(block)
    return tuple(Page(number, tuple(by_page[number])) for number in range(1, count + 1))
