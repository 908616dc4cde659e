"""What a question seeks in the papers: what is to be spoken of, and the kind of thing that is to be held."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.posts import is_under
from yjqa.ask.prose.holding import Stretch, find_held, stems_near
from yjqa.ask.prose.kinds import Kind, kind_asked
from yjqa.ask.prose.wanted import Want, mend, read_wants
from yjqa.ask.words import find_words, stems_of

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


_NUMBERING = re.compile(r"(?:^|[:;•\n])\s*$")
_TITLE = re.compile(r"[.)]?\s+[A-Z]")
"""A number that leads a cell or a line and is followed by its title only numbers it."""

_LABEL = re.compile(r"\s*([^:;]{2,60}):")
_OF_MONEY = re.compile(
    r"\b(?:costs?|spend|spent|spending|budget|amount|fund(?:s|ing)?|grants?|price|contribution|£)\b|£", re.IGNORECASE
)
"""How the label of a cell says that its number is money, which counts nobody."""

_CLAUSE = re.compile(r"[.;•\n]")

_SET_OFF = re.compile(r"\s*(?:[,:(–—-]|(?:is|was|as)\b)")
"""What stands between a name and its post."""

_POST_WORDS = 14
"""Words beside a name that may be its post."""


@dataclass(frozen=True, slots=True)
class Sought:
    """`known`: the question's own words and numbers, which are no answer to it. `counted`: what a number must count;
    `does`: what somebody who is asked for did; `post`: every word of a post whose holder is asked for; `text`: the question.
    """

    wants: tuple[Want, ...]
    kind: Kind
    known: frozenset[str]
    counted: Want | None = None
    does: Want | None = None
    post: tuple[Want, ...] = ()
    text: str = ""

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
            post=tuple(places[want] for want in self.post),
        )

    def held_in(self, text: str) -> list[Stretch]:
        """Where a text has a thing of the kind asked for."""
        held = find_held(self.kind, text, self.known)
        if self.kind == "holder":
            return [place for place in held if any(self._is_post(part) for part in _beside(place, held, text))]
        return [place for place in held if self._counts(text, place)]

    def _is_post(self, words: str) -> bool:
        """Whether words beside a name give it the post that is asked for, and no lesser one."""
        stems = stems_of(words)
        return all(want.stands_in(stems) == 1 for want in self.post) and not is_under(words, self.text)

    def _counts(self, text: str, place: Stretch) -> bool:
        """Whether a number counts what is asked for."""
        if self.counted is None or self.kind != "number":
            return True
        if _NUMBERING.search(text[: place[0]]) and _TITLE.match(text, place[1]):
            return False
        cell = text[text.rfind("; ", 0, place[0]) + 1 : place[0]]
        if (label := _LABEL.match(cell)) is not None and _OF_MONEY.search(label[1]) and not _OF_MONEY.search(self.text):
            return False
        if _COUNTS_PLURAL.match(text, place[1]):
            after = [word.stem for word in find_words(text[place[1] :])[:_AFTER]]
            return self.counted.stands_in(frozenset(after)) > 0
        return self.counted.stands_in(stems_near(find_words(text), place, _REACH)) > 0


def _beside(place: Stretch, names: Sequence[Stretch], text: str) -> tuple[str, str]:
    """What stands right before and right after a name, up to the next name or the end of a clause."""
    before = max((end for _, end in names if end <= place[0]), default=0)
    after = min((start for start, _ in names if start >= place[1]), default=len(text))
    words = _CLAUSE.split(text[before : place[0]])[-1].split()[-_POST_WORDS:]
    behind = text[place[1] : after] if _SET_OFF.match(text, place[1]) else ""
    return " ".join(words), " ".join(_CLAUSE.split(behind)[0].split()[:_POST_WORDS])


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
        tuple(want for want in wants if any(want.text == term.word.text for term in asked.terms)),
        asked.text,
    )
