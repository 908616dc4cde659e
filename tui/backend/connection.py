"""Requests to a service: the key with each, one more try where that does no harm, waiting where it is asked for, errors as yjqa's own."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

import httpx

from tui.backend.address import ServiceAddress
from tui.backend.refusals import error_of
from yjqa import __version__
from yjqa.errors import InvalidRequest, ServiceUnreachable

QUICK = httpx.Timeout(15.0, connect=5.0)
"""For what is there already."""

LONG = httpx.Timeout(120.0, connect=5.0)
"""For what has to be made first, and for files. Each is for a moment of silence, not for the whole."""

_LONGEST_WAIT = 20.0
"""Seconds that are waited in all when the service says to come again later."""

_MOST_BYTES = 100_000_000
"""The largest answer that is taken, files aside: no page of a list is nearly as large, and what is taken is held in memory."""

_KEPT_SECONDS = 3.0
"""A connection that was idle for so long is not used again: the service closes it after 5."""


_OF_THE_WAY = ("content-encoding", "content-length", "transfer-encoding")
"""Headers that tell how a body was sent, not what it is."""


def path_of(document_id: str) -> str:
    """Where a service tells of a paper."""
    return f"/v1/documents/{quote(document_id, safe='')}"


class Connection:
    """Speaks to one service, from any thread. Everything raises `YjqaError` only."""

    def __init__(self, address: ServiceAddress, key: str | None) -> None:
        headers = {"User-Agent": f"yjqa-tui/{__version__}", "Accept": "application/json"}
        if key is not None:
            headers["Authorization"] = f"Bearer {key}"
        self.url = address.url
        self._closed = threading.Event()
        self._client = httpx.Client(
            headers=headers,
            follow_redirects=False,  # the key would go along
            limits=httpx.Limits(keepalive_expiry=_KEPT_SECONDS),
            timeout=QUICK,
            trust_env=address.is_encrypted,  # a proxy would read what is not encrypted
            verify=address.is_encrypted,  # certificates take long to load
        )

    def close(self) -> None:
        """Ends all connections, and the waiting for any."""
        self._closed.set()
        self._client.close()

    def get(
        self,
        path: str,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: httpx.Timeout = QUICK,
    ) -> httpx.Response:
        """What is at a path below the service's address; a 304 where `headers` ask for news only."""
        return self._read("GET", path, params=params, headers=headers, timeout=timeout)

    def ask(self, path: str, body: Mapping[str, Any]) -> httpx.Response:
        """The answer to a body that changes nothing."""
        return self._read("POST", path, json=body, timeout=LONG)

    def change(self, method: str, path: str, timeout: httpx.Timeout = LONG, **content: Any) -> httpx.Response:
        """The response to a request that changes something, and is sent once only."""
        return self._checked(lambda: self._send(method, path, timeout=timeout, **content))

    @contextmanager
    def download(self, path: str) -> Iterator[httpx.Response]:
        """A response whose body is yet to be read."""
        with self._told(), self._client.stream("GET", self.url + path, timeout=LONG) as response:
            if response.status_code != 200:
                raise error_of(self._whole(response), self.url)
            yield response

    def pause(self, seconds: float) -> None:
        """Waits. Raises `ServiceUnreachable` as soon as this was closed."""
        if self._closed.wait(seconds):
            raise ServiceUnreachable(f"{self.url}: the connection to the service was closed.")

    def _read(self, method: str, path: str, **content: Any) -> httpx.Response:
        def send() -> httpx.Response:
            try:
                return self._send(method, path, **content)
            except (httpx.NetworkError, httpx.RemoteProtocolError):
                if self._closed.is_set():
                    raise
                return self._send(method, path, **content)

        return self._checked(send)

    def _send(self, method: str, path: str, **content: Any) -> httpx.Response:
        with self._client.stream(method, self.url + path, **content) as response:
            return self._whole(response)

    def _whole(self, response: httpx.Response) -> httpx.Response:
        """The response with its body, which a small one may unpack to. Raises `ServiceUnreachable` where it has no end."""
        body = bytearray()
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > _MOST_BYTES:
                raise ServiceUnreachable(f"{self.url}: what answers there sends more than any yjqa service does.")
        headers = [(name, value) for name, value in response.headers.multi_items() if name not in _OF_THE_WAY]
        return httpx.Response(response.status_code, headers=headers, content=bytes(body), request=response.request)

    def _checked(self, send: Callable[[], httpx.Response]) -> httpx.Response:
        """The response, later where the service says so: what it put off it has not begun."""
        left = _LONGEST_WAIT
        with self._told():
            while True:
                response = send()
                if response.is_success or response.status_code == httpx.codes.NOT_MODIFIED:
                    return response
                seconds = _put_off(response)
                if seconds is None or seconds > left:
                    raise error_of(response, self.url)
                left -= seconds
                self.pause(seconds)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Has everything that can go wrong on the way told as our own error."""
        try:
            yield
        except httpx.TimeoutException as error:
            raise ServiceUnreachable(f"{self.url}: the service does not answer in time. Try again later.") from error
        except httpx.HTTPError as error:
            raise ServiceUnreachable(
                f"{self.url}: the service cannot be reached ({error or type(error).__name__}). "
                "See whether the address is right, the network is there and the service runs."
            ) from error
        except UnicodeEncodeError as error:  # what the service itself has sent, as a cursor or a tag
            raise ServiceUnreachable(f"{self.url}: what answers there is no yjqa service.") from error
        except httpx.InvalidURL as error:
            raise InvalidRequest(f"{self.url}: this is no address. Write it like https://yjqa.example.org.") from error
        except RuntimeError as error:  # what httpx raises of a client that was closed
            if not self._closed.is_set():
                raise
            raise ServiceUnreachable(f"{self.url}: the connection to the service was closed.") from error


def _put_off(response: httpx.Response) -> float | None:
    """In how many seconds the service wants to be asked again; `None` where it does not say."""
    said = response.headers.get("retry-after", "")
    if response.status_code not in (429, 503) or not said.isascii() or not said.isdigit():
        return None
    return max(0.5, float(said))
