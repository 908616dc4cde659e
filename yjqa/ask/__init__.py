"""Question → Answer.

`answer_question` is the one door: a follow-up is made whole, the question is read, every way of answering proposes what
it has, and the proposal that fits best is the answer. Where none fits, the papers do not say.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from yjqa.ask import actions, budgets, doubts, facts, kpis, side_by_side
from yjqa.ask.answer import Answer, Interpretation
from yjqa.ask.asked import Asked, read_question
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.proposal import Propose
from yjqa.ask.shortfall import tell_shortfall
from yjqa.ask.table_rows import with_rows
from yjqa.errors import InvalidRequest

if TYPE_CHECKING:
    from yjqa.library import Library

LONGEST_QUESTION = 2_000
"""Characters; a longer text is no question."""

WAYS: dict[str, Propose] = {
    "actions": actions.propose,
    "budgets": budgets.propose,
    "kpis": kpis.propose,
    "side by side": side_by_side.propose,
    "facts": facts.propose,
    "doubts": doubts.propose,
}
"""The ways of answering from records; of two that fit equally well the earlier one answers."""

SURE = 0.8
"""Fit of an answer from records from which passages are not searched as well: none of theirs fits better."""


def one_line(text: str) -> str:
    """A question as it is asked and kept: on one line, of printable characters. Raises `InvalidRequest` where nothing is left."""
    question = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    if not question:
        raise InvalidRequest("There is no question.")
    if len(question) > LONGEST_QUESTION:
        raise InvalidRequest(f"The question has {len(question)} characters; {LONGEST_QUESTION} are the most.")
    return question


def answer_question(text: str, history: Sequence[str], library: "Library") -> Answer:
    """The answer to a question. Raises `InvalidRequest` where there is no question."""
    question = one_line(text)
    knowledge = library.knowledge()
    if not history:
        return _answer(question, knowledge)
    from yjqa.ask.conversation import complete  # here, so that a first question starts without it

    whole = complete(question, history, knowledge, lambda earlier: _answer(earlier, knowledge))
    answer = _answer(whole.text, knowledge)
    notes = tuple(dict.fromkeys((*whole.notes, *answer.notes)))
    return answer.model_copy(update={"question": question, "resolved_question": whole.text, "notes": notes})


def _answer(question: str, knowledge: Knowledge) -> Answer:
    """The answer to a whole question."""
    asked = read_question(question, knowledge)
    proposals = [proposal for propose in WAYS.values() if (proposal := propose(asked, knowledge)) is not None]
    if not any(proposal.fit >= SURE for proposal in proposals):
        from yjqa.ask import prose  # here, so that records are answered from without it

        proposals += filter(None, [prose.propose(asked, knowledge)])
    if proposals:
        best = max(proposals, key=lambda proposal: proposal.fit).answer
        answer = tell_shortfall(asked, with_rows(best, knowledge), knowledge)
    else:
        answer = _not_found(asked)
    if asked.text == question:
        return answer
    notes = tuple(dict.fromkeys((*asked.scope.slips, *answer.notes)))
    return answer.model_copy(update={"question": question, "resolved_question": question, "notes": notes})


def _not_found(asked: Asked) -> Answer:
    """The honest answer where no way of answering has anything."""
    return Answer(
        question=asked.text,
        resolved_question=asked.text,
        interpretation=Interpretation(intent=asked.operation),
        found=False,
        text="The papers that are held do not say.",
        confidence=0.5,
    )
