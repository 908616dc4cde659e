"""The same measure in two papers: "between the July pack and the December report", "the latest against the one before"."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from yjqa.ask.asked import Asked, read_question
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.kpis.comparing import against, change_of, comparison, moves
from yjqa.ask.kpis.fitting import Fitting, fitting_figures
from yjqa.ask.kpis.series import is_start
from yjqa.ask.kpis.wanted import Wanted, read_wanted
from yjqa.ask.kpis.wording import latest_first, whose_and_when
from yjqa.ask.proposal import Proposal
from yjqa.ask.words import find_words

_NOUN = r"(?:plan|report|pack|paper|minutes|strategy|document|update|edition|issue)"
_JOINS = re.compile(
    r"\s(?:and|vs?\.?|versus|against|(?:compared )?(?:with|to)|than|or|into)\s+(?:(?:in|from|the|that|of|one) )*",
    re.IGNORECASE,
)
_KIND = re.compile(rf"\b{_NOUN}s?\b", re.IGNORECASE)
_FIRST_NAME = re.compile(r"(?P<name>[A-Z]\w+(?: \d{4})?)(?:['’]s)?(?=\W*(?:$|for\b|in\b))")
"""A month or a place that stands alone for its paper: "than in December's"."""

_EDITIONS = re.compile(
    rf"\b(?:latest|newest|most recent|last|new)(?: {_NOUN})?\b[^?]*?\b(?:(?:the )?(?:one|{_NOUN}) before(?: (?:it|that))?|previous (?:one|{_NOUN}))\b"
    rf"|\bfrom one {_NOUN} to the next\b|\b(?:between|in|across) (?:the two|both|each) {_NOUN}s?\b",
    re.IGNORECASE,
)
_UP_OR_DOWN = re.compile(r"\b(?:up|down)\b", re.IGNORECASE)
_YEAR_BEHIND = re.compile(r"\s+(?:for |of )?20\d\d(?:\s?[-/–]\s?\d{2,4})?\b")
_LONGEST_NAME = 6
"""Words of the longest name of a paper before its noun."""

_LEAST_SHARED = 0.5
"""Least share of the shorter label's words that two figures of no named indicator have in common."""


