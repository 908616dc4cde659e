"""Sums that a sentence states, with who gives or has them and what for."""

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import pairwise
from typing import cast

from yjqa.document import Document
from yjqa.extract.dates import financial_year_of
from yjqa.extract.facts import Facts
from yjqa.extract.money import Sum, cell_sums, find_sums
from yjqa.extract.parties import party_kind
from yjqa.extract.prose import Prose, running_text, sentences
from yjqa.extract.recipients import stated_recipient
from yjqa.extract.sum_areas import stated_area
from yjqa.extract.sum_parties import stated_party
from yjqa.extract.terms import terms
from yjqa.extract.years import FinancialYear, find_financial_years
from yjqa.records import BudgetLine, Flow, MoneyKind

_NEAR = 60
"""How far from a sum, in characters, a word speaks of that sum rather than of the sentence's other matters."""
_OPENING_LENGTH = 12
"""A year within so many characters of a paragraph's beginning heads the whole paragraph."""
_LONGEST_PURPOSE = 250
_PIECE = re.compile(r"\S.{0,1200}(?=\s|$)|\S{1,1200}", re.S)

_GRANTED = re.compile(r"\b(?:available|awarded|granted|given|allocated)\s+to\b")
_UNDERSPEND = re.compile(r"\bunderspend\b", re.I)
_PURPOSE = re.compile(
    r"\s*(?:a year|each year|per year|per annum)?\s*(?P<purpose>(?:for|to|towards|of)\s+(?!£|which\b).*)", re.S
)
_CURRENT_YEAR = re.compile(
    r"\bthis year[’']?s?\b|\b(?:current|this) (?:financial )?year\b|\bin[- ]year\b|\byear[- ]to[- ]date\b|\bhalf[- ]year\b|\bmid[- ]year\b"
    r"|\b(?:forecast|projected)\b|\bunderspend\b",
    re.I,
)
_OTHER_YEAR = re.compile(
    r"\b(?:last|previous|prior|next|following|past) (?:financial )?years?\b|\byears? (?:before|ago)\b|\bover (?:the )?(?:\w+ ){1,2}years\b"
    r"|\b(?:two|three|four|five)[- ]years?\b",
    re.I,
)
_CALENDAR_YEAR = re.compile(r"\b20\d\d\b")
_AND = re.compile(r"\s*(?:,|and|to|&)\s*")
_COMPARING = re.compile(r"\b(?:compared|than|against|versus|up from|down from|since|but)\b|\bon\s*$", re.I)
_COMPARED_YEAR = re.compile(
    r"\b(?:compared (?:with|to)|than (?:in|for)|than|against|up from|down from|on|since)\s+20\d\d(?:\s?[/-]\s?(?:20)?\d\d)?",
    re.I,
)


def find_stated_sums(document: Document, facts: Facts, taken: Set[int], paper: str | None) -> Iterator[BudgetLine]:
    """One line for each sum with a pound sign in running text; a sum that the paper states again for the same party adds none.

    `taken` are the `id()`s of the blocks that are read as tables of money; `paper` is the area whose a sum is
    where nothing near it says.
    """
    seen: set[tuple[Decimal, str]] = set()
    for prose in running_text(document):
        if "£" not in prose.text or id(prose.place.block) in taken or _is_bare(prose):
            continue
        before = prose.lead_in
        opening = next(find_financial_years(prose.text[:_OPENING_LENGTH]), None)
        for sentence in _searchable(prose.text):
            sums = list(find_sums(sentence))
            if _is_row_of_sums(sentence, sums):
                before = sentence
                continue
            for position in range(len(sums)):
                line = _line(document, facts, prose, before, sentence, sums, position, paper, opening)
                key = (line.amount, (line.party or "").lower())
                if key not in seen:
                    seen.add(key)
                    yield line
            before = sentence


def _searchable(text: str) -> Iterator[str]:
    """The sentences of a text; what is too long for one, such as cells run together, in pieces."""
    for start, end in sentences(text):
        yield from (piece.group() for piece in _PIECE.finditer(text, start, end))


