"""What a PDF says of itself: the labels of its pages, its outline, its properties. The only file that speaks to pypdf."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

_LONGEST_OUTLINE = 5_000
_PROPERTIES = {"/Title": "title", "/Author": "author", "/Subject": "subject", "/Producer": "producer"}


@dataclass(frozen=True, slots=True)
class Frontispiece:
    """`labels`: the file's page labels by page (1-based), `outline`: the level of each entry by its text."""

    labels: Mapping[int, str] = field(default_factory=dict)
    outline: Mapping[str, int] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)


def read_frontispiece(data: bytes, password: str | None) -> Frontispiece:
    """Labels, outline and properties; empty where the file has none or where its structure is too broken to tell."""
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = pypdf.PdfReader(BytesIO(data))
        if reader.is_encrypted:
            reader.decrypt(password or "")
        labels = {}
        if "/PageLabels" in reader.root_object:
            labels = {index + 1: label for index, label in enumerate(reader.page_labels) if label}
        outline: dict[str, int] = {}
        _walk(reader.outline, 1, outline)
        found: Mapping[str, Any] = reader.metadata or {}
        properties = {
            name: str(found[key]).strip() for key, name in _PROPERTIES.items() if str(found.get(key) or "").strip()
        }
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        NotImplementedError,
    ):
        # The pages themselves are read by pdfium, which forgives more.
        return Frontispiece()
    return Frontispiece(labels, outline, properties)


def _walk(entries: Any, level: int, outline: dict[str, int]) -> None:
    for entry in entries:
        if len(outline) >= _LONGEST_OUTLINE:
            return
        if isinstance(entry, list):
            _walk(entry, level + 1, outline)
        elif entry.title:
            outline.setdefault(" ".join(str(entry.title).split()), level)
