"""Abbreviations that a paper writes out in two ways."""

import re
from collections import defaultdict
from collections.abc import Iterator

from yjqa.checks.material import Material
from yjqa.records import Acronym, Finding

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    ["a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "per", "the", "to", "with"]
)
_STEM = 4
"""Words that begin with so many like letters are forms of one: "reduce" and "reducing"."""
_FEWEST = 3
"""Expansions of fewer words have too little in common to be one name written twice."""


def find_expansions(material: Material) -> Iterator[Finding]:
    """An abbreviation whose expansions are one name but for one word. Another order, another ending or a longer form are no mistake."""
    groups: defaultdict[str, list[Acronym]] = defaultdict(list)
    for record in material.records:
        if isinstance(record, Acronym):
            groups[record.acronym.casefold().removesuffix("s")].append(record)
    for first, *others in groups.values():
        other = next((other for other in others if _differ_by_a_word(first.expansion, other.expansion)), None)
        if other is not None:
            yield Finding(
                check="disagreement",
                printed=other.expansion,
                computed=first.expansion,
                message=f"{first.acronym} is written out in two ways: “{first.expansion}” and “{other.expansion}”.",
                confidence=0.5,
                sources=(other.source, first.source),
            )


def _differ_by_a_word(one: str, other: str) -> bool:
    """Whether two expansions have one word each that the other has not, and all others in common."""
    first, second = _words(one), _words(other)
    if len(first) != len(second) or len(first) < _FEWEST:
        return False
    apart = [(left, right) for left, right in zip(first, second, strict=True) if left != right]
    return len(apart) == 1 and apart[0][0][:_STEM] != apart[0][1][:_STEM]


def _words(expansion: str) -> list[str]:
    return [word for word in _WORD.findall(expansion.casefold()) if word not in _SMALL]
