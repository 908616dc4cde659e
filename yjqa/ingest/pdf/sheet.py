"""One page of a PDF as it is drawn: words where they stand, ruling lines and shaded areas.

All positions are points from the top left corner of the page as it is shown (crop box and rotation are allowed for).
This is the only file that speaks to pypdfium2.
"""

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from yjqa.errors import DamagedPaper, EncryptedPaper, PaperTooLarge

_THIN = 3.0
"""A filled shape thinner than this many points is a line."""
_ASCENT, _DESCENT = 0.76, 0.22
"""How far letters reach above and below the baseline, in sizes of their font."""
_WORD_GAP = 0.2
"""A gap of this many font sizes parts words, where no space is printed."""
_PALE = 250
"""A colour whose parts are all at least this is white paper."""
_MOST_SEGMENTS = 40_000
"""A page with more path segments than this is a drawing or outlined letters: its lines are not looked for."""
_ENOUGH_TEXT = 40
_MANY_CURVES = 2_000
"""More curves than this on a page without text are letters drawn as outlines."""

Box = tuple[float, float, float, float]
"""(x0, top, x1, bottom)."""


@dataclass(slots=True)
class Word:
    """Characters that stand together; `base` is the baseline. Height follows from the font's size, not from ink.

    `font` tells the fonts of a paper apart; `level` is false for text that runs up or down the page.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool
    font: str = ""
    level: bool = True

    @property
    def middle(self) -> float:
        """The x in the middle of the word."""
        return (self.x0 + self.x1) / 2


class Rule(NamedTuple):
    """A straight line: at `at`, from `start` to `end`; `at` is an x where `upright`, else a top."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(slots=True)
class Sheet:
    """A page as drawn. `shades` are filled areas that are not white, `outlined` tells letters drawn as
    curves, `pictured` a picture, `garbled` letters whose codes mean nothing (they are left out)"""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    shades: list[Box] = field(default_factory=list)
    outlined: bool = False
    pictured: bool = False
    garbled: bool = False


Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def read_sheets(data: bytes, *, file: str, password: str | None, max_pages: int) -> Iterator[Sheet]:
    """Each page in turn; a page is closed before the next one opens.

    Raises `EncryptedPaper`, `DamagedPaper` and `PaperTooLarge`.
    """
    import pypdfium2 as pdfium

    try:
        pdf = pdfium.PdfDocument(data, password=password or None)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            what = "the password given does not open it" if password else "it is encrypted"
            raise EncryptedPaper(f"{file}: {what}. Give its password with --password.") from error
        raise DamagedPaper(f"{file}: the PDF is damaged ({error}). Get it again or print it anew.") from error
    try:
        if len(pdf) > max_pages:
            raise PaperTooLarge(f"{file}: {len(pdf)} pages are more than the limit of {max_pages} (YJQA_MAX_PAGES).")
        for index in range(len(pdf)):
            try:
                page = pdf[index]
            except pdfium.PdfiumError:
                yield Sheet(index + 1, 0.0, 0.0)
                continue
            try:
                yield _read_sheet(page, index + 1)
            finally:
                page.close()
    finally:
        pdf.close()


def _read_sheet(page: Any, number: int) -> Sheet:
    width, height = page.get_size()
    left, low, right, high = page.get_bbox()
    # From page space (y upwards, unrotated, anywhere) to the sheet as shown.
    turn: Matrix = {
        0: (1.0, 0.0, 0.0, -1.0, -left, high),
        90: (0.0, 1.0, 1.0, 0.0, -low, -left),
        180: (-1.0, 0.0, 0.0, 1.0, right, -low),
        270: (0.0, -1.0, -1.0, 0.0, high, right),
    }[page.get_rotation() % 360]
    sheet = Sheet(number, width, height)
    sheet.words = _words(page, turn)
    if _is_garbled(sheet.words):
        sheet.words, sheet.garbled = [], True
    _Drawing(sheet).draw(page, turn)
    return sheet


def _is_garbled(words: list[Word]) -> bool:
    """Whether most characters have no meaning, for want of a code table."""
    text = "".join(word.text for word in words)
    strange = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in text)
    return strange * 2 > len(text) > _ENOUGH_TEXT


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


