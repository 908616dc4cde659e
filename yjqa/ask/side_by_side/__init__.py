"""Figures side by side over areas and years, like with like: the tables of `yjqa compare` for a question. `propose` is the door."""

from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.proposal import Proposal
from yjqa.ask.side_by_side.asking import asks_for_several


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """What partners pay, else what was measured, as a table; `None` where nothing is to be set side by side."""
    if not asks_for_several(asked):
        return None
    from yjqa.ask.side_by_side import contributions, measures  # here, so that other questions start without comparisons

    return contributions.propose(asked, knowledge) or measures.propose(asked, knowledge)
