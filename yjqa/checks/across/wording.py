"""The words of a name or title, such that two that are printed a little differently are the same."""

import re
from functools import lru_cache

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=4096)
def words(text: str) -> str:
    """The words in small letters, without "the" and what stands between them."""
    return " ".join(word for word in _WORD.findall(text.casefold()) if word != "the")
