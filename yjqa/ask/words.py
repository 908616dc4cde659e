"""The words of a question and of the papers, made comparable: stems, abbreviations written out, slips of the pen.

Stems are those of the Snowball English stemmer, so that "funded" finds "funding".
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from yjqa.extract.terms import vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:['’&][^\W\d_]+)*|\d+(?:[.,]\d+)*", re.UNICODE)
_SEVERAL = re.compile(r"[^aeiouy\W]{2,}s")
"""An abbreviation in the plural ("csps"): the stemmer leaves the ending of a word without vowels."""

SHORTEST_MISSPELT = 5
"""Letters of the shortest word that is read as a slip for another."""

_REMEMBERED = 20_000
"""Words whose weight is remembered: people ask more and more of them."""

_NEAR = 84
"""Least likeness (0-100) of a misspelt word to the one that is meant."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands: `text[start:end]`, with its stem."""

    text: str
    start: int
    end: int

    @property
    def stem(self) -> str:
        """What the word's endings have in common."""
        return stem(self.text)


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question with every form that says the same, each a set of stems that must all be there.

    `name`: written with a capital in mid-sentence, or a number: what must not be passed over.
    """

    word: Word
    forms: tuple[frozenset[str], ...]
    name: bool

    def stands_in(self, stems: frozenset[str] | set[str]) -> bool:
        """Whether a text with these stems has the term in any of its forms."""
        for form in self.forms:  # noqa: SIM110 - twice as fast, and asked of every record
            if form <= stems:
                return True
        return False


def find_words(text: str) -> tuple[Word, ...]:
    """The words and numbers of a text, possessive endings left out."""
    words = []
    for match in _WORD.finditer(text):
        bare = _without_ending(match[0])
        words.append(Word(bare, match.start(), match.start() + len(bare)))
    return tuple(words)


def _without_ending(word: str) -> str:
    """A word without the ending of a possessor."""
    return word[:-2] if word.endswith(("'s", "’s")) else word


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word's stem in small letters; a number as it is, without separators of thousands."""
    lower = word.lower().replace("’", "'")
    if lower[:1].isdigit():
        return lower.replace(",", "")
    if _SEVERAL.fullmatch(lower):
        return lower[:-1]
    return str(_stemmer().stemWord(_other_stems().get(lower, lower)))


def stems_of(*texts: str | None) -> frozenset[str]:
    """The stems of all words of some texts."""
    words = {word for text in texts if text for word in _WORD.findall(text)}
    return frozenset(stem(_without_ending(word)) for word in words)


def is_grammar(word: str) -> bool:
    """Whether a word only holds a question together: "what", "the", "please"."""
    return word.lower().replace("’", "'") in _grammar()


def is_irregular(word: str) -> bool:
    """Whether a word is the past of a verb that has another stem there: "took"."""
    return any(word.lower() in forms for forms in vocabulary("questions")["irregular"].values())


def nearest_stem(asked: str, known: Iterable[str]) -> str | None:
    """The stem that a misspelt one is meant for; `None` where none is near. Of two as near, the first by the alphabet."""
    from rapidfuzz import fuzz, process

    alike = sorted(one for one in known if one[:1] == asked[:1] and abs(len(one) - len(asked)) <= 2)
    best = process.extractOne(asked, alike, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return str(best[0]) if best else None


class Lexicon:
    """What the papers' words are worth: in how many records each stem stands, and what abbreviations stand for."""

    def __init__(self, frequencies: Mapping[str, int], total: int, expansions: Mapping[str, Sequence[str]]) -> None:
        self._frequencies = frequencies
        self._total = total
        self._expansions = {key.lower(): tuple(values) for key, values in expansions.items()}
        self._weights: dict[tuple[frozenset[str], ...], float] = {}

    def knows(self, stem_: str) -> bool:
        """Whether any paper has the stem."""
        return stem_ in self._frequencies

    def count(self, stem_: str) -> int:
        """In how many records and titles the stem stands."""
        return self._frequencies.get(stem_, 0)

    def weight(self, term: Term) -> float:
        """Inverse document frequency: a rare word says more than a common one. Between about 0.3 and 8."""
        weight = self._weights.get(term.forms)
        if weight is None:
            count = max((min(self._frequencies.get(s, 0) for s in form) for form in term.forms if form), default=0)
            if len(self._weights) >= _REMEMBERED:
                self._weights.clear()
            weight = self._weights[term.forms] = math.log(1 + (self._total + 1) / (1 + count))
        return weight

    def terms(self, text: str, leave_out: Iterable[tuple[int, int]] = ()) -> tuple[Term, ...]:
        """The words of a question that say what it is about; `leave_out`: stretches that are accounted for already."""
        spans = list(leave_out)
        words = find_words(text)
        return tuple(
            self._term(word, words[index + 1 : index + 2], capital_counts=index > 0)
            for index, word in enumerate(words)
            if not is_grammar(word.text) and not any(start < word.end and word.start < end for start, end in spans)
        )

    def share(self, terms: Sequence[Term], stems: frozenset[str] | set[str]) -> float:
        """Which share (0-1) of the terms' weight a text with these stems has; 1 where nothing is asked."""
        weights = [self.weight(term) for term in terms]
        total = sum(weights)
        if not total:
            return 1.0
        return sum(weight for term, weight in zip(terms, weights, strict=True) if term.stands_in(stems)) / total

    def _term(self, word: Word, following: Sequence[Word], *, capital_counts: bool) -> Term:
        forms = [frozenset({word.stem})]
        lower = word.text.lower()
        joined = [stem(lower + after.text.lower()) for after in following if after.start == word.end + 1]
        forms += [frozenset({one}) for one in joined if lower.isalpha() and self.knows(one)]
        for key in (lower, lower.removesuffix("s")):
            expansions = self._expansions.get(key, ())
            forms += [stems_of(form) for form in (key, *expansions)] if expansions else []
        if len(forms) == 1 and not self.knows(word.stem) and len(word.text) >= SHORTEST_MISSPELT:
            near = nearest_stem(word.stem, self._frequencies)
            forms += [frozenset({near})] if near else []
        name = word.text[0].isdigit() or (capital_counts and word.text[0].isupper())
        return Term(word, tuple(dict.fromkeys(form for form in forms if form)), name)


@cache
def _grammar() -> frozenset[str]:
    return frozenset(vocabulary("questions")["grammar"])


@cache
def _other_stems() -> dict[str, str]:
    """The verbs of which some form has another stem, by those forms."""
    words = vocabulary("questions")
    return {form: verb for kind in ("irregular", "nouns") for verb, forms in words[kind].items() for form in forms}


@cache
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english", 0)  # without a cache of its own: `stem` has one
