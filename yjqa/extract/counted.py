"""Which bare numbers of a sentence count what partnerships count."""

import re

from yjqa.extract.clauses import Sentence, noun_phrase
from yjqa.extract.figures import Figure
from yjqa.extract.terms import terms

_NOUN_BEFORE = re.compile(r"(?P<noun>(?:[\w’'&-]+\s+){1,5})(?:of\s+which\s+(?:there\s+(?:were|was|are)\s+)?)$")
_NUMBER_OF = re.compile(
    r"\b(?:number|total) of\s+(?P<noun>[^.,;:]{3,60}?)\s+(?:was|were|is|are|as|of|at|to)\s+(?:a total of\s+)?$", re.I
)
_SHARE = re.compile(r"^\s*(?:were|was|are|of (?:these|those|which|them|(?:the |all )?\d+))\b|^\s*\(", re.I)
_OUT_OF = re.compile(r"\bof\s+(?:the\s+)?[\d,]+\s+[^,.;]{3,60},\s+$", re.I)
"""The whole of which the number is a part: "Of 265 children, 84 …"."""
_IN_TEN = re.compile(r"\bin\s+$")
_OF_TEN = re.compile(r"^\s+[\w ]{3,30}?\s+in\s+(?:two|three|four|five|ten|\d+)\b")
_AIM = re.compile(
    r"\b(?:aim(?:s|ed|ing)?|plan(?:s|ned|ning)?|hop(?:es?|ing)|inten(?:ds?|ding)|seek(?:s|ing)?|want(?:s)?) to\b[^.;]*$",
    re.I,
)
"""What is still to be reached is no performance."""
_THRESHOLD = re.compile(r"\s+or\s+(?:more|less|fewer|over|under)\b")
_CHANGED = re.compile(r"\b(?:increas|decreas|drop|fall|fell|rise|risen|rose|reduc|grow|grew)\w*\b[^.;]*?$", re.I)
_CHANGE_BEFORE = re.compile(r"\b(?:from|to|doubled?|by)\s+(?:over\s+|around\s+|about\s+)?$|\d\s+to\s+$", re.I)
_CHANGE_AFTER = re.compile(r"^\s+to\s+\d[\d,]*")
_COMPARED = re.compile(r"\b(?:compared (?:to|with)|against|(?:up|down) (?:on|from))\s+$", re.I)
_PER = re.compile(r"\bper\s+$", re.I)
_ITEM = re.compile(r"^(?:[A-Z][a-z]+\s+(?:with\s+|to\s+|of\s+)?)?$")
"""What stands before the number that an item of a list is about: nothing, or a verb."""


def counts(sentence: Sentence, figure: Figure) -> bool:
    """Whether a bare number counts something that partnerships count, by the words around it."""
    before, after = sentence.text[: figure.start], sentence.text[figure.end :]
    noun = noun_phrase(after)
    if (
        _PER.search(before)
        or _OF_TEN.match(after)
        or _is_measure(noun)
        or _THRESHOLD.match(after)
        or _AIM.search(before)
        or _is_numbering(before, after)
    ):
        return False
    if sentence.in_list and noun and not noun[0].isupper() and _ITEM.match(before):
        return True
    if counted_before(before) is not None or terms("indicators", "counted").first(noun):
        return True
    counted = terms("indicators", "counted").first(before) is not None
    if counted and _OUT_OF.search(before):
        return True
    if _IN_TEN.search(before):
        return False
    if (counted or sentence.context.counted) and _SHARE.search(after):
        return True
    if noun:
        return False
    if (next_of := _CHANGE_AFTER.match(after)) and terms("indicators", "counted").first(
        noun_phrase(after[next_of.end() :])
    ):
        return True
    changes = _CHANGED.search(before) and (_CHANGE_BEFORE.search(before) or _CHANGE_AFTER.match(after))
    return bool(changes and (counted or sentence.mentions)) or bool(counted and _COMPARED.search(before))


def counted_before(before: str) -> str | None:
    """The noun that a number counts where it stands before the number: "cautions, of which there were 65"."""
    match = _NOUN_BEFORE.search(before) or _NUMBER_OF.search(before)
    return " ".join(match["noun"].split()) if match else None


def _is_measure(noun: str) -> bool:
    """Whether the noun is one of time or size, or of what papers number without measuring it."""
    term = next(terms("indicators", "measure").find(noun), None)
    return term is not None and term.start == 0


def _is_numbering(before: str, after: str) -> bool:
    """Whether the number only numbers the text that it opens: "2 All children …"."""
    return not before.strip(" -–•") and after[:2].strip()[:1].isupper()
