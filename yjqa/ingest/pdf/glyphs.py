"""The characters of a page → its words."""

import ctypes
from typing import Any, NamedTuple

from yjqa.ingest.pdf.placing import Matrix, apply, times
from yjqa.ingest.pdf.sheet import Word

_ASCENT, _DESCENT = 0.76, 0.22
"""How far letters reach above and below the baseline, in sizes of their font."""
_WORD_GAP = 0.2
"""A gap of this many font sizes parts words, where no space is printed."""


class _Glyph(NamedTuple):
    char: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    style: "_Style"


_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_OBLIQUE = 0.2
_SYMBOL_FONTS = ("symbol", "wingding", "webding", "dingbat")
"""Fonts of signs, in which a character that stands alone is a bullet, whatever letter its code would be."""
_HYPHEN_MARK = "\x02"
_DROPPED = {"\x00", "\ufeff", "\u200b", "\u00ad", "\ufffe", "\uffff"}


def read_words(page: Any, turn: Matrix) -> list[Word]:
    """The words of a page in the order in which they are drawn."""
    import pypdfium2.raw as raw

    textpage = raw.FPDFText_LoadPage(page.raw)
    if not textpage:
        return []
    try:
        fonts = _Fonts(turn)
        box = raw.FS_RECTF()
        box_ref = ctypes.byref(box)
        base_x, base_y = ctypes.c_double(), ctypes.c_double()
        words: list[Word] = []
        glyphs: list[_Glyph] = []
        for index in range(raw.FPDFText_CountChars(textpage)):
            code = raw.FPDFText_GetUnicode(textpage, index)
            char = chr(code) if code < 0x110000 else ""
            if char in _DROPPED:
                continue
            if char == _HYPHEN_MARK:
                char = "\u2010"
            if not char or char.isspace() or ord(char) < 32:
                _close(glyphs, words)
                continue
            style = fonts.style(raw.FPDFText_GetTextObject(textpage, index))
            if style.oblique:
                continue
            raw.FPDFText_GetLooseCharBox(textpage, index, box_ref)
            raw.FPDFText_GetCharOrigin(textpage, index, base_x, base_y)
            ax, ay = apply(turn, box.left, box.top)
            bx, by = apply(turn, box.right, box.bottom)
            _, base = apply(turn, base_x.value, base_y.value)
            x0, x1 = (ax, bx) if ax < bx else (bx, ax)
            top, bottom = (ay, by) if ay < by else (by, ay)
            glyph = _Glyph(_LIGATURES.get(char, char), x0, top, x1, bottom, base, style)
            if glyphs and _parts(glyphs[-1], glyph):
                _close(glyphs, words)
            glyphs.append(glyph)
        _close(glyphs, words)
        return _turned_joined(_once(words))
    finally:
        raw.FPDFText_ClosePage(textpage)


def _parts(last: _Glyph, glyph: _Glyph) -> bool:
    """Whether a new word begins with `glyph`, by its place or its size."""
    size, last_size = glyph.style.size, last.style.size
    if last.style.level != glyph.style.level:
        return True
    if not glyph.style.level:
        return abs(last.x0 - glyph.x0) > size or abs(last.top - glyph.top) > 3 * size
    gap = glyph.x0 - last.x1
    if gap > _WORD_GAP * size or gap < -1.5 * size:
        return True
    if abs(glyph.base - last.base) > 0.15 * max(size, last_size):
        return True
    return abs(size - last_size) > 0.2 * last_size


