"""Which sentence answers best, and how likely it is that it answers at all.

Both sets of weights were fitted on questions about papers of every sort whose answers are known, each paper's questions
judged by weights fitted without them: the first by which sentence of those found is the right one (conditional logit), the
second by whether the sentence chosen is right (logistic regression).
"""

import math
from collections.abc import Sequence

from yjqa.ask.prose.weighing import Weight

_ENOUGH = 0.5
"""The probability from which on a sentence is given as the answer: more likely right than not."""

_ENOUGH_OPENLY = 0.35
"""The same where no one fact is asked for: the reader sees from the sentence itself what it says of the matter."""

_RANKING = {
    "share": 3.3,
    "own": 1.9,
    "cosine": 1.2,
    "passage": 1.8,
    "holds": 1.8,
    "lacks": -1.4,
    "beside": 0.6,
    "rival": -0.6,
    "joined": 0.5,
    "missing": -0.6,
    "rarest": 1.1,
    "first": 1.8,
    "row": -0.4,
}
_MISSED = -2.0
"""What missing a demand takes from a sentence's score."""

_DOUBT = {"share": 0.7, "bare": -1.2, "standing": 1.4, "score": 0.2}
_DOUBT_AT_NOTHING = -1.5

_FIGURE_SHARE, _FIGURE_BESIDE, _FIGURE_ROW = 0.6, 0.25, 0.9
"""Least share of the question that a sentence with a figure must speak of, least that must stand beside the figure, and
least share of a table's row: a wrong figure is worse than none, and what tables say the records know better."""

_MISSED_NAMES = 0.5
"""The share of names that may stand further away where what is asked for has no form of its own, as in what somebody said."""

_RULED_OUT = 0.2
"""What is left of the probability of a sentence that misses a demand of the question."""


def score(weight: Weight) -> float:
    """How well a sentence answers beside the others that were found."""
    speaks = sum(worth * float(getattr(weight, name)) for name, worth in _RANKING.items())
    return speaks + _MISSED if misses_a_demand(weight) else speaks


def probability(best: Weight, scores: Sequence[float], like: Sequence[bool]) -> float:
    """How likely (0-1) the best of the sentences answers the question.

    `scores`: of all of them; `like`: which of them are of its passage or say the same, so that they do not stand against it.
    """
    top = max(scores)
    whole = sum(math.exp(one - top) for one in scores)
    standing = math.log(sum(math.exp(one - top) for one, same in zip(scores, like, strict=True) if same) / whole)
    speaks = {"share": best.share, "bare": best.bare, "standing": standing, "score": top}
    found = 1 / (1 + math.exp(-_DOUBT_AT_NOTHING - sum(_DOUBT[name] * value for name, value in speaks.items())))
    return found * _RULED_OUT if misses_a_demand(best) else found


def is_enough(probability_: float, *, asks_openly: bool) -> bool:
    """Whether a sentence is given as the answer; `asks_openly`: what happened or why, and not one fact."""
    return probability_ >= (_ENOUGH_OPENLY if asks_openly else _ENOUGH)


def misses_a_demand(weight: Weight) -> bool:
    """Whether a name is nowhere near, another area is spoken of, it is a link, or there is nothing of the kind that is asked for."""
    names = weight.missing > (0 if weight.lacks + weight.holds > 0 else _MISSED_NAMES)
    if weight.holder and weight.holds < 1:
        return True
    return names or weight.away or weight.rival > 0 or weight.lacks == 1 or (weight.figure and _is_loose(weight))


def _is_loose(weight: Weight) -> bool:
    """Whether a figure may well be another one than that which is asked for."""
    if weight.row:
        return weight.share < _FIGURE_ROW
    return weight.share < _FIGURE_SHARE or weight.beside < _FIGURE_BESIDE
