"""The paths of a page → its ruling lines and shaded areas."""

import ctypes
import itertools
from typing import Any

from yjqa.ingest.pdf.placing import IDENTITY, Matrix, apply, times
from yjqa.ingest.pdf.sheet import Rule, Sheet

_THIN = 3.0
"""A filled shape thinner than this many points is a line."""
_PALE = 250
"""A colour whose parts are all at least this is white paper."""
_MOST_SEGMENTS = 40_000
"""A page with more path segments than this is a drawing or outlined letters: its lines are not looked for."""
_MANY_CURVES = 2_000
"""More curves than this on a page without text are letters drawn as outlines."""
_PICTURED = 0.3
"""A page whose pictures take this share of it is pictured; a logo does not make it so."""
_DEEPEST = 4


def draw(sheet: Sheet, page: Any, turn: Matrix) -> None:
    """Fill in the sheet's rules and shades, and what it is where it holds no words."""
    _Drawing(sheet).draw(page, turn)


class _Drawing:
    """Collects the rules and shades of one page."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._segments = 0
        self._curves = 0
        self._pictured = 0.0

    def draw(self, page: Any, turn: Matrix) -> None:
        import pypdfium2.raw as raw

        count = raw.FPDFPage_CountObjects(page.raw)
        for index in range(count):
            self._visit(raw.FPDFPage_GetObject(page.raw, index), turn, depth=0)
            if self._segments > _MOST_SEGMENTS:
                break
        self._sheet.pictured = self._pictured > _PICTURED * self._sheet.width * self._sheet.height
        self._sheet.outlined = not self._sheet.words and self._curves > _MANY_CURVES

    def _visit(self, item: Any, outer: Matrix, depth: int) -> None:
        import pypdfium2.raw as raw

        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            self._path(item, outer)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            a, b, c, d, _, _ = times(_matrix(item), outer)
            self._pictured += abs(a * d - b * c)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = times(_matrix(item), outer)
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
        matrix = times(_matrix(path), outer)
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
            points.append(apply(matrix, x.value, y.value))
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
        return IDENTITY
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
