"""Pictures of pages: drawn in a process of their own, since a PDF is not to be trusted, and kept for those who ask again."""

import json
from pathlib import Path
from typing import NamedTuple

from yjqa.errors import EncryptedPaper, UnreadablePaper
from yjqa.http.bounded_lock import BoundedLock
from yjqa.http.problems import HttpProblem
from yjqa.ingest.pdf.sheet import Box
from yjqa.ingest.sandbox import Sandbox
from yjqa.remembered import Remembered
from yjqa.settings import Settings

_SECONDS = 20.0
_MEMORY_MB = 1_024
"""What one picture may take at most, though reading a whole paper may take more."""
_MOST_KEPT_BYTES = 32_000_000


class Wanted(NamedTuple):
    """A picture: a page of the paper with these bytes, so large (see `showing.page_as_png`), with these places marked."""

    sha256: str
    page: int
    scale: float | None
    width: int | None
    boxes: tuple[Box, ...]


class Pictures:
    """Draws pages, one at a time. Its process starts with the first picture and ends with `close`."""

    def __init__(self, settings: Settings) -> None:
        seconds, memory = min(_SECONDS, settings.parse_seconds), min(_MEMORY_MB, settings.parse_memory_mb)
        self._sandbox = Sandbox(seconds, memory)
        self._kept: Remembered[bytes] = Remembered(most=_MOST_KEPT_BYTES, weigh=len)
        self._drawing = BoundedLock("pictures")

    def picture(self, wanted: Wanted, path: Path) -> bytes:
        """A page of the paper in a file as PNG.

        Raises `OriginalGone` and `OriginalChanged`, `InvalidRequest` for a picture that would be too large and a box beside the page,
        and as problems: 409 for a page that cannot be drawn, 503 where too many wait.
        """
        kept = self._kept.known(wanted)  # which waits for no other picture
        if kept is not None:
            return kept
        with self._drawing.held():
            return self._kept.get(wanted, lambda: self._drawn(wanted, path))

    def close(self) -> None:
        """Ends the process that draws."""
        self._sandbox.close()

    def _drawn(self, wanted: Wanted, path: Path) -> bytes:
        sha256, page, scale, width, boxes = wanted
        target = "yjqa.ingest.pdf.showing:page_as_png"
        try:
            return self._sandbox.call(target, str(path), sha256, page, scale, width, json.dumps(boxes))
        except UnreadablePaper as error:
            why = (
                "the paper is encrypted and its password is not kept"
                if isinstance(error, EncryptedPaper)
                else "it is damaged, or takes too long or too much memory to draw"
            )
            raise HttpProblem(
                409,
                "page-not-drawn",
                "The page cannot be drawn",
                f"{path.name}: there is no picture of page {page}: {why}. Its text is there with format=text.",
            ) from error
