"""Reading what the screen shows: what there is to choose from, what is shown of it, and the table."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.figures.asked import Asked
from tui.figures.offered import Offered, still_there, with_usual
from tui.figures.subjects import Subject

if TYPE_CHECKING:
    from tui.backend.protocol import Backend
    from yjqa.compare.comparison import Comparison


@dataclass(frozen=True, slots=True)
class Looked:
    """`asked`: what was chosen, as far as it is still there; `shown`: the same with the usual few where nothing was."""

    subject: Subject
    offered: Offered
    asked: Asked
    shown: Asked
    comparison: "Comparison"
    papers: int


def look(backend: "Backend", subject: Subject, asked: Asked) -> Looked:
    """Takes its time. Raises `YjqaError`."""
    offered = subject.offered(backend, asked)
    kept = still_there(asked, offered)
    shown = with_usual(kept, offered, subject.room(kept))
    return Looked(subject, offered, kept, shown, subject.compare(backend, shown), len(backend.documents()))
