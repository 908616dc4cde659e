"""Answers from the performance figures: rates, percentages and counts, by area and period. `propose` is the door."""

import re
from dataclasses import replace

from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.kpis.aims import target_of
from yjqa.ask.kpis.comparing import asks_how_much, compare
from yjqa.ask.kpis.look_up import look_up
from yjqa.ask.kpis.papers import between_papers
from yjqa.ask.kpis.remainders import remainder
from yjqa.ask.kpis.several import both
from yjqa.ask.kpis.tabled import rank_rows, share_of_whole
from yjqa.ask.kpis.ties import tied
from yjqa.ask.kpis.wanted import Wanted, read_wanted
from yjqa.ask.proposal import Proposal
from yjqa.extract.terms import terms

_ELSEWHERE = re.compile(r"\W*(?:and\s+)?(?:who|when|where|why)\b", re.IGNORECASE)
"""Beginnings of questions that no figure answers."""

_AIMED = re.compile(
    r"\b(?:targets?|goals?|aim\w*|ambitions?|benchmarks?|thresholds?|trajectory|expect\w*)\b", re.IGNORECASE
)
_ASKS_TARGET = re.compile(
    r"^\W*(?:and )?(?:what|which)(?:['’]s| is| was| are| were)? (?:the |our |their |its )?(?:\w+ ){0,3}(?:targets?|goals?|ambitions?|benchmarks?|thresholds?) (?:for|on|of|in)\b",
    re.IGNORECASE,
)
"""What is aimed at is asked for, not what is."""

_LIVES_IN = re.compile(r"\b(?:how many|number of)\b.*\b(?:liv(?:e|es|ing)|resid(?:e|ents?|ing)) in\b", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:areas?|county|city|district|borough|town|neighbourhoods?)\b", re.IGNORECASE)
_POPULATION = re.compile(r"\b(?:the|what|total) population (?:of|in|aged)\b", re.IGNORECASE)
"""Words of questions about everybody who lives somewhere, of whom no performance figure is."""


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """The answer, or `None` where the question is not of this kind."""
    if asked.asks("define", "where") or _ELSEWHERE.match(asked.text) or not knowledge.kpis:
        return None
    if terms("indicators", "money").first(asked.text) or _is_of_population(asked):
        return None
    if two := both(asked, knowledge, propose):
        return two
    if pair := between_papers(asked, knowledge):
        return pair
    wanted = read_wanted(asked, knowledge)
    if not wanted.is_of_a_figure:
        return None
    for way in _WAYS:
        if proposal := way(asked, wanted, knowledge):
            return proposal
    return None if asks_how_much(asked.text) else _looked_up(asked, wanted, knowledge)


def _is_of_population(asked: Asked) -> bool:
    """Whether a question counts those who live in a place."""
    if _POPULATION.search(asked.text):
        return True
    lives = _LIVES_IN.search(asked.text)
    if lives is None:
        return False
    behind = asked.text[lives.end() :]
    named = any(link.start >= lives.end() for link in asked.scope.areas)
    return named or bool(asked.scope.unknown_areas) or _PLACE.search(behind) is not None


def _looked_up(asked: Asked, wanted: Wanted, knowledge: Knowledge) -> Proposal | None:
    """A figure that the papers print; a share that they do not is taken from their counts."""
    if "count" in wanted.units and (number := tied(asked, wanted, knowledge)):
        return number
    found = look_up(asked, wanted, knowledge)
    if found is None or not found.answer.found:
        return share_of_whole(asked, wanted, knowledge) or tied(asked, wanted, knowledge) or found
    if wanted.target and _ASKS_TARGET.search(asked.text) and not _AIMED.search(found.answer.text):
        text = f"The papers give no target for this. What they give: {found.answer.text}"
        return replace(found, answer=found.answer.model_copy(update={"found": False, "text": text, "confidence": 0.75}))
    return found


_WAYS = (remainder, compare, target_of, rank_rows)
"""What a question's wording asks to be done, before a figure is just looked up."""
