"""A draft: one statement of an action, before it is joined with others and its owners are settled."""

from dataclasses import dataclass, field
from typing import Literal

from yjqa.records import Rag, Source, Status

Origin = Literal["table", "line", "list", "margin"]


@dataclass(slots=True)
class Draft:
    """What one place of a paper says of an action.

    `position`: of its block among the paper's places; `cell_row`: the grid row, for one out of a table. `owners`: as
    printed, split. `explicit`: whether an owner's column, line or bracket names them, not only the sentence itself.
    `origin`: a row of an action table, a marked line, an item of a list, or a paragraph with owners in its margin.
    `same`: drafts of the same action that were found elsewhere.
    """

    text: str
    source: Source
    position: int
    origin: Origin
    cell_row: int | None = None
    owners: list[str] = field(default_factory=list)
    owners_raw: str | None = None
    explicit: bool = False
    due_raw: str | None = None
    status: Status | None = None
    rag: Rag | None = None
    progress: str | None = None
    reference: str | None = None
    group: str | None = None
    objective: str | None = None
    benefit: str | None = None
    same: list["Draft"] = field(default_factory=list)
