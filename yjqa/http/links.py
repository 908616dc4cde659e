"""Links between the pages of a list, as the `Link` header has them (RFC 8288)."""

from fastapi import Request


def next_link(request: Request, cursor: str) -> str:
    """The header for the page that a cursor asks for, relative to the host."""
    query = request.url.include_query_params(cursor=cursor).query
    return f'<{request.url.path}?{query}>; rel="next"'
