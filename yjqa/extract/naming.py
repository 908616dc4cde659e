"""Naming: the words by which a reader would call what a figure of a sentence measures."""

import re
from collections.abc import Sequence

from yjqa.extract.clauses import Sentence
from yjqa.extract.figures import Figure
from yjqa.extract.indicators import find_indicators, weakness
from yjqa.extract.measured import Measured
from yjqa.extract.phrases import (
    CHANGE,
    LAST_WORDS,
    LONGEST_SUBJECT,
    VERB,
    clause_start,
    complement,
    counted_part,
    names_cut,
    said_after,
    subject_of,
    tidied,
    without_names,
)
from yjqa.extract.terms import terms

_CHANGED_BY = re.compile(
    rf"\b(?P<change>{CHANGE})\b(?:\s+on\s+(?:the\s+)?(?:last|previous)\s+\w+)?\s+of\s+(?:over\s+|around\s+|about\s+)?$",
    re.IGNORECASE,
)
_MOVED_BY = re.compile(
    r"\b(?:(?P<up>(?<!made )(?<!make )(?<!makes )up|increas\w*|ris\w+|rose|grew|grown)|(?P<down>down|decreas\w*|fall\w*|fell|reduc\w*|drop\w*|declin\w*))"
    r"(?:\s+by|(?<=up)|(?<=down))\s+(?:over\s+|around\s+|about\s+|nearly\s+)?$",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(rf"\s*{CHANGE}\s+in\b", re.IGNORECASE)
_REFERS = re.compile(
    r"^\s*(?:of\s+)?(?:which|whom|these|those|them)\b\s*(?:(?:were|was|are|is)\s+(?=for\b|from\b|of\b))?", re.IGNORECASE
)
_OF_WHOLE = re.compile(r"^\s*of\s+(?:the\s+|all\s+(?:the\s+)?|our\s+)?", re.IGNORECASE)
_RATE_OF = re.compile(
    r"(?P<noun>(?:[\w’'/-]+\s+(?:/\s+)?){0,5}(?:rate|average|score|level|proportion|percentage))\s+(?:of|at)\s+(?:around\s+|about\s+)?$",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"^\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?\d[\d,]*")
_NOUN_OF_WHICH = re.compile(
    r"(?P<noun>[^.;:,()]{3,80}?),?\s+of\s+(?:which|whom)\s+(?:there\s+)?(?:were|was|are)\s+$", re.IGNORECASE
)
_SHARE = re.compile(r"^[^.;:()]{0,60}\(\s*(?:only\s+|just\s+)?$")
_OF_SO_MANY = re.compile(r"\d[\d,]*\s+(?:out\s+)?of\s+(?:the\s+|all\s+|a\s+total\s+of\s+)?$", re.IGNORECASE)
_OF_ALL = re.compile(r"(?:^|[,;]\s*)\W*(?:out\s+)?of\s+(?:the\s+|all\s+|a\s+total\s+of\s+)?$", re.IGNORECASE)
_IN_ALL = " in all"
"""What sets the whole apart from its part of the same words."""
_STANDS = re.compile(
    r"\b(?:was|were|is|are|at|totall?ed|reached|numbered)\s+(?:now\s+|only\s+|just\s+)?$", re.IGNORECASE
)
_FOLLOWS = re.compile(r"\d%?\s+(?:to|and|vs\.?)\s+$")
_LOOSE = re.compile(
    r"\s*(?:(?:in|for|from|to|on|at|by|as|and|over|during|compared|against|reflecting|due|mainly|because|following|vs|than|potentially|respectively)\b|[,)(])",
    re.IGNORECASE,
)
_MAKES_UP = re.compile(
    r"\b(?:account(?:s|ed|ing)\s+for|ma[dk]es?\s+up|represent(?:s|ed)|form(?:s|ed)|compris(?:es|ed)|is|are|was|were)\s+(?:now\s+|only\s+|just\s+|nearly\s+|about\s+)*$",
    re.IGNORECASE,
)
_VERSUS = re.compile(r"\b(?:vs\.?|versus)\s+$", re.IGNORECASE)
_LAST_VERB = re.compile(rf"{VERB.pattern}$", re.IGNORECASE)
_LABEL = 5
"""An indicator's words that may stand before whose rate it is are fewer."""
_BARE = 2
_NAMES_SOMETHING = re.compile(r"[A-Za-z]{3}")


def named(sentence: Sentence, told: Sequence[Measured]) -> list[str]:
    """For each figure of a sentence the noun phrase that says what it measures; `told`: its indicator and first words.

    What the clause itself does not name is carried over: from its subject, from the figure before, from the sentences
    before.
    """
    words: list[str] = []
    for position in range(len(sentence.figures)):
        parts = [said for said in words[-2:] if not said.endswith(_IN_ALL)] or words[-1:]
        last = parts[-1].removesuffix(_IN_ALL) if parts else ""
        found = _named(sentence, position, told[position], last)
        words.append(_kept_to(sentence, sentence.figures[position], told[position], found) or last)
    return words


def _kept_to(sentence: Sentence, figure: Figure, told: Measured, found: str) -> str:
    """The words found, with the indicator's own before them where they say whose rate it is and not which."""
    indicator, words = told
    first = tidied(_LAST_VERB.sub("", names_cut(sentence, words)))
    first = first if _NAMES_SOMETHING.search(first) else ""
    if not _NAMES_SOMETHING.search(found):
        return first
    strong = indicator is not None and indicator != "other" and not weakness(indicator)
    bracketed = (
        sentence.text[: figure.start].endswith("(")
        and len(found.split()) > _BARE
        and terms("indicators", "counted").first(found) is not None
    )
    said = any(mention.indicator == indicator for mention in find_indicators(found))
    if not strong or said or bracketed or found.endswith(_IN_ALL):
        return found
    if figure.unit == "count" or not first:
        return found if VERB.search(found) or not first else first
    whose = terms("indicators", "counted").first(found) is not None and len(found.split()) > _BARE
    return f"{first}: {found}" if whose and len(first.split()) < _LABEL else first


def _named(sentence: Sentence, position: int, told: Measured, last: str) -> str:
    text, figure = sentence.text, sentence.figures[position]
    label = sentence.context.label
    if label and told[1] == label:
        return tidied(label)
    start, end = sentence.window(position)
    before, after = text[: figure.start], text[figure.end :]
    if changed := _CHANGED_BY.search(before):
        return (
            f"{changed['change'].lower()} in {_first(last, subject_of(sentence, figure), _carried(sentence), told[1])}"
        )
    if (moved := _MOVED_BY.search(before)) and (subject := subject_of(sentence, figure)):
        return f"{'increase' if moved['up'] else 'fall'} in {subject}"
    if _CHANGE_AFTER.match(after):
        return tidied(said_after(sentence, figure.end, end))
    if figure.unit == "percent" and before.endswith("("):
        shared = position and last and _SHARE.match(text[start : figure.start])
        if not shared:
            return tidied(complement(without_names(sentence, clause_start(sentence, figure), figure.start)))
        return _with_predicate(last, said_after(sentence, _closed(text, figure.end), end))
    if figure.unit in ("count", "hours"):
        return _count(sentence, figure, end, told, last)
    return _rate(sentence, figure, start, end, told, last)


def _first(*words: str) -> str:
    return next((found for found in words if _NAMES_SOMETHING.search(found)), "")


def _carried(sentence: Sentence) -> str:
    """What the sentences before were about."""
    context = sentence.context
    return context.counted or (context.indicators[-1][1] if context.indicators else "")


def _count(sentence: Sentence, figure: Figure, end: int, told: Measured, last: str) -> str:
    """A count is called by the noun that follows it with what is said of it, else by its subject."""
    text = sentence.text
    before, after = text[: figure.start], text[figure.end :]
    if of_which := _NOUN_OF_WHICH.search(before):
        return tidied(complement(without_names(sentence, of_which.start("noun"), of_which.end("noun"))))
    if out_of := _OUT_OF.match(after):
        return tidied(said_after(sentence, figure.end + out_of.end(), len(text))) or told[1]
    subject = subject_of(sentence, figure)
    if _STANDS.search(before) and subject:
        return subject
    if refers := _REFERS.match(after):
        antecedent = _first(last, _carried(sentence))
        return _with_predicate(
            counted_part(antecedent) or antecedent, said_after(sentence, figure.end + refers.end(), end)
        )
    said = "" if _is_loose(sentence, figure) else said_after(sentence, figure.end, end)
    if said and _OF_ALL.search(before):
        return tidied(said)
    if said and _OF_SO_MANY.search(before) and (base := _base(said)):
        return f"{base}{_IN_ALL}"
    if said and VERB.match(f" {said}"):
        return _with_predicate(_first(last, subject, _carried(sentence)), said)
    return tidied(said) or _first(subject, last if _follows(before) else "", told[1])


def _base(said: str) -> str:
    """Whom a whole is of, without what is said of its part: "children whose orders ended were …"."""
    verb = VERB.search(said)
    return tidied(said[: verb.start()]) if verb else counted_part(said)


def _follows(before: str) -> bool:
    """Whether a number only goes on from the one before it: "from 21 to 36"."""
    return _FOLLOWS.search(before) is not None


def _rate(sentence: Sentence, figure: Figure, start: int, end: int, told: Measured, last: str) -> str:
    """A rate or share is called by whose share it is with what is said of them, else by its subject."""
    text = sentence.text
    before, after = text[: figure.start], text[figure.end :]
    if rate_of := _RATE_OF.search(text[start : figure.start]):
        noun = tidied(complement(rate_of["noun"]))
        if len(noun.split()) > 1:
            return noun
    subject = subject_of(sentence, figure)
    if figure.unit != "percent":
        return subject if terms("indicators", "indicator").first(subject) else ""
    if refers := _REFERS.match(after):
        antecedent = _first(last, _carried(sentence))
        return _with_predicate(
            counted_part(antecedent) or antecedent, said_after(sentence, figure.end + refers.end(), end)
        )
    if whole := _OF_WHOLE.match(after):
        group = tidied(said_after(sentence, figure.end + whole.end(), end))
        return f"{subject} as a share of {group}" if subject and group and _MAKES_UP.search(before) else group
    if _VERSUS.search(before):
        return ""
    said = "" if _is_loose(sentence, figure) else said_after(sentence, figure.end, end)
    if said and VERB.match(f" {said}"):
        named_before = tidied(without_names(sentence, max(start, clause_start(sentence, figure)), figure.start))
        whose = named_before if terms("indicators", "counted").first(named_before) else ""
        return _with_predicate(_first(subject, whose, last if _goes_on(text[start : figure.start]) else ""), said)
    return tidied(said) or _first(_led_by(sentence, start, figure), subject, last if _follows(before) else "")


def _led_by(sentence: Sentence, start: int, figure: Figure) -> str:
    """The indicator that stands before a figure as its label, without a verb between them: "NEET above school age 50%"."""
    words = tidied(without_names(sentence, max(start, clause_start(sentence, figure)), figure.start))
    labels = find_indicators(words) and not VERB.search(f" {words} ") and len(words.split()) <= LONGEST_SUBJECT
    return words if labels else ""


def _goes_on(between: str) -> bool:
    return re.search(r"\b(?:further|another|and|whilst|while)\b", between, re.IGNORECASE) is not None


def _with_predicate(subject: str, said: str) -> str:
    said = LAST_WORDS.sub("", said).strip()
    if not said or not subject:
        return tidied(subject or said)
    return tidied(subject if said.lower() in subject.lower() else f"{subject} {said}")


def _is_loose(sentence: Sentence, figure: Figure) -> bool:
    """Whether what follows a number is when, where or why, and no noun."""
    return _LOOSE.match(sentence.text, figure.end) is not None


def _closed(text: str, position: int) -> int:
    """Where what follows a share in brackets begins."""
    return text.find(")", position) + 1 or position
