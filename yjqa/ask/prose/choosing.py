"""The question's best sentence, with what is shown of it and how sure it is."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.prose.doubt import is_enough, misses_a_demand, probability, score
from yjqa.ask.prose.excerpt import Excerpt, to_excerpt, to_joined
from yjqa.ask.prose.kinds import Kind
from yjqa.ask.prose.leading import MOST_FOLLOWING, going_on, is_lead_in
from yjqa.ask.prose.sentences import Sentence, hit_to_sentences
from yjqa.ask.prose.sought import Sought, read_sought
from yjqa.ask.prose.weighing import Weight, weigh_all
from yjqa.ask.prose.windows import Window, best_window

_PASSAGES = 20
"""How many passages are read for an answer: nearly every right one is among so many."""

_SAME = 92
"""Likeness (0-100) of two papers' sentences that say the same."""

_SAME_WORDS = 88
"""Likeness (0-100) of two papers' sentences that say the same but for their figures."""

_FIGURE = re.compile(r"\d+")

_WORTH_SHOWING = 0.3
"""The share of the question that the nearest sentence must itself speak of."""

_NEARLY_AS_WELL = 2.0
"""How far below the best score a second passage may stand."""

_SPEAKS = 0.6
"""The share of the question that a second passage must itself speak of."""

_MOST_TOGETHER = 115
"""Words of two passages."""

_OUTCOME = re.compile(
    r"\b(?:find|found|finds|conclud\w+|results?|outcomes?|findings|learn\w*)\b"
    r"|\b(?:papers?|report|evaluation|review|study|audit|inspection|pilot|trial)\b.*\b(?:say|says|said|shows?|showed)\b",
    re.IGNORECASE,
)
"""How a question asks what came of something."""

_ELSEWHERE = re.compile(
    r"\b(?:shown|set out|listed|given|detailed|outlined|attached|included|available|found) (?:\w+ ){0,2}(?:below|above|here|overleaf|appendix|annex)\b",
    re.IGNORECASE,
)
"""How a paper says that a list stands somewhere else."""

_PENDING = re.compile(
    r"\bto follow\b|\bto be (?:confirmed|decided|agreed|published|determined|completed|undertaken)\b|\btbc\b|\bnot yet\b|\bawait\w*\b"
    r"|\b(?:is|are) (?:currently |still )?being (?:undertaken|evaluated|carried out|completed|conducted|reviewed)\b"
    r"|\b(?:is|are) (?:currently |still )?(?:evaluating|reviewing|studying|assessing)\b|\bwill be (?:evaluated|published|undertaken)\b",
    re.IGNORECASE,
)
"""How a paper says that something is not known yet."""


_OPEN: tuple[Kind, ...] = ("any", "why", "list")
"""Kinds of question that ask for no one fact."""


@dataclass(frozen=True, slots=True)
class Choice:
    """`pending`: the sentence says that what is asked for is not known yet, or that it stands somewhere else,
    or only that it follows, and nothing does.
    `near`: it has enough of the question to be worth showing though it does not answer. `more`: what another passage says,
    where what is asked for has no form of its own, as in what happened or what somebody said.
    `enough`: it is likely enough to be given as the answer. `differs`: that is what an earlier paper says instead, in the same words with other figures.
    """

    excerpt: Excerpt
    probability: float
    enough: bool
    pending: bool
    near: bool
    more: Excerpt | None = None
    differs: bool = False


