"""What a sentence says that a partner pays, or that all of them pay together.

Only sentences that say no more than who gives how much, when and to whom are read; whatever else stands beside a sum ("for a
new post", "more than last year") makes it another sum than a table's.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from yjqa.checks.disagreements.sum_tables import stage_of
from yjqa.checks.material import Material
from yjqa.checks.precision import Printed, stated_sum
from yjqa.extract.money import Sum, find_sums
from yjqa.extract.parties import party_kind
from yjqa.extract.terms import Term, terms
from yjqa.extract.years import find_financial_years
from yjqa.records import BudgetLine, MoneyKind, PartyKind

_LONGEST = 600
"""Characters of the longest sentence that is read."""
_YEAR = r"(?:(?:in|for|during|of)\s+)?(?:the\s+)?(?:financial\s+year\s+)?(?:20)?\d\d\s?[/–-]\s?(?:20)?\d\d"
_ABOUT = (
    r"(?:\s+(?:about|around|approximately|circa|nearly|almost|just\s+over|just\s+under|over|exactly|a\s+total\s+of|some|roughly"
    r"|a\s+(?:total\s+|cash\s+|financial\s+)?contribution\s+of|funding\s+of|a\s+(?:total\s+)?sum\s+of))?"
)
_GIVES = re.compile(
    r"\s+(?:(?:has|have|had|will|also|now|currently|together|jointly|each\s+year|annually)\s+)*"
    r"(?:contribut(?:es?|ed|ing)|provid(?:es?|ed|ing)|gives?|gave|given|giving|pays?|paid|paying|put(?:s|ting)?\s+in)"
    rf"{_ABOUT}\s*$",
    re.IGNORECASE,
)
_COMES_TO = re.compile(
    r"\s*(?:[:=–—-]|\(|\s(?:is|was|are|were|of|will\s+be|totals?|totall?ed|totall?ing|amounts?\s+to|amounted\s+to|comes?\s+to|came\s+to|being"
    r"|stands?\s+at|stood\s+at|remain(?:s|ed)?(?:\s+unchanged)?(?:\s+at)?|is\s+set\s+at|was\s+set\s+at)"
    r"|\s(?:has\s+|have\s+)?(?:increase[sd]|risen|rises|rose|grew|grown|grows|fallen|falls|fell|decrease[sd]|reduce[sd]|drops|dropped)"
    r"(?:\s+by\s+£[\d,.]+(?:k|m|\s?million)?(?:\s+\([^()]{1,20}\))?,?)?(?:\s+from\s+£[\d,.]+(?:k|m|\s?million)?)?,?\s+to)"
    rf"{_ABOUT}\s*$",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\b(?:contributions?|funding|grants?|allocation|income|budgets?|resources?|pool|expenditure|spend|spending)\b",
    re.I,
)
_OWN_MONEY = re.compile(r"\b(?:budgets?|resources?|expenditure|spend|spending)\b", re.I)
"""What a partner has beside what it gives to the others."""
_BUDGET = re.compile(r"\b(?:the|a|our|its)\s+(?:annual\s+|agreed\s+)?budget\b", re.I)
_FROM = re.compile(
    r"\s*(?:is\s+|was\s+)?(?:from|(?P<by>contributed\s+by|provided\s+by|given\s+by|paid\s+by|came\s+from|comes\s+from))\s+"
    r"(?P<party>[^.,;:()£]{2,80}?)\s*(?=[.,;:()]|\band\s+£|$)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\s*(?:\)|(?:in|of|as)\s+(?:cash|kind|in[\s-]kind)\b|in[\s-]kind\b|cash\b|(?:a|each|per|this)\s+year\b|per\s+annum\b|{_YEAR}\b"
    r"|(?:to|towards|into)\s+(?P<to>[^.,;:()£]{2,90}?)(?=\s*(?:[.,;:()]|$|\bin\s+20|\bfor\s+20|\bin\s+cash|\bin\s+kind)))",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:$|[.,;)]|(?:and|while|whilst|with|which|but|is|was|has|will)\b)", re.IGNORECASE)
_NEXT = re.compile(
    r"(?:\s+(?:in|of)\s+(?:cash|kind))?\s*,?\s*(?:and\s+|while\s+|whilst\s+|with\s+)?(?P<party>[^\W\d_][^,;:.()£]{2,70})?\s*",
    re.IGNORECASE,
)
"""Between two sums, the second of which is given as the first is: "the council pays £789,501 and the Commissioner £127,296"."""
_LISTED = re.compile(r"(?:,|\band\b|\bfrom\b|:)\s")
_CLAUSE = re.compile(r"[.;]\s|\s[–—]\s|,\s(?:and|while|whilst|but)\s|\band\s(?=the\s)")
_WHEN = re.compile(rf"\b{_YEAR}\b|\b(?:this|the\s+current)\s+(?:financial\s+)?year\b", re.IGNORECASE)
_SUM = re.compile(r"£[\d,.]+\s?(?:[km]\b|million\b)?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_IN_KIND, _CASH = re.compile(r"\bin[\s-]kind\b", re.I), re.compile(r"\b(?:cash|financial)\b", re.I)


class Claim(NamedTuple):
    """What a sentence says that a party pays, or all of them where `kind` is `None`.

    `words` are those of its name beside the kind's, `bodies` say which of the bodies or grants of one kind it is.
    """

    line: BudgetLine
    amount: Printed
    kind: PartyKind | None
    words: frozenset[str]
    bodies: frozenset[str]
    money: MoneyKind | None
    stage: str | None
    year: str | None


def read_claim(line: BudgetLine, material: Material) -> Claim | None:
    """What the sentence of a sum says of it, where it says nothing more."""
    sentence = line.source.quote
    sums = list(find_sums(sentence))
    position = next((position for position, one in enumerate(sums) if one.amount == line.amount), None)
    if position is None or len(sentence) > _LONGEST:
        return None
    after = sentence[sums[position].end :]
    end, to = _after(after)
    subject = _subject(sentence, sums, position)
    if (match := _FROM.match(after, end)) is not None and (subject is None or not _names_payer(subject)):
        subject = match["party"] if match["by"] or _MONEY.search(sentence, 0, sums[position].start) else None
        end = match.end()
    if subject is None or _ENDS.match(after, end) is None:
        return None
    if (words := _others(subject, material)) and "," in subject:
        subject = subject.rpartition(",")[2]
        words = _others(subject, material)
    said, kind = f"{subject} {after[:end]}", party_kind(subject)
    is_whole = kind == "other" and (
        terms("disagreements", "whole").first(subject) is not None or _is_years_budget(said)
    )
    if len({term.key for term in terms("funders").find(subject)}) > 1:
        return None
    names_it = not words if is_whole else (bool(words) or kind != "other") and not _OWN_MONEY.search(subject)
    if not names_it or _others(to, material) or terms("disagreements", "balance").first(said):
        return None
    years = {year.year for year in find_financial_years(said)} or (
        {year.year for year in find_financial_years(sentence)} & {line.financial_year}
    )
    if len(years) > 1:
        return None
    return Claim(
        line,
        stated_sum(sentence, sums[position]),
        None if is_whole else kind,
        words,
        bodies_in(subject),
        "in_kind" if _IN_KIND.search(said) else "cash" if _CASH.search(said) else None,
        stage_of(said),
        next(iter(years), None),
    )


def _subject(sentence: str, sums: Sequence[Sum], position: int) -> str | None:
    """What gives or has a sum: the clause before it up to a verb or sign that says so; or a name after another's sum."""
    before = sentence[: sums[position].start]
    gives = _GIVES.search(before)
    link = gives or _COMES_TO.search(before)
    if link is None:
        if position == 0 or (earlier := _subject(sentence, sums, position - 1)) is None:
            return None
        match = _NEXT.fullmatch(sentence, sums[position - 1].end, sums[position].start)
        return (match["party"] or earlier) if match is not None else None
    bracket = "(" in link.group()
    cuts = [match.end() for match in (_LISTED if bracket else _CLAUSE).finditer(before, 0, link.start())]
    subject = before[cuts[-1] if cuts else 0 : link.start()].strip()
    speaks = gives or _MONEY.search(before if bracket else subject)
    return f"{subject} {link.group().strip(' (')}" if subject and speaks else None


