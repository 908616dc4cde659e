"""Passages → sentences: what an answer may be cut from, each with the words around it and its exact place."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from yjqa.ask.words import Word, find_words, stem, stems_of
from yjqa.index.cutting import sentences

if TYPE_CHECKING:
    from yjqa.index.passages import Passage
    from yjqa.index.search import Hit

_WORDY = re.compile(r"[^\W\d_]{2}")
"""What a text must have to say anything: a word."""

_LINK = re.compile(r"\bhttps?://\S+|\bwww\.\S+", re.IGNORECASE)

_WORDS_A_LINK = 25
"""Words that a sentence has for each of its links if it says anything itself."""

_WHOLE_ROW = 60
"""Words of a table row that is an answer as a whole; of a longer one the cells are taken one by one."""

_PROSE = re.compile(r"(?:In|There|During|This|These|The|Of|A) (?:[\w/’'-]+,? ){6,}[\w’'-]+\.")
"""A whole sentence of plain words."""

_FIGURE = re.compile(r"\d+")
_FIGURES_OF_CHART = 4
"""Figures from which on the first cell of a row is what is left of a chart, which introduces nothing."""

_LEANS = re.compile(
    r"^(?:this|these|those|that|it|its|they|their|he|she|his|her|such|both|however|also|further|furthermore|in addition|additionally|in total|as a result|the latter|there|here|in \w+ this)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, an item of a list, a table row or a cell of a long one.

    `own`: the stems of its words; `lead`: of the words that introduce it (lead-in, row's first cell, header); `before` and
    `after`: of the sentences on either side in the passage; `around`: of the heading trail, the caption and the paper's title; `within`: of the
    whole passage.
    `position`: the how manieth of its passage.
    """

    text: str
    passage: "Passage"
    rank: int
    hit: "Hit"
    position: int
    own: frozenset[str]
    lead: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    around: frozenset[str]
    within: frozenset[str]
    introduced_by: str = ""

    @property
    def points_away(self) -> bool:
        """Whether it says little but where something else is to be read: a link, a list of sources."""
        links = _LINK.findall(self.text)
        return len(links) * _WORDS_A_LINK > len(self.text.split())

    @property
    def is_prose(self) -> bool:
        """Whether it is a sentence, wherever it stands, rather than the cells of a row."""
        return _PROSE.fullmatch(self.text) is not None

    @property
    def leans(self) -> bool:
        """Whether it is not understood without the one before it."""
        return _LEANS.match(self.text) is not None


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, line by line."""
    found = [sentence for line in text.split("\n") for sentence in sentences(line)]
    return [sentence.strip() for sentence in found if _WORDY.search(sentence)]


def hit_to_sentences(hit: "Hit", rank: int) -> Iterator[Sentence]:
    """Every sentence of a passage in order."""
    passage = hit.passage
    around = stems_of(
        passage.context, passage.source.title, passage.document.replace("-", " "), *passage.source.section
    )
    lead, texts = _parts(passage)
    lead_stems = stems_of(lead)
    after_chart = passage.kind == "row" and len(_FIGURE.findall(lead)) >= _FIGURES_OF_CHART
    within = stems_of(passage.text)
    stems = [_stems_and_compounds(text) for text in texts]
    for position, text in enumerate(texts):
        before = stems[position - 1] if position else frozenset()
        after = stems[position + 1] if position + 1 < len(texts) else frozenset()
        alone = after_chart and _PROSE.fullmatch(text) is not None
        by, by_stems = ("", frozenset()) if alone else (lead, lead_stems)
        yield Sentence(
            text, hit.passage, rank, hit, position, stems[position], by_stems, before, after, around, within, by
        )


@lru_cache(maxsize=4_000)
def words_of(text: str) -> tuple[Word, ...]:
    """A sentence's words; kept, since the same sentences are found for many questions."""
    return find_words(text)


@lru_cache(maxsize=4_000)
def _stems_and_compounds(text: str) -> frozenset[str]:
    """The stems of a text's words, and of each two that others write as one: "time table"."""
    words = words_of(text)
    pairs = {stem(one.text + other.text) for one, other in itertools.pairwise(words)}
    return frozenset({word.stem for word in words} | pairs)


def _parts(passage: "Passage") -> tuple[str, list[str]]:
    """What introduces the passage's sentences, and they themselves."""
    if passage.kind == "row":
        cells = passage.text.split("; ")
        if len(passage.text.split()) <= _WHOLE_ROW or len(cells) == 1:
            return "", [passage.text]
        return cells[0], [sentence for cell in cells[1:] for sentence in split_sentences(cell)]
    if passage.kind in ("list", "paragraph"):
        first, _, rest = passage.text.partition("\n")
        if rest and first.endswith(":"):
            return first, split_sentences(rest)
    return "", split_sentences(passage.text) or [passage.text]