def choose(asked: Asked, knowledge: Knowledge) -> Choice | None:
    """The best of the sentences that the search finds where the question looks; `None` where it finds none."""
    sought = read_sought(asked, knowledge)
    if not sought.wants:
        return None
    sentences = _find_sentences(asked, knowledge)
    if not sentences:
        return None
    sought = sought.mended(frozenset().union(*(sentence.own | sentence.around for sentence in sentences)))
    weights = weigh_all(sentences, sought)
    scores = [score(weight) for weight in weights]
    window = best_window(sentences, weights, scores, sought)
    best = sentences[window.first]
    copies = _copies(best, sentences)
    others = _other_figures(best, sentences, weights) if window.first == window.last else []
    like = [_goes_with(best, one) or one in copies or one in others for one in sentences]
    if others and _date(others[0], knowledge) > _date(best, knowledge):
        best, others = others[0], [best]
        copies = _copies(best, sentences)
    through = sentences[window.last] if window.last != window.first else None
    shown = max([best, *copies], key=lambda one: _date(one, knowledge)) if through is None else best
    excerpt = to_excerpt(shown, sentences, sought)
    if through is not None and through.text not in excerpt.text:
        excerpt = to_joined(best, through, sentences)
    bare = False
    if window.first == window.last and is_lead_in(best, excerpt, sought):
        excerpt = going_on(best, excerpt, knowledge.library.following(best.passage, MOST_FOLLOWING))
        bare = excerpt.text == best.text
    also = [one.passage.source.model_copy(update={"quote": one.text}) for one in [best, *copies] if one is not shown]
    pending = (
        bare
        or excerpt.text.endswith(":")
        or bool(_OUTCOME.search(asked.text) and _PENDING.search(excerpt.text))
        or (sought.kind == "list" and "\n" not in excerpt.text and _ELSEWHERE.search(best.text) is not None)
    )
    differing = to_excerpt(others[0], sentences, sought) if others else None
    likely = probability(window.weight, _with(window, scores), like)
    return Choice(
        Excerpt(excerpt.text, (*excerpt.sources, *also)),
        likely,
        is_enough(likely, asks_openly=sought.kind in _OPEN),
        pending,
        window.weight.own >= _WORTH_SHOWING,
        differing or _more(excerpt, sentences, weights, scores, like, sought),
        differs=differing is not None,
    )


def _with(window: Window, scores: Sequence[float]) -> list[float]:
    """The scores, that of the window in the place of its first sentence's."""
    return [window.score if place == window.first else one for place, one in enumerate(scores)]


def _more(
    excerpt: Excerpt,
    sentences: Sequence[Sentence],
    weights: Sequence[Weight],
    scores: Sequence[float],
    like: Sequence[bool],
    sought: Sought,
) -> Excerpt | None:
    """What the next best passage says, if it speaks nearly as well and both together are short."""
    if sought.kind != "any":
        return None
    enough = max(scores) - _NEARLY_AS_WELL
    others = [
        place
        for place in range(len(scores))
        if not like[place] and scores[place] >= enough and weights[place].own >= _SPEAKS and not weights[place].bare
        and not misses_a_demand(weights[place])
    ]  # fmt: skip
    if not others:
        return None
    second = to_excerpt(sentences[max(others, key=scores.__getitem__)], sentences, sought)
    return second if len(f"{excerpt.text} {second.text}".split()) <= _MOST_TOGETHER else None


def _find_sentences(asked: Asked, knowledge: Knowledge) -> list[Sentence]:
    hits = knowledge.library.search(
        asked.text, documents=asked.scope.documents, kinds=("paragraph", "list", "row"), limit=_PASSAGES
    )
    return [sentence for rank, hit in enumerate(hits) for sentence in hit_to_sentences(hit, rank)]


def _date(sentence: Sentence, knowledge: Knowledge) -> datetime.date:
    return knowledge.documents[sentence.passage.document].date or datetime.date.min


def _goes_with(best: Sentence, other: Sentence) -> bool:
    """Whether a sentence is of the same passage, or of the same list."""
    same_list = other.introduced_by and (best.introduced_by or best.text).endswith(other.introduced_by)
    return other.passage is best.passage or bool(
        same_list and other.passage.document == best.passage.document and best.text != other.text
    )


def _copies(best: Sentence, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of other papers that say the same, with the same figures, one a paper."""
    from rapidfuzz import fuzz

    found: dict[str, Sentence] = {}
    for one in sentences:
        elsewhere = one.passage.document != best.passage.document
        if elsewhere and fuzz.ratio(one.text, best.text) >= _SAME and _figures(one) == _figures(best):
            found.setdefault(one.passage.document, one)
    return list(found.values())


def _other_figures(best: Sentence, sentences: Sequence[Sentence], weights: Sequence[Weight]) -> list[Sentence]:
    """The sentences of other papers that answer in the same words with other figures."""
    from rapidfuzz import fuzz

    if not _figures(best) or best.passage.kind == "row":
        return []
    words = _FIGURE.sub("", best.text)
    return [
        one
        for one, weight in zip(sentences, weights, strict=True)
        if one.passage.document != best.passage.document
        and _figures(one) != _figures(best)
        and fuzz.ratio(_FIGURE.sub("", one.text), words) >= _SAME_WORDS
        and not misses_a_demand(weight)
    ]


def _figures(sentence: Sentence) -> list[str]:
    return _FIGURE.findall(sentence.text)
