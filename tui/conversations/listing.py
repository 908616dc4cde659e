"""Which of the kept conversations are listed: those about the papers that are looked into, or all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.conversations.archive import Found


@dataclass(frozen=True, slots=True)
class Listing:
    """What was found for `words`. `about`: the label of the papers that are looked into; `everything`: others are listed, too."""

    found: "Sequence[Found]" = ()
    words: str = ""
    about: str = ""
    everything: bool = False

    @property
    def shown(self) -> "Sequence[Found]":
        """The conversations that are listed, the one of the latest question first."""
        return self.found if self.everything else [one for one in self.found if one.about == self.about]

    @property
    def about_others(self) -> int:
        """How many of those that were found are about other papers."""
        return sum(one.about != self.about for one in self.found)

    @property
    def summary(self) -> str:
        """How many there are, and how to see the others."""
        if not self.shown:
            return ""
        fitting = " that fit" if self.words else ""
        if self.everything:
            return f"{_counted(len(self.found))}{fitting}, {self.about_others:,} of them about other papers."
        others = f" {self.about_others:,} more about other papers: Tab, then a." if self.about_others else ""
        return f"{_counted(len(self.shown))}{fitting}.{others}"

    @property
    def instead(self) -> str:
        """What stands in place of a list that would be empty, and what can be done."""
        if self.shown:
            return ""
        if self.words:
            where = " Press Tab, then a, to see those about other papers." if self.about_others else ""
            return f"No conversation has a question or an answer with words that begin so.{where}"
        if self.about_others:
            return "None of the conversations is about the papers that you look into. Press Tab, then a, to see the others."
        return "No conversation is kept yet. Ask something: from its first question on, each is kept here by itself."


def _counted(number: int) -> str:
    return f"{number:,} conversation{'s'[: number != 1]}"
