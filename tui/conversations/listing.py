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
        if self.everything:
            return f"{self._counted} {self.about_others:,} of them about other papers."
        others = f" {self.about_others:,} more about other papers: F6 shows them." if self.about_others else ""
        return self._counted + others

    @property
    def instead(self) -> str:
        """What stands in place of a list that would be empty, and what can be done."""
        if self.shown:
            return ""
        if self.words:
            others = " F6 shows those about other papers." if self.about_others else ""
            return f"No conversation has a question or an answer with words that begin so.{others}"
        if self.about_others:
            kept = (
                "The only conversation is" if self.about_others == 1 else f"All {self.about_others:,} conversations are"
            )
            return f"{kept} about other papers than you look into. F6 shows the others."
        return "No conversation is kept yet. Ask something: from its first question on, each is kept here by itself."

    @property
    def _counted(self) -> str:
        match len(self.shown), bool(self.words):
            case 1, True:
                return "1 conversation that fits."
            case 1, False:
                return "1 conversation."
            case number, fitting:
                return f"{number:,} conversations{' that fit' if fitting else ''}."
