"""Small PDF papers for tests, drawn with reportlab: text where it is put, ruled tables, as many pages as are asked for."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
LEFT, RIGHT = 60.0, WIDTH - 60.0
SIZE = 11.0
LEADING = 13.5
BOLD = "Helvetica-Bold"
PLAIN = "Helvetica"


def wrapped(text: str, width: float, font: str = PLAIN, size: float = SIZE) -> list[str]:
    """The lines of a text that may be `width` points wide; a line break in it is kept."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for word in part.split(" "):
            longer = f"{line} {word}" if line else word
            if line and stringWidth(longer, font, size) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


class Paper:
    """A paper in the making.

    `y` is the next baseline, counted from the top; `unseen` text is there to be read but not drawn, as OCR leaves it.
    """

    def __init__(self, **options: object) -> None:
        self._buffer = BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=A4, **options)
        self.y = 72.0
        self.unseen = False

    def at(self, x: float, y: float, text: str, font: str = PLAIN, size: float = SIZE) -> None:
        """Text at a place of its own."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - y, text, mode=3 if self.unseen else 0)

    def line(self, *parts: tuple[float, str], font: str = PLAIN, size: float = SIZE) -> None:
        """Parts of a line, each at its x."""
        for x, text in parts:
            self.at(x, self.y, text, font, size)
        self.y += LEADING

    def paragraph(
        self, text: str, x: float = LEFT, right: float = RIGHT, font: str = PLAIN, size: float = SIZE
    ) -> None:
        """A paragraph with space after it."""
        for line in wrapped(text, right - x, font, size):
            self.line((x, line), font=font, size=size)
        self.y += 8

    def numbered(self, number: str, text: str) -> None:
        """A paragraph whose number hangs at its left."""
        self.at(LEFT, self.y, number)
        self.paragraph(text, x=LEFT + 36)

    def heading(self, text: str, size: float = 14.0) -> None:
        """A heading with space after it."""
        self.y += 6
        self.line((LEFT, text), font=BOLD, size=size)
        self.y += 8

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[float], shaded: int = 1, bold: int = 1) -> None:
        """A ruled table; its first rows are shaded or bold. `"<"` goes on from the left, `"^"` from above."""
        lines = [LEFT]
        for width in widths:
            lines.append(lines[-1] + width)
        tops = [self.y]
        for row in rows:
            deepest = max(
                len(wrapped(text, lines[self._end(row, c)] - lines[c] - 8))
                for c, text in enumerate(row)
                if text not in "<^"
            )
            tops.append(tops[-1] + deepest * LEADING + 6)
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                if text and text in "<^":
                    continue
                below = r + 1
                while below < len(rows) and rows[below][c] == "^":
                    below += 1
                self._cell(lines[c], tops[r], lines[self._end(row, c)], tops[below], text, r < shaded, r < bold)
        self.y = tops[-1] + 24

    @staticmethod
    def _end(row: Sequence[str], column: int) -> int:
        end = column + 1
        while end < len(row) and row[end] == "<":
            end += 1
        return end

    def _cell(self, x0: float, top: float, x1: float, bottom: float, text: str, shaded: bool, bold: bool) -> None:
        if shaded:
            self.canvas.setFillColor(HexColor("#d9e2f3"))
            self.canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
            self.canvas.setFillColor(HexColor("#000000"))
        self.canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=1, fill=0)
        for index, line in enumerate(wrapped(text, x1 - x0 - 8)):
            self.at(x0 + 4, top + LEADING * (index + 1) - 1, line, BOLD if bold else PLAIN)

    def page(self) -> None:
        """The next page."""
        self.canvas.showPage()
        self.y = 72.0

    def data(self) -> bytes:
        """The finished file."""
        self.canvas.save()
        return self._buffer.getvalue()
