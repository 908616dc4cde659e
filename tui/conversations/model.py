"""A conversation: questions as typed, each with the answer that was given then."""

import datetime

from yjqa.ask.answer import Answer
from yjqa.records import Model


class Turn(Model):
    """One question, and its answer or, where there is none, what was wrong (`problem`). `asked`: when, with its time zone."""

    asked: datetime.datetime
    question: str
    answer: Answer | None = None
    problem: str | None = None


class Conversation(Model):
    """Turns in order. `id`: 32 hexadecimal digits by chance. `about`: the label of the backend whose papers were asked."""

    id: str
    about: str
    turns: tuple[Turn, ...] = ()

    @property
    def title(self) -> str:
        """What it is called: its first question."""
        return self.turns[0].question if self.turns else "New conversation"

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions so far, oldest first, as follow-ups need them."""
        return tuple(turn.question for turn in self.turns if turn.answer is not None)
