"""One page of a PDF → its picture, with the places that are relied on marked."""

import contextlib
import io
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yjqa.errors import DamagedPaper, EncryptedPaper, InvalidRequest
from yjqa.ingest.originals import original_bytes
from yjqa.ingest.pdf.sheet import Box

if TYPE_CHECKING:
    from PIL.Image import Image

USUAL_SCALE = 2.0
"""Pixels a point where nobody says how large: 144 to the inch, at which small print can be read."""
MOST_PIXELS = 12_000_000
_USUAL_MOST_PIXELS = 4_000_000

_MARKER = (255, 240, 120)
_FRAME = (200, 40, 30)
_ROOM = 1.5
"""Points between the words and the frame around them."""
_LINE = 1.2
"""Points that the frame is thick; at least two pixels."""


def page_as_png(path: str, sha256: str, number: int, scale: float | None, width: int | None, boxes_json: str) -> bytes:
    """The picture of a page, counted from 1, of the file that was read, as PNG: for a child process, so plain values in, bytes out.

    `scale`: pixels a point; `width`: pixels across; neither: large enough to read. `boxes_json`: a JSON array of
    (x0, top, x1, bottom) in points from the top left corner of the page as shown.

    Raises `OriginalGone`, `OriginalChanged`, `EncryptedPaper`, `DamagedPaper`, and `InvalidRequest` for a picture that would be too
    large and a box that lies beside the page.
    """
    import pypdfium2 as pdfium

    file = Path(path)
    try:
        pdf = pdfium.PdfDocument(original_bytes(file, sha256))
        pdf.init_forms()  # what is filled in is shown as well
        page = pdf[number - 1]
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedPaper(f"{file.name}: it is encrypted, and its password is not kept.") from error
        raise DamagedPaper(f"{file.name}: page {number} does not open ({error}).") from error
    with contextlib.closing(pdf):
        size = page.get_size()
        boxes = [_on_page(tuple(box), size) for box in json.loads(boxes_json)]
        pixels = _pixels_a_point(size, scale, width)
        image = page.render(scale=pixels).to_pil().convert("RGB")
    mark(image, boxes, pixels)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def mark(image: "Image", boxes: Sequence[Box], pixels: float) -> None:
    """Marks places on a picture of so many pixels a point: as with a marker, so that dark words stay legible, and framed."""
    from PIL import Image, ImageChops, ImageDraw

    spots = [_spot(box, pixels, image.size) for box in boxes]
    for spot in spots:
        part = image.crop(spot)
        image.paste(ImageChops.multiply(part, Image.new("RGB", part.size, _MARKER)), spot)
    pen = ImageDraw.Draw(image)
    for left, top, right, bottom in spots:
        pen.rectangle((left, top, right - 1, bottom - 1), outline=_FRAME, width=max(2, round(_LINE * pixels)))


def _spot(box: Box, pixels: float, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """The pixels of a box and of the room and the frame around it, on the picture; at least one each way."""
    around = _ROOM + max(_LINE, 2 / pixels)
    x0, top, x1, bottom = box
    left = min(max(math.floor((x0 - around) * pixels), 0), size[0] - 1)
    high = min(max(math.floor((top - around) * pixels), 0), size[1] - 1)
    right = max(min(math.ceil((x1 + around) * pixels), size[0]), left + 1)
    low = max(min(math.ceil((bottom + around) * pixels), size[1]), high + 1)
    return left, high, right, low


def _on_page(box: Any, size: tuple[float, float]) -> Box:
    """The box. Raises `InvalidRequest` where it lies beside the page."""
    x0, top, x1, bottom = box
    if x1 < 0 or bottom < 0 or x0 > size[0] or top > size[1]:
        said = ",".join(f"{value:g}" for value in box)
        raise InvalidRequest(
            f"bbox={said}: this lies beside the page, which is {size[0]:g} points wide and {size[1]:g} high."
        )
    return x0, top, x1, bottom


def _pixels_a_point(size: tuple[float, float], scale: float | None, width: int | None) -> float:
    """How large to draw a page. Raises `InvalidRequest` where it would be too large as it is asked for."""
    across, down = (max(length, 1.0) for length in size)
    if scale is None and width is None:
        return min(USUAL_SCALE, math.sqrt(_USUAL_MOST_PIXELS / (across * down)))
    pixels = scale if scale is not None else (width or 1) / across
    if across * down * pixels * pixels > MOST_PIXELS:
        most = math.sqrt(MOST_PIXELS / (across * down))
        raise InvalidRequest(
            f"The picture would have more than {MOST_PIXELS:,} pixels; "
            f"of this page ask for scale={math.floor(most * 100) / 100:g} or width={math.floor(most * across)} at most."
        )
    return pixels
