"""The OpenAPI document: what the routes say of themselves, with what they have in common."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from yjqa.http.problems import Problem

_REFERENCES = "#/components/schemas/{model}"


def document_of(app: FastAPI) -> dict[str, Any]:
    """The document, made when it is first asked for."""
    if app.openapi_schema is None:
        document = get_openapi(title=app.title, version=app.version, summary=app.summary, routes=app.routes)
        problem = Problem.model_json_schema(ref_template=_REFERENCES)
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        schemas.update(problem.pop("$defs", {}), Problem=problem)
        app.openapi_schema = document
    return app.openapi_schema
