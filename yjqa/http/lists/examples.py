"""Invented places for the examples of the OpenAPI document."""

from typing import Any


def example_source(document: str, quote: str) -> dict[str, Any]:
    """A place in a paper, as JSON."""
    return {
        "document": document,
        "title": document.replace("-", " ").capitalize(),
        "page": 3,
        "page_label": "3",
        "section": [],
        "paragraph": None,
        "lines": None,
        "bbox": None,
        "table": None,
        "quote": quote,
    }
