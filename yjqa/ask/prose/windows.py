"""Sentences that answer only together: one says what it is about, a later one of its passage says what is asked."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from yjqa.ask.prose.doubt import score
from yjqa.ask.prose.holding import can_be_held
from yjqa.ask.prose.sentences import Sentence
from yjqa.ask.prose.sought import Sought
from yjqa.ask.prose.weighing import Weight, weigh

_WHOLE = re.compile(r"[.!?][”’\"')\]]*$")
"""How a sentence ends that is no fragment, title or lead-in."""

_REACH = 4
"""How many sentences after it may say what is asked."""

_MOST = 110
"""Words of them together."""

_STEP = 0.5
"""What each sentence further takes from the score."""

_ADDS = 2.0
"""Least weight of the question that a later sentence must add, so that no common word joins two."""

_AGENT = re.compile(r"\bby (?:the )?[A-Z]")
"""How a sentence names who did what it says was done."""

_NAMED_AS_AGENT = 2.5
"""What it is worth that the later sentence alone names who did it."""


@dataclass(frozen=True, slots=True)
class Window:
    """`first`: the place of the sentence with the topic; `last`: of the one that completes it, the same where it needs none."""

    first: int
    last: int
    weight: Weight
    score: float


def best_window(
    sentences: Sequence[Sentence], weights: Sequence[Weight], scores: Sequence[float], sought: Sought
) -> Window:
    """The best sentence, or one of its passage that answers better with a later one."""
    top = max(range(len(scores)), key=scores.__getitem__)
    best = Window(top, top, weights[top], scores[top])
    if not _stands_in_prose(sentences[top]) or sought.kind == "list":
        return best
    passage = [place for place, one in enumerate(sentences) if one.passage is sentences[top].passage]
    for first, last in itertools.combinations(passage, 2):
        if last - first <= _REACH and _stands_in_prose(sentences[first]) and _stands_in_prose(sentences[last]):
            window = _join(first, last, sentences, scores[first], sought)
            best = window if window and window.score > best.score else best
    return best


def _stands_in_prose(sentence: Sentence) -> bool:
    return sentence.passage.kind != "row" and not sentence.introduced_by and _WHOLE.search(sentence.text) is not None


def _join(first: int, last: int, sentences: Sequence[Sentence], alone: float, sought: Sought) -> Window | None:
    """The two sentences weighed as one; `None` where the later adds nothing that is asked for."""
    topic, later = sentences[first], sentences[last]
    text = f"{topic.text} {later.text}"
    names_agent = sought.kind == "who" and _names_agent(later, sought) and not _names_agent(topic, sought)
    adds = sum(
        want.weight for want in sought.wants if want.stands_in(later.own) > want.stands_in(topic.own | topic.lead)
    )
    holds = not can_be_held(sought.kind) or bool(sought.held_in(later.text))
    if not holds or len(text.split()) > _MOST or not (adds >= _ADDS or names_agent):
        return None
    if weigh(later, None, sought).rival:
        return None  # what it says is of another place, whatever the sentence before is of
    weight = weigh(replace(topic, text=text, own=topic.own | later.own, after=later.after), None, sought)
    worth = score(weight) - _STEP * (last - first) + _NAMED_AS_AGENT * names_agent
    return Window(first, last, weight, worth) if worth > alone else None


def _names_agent(sentence: Sentence, sought: Sought) -> bool:
    return bool(_AGENT.search(sentence.text)) and sought.does is not None and sought.does.stands_in(sentence.own) > 0