def _words(page: Any, turn: Matrix) -> list[Word]:
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
            ax, ay = _apply(turn, box.left, box.top)
            bx, by = _apply(turn, box.right, box.bottom)
            _, base = _apply(turn, base_x.value, base_y.value)
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
        a, b, c, d, _, _ = _times((matrix.a, matrix.b, matrix.c, matrix.d, 0.0, 0.0), self._turn)
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


class _Drawing:
    """Collects the rules and shades of one page."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._segments = 0
        self._curves = 0

    def draw(self, page: Any, turn: Matrix) -> None:
        import pypdfium2.raw as raw

        count = raw.FPDFPage_CountObjects(page.raw)
        for index in range(count):
            self._visit(raw.FPDFPage_GetObject(page.raw, index), turn, depth=0)
            if self._segments > _MOST_SEGMENTS:
                break
        self._sheet.outlined = not self._sheet.words and self._curves > _MANY_CURVES

    def _visit(self, item: Any, outer: Matrix, depth: int) -> None:
        import pypdfium2.raw as raw

        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            self._path(item, outer)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            self._sheet.pictured = True
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < 4:
            inner = _times(_matrix(item), outer)
            for index in range(raw.FPDFFormObj_CountObjects(item)):
                self._visit(raw.FPDFFormObj_GetObject(item, index), inner, depth + 1)

    def _path(self, path: Any, outer: Matrix) -> None:
        import pypdfium2.raw as raw

        count = raw.FPDFPath_CountSegments(path)
        self._segments += count
        if count > _MOST_SEGMENTS:
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(path, fill, stroke)
        if not fill.value and not stroke.value:
            return
        filled = bool(fill.value) and not _is_white(path, raw.FPDFPageObj_GetFillColor)
        stroked = bool(stroke.value) and not _is_white(path, raw.FPDFPageObj_GetStrokeColor)
        matrix = _times(_matrix(path), outer)
        x, y = ctypes.c_float(), ctypes.c_float()
        points: list[tuple[float, float]] = []
        for index in range(count):
            segment = raw.FPDFPath_GetPathSegment(path, index)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_BEZIERTO:
                self._curves += 1
                points = []
                continue
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                self._shape(points, filled, stroked)
                points = []
            points.append(_apply(matrix, x.value, y.value))
            if raw.FPDFPathSegment_GetClose(segment) and points:
                points.append(points[0])
        self._shape(points, filled, stroked)

    def _shape(self, points: list[tuple[float, float]], filled: bool, stroked: bool) -> None:
        if len(points) < 2 or not (filled or stroked):
            return
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        top, bottom = min(y for _, y in points), max(y for _, y in points)
        if right - left <= _THIN or bottom - top <= _THIN:
            if right - left < bottom - top:
                self._rule(Rule(True, (left + right) / 2, top, bottom))
            else:
                self._rule(Rule(False, (top + bottom) / 2, left, right))
            return
        if stroked:
            for (ax, ay), (bx, by) in itertools.pairwise(points):
                if abs(ax - bx) < 1:
                    self._rule(Rule(True, (ax + bx) / 2, min(ay, by), max(ay, by)))
                elif abs(ay - by) < 1:
                    self._rule(Rule(False, (ay + by) / 2, min(ax, bx), max(ax, bx)))
        if filled and _is_rectangle(points):
            self._sheet.shades.append((left, top, right, bottom))

    def _rule(self, rule: Rule) -> None:
        far = self._sheet.width if not rule.upright else self._sheet.height
        if rule.end > 0 and rule.start < far:
            self._sheet.rules.append(rule)


def _matrix(item: Any) -> Matrix:
    import pypdfium2.raw as raw

    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, matrix):
        return _IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _is_white(path: Any, ask: Any) -> bool:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not ask(path, *parts):
        return False
    red, green, blue, alpha = (part.value for part in parts)
    return alpha == 0 or min(red, green, blue) >= _PALE


def _is_rectangle(points: list[tuple[float, float]]) -> bool:
    return 4 <= len(points) <= 6 and all(
        abs(ax - bx) < 1 or abs(ay - by) < 1 for (ax, ay), (bx, by) in itertools.pairwise(points)
    )
