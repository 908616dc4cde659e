"""Which bare numbers of a sentence count what partnerships count."""

import re

from yjqa.extract.clauses import Sentence, counted_noun, noun_phrase
from yjqa.extract.figures import Figure
from yjqa.extract.indicators import indicator_of, weakness
from yjqa.extract.terms import terms

_NOUN_BEFORE = re.compile(r"(?P<noun>(?:[\w’'&-]+\s+){1,5})(?:of\s+which\s+(?:there\s+(?:were|was|are)\s+)?)$")
_NUMBER_OF = re.compile(
    r"\b(?:number|total) of\s+(?P<noun>[^.,;:]{3,60}?)\s+(?:was|were|is|are|as|of|at|to)\s+(?:a total of\s+)?$", re.I
)
_SHARE = re.compile(
    r"^\s*(?:were|was|are|had|have|agreed|took|completed|received|went|met|accepted|declined|engaged|reoffended|did|of (?:these|those|which|whom|them|(?:the |all )?\d+))\b|^\s*\(",
    re.I,
)
_OUT_OF = re.compile(r"\bof\s+(?:the\s+)?[\d,]+\s+[^,.;]{3,60},\s+$", re.I)
"""The whole of which the number is a part: "Of 265 children, 84 …"."""
_IN_TEN = re.compile(r"\bin\s+$")
_OF_TEN = re.compile(r"^\s+[\w ]{3,30}?\s+in\s+(?:two|three|four|five|ten|\d{1,2}0?)\b(?!\s?[/–-]\s?\d)")
_AIM = re.compile(
    r"\b(?:aim(?:s|ed|ing)?|plan(?:s|ned|ning)?|hop(?:es?|ing)|inten(?:ds?|ding)|seek(?:s|ing)?|want(?:s)?) to\b[^.;]*$"
    r"|\b(?:we|service|team|board|partnership|partners|council) will\b(?! have)[^.;]*$",
    re.I,
)
"""What is still to be reached is no performance."""
_THRESHOLD = re.compile(r"\s+or\s+(?:more|less|fewer|over|under)\b")
_CHANGED = re.compile(r"\b(?:increas|decreas|drop|fall|fell|rise|risen|rose|reduc|grow|grew)\w*\b[^.;]*?$", re.I)
_CHANGE_BEFORE = re.compile(r"\b(?:from|to|doubled?|by)\s+(?:over\s+|around\s+|about\s+)?$|\d\s+to\s+$", re.I)
_CHANGE_AFTER = re.compile(r"^\s+to\s+\d[\d,]*")
_COMPARED = re.compile(
    r"\b(?:compared (?:to|with)|against|versus|vs\.?|(?:up|down|rise|risen|fall|fallen|drop|increase|decrease|reduction) (?:on|from))"
    r"\s+(?:only |just |a total of )?$",
    re.I,
)
_THE_NUMBER = re.compile(r"\b(?:the|this|that|its|their) (?:number|figure|total|count)s?\s+(?!of\b)", re.I)
"""What the sentence before has counted, spoken of again."""

_THERE = re.compile(r"\bthere (?:had been|have been|has been|were|was|are|is)\s+(?:only |just |a total of )?$", re.I)
_STANDS = re.compile(
    r"\b(?:stands? at|stood at|remains? at|remained at|totall?ed|numbered|reached|is|was|were|are)\s+(?:now |only |just |currently )?$",
    re.I,
)
_OF_NO_COUNT = re.compile(r"\b(?:ages?|aged|scores?|length|grade|rank(?:ed)?|rates?|average|duration|time)\b", re.I)
_OF_WHOM = re.compile(
    r"\b(?:including|of (?:whom|which|these|those|them))\s*,?\s*(?:only |just |about |around |there were )?$", re.I
)
_SHARE_IN_BRACKETS = re.compile(r"\(\s*(?:only )?$")
_OUT_OF_NUMBER = re.compile(r"^\s+(?:out )?of (?:the |a total of )?\d")
_NUMBER_OUT_OF = re.compile(r"\(\s*\d[\d,]* (?:out )?of (?:the |a total of )?$")
_LABELS = re.compile(r"\s*[:–—-]\s*(?:a total of|total|only|just)?\s*", re.I)
_LISTED = re.compile(r"[(;:,]\s*(?:and\s+)?[^();:,\d]{3,50}\s$")
_LIST_GOES_ON = re.compile(r"\s*(?:[;,.)]|and\b|$)")
_ATTENDED = re.compile(
    r"(?:people|persons|members|delegates|practitioners|professionals|staff) (?:attended|present|attending)\b", re.I
)
"""Who came to a meeting is no performance."""
_SUPPOSED = re.compile(
    r"\s(?:[\w’'-]+\s){0,5}?(?:would|should|could|can|may|might|must|(?:is|are) (?:expected|planned|due|hoped) to|to be|is to|are to)\s",
    re.I,
)
"""What is only supposed or still to come."""
_FOR_WHOM = re.compile(r"\sfor\b")
_PER = re.compile(r"\bper\s+$", re.I)
_ITEM = re.compile(r"^(?:[A-Z][a-z]+\s+(?:with\s+|to\s+|of\s+)?)?$")
"""What stands before the number that an item of a list is about: nothing, or a verb."""


