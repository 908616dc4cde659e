"""Answers from the performance figures: rates, percentages and counts, by area and period. `propose` is the door."""

import re

from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.kpis.aims import target_of
from yjqa.ask.kpis.comparing import asks_how_much, compare
from yjqa.ask.kpis.look_up import look_up
from yjqa.ask.kpis.remainders import remainder
from yjqa.ask.kpis.several import both
from yjqa.ask.kpis.tabled import rank_rows, share_of_whole
from yjqa.ask.kpis.wanted import Wanted, read_wanted
from yjqa.ask.proposal import Proposal
from yjqa.extract.terms import terms

_ELSEWHERE = re.compile(r"\W*(?:and\s+)?(?:who|when|where|why)\b", re.IGNORECASE)
"""Beginnings of questions that no figure answers."""


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """The answer, or `None` where the question is not of this kind."""
    if asked.asks("define", "where") or _ELSEWHERE.match(asked.text) or not knowledge.kpis:
        return None
    if terms("indicators", "money").first(asked.text):
        return None
    if two := both(asked, knowledge, propose):
        return two
    wanted = read_wanted(asked, knowledge)
    if not wanted.is_of_a_figure:
        return None
    for way in _WAYS:
        if proposal := way(asked, wanted, knowledge):
            return proposal
    return None if asks_how_much(asked.text) else _looked_up(asked, wanted, knowledge)


def _looked_up(asked: Asked, wanted: Wanted, knowledge: Knowledge) -> Proposal | None:
    """A figure that the papers print; a share that they do not is taken from their counts."""
    found = look_up(asked, wanted, knowledge)
    if found is None or not found.answer.found:
        return share_of_whole(asked, wanted, knowledge) or found
    return found


_WAYS = (remainder, compare, target_of, rank_rows)
"""What a question's wording asks to be done, before a figure is just looked up."""
