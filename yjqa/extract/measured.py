"""What a figure of a sentence measures: the indicator, and the words that say so."""

import re

from yjqa.extract.clauses import PHRASE_END, Sentence, counted_noun, noun_phrase
from yjqa.extract.counted import counted_before, speaks_again
from yjqa.extract.figures import Figure
from yjqa.extract.indicators import Mention, can_have, indicator_of, is_weak, weakness
from yjqa.extract.terms import terms
from yjqa.records import Indicator

Measured = tuple[Indicator | None, str]
"""The indicator, `None` where it is none of the known ones, and its words, empty where the sentence says none."""

_ADJACENT = 3
"""How many characters may stand between an indicator's words and the number that they lead to."""
_AFTER_RATIO = 60
"""Within how many characters after a ratio what it is a ratio of is named."""
_SUBJECT_WITHIN = 15
"""Within how many characters of its beginning a sentence names its subject."""
_BARE, _QUALIFYING = 2, 10
"""A noun of so few words is bare; a clause says what is counted in its first so many words."""
_LOOSE_END = re.compile(r"(?:\s+(?:of|at|to|for|the|and|a|an|[–—-]))+$", re.I)
_THIS = re.compile(r"\b(?:this|it|that|the figure|the rate)\s+(?:was|is|rises|rose|falls|fell|stood|stands)\b", re.I)
_CLAUSE_END = re.compile(r"[.;:,()]|\s(?:compared|against|and|while|whilst|but|\d)")
_OUT_OF = re.compile(r"^\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?\d[\d,]*(?P<rest>\s.*)", re.S)


def measured(sentence: Sentence, position: int) -> Measured:
    """What the figure at this position of the sentence's figures measures."""
    figure = sentence.figures[position]
    start, end = sentence.window(position)
    before = [
        mention
        for mention in sentence.mentions
        if mention.end <= figure.start and can_have(mention.indicator, figure.unit)
    ]
    if figure.unit in ("count", "hours"):
        return _count(sentence, figure, [mention for mention in before if mention.start >= start] or before)
    found, words = _rate(sentence, figure, before, start, end)
    label = sentence.context.label
    labelled = indicator_of(label, figure.unit)
    if figure.unit == "ratio" and labelled in (None, "other"):
        return found, words
    if label and (found is None or (labelled is not None and weakness(labelled) < weakness(found))):
        return labelled, label
    return found, words


def _count(sentence: Sentence, figure: Figure, before: list[Mention]) -> Measured:
    text = sentence.text
    if words := counted_before(text[: figure.start]):
        return indicator_of(words, figure.unit), words
    after = text[figure.end :]
    counted_after = noun_phrase(after)
    if out_of := _OUT_OF.match(after):
        after = out_of["rest"]
        noun = noun_phrase(after)
    else:
        noun = counted_noun(sentence, figure)
    carried = [(found, words) for found, words in sentence.context.indicators if can_have(found, figure.unit)]
    if carried and not before and not counted_after and speaks_again(text[: figure.start]):
        return carried[-1]
    label = sentence.context.label
    labelled = indicator_of(label, figure.unit) if label else None
    found = indicator_of(noun, figure.unit)
    if label and (found is None or (labelled is not None and weakness(labelled) < weakness(found))):
        return labelled, label
    if found and not weakness(found):
        return found, noun
    if clause := _strong_clause(after, figure):
        return clause
    if found:
        return found, noun
    if noun and terms("indicators", "counted").first(noun):
        leads = bool(before) and figure.start - before[-1].end <= _ADJACENT
        return (before[-1].indicator if leads else None), _qualified(noun, after)
    earlier = [text[term.start : term.end] for term in terms("indicators", "counted").find(text[: figure.start])]
    if noun.startswith("of "):
        noun = earlier[-1] if earlier else sentence.context.counted or noun
        return indicator_of(noun, figure.unit), noun
    if before:
        return before[-1].indicator, noun or text[before[-1].start : before[-1].end]
    return None, noun or (earlier[-1] if earlier else sentence.context.counted or "")


def _qualified(noun: str, after: str) -> str:
    """A bare noun with what its clause says of it: "children were offered a place"."""
    if len(noun.split()) > _BARE:
        return noun
    return " ".join(_CLAUSE_END.split(after, maxsplit=1)[0].split()[:_QUALIFYING]) or noun


def _strong_clause(after: str, figure: Figure) -> Measured | None:
    """What the rest of a count's clause says: "seven children went to custody" are of custody."""
    clause = " ".join(_CLAUSE_END.split(after, maxsplit=1)[0].split())
    found = indicator_of(clause, figure.unit)
    if found is None or weakness(found) or found == "other":
        return None
    return found, clause


def _rate(sentence: Sentence, figure: Figure, before: list[Mention], start: int, end: int) -> Measured:
    text = sentence.text
    if figure.unit == "ratio":
        words = " ".join(text[figure.end : min(end, figure.end + _AFTER_RATIO)].split())
        if found := indicator_of(words, "ratio"):
            return found, words
    carried = [(found, words) for found, words in sentence.context.indicators if can_have(found, figure.unit)]
    if carried and _THIS.search(text[: figure.start]):
        return carried[-1]
    rest = " ".join(text[figure.end : end].split()).strip(" .,;()")
    said_after = indicator_of(rest, figure.unit) if figure.unit != "ratio" else None
    if before and (said_after is None or not is_weak(before[-1].indicator) or is_weak(said_after)):
        return before[-1].indicator, _printed(text, before[-1], figure)
    if said_after:
        return said_after, rest
    if carried and not _has_own_subject(text, figure):
        return carried[-1]
    if figure.unit == "ratio":
        return None, ""
    return None, rest or " ".join(text[start : figure.start].split()).strip(" .,;()")


def _has_own_subject(text: str, figure: Figure) -> bool:
    """Whether a sentence begins with what its figure is about, so that no earlier indicator is meant."""
    first = next(terms("indicators", "counted").find(text[: figure.start]), None)
    return first is not None and first.start <= _SUBJECT_WITHIN


def _printed(text: str, mention: Mention, figure: Figure) -> str:
    """The indicator as printed: its words, with what stands between them and a number, verb or preposition."""
    words = re.split(r"\d", text[mention.start : figure.start], maxsplit=1)[0]
    words = PHRASE_END.split(words, maxsplit=1)[0]
    return _LOOSE_END.sub("", " ".join(words.split())) or text[mention.start : mention.end]
