"""The OpenAPI document: what the routes say of themselves, with what they have in common."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from yjqa.http.problems import MEDIA_TYPE, Problem
from yjqa.settings import ServiceSettings

DESCRIPTION = """\
Questions and answers over youth justice partnership papers, with the page that proves each answer; the registers and figures that the
papers state, for other programs and for spreadsheets; and the papers themselves.

**Lists** give `items`, how many there are (`total`) and a `next_cursor` for the rest, also as a `Link` header. Filters are named as the
fields of the records; one that is given more than once means either. `format=csv` or `format=xlsx`, or an `Accept` header, gives the same
as a table. `ETag` and `If-None-Match` tell whether anything has changed.

**Errors** are `application/problem+json` (RFC 9457): `type` is stable and programs may go by it, `detail` says what was wrong and what to do.

**Keys** are asked for unless only programs on the same machine can reach the service.
"""

TAGS = {
    "questions": "Questions in plain words, answered with the places that prove the answer; conversations; passages by meaning.",
    "records": "What the papers state: actions, objectives, budgets, performance figures, risks, people, meetings.",
    "figures": "Figures set side by side, and those that do not agree with each other.",
    "documents": "The papers that are held: their pages and files; putting papers in and taking them out.",
    "operation": "Whether the service lives, is ready, and how it fares.",
}
"""The groups of operations, each with what it is about."""

SCHEMES: dict[str, dict[str, str]] = {
    "bearer": {"type": "http", "scheme": "bearer", "description": "An API key as `Authorization: Bearer KEY`."},
    "header": {"type": "apiKey", "in": "header", "name": "X-API-Key", "description": "An API key in a header of its own."},
    "query": {
        "type": "apiKey",
        "in": "query",
        "name": "key",
        "description": "An API key in the address, for spreadsheets: only keys of the role read, and only to GET.",
    },
}  # fmt: skip
"""How a key can be sent."""

_MEANINGS = {
    400: "The request is not HTTP as it should be.",
    401: "No key was sent, or one that is not known or was revoked.",
    403: "The key may not do this, or the service may not be asked by this name or from this page.",
    404: "What the address names is not held.",
    406: "The Accept header leaves out every form that there is.",
    408: "The body of the request did not come in time.",
    409: "What is held does not allow it; the detail says why.",
    410: "What the address names was there and is gone.",
    413: "The body of the request is too large.",
    414: "The address, or a part of it, is too long.",
    415: "The body of the request, or the file in it, is of a type that this does not take.",
    416: "The part of the file that is asked for is not there.",
    422: "A part of the request is wrong; `errors` says which and why.",
    429: "Too many requests; `Retry-After` says when to try again.",
    500: "The service failed; its log says more.",
    503: "The service is starting, stopping or too busy, or the knowledge base cannot be used; try again later.",
    507: "The disk is full; nothing was changed.",
}
"""What each status of a problem means here."""

_ALWAYS = (400, 403, 500)
_WITH_KEYS = (401, 429, 503)
_WITH_PARAMETERS = (414, 422)
_WITH_BODY = (408, 413, 415)
_WITH_FORMS = (406,)

_HEADERS = {
    401: {"WWW-Authenticate": {"description": "how to send a key", "schema": {"type": "string"}}},
    429: {"Retry-After": {"description": "seconds to wait", "schema": {"type": "integer", "minimum": 0}}},
}

_METHODS = ("get", "post", "put", "patch", "delete")


def document_of(app: FastAPI) -> dict[str, Any]:
    """The document, made when it is first asked for."""
    if app.openapi_schema is None:
        app.openapi_schema = _document(app)
    return app.openapi_schema


def _document(app: FastAPI) -> dict[str, Any]:
    document = get_openapi(
        title=app.title,
        version=app.version,
        summary=app.summary,
        description=DESCRIPTION,
        routes=app.routes,
        tags=[{"name": name, "description": about} for name, about in TAGS.items()],
        servers=[{"url": "/", "description": "this service"}],
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    components = document.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(problem.pop("$defs", {}), Problem=problem)
    for name in ("HTTPValidationError", "ValidationError"):  # FastAPI's own, which no route answers with
        schemas.pop(name, None)
    components["securitySchemes"] = SCHEMES
    for path, methods in document["paths"].items():
        for method in _METHODS:
            if method in methods:
                _add_problems(path, methods[method])
                if _takes_key(path):
                    methods[method]["security"] = _security(method, app.state.service.options)
    return document


def _security(method: str, options: ServiceSettings) -> list[dict[str, list[str]]]:
    """Each way of sending a key; none is needed where none is asked for."""
    ways: list[dict[str, list[str]]] = [{name: []} for name in SCHEMES if method == "get" or name != "query"]
    return ways if options.require_keys else [*ways, {}]


def _add_problems(path: str, operation: dict[str, Any]) -> None:
    """Adds the problems that an operation may tell as others of its sort do, and says of each what it means."""
    responses = operation["responses"]
    told = {*_ALWAYS, *(int(status) for status in responses if status >= "400")}
    if _takes_key(path):
        told.update(_WITH_KEYS)
    if operation.get("parameters") or "requestBody" in operation:
        told.update(_WITH_PARAMETERS)
    if "requestBody" in operation:
        told.update(_WITH_BODY)
    if any(len(response.get("content", {})) > 1 for response in responses.values()):
        told.update(_WITH_FORMS)
    for response in responses.values():
        if response["description"] == "Successful Response":  # FastAPI's words where a route has none
            response["description"] = "What was asked for."
    for status in told:
        responses[str(status)] = _problem_response(status)
    operation["responses"] = dict(sorted(responses.items()))


def _takes_key(path: str) -> bool:
    return path.startswith("/v1/") or path == "/metrics"


def _problem_response(status: int) -> dict[str, Any]:
    response: dict[str, Any] = {
        "description": _MEANINGS[status],
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    if status in _HEADERS:
        response["headers"] = _HEADERS[status]
    return response
