"""Text made alike for comparing: capitals, quotation marks, dashes and blanks as people type them."""

import re
from functools import lru_cache

_SHORT = 4
"""Letters of a word that must begin a word where it is looked for: "FTE" is no part of "after"."""

_AS_TYPED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-", "\u00a0": " "})


def folded(text: str) -> str:
    """A text without what nobody types the same way twice."""
    return text.translate(_AS_TYPED).casefold()


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    return tuple(folded(text).split())


def has_word(text: str, word: str) -> bool:
    """Whether a folded text has a folded word: anywhere, also inside another word; a short one at the beginning of a word."""
    return word in text and (len(word) > _SHORT or _beginning(word).search(text) is not None)


@lru_cache(maxsize=256)
def _beginning(word: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + re.escape(word))
