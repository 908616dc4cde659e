"""What is wrong with the parts of a request, in words that say what to do."""

from collections.abc import Collection, Mapping
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from rapidfuzz import fuzz, process

_SAID: Mapping[str, str] = {
    "missing": "must be given",
    "string_too_short": "must not be empty",
    "string_too_long": "has more than {max_length:,} characters",
    "too_long": "can be given {max_length} times at most",
    "greater_than_equal": "give {ge} or more",
    "less_than_equal": "give {le} or less",
    "int_parsing": "give a whole number",
    "int_from_float": "give a whole number",
    "decimal_parsing": "give a number like 1250.50, without “£” and commas",
    "float_parsing": "give a number like 0.5",
    "bool_parsing": "give true or false",
    "literal_error": "give {expected}",
    "json_invalid": "this is no JSON: {error}",
}
"""What to say of what the validation finds, by its name for it; its own words are for programmers. The rest it says well enough."""

_MOST_PROBLEMS = 20

_SHOWN = 60
"""Characters of the longest value that is said again."""

_NEAR = 60
"""Least likeness (0-100) of a name that is meant perhaps."""

_PLACES = {"query": "parameter", "body": "field"}
"""What the parts of a request are called that have names of the sender's choice."""


class FieldProblem(BaseModel):
    """What is wrong with one part of a request."""

    where: str = Field(description="the part: `query.limit`, `body.question`")
    what: str = Field(description="what is wrong with it and what to do")


def field_problems(request: Request, error: RequestValidationError) -> list[FieldProblem]:
    """What is wrong with a request, part by part: not of ever so many, since that would be a far longer answer than the question."""
    return [_field_problem(request, one) for one in error.errors()[:_MOST_PROBLEMS]]


def _field_problem(request: Request, found: Mapping[str, Any]) -> FieldProblem:
    place = [part for part in found["loc"] if isinstance(part, str)]  # which of several values it was, the value tells
    if found["type"] == "extra_forbidden" and place[0] in _PLACES:
        what = _no_such_name(_PLACES[place[0]], place[-1], _names(request, place[0]))
    else:
        said = _SAID.get(found["type"], str(found["msg"]).removeprefix("Value error, "))
        what = _value(found) + said.format_map(found.get("ctx", {})) if found["type"] in _SAID else said
    return FieldProblem(where=".".join(place), what=what)


def _value(found: Mapping[str, Any]) -> str:
    """The value that is wrong, where it is something short that somebody wrote."""
    value = found.get("input")
    return f"“{value}”: " if isinstance(value, str) and 0 < len(value) <= _SHOWN else ""


def _no_such_name(sort: str, name: str, names: Collection[str]) -> str:
    near = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=_NEAR)
    hint = f" Did you mean {near[0]}?" if near else ""
    return f"there is no such {sort} here.{hint} There are {', '.join(sorted(names))}."


def _names(request: Request, place: str) -> Collection[str]:
    """The names that a part of a request can have, as the OpenAPI document has them."""
    document = request.app.openapi()
    operation = document["paths"][request.scope["route"].path][request.method.lower()]
    if place == "query":
        return [one["name"] for one in operation.get("parameters", ()) if one["in"] == "query"]
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    return list(document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]["properties"])
