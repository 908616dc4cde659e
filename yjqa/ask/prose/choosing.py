"""The question's best sentence, with what is shown of it and how sure it is."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.prose.doubt import probability, score
from yjqa.ask.prose.excerpt import Excerpt, to_excerpt
from yjqa.ask.prose.kinds import kind_asked
from yjqa.ask.prose.sentences import Sentence, passage_to_sentences
from yjqa.ask.prose.wanted import read_wants
from yjqa.ask.prose.weighing import weigh
from yjqa.ask.words import find_words

_PASSAGES = 20
"""How many passages are read for an answer: nearly every right one is among so many."""

_SAME = 92
"""Likeness (0-100) of two papers' sentences that say the same."""

_OUTCOME = re.compile(
    r"\b(?:find|found|finds|conclud\w+|show(?:ed|n|s)?|results?|outcomes?|findings|cost|say|says|said)\b", re.IGNORECASE
)
_PENDING = re.compile(
    r"\bto follow\b|\bto be (?:confirmed|decided|agreed|published|determined)\b|\b(?:is|are) (?:currently )?being (?:undertaken|evaluated|carried out|completed|conducted)\b"
    r"|\bnot yet\b|\btbc\b|\bawait(?:ing|ed)\b|\bwill be (?:evaluated|published|undertaken)\b",
    re.IGNORECASE,
)
"""How a paper says that something is not known yet."""


@dataclass(frozen=True, slots=True)
class Choice:
    """`pending`: the question asks what came of something, and the sentence says that it is not known yet."""

    excerpt: Excerpt
    probability: float
    pending: bool


def choose(asked: Asked, knowledge: Knowledge) -> Choice | None:
    """The best of the sentences that the search finds where the question looks; `None` where it finds none."""
    wants = read_wants(asked, knowledge)
    if not wants:
        return None
    kind = kind_asked(asked.text)
    known = frozenset(word.text.lower() for word in find_words(asked.text))
    sentences = _find_sentences(asked, knowledge)
    if not sentences:
        return None
    weights = [weigh(sentence, wants, kind, known) for sentence in sentences]
    scores = [score(weight) for weight in weights]
    place = max(range(len(scores)), key=scores.__getitem__)
    best = _latest(sentences[place], sentences, knowledge)
    excerpt = to_excerpt(best, sentences, wants, kind, known)
    also = [one.passage.source.model_copy(update={"quote": one.text}) for one in _copies(best, sentences)]
    pending = bool(_OUTCOME.search(asked.text) and _PENDING.search(best.text))
    return Choice(Excerpt(excerpt.text, (*excerpt.sources, *also)), probability(weights[place], scores), pending)


def _find_sentences(asked: Asked, knowledge: Knowledge) -> list[Sentence]:
    hits = knowledge.library.search(
        asked.text, documents=asked.scope.documents, kinds=("paragraph", "list", "row"), limit=_PASSAGES
    )
    return [
        sentence
        for rank, hit in enumerate(hits)
        for sentence in passage_to_sentences(hit.passage, rank, hit.cosine or 0.0)
    ]


def _latest(best: Sentence, sentences: Sequence[Sentence], knowledge: Knowledge) -> Sentence:
    """The sentence as the latest of the papers that have it says it."""

    def date(one: Sentence) -> datetime.date:
        return knowledge.documents[one.passage.document].date or datetime.date.min

    return max([best, *_copies(best, sentences)], key=date)


def _copies(best: Sentence, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of other papers that say the same, one a paper."""
    from rapidfuzz import fuzz

    found: dict[str, Sentence] = {}
    for one in sentences:
        if one.passage.document != best.passage.document and fuzz.ratio(one.text, best.text) >= _SAME:
            found.setdefault(one.passage.document, one)
    return list(found.values())
