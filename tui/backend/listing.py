"""Whole lists of a service, page by page, kept until papers come or go."""

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar, cast

from pydantic import BaseModel, ValidationError

from tui.backend.connection import Connection
from yjqa.errors import ServiceUnreachable
from yjqa.records import DocumentRecord
from yjqa.remembered import Remembered

_M = TypeVar("_M", bound=BaseModel)

_AT_ONCE = 1000
"""Records of one page: the most that the service gives."""

_MOST_BYTES = 500_000_000
"""The longest list that is taken, all its pages together."""

_TRIES = 3
"""So often a list is read anew where papers come or go meanwhile."""


class _Page(BaseModel, Generic[_M]):
    """A page of a list."""

    items: tuple[_M, ...]
    next_cursor: str | None


def read_as(kind: type[_M], data: bytes, url: str) -> _M:
    """What a service at `url` sent, as that kind; what a later service adds to it is left out. Raises `ServiceUnreachable`."""
    try:
        return kind.model_validate_json(data, extra="ignore")
    except ValidationError as error:
        raise _strange(url) from error


class Lists:
    """The lists of one service."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._kept: Remembered[Sequence[BaseModel]] = Remembered()
        self._edition: str | None = None

    def edition(self) -> str:
        """What the service calls the papers as they are now. It says no more than that nothing has changed, where nothing has."""
        known = self._edition
        headers = {} if known is None else {"If-None-Match": known}
        response = self._connection.get("/v1/documents", {"limit": 1}, headers)
        if known is not None and response.status_code == 304:
            return known
        read_as(_Page[DocumentRecord], response.content, self._connection.url)
        tag = response.headers.get("etag")
        if not tag:
            raise _strange(self._connection.url)
        self._edition = tag
        return str(tag)

    def all(self, name: str, kind: type[_M]) -> Sequence[_M]:
        """Every record of a list, all of one moment."""
        for _ in range(_TRIES):
            edition = self.edition()
            found = self._at(edition, name, kind)
            if self.edition() == edition:
                return found
        raise ServiceUnreachable(
            f"{self._connection.url}: papers come and go there just now. Look again when they have been read."
        )

    def _at(self, edition: str, name: str, kind: type[_M]) -> Sequence[_M]:
        """The list as it is kept of an edition; those of earlier ones are forgotten."""
        self._kept.forget(lambda key: isinstance(key, tuple) and key[0] == name and key[1] != edition)
        return cast("Sequence[_M]", self._kept.get((name, edition), lambda: tuple(self._pages(name, kind))))

    def _pages(self, name: str, kind: type[_M]) -> Iterator[_M]:
        cursor: str | None = None
        left = _MOST_BYTES
        while True:
            parameters = {"limit": _AT_ONCE, **({"cursor": cursor} if cursor else {})}
            response = self._connection.get(f"/v1/{name}", parameters)
            page = read_as(_Page[kind], response.content, self._connection.url)  # type: ignore[valid-type]  # the type is known only here
            yield from page.items
            cursor = page.next_cursor
            if cursor is None:
                return
            left -= len(response.content)
            if not page.items or left < 0:  # it would never end
                raise _strange(self._connection.url)


def _strange(url: str) -> ServiceUnreachable:
    return ServiceUnreachable(
        f"{url}: what answers there is no yjqa service, or one of another version. See whether the address is right."
    )