def between_papers(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """The figure of each of two papers, set against each other; `None` unless two are named and both give it."""
    if editions := _EDITIONS.search(asked.text):
        rest = _cut(asked.text, [editions.span()])
        wanted = _wanted(rest, knowledge)
        return _proposal(asked, wanted, _of_last_two(wanted, knowledge), knowledge)
    for first, second, rest in _named(asked.text, knowledge):
        wanted = _wanted(rest, knowledge)
        if wanted.is_of_a_figure and (
            proposal := _proposal(asked, wanted, _pair(wanted, first, second, knowledge), knowledge)
        ):
            return proposal
    return None


def _wanted(text: str, knowledge: Knowledge) -> Wanted:
    return replace(read_wanted(read_question(text, knowledge), knowledge), documents=None)


def _named(text: str, knowledge: Knowledge) -> Iterator[tuple[str, str, str]]:
    """The two papers, one on each side of a word that sets them against each other, with the question without them."""
    kinds = list(_KIND.finditer(text))
    if not kinds:
        return
    for join in _JOINS.finditer(text):
        left, right = text[: join.start()], text[join.end() :]
        before = _paper(left, knowledge) or _paper(f"{left} {kinds[-1][0]}", knowledge)
        after = _paper(right, knowledge)
        alone = _FIRST_NAME.match(right)
        if after is None and alone:
            after = _paper(f"{alone['name']} {kinds[0][0]}", knowledge)
        if before and after and before[0] != after[0]:
            spans = [*before[1], (join.start(), join.end())]
            spans += [(start + join.end(), end + join.end()) for start, end in after[1]]
            yield before[0], after[0], _cut(text, spans)


def _paper(text: str, knowledge: Knowledge) -> tuple[str, list[tuple[int, int]]] | None:
    """The one paper that a piece of a question names, and where, with the year behind its name.

    What stands before the name may be what is asked for ("reoffending, Eastport pack"): fewer and fewer words are read.
    """
    kind = _KIND.search(text)
    if kind is None:
        return None
    before = [word.start for word in find_words(text[: kind.start()])][-_LONGEST_NAME:]
    for start in dict.fromkeys((0, *before)):
        scope = read_question(text[start:], knowledge).scope
        if scope.documents is not None and len(scope.documents) == 1:
            spans = [(start + first, start + last) for first, last in scope.document_spans]
            years = [match.span() for _, last in spans if (match := _YEAR_BEHIND.match(text, last))]
            return next(iter(scope.documents)), [*spans, *years]
    return None


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> str:
    return "".join(char for at, char in enumerate(text) if not any(start <= at < end for start, end in spans))


def _pair(wanted: Wanted, first: str, second: str, knowledge: Knowledge) -> list[Fitting]:
    """One figure of each paper, of one measure and unit; none where a paper has several that may be meant."""
    sides = [_of_paper(wanted, document, knowledge) for document in (first, second)]
    pairs = [(one, other) for one in sides[0] for other in sides[1] if _is_same_measure(one, other)]
    rates = [pair for pair in pairs if pair[0].kpi.unit != "count"] or pairs
    return list(rates[0]) if len(rates) == 1 else []


def _of_paper(wanted: Wanted, document: str, knowledge: Knowledge) -> list[Fitting]:
    """The latest figure in each unit and measure; none in a unit where the paper has two of one time."""
    held = {kpi.area for kpi in knowledge.kpis if kpi.source.document == document}
    areas = tuple(area for area in wanted.areas if area in held)
    found = [
        one
        for one in fitting_figures(replace(wanted, areas=areas, documents=frozenset((document,))), knowledge)
        if not is_start(one)
    ]
    groups: dict[object, list[Fitting]] = {}
    for one in latest_first(found, knowledge):
        groups.setdefault((one.kpi.unit, one.kpi.indicator_canonical), []).append(one)
    alone = []
    for some in groups.values():
        latest = [one for one in some if one.kpi.period == some[0].kpi.period]
        if len({one.kpi.value for one in latest}) == 1:
            alone.append(latest[0])
    return alone


def _is_same_measure(one: Fitting, other: Fitting) -> bool:
    if one.kpi.unit != other.kpi.unit or one.kpi.indicator_canonical != other.kpi.indicator_canonical:
        return False
    if one.kpi.indicator_canonical != "other":
        return True
    shared = len(one.held.own & other.held.own)
    return shared >= _LEAST_SHARED * min(len(one.held.own), len(other.held.own))


def _of_last_two(wanted: Wanted, knowledge: Knowledge) -> list[Fitting]:
    """The figures of the last two papers that give the measure for one area, the earlier first."""
    dated = sorted(
        (document.date, document.id)
        for document in knowledge.documents.values()
        if document.date is not None and _of_paper(wanted, document.id, knowledge)
    )
    if len(dated) < 2 or dated[-1][0] == dated[-2][0]:
        return []
    pair = _pair(wanted, dated[-2][1], dated[-1][1], knowledge)
    return pair if len({one.kpi.area for one in pair}) == 1 else []


def _proposal(asked: Asked, wanted: Wanted, pair: list[Fitting], knowledge: Knowledge) -> Proposal | None:
    """The two with their papers' titles; what changed, where they are of one area and a change is asked for."""
    if len(pair) != 2:
        return None
    changed = (moves(asked.text) or _UP_OR_DOWN.search(asked.text) is not None) and len(
        {one.kpi.area for one in pair}
    ) == 1
    if changed:
        pair = sorted(pair, key=lambda one: knowledge.documents[one.kpi.source.document].date or datetime.date.min)
    labels = [", ".join(filter(None, (one.kpi.source.title, whose_and_when(one)))) for one in pair]
    return comparison(asked, wanted, pair, labels, change_of if changed else against(asked.text))
