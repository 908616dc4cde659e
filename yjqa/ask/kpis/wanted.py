"""What a question about performance wants: which indicator, of whom, for when, in which unit."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.words import Term, Word, find_words, is_grammar, is_irregular, stems_of
from yjqa.extract.indicators import find_indicators, is_weak
from yjqa.extract.terms import terms, vocabulary
from yjqa.extract.years import find_financial_years, find_periods
from yjqa.records import Indicator, Period

MEASURES: tuple[Indicator, ...] = (
    "first_time_entrants",
    "reoffences_per_reoffender",
    "reoffences_per_offender",
    "reoffending_binary",
)
"""Indicators that are one measure each: a figure of another is no answer to a question for one of these. The last has words
that stand in the names of those before it."""

OF_ADULTS_TOO: tuple[Indicator, ...] = ("reoffending_binary", "reoffences_per_reoffender", "reoffences_per_offender")
"""Measures that are taken of offenders of all ages as well as of children."""

_PER = re.compile(r"\b(?:per|each|average|on average|frequency)\b", re.IGNORECASE)
_STANDS_TO_AIM = re.compile(r"\d[\d.,]*|above|below|over|under|short|off|far|against|on", re.IGNORECASE)
"""Words that say how a figure stands to what is aimed at, and the aim itself."""

_HOW_MANY = re.compile(r"\b(?:how many|number of)\b", re.IGNORECASE)
_PARTICIPLE = re.compile(r"(?:ed|ing)$")

_PAPERS = re.compile(r"\b(?:papers?|reports?|packs?|editions?|plans|minutes)\b", re.IGNORECASE)
_KIND = re.compile(r"\b(?:in|from|by|according to) (?:the|this|that|our|their) (?P<kind>plan|minutes)\b", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:above|below|over|under|behind|ahead of)\s+(?:the\s+)?$", re.IGNORECASE)
"""How a figure stands to that of an area which is named next."""

_POINTS = re.compile(r"\bhow many (?:percentage )?points\b", re.IGNORECASE)
_LASTING = re.compile(r"\bfirst (?:\w+ )?(?:days|weeks|months|quarter|year|years)\b", re.IGNORECASE)
"""A time without dates that no record's period has."""

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_MONTH_BEFORE = re.compile(
    rf"\b(?P<month>{_MONTH})\b(?!\s*['’]?\d)(?=\s+(?:\w+\s+){{1,4}}{_MONTH}\s+(?P<year>20\d\d)\b)", re.IGNORECASE
)
"""A month without a year, before one with a year: "between April and October 2019"."""

_LONGEST_MONTH = 31

_DROPS = re.compile(r"\bdrop\b(?!\W?(?:outs?\b|ins?\s+(?:cent|sess|clin|serv)))", re.IGNORECASE)
"""The verb and noun that say that a figure fell, not one who drops out."""

_NEGATES = re.compile(
    r"\b(?:not(?! only)|never|without|neither|unable|non|neet|\w+n['’]t|(?:with|had|have|has|having|got|were|was|are|is) no"
    r"|(?:did|does|was|were|have|has|do|could|would|are|ca)nt)\b",
    re.IGNORECASE,
)
"""Words by which those are meant of whom something is not so; not "no." for "number"."""

