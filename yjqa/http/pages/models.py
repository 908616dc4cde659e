"""What is asked of pages and told of them."""

import math
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from yjqa.ingest.pdf.sheet import Box

_MOST_RECORDS = 20
_MOST_BOXES = 50


def _box(text: str) -> Box:
    """A box as a query has it."""
    parts = text.split(",")
    try:
        x0, top, x1, bottom = (float(part) for part in parts)
    except ValueError as error:
        raise ValueError("a box is four numbers of points: x0,top,x1,bottom, as `bbox` of a source has them") from error
    if not all(map(math.isfinite, (x0, top, x1, bottom))) or x0 > x1 or top > bottom:
        raise ValueError("x0 is not to be over x1, nor top over bottom")
    return x0, top, x1, bottom


def _is_box(text: str) -> str:
    _box(text)
    return text


_Identifier = Annotated[str, StringConstraints(min_length=1, max_length=300)]
_BoxText = Annotated[str, StringConstraints(max_length=100), AfterValidator(_is_box)]


class PageQuery(BaseModel):
    """How a page is to be shown."""

    model_config = ConfigDict(extra="forbid")

    format: Literal["json", "text", "png"] | None = Field(
        None, description="the form of the response; if not said, the Accept header chooses, and JSON is the usual one"
    )
    record: list[_Identifier] = Field(
        default_factory=list,
        max_length=_MOST_RECORDS,
        description="mark in the picture where this record or finding stands; repeatable",
        examples=[["westshire-plan-2020-21:budget:0b66eaa5c6"]],
    )
    bbox: list[_BoxText] = Field(
        default_factory=list,
        max_length=_MOST_BOXES,
        description="mark this place in the picture: x0,top,x1,bottom in points, as `bbox` of a source or citation; repeatable",
        examples=[["71.0,356.3,523.1,486.8"]],
    )
    scale: float | None = Field(
        None,
        ge=0.05,
        le=10,
        allow_inf_nan=False,
        description="how large the picture is, in pixels a point",
        examples=[2],
    )
    width: int | None = Field(None, ge=10, le=10_000, description="how wide the picture is, in pixels", examples=[1200])

    @model_validator(mode="after")
    def _sized_once(self) -> Self:
        if self.scale is not None and self.width is not None:
            raise ValueError("say scale or width, not both")
        return self

    def boxes(self) -> list[Box]:
        """The places that `bbox` names."""
        return [_box(text) for text in self.bbox]

    def of_pictures(self) -> list[str]:
        """The parts that are said and only say how a picture is to be."""
        return [name for name in ("record", "bbox", "scale", "width") if getattr(self, name) not in (None, [])]


class PageListQuery(BaseModel):
    """Which pages are listed."""

    model_config = ConfigDict(extra="forbid")

    label: str | None = Field(
        None,
        min_length=1,
        max_length=50,
        description="only pages on which this is printed as their number",
        examples=["iv"],
    )


class PageEntry(BaseModel):
    """A page of a paper."""

    page: int = Field(description="1-based in the file", examples=[9])
    page_label: str | None = Field(description="what is printed on it as its number", examples=["7"])
    pictured: bool = Field(description="it shows something, but holds no text that could be read")
    href: str = Field(description="where the page is", examples=["/v1/documents/westshire-plan-2020-21/pages/9"])


class PageList(BaseModel):
    """The pages of a paper, all of them at once."""

    items: list[PageEntry]
    total: int
    next_cursor: None = None
    notes: list[str] = Field(default_factory=list)


class PageText(BaseModel):
    """The text of one page as it was read."""

    document: str = Field(description="the paper's id", examples=["westshire-plan-2020-21"])
    title: str = Field(description="the paper's own title", examples=["Westshire Youth Justice Plan 2020/21"])
    page: int = Field(description="1-based in the file", examples=[9])
    page_label: str | None = Field(description="what is printed on the page as its number", examples=["7"])
    pages: int = Field(
        description="how many the paper has; 1 for a paper without pages, whose whole text it is", examples=[24]
    )
    text: str = Field(
        description="the text, a blank line between paragraphs; a table as lines of cells between bars",
        examples=["## Funding\n\nPolice | £10,000\nHealth | £4,000"],
    )
    previous: str | None = Field(
        description="where the page before it is", examples=["/v1/documents/westshire-plan-2020-21/pages/8"]
    )
    next: str | None = Field(
        description="where the page after it is", examples=["/v1/documents/westshire-plan-2020-21/pages/10"]
    )
    picture: str | None = Field(
        description="where its picture is; null for a paper that is no PDF",
        examples=["/v1/documents/westshire-plan-2020-21/pages/9?format=png"],
    )
    notes: list[str] = Field(description="what a reader must know of the page")
