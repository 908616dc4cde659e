"""A proposal: an answer that one way of answering offers, and how well it fits what was asked."""

from collections.abc import Callable
from dataclasses import dataclass

from yjqa.ask.answer import Answer
from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Proposal:
    """`fit` (0-1): how surely this is what the question asks for; the best fit of all ways is the answer.

    0.9 and more: every word of the question is accounted for and the kind of record is plain. 0.7: the kind is plain and
    most words fit. 0.5: plausible, and better than a passage found by words alone. A proposal may be a "not found": the
    question is surely of this kind, and the papers do not say it.
    """

    answer: Answer
    fit: float


Propose = Callable[[Asked, Knowledge], Proposal | None]
"""A way of answering. `None` where the question is not of its kind or nothing comes near."""
