"""Who calls, and what they may do."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, get_args

from fastapi import Depends, Request

from yjqa.http.problems import HttpProblem
from yjqa.service.keys import Role

ANONYMOUS = "unknown"
"""The name of callers without a key where keys are asked for."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls: `name` for people and the audit log, `key` the id of the API key (`None` where none is asked for)."""

    name: str
    key: str | None
    role: Role
    address: str

    @property
    def is_anonymous(self) -> bool:
        """Whether nothing is known of them: who asks for life and readiness shows no key, wherever keys are asked for."""
        return self.name == ANONYMOUS


async def current_caller(request: Request) -> Caller:
    """Who sent a request, as the middleware that asks for keys found out. Async, so that no thread is needed for it."""
    known: Caller = request.scope["yjqa.caller"]  # an error where it is not there, so that nobody gets in unseen
    return known


CurrentCaller = Annotated[Caller, Depends(current_caller)]


def needs(role: Role) -> Callable[[CurrentCaller], Awaitable[None]]:
    """A dependency that refuses callers who may not do what the role may."""

    async def check(caller: CurrentCaller) -> None:
        roles = get_args(Role)
        if roles.index(caller.role) < roles.index(role):
            raise HttpProblem(
                403,
                "forbidden",
                "Not allowed",
                f"The key “{caller.name}” has the role {caller.role}; this needs {role}. Ask whoever runs the service for another key.",
            )

    return check
