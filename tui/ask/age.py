"""What is said of an answer that was given earlier, or from papers of which some are gone."""

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.conversations.model import Turn
    from yjqa.ask.answer import Answer

CHANGED = "Papers have come or gone since this was answered."


def answered_on(turn: "Turn") -> str:
    """When it was answered."""
    asked = turn.asked.astimezone()
    return f"Answered on {asked.day} {asked:%B %Y}, from the papers of that day."


def gone_words(answer: "Answer", held: Collection[str]) -> str:
    """Which sources stand in papers that are not held, by the ids of those that are; empty where all are."""
    gone = [f"[{one.n}]" for one in answer.citations if one.document not in held]
    if not gone:
        return ""
    if len(gone) == len(answer.citations):
        whose = "The paper that it rests on is" if len(gone) == 1 else "The papers that it rests on are"
        return f"{whose} not held here now."
    if len(gone) == 1:
        return f"The paper of its source {gone[0]} is not held here now."
    return f"The papers of its sources {', '.join(gone[:-1])} and {gone[-1]} are not held here now."
