"""Answers from the action register: who owes what, by when, and how it stands. `propose` is the door."""

import datetime

from yjqa.ask.actions.answers import answer_about_actions
from yjqa.ask.actions.question import understand
from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.proposal import Proposal

_FIT = 0.85
"""Words of owning, deadlines and actions say plainly that the register is meant."""


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """The register's answer, or `None` where the question is not about actions."""
    question = understand(asked.text, knowledge.names, datetime.date.today())
    if question.intent == "other":
        return None
    return Proposal(answer_about_actions(asked.text, question, knowledge.register, knowledge.names), _FIT)
