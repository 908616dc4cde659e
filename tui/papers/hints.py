"""What can be done about papers whose pages are pictures, and about files behind a password: what is said of them tells which they are."""

from tui.papers.file_reading import FileReading
from yjqa.errors import ScannedPaper
from yjqa.ingest.hints import HOW_TO_READ, HOW_TO_UNLOCK
from yjqa.records import DocumentRecord


def has_pictures(record: DocumentRecord) -> bool:
    """Whether pages of a paper hold no text that could be read, only pictures."""
    return any(HOW_TO_READ in warning for warning in record.warnings)


def is_scan(one: FileReading) -> bool:
    """Whether a file could not be read because its pages are pictures."""
    return one.problem is not None and issubclass(one.problem, ScannedPaper)


def needs_password(one: FileReading) -> bool:
    """Whether a file could not be read because it opens with a password, or with another one."""
    return HOW_TO_UNLOCK in one.message


def without_hint(said: str) -> str:
    """What is said of a paper, without what the command line would do about it: here there are keys for it."""
    return said.partition(HOW_TO_READ)[0].partition(HOW_TO_UNLOCK)[0].strip()
