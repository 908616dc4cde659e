"""What in the papers does not agree: which totals do not add up, whether one does, what else contradicts itself."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from yjqa.ask.answer import Answer, AnswerTable, asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.computing import show
from yjqa.ask.facts.idle import idle_words
from yjqa.ask.facts.tabling import clip, shorten
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.marks import Marks
from yjqa.ask.proposal import Proposal
from yjqa.ask.words import Term, stems_of
from yjqa.extract.terms import terms
from yjqa.records import BudgetLine, CheckKind, Finding, Source

_T = TypeVar("_T")

_THINGS = (
    r"(?:figures?|numbers?|totals?|sums?|amounts?|percentages?|percents?|shares?|dates?|deadlines?|references?|scores?|"
    r"columns?|rows?|tables?|charts?|budgets?|accounts?|arithmetic|maths?|paragraphs?|numbering|plans?|reports?|papers?|packs?|minutes)"
)
_AGREE = r"(?:add(?:s|ed|ing)? up|tally|tallies|reconciles?|balances?|agrees?(?: with)?|match(?:es)?|sums? up)"
_WRONG = r"(?:wrong|incorrect|mistaken|inconsistent|contradictory|miscalculated|impossible)"
_MISTAKES = r"(?:mistakes?|errors?|discrepanc(?:y|ies)|inconsistenc(?:y|ies)|contradictions?|anomal(?:y|ies)|mismatch(?:es)?|slips?)"

_ASKED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:do|does|did)(?:n['’]?t| not) (?:\w+ )?{_AGREE}\b(?! to\b)",
        rf"\b(?:do|does|did)\b(?>.*?\b(?:{_THINGS}|text)\b).*\b{_AGREE}\s*(?:\?|$|\bin\b|\bon\b|\babout\b|\bfor\b|\bthe (?:table|chart|text)\b|\bwith each other\b|\bacross\b|\brightly\b|\bcorrectly\b)",
        rf"\b{_THINGS}\b.*\b(?:is|are|was|were|look|looks|seem|seems) (?:\w+ )?{_WRONG}\b",
        rf"\b(?:is|are|was|were)\b(?>.*?\b{_THINGS}\b).*\b(?:{_WRONG}|correct|right)\s*(?:\?|$|\bin\b|\bfor\b)",
        rf"\b{_WRONG} {_THINGS}\b|\b(?:any|some)thing\b.*\b{_WRONG}\b.*\b{_THINGS}\b",
        rf"\b{_MISTAKES}\b.*\b{_THINGS}\b|\b{_THINGS}\b.*\b{_MISTAKES}\b",
        rf"\b{_THINGS}\b.*\b(?:contradict|disagree|conflict)s?\b",
        rf"\b(?:is|are) there\b.*\b{_MISTAKES}\b",
        r"\b(?:dates?|deadlines?)\b.*\b(?:cannot|can['’]?t|could not) be\b",
        r"\b(?:paragraphs?|sections?|items?|headings?)\b.*\b(?:numbered|printed|stand|stands) (?:twice|the same)\b|\bsame (?:paragraph )?numbers?\b.*\btwice\b",
        r"\b(?:refers?|references?|points?|sends?)\b.*\b(?:(?:is|are) not there|not in (?:it|them|there)|missing|nowhere|do(?:es)? not exist|do(?:es)?n['’]?t exist)\b",
        rf"\bdifferent {_THINGS}\b.*\b(?:for|of) (?:the same|one)\b|\bthe same (?:thing|{_THINGS})\b.*\b(?:differently|in two ways|twice)\b",
    )
)
"""Wordings that ask what does not agree; "what do they add up to" asks for a sum."""

_KINDS: dict[CheckKind, re.Pattern[str]] = {
    "total": re.compile(r"\b(?:totals?|sums?)\b", re.IGNORECASE),
    "percentage": re.compile(r"\b(?:percentages?|per ?cents?|shares?)\b", re.IGNORECASE),
    "date": re.compile(r"\b(?:dates?|deadlines?)\b", re.IGNORECASE),
    "reference": re.compile(r"\b(?:references?|refers?)\b", re.IGNORECASE),
    "numbering": re.compile(r"\b(?:numbering|numbered|paragraph numbers?)\b", re.IGNORECASE),
    "score": re.compile(r"\bscores?\b", re.IGNORECASE),
    "disagreement": re.compile(r"\b(?:different\w*|agrees? (?:on|about))\b", re.IGNORECASE),
}
"""The words by which questions call the checks."""

_ADDS = re.compile(
    r"\b(?:add(?:s|ed|ing)? up|tally|tallies|reconciles?|balances?|sums? up|arithmetic|maths?|figures?|numbers?|amounts?)\b",
    re.IGNORECASE,
)
_OF_FIGURES: frozenset[CheckKind] = frozenset(("total", "percentage", "disagreement", "score"))
"""The checks of figures."""

_ONE = re.compile(r"^\W*(?:is|are|was|were|does|do|did)\b", re.IGNORECASE)
"""A question that yes or no answers."""

_FIT = 0.94
_CITED = 4
"""Places that an answer cites of one finding; the command `yjqa check` has them all."""

_SAID = 4
"""Totals that an answer says to be right."""

_IN_TABLE = 25
"""Rows of the longest table."""


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """What does not agree in the papers and places that are asked about; `None` where nothing of the kind is asked."""
    if asked.scope.unknown_areas or not any(pattern.search(asked.text) for pattern in _ASKED):
        return None
    held = [
        finding
        for finding in knowledge.findings
        if _is_of_kind(finding, asked.text)
        and any(asked.scope.holds_document(source.document) for source in finding.sources)
    ]
    left = [term for term in asked.terms if term.word.text.lower() not in idle_words("doubts")]
    findings = _about(held, asked, left, lambda finding: _finding_words(finding, knowledge))
    if not findings and _ONE.search(asked.text) and set(_kinds_named(asked.text)) <= {"total"}:
        return Proposal(_no_doubt(asked, left, knowledge), _FIT)
    if not findings:
        return Proposal(_nothing(asked, knowledge), _FIT)
    return Proposal(_listed(asked, findings), _FIT)


def _is_of_kind(finding: Finding, text: str) -> bool:
    """Whether a finding is of a kind that the question names, or says so itself; of any where it names none."""
    kinds = _kinds_named(text)
    if not kinds:
        return finding.check in _OF_FIGURES if _ADDS.search(text) else True
    return finding.check in kinds or (
        finding.check == "disagreement" and any(_KINDS[kind].search(finding.message) for kind in kinds)
    )


def _kinds_named(text: str) -> list[CheckKind]:
    return [kind for kind, words in _KINDS.items() if words.search(text)]


def _about(
    things: Sequence[_T],
    asked: Asked,
    left: Sequence[Term],
    words_of: Callable[[_T], tuple[str, ...]],
) -> list[_T]:
    """The findings, or totals, of the areas and years that the question names, with all its other words."""
    places = [*(link.name for link in asked.scope.areas), *asked.scope.years]
    found = []
    for thing in things:
        words = words_of(thing)
        text, stems = " ".join(words), stems_of(*words)
        if all(place in text for place in places) and all(term.stands_in(stems) for term in left):
            found.append(thing)
    return found


def _finding_words(finding: Finding, knowledge: Knowledge) -> tuple[str, ...]:
    """What a finding says, and where it stands."""
    places = [text for source in finding.sources for text in _place_words(source, knowledge)]
    return (finding.message, finding.check, *places)


def _place_words(source: Source, knowledge: Knowledge) -> tuple[str, ...]:
    """What is said of a place. The title of a paper of several areas does not tell which of them a place is about."""
    label = source.table.label if source.table else None
    areas = knowledge.documents[source.document].areas
    title = (source.title, *areas) if len(areas) < 2 else ()
    return (*title, *source.section, label or "", source.quote)


def _listed(asked: Asked, findings: Sequence[Finding]) -> Answer:
    """The findings, the surest first."""
    ordered = sorted(findings, key=lambda finding: -finding.confidence)
    marks = Marks()
    shown = ordered[:_IN_TABLE]
    cited = [marks.mark(*list(dict.fromkeys(finding.sources))[:_CITED]) for finding in shown]
    count = len(ordered)
    text = f"{shown[0].message.rstrip('.')} {cited[0]}."
    if count > 1:
        text = f"{count} things do not agree. The surest: {text}"
    messages = shorten([finding.message for finding in shown])
    rows = tuple((message, finding.check, mark) for message, finding, mark in zip(messages, shown, cited, strict=True))
    table = AnswerTable(title="What does not agree", columns=("What", "Check", "Source"), rows=rows)
    notes = (f"The first {_IN_TABLE} of {count} are listed.",) if count > _IN_TABLE else ()
    return asked_answer(
        asked.text,
        "check",
        text,
        found=True,
        sources=marks.sources,
        filters=_filters(asked),
        table=table if count > 1 else None,
        records=[finding.id for finding in ordered],
        notes=(*asked.scope.notes, *notes),
        confidence=shown[0].confidence,
    )


def _no_doubt(asked: Asked, left: Sequence[Term], knowledge: Knowledge) -> Answer:
    """That the totals which are asked about are the sums of their parts; else that nothing of the kind is held."""
    checked = [line for line in knowledge.budgets if line.reconciles and _is_held(line, asked)]
    named = _about(checked, asked, left, lambda line: _line_words(line, knowledge))
    totals = [line for line in named if terms("money", "total").first(line.party or "")] or named
    if not totals:
        return _nothing(asked, knowledge)
    marks = Marks()
    said = [f"{show(line.amount, 'gbp')} {marks.mark(line.source)} ({_called(line)})" for line in totals[:_SAID]]
    more = f" and {len(totals) - _SAID} more" if len(totals) > _SAID else ""
    verb = "is the sum of its parts" if len(totals) == 1 else "are the sums of their parts"
    return asked_answer(
        asked.text,
        "check",
        f"Yes: {', '.join(said)}{more} {verb}.",
        found=True,
        sources=marks.sources,
        filters=_filters(asked),
        records=[line.id for line in totals],
        notes=asked.scope.notes,
        confidence=0.9,
    )


def _nothing(asked: Asked, knowledge: Knowledge) -> Answer:
    """That no contradiction was found, which is not to say that there is none."""
    held = [document for document in knowledge.documents.values() if asked.scope.holds_document(document.id)]
    named = held[0].title if len(held) == 1 else f"{len(held)} papers"
    text = f"The checks of totals, percentages, repeated figures, dates and references found nothing of this in {clip(named)}."
    return asked_answer(
        asked.text, "check", text, found=False, filters=_filters(asked), notes=asked.scope.notes, confidence=0.6
    )


def _is_held(line: BudgetLine, asked: Asked) -> bool:
    """Whether a line is of a paper and of the very area that the question names."""
    areas = {asked.scope.joint} if asked.scope.joint else {link.name for link in asked.scope.areas}
    return asked.scope.holds_document(line.source.document) and (not areas or line.area in areas)


def _line_words(line: BudgetLine, knowledge: Knowledge) -> tuple[str, ...]:
    given = (line.area, line.financial_year, line.party, line.purpose, line.column, line.flow)
    return (*(text for text in given if text), "total", *_place_words(line.source, knowledge))


def _called(line: BudgetLine) -> str:
    """ "Total, cash, Eastport, 2016/17"."""
    return clip(", ".join(filter(None, (line.party, line.column, line.area, line.financial_year))), 80)


def _filters(asked: Asked) -> dict[str, str | list[str] | bool]:
    filters: dict[str, str | list[str] | bool] = {}
    if asked.scope.documents is not None:
        filters["document"] = sorted(asked.scope.documents)
    if asked.scope.areas:
        filters["area"] = [link.name for link in asked.scope.areas]
    if asked.scope.years:
        filters["financial_year"] = list(asked.scope.years)
    return filters