def _is_row_of_sums(sentence: str, sums: Sequence[Sum]) -> bool:
    """Whether sums stand side by side with nothing between them: a table's row that has lost its columns."""
    return any(sentence[first.end : second.start].isspace() for first, second in pairwise(sums))


def _is_bare(prose: Prose) -> bool:
    """Whether a paragraph is a figure and nothing else: a cell that has lost its table, row and column."""
    return prose.cell is None and bool(cell_sums(prose.text))


def _line(
    document: Document,
    facts: Facts,
    prose: Prose,
    before: str,
    sentence: str,
    sums: Sequence[Sum],
    position: int,
    paper: str | None,
    opening: FinancialYear | None,
) -> BudgetLine:
    found = sums[position]
    since = sums[position - 1].end if position else 0
    until = sums[position + 1].start if position + 1 < len(sums) else len(sentence)
    heading = prose.place.section[-1] if prose.place.section else ""
    flow = _flow(sentence, found) or cast("Flow | None", terms("money", "flow").foremost(before)) or "other"
    party = stated_party(sentence, found, before, heading)
    clause = sentence[since:until] if len(sums) > 1 else sentence
    area = stated_area(clause, sentence, before, prose.place.section, found.amount, facts, paper)
    year = _year(sentence, sums, position) or (opening.year if opening else None)
    return BudgetLine(
        source=prose.source(document, sentence.strip()),
        area=area,
        financial_year=year or (_paper_year(clause, facts) if area is not None or not facts.areas else None),
        flow=flow,
        party=party,
        party_canonical=party_kind(party),
        purpose=_purpose(sentence, found, until),
        recipient=stated_recipient(sentence[found.end : until].lstrip()),
        money_kind=_kind(sentence[found.end : min(until, found.end + _NEAR)]),
        amount=found.amount,
    )


def _flow(sentence: str, found: Sum) -> Flow | None:
    """What the money does, by the word nearest to the sum."""
    words = list(terms("money", "flow").find(sentence))
    if _UNDERSPEND.search(sentence, 0, found.start):
        return "saving"
    if not words and _GRANTED.search(sentence):
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


def _purpose(sentence: str, found: Sum, until: int) -> str | None:
    rest = sentence[found.end : until] if until < len(sentence) else sentence[found.end :]
    match = _PURPOSE.search(rest)
    text = match["purpose"] if match else ""
    text = " ".join(text.split()).strip(" ,.;(")
    return text[:_LONGEST_PURPOSE] if len(text.split()) > 1 else None


def _year(sentence: str, sums: Sequence[Sum], position: int) -> str | None:
    """The year that is said of a sum: just behind it, else before it; never one that another sum is compared by."""
    found = sums[position]
    until = sums[position + 1].start if position + 1 < len(sums) else len(sentence)
    years = list(find_financial_years(sentence))
    behind = [year for year in years if found.end <= year.start < until]
    if behind and not _COMPARING.search(sentence, found.end, behind[0].start):
        return behind[0].year
    free = [year for year in years if year.end <= found.start and not _told_of(year, sentence, sums)]
    while len(free) > 1 and _AND.fullmatch(sentence, free[-2].end, free[-1].start):
        free.pop()
    return free[-1].year if free else None


def _told_of(year: FinancialYear, sentence: str, sums: Sequence[Sum]) -> bool:
    """Whether a year stands just behind another sum and is that one's."""
    nearest = max((other.end for other in sums if other.end <= year.start), default=None)
    return (
        nearest is not None and re.fullmatch(r"[\s(]*(?:in|for|during)?\s*", sentence[nearest : year.start]) is not None
    )


def _paper_year(clause: str, facts: Facts) -> str | None:
    """The year of a sum of which the paper says none: the paper's, or that of its date for what is forecast or runs now."""
    if facts.financial_year:
        clause = _COMPARED_YEAR.sub("", clause)
        own = int(facts.financial_year[:4])
        named = {int(year) for year in _CALENDAR_YEAR.findall(clause)}
        return facts.financial_year if named <= {own, own + 1} and not _OTHER_YEAR.search(clause) else None
    if facts.date is None or not _CURRENT_YEAR.search(clause):
        return None
    return financial_year_of(facts.date)
