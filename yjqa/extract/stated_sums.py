"""Sums that a sentence states, with who gives or has them and what for."""

import re
from collections.abc import Iterator, Set
from decimal import Decimal
from typing import cast

from yjqa.document import Document
from yjqa.extract.area_mentions import find_areas, heading_area, own_area
from yjqa.extract.clauses import noun_phrase
from yjqa.extract.facts import Facts
from yjqa.extract.money import Sum, find_sums
from yjqa.extract.parties import party_kind
from yjqa.extract.prose import Prose, running_text, sentences
from yjqa.extract.terms import terms
from yjqa.extract.years import find_financial_years
from yjqa.records import BudgetLine, Flow, MoneyKind

_NEAR = 60
"""How far from a sum, in characters, a word speaks of that sum rather than of the sentence's other matters."""
_OPENING_LENGTH = 12
"""A year within so many characters of a paragraph's beginning heads the whole paragraph."""
_LONGEST_PURPOSE = 250
_LONGEST_PARTY_WORDS = 9

_FUND = re.compile(
    r"\b(?:[A-Z][\w&’'-]*\s+(?:(?:and|of|for|&|in|the)\s+)?){1,6}(?:[Ff]und|[Gg]rant|Programme|Scheme)\b(?!ing)"
)
_RECIPIENT = re.compile(
    r"\b(?:available|awarded|granted|paid|given|allocated|goes|went)\s+to\s+(?:each\s+|the\s+|all\s+)?"
    r"(?P<party>[A-Z][\w&’'-]*(?:\s+(?:and\s+)?[A-Z][\w&’'-]*)*)"
)
_GIVER = re.compile(
    r"(?:^|[.;,]\s+|\s[-–]\s+)(?P<party>(?:The\s+|the\s+)?(?:Office of\s+)?[A-Z][\w&’'-]*(?:,?\s+(?:and\s+|&\s+|of\s+)?[A-Z][\w&’'-]*)*)\s+"
    r"(?:(?:has|have|had|will|also|now|currently|then|each|jointly)\s+)*(?:agreed\s+to\s+|committed\s+to\s+|continues?\s+to\s+)?"
    r"(?:awards?|awarded|provid\w+|contribut\w+|gives?|gave|given|funds?|funded|invest\w*|grants?|granted|pays?|paid|commit\w*|allocat\w+)\b"
)
_NEXT_GIVER = re.compile(
    r"£[\d.,]+\w*\s*(?:,|;|and|,\s*and)\s+(?:the\s+)?(?P<party>[A-Z][\w&’'-]*(?:\s+(?:and\s+|of\s+)?[A-Z][\w&’'-]*)*)\s+(?:a\s+further\s+)?$"
)
"""After a first sum: "… £450,000 and the Commissioner £95,000"."""
_NOUN_BEFORE = re.compile(
    r"(?:(?:the|an?|this|these|its|their)\s+)?(?:additional|extra|further|new|one-off|total)\s+(?:of\s+)?$", re.I
)
_FINITE = re.compile(
    r"\s+(?:costs|cost(?=\s+(?:£|(?:about|around|approximately|some|an?)\b))|paid|pays?|gave|gives?|spent|spends?|will|would|is|are|was|were|has|have|had|can|could|may|should|ends?|increased|decreased|reduced|rose|fell|resulted|remains?)\b|[.;:]"
)
_OPENING = re.compile(
    r"^(?:(?:In |During |For )?20\d\d\s?[/-]\s?\d\d\s*[-–:,]?\s*|[\d.]+\s+|[A-Z]{2,3}\s+(?:updated|noted|said|reported)\s+(?:that\s+)?(?:after[^,]*?\s+)?)"
)
_ABOUT = re.compile(r"(?:^|\s)(?:around|about|approximately|almost|nearly|over|up to|some)\s*$", re.I)
_PURPOSE = re.compile(
    r"\s*(?:a year|each year|per year|per annum)?\s*(?P<purpose>(?:for|to|towards|of)\s+(?!£|which\b).*)", re.S
)
_OF_WHICH = re.compile(r"\bof which\b|\bincluding\b")
_THIS_YEAR = re.compile(r"\bthis year[’']?s?\b|\bcurrent (?:financial )?year\b", re.I)
_SPOKEN_OF = re.compile(
    r"\b(?:the|this)\s+(?P<kind>review|service|project|programme|scheme|pilot|fund|grant|partnership)\b"
)
_POINTS_BACK = re.compile(r"^(?:This|It|That|These)\b|\bthis group\b")


