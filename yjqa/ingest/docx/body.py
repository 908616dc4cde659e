"""The body of a Word file, read in order: paragraphs, tables, text boxes, then footnotes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from yjqa.document import Block, Heading, Paragraph, Table
from yjqa.ingest.captions import is_table_title
from yjqa.ingest.docx.layout import unrolled
from yjqa.ingest.docx.letterhead import letterhead
from yjqa.ingest.docx.numbering import Numbering
from yjqa.ingest.docx.ooxml import Element, W, blocks_in
from yjqa.ingest.docx.paragraphs import Blocks, Printed, plain, printed, split_lines
from yjqa.ingest.docx.styles import DEFAULT_SIZE, Styles
from yjqa.ingest.docx.tables import Grid, read_grid
from yjqa.ingest.docx.text import Pages, Reader
from yjqa.ingest.spacing import fold

DEEPEST_NESTING = 20
"""Tables in tables, boxes in boxes: what lies deeper is left out with a warning."""


class Body:
    """Reads one paper.

    `parts` are the roots of its XML parts by name, those of headers by the id of their relation; only `document` must
    be there.
    """

    def __init__(self, parts: dict[str, Element]) -> None:
        self.pages = Pages()
        self.pictures = 0
        self.warnings: list[str] = []
        self._root = parts["document"].find(W + "body")
        self._notes = {name: parts.get(name) for name in ("footnotes", "endnotes")}
        self._styles = Styles(parts.get("styles"))
        self._numbering = Numbering(parts.get("numbering"))
        self._reader = Reader(self._styles, self.pages)
        self._referred: list[tuple[str, str, int]] = []
        self._carried = ""
        self._last_is_caption = False
        self._titles: list[str] = []
        self._letterhead = letterhead(parts)
        self._depth = 0

    def read(self) -> list[Block]:
        """All blocks in reading order; their spans carry running page numbers, whether rendered or not."""
        if self._root is None:
            return []
        maker = Blocks(self._body_size(), self._has_titles())
        head = [] if self._letterhead is None else list(self._container(self._letterhead, maker))
        blocks = [*head, *self._container(self._root, maker)]
        return [*blocks, *self._footnotes()]

    @property
    def title(self) -> str | None:
        """The first paragraphs in the style that Word has for titles; of two that say the same, the longer."""
        whole: list[str] = []
        for title in self._titles:
            if whole and whole[-1].lower() in title.lower():
                whole.pop()
            whole.append(title)
        return " ".join(whole) or None

    def _container(self, container: Element, maker: Blocks) -> Iterator[Block]:
        blocks: list[Block] = []
        for element in blocks_in(container):
            if element.tag == W + "tbl":
                grid = self._grid(element)
                layout = unrolled(grid, maker, follows_table=bool(blocks) and isinstance(blocks[-1], Table))
                if layout is None:
                    heading = blocks[-1].text if blocks and isinstance(blocks[-1], Heading) else None
                    table = grid.table(self._take_title(blocks))
                    blocks.append(replace(table, caption=table.caption or heading))
                    blocks.extend(inner.table(None) for inner in grid.nested())
                else:
                    blocks.extend(block for block in layout if has_words(block))
            else:
                lines, boxes = self._lines(element)
                for line in lines:
                    block = maker.block(line)
                    if has_words(block):
                        self._note_title(line, blocks)
                        blocks.append(block)
                        self._last_is_caption = line.caption
                for box in boxes:
                    blocks.extend(self._box(box, maker))
        yield from blocks

    def _note_title(self, line: Printed, before: list[Block]) -> None:
        follows = not self._titles or (
            before and isinstance(before[-1], Heading) and before[-1].text == self._titles[-1]
        )
        if line.title and follows:
            self._titles.append(fold(line.text))

    def _take_title(self, blocks: list[Block]) -> str | None:
        """The paragraph that is nothing but the title of the table that follows, taken from the blocks."""
        above = blocks[-1] if blocks else None
        if isinstance(above, Paragraph) and (self._last_is_caption or is_table_title(above.text)):
            blocks.pop()
            return above.text
        return None

    def _box(self, box: Element, maker: Blocks) -> list[Block]:
        if not self._go_deeper():
            return []
        blocks = list(self._container(box, maker))
        self._depth -= 1
        return blocks

    def _grid(self, element: Element) -> Grid:
        return read_grid(element, self._styles, self.pages, self._cell)

    def _cell(self, cell: Element) -> list[Printed | Grid]:
        items: list[Printed | Grid] = []
        if not self._go_deeper():
            return items
        for element in blocks_in(cell):
            if element.tag == W + "tbl":
                items.append(self._grid(element))
            else:
                lines, boxes = self._lines(element)
                items.extend(lines)
                for box in boxes:
                    items.extend(self._cell(box))
        self._depth -= 1
        return items

    def _lines(self, element: Element) -> tuple[list[Printed], list[Element]]:
        style = self._styles.of_paragraph(element)
        line = self._reader.read(element, style)
        self._referred.extend((part, note, line.page) for part, note in line.notes)
        self.pictures += line.pictures
        if self._carried:
            line.text, self._carried = self._carried + line.text, ""
        if line.merged:
            self._carried = line.text
            return [], line.boxes
        return split_lines(printed(element, line, style, self._numbering)), line.boxes

    def _footnotes(self) -> Iterator[Block]:
        """The notes in the order of their marks, each once and on the page of its first mark."""
        pages: dict[tuple[str, str], int] = {}
        for part, note_id, page in self._referred:
            pages.setdefault((part, note_id), page)
        notes = {
            (part, note.get(W + "id")): note for part, root in self._notes.items() if root is not None for note in root
        }
        for place, page in pages.items():
            if place in notes:
                self.pages.number = page
                lines = (item for item in self._cell(notes[place]) if isinstance(item, Printed))
                yield from (block for block in map(plain, lines) if block.text)

    def _go_deeper(self) -> bool:
        if self._depth >= DEEPEST_NESTING:
            self.warnings.append("tables or text boxes nested more than 20 deep were left out")
            return False
        self._depth += 1
        return True

    def _body_size(self) -> int:
        sizes: Counter[int] = Counter()
        for paragraph in self._root.iter(W + "p"):
            style = self._styles.of_paragraph(paragraph)
            for run in paragraph.findall(W + "r"):
                letters = sum(len(text.text or "") for text in run.findall(W + "t"))
                sizes[self._styles.size(run, style)] += letters
        return sizes.most_common(1)[0][0] if sizes else DEFAULT_SIZE

    def _has_titles(self) -> bool:
        styles = (self._styles.of_paragraph(paragraph) for paragraph in self._root.iter(W + "p"))
        return any(style is not None and style.is_or_follows("title") for style in styles)


def has_words(block: Block) -> bool:
    """Whether a block prints anything: empty paragraphs are only room between others."""
    return isinstance(block, Table) or bool(block.text)