def is_aimed_at(before: str) -> bool:
    """Whether what stands before a figure says that it is still to be reached: "we will cut reoffending by 10%"."""
    return _AIM.search(before) is not None


def speaks_again(before: str) -> bool:
    """Whether the words before a figure call it "the number", of what the sentence before has counted."""
    return _THE_NUMBER.search(before) is not None


def counts(sentence: Sentence, figure: Figure) -> bool:
    """Whether a bare number counts something that partnerships count, by the words around it."""
    before, after = sentence.text[: figure.start], sentence.text[figure.end :]
    noun = counted_noun(sentence, figure)
    if (
        _PER.search(before)
        or _OF_TEN.match(after)
        or _is_measure(noun)
        or _ATTENDED.match(noun)
        or _SUPPOSED.match(after)
        or _THRESHOLD.match(after)
        or _is_numbering(before, after)
    ):
        return False
    if sentence.in_list and noun and not noun[0].isupper() and _ITEM.match(before):
        return True
    if counted_before(before) is not None or terms("indicators", "counted").first(_FOR_WHOM.split(noun)[0]):
        return True
    named = indicator_of(noun, "count")
    if named and not weakness(named) and not any(mention.indicator == "workforce" for mention in sentence.mentions):
        return True
    counted = terms("indicators", "counted").first(before) is not None
    if counted and _OUT_OF.search(before):
        return True
    if _IN_TEN.search(before):
        return False
    if (counted or sentence.context.counted) and _SHARE.search(after):
        return True
    if _OF_WHOM.search(before) and (counted or sentence.mentions or sentence.context.label):
        return True
    if _NUMBER_OUT_OF.search(before) or (_SHARE_IN_BRACKETS.search(before) and _OUT_OF_NUMBER.match(after)):
        return bool(counted or sentence.mentions or sentence.context.label)
    if noun:
        return False
    if _is_of_a_list(sentence, figure):
        return True
    if sentence.context.label and _is_first(before, sentence.context.label):
        return True
    if (next_of := _CHANGE_AFTER.match(after)) and terms("indicators", "counted").first(
        noun_phrase(after[next_of.end() :])
    ):
        return True
    changes = _CHANGED.search(before) and (_CHANGE_BEFORE.search(before) or _CHANGE_AFTER.match(after))
    spoken_of = sentence.context.counted and speaks_again(before)
    if changes and (counted or sentence.mentions or spoken_of):
        return True
    if _COMPARED.search(before) or _THERE.search(before):
        return counted or bool(sentence.context.label)
    return bool((counted or sentence.mentions) and _STANDS.search(before) and not _OF_NO_COUNT.search(before))


def _is_first(before: str, label: str) -> bool:
    """Whether a number is what a label announces: it stands right after it and a dash or colon."""
    return _LABELS.fullmatch(before.strip()[len(label) :]) is not None if before.strip().startswith(label) else False


def _is_of_a_list(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number follows its name in a row of such pairs: "(community resolutions 80; youth cautions 30)"."""
    before = _LISTED.search(sentence.text[: figure.start])
    named = any(mention.end == figure.start - 1 for mention in sentence.mentions)
    return named and before is not None and _LIST_GOES_ON.match(sentence.text[figure.end :]) is not None


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
