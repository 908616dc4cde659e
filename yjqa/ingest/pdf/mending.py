"""Words that typesetting broke: hyphens at line ends, and pairs of letters that a font gives under a wrong code."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from yjqa.ingest.pdf.sheet import Sheet, Word
from yjqa.vocabularies import vocabulary

LINE_HYPHEN = "\u2010"
"""What `sheet` makes of pdfium's mark for a hyphen at a line end."""
BROKEN = "\u2060"
"""Ends a line within a word that goes on in the next line: Unicode's mark for a place where nothing may break."""
_WORD = re.compile(r"[A-Za-z]+(?:[-'’][A-Za-z]+)*")
_ODD = re.compile(r"[a-z]([A-Z])(?=[a-z]|[^A-Za-z]|$)")
_HYPHENATED_SHARE = 0.02
"""A paper in which more than this share of line ends are hyphens was hyphenated by its word processor."""
_ENOUGH_WORDS = 2_000
"""A paper of more words with fewer hyphens at line ends than that keeps every one of them: all are its own."""
_BROKEN_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[/_=&?-]$")
_BROKEN_RANGE = re.compile(r"\d[-/]$")
_SHORT_WORD = 4
_ENOUGH = 3


class Lexicon:
    """The words of one paper, and how it treats the ends of its lines."""

    def __init__(self, sheets: Iterable[Sheet]) -> None:
        self._counts: Counter[str] = Counter()
        words = hyphens = 0
        for sheet in sheets:
            for word in sheet.words:
                words += 1
                if word.text.endswith(LINE_HYPHEN):
                    hyphens += 1
                else:
                    self._counts.update(_WORD.findall(word.text.lower()))
        # A line holds some ten words.
        self._hyphenates = hyphens * 10 > words * _HYPHENATED_SHARE
        self._never_hyphenates = not self._hyphenates and words > _ENOUGH_WORDS

    def __contains__(self, word: str) -> bool:
        return word.lower() in self._counts

    def count(self, word: str) -> int:
        """How often the paper has a word, whatever its case."""
        return self._counts[word.lower()]

    def join(self, first: str, second: str) -> str:
        """`first`, which ends with a hyphen at the end of a line, and the word that begins the next line, as one."""
        stem = first[:-1]
        head = re.split(r"[^A-Za-z'’]", stem)[-1].lower()
        match = re.match(r"[A-Za-z'’]+", second)
        tail = match[0].lower() if match else ""
        if not head or not tail or not second[0].islower():
            return f"{stem}-{second}"
        if self._never_hyphenates:
            return f"{stem}-{second}"
        joined, hyphened = self._counts[head + tail], self._counts[f"{head}-{tail}"]
        if joined != hyphened:
            return stem + second if joined > hyphened else f"{stem}-{second}"
        whole_words = self._counts[head] > 0 and self._counts[tail] > 0
        return stem + second if self._hyphenates and not whole_words else f"{stem}-{second}"

    def join_texts(self, first: str, second: str) -> str:
        """Text and how it goes on after a line's or page's end."""
        if not first or not second:
            return first or second
        if first.endswith(BROKEN):
            return first.removesuffix(BROKEN) + second
        head, _, last = first.rpartition(" ")
        if _BROKEN_ADDRESS.match(last) or (_BROKEN_RANGE.search(last) and second[0].isdigit()):
            return first + second
        if not ends_in_hyphen(first):
            return f"{first} {second}"
        begun, _, rest = second.partition(" ")
        return " ".join(part for part in (head, self.join(last, begun), rest) if part)


def ends_in_hyphen(text: str) -> bool:
    """Whether the last word of a line goes on in the next one."""
    return len(text) > 1 and text[-1] == "-" and text[-2].isalpha()


class _Pairs(NamedTuple):
    parts: dict[str, list[str]]
    first: dict[str, list[str]]


@cache
def _pairs() -> _Pairs:
    table = vocabulary("ligatures")
    return _Pairs(table["parts"], table["first"])


def mend_ligatures(sheets: list[Sheet]) -> None:
    """Put right, in place, pairs of letters that a font with a broken code table gives as a capital inside a word.

    Which pair a capital stands for is settled for each font by the words that come out of it.
    """
    odd: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sheet in sheets:
        for word in sheet.words:
            if word.text[1:].islower() or word.text.isupper():
                continue
            for match in _ODD.finditer(word.text):
                odd[word.font, match[1]][word.text] += 1
    if not odd:
        return
    # Twice: words mended once vouch for those that were too few to settle a letter by themselves.
    for _ in range(2):
        lexicon = Lexicon(sheets)
        meant = {key: pair for key, words in odd.items() if (pair := _meant(key[1], words, lexicon)) is not None}
        for sheet in sheets:
            for word in sheet.words:
                _mend(word, meant, lexicon)


def _meant(letter: str, words: Counter[str], lexicon: Lexicon) -> str | None:
    """The pair that most of these words want for `letter`; `None` where none clearly is.

    A word of the paper vouches most; two other words must at least look right, for a single one may be a name.
    """
    scores: Counter[str] = Counter()
    likely: Counter[str] = Counter()
    for word in words:
        match = re.search(rf"(?<=[a-z]){letter}", word)
        if match is None:
            continue
        for pair, parts in _pairs().parts.items():
            mended = word[: match.start()] + pair + word[match.end() :]
            around = mended[max(0, match.start() - 4) : match.start() + 7].lower()
            core = _WORD.search(mended)
            known = core is not None and len(core[0]) > _SHORT_WORD and core[0] in lexicon
            if known or any(part in around for part in parts if pair in part):
                likely[pair] += 1
                scores[pair] += 4 if known else 1
    if not scores:
        return None
    (best, score), *others = scores.most_common(2)
    clear = not others or score >= 1.5 * others[0][1]
    return best if score >= _ENOUGH and clear and likely[best] >= 0.6 * len(words) else None


def _mend(word: Word, meant: dict[tuple[str, str], str], lexicon: Lexicon) -> None:
    text = word.text
    for (font, letter), pair in meant.items():
        if font != word.font or letter not in text:
            continue
        text = re.sub(rf"(?<=[a-z]){letter}(?=[a-z]|[^A-Za-z]|$)", pair, text)
        if re.match(rf"{letter}[a-z]", text):
            begun = pair + text[1:]
            core = re.match(r"[a-z]+", begun)
            if core is not None and (
                core[0] in _pairs().first.get(pair, ()) or (len(core[0]) > 4 and core[0] in lexicon)
            ):
                text = begun
    word.text = text
