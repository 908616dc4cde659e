"""What a question seeks in the papers: what is to be spoken of, and the kind of thing that is to be held."""

import re
from dataclasses import dataclass, replace

from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.prose.holding import Stretch, find_held, stems_near
from yjqa.ask.prose.kinds import Kind, kind_asked
from yjqa.ask.prose.wanted import Want, mend, read_wants
from yjqa.ask.words import find_words

_COUNTED = re.compile(r"\b(?:how many|number of)\W+((?:[\w’'-]+\W+){0,1}[\w’'-]+)", re.IGNORECASE)
"""What a question asks the number of: two words, the first of them that is looked for must stand by the number."""

_DOES = re.compile(
    r"\bwho(?:['’]?s| is| was| are| were| has| have)?\W+(?:doing |done |carrying out )?(?:the )?([\w’'-]+)",
    re.IGNORECASE,
)
"""What somebody asked for did: the word after "who"."""

_REACH = 7
"""Words between a number and what it counts."""

_COUNTS_PLURAL = re.compile(r" [a-z]{3,}(?<!s)s\b")
"""A plural right after a number is what it counts, whatever was spoken of before."""

_AFTER = 4
"""Words after such a number among which what it counts stands."""


@dataclass(frozen=True, slots=True)
class Sought:
    """`known`: the question's own words and numbers, which are no answer to it. `counted`: what a number must count;
    `does`: what somebody who is asked for did.
    """

    wants: tuple[Want, ...]
    kind: Kind
    known: frozenset[str]
    counted: Want | None = None
    does: Want | None = None

    @property
    def is_figure(self) -> bool:
        """Whether a figure is asked for."""
        return self.kind in ("percent", "money", "number")

    def mended(self, stems: frozenset[str]) -> "Sought":
        """The same with words misspelt read as the nearest of the stems that were found."""
        wants = mend(self.wants, stems)
        places = {want: wants[place] for place, want in enumerate(self.wants)}
        return replace(
            self,
            wants=wants,
            counted=places[self.counted] if self.counted else None,
            does=places[self.does] if self.does else None,
        )

    def held_in(self, text: str) -> list[Stretch]:
        """Where a text has a thing of the kind asked for."""
        return [place for place in find_held(self.kind, text, self.known) if self._counts(text, place)]

    def _counts(self, text: str, place: Stretch) -> bool:
        """Whether a number counts what is asked for."""
        if self.counted is None or self.kind != "number":
            return True
        if _COUNTS_PLURAL.match(text, place[1]):
            after = [word.stem for word in find_words(text[place[1] :])[:_AFTER]]
            return self.counted.stands_in(frozenset(after)) > 0
        return self.counted.stands_in(stems_near(find_words(text), place, _REACH)) > 0


def read_sought(asked: Asked, knowledge: Knowledge) -> Sought:
    """What the question seeks."""
    wants = read_wants(asked, knowledge)
    match = _COUNTED.search(asked.text)
    does = _DOES.search(asked.text)
    counted = [word.text for word in find_words(match[1])] if match else []
    return Sought(
        wants,
        kind_asked(asked.text),
        frozenset(word.text.lower() for word in find_words(asked.text)),
        next((want for word in counted for want in wants if want.text == word), None),
        next((want for want in wants if does and want.text == does[1]), None),
    )
