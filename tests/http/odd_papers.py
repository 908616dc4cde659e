"""Small PDFs whose pages are turned, cropped, offset, locked or too much to draw, with one action in blue on each."""

import io
import zlib

from pypdf import PdfWriter, Transformation
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, RectangleObject, StreamObject
from reportlab.pdfgen.canvas import Canvas

ACTION = "ACTION: Ann Wood to write to the courts by 31 May 2020."
_LINES = (
    "Minutes of the Westshire board",
    "",
    "The board agreed the budget for the year and thanked everyone.",
    ACTION,
    "The next meeting takes place in the library on the same day.",
)
_WIDTH, _HEIGHT = 595, 842


def plain_paper() -> bytes:
    """One page, A4, upright."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(_WIDTH, _HEIGHT))
    for place, line in enumerate(_LINES):
        canvas.setFillColorRGB(0, 0, 1 if line == ACTION else 0)
        canvas.drawString(120, 700 - 30 * place, line)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def turned_paper(degrees: int) -> bytes:
    """The page drawn askew and turned upright for whoever looks at it, as scanners and landscape pages are."""
    writer = PdfWriter(clone_from=io.BytesIO(plain_paper()))
    page = writer.pages[0]
    across, down = (_HEIGHT, _WIDTH) if degrees % 180 else (_WIDTH, _HEIGHT)
    moves = {90: (_HEIGHT, 0), 180: (_WIDTH, _HEIGHT), 270: (0, _WIDTH)}
    page.add_transformation(Transformation().rotate(degrees).translate(*moves[degrees]))
    page.mediabox = RectangleObject((0, 0, across, down))
    page.cropbox = RectangleObject((0, 0, across, down))
    page.rotate(degrees)
    return _written(writer)


def cropped_paper(crop: tuple[float, float, float, float]) -> bytes:
    """The page of which only a part is shown."""
    writer = PdfWriter(clone_from=io.BytesIO(plain_paper()))
    writer.pages[0].cropbox = RectangleObject(crop)
    return _written(writer)


def offset_paper() -> bytes:
    """The page on a sheet whose corner is not at 0, 0."""
    writer = PdfWriter(clone_from=io.BytesIO(plain_paper()))
    writer.pages[0].mediabox = RectangleObject((-50, -80, _WIDTH, _HEIGHT))
    writer.pages[0].cropbox = RectangleObject((-50, -80, _WIDTH, _HEIGHT))
    return _written(writer)


def locked_paper(password: str) -> bytes:
    """The page behind a password."""
    writer = PdfWriter(clone_from=io.BytesIO(plain_paper()))
    writer.encrypt(password, algorithm="AES-256")
    return _written(writer)


def endless_paper(pictures: int = 1_000, side: int = 7_000) -> bytes:
    """A small file whose page holds pictures that take many seconds to draw; each is small enough never to be left out for want of memory."""
    writer = PdfWriter(clone_from=io.BytesIO(plain_paper()))
    page = writer.pages[0]
    picture = StreamObject()
    picture._data = zlib.compress(bytes(side * side // 8), 9)
    picture.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(side),
            NameObject("/Height"): NumberObject(side),
            NameObject("/ColorSpace"): NameObject("/DeviceGray"),
            NameObject("/BitsPerComponent"): NumberObject(1),
            NameObject("/Filter"): NameObject("/FlateDecode"),
        }
    )
    names = DictionaryObject()
    for number in range(pictures):
        names[NameObject(f"/I{number}")] = writer._add_object(picture.clone(writer, force_duplicate=True))
    page["/Resources"][NameObject("/XObject")] = names  # type: ignore[index]
    drawing = StreamObject()
    drawing._data = b"".join(b"q 10 0 0 10 50 50 cm /I%d Do Q\n" % number for number in range(pictures))
    page[NameObject("/Contents")] = ArrayObject([page.raw_get("/Contents"), writer._add_object(drawing)])
    return _written(writer)


def huge_paper() -> bytes:
    """A page as large as PDF allows."""
    writer = PdfWriter(clone_from=io.BytesIO(plain_paper()))
    writer.pages[0].mediabox = RectangleObject((0, 0, 14_400, 14_400))
    writer.pages[0].cropbox = RectangleObject((0, 0, 14_400, 14_400))
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
