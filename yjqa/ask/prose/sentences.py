"""Passages → sentences: what an answer may be cut from, each with the words around it and its exact place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yjqa.ask.words import stems_of

if TYPE_CHECKING:
    from yjqa.index.passages import Passage

_END = re.compile(
    r"(?<=[.!?])(?<!\b(?:Dr|Mr|Ms|St|No|Cf|vs)\.)(?<!\b(?:Mrs|Det|e\.g|i\.e|etc)\.)(?<!\b(?:Cllr|Supt|Insp|Prof)\.)(?<!\b[A-Z]\.)"
    r"[”’\")\]]*\s+(?=[“‘\"(\[]?[A-Z0-9£])"
)
"""Where a sentence ends: not after a title, an initial or "e.g."."""

_WHOLE_ROW = 60
"""Words of a table row that is an answer as a whole; of a longer one the cells are taken one by one."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, an item of a list, a table row or a cell of a long one.

    `own`: the stems of its words; `lead`: of the words that introduce it (lead-in, row's first cell, header); `near`: of
    the sentences before and after it in the passage; `around`: of the heading trail, the caption and the paper's title.
    `position`: the how manieth of its passage.
    """

    text: str
    passage: "Passage"
    rank: int
    cosine: float
    position: int
    own: frozenset[str]
    lead: frozenset[str]
    near: frozenset[str]
    around: frozenset[str]
    introduced_by: str = ""


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, line by line."""
    found = []
    for line in text.split("\n"):
        start = 0
        for match in _END.finditer(line):
            found.append(line[start : match.start()] + match[0].rstrip())
            start = match.end()
        found.append(line[start:])
    return [sentence.strip() for sentence in found if sentence.strip()]


def passage_to_sentences(passage: "Passage", rank: int, cosine: float) -> Iterator[Sentence]:
    """Every sentence of a passage in order."""
    around = stems_of(passage.context, passage.source.title, *passage.source.section)
    lead, texts = _parts(passage)
    lead_stems = stems_of(lead)
    stems = [stems_of(text) for text in texts]
    for position, text in enumerate(texts):
        near = frozenset().union(*stems[max(0, position - 1) : position], *stems[position + 1 : position + 2])
        yield Sentence(text, passage, rank, cosine, position, stems[position], lead_stems, near, around, lead)


def _parts(passage: "Passage") -> tuple[str, list[str]]:
    """What introduces the passage's sentences, and they themselves."""
    if passage.kind == "row":
        cells = passage.text.split("; ")
        if len(passage.text.split()) <= _WHOLE_ROW or len(cells) == 1:
            return "", [passage.text]
        return cells[0], [sentence for cell in cells[1:] for sentence in split_sentences(cell)]
    if passage.kind == "list":
        first, _, rest = passage.text.partition("\n")
        if rest and first.endswith(":"):
            return first, split_sentences(rest)
    return "", split_sentences(passage.text)
