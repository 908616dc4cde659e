"""What the examples of the OpenAPI document have in common; all of it is invented."""

from typing import Any

EXAMPLE_CURSOR = "OuIhGm9ZbFt7InZhbHVlcyI6W10sInBsYWNlIjpbMCwicGxhbi0yMDE5LTIwIiwxXSwiaWQiOiJwbGFuIn0"


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
