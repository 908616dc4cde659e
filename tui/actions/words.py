"""Text made alike for comparing: what somebody types, and what papers print."""

import re
import unicodedata
from collections.abc import Iterable

_SHORT = 4
"""Letters of a word that must begin a word where it is looked for: "FTE" is no part of "after". Longer ones may stand within one."""

_NEAR = 75.0
"""How alike a word must be to one that is known (out of 100) to be taken for a slip of it."""

_DROPPED = re.compile(r"['’‘]")
_BETWEEN = re.compile(r"[\W_]+")


def alike(text: str) -> str:
    """The words of a text, a blank before and behind each, without case, accents, apostrophes and punctuation; empty where there is none."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    bare = _BETWEEN.sub(" ", _DROPPED.sub("", text.casefold())).strip()
    return f" {bare} " if bare else ""


def sought(text: str) -> str:
    """What is looked for in texts that are `alike`: words in this order, of which the last may go on. Empty where there is no word."""
    bare = alike(text).strip()
    return bare if len(bare) > _SHORT else f" {bare}" if bare else ""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word of which this may be a slip; `None` where there is none."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word.casefold(), list(known), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return found[0] if found else None
