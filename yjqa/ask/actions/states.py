"""How the actions stand that a question means: open or done, rated, without an owner or a deadline."""

import re
from dataclasses import dataclass

from yjqa.ask.actions import signals
from yjqa.records import Rag

_WHICH = re.compile(r"\b(?:which|how many|any|what)\b", re.IGNORECASE)
_RAGS: dict[str, Rag] = {"red": "red", "amber": "amber", "green": "green"}


@dataclass(frozen=True, slots=True)
class State:
    """`status`: "open" or "complete"; `overdue`: open, with a deadline that has passed; `looked_back_on`: only those that
    a later meeting spoke of; `not_rag`: rated, but not so; `year_end`: due before the end of the papers' year.
    """

    status: str | None = None
    overdue: bool = False
    rag: Rag | None = None
    not_rag: Rag | None = None
    not_started: bool = False
    year_end: bool = False
    without_due: bool = False
    with_due: bool = False
    several_owners: bool = False
    without_owner: bool = False
    looked_back_on: bool = False

    def __bool__(self) -> bool:
        """Whether it narrows the choice at all."""
        return self != State()


def read_state(text: str, *, with_people: bool) -> tuple[State, str]:
    """The state that a question asks for, and the question with blanks for the words that say it."""
    status = next((name for name, pattern in signals.STATUSES if pattern.search(text)), None)
    colour = signals.COLOUR.search(text)
    rag = _RAGS.get(colour[1].lower()) if colour and colour[1] else None
    other = signals.NOT_COLOUR.search(text) is not None
    not_started = bool(signals.NOT_STARTED.search(text))
    state = State(
        status="open" if status == "overdue" else (None if not_started else status),
        overdue=status == "overdue",
        rag=None if other else rag,
        not_rag=rag if other else None,
        not_started=not_started,
        year_end=bool(signals.YEAR_END.search(text)),
        without_due=bool(signals.NO_DUE.search(text)),
        with_due=bool(signals.WITH_DUE.search(text)) and bool(_WHICH.search(text)),
        several_owners=bool(signals.SEVERAL.search(text)) and not with_people,
        without_owner=bool(signals.NO_OWNER.search(text)) and not with_people,
        looked_back_on=bool(signals.EARLIER_MEETING.search(text)),
    )
    patterns = [
        signals.YEAR_END, signals.EARLIER_MEETING, signals.NO_DUE, signals.WITH_DUE, signals.SEVERAL, signals.NO_OWNER, signals.NAMED_OWNERS, signals.NOT_STARTED,
        signals.NOT_COLOUR, signals.COLOUR, *(pattern for _, pattern in signals.STATUSES),
    ]  # fmt: skip
    return state, without(text, *patterns)


def without(text: str, *patterns: re.Pattern[str]) -> str:
    """The text with blanks for what these find, as long as before."""
    for pattern in patterns:
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text
