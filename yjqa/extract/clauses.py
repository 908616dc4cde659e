"""A sentence that states figures, with the areas, periods and indicators that it names and what earlier ones settle."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from yjqa.extract.area_mentions import AreaMention
from yjqa.extract.figures import Figure
from yjqa.extract.indicators import Mention
from yjqa.extract.years import FoundPeriod
from yjqa.records import Indicator, Period

_PHRASE_WORDS = 6
"""How many words after a number may belong to the noun that it counts."""
PHRASE_END = re.compile(
    r"[.;:,()“”]|\s(?:of\swhich|which|who|that|compared|against|whilst|while|followed|and\s\d+|with|were|was|are|is|have|has|had|per|in"
    r"|from|to|by|on|due|reflecting)\b"
)
"""Where a noun phrase ends at the latest."""


_OF_A_NUMBER = re.compile(r"\s+(?:out )?of (?:the |all )?\d[\d,]*\s*(?:[.,;:)]|$)")
_NO_NOUN = frozenset(("a", "an", "the", "or", "but", "this", "last", "then", "overall", "respectively"))
"""Words that follow a number which stands for itself: "from 203 a year ago"."""


@dataclass(frozen=True, slots=True)
class Context:
    """What earlier sentences of a paragraph settle: area, period, the indicators named so far, the noun last counted.

    `areas`: those of the paper's own that the last sentence names, in order. `label` is what a colon at the paragraph's beginning says that all of it is about ("First time entrants: 38 …").
    """

    area: str | None = None
    areas: tuple[str, ...] = ()
    period: Period | None = None
    indicators: tuple[tuple[Indicator, str], ...] = ()
    counted: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with all that was found in it; `in_list`: it is an item of a list that a colon announces."""

    text: str
    figures: Sequence[Figure]
    areas: Sequence[AreaMention]
    periods: Sequence[FoundPeriod]
    mentions: Sequence[Mention]
    context: Context = field(default_factory=Context)
    in_list: bool = False

    def window(self, position: int) -> tuple[int, int]:
        """From the end of the figure before to the start of the figure after."""
        before = self.figures[position - 1].end if position else 0
        after = self.figures[position + 1].start if position + 1 < len(self.figures) else len(self.text)
        return before, after


def counted_noun(sentence: Sentence, figure: Figure) -> str:
    """The noun after a number, with its adjectives: what the number counts; empty where a period or none follows."""
    end = next((found.start for found in sentence.periods if found.start >= figure.end), len(sentence.text))
    if _OF_A_NUMBER.match(sentence.text, figure.end):
        return ""
    noun = noun_phrase(sentence.text[figure.end : end])
    return "" if noun.lower().split()[:1] and noun.lower().split()[0] in _NO_NOUN else noun


def noun_phrase(after: str) -> str:
    """The noun that begins a text, with its adjectives: what a number before it counts."""
    phrase = PHRASE_END.split(after, maxsplit=1)[0] if after[:1].isspace() else ""
    words = phrase.split()[:_PHRASE_WORDS]
    return "" if words[:1] == ["and"] else " ".join(words)
