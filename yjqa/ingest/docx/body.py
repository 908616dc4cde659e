"""The body of a Word file, read in order: paragraphs, tables, text boxes, then footnotes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from yjqa.document import Block, Heading, ListItem, Paragraph, Table
from yjqa.ingest.docx.numbering import Numbering
from yjqa.ingest.docx.ooxml import Element, W, blocks_in
from yjqa.ingest.docx.paragraphs import Blocks, Printed, plain, printed, split_lines
from yjqa.ingest.docx.styles import DEFAULT_SIZE, Styles
from yjqa.ingest.docx.tables import Content, read_table
from yjqa.ingest.docx.text import Line, Pages, Reader

DEEPEST_NESTING = 20
"""Tables in tables, boxes in boxes: what lies deeper is left out with a warning."""


class Body:
    """Reads one paper. `parts` are the roots of its XML parts by name; only `document` must be there."""

    def __init__(self, parts: dict[str, Element]) -> None:
        self.pages = Pages()
        self.pictures = 0
        self.warnings: list[str] = []
        self._root = parts["document"].find(W + "body")
        self._notes = {name: parts.get(name) for name in ("footnotes", "endnotes")}
        self._styles = Styles(parts.get("styles"))
        self._numbering = Numbering(parts.get("numbering"))
        self._reader = Reader(self._styles, self.pages)
        self._referred: list[tuple[str, str]] = []
        self._carried = ""
        self._depth = 0

    def read(self) -> list[Block]:
        """All blocks in reading order; their spans carry running page numbers, whether rendered or not."""
        if self._root is None:
            return []
        blocks = list(self._container(self._root, Blocks(self._body_size(), self._has_titles())))
        return [*blocks, *self._footnotes()]

    def _container(self, container: Element, maker: Blocks) -> Iterator[Block]:
        blocks: list[Block] = []
        for element in blocks_in(container):
            if element.tag == W + "tbl":
                table, nested = self._table(element)
                blocks.extend((captioned(table, blocks), *nested))
            else:
                lines, boxes = self._lines(element)
                blocks.extend(maker.block(line) for line in lines)
                for box in boxes:
                    blocks.extend(self._box(box, maker))
        return (block for block in blocks if not isinstance(block, Heading | Paragraph | ListItem) or block.text)

    def _box(self, box: Element, maker: Blocks) -> list[Block]:
        if not self._go_deeper():
            return []
        blocks = list(self._container(box, maker))
        self._depth -= 1
        return blocks

    def _table(self, element: Element) -> tuple[Table, list[Table]]:
        return read_table(element, self._styles, self.pages, self._cell)

    def _cell(self, cell: Element) -> Content:
        blocks: list[Paragraph | ListItem] = []
        nested: list[Table] = []
        bold: list[bool] = []
        if not self._go_deeper():
            return blocks, False, nested
        waiting = list(blocks_in(cell))
        for element in waiting:
            if element.tag == W + "tbl":
                table, deeper = self._table(element)
                nested.extend((table, *deeper))
                blocks.extend(block for inner in table.cells for block in inner.blocks)
            else:
                lines, boxes = self._lines(element)
                blocks.extend(plain(line) for line in lines)
                bold.extend(line.line.bold for line in lines if line.text.strip())
                for box in boxes:
                    inner_blocks, _, deeper = self._cell(box)
                    blocks.extend(inner_blocks)
                    nested.extend(deeper)
        self._depth -= 1
        return (
            [block for block in blocks if block.text or isinstance(block, ListItem)],
            bool(bold) and all(bold),
            nested,
        )

    def _lines(self, element: Element) -> tuple[list[Printed], list[Element]]:
        style = self._styles.of_paragraph(element)
        line = self._reader.read(element, style)
        self._referred.extend(line.notes)
        self.pictures += line.pictures
        if self._carried:
            line.text, self._carried = self._carried + line.text, ""
        if line.merged:
            self._carried = line.text
            return [], line.boxes
        return split_lines(printed(element, line, style, self._numbering)), line.boxes

    def _footnotes(self) -> Iterator[Block]:
        for part, note_id in self._referred:
            root = self._notes.get(part)
            notes = [] if root is None else root
            for note in notes:
                if note.get(W + "id") == note_id:
                    blocks, _, _ = self._cell(note)
                    yield from blocks

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


def captioned(table: Table, before: list[Block]) -> Table:
    return table
