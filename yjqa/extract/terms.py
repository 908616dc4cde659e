"""The field's own words: phrases out of `vocabulary/*.toml`, found in a text."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple


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
            ((phrase, key) for key, some in phrases.items() for phrase in some), key=lambda row: -len(row[0])
        )
        self._key_of = {f"p{number}": key for number, (_, key) in enumerate(listed)}
        self._pattern = re.compile(
            "|".join(f"(?P<p{number}>{_phrase_pattern(phrase)})" for number, (phrase, _) in enumerate(listed)),
            re.IGNORECASE,
        )

    def find(self, text: str) -> Iterator[Term]:
        """The phrases of a text from left to right; where several begin at one word, the longest."""
        for match in self._pattern.finditer(text):
            yield Term(self._key_of[match.lastgroup or ""], match.start(), match.end())

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
    content = tomllib.loads(files("yjqa").joinpath(f"vocabulary/{name}.toml").read_text("utf-8"))
    return Terms(content[table] if table else content)


def _phrase_pattern(phrase: str) -> str:
    stem = phrase.removesuffix("*")
    words = r"[\s\-/]+".join(re.escape(word) for word in stem.split())
    before = r"\b" if stem[0].isalnum() else ""
    after = r"\w*" if phrase.endswith("*") else (r"\b" if stem[-1].isalnum() else "")
    return before + words + after
