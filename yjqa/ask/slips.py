"""Slips of the pen in the common names of bodies: "polise" for "police". Those of areas and people are mended where they are linked."""

from typing import NamedTuple

from yjqa.ask.knowledge import Knowledge
from yjqa.ask.words import SHORTEST_MISSPELT, find_words, is_grammar, stem
from yjqa.extract.terms import vocabulary

_LONG = 8
"""Letters from which on a name may have two slips; a shorter one has one."""

_OTHER_WORDS = frozenset({"policy", "policies", "polite", "wealth", "heath", "schooled", "committed"})
"""Words of their own that are one slip away from a body's name."""


class Mended(NamedTuple):
    """A question without slips, and what a reader should know of each."""

    text: str
    notes: tuple[str, ...] = ()


def mend_bodies(text: str, knowledge: Knowledge) -> Mended:
    """The question with the bodies' names as the papers write them: only words that no paper has are taken for slips."""
    notes = []
    for word in reversed(find_words(text)):
        if (body := _meant(word.text.lower(), knowledge)) is not None:
            text = text[: word.start] + body + text[word.end :]
            notes.append(f"“{word.text}” was read as {body}.")
    return Mended(text, tuple(reversed(notes)))


def _meant(word: str, knowledge: Knowledge) -> str | None:
    """The one body's name that a word is a slip of."""
    if len(word) < SHORTEST_MISSPELT or word in _OTHER_WORDS or is_grammar(word) or knowledge.lexicon.knows(stem(word)):
        return None
    if knowledge.names.has_part(word) or any(_is_slip(word, area.lower()) for area in knowledge.areas):
        return None
    fits = [body for body in knowledge.kept(_bodies) if _is_slip(word, body)]
    return fits[0] if len(fits) == 1 else None


def _is_slip(word: str, name: str) -> bool:
    from rapidfuzz.distance import OSA

    most = 2 if len(name) >= _LONG else 1
    return word[0] == name[0] and OSA.distance(word, name, score_cutoff=most) <= most


def _bodies(knowledge: Knowledge) -> tuple[str, ...]:
    """The words of the bodies' common names that the papers have."""
    phrases = [phrase for names in vocabulary("money_questions")["generic"].values() for phrase in names]
    words = {word for phrase in phrases for word in phrase.split() if word.isalpha() and len(word) >= SHORTEST_MISSPELT}
    return tuple(sorted(word for word in words if knowledge.lexicon.knows(stem(word))))
