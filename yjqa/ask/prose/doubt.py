"""Which sentence answers best, and how likely it is that it answers at all.

Both sets of weights were fitted on questions about papers of every sort whose answers are known, each paper's questions
judged by weights fitted without them: the first by which sentence of those found is the right one (conditional logit), the
second by whether the sentence chosen is right (logistic regression).
"""

import math
from collections.abc import Sequence

from yjqa.ask.prose.weighing import Weight

ENOUGH = 0.4
"""The probability from which on a sentence is given as the answer."""

_RANKING = {
    "share": 2.8,
    "own": 1.5,
    "cosine": 0.8,
    "passage": 1.4,
    "holds": 1.8,
    "lacks": -1.5,
    "beside": 0.9,
    "rival": -0.6,
    "joined": 0.7,
    "missing": -1.3,
    "rarest": 1.3,
    "first": 1.8,
    "bare": -0.3,
    "row": -0.5,
}

_DOUBT = {"share": 0.5, "bare": -1.0, "standing": 1.7, "score": 0.25}
_DOUBT_AT_NOTHING = -1.4

_RULED_OUT = 0.2
"""What is left of the probability of a sentence that misses a demand of the question."""


def score(weight: Weight) -> float:
    """How well a sentence answers beside the others that were found."""
    return sum(worth * float(getattr(weight, name)) for name, worth in _RANKING.items())


def probability(best: Weight, scores: Sequence[float], like: Sequence[bool]) -> float:
    """How likely (0-1) the best of the sentences answers the question.

    `scores`: of all of them; `like`: which of them are of its passage or say the same, so that they do not stand against it.
    """
    top = max(scores)
    whole = sum(math.exp(one - top) for one in scores)
    standing = math.log(sum(math.exp(one - top) for one, same in zip(scores, like, strict=True) if same) / whole)
    speaks = {"share": best.share, "bare": best.bare, "standing": standing, "score": top}
    found = 1 / (1 + math.exp(-_DOUBT_AT_NOTHING - sum(_DOUBT[name] * value for name, value in speaks.items())))
    return found * _RULED_OUT if _misses_a_demand(best) else found


def _misses_a_demand(weight: Weight) -> bool:
    """Whether a name is nowhere near, another area is spoken of, or there is nothing of the kind that is asked for."""
    return weight.missing > 0 or weight.rival > 0 or weight.lacks == 1
