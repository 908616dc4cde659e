"""What a text says of how an area stands beside others ("better than the national average") against the paper's own figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from yjqa.checks.material import Material
from yjqa.checks.precision import shown_rate
from yjqa.checks.totals.naming import quoted
from yjqa.extract.area_mentions import find_areas, heading_area
from yjqa.extract.facts import Facts
from yjqa.extract.figures import find_figures
from yjqa.extract.indicators import find_indicators
from yjqa.extract.prose import Prose, running_text, sentences
from yjqa.extract.terms import terms, vocabulary
from yjqa.extract.years import find_periods
from yjqa.records import Finding, Indicator, Kpi, Source

Stands = Literal["better", "worse", "lower", "higher"]

_REACH = 70
"""Characters after the words of a claim in which it names whom the area is set beside."""

_REOFFENDING: tuple[Indicator, ...] = ("reoffending_binary", "reoffences_per_reoffender", "reoffences_per_offender")
"""What "reoffending" alone may mean."""

_BEFORE = 2000
"""Characters before a claim in which its paragraph names what it is about."""

_OPPOSITE: dict[Stands, Stands] = {"better": "worse", "worse": "better", "lower": "higher", "higher": "lower"}


@dataclass(frozen=True, slots=True)
class _Claim:
    """That an area stands so beside others in what the indicators measure; `beside`: kinds of comparator."""

    area: str
    stands: Stands
    beside: frozenset[str]
    indicators: tuple[Indicator, ...]
    sentence: str
    source: Source


@dataclass(frozen=True, slots=True)
class _Pair:
    """An area's figure and a comparator's, of one indicator and period.

    `beside`: which kind of comparator it is; `stands`: what may be claimed of the two, "lower" and "better" or "lower" and "worse".
    """

    own: Kpi
    other: Kpi
    beside: str | None
    stands: frozenset[Stands]


def find(material: Material) -> Iterator[Finding]:
    """Claims that some of the paper's own figures contradict; the surer, the more of them do."""
    if not any(kpi.comparator for kpi in material.kpis):
        return
    pairs_of = cache(lambda area, indicator: tuple(_pairs(area, indicator, material.kpis)))
    for prose in running_text(material.document):
        for claim in _claims(prose, material):
            compared = (pair for indicator in claim.indicators for pair in pairs_of(claim.area, indicator))
            pairs = [pair for pair in compared if pair.beside in claim.beside]
            against = [pair for pair in pairs if claim.stands not in pair.stands]
            if against:
                yield _finding(claim, against, len(pairs))


def _claims(prose: Prose, material: Material) -> Iterator[_Claim]:
    """What a text claims in sentences that give no figures of their own."""
    for start, end in sentences(prose.text):
        sentence = prose.text[start:end].strip()
        said = list(terms("claims", "stands").find(sentence))
        if (
            not said
            or find_figures(sentence)
            or any(True for _ in find_periods(sentence))
            or terms("claims", "elsewhere").first(sentence)
        ):
            continue
        since = 0
        for number, term in enumerate(said):
            until = said[number + 1].start if number + 1 < len(said) else len(sentence)
            beside = _beside(sentence[term.end : min(until, term.end + _REACH)])
            area = _area(sentence[since : term.start], prose, material.facts)
            indicators = _indicators(sentence, prose.text[max(0, start - _BEFORE) : start], prose.place.section)
            stands = _as_performed(cast("Stands", term.key), sentence[since : term.start])
            since = term.end
            if beside and area and indicators and stands:
                yield _Claim(area, stands, beside, indicators, sentence, prose.source(material.document, sentence))


def _beside(words: str) -> frozenset[str]:
    """The kinds of comparator that are named in the clause that begins so."""
    clause = words.partition(".")[0].partition(",")[0].partition(";")[0]
    return frozenset(term.key for term in terms("claims", "beside").find(clause))


