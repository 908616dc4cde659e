"""Markdown → Document, with front matter.

Lines are those of the source text. Text is what a reader of the rendered page sees: emphasis, links and escapes are
resolved, comments and template tags are dropped.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from yjqa.document import Block, Cell, Document, Heading, ListItem, Page, Paragraph, Span, Table
from yjqa.errors import EmptyPaper
from yjqa.ingest.captions import with_captions
from yjqa.ingest.frontmatter import read_front_matter
from yjqa.ingest.headers import is_known_header, is_labelled
from yjqa.ingest.identity import document_id, sha256, title_of
from yjqa.ingest.labels import split_label
from yjqa.ingest.spacing import fold, mend
from yjqa.ingest.text_encoding import decode

if TYPE_CHECKING:
    from markdown_it.token import Token

_LONGEST_HEADING = 120
_LONGEST_LISTED = 90
_TEMPLATE_TAG = re.compile(r"\{%.{0,500}?%\}|\{\{.{0,500}?\}\}|^\{:[^}]*\}$", re.M)
_BREAK_TAG = re.compile(r"<br\s*/?>", re.I)


def read_markdown(data: bytes, *, file: str) -> Document:
    """The paper in a Markdown file. Raises EmptyPaper where there are no words in it."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    front = read_front_matter(text)
    lines = text.split("\n")
    blocks: list[Block] = []
    for prose in front.prose:
        words = prose.key.replace("_", " ").replace("-", " ")
        blocks.append(Heading(words[:1].upper() + words[1:], 1, Span(lines=(prose.key_line + 1, prose.key_line + 1))))
        blocks.extend(_blocks(_dedented(lines[prose.first : prose.end]), prose.first))
    blocks.extend(_blocks("\n".join(lines[front.lines :]), front.lines))
    if not blocks:
        raise EmptyPaper(f"{file}: the Markdown file holds no text below its front matter.")
    return Document(
        id=document_id(file),
        title=front.properties.get("title") or title_of(blocks, file),
        file=file,
        format="markdown",
        sha256=sha256(data),
        pages=(Page(1, tuple(with_captions(blocks))),),
        properties=front.properties,
    )


def _dedented(lines: Sequence[str]) -> str:
    """The lines without the white space that all of them begin with: each line stays a line."""
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[margin:] for line in lines)


def _blocks(text: str, offset: int) -> list[Block]:
    """The blocks of Markdown text that begins on line `offset`, counted from 0."""
    from markdown_it import MarkdownIt

    cleaned = _TEMPLATE_TAG.sub(lambda tag: "\n" * tag[0].count("\n"), text)
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(cleaned)
    return list(_Walk(tokens, offset).blocks())


