"""One pass over the elements of a page: blocks with their source lines."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from yjqa.document import Block, Heading, ListItem, Paragraph, Span, Table
from yjqa.ingest.counting import letters, roman
from yjqa.ingest.headers import is_labelled
from yjqa.ingest.html.inline import BREAK, Element, Printed, Run
from yjqa.ingest.html.tables import CellContent, is_layout, read_table
from yjqa.ingest.labels import split_label
from yjqa.ingest.spacing import fold, mend

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "header", "hgroup", "html", "li", "main", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "hr", "caption",
}  # fmt: skip
_BOLD = ("b", "strong")
_LONGEST_HEADING = 120
DEEPEST = 150
"""How deep elements may lie in each other before what is deeper is read as plain text."""

_FORMATS: dict[str, Callable[[int], str]] = {
    "a": letters,
    "A": lambda count: letters(count).upper(),
    "i": roman,
    "I": lambda count: roman(count).upper(),
}


def _decimal(count: int) -> str:
    return str(count)


class Walk:
    """Reads blocks out of elements; `offset` is added to every source line."""

    def __init__(self, offset: int = 0) -> None:
        self.too_deep = False
        self._offset = offset
        self._run = Run()
        self._line = 1
        self._depth = 0
        self._bold = 0
        self._lists: list[str] = []
        self._marker: str | None = None
        self._heading_level = 0
        self._in_cell = False
        self._bolds: list[bool] = []

    def blocks(self, element: Element) -> list[Block]:
        """The blocks that an element holds, in order."""
        return [*self._children(element), *self._flush()]

    def _children(self, element: Element) -> Iterator[Block]:
        self._line = element.sourceline or self._line
        self._depth += 1
        if self._depth > DEEPEST:
            self.too_deep = True
            self._add("".join(element.itertext()))
        else:
            self._add(element.text)
            for child in element:
                if isinstance(child.tag, str):
                    yield from self._element(child)
                self._add(child.tail)
        self._depth -= 1

    def _add(self, text: str | None) -> None:
        if text:
            self._line = self._run.add(text, self._line, self._bold > 0)

    def _element(self, element: Element) -> Iterator[Block]:
        tag = element.tag
        if tag == "br":
            self._run.add(BREAK, self._line, True)
        elif tag in _HEADINGS:
            yield from self._flush()
            yield from self._heading(element)
        elif tag in ("ul", "ol"):
            yield from self._flush()
            yield from self._list(element)
        elif tag == "table" and not is_layout(element):
            yield from self._flush()
            yield from self._table(element)
        elif tag == "pre":
            yield from self._flush()
            yield from self._preformatted(element)
        elif tag in _BLOCKS:
            yield from self._flush()
            yield from self._children(element)
            yield from self._flush()
        else:
            self._line = element.sourceline or self._line
            self._bold += tag in _BOLD
            yield from self._children(element)
            self._bold -= tag in _BOLD

    def _heading(self, element: Element) -> Iterator[Block]:
        inner = list(self._children(element))
        lines = self._run.printed()
        yield from (block for block in inner if not isinstance(block, Heading))
        if lines:
            text = " ".join(line.text for line in lines)
            self._heading_level = _HEADINGS[element.tag]
            yield self._as_heading(text, self._span(lines[0], lines[-1]), self._heading_level)

    def _as_heading(self, text: str, span: Span, level: int) -> Heading:
        label = split_label(mend(text).strip())
        number = label.number or (label.marker.rstrip(".") if label.marker and label.marker != "•" else None)
        return Heading(fold(label.rest), level, span, number)

    def _list(self, element: Element) -> Iterator[Block]:
        count = _integer(element.get("start"), 1)
        form = element.get("type") or "1"
        self._lists.append(element.tag)
        for child in element:
            if child.tag == "li":
                count = _integer(child.get("value"), count)
                self._marker = f"{_FORMATS.get(form, _decimal)(count)}." if element.tag == "ol" else "•"
                yield from self._children(child)
                yield from self._flush()
                self._marker = None
                count += 1
            elif isinstance(child.tag, str):
                yield from self._element(child)
                yield from self._flush()
            self._add(child.tail)
        self._lists.pop()

    def _preformatted(self, element: Element) -> Iterator[Block]:
        line = element.sourceline or self._line
        for text in "".join(element.itertext()).split("\n"):
            if text.strip():
                yield Paragraph(fold(text), Span(lines=(line + self._offset, line + self._offset)))
            line += 1

    def _table(self, element: Element) -> Iterator[Block]:
        nested: list[Block] = []
        outer = (self._lists, self._marker, self._in_cell)
        self._lists, self._marker, self._in_cell = [], None, True

        def read_cell(cell: Element) -> CellContent:
            blocks: list[Paragraph | ListItem] = []
            self._bolds = []
            for block in self.blocks(cell):
                if isinstance(block, Table):
                    nested.append(block)
                    blocks.extend(inner for part in block.cells for inner in part.blocks)
                elif isinstance(block, Heading):
                    blocks.append(Paragraph(block.text, block.span, block.number))
                else:
                    blocks.append(block)
            return blocks, bool(self._bolds) and all(self._bolds)

        caption = element.find("caption")
        first = self._line = element.sourceline or self._line
        words = None if caption is None else fold("".join(caption.itertext()))
        table = read_table(element, Span(), words or None, read_cell)
        self._lists, self._marker, self._in_cell = outer
        if table is not None:
            yield replace(table, span=Span(lines=(first + self._offset, self._line + self._offset)))
        yield from nested

    def _flush(self) -> Iterator[Block]:
        lines = self._run.printed()
        if self._in_cell:
            self._bolds.extend(line.bold for line in lines)
        if len(lines) == 1 and lines[0].bold and not self._in_cell and not self._lists and _may_head(lines[0].text):
            yield self._as_heading(lines[0].text, self._span(lines[0], lines[0]), self._heading_level + 1)
            return
        for line in lines:
            yield self._paragraph(line)

    def _paragraph(self, line: Printed) -> Paragraph | ListItem:
        span = self._span(line, line)
        if self._marker is not None:
            marker, self._marker = self._marker, None
            return ListItem(fold(line.text), span, marker, len(self._lists) - 1)
        label = split_label(mend(line.text).strip())
        if label.marker is not None:
            return ListItem(fold(label.rest), span, label.marker, len(self._lists))
        return Paragraph(fold(label.rest), span, label.number)

    def _span(self, first: Printed, last: Printed) -> Span:
        return Span(lines=(first.first + self._offset, max(first.first, last.last) + self._offset))


def _may_head(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and not text.endswith((".", ";", ",")) and not is_labelled(text)


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text.strip()) else default
