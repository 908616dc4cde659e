"""Answers from abbreviations, objectives, risks, people, meetings and the papers themselves. `propose` is the door."""

from yjqa.ask.asked import Asked
from yjqa.ask.facts import (
    agendas,
    attendance,
    contacts,
    definitions,
    grades,
    labels,
    meetings,
    membership,
    objectives,
    papers,
    people,
    risks,
)
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.proposal import Proposal, Propose

KINDS: tuple[Propose, ...] = (
    definitions.propose,
    objectives.propose,
    risks.propose,
    meetings.propose,
    people.propose,
    agendas.propose,
    attendance.propose,
    contacts.propose,
    papers.propose,
    labels.propose,
    membership.propose,
    grades.propose,
)
"""The kinds of fact; of two that fit equally well the earlier one answers."""


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """The answer of the kind that fits best, or `None` where the question is of none."""
    proposals = [proposal for kind in KINDS if (proposal := kind(asked, knowledge)) is not None]
    return max(proposals, key=lambda proposal: proposal.fit, default=None)
