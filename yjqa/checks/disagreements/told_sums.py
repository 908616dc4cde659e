"""A sum that a sentence gives for a partner or for the whole, against the tables of the paper.

Only sentences that say no more than who gives how much, when and to whom are read; whatever else stands beside a sum ("for a
new post", "more than last year") makes it another sum than the table's.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from yjqa.checks.disagreements.sum_tables import Amount, Cell, Scope, SumTable, one_stage, rows_of, stage_of
from yjqa.checks.material import Material, pounds
from yjqa.checks.precision import Printed, stated_sum
from yjqa.extract.money import Sum, find_sums
from yjqa.extract.parties import party_kind
from yjqa.extract.terms import Term, terms
from yjqa.extract.years import find_financial_years
from yjqa.records import BudgetLine, Finding, MoneyKind, PartyKind

_APART = Decimal("1.5")
"""A sum that is so many times another is not the same one mistyped."""
_SAID, _UNSAID = 0.75, 0.6
"""How sure a disagreement is where the sentence says the year, and where the paper only implies it."""
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
    r"|\s(?:has\s+|have\s+)?(?:increased|risen|rose|grew|grown|fallen|fell|decreased|reduced|dropped)"
    r"(?:\s+from\s+£[\d,.]+(?:k|m|\s?million)?)?\s+to)"
    rf"{_ABOUT}\s*$",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\b(?:contributions?|funding|grants?|allocation|income|budgets?|resources?|pool|expenditure|spend|spending)\b",
    re.I,
)
_FROM = re.compile(
    r"\s*(?:is\s+|was\s+)?(?:from|(?P<by>contributed\s+by|provided\s+by|given\s+by|paid\s+by|came\s+from|comes\s+from))\s+"
    r"(?P<party>[^.,;:()£]{2,80}?)\s*(?=[.,;:()]|\band\s+£|$)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\s*(?:\)|(?:in|of|as)\s+(?:cash|kind|in[\s-]kind)\b|in[\s-]kind\b|cash\b|(?:a|each|per)\s+year\b|per\s+annum\b|{_YEAR}\b"
    r"|(?:to|towards|into)\s+(?P<to>[^.,;:()£]{2,90}?)(?=\s*(?:[.,;:()]|$|\bin\s+20|\bfor\s+20|\bin\s+cash|\bin\s+kind)))",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:$|[.,;)]|(?:and|while|whilst|with|which|but)\b)", re.IGNORECASE)
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
    """What a sentence says that a party pays, or all of them where `kind` is `None`; `words` are those of its name beside the kind's."""

    line: BudgetLine
    amount: Printed
    kind: PartyKind | None
    words: frozenset[str]
    money: MoneyKind | None
    stage: str | None
    year: str | None


class _Given(NamedTuple):
    """What a table gives for what a sentence claims; `label` is the row's."""

    table: SumTable
    label: str
    year: str | None
    amount: Amount


def find_told_sums(material: Material, tables: Sequence[SumTable]) -> Iterator[Finding]:
    """The sums of sentences that the tables of the paper give otherwise."""
    tabled = {id(cell.line) for table in tables for cell in table.cells}
    everything = [Printed(cell.line.amount, Decimal(1)) for table in tables for cell in table.cells]
    for line in material.budgets:
        if not tables or id(line) in tabled or not line.amount or len(line.source.quote) > _LONGEST:
            continue
        claim = _claim(line, material)
        if claim is None or any(claim.amount.agrees(printed) for printed in everything):
            continue
        given = [one for table in tables for one in _given(claim, table)]
        near = [one for one in given if _may_be_meant(claim, one)]
        if near and not any(claim.amount.agrees(one.amount.printed) for one in given):
            yield _finding(claim, min(near, key=lambda one: abs(one.amount.value - claim.amount.value)))


def _claim(line: BudgetLine, material: Material) -> Claim | None:
    """What the sentence of a sum says of it, where it says nothing more."""
    sentence = line.source.quote
    sums = list(find_sums(sentence))
    position = next((position for position, one in enumerate(sums) if one.amount == line.amount), None)
    if position is None:
        return None
    after = sentence[sums[position].end :]
    end, to = _after(after)
    subject = _subject(sentence, sums, position)
    if (match := _FROM.match(after, end)) is not None and (subject is None or not _names_payer(subject)):
        subject = match["party"] if match["by"] or _MONEY.search(sentence, 0, sums[position].start) else None
        end = match.end()
    if subject is None or _ENDS.match(after, end) is None:
        return None
    said = f"{subject} {after[:end]}"
    kind, words = party_kind(subject), _others(subject, material)
    is_whole = kind == "other" and terms("disagreements", "whole").first(subject) is not None
    names_it = not words if is_whole else bool(words) or kind != "other"
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


def _given(claim: Claim, table: SumTable) -> Iterator[_Given]:
    """What a table gives for a claim's party, area and year."""
    for scope, cells in table.scopes.items():
        if not _is_meant(claim, scope, table):
            continue
        if claim.kind is None:
            rows = rows_of(cell for cell in cells if cell.row.is_total)
        else:
            rows = [row for row in rows_of(cell for cell in cells if not cell.row.is_total) if _is_payer(claim, row[0])]
        for row in rows:
            label = row[0].line.party or ""
            fitting = [cell for cell in row if claim.money is None or cell.line.money_kind == claim.money]
            for cell in fitting:
                yield _Given(table, label, scope.year, table.added([cell]))
            if fitting and claim.money is None:
                yield _Given(table, label, scope.year, table.amount(row))


def _is_meant(claim: Claim, scope: Scope, table: SumTable) -> bool:
    """Whether a table's columns of one scope may hold what a sentence speaks of."""
    if scope.area != claim.line.area or (claim.kind is not None and not table.by_funder):
        return False
    if claim.stage == "forecast" and not one_stage(scope.stage, claim.stage):
        return False
    year = claim.year or claim.line.financial_year
    return scope.year == year or (year is None and len({other.year for other in table.scopes}) == 1)


def _is_payer(claim: Claim, cell: Cell) -> bool:
    """Whether a row is the party's: of its kind, with every other word that the sentence calls it by."""
    label = frozenset(word.casefold() for word in _WORD.findall(cell.line.party or ""))
    return cell.line.party_canonical == claim.kind and claim.words <= label


def _may_be_meant(claim: Claim, given: _Given) -> bool:
    low, high = sorted((claim.amount.value, given.amount.value))
    return 0 < high <= low * _APART


def _finding(claim: Claim, given: _Given) -> Finding:
    what = "the total" if claim.kind is None else f"“{given.label}”"
    kind = {"cash": " in cash", "in_kind": " in kind"}.get(claim.money or "", "")
    area = f" for {claim.line.area}" if claim.line.area else ""
    year = f" in {given.year}" if given.year else ""
    return Finding(
        check="disagreement",
        printed=pounds(claim.amount.value),
        computed=pounds(given.amount.value),
        message=(
            f"The text gives {pounds(claim.amount.value)} as {what}{kind}{area}{year}, "
            f"and {given.table.name} gives {pounds(given.amount.value)}."
        ),
        confidence=_SAID if claim.year else _UNSAID,
        sources=(claim.line.source, *given.amount.sources),
    )