def find_stated_sums(document: Document, facts: Facts, ledger_tables: Set[int]) -> Iterator[BudgetLine]:
    """One line for each sum with a pound sign in running text; a sum that the paper states again for the same party adds none.

    `ledger_tables` are the `id()`s of the tables whose cells are read as ledgers.
    """
    seen: set[tuple[Decimal, str]] = set()
    for prose in running_text(document):
        if "£" not in prose.text or id(prose.place.block) in ledger_tables:
            continue
        before = prose.lead_in
        opening = next(find_financial_years(prose.text[:_OPENING_LENGTH]), None)
        for start, end in sentences(prose.text):
            sentence = prose.text[start:end]
            sums = list(find_sums(sentence))
            for position, found in enumerate(sums):
                until = sums[position + 1].start if position + 1 < len(sums) else len(sentence)
                line = _line(document, facts, prose, before, sentence, found, until)
                if line.financial_year is None and opening is not None:
                    line = line.model_copy(update={"financial_year": opening.year})
                key = (line.amount, (line.party or "").lower())
                if key not in seen:
                    seen.add(key)
                    yield line
            before = sentence


def _line(
    document: Document, facts: Facts, prose: Prose, before: str, sentence: str, found: Sum, until: int
) -> BudgetLine:
    heading = prose.place.section[-1] if prose.place.section else ""
    flow = _flow(sentence, found) or cast("Flow | None", terms("money", "flow").foremost(before)) or "other"
    party = _party(sentence, found, before, heading, flow)
    return BudgetLine(
        source=prose.source(document, sentence.strip()),
        area=_area(sentence, before, prose.place.section, facts),
        financial_year=_year(sentence, found, until, facts),
        flow=flow,
        party=party,
        party_canonical=party_kind(party),
        purpose=_purpose(sentence, found, until),
        money_kind=_kind(sentence[found.end : min(until, found.end + _NEAR)]),
        amount=found.amount,
    )


def _flow(sentence: str, found: Sum) -> Flow | None:
    """What the money does, by the word nearest to the sum."""
    words = list(terms("money", "flow").find(sentence))
    if not words and _RECIPIENT.search(sentence):
        return "grant"
    if not words and re.search(r"\bbudget\b", sentence):
        return "expenditure"
    if not words:
        return "contribution" if re.search(r"\bprovid\w+\b", sentence[: found.start]) else None
    nearest = min(words, key=lambda word: max(word.start - found.end, found.start - word.end))
    if any(word.key == "saving" for word in words):
        return "saving"
    if re.search(r"\b(?:agreed|continues?|continued) to (?:provide|contribute)\b", sentence[: found.start]):
        return "contribution"
    return cast("Flow", nearest.key)


def _kind(after: str) -> MoneyKind | None:
    found = terms("money", "kind").first(after)
    return cast("MoneyKind", found) if found in ("cash", "in_kind", "cash_and_kind") else None