def _after(after: str) -> tuple[int, str]:
    """How far what follows a sum only says when, in what and to whom it is given, and to whom."""
    end, to = 0, ""
    while (match := _AFTER.match(after, end)) is not None and match.end() > end:
        end, to = match.end(), match["to"] or to
    return end, to


def _is_years_budget(said: str) -> bool:
    """Whether a sentence speaks of the budget of a year, which it names."""
    return _BUDGET.search(said) is not None and any(find_financial_years(said))


def bodies_in(text: str) -> frozenset[str]:
    """Which of the bodies and grants of one kind a text names."""
    return frozenset(term.key for term in terms("disagreements", "body").find(text))


def _names_payer(subject: str) -> bool:
    return party_kind(subject) != "other" or terms("disagreements", "whole").first(subject) is not None


def _others(text: str, material: Material) -> frozenset[str]:
    """The words of a text that are neither an area's, a funder's or a year's, nor say no more than that money is given."""
    for place in (*material.facts.places, *material.facts.areas):
        text = text.replace(place, " ")
    for pattern in (_WHEN, _SUM):
        text = pattern.sub(" ", text)
    spans: list[Term] = []
    for found in (terms("funders"), terms("disagreements", "beside"), terms("disagreements", "whole")):
        spans += found.find(text)
    for term in spans:
        text = f"{text[: term.start]}{' ' * (term.end - term.start)}{text[term.end :]}"
    return frozenset(word.casefold() for word in _WORD.findall(text.replace("’s", " ").replace("'s", " ")))
