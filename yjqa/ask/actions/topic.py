"""Which actions are about the words of a question."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from yjqa.records import Action

MOST_OF_IT = 0.6
"""Least share of the words' weight that an action must have to be about them, where nothing else narrows the choice."""

SOME_OF_IT = 0.3
"""The same where the owner narrows it already."""

_WORD = re.compile(r"[a-z0-9]+")
_SHORTEST_STEM = 4


class Hit(NamedTuple):
    """An action and the share of the asked words' weight that it has (0-1)."""

    action: Action
    share: float


def about(words: Sequence[str], actions: Sequence[Action], *, strict: bool) -> list[Hit]:
    """The actions about these words, best first; `strict` asks for most of the words' weight.

    A word weighs by how few of the actions have it (inverse document frequency), so that "panel" says less than
    "perpetrator"; words match by their first letters, so that "link" finds "linking".
    """
    texts = [_words(action) for action in actions]
    counts = Counter(word for word in words for text in texts if _has(word, text))
    weights = {word: math.log(1 + len(actions) / (1 + counts[word])) for word in words}
    total = sum(weights.values())
    least = MOST_OF_IT if strict else SOME_OF_IT
    hits = [
        Hit(action, sum(weight for word, weight in weights.items() if _has(word, text)) / total)
        for action, text in zip(actions, texts, strict=True)
        if total
    ]
    return sorted((hit for hit in hits if hit.share >= least), key=lambda hit: -hit.share)


def _words(action: Action) -> frozenset[str]:
    body = action.meeting.body if action.meeting else None
    texts = (
        action.text,
        action.group,
        action.objective,
        action.benefit,
        body,
        action.source.title,
        *action.source.section,
    )
    return frozenset(word for text in texts if text for word in _WORD.findall(text.lower()))


def _has(word: str, text: frozenset[str]) -> bool:
    """Whether the text has the word, another ending of it, or a near spelling."""
    if word in text:
        return True
    if len(word) < _SHORTEST_STEM:
        return False
    stem = word[: max(_SHORTEST_STEM, len(word) - 3)]
    return any(other.startswith(stem) and abs(len(other) - len(word)) <= 4 for other in text)
