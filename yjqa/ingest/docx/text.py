"""A paragraph's words as a reader of the accepted, printed paper sees them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from yjqa.ingest.docx.ooxml import MC, Element, M, W, chosen, toggle
from yjqa.ingest.docx.styles import Style, Styles
from yjqa.ingest.spacing import mend

_DROPPED = {
    W + name
    for name in ("pPr", "rPr", "del", "moveFrom", "instrText", "delText", "sdtPr", "rt", "footnotePr", "endnotePr")
}
_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_CHARACTERS_BY_TAG = {W + name: text for name, text in _CHARACTERS.items()}
_SYMBOLS = {"F0FC": "✓", "F0FE": "☒", "F0A8": "☐", "F0FB": "✗", "F0B7": "•", "F0A7": "•", "F0E0": "→", "F0D8": "•"}
_CHART_WIDTH, _CHART_HEIGHT = 8 * 360_000, 4 * 360_000
"""Centimetres in the unit of drawings."""
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}


class Pages:
    """Counts pages as the program that last saved the paper laid them out.

    A hard page break and the rendered break that answers it are one break, if no words stand between them.
    """

    def __init__(self) -> None:
        self.number = 1
        self.rendered = False
        self._just_broken = False

    def hard_break(self) -> None:
        """A page break that the writer asked for."""
        if not self._just_broken:
            self.number += 1
        self._just_broken = True

    def rendered_break(self) -> None:
        """A page break where the text flowed over."""
        self.rendered = True
        if not self._just_broken:
            self.number += 1
        self._just_broken = False

    def words(self) -> None:
        """Something was printed on this page."""
        self._just_broken = False


@dataclass(slots=True)
class Line:
    """One paragraph: its text with tabs and line breaks standing, and how it looks.

    `bold`: all its letters are bold. `size`: the largest letters, in half-points. `page`: where its words begin.
    `notes`: footnotes referred to, as (part, id). `boxes`: text boxes anchored in it. `merged`: its end mark was
    deleted under tracked changes, so the next paragraph goes on in it.
    """

    text: str = ""
    bold: bool = False
    size: int = 0
    page: int = 1
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    pictures: int = 0
    merged: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    run: Element | None


class Reader:
    """Reads the paragraphs of one paper, in the order in which they stand, counting its pages."""

    def __init__(self, styles: Styles, pages: Pages) -> None:
        self._styles = styles
        self._pages = pages

    def read(self, paragraph: Element, style: Style | None) -> Line:
        """The line that a paragraph prints."""
        line = Line(page=self._pages.number, merged=paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None)
        if toggle(paragraph, "pPr/pageBreakBefore") or (style and style.first(toggle, "pPr/pageBreakBefore")):
            self._pages.hard_break()
        texts: list[str] = []
        lettered: list[Element | None] = []
        for piece in self._pieces(paragraph, None, line):
            if not lettered and piece.text.strip():
                line.page = self._pages.number
            if piece.text.strip():
                self._pages.words()
                if any(character.isalnum() for character in piece.text):
                    lettered.append(piece.run)
            texts.append(piece.text)
        line.text = mend("".join(texts))
        line.bold = bool(lettered) and all(self._styles.bold(run, style) for run in lettered)
        line.size = max((self._styles.size(run, style) for run in lettered), default=0)
        return line

    def _pieces(self, element: Element, run: Element | None, line: Line) -> Iterator[_Piece]:
        for child in element:
            tag = child.tag
            if tag == W + "t" or tag == M + "t":
                yield _Piece(child.text or "", run)
            elif tag == W + "r":
                if not toggle(child, "rPr/vanish"):
                    yield from self._pieces(child, child, line)
            elif tag in _CHARACTERS_BY_TAG:
                yield _Piece(_CHARACTERS_BY_TAG[tag], run)
            elif tag == W + "br":
                if child.get(W + "type") == "page":
                    self._pages.hard_break()
                else:
                    yield _Piece("\n", run)
            elif tag == W + "lastRenderedPageBreak":
                self._pages.rendered_break()
            elif tag == W + "sym":
                yield _Piece(_SYMBOLS.get(child.get(W + "char", "").upper(), ""), run)
            elif tag in _NOTES:
                line.notes.append((_NOTES[tag], child.get(W + "id", "")))
            elif tag == MC + "AlternateContent":
                yield from self._pieces(chosen(child), run, line)
            elif tag in (W + "drawing", W + "pict", W + "object"):
                boxes = list(child.iter(W + "txbxContent"))
                line.boxes.extend(box for box in boxes if not _within_another(box, child))
                line.pictures += not boxes and _is_large(child)
            elif tag not in _DROPPED and isinstance(tag, str):
                yield from self._pieces(child, run, line)


def _is_large(drawing: Element) -> bool:
    """Whether a picture is large enough to hold a chart: a logo or an icon says nothing."""
    extent = next((e for e in drawing.iter() if isinstance(e.tag, str) and e.tag.endswith("}extent")), None)
    if extent is None:
        return False
    width, height = (extent.get(name, "0") for name in ("cx", "cy"))
    return width.isdecimal() and height.isdecimal() and int(width) >= _CHART_WIDTH and int(height) >= _CHART_HEIGHT


def _within_another(box: Element, drawing: Element) -> bool:
    """Whether a text box lies in another, or in the fallback copy of one: those are read, or not, with that."""
    parent = box.getparent()
    while parent is not None and parent is not drawing:
        if parent.tag in (W + "txbxContent", MC + "Fallback"):
            return True
        parent = parent.getparent()
    return False
