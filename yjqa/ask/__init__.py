"""Question → Answer.

`answer_question` is the one door: the question is understood, an operation selects records and words the answer, and
what no operation can answer yet is said to be so.
"""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from yjqa.ask.answer import Answer, Interpretation
from yjqa.ask.linking import Names
from yjqa.ask.operations.actions import answer_about_actions
from yjqa.ask.question import understand
from yjqa.errors import InvalidRequest

if TYPE_CHECKING:
    from yjqa.library import Library

LONGEST_QUESTION = 2_000
"""Characters; a longer text is no question."""


def answer_question(text: str, history: Sequence[str], library: "Library") -> Answer:
    """The answer to a question. Raises `InvalidRequest` where there is no question."""
    question = " ".join(text.split())
    if not question:
        raise InvalidRequest("There is no question.")
    if len(question) > LONGEST_QUESTION:
        raise InvalidRequest(f"The question has {len(question)} characters; {LONGEST_QUESTION} are the most.")
    register = library.register()
    names = Names.of(register, library.people())
    understood = understand(question, names, datetime.date.today())
    if understood.intent == "other":
        return _not_yet(question, next((owner.name for action in register for owner in action.owners), None))
    return answer_about_actions(question, understood, register, names)


def _not_yet(question: str, owner: str | None) -> Answer:
    """The honest answer where no operation fits yet; `owner`: somebody whom the papers give an action, as an example."""
    example = f"such as “what actions does {owner} own?”" if owner else "such as “which actions are open?”"
    return Answer(
        question=question,
        resolved_question=question,
        interpretation=Interpretation(intent="not_yet"),
        found=False,
        text=(
            f"Not yet: so far yjqa answers questions about actions and who owns them, {example}. "
            "Budgets, indicators, objectives and risks can be listed with `yjqa export`."
        ),
        confidence=0.0,
    )
