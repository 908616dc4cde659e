"""Records as rows of an answer's table, each with its citation, within the words that a reader bears."""

from collections.abc import Sequence

from yjqa.records import Objective, Risk, Source

MOST_WORDS = 330
"""Words that all the long cells of a table may have together."""

FEWEST = 8
"""Words that a long cell keeps in however long a table."""


def shorten(texts: Sequence[str], most: int = MOST_WORDS) -> list[str]:
    """The texts, the long ones cut where all together have too many words."""
    split = [text.split() for text in texts]
    if sum(map(len, split)) <= most:
        return [" ".join(words) for words in split]
    allowed = FEWEST
    while sum(min(len(words), allowed + 1) for words in split) <= most:
        allowed += 1
    return [" ".join(words if len(words) <= allowed else [*words[:allowed], "…"]) for words in split]


def clip(text: str, longest: int = 240) -> str:
    """A text without its full stop, cut at a word where it is longer than so many characters."""
    bare = " ".join(text.split()).rstrip(" .;")
    return bare if len(bare) <= longest else bare[:longest].rsplit(" ", 1)[0] + " …"


def places_of(records: Sequence[Objective | Risk]) -> tuple[list[Source], list[str]]:
    """Every place of the records, and for each record its marks: its own under its number, others of it behind all."""
    sources = [record.source for record in records]
    marks = []
    for number, record in enumerate(records, start=1):
        further = range(len(sources) + 1, len(sources) + 1 + len(record.also))
        sources += record.also
        marks.append(" ".join(f"[{mark}]" for mark in (number, *further)))
    return sources, marks
