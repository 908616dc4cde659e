"""What is asked before a paper is removed, and how it comes back."""

from dataclasses import dataclass

from tui.backend.protocol import Backend
from yjqa.errors import OriginalChanged, OriginalGone
from yjqa.records import DocumentRecord


@dataclass(frozen=True, slots=True)
class Removal:
    """A paper that may be removed. `lasting`: why it cannot come back, or not as it is; empty where it can."""

    record: DocumentRecord
    lasting: str

    @property
    def question(self) -> str:
        """What is asked."""
        count = sum(self.record.records.values())
        goes = f"Its text goes, and {count} record{'s'[: count != 1]} with it." if count else "Its text goes."
        return f"Remove “{self.record.title}”?\n{goes} {self.lasting or 'u brings it back as long as yjqa runs.'}"


def look_into(backend: Backend, record: DocumentRecord) -> Removal:
    """Whether a paper could be read again. Raises `YjqaError`."""
    try:
        backend.original(record.id)
    except OriginalGone:
        return Removal(record, f"This cannot be undone: its file, {record.file}, is gone from where it was read.")
    except OriginalChanged:
        return Removal(record, f"Its file, {record.file}, was changed since: u would read it as it is now.")
    return Removal(record, "")
