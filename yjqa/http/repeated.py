"""Parts of a query that are given more than once, though only one of them could count."""

from typing import get_origin

from fastapi import Request
from pydantic import BaseModel

from yjqa.http.problems import invalid_request
from yjqa.http.validation import FieldProblem


def refuse_repeated(request: Request, query: type[BaseModel]) -> None:
    """Raises a 422 where what a query takes once stands there twice: one of the two would go unnoticed."""
    names = [name for name, _ in request.query_params.multi_items()]
    single = {name for name, field in query.model_fields.items() if get_origin(field.annotation) not in (list, tuple)}
    repeated = sorted({name for name in names if names.count(name) > 1 and name in single})
    if repeated:
        raise invalid_request([FieldProblem(where=f"query.{name}", what="can be given once only") for name in repeated])
