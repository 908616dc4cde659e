"""Whether two statements say the same: papers repeat themselves with a word changed."""

import re

_LEAD = re.compile(r"^(?:to|the|a|an|we will|that)\s+", re.I)
_VERB_ENDING = re.compile(r"^(\w{3,}?)(?:e|ing|ed|s)?\b")
_BRACKETED = re.compile(r"\s*\([^)]*\)")
_SAME = 86.0
_SHORTEST = 4
"""Words that a statement needs before a likeness short of equality counts."""


def likeness(first: str, second: str) -> float:
    """0 to 100: the mean of likeness by letters in order and by words in any order, leading "To" and "-ing" put aside."""
    from rapidfuzz import fuzz

    one, other = _plain(first), _plain(second)
    return float(fuzz.ratio(one, other) + fuzz.token_sort_ratio(one, other)) / 2


def same_statement(first: str, second: str) -> bool:
    """Whether two statements are one, said twice."""
    one, other = _plain(first), _plain(second)
    if one == other:
        return True
    return min(len(one.split()), len(other.split())) >= _SHORTEST and likeness(first, second) >= _SAME


def _plain(text: str) -> str:
    text = _BRACKETED.sub("", text).lower()
    text = re.sub(r"[^\w ]+", " ", text)
    text = _LEAD.sub("", " ".join(text.split()))
    return _VERB_ENDING.sub(r"\1", text)
