"""The API key in a request: where it may stand, and what is told where it is not good."""

from urllib.parse import unquote_plus

from starlette.datastructures import Headers
from starlette.types import Scope

from yjqa.http.callers import ANONYMOUS
from yjqa.http.problems import HttpProblem, ProblemName
from yjqa.service.keys import Key, Keys, State

_HOW = (
    "Send an API key as the header “Authorization: Bearer KEY” or “X-API-Key: KEY”; where a program cannot send headers, "
    "a key of role read may stand in the address: ?key=KEY. Whoever runs the service makes keys with: yjqa keys create NAME"
)


_USED_UP: dict[State, ProblemName] = {"expired": "expired-key", "revoked": "revoked-key"}


class Refused(Exception):
    """A request that is not let in: the problem to tell, and the name and id of the key that was sent where it is known."""

    def __init__(self, problem: HttpProblem, name: str = ANONYMOUS, key: str | None = None) -> None:
        super().__init__(problem.problem.detail)
        self.problem = problem
        self.name = name
        self.key = key


def take_key_out_of_address(scope: Scope) -> str | None:
    """The key in a request's query, `None` where there is none. It is not there any more afterwards: no route, link or log sees it."""
    query: bytes = scope["query_string"]
    if not query:
        return None
    key, others = None, []
    for part in query.split(b"&"):
        name, _, value = part.partition(b"=")
        if unquote_plus(name.decode("latin-1")) != "key":
            others.append(part)
        elif key is None:
            key = unquote_plus(value.decode("latin-1"))
    scope["query_string"] = b"&".join(others)  # in place: what lies further out has the same scope
    return key


def good_key(scope: Scope, in_address: str | None, keys: Keys, why: str) -> Key:
    """The live key that a request was sent with; one in the headers comes before one in the address. Raises `Refused`, `StoreError`.

    `why` a key is asked for is told who sent none; it may be empty.
    """
    in_headers = _key_in_headers(scope)
    text = in_headers or in_address
    if not text:
        raise Refused(_unauthorized("no-key", "An API key is needed", f"{why}{_HOW}"))
    key = keys.find(text)
    if key is None:
        detail = "The service knows no such API key. Look whether it was copied whole, or ask whoever runs the service."
        raise Refused(_unauthorized("unknown-key", "No such API key", detail))
    state = key.state()
    if state != "live":
        detail = f"The API key “{key.name}” is {state}. Ask whoever runs the service for another one."
        raise Refused(_unauthorized(_USED_UP[state], f"The API key is {state}", detail), key.name, key.id)
    if not in_headers:
        _check_in_address(key, scope["method"])
    return key


def _key_in_headers(scope: Scope) -> str | None:
    headers = Headers(scope=scope)
    scheme, _, text = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return text.strip()
    return headers.get("x-api-key", "").strip() or None


def _check_in_address(key: Key, method: str) -> None:
    """Addresses end up in logs, histories and workbooks, so that a key there must be good for no more than reading."""
    if key.role != "read":
        detail = (
            f"The key “{key.name}” has the role {key.role}, and an address ends up in logs and histories: only keys of role read may "
            "stand there. Make one with “yjqa keys create NAME --role read”, and revoke this one, which may have been seen."
        )
    elif method not in ("GET", "HEAD"):
        detail = f"A key in the address is good for GET only. For {method}, send it as a header: “Authorization: Bearer KEY”."
    else:
        return
    raise Refused(HttpProblem(403, "key-in-address", "The key must not stand in the address", detail), key.name, key.id)


def _unauthorized(name: ProblemName, title: str, detail: str) -> HttpProblem:
    # a challenge tells of an error only where there was a key (RFC 6750)
    challenge = 'Bearer realm="yjqa"' if name == "no-key" else 'Bearer realm="yjqa", error="invalid_token"'
    return HttpProblem(401, name, title, detail, headers={"WWW-Authenticate": challenge})
