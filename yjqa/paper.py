"""One paper with all that came of it, ready for keeping, and as bytes that cross a process."""

from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter

from yjqa.document import Document
from yjqa.records import AnyRecord, DocumentRecord, Finding


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper's own record, the records that it states, its text as read, and what in it does not agree."""

    record: DocumentRecord
    records: tuple[AnyRecord, ...]
    document: Document
    findings: tuple[Finding, ...] = ()


@cache
def _adapter() -> TypeAdapter[Paper]:
    return TypeAdapter(Paper)


def paper_from_json(data: bytes) -> Paper:
    """The paper that `paper_to_json` wrote. Raises `pydantic.ValidationError` for anything else."""
    return _adapter().validate_json(data)


def paper_to_json(paper: Paper) -> bytes:
    """The paper as UTF-8 JSON."""
    return _adapter().dump_json(paper)