def _close(glyphs: list[_Glyph], words: list[Word]) -> None:
    if not glyphs:
        return
    text = "".join(glyph.char for glyph in glyphs)
    first = glyphs[0]
    x0, x1 = min(glyph.x0 for glyph in glyphs), max(glyph.x1 for glyph in glyphs)
    bold = sum(glyph.style.bold for glyph in glyphs) * 2 > len(glyphs)
    size, font = first.style.size, first.style.font
    if len(text) == 1 and (text.isascii() or text >= "\ue000") and any(name in font.lower() for name in _SYMBOL_FONTS):
        text = "•"
    if first.style.level:
        top, bottom = first.base - _ASCENT * size, first.base + _DESCENT * size
        words.append(Word(text, x0, top, x1, bottom, first.base, size, bold, font))
    else:
        top, bottom = min(glyph.top for glyph in glyphs), max(glyph.bottom for glyph in glyphs)
        words.append(Word(text, x0, top, x1, bottom, bottom, size, bold, font, level=False))
    glyphs.clear()


def _once(words: list[Word]) -> list[Word]:
    """The words without those drawn again on the same spot, as some programs do for shadow or weight."""
    seen: set[tuple[str, int, int]] = set()
    result: list[Word] = []
    for word in words:
        spots = [(word.text, round(word.x0 / 2) + dx, round(word.base / 2)) for dx in (-1, 0, 1)]
        if not seen.intersection(spots):
            result.append(word)
        seen.add(spots[1])
    return result


def _turned_joined(words: list[Word]) -> list[Word]:
    """The words with each line of text that runs up or down the page as one; pdfium breaks it anywhere."""
    result: list[Word] = []
    for word in words:
        last = result[-1] if result else None
        if word.level or last is None or last.level or abs(last.x0 - word.x0) > word.size / 2:
            result.append(word)
            continue
        gap = max(word.top - last.bottom, last.top - word.bottom)
        if gap > word.size:
            result.append(word)
            continue
        last.text += (" " if gap > _WORD_GAP * word.size else "") + word.text
        last.x0, last.x1 = min(last.x0, word.x0), max(last.x1, word.x1)
        last.top, last.bottom = min(last.top, word.top), max(last.bottom, word.bottom)
        last.base = last.bottom
    return result


class _Style(NamedTuple):
    size: float
    bold: bool
    font: str
    level: bool
    oblique: bool


_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_BOLD_WEIGHT = 600
_NO_STYLE = _Style(10.0, False, "", True, False)


class _Fonts:
    """Styles of text objects, each asked for once."""

    def __init__(self, turn: Matrix) -> None:
        self._turn = turn
        self._styles: dict[int, _Style] = {}
        self._named: dict[int, tuple[str, bool]] = {}

    def style(self, text_object: Any) -> _Style:
        address = ctypes.cast(text_object, ctypes.c_void_p).value
        if address is None:
            return _NO_STYLE
        found = self._styles.get(address)
        if found is None:
            found = self._styles[address] = self._ask(text_object)
        return found

    def _ask(self, text_object: Any) -> _Style:
        import pypdfium2.raw as raw

        size = ctypes.c_float()
        raw.FPDFTextObj_GetFontSize(text_object, size)
        matrix = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(text_object, matrix)
        a, b, c, d, _, _ = times((matrix.a, matrix.b, matrix.c, matrix.d, 0.0, 0.0), self._turn)
        name, bold = self._font(text_object)
        # Text across the page is a watermark.
        oblique = min(abs(a), abs(b)) > _OBLIQUE * max(abs(a), abs(b))
        return _Style(size.value * (c * c + d * d) ** 0.5, bold, name, abs(a) >= abs(b), oblique)

    def _font(self, text_object: Any) -> tuple[str, bool]:
        import pypdfium2.raw as raw

        font = raw.FPDFTextObj_GetFont(text_object)
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        if address not in self._named:
            length = raw.FPDFFont_GetBaseFontName(font, None, 0) if font else 0
            buffer = ctypes.create_string_buffer(max(length, 1))
            if length:
                raw.FPDFFont_GetBaseFontName(font, buffer, length)
            name = buffer.value.decode("utf-8", "replace")
            weight = raw.FPDFFont_GetWeight(font) if font else 0
            bold = any(part in name.lower() for part in _BOLD_NAMES) or weight >= _BOLD_WEIGHT
            self._named[address] = (name, bold)
        return self._named[address]
