"""How well a sentence answers: what of the question it speaks of, how near together, and whether it holds what is asked."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from yjqa.ask.prose.holding import Stretch, can_be_held, stems_near
from yjqa.ask.prose.sentences import Sentence, words_of
from yjqa.ask.prose.sought import Sought
from yjqa.ask.prose.wanted import Want
from yjqa.ask.words import is_grammar

_LEAD, _AROUND, _BEFORE, _AFTER, _WITHIN, _GIVEN = 0.9, 0.7, 0.6, 0.45, 0.4, 0.6
"""What a word is worth that stands in the lead-in, above, in the sentence before or after, elsewhere in the passage, or
that the whole paper is about."""

_NEAR_ENOUGH = 0.5
"""What a name must be worth beside a sentence for the sentence to be about it."""

_LEANT_ON = 0.9
"""What a word of the sentence before is worth where "it" or "this" refers to it."""

_STATED = frozenset({"who", "name", "when", "how_often", "how_long", "why", "percent", "money", "number"})
"""Kinds of which a link is never one."""

_BARE = re.compile(r"^(?:\S+ ){0,14}\S*[^.!?:;”’\")\s]$")
"""A short text without an end: a title, a name, a cell of a table that lost its rules."""

_ANY_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*,? (?:20)?\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b",
    re.IGNORECASE,
)

_REACH = 8
"""Words on either side of a date, a sum or a name that it may belong to."""

_NEXT = 0.5
"""What it is worth that the next sentence holds what is asked for, if this one does not."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What speaks for a sentence, each 0-1 unless said.

    `share`: of the question's weight that it or what stands around it has; `own`: that it has itself; `cosine`: likeness
    in meaning of its passage; `passage`: the search's own score of its passage, up to 2; `holds` and `lacks`: how surely
    it holds what is asked for, and does not; `beside`: of the question's weight that stands next to it; `rival`: whether it
    speaks of another area or year instead; `joined`: share of the question's neighbouring words that stand together in
    it; `missing`: share of the names asked for that stand nowhere near; `rarest`: how well it has the rarest word; `first`:
    how early the search found its passage; `bare`: whether it is no sentence, but a title or a label; `row`: a table's row; `figure`:
    whether a figure is asked for; `holder`: whether who holds a post is; `away`: whether it only points to where what is asked for may be read.
    """

    share: float
    own: float
    cosine: float
    passage: float
    holds: float
    lacks: float
    beside: float
    rival: float
    joined: float
    missing: float
    rarest: float
    first: float
    bare: float
    row: float
    figure: bool
    holder: bool
    away: bool


def weigh_all(sentences: Sequence[Sentence], sought: Sought) -> list[Weight]:
    """What speaks for each sentence; the sentences of a passage stand together and in order."""
    return [
        weigh(one, after if after is not None and after.passage is one.passage else None, sought)
        for one, after in itertools.pairwise([*sentences, None])
        if one is not None
    ]


def weigh(sentence: Sentence, after: Sentence | None, sought: Sought) -> Weight:
    """What speaks for the sentence as an answer; `after`: the next one of its passage."""
    wants = sought.wants
    own = [_in_itself(want, sentence) for want in wants]
    levels = [max(mine, _elsewhere(want, sentence)) for want, mine in zip(wants, own, strict=True)]
    weights = [want.weight for want in wants]
    whole = sum(weights) or 1.0
    rarest = max(range(len(wants)), key=lambda i: weights[i], default=None)
    found = sought.held_in(sentence.text)
    held = 1.0 if found else _NEXT if after is not None and sought.held_in(after.text) else 0.0
    return Weight(
        share=sum(w * level for w, level in zip(weights, levels, strict=True)) / whole,
        own=sum(w * level for w, level in zip(weights, own, strict=True)) / whole,
        cosine=sentence.hit.cosine or 0.0,
        passage=sentence.hit.score,
        holds=held,
        lacks=1 - held if can_be_held(sought.kind) else 0.0,
        beside=_beside(sentence, found, wants) / whole,
        rival=_rival(sentence, sought),
        joined=_joined(sentence, wants),
        missing=_missing(wants, levels),
        rarest=1.0 if rarest is None else levels[rarest],
        first=1 / (1 + sentence.rank),
        bare=float(sentence.passage.kind == "paragraph" and _BARE.search(sentence.text) is not None),
        row=float(sentence.passage.kind == "row" and not sentence.is_prose),
        figure=sought.is_figure,
        holder=sought.kind == "holder",
        away=sought.kind in _STATED and sentence.points_away,
    )


def _missing(wants: Sequence[Want], levels: Sequence[float]) -> float:
    """The share of the names that stand nowhere near, a name of several words where most of it does not."""
    phrases: dict[int, list[tuple[float, bool]]] = {}
    for want, level in zip(wants, levels, strict=True):
        if want.name:
            phrases.setdefault(want.phrase, []).append((want.weight, level < _NEAR_ENOUGH))
    missed = [sum(w for w, lost in some if lost) > sum(w for w, _ in some) / 2 for some in phrases.values()]
    return sum(missed) / len(missed) if missed else 0.0


def _beside(sentence: Sentence, found: Sequence[Stretch], wants: Sequence[Want]) -> float:
    """The greatest weight of what is asked for that stands in one clause with one thing of the kind asked for."""
    words = words_of(sentence.text)
    best = 0.0
    for place in found:
        near = stems_near(words, place, _REACH)
        best = max(best, sum(want.weight * want.stands_in(near) for want in wants))
    return best


def _rival(sentence: Sentence, sought: Sought) -> float:
    """Whether the sentence is about another area than the one asked for, or of another paper than that of the day asked for.

    In a paper about one area alone only figures are doubted: they may be those of a place that it is compared with.
    """
    for want in sought.wants:
        if want.dated and sentence.passage.document not in want.given and not _is_near(want, sentence):
            return 1.0
        at_home = sentence.passage.document in want.given and not sought.is_figure
        if not at_home and not want.stands_in(sentence.own) and any(rival <= sentence.own for rival in want.rivals):
            return 1.0
    return 0.0


def _in_itself(want: Want, sentence: Sentence) -> float:
    """How well a sentence says itself what is wanted."""
    if want.day is not None:
        return float(want.day.search(sentence.text) is not None)
    return want.stands_in(sentence.own)


def _day_near(day: re.Pattern[str], want: Want, sentence: Sentence) -> float:
    """How well a day that is wanted stands near the sentence, in its headings or in its passage."""
    source = sentence.passage.source
    over = " ".join((sentence.passage.context or "", source.title, *source.section))
    if _ANY_DAY.search(sentence.text):
        return 0.0  # it is of the day that it names itself
    if day.search(over):
        return _AROUND
    if day.search(sentence.passage.text):
        return _BEFORE
    return _GIVEN if sentence.passage.document in want.given else 0.0


def _is_near(want: Want, sentence: Sentence) -> bool:
    if want.day is not None:
        return max(_in_itself(want, sentence), _day_near(want.day, want, sentence)) > 0
    return want.stands_in(sentence.own | sentence.lead | sentence.around | sentence.within) > 0


def _elsewhere(want: Want, sentence: Sentence) -> float:
    """How well a word stands near the sentence."""
    if want.day is not None:
        return _day_near(want.day, want, sentence)
    before = _LEANT_ON if sentence.leans else _BEFORE
    return max(
        _LEAD * want.stands_in(sentence.lead | sentence.own),
        _AROUND * want.stands_in(sentence.around | sentence.own),
        before * want.stands_in(sentence.before | sentence.own),
        _AFTER * want.stands_in(sentence.after | sentence.own),
        _WITHIN * want.stands_in(sentence.within),
        _GIVEN if sentence.passage.document in want.given else 0.0,
    )


def _joined(sentence: Sentence, wants: Sequence[Want]) -> float:
    """Of the question's neighbouring words the share that stand at most three words apart in the sentence."""
    if len(wants) < 2:
        return 0.5
    stems = [word.stem for word in words_of(sentence.text) if not is_grammar(word.text)]
    places = [
        [i for i, stem in enumerate(stems) if any(stem in form for form in want.forms) or stem in want.like]
        for want in wants
    ]
    pairs = list(itertools.pairwise(places))
    return sum(any(0 < abs(a - b) <= 3 for a in one for b in other) for one, other in pairs) / len(pairs)
