"""A page of a list as JSON, for the OpenAPI document; `listing` writes it."""

from typing import Generic, TypeVar

from pydantic import BaseModel, Field

_T = TypeVar("_T")


class RecordPage(BaseModel, Generic[_T]):
    """A page of a list."""

    items: list[_T]
    total: int = Field(description="how many records fit, on all pages")
    next_cursor: str | None = Field(description="asks for the next page as `cursor`; `null` on the last one")
    notes: list[str] = Field(description="what a reader should know: how names were taken, what was not checked")
