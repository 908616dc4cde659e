"""What a paper is known by: its id, the fingerprint of its bytes, its title when the file does not say."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePath

from yjqa.document import Block, Heading, Paragraph

_LONGEST_TITLE = 200
_WORD = re.compile(r"\w+")


def slug(text: str) -> str:
    """Lower-case words joined by hyphens, accents dropped: `"Board Papers (June)"` → `"board-papers-june"`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def document_id(file: str) -> str:
    """The slug of the file's stem; a stem without a letter or digit of its own gives a digest of the name."""
    return slug(PurePath(file).stem) or "paper-" + hashlib.sha256(file.encode()).hexdigest()[:8]


def sha256(data: bytes) -> str:
    """The fingerprint of a file's bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def title_of(blocks: Iterable[Block], file: str) -> str:
    """A title for a paper that does not name one: its first outermost heading, else its first line, else its stem."""
    blocks = list(blocks)
    headings = [block for block in blocks if isinstance(block, Heading)]
    if headings:
        top = min(heading.level for heading in headings)
        return next(heading.text for heading in headings if heading.level == top)
    first = next((block.text for block in blocks if isinstance(block, Paragraph) and block.text), "")
    return first if 0 < len(first) <= _LONGEST_TITLE else PurePath(file).stem


def is_borne_out(title: str, opening: Iterable[Block]) -> bool:
    """Whether a title that a file states of itself is the paper's: all its words stand in the paper's opening.

    Many stated titles are those of an old template or of the word processor.
    """
    words = _WORD.findall(title.lower())
    seen = set(_WORD.findall(" ".join(getattr(block, "text", "") for block in opening).lower()))
    return len(words) > 1 and seen.issuperset(words)
