"""How much of a question's words an action has: in its own text, or in what stands around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from yjqa.ask.actions.held import Held, Postings
from yjqa.ask.synonyms import likes
from yjqa.ask.words import Lexicon, Term
from yjqa.extract.terms import vocabulary

_HEAVIEST = 5.0
"""The weight of the rarest words: one that no action has must not outweigh all others together."""

_LIGHT = 0.3
"""What is left of the weight of verbs that say little: "go", "put"."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What a word is worth beside one of the action's own text: one of like meaning, one of its surroundings near and far."""

    like: float
    around: float
    far: float


OF_ONE = Worth(like=0.85, around=0.6, far=0.3)
"""For the one action that is meant: it says itself what it is about."""

OF_MANY = Worth(like=0.7, around=0.9, far=0.8)
"""For all actions on something: what stands over them says it as well."""


def cover(terms: Sequence[Term], held: Held, lexicon: Lexicon, worth: Worth) -> dict[int, float]:
    """For each action that has any of the words the share (0-1) of their weight that it has."""
    weights = [_weight(term, lexicon) for term in terms]
    total = sum(weights) or 1.0
    scores: dict[int, float] = {}
    for term, weight in zip(terms, weights, strict=True):
        values: dict[int, float] = {}
        like = frozenset().union(*(held.own.get(s, frozenset()) for s in _likes(term.word.stem)))
        for value, numbers in (
            (worth.far, having_any(term, held.far)),
            (worth.around, having_any(term, held.around)),
            (worth.like, like),
            (1.0, _in_own_words(term, held)),
        ):
            values |= dict.fromkeys(numbers, value)
        for number, value in values.items():
            scores[number] = scores.get(number, 0.0) + value * weight / total
    return scores


def _weight(term: Term, lexicon: Lexicon) -> float:
    weight = min(lexicon.weight(term), _HEAVIEST)
    return weight * _LIGHT if is_light(term) else weight


def is_light(term: Term) -> bool:
    """Whether a word is a verb that says little of what is done."""
    return term.word.text.lower() in _light()


def anywhere(term: Term, held: Held) -> frozenset[int]:
    """The actions that have a word at all."""
    return having_any(term, held.far) | _in_own_words(term, held)


def having_any(term: Term, postings: Postings) -> frozenset[int]:
    """The actions that have a word in any of its forms."""
    return frozenset().union(*(having(form, postings) for form in term.forms))


def does(term: Term, number: int, held: Held) -> bool:
    """Whether an action's own text says what is done: by the word itself or by another for doing it."""
    return number in _in_own_words(term, held) or any(
        number in held.own.get(word, ()) for word in _for_doing(term.word.stem)
    )


def _in_own_words(term: Term, held: Held) -> frozenset[int]:
    """The actions whose own text has a word; an abbreviation that they write out in full counts."""
    found = having_any(term, held.own)
    return found or (held.abbreviated_by(term.word.text) if term.word.text.isupper() else found)


def having(form: frozenset[str], postings: Postings) -> frozenset[int]:
    """The actions that have all stems of a form."""
    found = [postings.get(one, frozenset()) for one in form]
    return frozenset.intersection(*found) if found else frozenset()


def _likes(word: str) -> frozenset[str]:
    """The stems of the words that mean much the same."""
    return _for_doing(word) | likes("synonyms", "groups").get(word, frozenset())


def _for_doing(word: str) -> frozenset[str]:
    """The stems of the other words for doing the same."""
    return likes("action_questions", "doing").get(word, frozenset())


@cache
def _light() -> frozenset[str]:
    return frozenset(vocabulary("action_questions")["light"])
