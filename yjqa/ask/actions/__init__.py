"""Answers from the action register: who owes what, by when, and how it stands. `propose` is the door."""

import datetime

from yjqa.ask.actions import answers
from yjqa.ask.actions.choosing import choose, missing_names
from yjqa.ask.actions.fitting import fit_of_found, fit_of_nothing
from yjqa.ask.actions.held import hold
from yjqa.ask.actions.question import read
from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.proposal import Proposal


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """The register's answer, or `None` where the question is not about actions and none comes near."""
    held = knowledge.kept(hold)
    question = read(asked, knowledge, held, datetime.date.today())
    if question.unknown and (question.named or question.to_do) and not question.people:
        return Proposal(answers.nobody(question, asked, knowledge.names), 0.85)
    chosen = choose(question, asked, knowledge, held)
    fit = fit_of_found(question, chosen, held) if chosen.actions else None
    if fit is not None:
        if question.asks("most"):
            return Proposal(answers.most(question, asked, chosen), fit)
        return Proposal(answers.found(question, asked, chosen, held), fit)
    if chosen.actions and not (question.named and missing_names(question, chosen.numbers, held)):
        return None
    fit = fit_of_nothing(question, held)
    return Proposal(answers.nothing(question, asked, chosen, held), fit) if fit is not None else None
