"""Papers whose pages are pictures: what is said of them, and what can be done."""

from yjqa.errors import ScannedPaper, YjqaError
from yjqa.ingest.ocr import HOW_TO_READ
from yjqa.records import DocumentRecord


def has_pictures(record: DocumentRecord) -> bool:
    """Whether pages of a paper hold no text that could be read, only pictures."""
    return any(HOW_TO_READ in warning for warning in record.warnings)


def is_scan(problem: type[YjqaError] | None) -> bool:
    """Whether a file could not be read because its pages are pictures."""
    return problem is not None and issubclass(problem, ScannedPaper)


def without_hint(said: str) -> str:
    """What is said of a paper, without how the command line would read its pictures: here there is a key for it."""
    return said.partition(HOW_TO_READ)[0].strip()
