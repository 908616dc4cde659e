"""Cutting and packing: texts too long for the model come apart at sentence ends, short ones go together."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from yjqa.document import Span

Count = Callable[[Sequence[str]], list[int]]
"""How many word pieces each text is; texts put together are as long as the sum of their parts."""

_SENTENCE_END = re.compile(r"(?<=[.!?])[”’\"')\]]{0,2}\s+(?=[“‘\"(\[]?[A-Z0-9£])")

_NO_END = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Cllr|Supt|Insp|Det|Sgt|Prof|Rev|St|No|Nos|[Ee]\.?g|[Ii]\.e|[Vv]s|[A-Z]))\.$"
)
"""An abbreviation or an initial, whose stop ends no sentence."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A text with where it stands and how many word pieces it is. `item`: it is an item of a list."""

    text: str
    span: Span
    tokens: int
    number: str | None = None
    item: bool = False
    margin: str | None = None


def sentences(text: str) -> list[str]:
    """The text's sentences in order; nothing is lost but the white space between them."""
    found: list[str] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if not _NO_END.search(text, max(start, match.start() - 8), match.start()):
            found.append(text[start : match.end()].rstrip())
            start = match.end()
    return [*found, text[start:]]


def cut(piece: Piece, most: int, count: Count) -> list[Piece]:
    """The piece in parts of at most so many word pieces, cut at sentence ends, and between words where one is too long."""
    if piece.tokens <= most:
        return [piece]
    parts = [
        part
        for sentence, tokens in _counted(sentences(piece.text), count)
        for part in ([(sentence, tokens)] if tokens <= most else _cut_at_words(sentence, most, count))
    ]
    cuts: list[Piece] = []
    for text, tokens in parts:
        if cuts and cuts[-1].tokens + tokens <= most:
            cuts[-1] = replace(cuts[-1], text=f"{cuts[-1].text} {text}", tokens=cuts[-1].tokens + tokens)
        else:
            cuts.append(replace(piece, text=text, tokens=tokens))
    return cuts


def pack(pieces: Sequence[Piece], *, enough: int, joint: int) -> Iterator[list[Piece]]:
    """Neighbours together, up to `enough` word pieces, `joint` of them for what is set between two."""
    together: list[Piece] = []
    tokens = 0
    for piece in pieces:
        if together and tokens + joint + piece.tokens > enough:
            yield together
            together, tokens = [], 0
        tokens += piece.tokens + (joint if together else 0)
        together.append(piece)
    if together:
        yield together


def _counted(texts: list[str], count: Count) -> list[tuple[str, int]]:
    return list(zip(texts, count(texts), strict=True))


def _cut_at_words(text: str, most: int, count: Count) -> Iterator[tuple[str, int]]:
    """A sentence that is too long, in runs of words. A word that is too long by itself is cut too: no piece is less than
    a character."""
    words: list[str] = []
    tokens = 0
    for word, length in _counted(text.split(), count):
        if words and tokens + length > most:
            yield " ".join(words), tokens
            words, tokens = [], 0
        if length > most:
            yield from _counted([word[start : start + most] for start in range(0, len(word), most)], count)
            continue
        words.append(word)
        tokens += length
    if words:
        yield " ".join(words), tokens