_NOT_IN_EDUCATION = re.compile(r"\bneet\b|\bnot\s+in\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """`indicator`: demanded where it is one measure (`strict`), else what the words suggest. `units`: those that an answer
    may have, empty for any; `rate`: any but a bare count. `areas`: names as held. `periods`: each is one that is asked for.
    `terms`: the words left over, which a figure of the indicator has to account for; `all_terms`: with the indicator's own.
    `of_papers`: it speaks of papers, so that a time may be a paper's date. `last_year`: the year before the paper's is asked for. `counted`: the noun
    of "how many …". `negated`: those that are not so are asked for. `literal`: the indicator's own, as typed. `neet`: whether those out of education are asked for, `None` where education is not.
    `all_ages`: it says that others than children are meant. `whole_workforce`: it asks how many staff, or others who work there, a service has, and
    of what kind is not said.
    """

    indicator: Indicator | None
    strict: bool
    units: frozenset[str]
    rate: bool
    areas: tuple[str, ...]
    periods: tuple[Period, ...]
    terms: tuple[Term, ...]
    all_terms: tuple[Term, ...]
    target: bool
    literal: tuple[Term, ...]
    neet: bool | None
    documents: frozenset[str] | None
    of_papers: bool
    last_year: bool
    counted: Term | None
    negated: bool
    all_ages: bool
    whole_workforce: bool

    @property
    def is_of_a_figure(self) -> bool:
        """Whether the words say at all that a figure is wanted: an indicator, a unit, whose or when, or several words."""
        said = self.indicator is not None or self.units or self.rate or self.areas or self.periods
        return bool(said) or len(self.terms) > 1


def read_wanted(asked: Asked, knowledge: Knowledge) -> Wanted:
    """The question as one about performance figures."""
    text = asked.text
    units = {found.key for found in terms("asked_figures", "unit").find(text)}
    mentions = [mention for mention in find_indicators(text) if not is_weak(mention.indicator)]
    strong = [mention for mention in mentions if mention.indicator in MEASURES]
    named = {mention.indicator for mention in mentions}
    indicator = next((one for one in MEASURES if one in named), None) or next((m.indicator for m in mentions), None)
    areas, spans = _areas(asked, knowledge)
    spans += [match.span() for match in _LASTING.finditer(text)]
    spans += [match.span() for start, _ in spans for match in [_BESIDE.search(text, 0, start)] if match]
    spans += [match.span() for match in _DROPS.finditer(text)]
    spans += [match.span("month") for match in _MONTH_BEFORE.finditer(text)]
    fillers = [
        (found.start, found.end)
        for table in ("filler", "comparing", "target")
        for found in terms("asked_figures", table).find(text)
    ]
    of_others = list(terms("asked_figures", "all_ages").find(text))
    fillers += [(found.start, found.end) for found in of_others if found.key == "everybody"]
    children = [(found.start, found.end) for found in terms("asked_figures", "children").find(text)]
    aimed = terms("asked_figures", "target").first(text) is not None
    left = [
        term
        for term in asked.terms
        if not _stands_in(term, spans)
        and (_is_proper(term, text) or not _stands_in(term, fillers))
        and not (aimed and _STANDS_TO_AIM.fullmatch(term.word.text))
    ]
    counted = _counted(text, left, spans)
    whole_workforce = (counted is not None or "count" in units) and _is_whole_workforce(left)
    if whole_workforce:  # whose they are the figure's area says
        left = [term for term in left if _has(workforce_stems()[0], term)]
    said = [(found.start, found.end) for found in strong]
    if indicator in OF_ADULTS_TOO:
        said += children
    return Wanted(
        indicator=indicator,
        strict=bool(strong),
        units=_units(units, text),
        rate="rate" in units,
        areas=areas,
        periods=_periods(asked, knowledge),
        terms=tuple(term for term in left if not _stands_in(term, said)),
        all_terms=tuple(left),
        literal=tuple(term for term in left if _stands_in(term, [(found.start, found.end) for found in strong])),
        target=aimed,
        neet=bool(_NOT_IN_EDUCATION.search(text)) if indicator == "ete" else None,
        documents=asked.scope.documents or _papers_of_a_kind(text, knowledge),
        of_papers=_PAPERS.search(text) is not None,
        last_year=asked.scope.relative == -1,
        counted=counted,
        negated=is_negated(text),
        all_ages=bool(of_others),
        whole_workforce=whole_workforce,
    )


def is_negated(text: str) -> bool:
    """Whether words speak of those of whom something is not so."""
    return _NEGATES.search(text) is not None


def _counted(text: str, left: Sequence[Term], spans: Sequence[tuple[int, int]]) -> Term | None:
    """The noun that "how many" counts: the last word before a verb, a preposition or a place."""
    match = _HOW_MANY.search(text)
    if match is None:
        return None
    noun: Word | None = None
    for word in find_words(text):
        if word.start < match.end():
            continue
        ends = is_grammar(word.text) or _PARTICIPLE.search(word.text) or any(a <= word.start < b for a, b in spans)
        if noun is not None and (ends or is_irregular(word.text)):
            break
        if not ends:
            noun = word
    return next((term for term in left if noun is not None and term.word.start == noun.start), None)


def _is_whole_workforce(left: Sequence[Term]) -> bool:
    """Whether all words of a question that counts are of those who work for a service, of the service and of working there."""
    workers, spare = workforce_stems()
    service = stems_of(*vocabulary("questions")["plan_words"])
    known = workers | spare | service
    return any(_has(workers, term) for term in left) and all(_has(known, term) for term in left)


def _has(stems: frozenset[str], term: Term) -> bool:
    return any(form <= stems for form in term.forms)


@cache
def workforce_stems() -> tuple[frozenset[str], frozenset[str]]:
    """The stems of words for those who work somewhere, and of words that say no more than that they do."""
    table = vocabulary("asked_figures")["workforce"]
    return stems_of(*table["workers"]), stems_of(*table["working"])


def _papers_of_a_kind(text: str, knowledge: Knowledge) -> frozenset[str] | None:
    """The papers of the kind that a question names without saying which: "in the plan"; `None` for all."""
    match = _KIND.search(text)
    if match is None:
        return None
    kind = match["kind"].lower()
    return frozenset(document.id for document in knowledge.documents.values() if document.document_kind == kind) or None


def _is_proper(term: Term, text: str) -> bool:
    """Whether a word is part of a name, as in "Upper Hill": it and the next word, or it and the one before, have a capital."""
    capital = term.word.text[:1].isupper() and term.word.text[1:].islower() and term.name
    return capital and re.match(r"\s+[A-Z][a-z]", text[term.word.end :]) is not None


def _stands_in(term: Term, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= term.word.start < end for start, end in spans)


def _units(named: set[str], text: str) -> frozenset[str]:
    for unit in ("per_100000", "per_1000"):
        if unit in named:
            return frozenset((unit, "other"))
    if "percent" in named or _POINTS.search(text):
        return frozenset(("percent",))
    if "hours" in named:
        return frozenset(("hours", "other"))
    if "count" in named:
        return frozenset(("count", "hours", "other", *(("ratio",) if _PER.search(text) else ())))
    return frozenset()


def _periods(asked: Asked, knowledge: Knowledge) -> tuple[Period, ...]:
    """The periods that the question names, but not the date of a paper that it names; months share the year said after."""
    named = [*asked.scope.periods, *(Period(raw=match[0]) for match in _LASTING.finditer(asked.text))]
    for year in asked.scope.years:
        if not any(next((y.year for y in find_financial_years(period.raw)), None) == year for period in named):
            named += [found.period for found in find_periods(year)]
    for match in _MONTH_BEFORE.finditer(asked.text):
        named = [found.period for found in find_periods(f"{match['month']} {match['year']}")] + named
    papers = [knowledge.documents[id_].date for id_ in asked.scope.documents or ()]
    return tuple(period for period in named if not any(day and _dates(period, day) for day in papers))


def _dates(period: Period, day: datetime.date) -> bool:
    """Whether a period is the month or day of a paper's date."""
    if period.start is None or period.end is None or (period.end - period.start).days > _LONGEST_MONTH:
        return False
    return period.start <= day <= period.end


def _areas(asked: Asked, knowledge: Knowledge) -> tuple[tuple[str, ...], list[tuple[int, int]]]:
    """The areas of the question as the records name them, comparators among them, and where they stand."""
    names = {link.name: (link.start, link.end) for link in asked.scope.areas}
    spans = list(names.values())
    for table in ("fixed", "related", "group"):
        for found in terms("comparators", table).find(asked.text):
            if any(start < found.end and found.start < end for start, end in spans):
                continue
            held = [name for name in sorted(knowledge.comparators) if _is_comparator(name, found.key, table)]
            if not held and found.key == asked.text[found.start : found.end]:
                held = [found.key]  # a country that no figure is of: none of another place answers
            names |= dict.fromkeys(held, (found.start, found.end))
            spans.append((found.start, found.end))
    return tuple(names), spans


def _is_comparator(name: str, key: str, table: str) -> bool:
    if table == "fixed":
        return name == key
    if table == "related":
        return name.endswith(key.removeprefix("{area}").strip())
    return key in name.lower()


def same_country(one: str, other: str) -> bool:
    """Whether two comparators stand for the whole country: "National" and "England"."""
    country = {name for name in vocabulary("comparators")["fixed"] if name not in ("Regional", "Wales")}
    return one in country and other in country
