"""A cell's source text → its paragraphs and list items, where the extraction left HTML tags, bullets or emphasis marks."""

import html
import re

from yjqa.document import ListItem, Paragraph, Span

BULLETS = "•●○◦▪■□◾◼‣⁃∙·➢➤►▶❖✓✔\uf0b7\uf0a7\uf076\uf0d8\uf0fc\uf0e0\uf020\uf06f\uf0a8\uf071\ufffd"
_TAG = re.compile(r"<\s*(/?)\s*([a-zA-Z][a-zA-Z0-9]{0,10})\b[^<>]{0,300}?/?>")
_BLOCK_TAGS = {"p", "ul", "ol", "div", "br", "tr", "td", "table", "tbody", "h1", "h2", "h3", "h4", "li"}
_BULLET = re.compile(rf"\s*([{BULLETS}])\s*")
_STRONG = re.compile(r"\*\*(?=\S)([^*]+?)\*\*")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])")
_MARK = "\x1e"
_ITEM = "\x1f"


def plain(text: str) -> str:
    """Text on one line without tags, entities and emphasis marks."""
    text = _TAG.sub(" ", text) if "<" in text else text
    text = html.unescape(text) if "&" in text else text
    if "*" in text:
        text = _EMPHASIS.sub(r"\1", _STRONG.sub(r"\1", text)).replace("**", "")
    return " ".join(text.split())


def cell_blocks(text: str, span: Span) -> tuple[Paragraph | ListItem, ...]:
    """The paragraphs and list items of one cell, all at `span`; a line break in `text` ends a paragraph."""
    marked = _TAG.sub(_break, text) if "<" in text else text
    marked = _BULLET.sub(_MARK + _ITEM, marked.replace("\n", _MARK))
    blocks: list[Paragraph | ListItem] = []
    for part in marked.split(_MARK):
        words = plain(part.replace(_ITEM, " "))
        if words:
            blocks.append(ListItem(words, span) if _ITEM in part else Paragraph(words, span))
    return tuple(blocks)


def _break(match: re.Match[str]) -> str:
    closing, name = match.group(1), match.group(2).lower()
    if name == "li" and not closing:
        return _MARK + _ITEM
    return _MARK if name in _BLOCK_TAGS else " "
