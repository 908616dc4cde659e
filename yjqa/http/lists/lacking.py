"""What to say of a value that no record of a list has: without that, a slip of the pen looks like an empty register."""

from collections.abc import Iterable, Sequence
from typing import Any

from rapidfuzz import fuzz, process

from yjqa.http.lists.wording import folded, folded_words, has_word

_MOST_NAMED = 12
"""Most values of a field that are all named."""

_LONGEST_NAMED = 40

_NEAR = 70
"""Least likeness (0-100) of a word that is meant perhaps."""


def there_is_none(asked: str, values: Iterable[Any]) -> str:
    """Says that none of the values of a field is, or has, what is asked for; with those that there are, or with the nearest words."""
    held = sorted({str(value) for value in values})
    return f"nothing in this list has “{asked}” there.{_instead(asked, held)}"


def _instead(asked: str, held: Sequence[str]) -> str:
    if not held:
        return " It is empty in all of them."
    if len(held) <= _MOST_NAMED and max(map(len, held)) <= _LONGEST_NAMED:
        return f" There are {', '.join(held)}."
    words = sorted({word.strip(".,;:()“”\"'") for value in held for word in folded_words(value)})
    meant = [_nearest(word, held, words) for word in asked.split()]
    near = " ".join(meant)
    return f" Did you mean “{near}”?" if near != asked else ""


def _nearest(word: str, held: Sequence[str], words: Sequence[str]) -> str:
    """A word, or the nearest one that there is where nothing has it."""
    if any(has_word(folded(value), folded(word)) for value in held):
        return word
    near = process.extractOne(folded(word), words, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return near[0] if near else word
