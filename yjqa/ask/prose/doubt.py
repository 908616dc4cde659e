"""Which sentence answers best, and how likely it is that it answers at all.

Both sets of weights were fitted on questions about papers of every sort whose answers are known, each paper's questions
judged by weights fitted without them: the first by which sentence of those found is the right one (conditional logit), the
second by whether the sentence chosen is right (logistic regression).
"""

import math
from collections.abc import Sequence

from yjqa.ask.prose.weighing import Weight

ENOUGH = 0.5
"""The probability from which on a sentence is given as the answer."""

_RANKING = {
    "share": 5.3,
    "own": 1.5,
    "cosine": 1.0,
    "kind": 2.8,
    "joined": 0.8,
    "missing": -0.5,
    "rarest": 0.5,
    "first": 1.5,
    "row": -0.5,
}

_DOUBT = {"share": 0.6, "joined": 0.6, "missing": -0.9, "margin": 0.2, "score": 0.35}
_DOUBT_AT_NOTHING = -3.9


def score(weight: Weight) -> float:
    """How well a sentence answers beside the others that were found."""
    return sum(worth * float(getattr(weight, name)) for name, worth in _RANKING.items())


def probability(best: Weight, scores: Sequence[float]) -> float:
    """How likely (0-1) the best of the sentences answers the question; `scores`: of all of them."""
    top = max(scores)
    margin = -math.log(sum(math.exp(one - top) for one in scores))
    speaks = {"share": best.share, "joined": best.joined, "missing": best.missing, "margin": margin, "score": top}
    return 1 / (1 + math.exp(-_DOUBT_AT_NOTHING - sum(_DOUBT[name] * value for name, value in speaks.items())))
