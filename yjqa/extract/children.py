"""Whether words say that those whom figures count are children."""

from functools import lru_cache

from yjqa.extract.terms import terms

_REMEMBERED = 4096
"""Of how many texts it is remembered: the same headings stand over many figures."""


@lru_cache(maxsize=_REMEMBERED)
def names_children(text: str) -> bool:
    """Whether a title, heading or sentence has one of the words by which papers say that figures are those of children."""
    return terms("measures", "young").first(text) is not None