def _as_performed(stands: Stands, before: str) -> Stands | None:
    """What is claimed; `None` where "performing below" leaves open whether the figure or the performance is lower."""
    unclear = stands in ("lower", "higher") and terms("claims", "performing").first(" ".join(before.split()[-3:]))
    return None if unclear else stands


def _area(before: str, prose: Prose, facts: Facts) -> str | None:
    """Whose claim it is: the area named last before it, else that of the section, else the paper's only one."""
    named = [mention.name for mention in find_areas(before, facts) if not mention.comparator]
    if named:
        return named[-1]
    only = facts.areas[0] if len(facts.areas) == 1 else None
    return heading_area(prose.place.section, facts) or only


def _indicators(sentence: str, before: str, section: Sequence[str]) -> tuple[Indicator, ...]:
    """What the claim is about: named in its sentence, else last before it in its paragraph, else in its heading."""
    for text in (sentence, before, section[-1] if section else ""):
        named = [mention.indicator for mention in find_indicators(text) if mention.indicator != "other"]
        if named:
            last = named[-1]
            return _REOFFENDING if last in _REOFFENDING else (last,)
    return ()


def _pairs(area: str, indicator: Indicator, kpis: Sequence[Kpi]) -> Iterator[_Pair]:
    """The area's latest figure beside each comparator's of the same unit and period."""
    own = [kpi for kpi in kpis if kpi.indicator_canonical == indicator and kpi.area == area and _dated(kpi)]
    latest = max(own, key=_end_of, default=None)
    if latest is None:
        return
    lower_is_better = indicator in vocabulary("asked_figures")["lower_is_better"]["indicators"]
    seen: set[str | None] = set()
    for other in kpis:
        fits = other.comparator and other.indicator_canonical == indicator and other.unit == latest.unit
        if not fits or other.area in seen or other.value == latest.value or not _same_period(latest, other):
            continue
        seen.add(other.area)
        lower = latest.value < other.value
        stands: tuple[Stands, Stands] = (
            "lower" if lower else "higher",
            "better" if lower == lower_is_better else "worse",
        )
        yield _Pair(latest, other, _kind(other.area or "", area), frozenset(stands))


def _kind(comparator: str, area: str) -> str | None:
    """What kind of comparator a printed name is of; neighbours only of the area itself."""
    kind = terms("claims", "beside").first(comparator)
    if kind == "neighbours" and not comparator.startswith(area):
        return None
    return kind or ("regional" if terms("comparators", "region").first(comparator) else None)


def _dated(kpi: Kpi) -> bool:
    return kpi.period is not None and kpi.period.end is not None


def _end_of(kpi: Kpi) -> str:
    return str(kpi.period.end) if kpi.period else ""


def _same_period(one: Kpi, other: Kpi) -> bool:
    return (
        one.period is not None
        and other.period is not None
        and (one.period.start, one.period.end) == (other.period.start, other.period.end)
    )


def _finding(claim: _Claim, against: Sequence[_Pair], compared: int) -> Finding:
    """One sentence on the claim and the figures that contradict it, of `compared` in all."""
    shown = [f"{shown_rate(pair.own)} against {shown_rate(pair.other)} ({pair.other.area})" for pair in against]
    named = (f"{quoted(pair.own.indicator)} {figures}" for pair, figures in zip(against, shown, strict=True))
    right = compared - len(against)
    rest = f", though {right} of {compared} comparisons {'bears' if right == 1 else 'bear'} it out" if right else ""
    return Finding(
        check="disagreement",
        printed=claim.sentence,
        computed="; ".join(shown),
        message=f"The text says that {claim.area} is {claim.stands} than others, but the paper's figures are {_OPPOSITE[claim.stands]}: {'; '.join(named)}{rest}.",
        confidence=0.7 if not right else 0.5 if right <= len(against) else 0.4,
        sources=(claim.source, *(source for pair in against for source in (pair.own.source, pair.other.source))),
    )