class _Walk:
    """One pass over the tokens of a text."""

    def __init__(self, tokens: "Sequence[Token]", offset: int) -> None:
        self._tokens = tokens
        self._offset = offset
        self._markers: list[str] = []
        self._heading_level = 0

    def blocks(self) -> Iterator[Block]:
        position = 0
        while position < len(self._tokens):
            token = self._tokens[position]
            if token.type == "table_open":
                end = self._closing(position, "table_close")
                table = self._table(self._tokens[position:end], self._span(token))
                if table is not None:
                    yield table
                position = end
            elif token.type == "list_item_open":
                self._markers.append(token.info + token.markup if token.info else "•")
            elif token.type == "list_item_close":
                self._markers.pop()
            elif token.type == "inline":
                yield from self._inline(token, self._tokens[position - 1])
            elif token.type in ("fence", "code_block"):
                yield from self._code(token)
            elif token.type == "html_block":
                yield from self._html(token)
            position += 1

    def _closing(self, position: int, kind: str) -> int:
        return next(i for i in range(position, len(self._tokens)) if self._tokens[i].type == kind)

    def _span(self, token: "Token", first: int = 0, last: int | None = None) -> Span:
        start, end = token.map or (0, 1)
        bottom = end if last is None else start + last + 1
        return Span(lines=(start + first + 1 + self._offset, bottom + self._offset))

    def _inline(self, token: "Token", opening: "Token") -> Iterator[Block]:
        if opening.type == "heading_open":
            yield from self._heading(token, int(opening.tag[1]))
            return
        if not self._markers and _is_all_strong(token):
            text = fold(_text(token))
            if len(text) <= _LONGEST_HEADING and not text.endswith((".", ";", ",")) and not is_labelled(text):
                yield from self._heading(token, self._heading_level + 1, keep=True)
                return
        for text, first, last in _printed_lines(token):
            block = self._paragraph(text, self._span(token, first, last))
            if block.text:
                yield block

    def _heading(self, token: "Token", level: int, keep: bool = False) -> Iterator[Block]:
        label = split_label(mend(_text(token)).strip())
        text = fold(label.rest)
        number = label.number or (label.marker.rstrip(".") if label.marker and label.marker != "•" else None)
        if not keep:
            self._heading_level = level
        if text:
            yield Heading(text, level, self._span(token), number)

    def _paragraph(self, text: str, span: Span) -> Paragraph | ListItem:
        if self._markers and self._markers[-1]:
            marker, level = self._markers[-1], len(self._markers) - 1
            self._markers[-1] = ""
            return ListItem(fold(text), span, marker, level)
        label = split_label(mend(text).strip())
        if label.marker is not None:
            return ListItem(fold(label.rest), span, label.marker, len(self._markers))
        return Paragraph(fold(label.rest), span, label.number)

    def _code(self, token: "Token") -> Iterator[Block]:
        first = 1 if token.type == "fence" else 0
        for index, line in enumerate(token.content.split("\n")):
            if line.strip():
                yield Paragraph(fold(line), self._span(token, first + index, first + index))

    def _html(self, token: "Token") -> Iterator[Block]:
        from yjqa.ingest.html import blocks_of_fragment

        yield from blocks_of_fragment(token.content, (token.map or (0, 1))[0] + self._offset)

    def _table(self, tokens: "Sequence[Token]", span: Span) -> Table | None:
        cells: list[Cell] = []
        row, column, row_span = -1, 0, span
        headers = 0
        for token in tokens:
            if token.type == "tr_open":
                row, column, row_span = row + 1, 0, self._span(token) if token.map else row_span
            elif token.type == "thead_close":
                headers = row + 1
            elif token.type == "inline":
                texts = [fold(part) for part in _text(token).split("\n")]
                blocks = tuple(Paragraph(text, row_span) for text in texts if text)
                cells.append(Cell(row, column, row_span, blocks))
                column += 1
        header = [cell for cell in cells if cell.row < headers]
        if header and not any(cell.blocks for cell in header):
            cells = [replace(cell, row=cell.row - headers) for cell in cells if cell.row >= headers]
            headers = int(is_known_header([cell.flat for cell in cells if cell.row == 0]))
        return Table(tuple(cells), span, headers) if any(cell.blocks for cell in cells) else None


def _text(token: "Token") -> str:
    """What an inline token prints; a hard break and a soft one are a line break."""
    parts: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak") or (
            child.type == "html_inline" and _BREAK_TAG.fullmatch(child.content)
        ):
            parts.append("\n")
    return "".join(parts)


def _is_all_strong(token: "Token") -> bool:
    """Whether all the words stand between strong marks: a heading that is only bold."""
    depth = 0
    inside = False
    for child in token.children or ():
        if child.type == "strong_open":
            depth += 1
        elif child.type == "strong_close":
            depth -= 1
        elif child.type in ("softbreak", "hardbreak"):
            return False
        elif child.type in ("text", "code_inline") and child.content.strip(" :"):
            if depth == 0:
                return False
            inside = True
    return inside


def _printed_lines(token: "Token") -> Iterator[tuple[str, int, int]]:
    """The text of a paragraph with its first and last source line in it, from 0.

    Writers put one name or item on a line and trust the page to show it so: where a line break is a hard one, or all
    lines are short and begin as a line of their own would, each line is a paragraph; else the breaks are folded.
    """
    lines = _text(token).split("\n")
    hard = any(child.type == "hardbreak" for child in token.children or ())
    starts = all(
        line[:1].isupper() or line[:1].isdigit() or line[:1] in "•-–*(" for line in map(str.strip, lines) if line
    )
    listed = all(len(line) <= _LONGEST_LISTED and not line.rstrip().endswith(",") for line in lines) and starts
    if len(lines) > 1 and (hard or listed):
        yield from ((line, index, index) for index, line in enumerate(lines))
    else:
        start, end = token.map or (0, 1)
        yield "\n".join(lines), 0, end - start - 1
