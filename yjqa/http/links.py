"""Links between the pages of a list, as the `Link` header has them (RFC 8288), relative to the host."""

from urllib.parse import urlencode

from fastapi import Request


def first_link(request: Request) -> str:
    """A link to the first page of the list that is asked for."""
    return _link(request, "first", [])


def next_link(request: Request, cursor: str) -> str:
    """A link to the page that a cursor asks for."""
    return _link(request, "next", [("cursor", cursor)])


def _link(request: Request, relation: str, cursor: list[tuple[str, str]]) -> str:
    """A link to what is asked for, with this cursor in place of the one that stands there."""
    asked = [pair for pair in request.query_params.multi_items() if pair[0] != "cursor"]
    query = urlencode([*asked, *cursor])
    return f'<{request.url.path}{"?" if query else ""}{query}>; rel="{relation}"'
