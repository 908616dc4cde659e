"""The field's own words: phrases out of `vocabulary/*.toml`, found in a text."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from yjqa.vocabularies import vocabulary

__all__ = ["Term", "Terms", "terms", "vocabulary"]

_REMEMBERED = 1024
"""Of how many texts a vocabulary remembers what it found: one text is asked for several times in a row."""


class Term(NamedTuple):
    """A phrase of the vocabulary where it stands: `text[start:end]`, and the key that it is listed under."""

    key: str
    start: int
    end: int


class Terms:
    """Phrases by key. A phrase matches whole words in any case; `*` at its end is any ending; blanks match hyphens."""

    def __init__(self, phrases: dict[str, list[str]]) -> None:
        self.keys = tuple(phrases)
        listed = sorted(
            ((phrase.lower(), key) for key, some in phrases.items() for phrase in some), key=lambda row: -len(row[0])
        )
        self._key_of = {f"p{number}": key for number, (_, key) in enumerate(listed)}
        by_letter: defaultdict[str, list[str]] = defaultdict(list)
        for number, (phrase, _) in enumerate(listed):
            by_letter[phrase[0]].append(f"(?P<p{number}>{_phrase_pattern(phrase)})")
        self._pattern = re.compile(
            "|".join(_begin(letter) + f"(?:{'|'.join(by_letter[letter])})" for letter in by_letter)
        )
        self._found = lru_cache(maxsize=_REMEMBERED)(self._search)

    def find(self, text: str) -> Iterator[Term]:
        """The phrases of a text from left to right; where several begin at one word, the longest."""
        return iter(self._found(text))

    def _search(self, text: str) -> tuple[Term, ...]:
        lower = text.lower()
        if len(lower) != len(text):
            lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
        return tuple(
            Term(self._key_of[match.lastgroup or ""], match.start(), match.end())
            for match in self._pattern.finditer(lower)
        )

    def first(self, text: str) -> str | None:
        """The key of the first phrase in a text."""
        return next((term.key for term in self.find(text)), None)

    def foremost(self, text: str) -> str | None:
        """Of the keys that a text has phrases of, the one that the vocabulary lists first."""
        found = {term.key for term in self.find(text)}
        return next((key for key in self.keys if key in found), None)


@cache
def terms(name: str, table: str | None = None) -> Terms:
    """The phrases of `vocabulary/<name>.toml`, or of one table of it."""
    content = vocabulary(name)
    return Terms(content[table] if table else content)


def _begin(letter: str) -> str:
    """A first letter that begins a word. The letter leads, since the engine passes over branches by their first letter."""
    return rf"{letter}(?<=\b{letter})" if letter.isalnum() else re.escape(letter)


def _phrase_pattern(phrase: str) -> str:
    """What follows the first letter of a phrase in lower case."""
    stem = phrase.removesuffix("*")
    words = r"[\s\-/]+".join(re.escape(word) for word in stem.split())
    after = r"\w*" if phrase.endswith("*") else (r"\b" if stem[-1].isalnum() else "")
    return words.removeprefix(re.escape(stem[0])) + after
