"""Two rankings → one: by meaning and by words."""

from collections.abc import Sequence

_SOFTENER = 60
"""Of reciprocal rank fusion: how little the first ranks count against those right after them."""


def fuse(rankings: Sequence[Sequence[int]]) -> dict[int, float]:
    """Each id with its score, best first: the sum of 1 / (60 + rank) over the rankings that have it."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, id in enumerate(ranking, start=1):
            scores[id] = scores.get(id, 0.0) + 1 / (_SOFTENER + rank)
    return dict(sorted(scores.items(), key=lambda entry: (-entry[1], entry[0])))
