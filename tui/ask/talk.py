"""The conversation that is on the screen, as it is kept."""

import datetime
import uuid
from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.conversations.model import Conversation, Turn
    from yjqa.ask.answer import Answer


class Talk:
    """Turns that are finished. The conversation begins with the first of them; what it is made of is loaded no earlier."""

    def __init__(self, conversation: "Conversation | None" = None) -> None:
        self.conversation = conversation

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that were answered, oldest first."""
        return self.conversation.questions if self.conversation else ()

    def answered(self, asked: datetime.datetime, question: str, answer: "Answer", about: str) -> "Conversation":
        """Adds a question and its answer. `about`: what papers were asked. The turn by itself, for keeping with the others."""
        from tui.conversations.model import Turn

        return self._add(Turn(asked=asked, question=question, answer=answer), about)

    def failed(self, asked: datetime.datetime, question: str, problem: str, about: str) -> "Conversation":
        """Adds a question that could not be answered; the rest as `answered`."""
        from tui.conversations.model import Turn

        return self._add(Turn(asked=asked, question=question, problem=problem), about)

    def forget(self, ids: Collection[str]) -> None:
        """Has the conversation go on under another id where its own was forgotten: what was forgotten is not to come back."""
        if self.conversation is not None and self.conversation.id in ids:
            self.conversation = self.conversation.model_copy(update={"id": uuid.uuid4().hex})

    def _add(self, turn: "Turn", about: str) -> "Conversation":
        from tui.conversations.model import Conversation

        if self.conversation is None:
            self.conversation = Conversation(id=uuid.uuid4().hex, about=about)
        self.conversation = self.conversation.model_copy(update={"turns": (*self.conversation.turns, turn)})
        return self.conversation.model_copy(update={"turns": (turn,)})
