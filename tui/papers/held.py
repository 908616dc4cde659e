"""What the section shows of the papers that are held."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tui.backend.protocol import Backend, Unchecked
from yjqa.records import DocumentRecord


@dataclass(frozen=True, slots=True)
class Held:
    """The papers. `scans_problem`: why pages that are pictures cannot be read; `unchecked`: by their ids those that another yjqa read."""

    papers: Sequence[DocumentRecord] = ()
    scans_problem: str | None = None
    unchecked: Mapping[str, Unchecked] = field(default_factory=dict)

    @property
    def again(self) -> Sequence[Unchecked]:
        """The papers that can be read again from here, so that they are checked as now."""
        return [one for one in self.unchecked.values() if one.file is not None]


def look_at_held(backend: Backend) -> Held:
    """Takes its time. Raises `YjqaError`."""
    unchecked = {one.document: one for one in backend.unchecked()}
    return Held(backend.documents(), backend.scans_problem(), unchecked)
