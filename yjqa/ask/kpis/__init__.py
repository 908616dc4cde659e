"""Answers from the performance figures: rates, percentages and counts, by area and period. `propose` is the door."""

import re

from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.kpis.comparing import asks_how_much, compare
from yjqa.ask.kpis.look_up import look_up
from yjqa.ask.kpis.wanted import read_wanted
from yjqa.ask.proposal import Proposal

_ELSEWHERE = re.compile(r"\W*(?:and\s+)?(?:who|when|where|why)\b", re.IGNORECASE)
"""Beginnings of questions that no figure answers."""


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """The answer, or `None` where the question is not of this kind."""
    if asked.asks("define", "where") or _ELSEWHERE.match(asked.text) or not knowledge.kpis:
        return None
    wanted = read_wanted(asked, knowledge)
    if not wanted.is_of_a_figure:
        return None
    if compared := compare(asked, wanted, knowledge):
        return compared
    return None if asks_how_much(asked.text) else look_up(asked, wanted, knowledge)
