"""One file on its way to becoming a paper."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tui.backend.protocol import Manner
from yjqa.errors import YjqaError

if TYPE_CHECKING:
    from yjqa.records import DocumentRecord

State = Literal[
    "waiting", "reading", "indexing", "keeping", "added", "changed", "unchanged", "same", "failed", "stopped"
]
"""How far a file is, and at the end what became of it; "same": it holds the very paper that is held from another file."""

UNDER_WAY: tuple[State, ...] = ("reading", "indexing", "keeping")
TO_BE_DONE: tuple[State, ...] = ("waiting", *UNDER_WAY)
KEPT: tuple[State, ...] = ("added", "changed")
HELD_ALREADY: tuple[State, ...] = ("unchanged", "same")


@dataclass(frozen=True, slots=True)
class FileReading:
    """A file and how far it is. `number`: its place in the list; `share`: how much is done of what is being done, 0 where that is not
    known; `seconds`: how long it has been under way; `message`: what is to be said of it; `problem`: the kind of error that it failed of.
    """

    number: int
    file: Path
    manner: Manner
    state: State = "waiting"
    share: float = 0.0
    seconds: int = 0
    message: str = ""
    document: "DocumentRecord | None" = None
    problem: type[YjqaError] | None = None
