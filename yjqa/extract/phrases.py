"""Phrases: the subject of a figure's clause and what is said behind the figure, cut out of a sentence and tidied."""

import re

from yjqa.extract.clauses import Sentence
from yjqa.extract.figures import Figure
from yjqa.extract.terms import terms

_SHORTEST = 2
"""Letters that are no subject yet: the article of "a rise from"."""
_LONGEST_AFTER, LONGEST_SUBJECT = 16, 14
"""Words of what may be said behind a figure, and of the subject before it."""
_PAST = r"fell|rose|grew|stood|was|were|had|did|saw|went|came|met|took|held|made|kept|led|left"
VERB = re.compile(
    rf"\s(?:(?:has|have|had|was|were|is|are|be|been|being|will|would|also|now|only|just|then|not|still|currently|slightly|significantly)\s+)*"
    rf"(?:{_PAST}|is|are|has|have|falls?|fallen|rises?|risen|increas(?:es|ed)|decreas(?:es|ed)|reduced|reduces|dropp?e?d?s?|declined|improved|remain(?:s|ed)"
    r"|stands|account(?:s|ed)|averag(?:es|ed)|reach(?:es|ed)|total(?:s|led)|made\s+up|form(?:s|ed)|represent(?:s|ed)|doubled|halved|improves|worsened)\b",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(
    r"[;:]\s+|,?\s+however,?\s+|,\s+(?=(?:and|but|while|whilst|with|which|where|whereas)\s)|\s(?:while|whilst|but|whereas|although)\s+"
    r"|\b(?:highlight|show|report|indicate|suggest|note|confirm|advise|state|hear|say|tell|explain)(?:s|ed|d|n)?\s+(?:that\s+)?"
    r"|\b(?:said|told|heard|shown)\s+(?:that\s+)?|\s(?:that|which)\s+(?=the\s)|\s(?P<joined>and)\s+",
    re.IGNORECASE,
)
"""Where a clause may begin; at an "and" only behind a clause that has its verb."""
CHANGE = r"(?:increases?|decreases?|ris(?:es|e)|falls?|drops?|reductions?|improvements?|declines?|changes?|growth)"
_CHANGE_LEAD = re.compile(
    rf"^(?:(?:an?|the|this|further|significant|slight|with|seen)\s+)*{CHANGE}\s+(?:in|of)\s+(?:the\s+)?(?:(?:number|proportion|percentage|rate)\s+of\s+)?",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"[.;:)]|\((?!\s*[\d.]+%\s*\))|,\s+(?=(?:this|each|(?:and|but|so)\s+(?:it|he|she|they|we)|this|that|an?|the|with|compared|including|alongside|which|who|where|although|but|and\s+the|down|up|from|against|as|in|of)\b)"
    r"|\s(?:and\s+)?[‘“](?=[A-Z])|\sand\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d)\b"
    r"|,?\s(?:however|though|compared|against|while|whilst|but|whereas|alongside|followed|which\s+is)\b|\s(?=[A-Z][a-z]+ed\s+an?\b)|,\s*$"
)
_LEAD = re.compile(
    r"^(?:(?:in\s+terms\s+of|for|in|by|at|the|an?|there|was|were|had|has|been|with|of|and|to|that|those|our|its|this|when|so|also|from|approximately|nearly|around"
    r"|followed\s+by|as|during|on|between)\s+|[\s,–—-]+)+",
    re.IGNORECASE,
)
LAST_WORDS = re.compile(
    r"(?:[\s,–—-]+(?:of|at|to|for|the|and|or|a|an|in|by|from|with|on|only|just|was|were|is|are|as|than|that|which|who|where|there|its|their|over|this|it|a\s+total))+[\s,.;:–—-]*$|[\s,.;:–—-]+$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"(?:[\s,(]*\b(?:in|for|of|at|during|across|over|between|from|by|to|and|the|year|period))*\s*$", re.IGNORECASE
)
_PRONOUN = re.compile(
    r"^(?:this|it|that|there|which|who|they|these|those|he|she|we|others?|the\s+(?:figure|rate|latter|other|former|same)|a?\s*further|nationally|locally|respectively)?$",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"\(\s*%?\s*\)")
_NAME_BEFORE = re.compile(r"\b(?:HMP|HMYOI|YOI|St|RAF|[A-Z]{3,})\s+$")
_NAME_AFTER = re.compile(r"\s+(?:force|area|city|county|town|service|council|police|court|[A-Z][a-z]+)\b")


def _clauses(sentence: Sentence, figure: Figure) -> list[tuple[int, int]]:
    """The clauses of a sentence up to a figure."""
    begin = 0
    clauses: list[tuple[int, int]] = []
    for boundary in _BOUNDARY.finditer(sentence.text, 0, figure.start):
        if boundary["joined"] and not VERB.search(f" {sentence.text[begin : boundary.start()]}"):
            continue
        clauses.append((begin, boundary.start()))
        begin = boundary.end()
    return [*clauses, (begin, figure.start)]


def clause_start(sentence: Sentence, figure: Figure) -> int:
    """Where the clause begins in which a figure stands."""
    return _clauses(sentence, figure)[-1][0]


def subject_of(sentence: Sentence, figure: Figure) -> str:
    """What stands before the verb of the figure's clause, or of one before it; empty for a pronoun and without a verb."""
    for first, last in reversed(_clauses(sentence, figure)):
        verb = VERB.search(f" {sentence.text[first:last]}")
        if verb is None:
            continue
        words = without_names(sentence, first, first + max(verb.start() - 1, 0))
        subject = tidied(_CHANGE_LEAD.sub("", _LEAD.sub("", words)))
        relative = subject.split(" ", 1)[0].lower() in {"which", "who", "that"}
        if (
            len(subject) > _SHORTEST
            and not relative
            and _PRONOUN.match(subject) is None
            and len(subject.split()) <= LONGEST_SUBJECT
        ):
            return "" if re.search(r"\d", subject) and not terms("indicators", "indicator").first(subject) else subject
    return ""


def _spans(sentence: Sentence) -> list[tuple[int, int]]:
    periods = [(found.start, found.end) for found in sentence.periods]
    return periods + [(mention.start, mention.end) for mention in sentence.areas]


def without_names(sentence: Sentence, start: int, end: int) -> str:
    """A stretch of the sentence without the periods, areas and figures in it and the prepositions before them."""
    spans = sorted([*_spans(sentence), *((figure.start, figure.end) for figure in sentence.figures)])
    kept, position = "", start
    for first, last in spans:
        if first < position or last > end or (first > start and _belongs(sentence.text, first, last)):
            continue
        kept += _PREPOSITION.sub("", sentence.text[position:first])
        if sentence.text[last : last + 2] in ("'s", "’s"):
            last += 2
        position = last
    return " ".join(_EMPTY.sub("", f"{kept}{sentence.text[position:end]}").split())


def _belongs(text: str, start: int, end: int) -> bool:
    """Whether a name is part of a longer one: "HMP Eastport", "the Westshire force area"."""
    return _NAME_BEFORE.search(text[max(start - 20, 0) : start]) is not None or _NAME_AFTER.match(text, end) is not None


def names_cut(sentence: Sentence, words: str) -> str:
    """Words without the names of the areas and periods of the sentence at their end."""
    for start, end in _spans(sentence):
        words = re.sub(rf"\s+(?:for|in|of|across)\s+(?:the\s+)?{re.escape(sentence.text[start:end])}$", "", words)
    return words


def said_after(sentence: Sentence, start: int, end: int) -> str:
    """What is said behind a figure, up to the end of its clause or the next figure."""
    stop = _ENDS.search(sentence.text, start, end)
    cut = stop.start() if stop else end
    words = without_names(sentence, start, cut).split()
    whole = stop is not None or end == len(sentence.text)
    said = " ".join(words[:_LONGEST_AFTER])
    if not whole or len(words) > _LONGEST_AFTER:
        known = [*terms("indicators", "counted").find(said), *terms("indicators", "indicator").find(said)]
        said = said[: max((term.end for term in known), default=len(said))] if not whole else said
    return said


def counted_part(clause: str) -> str:
    """The noun phrase of a clause, up to what it counts: "children screened" of "children screened by the therapist"."""
    term = next(terms("indicators", "counted").find(clause), None)
    return clause[: term.end] if term else ""


def complement(words: str) -> str:
    """Words from the last verb on, as in "the most frequent disposal was Youth Cautions"."""
    parts = re.split(r"\s(?:was|were|is|are|by|achieved|had|recorded)\s+(?:an?\s+|the\s+)?", words, flags=re.IGNORECASE)
    return parts[-1] if parts[-1].strip() else words


def tidied(words: str) -> str:
    """A phrase without what leads into it and what it leads to."""
    words = " ".join(words.replace("“", "").replace("”", "").split())
    words = _LEAD.sub("", words.strip(" .,;:–—-"))
    while (shorter := LAST_WORDS.sub("", words)) != words:
        words = shorter
    if words.count("(") > words.count(")"):
        words = words[: words.rindex("(")]
    return words.strip(" .,;:–—-" if "(" in words else " .,;:()–—-")
