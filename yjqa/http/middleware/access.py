"""Who may call, and how often.

On this machine's own addresses no key is asked for unless the administrator wants it. Everywhere else only what yjqa is (the page at
the start) and whether the service lives and is ready is told without one; nothing else is, not even the OpenAPI document.
"""

import asyncio
import contextlib
import logging
import re
import time
from collections import Counter
from collections.abc import Iterator

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from yjqa.errors import StoreError
from yjqa.http.addresses import are_keys_asked_for_at, client_of
from yjqa.http.callers import ANONYMOUS, Caller
from yjqa.http.middleware.credentials import Refused, good_key, take_key_out_of_address
from yjqa.http.middleware.rate_limiter import Allowance
from yjqa.http.middleware.refusals import address_of, note_refused
from yjqa.http.problems import HttpProblem
from yjqa.http.service import Service
from yjqa.service.keys import Key
from yjqa.settings import ServiceSettings

_OPEN = frozenset(("/", "/healthz", "/readyz"))

_RATE_WITH_KEYS = 1_200
_RATE_OF_FAILURES = 60
"""Requests a minute of one client that come without a good key. Good keys are not held up by others' failures."""

_USE_SECONDS = 60.0
"""How often the last use of a key is written down at most."""

_PASSED_ON = re.compile(rb"forwarded|via|x-(forwarded|original|real|client|cluster|envoy|amzn)-.*|cf-.*|true-client-ip")
"""Headers that a proxy adds."""

_PROXY = "The request came as proxies pass one on (in HTTP/1.0, or with a header of theirs), and behind a proxy anybody may stand. "
"""Why a key is asked for where else none is."""


def is_key_asked_for(scope: Scope, options: ServiceSettings) -> bool:
    """Whether a request needs a key: by where it arrived, or because a proxy that the settings do not tell of passed it on."""
    return _is_key_asked_for_where_it_arrived(scope, options) or _is_passed_on(scope)


def _is_key_asked_for_where_it_arrived(scope: Scope, options: ServiceSettings) -> bool:
    host = scope["server"][0] if scope.get("server") else ""
    return are_keys_asked_for_at(host, options)


def _is_passed_on(scope: Scope) -> bool:
    """Whether it shows that a proxy passed the request on. Some add no header, but what is in use and still speaks HTTP/1.0 is a proxy
    (nginx, unless it is told otherwise)."""
    return scope["http_version"] == "1.0" or any(_PASSED_ON.fullmatch(name) for name, _ in scope["headers"])


class Access:
    """Lets in who may call as often as they may, and puts who it is into the request (`yjqa.caller`)."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self._app = app
        self._service = service
        self._uses: dict[str, float] = {}
        self._most = max(1, service.options.max_concurrent_requests // 2)
        self._within: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on. Raises `HttpProblem` where it is refused, and `StoreError`."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_asked_for = is_key_asked_for(scope, self._service.options)
        try:
            caller = self._caller(scope, is_asked_for)
            allowance = self._allowance(caller, is_asked_for)
        except Refused as refused:
            await note_refused(self._service, scope, refused.problem.name, refused.name, refused.key)
            raise refused.problem from None
        scope["yjqa.caller"] = caller
        with self._place(caller):
            status = await self._passed_on(scope, receive, send, allowance)
        if status == 403:
            await note_refused(self._service, scope, "forbidden", caller.name, caller.key)

    async def _passed_on(self, scope: Scope, receive: Receive, send: Send, allowance: Allowance | None) -> int:
        """Passes a request on, has its answer tell what may still be sent, and gives the status of the answer."""
        status = 0

        async def send_with_allowance(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                if allowance is not None:
                    told = ((name.lower().encode(), value.encode()) for name, value in _as_headers(allowance).items())
                    message = {**message, "headers": [*message.get("headers", ()), *told]}
            await send(message)

        await self._app(scope, receive, send_with_allowance)
        return status

    @contextlib.contextmanager
    def _place(self, caller: Caller) -> Iterator[None]:
        """One of the places that a key may have of all requests that are answered at once. Raises `HttpProblem` where it has them all."""
        if caller.key is None:
            yield
            return
        if self._within[caller.key] >= self._most:
            raise HttpProblem(
                429,
                "too-many-requests",
                "Too many requests at once",
                f"{self._most} requests with the key “{caller.name}” are being answered. Wait until some of them have ended.",
                headers={"Retry-After": "1"},
            )
        self._within[caller.key] += 1
        try:
            yield
        finally:
            self._within[caller.key] -= 1

    def _caller(self, scope: Scope, is_asked_for: bool) -> Caller:
        """Who sent a request. Raises `Refused`, `StoreError`."""
        address = address_of(scope)
        in_address = take_key_out_of_address(scope)  # always: the routes know of no such filter
        if not is_asked_for:
            return Caller("local", None, "admin", address)
        if scope["path"] in _OPEN:
            return Caller(ANONYMOUS, None, "read", address)
        why = "" if _is_key_asked_for_where_it_arrived(scope, self._service.options) else _PROXY
        try:
            key = good_key(scope, in_address, self._service.keys, why)
        except Refused as refused:
            failures = self._service.rate_limiter.take(f"failed {client_of(address)}", _RATE_OF_FAILURES)
            if failures.allowed:
                raise
            problem = _too_many(failures, "from this address without a good key")
            raise Refused(problem, refused.name, refused.key) from None
        now = time.monotonic()
        if now - self._uses.get(key.id, -_USE_SECONDS) >= _USE_SECONDS:
            self._uses[key.id] = now
            asyncio.get_running_loop().run_in_executor(None, self._note_use, key)  # nobody waits for it
        return Caller(key.name, key.id, key.role, address)

    def _allowance(self, caller: Caller, is_asked_for: bool) -> Allowance | None:
        """What the key, or the client where there is none, may still send; `None`: any number. Raises `Refused`."""
        limit = self._service.options.rate_per_minute
        if limit is None:
            limit = _RATE_WITH_KEYS if is_asked_for else 0
        if limit == 0:
            return None
        whose = f"key {caller.key}" if caller.key else f"address {client_of(caller.address)}"
        allowance = self._service.rate_limiter.take(whose, limit)
        if not allowance.allowed:
            whom = f"with the key “{caller.name}”" if caller.key else "from this address"
            raise Refused(_too_many(allowance, whom), caller.name, caller.key)
        return allowance

    def _note_use(self, key: Key) -> None:
        try:
            self._service.keys.note_use(key)
        except StoreError as error:
            logging.getLogger(__name__).warning("the use of key %s is not noted: %s", key.id, error)


def _too_many(allowance: Allowance, whom: str) -> HttpProblem:
    detail = f"More than {allowance.limit} requests a minute came {whom}. Wait {allowance.seconds} seconds, then go on more slowly."
    headers = {"Retry-After": str(allowance.seconds), **_as_headers(allowance)}
    return HttpProblem(429, "too-many-requests", "Too many requests", detail, headers=headers)


def _as_headers(allowance: Allowance) -> dict[str, str]:
    """What may still be sent, as the IETF's draft on rate limit headers has it."""
    return {
        "RateLimit-Policy": f'"minute";q={allowance.limit};w=60',
        "RateLimit": f'"minute";r={allowance.left};t={allowance.seconds}',
    }
