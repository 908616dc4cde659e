"""Refusals in the audit log, so few of them that nobody can fill the disk by being refused."""

from starlette.concurrency import run_in_threadpool
from starlette.types import Scope

from yjqa.http.addresses import client_of
from yjqa.http.callers import ANONYMOUS
from yjqa.http.service import Service

_MOST_OF_ONE = 10
_MOST_OF_ALL = 300
"""A minute, of one client and of all."""

_LONGEST_PATH = 200


async def note_refused(
    service: Service, scope: Scope, reason: str, name: str = ANONYMOUS, key: str | None = None
) -> None:
    """Notes who was refused and why; `reason` is the end of the problem's type. The address is noted without its query."""
    address = address_of(scope)
    limiter = service.rate_limiter
    if (
        limiter.take(f"noted {client_of(address)}", _MOST_OF_ONE).allowed
        and limiter.take("noted", _MOST_OF_ALL).allowed
    ):
        request = f"{scope['method']} {scope['path'][:_LONGEST_PATH]}"
        await run_in_threadpool(service.audit.note, name, key, address, "refused", reason=reason, request=request)


def address_of(scope: Scope) -> str:
    """Where a request came from."""
    return scope["client"][0] if scope.get("client") else ""
