"""How well a sentence answers: what of the question it speaks of, how near together, and whether it holds what is asked."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from yjqa.ask.prose.kinds import Kind, holds
from yjqa.ask.prose.sentences import Sentence
from yjqa.ask.prose.wanted import Want
from yjqa.ask.words import find_words, is_grammar

_LEAD, _NEAR, _AROUND, _GIVEN = 0.9, 0.6, 0.7, 0.6
"""What a word is worth that stands in the lead-in, in the next sentence, above, or that the whole paper is about."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What speaks for a sentence, each 0-1 unless said.

    `share`: of the question's weight that it or what stands around it has; `own`: that it has itself; `cosine`: likeness
    in meaning of its passage; `kind`: whether it holds what is asked for; `joined`: share of the question's neighbouring
    words that stand together in it; `missing`: how many names that were asked for stand nowhere near (a number);
    `rarest`: how well it has the rarest word; `first`: how early the search found its passage.
    """

    share: float
    own: float
    cosine: float
    kind: float
    joined: float
    missing: int
    rarest: float
    first: float
    short: float
    row: float


def weigh(sentence: Sentence, wants: Sequence[Want], kind: Kind, known: frozenset[str]) -> Weight:
    """What speaks for the sentence as an answer."""
    own = [want.stands_in(sentence.own) for want in wants]
    levels = [max(mine, _elsewhere(want, sentence)) for want, mine in zip(wants, own, strict=True)]
    weights = [want.weight for want in wants]
    whole = sum(weights) or 1.0
    rarest = max(range(len(wants)), key=lambda i: weights[i], default=None)
    return Weight(
        share=sum(w * level for w, level in zip(weights, levels, strict=True)) / whole,
        own=sum(w * level for w, level in zip(weights, own, strict=True)) / whole,
        cosine=sentence.cosine,
        kind=holds(kind, sentence.text, known),
        joined=_joined(sentence, wants),
        missing=sum(want.name and level < 0.5 for want, level in zip(wants, levels, strict=True)),
        rarest=1.0 if rarest is None else levels[rarest],
        first=1 / (1 + sentence.rank),
        short=float(len(sentence.text.split()) < 6),
        row=float(sentence.passage.kind == "row"),
    )


def _elsewhere(want: Want, sentence: Sentence) -> float:
    """How well a word stands near the sentence."""
    return max(
        _LEAD * want.stands_in(sentence.lead | sentence.own),
        _AROUND * want.stands_in(sentence.around | sentence.own),
        _NEAR * want.stands_in(sentence.near | sentence.own),
        _GIVEN if sentence.passage.document in want.given else 0.0,
    )


def _joined(sentence: Sentence, wants: Sequence[Want]) -> float:
    """Of the question's neighbouring words the share that stand at most three words apart in the sentence."""
    if len(wants) < 2:
        return 0.5
    stems = [word.stem for word in find_words(sentence.text) if not is_grammar(word.text)]
    places = [
        [i for i, stem in enumerate(stems) if any(stem in form for form in want.forms) or stem in want.like]
        for want in wants
    ]
    pairs = list(itertools.pairwise(places))
    return sum(any(0 < abs(a - b) <= 3 for a in one for b in other) for one, other in pairs) / len(pairs)
