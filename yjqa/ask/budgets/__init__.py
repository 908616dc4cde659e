"""Answers from the money figures: who pays how much, of what kind, where and when. `propose` is the door."""

from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.proposal import Proposal


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """The answer, or `None` where the question is not of this kind."""
    return None