def _party(sentence: str, found: Sum, before: str, heading: str, flow: str) -> str | None:
    if match := _NEXT_GIVER.search(sentence[: found.start]):
        return _squeezed(match["party"])
    if fund := _named_fund(sentence, found, before):
        return fund
    for pattern in (_RECIPIENT, _GIVER):
        matches = [
            match for match in pattern.finditer(sentence) if match.start() < found.start or pattern is _RECIPIENT
        ]
        if matches:
            return _squeezed(matches[-1]["party"] if pattern is _GIVER else matches[0]["party"])
    if opening := _NOUN_BEFORE.search(sentence[: found.start]):
        end = _FINITE.search(sentence, found.end)
        return _squeezed(sentence[opening.start() : end.start() if end else len(sentence)])
    if name := _called_by_kind(sentence[: found.start], (before, heading)):
        return name
    body = _OPENING.sub("", sentence[sentence.rfind(";", 0, found.start) + 1 :].lstrip())
    subject = _FINITE.split(body, maxsplit=1)[0]
    if subject and len(subject.split()) <= _LONGEST_PARTY_WORDS and "£" not in subject:
        return _squeezed(subject)
    clause = re.split(r"[.;:,]\s", sentence[: found.start])[-1]
    clause = _ABOUT.sub("", clause).strip(" -–—:,(")
    if not clause and (noun := noun_phrase(sentence[found.end :])):
        return _squeezed(noun.removeprefix("of "))
    return clause if 0 < len(clause.split()) <= _LONGEST_PARTY_WORDS and "£" not in clause else (heading or None)


def _named_fund(sentence: str, found: Sum, before: str) -> str | None:
    """A fund or grant that is called by its name: next to the sum, or in the sentence before that it points back to."""
    others = list(find_sums(sentence))
    start = max((other.end for other in others if other.end <= found.start), default=0)
    end = min((other.start for other in others if other.start >= found.end), default=len(sentence))
    after = "" if _OF_WHICH.search(sentence, found.end, end) else sentence[found.end : end]
    if match := _FUND.search(sentence[start : found.start]) or _FUND.search(after):
        return _squeezed(match.group())
    match = next(iter(reversed(list(_FUND.finditer(before)))), None)
    if match is None:
        return None
    following = {word.lower() for word in re.findall(r"[A-Za-z]{4,}", sentence[found.end : found.end + _NEAR // 2])}
    named = {word.lower() for word in match.group().split()}
    return _squeezed(match.group()) if _POINTS_BACK.search(sentence) or following & named else None


def _called_by_kind(words: str, earlier: tuple[str, ...]) -> str | None:
    """What "the review" is the short form of: a name with that word at its end, in what stands before."""
    match = _SPOKEN_OF.search(words)
    if match is None:
        return None
    name = re.compile(rf"(?:\b[A-Z][\w&’'-]*\s+)+{match['kind'].title()}\b")
    return next((_squeezed(full.group()) for text in earlier if (full := name.search(text))), None)


def _squeezed(text: str) -> str:
    return re.sub(r"^(?:The|the|A|An|via the)\s+", "", " ".join(text.split())).strip(" ,;:–-")


def _purpose(sentence: str, found: Sum, until: int) -> str | None:
    rest = sentence[found.end : until] if until < len(sentence) else sentence[found.end :]
    match = _PURPOSE.search(rest)
    text = match["purpose"] if match else ""
    text = " ".join(text.split()).strip(" ,.;(")
    return text[:_LONGEST_PURPOSE] if len(text.split()) > 1 else None


def _year(sentence: str, found: Sum, until: int, facts: Facts) -> str | None:
    years = list(find_financial_years(sentence))
    after = [year for year in years if found.end <= year.start < min(until, found.end + _NEAR // 2)]
    if after:
        return after[0].year
    if years:
        return years[0].year
    return facts.financial_year if _THIS_YEAR.search(sentence) else None


def _area(sentence: str, before: str, section: tuple[str, ...], facts: Facts) -> str | None:
    if area := own_area(sentence, facts):
        return area
    compared = {
        mention.name for mention in find_areas(sentence if not _POINTS_BACK.search(sentence) else before, facts)
    }
    if len(compared) == 1:
        return compared.pop()
    if area := heading_area(section, facts):
        return area
    return facts.areas[0] if facts.document_kind == "plan" and len(facts.areas) == 1 else None
