"""Words of a question that say nothing of which record is meant, by the kind of question."""

from functools import cache

from yjqa.extract.terms import vocabulary


@cache
def idle_words(kind: str) -> frozenset[str]:
    """The words that questions of this kind have anyway, in small letters."""
    return frozenset(vocabulary("idle")[kind])
