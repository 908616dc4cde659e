"""Risks by their ratings: the highest and the lowest, so many of the highest, and those that bear a rating."""

import re
from collections.abc import Sequence

from yjqa.ask.answer import AnswerTable, asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.facts.listings import Listed, choose_lists, newest_first
from yjqa.ask.facts.risk_details import IMPACT_AND_LIKELIHOOD, MEASURES, Measure
from yjqa.ask.facts.risk_ratings import Demand, height, is_rating_word, shown
from yjqa.ask.facts.tabling import clip, shorten
from yjqa.ask.facts.texts import whole_row
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.proposal import Proposal
from yjqa.ask.words import Term, stems_of
from yjqa.records import Risk

GREATEST = re.compile(r"\b(?:biggest|largest|highest|greatest|top|main|most (?:serious|severe|significant)|worst)\b[^?]*?\brisk\b|\brisk\b[^?]*\b(?:highest|biggest|largest|greatest|worst)\b|\b(?:highest|biggest|top|largest)[- ](?:scor\w+|rated)\b", re.I)  # fmt: skip
LEAST = re.compile(r"\b(?:smallest|lowest|(?<!at )least)\b", re.I)
_SAID_GREATEST = re.compile(
    r"\b(?:biggest|largest|highest|greatest|main|most (?:serious|significant))\b[^.]*\brisk\b", re.I
)
FIRST_FEW = re.compile(r"\b(?:top|highest|biggest|greatest|largest|worst)\b(?: \w+)? (?P<n>two|three|four|five|\d)\b|\b(?P<m>two|three|four|five|\d) (?:top|highest|biggest|greatest|largest|worst|most)\b", re.I)  # fmt: skip
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
_MOST_GREATEST = 3
"""Risks that are named where several papers have a greatest one."""

_FEW = 3
"""Risks of a rating that are told in a sentence rather than in a table."""

_ABOUT = 0.8
"""Share of the words beside the rating that a risk, its owner and what stands over it must have."""


def ranked(
    asked: Asked, terms: Sequence[Term], listed: Sequence[Listed[Risk]], knowledge: Knowledge
) -> Proposal | None:
    """The risk that is scored highest or lowest, or that the paper's own words call the greatest."""
    risks = _about(terms, listed, knowledge)
    if risks is None:
        return None
    lowest = bool(LEAST.search(asked.text)) and not GREATEST.search(asked.text)
    measure = next((measure for measure in MEASURES if measure.pattern.search(asked.text)), MEASURES[-1])
    scored = [(risk, value) for risk in risks if (value := height(measure.of(risk))) is not None]
    if not scored and measure is MEASURES[-1]:
        measure = IMPACT_AND_LIKELIHOOD
        scored = [(risk, value) for risk in risks if (value := _product(risk)) is not None]
    filters = filters_of(asked, terms, f"{'lowest' if lowest else 'highest'} {measure.name}")
    said = [] if lowest else [risk for risk in risks if _SAID_GREATEST.search(f"{risk.risk} {risk.source.quote}")]
    best = (min if lowest else max)((value for _, value in scored), default=None)
    first = [*said, *(risk for risk, value in scored if value == best and risk not in said)][:_MOST_GREATEST]
    if not first:
        return None
    parts = [f"“{clip(risk.risk, 200)}”{_worded(risk, measure)} [{n}]" for n, risk in enumerate(first, start=1)]
    most = f"the {'lowest' if lowest else 'highest'} {measure.name} of {len(scored)} risks"
    sentence = f"{'; '.join(parts)}{f': {most}' if scored and not said else ''}."
    answer = asked_answer(
        asked.text, "risk", sentence, found=True, sources=[risk.source for risk in first], filters=filters,
        records=[risk.id for risk in first], confidence=0.85 if len(first) == 1 else 0.7,
    )  # fmt: skip
    return Proposal(answer, 0.88 if terms else 0.92)


def leading(
    asked: Asked, terms: Sequence[Term], listed: Sequence[Listed[Risk]], knowledge: Knowledge, first: re.Match[str]
) -> Proposal | None:
    """So many of the risks with the highest ratings, and those that are rated as high as the last of them."""
    number = (first["n"] or first["m"]).lower()
    count = int(number) if number.isdigit() else _NUMBERS[number]
    risks = _about(terms, listed, knowledge) or []
    measure = next((measure for measure in MEASURES if measure.pattern.search(asked.text)), MEASURES[-1])
    rated = [(value, risk) for risk in risks if (value := height(measure.of(risk)) or _product(risk)) is not None]
    rated.sort(key=lambda pair: -pair[0])
    if len(rated) <= count:
        return None
    least = rated[count - 1][0]
    return _told_with_ratings(
        asked, terms, [risk for value, risk in rated if value >= least], f"highest {count}", knowledge
    )


def rated_so(
    asked: Asked, terms: Sequence[Term], listed: Sequence[Listed[Risk]], knowledge: Knowledge, demands: Sequence[Demand]
) -> Proposal | None:
    """The risks that bear the ratings; `None` where the papers rate none so that it could be told."""
    told = [(item, all(held)) for item in listed if None not in (held := [one.holds(item.record) for one in demands])]
    rest = [term for term in terms if not is_rating_word(term.word.text, demands)]
    about = [
        (item.record, holds)
        for item, holds in told
        if knowledge.lexicon.share(rest, item.own | item.details | item.around | stems_of(item.record.owner)) >= _ABOUT
    ]
    if not about:
        return None
    risks = newest_first([risk for risk, holds in about if holds], knowledge)
    wanted = " and ".join(demand.words for demand in demands)
    filters = filters_of(asked, rest, wanted)
    if not risks:
        sentence = f"None of the {len(about)} rated risks in the papers has {wanted}; the first that they rate is “{clip(about[0][0].risk, 160)}” ({shown(about[0][0])}) [1]."  # fmt: skip
        answer = asked_answer(
            asked.text, "risks", sentence, found=False, sources=[whole_row(about[0][0].source, knowledge)],
            filters=filters, confidence=0.8,
        )  # fmt: skip
        return Proposal(answer, 0.85)
    return _told_with_ratings(asked, rest, risks, wanted, knowledge)


def _told_with_ratings(
    asked: Asked, terms: Sequence[Term], risks: Sequence[Risk], wanted: str, knowledge: Knowledge
) -> Proposal:
    """Risks with how they are rated and who owns them: a sentence where they are few, else a table."""
    parts = [f"“{clip(risk.risk, 200)}” ({_rating_and_owner(risk)}) [{n}]" for n, risk in enumerate(risks, start=1)]
    sentence = "; ".join(parts) if len(parts) <= _FEW else f"The papers rate {len(risks)} risks so [1]–[{len(risks)}], listed below"  # fmt: skip
    count = f"{len(risks)} risk{'s'[: len(risks) != 1]}: " if asked.asks("count") and len(parts) <= _FEW else ""
    texts = shorten([risk.risk for risk in risks])
    rows = tuple((text, shown(risk), risk.owner, f"[{n}]") for n, (text, risk) in enumerate(zip(texts, risks, strict=True), start=1))  # fmt: skip
    table = AnswerTable(title="Risks", columns=("risk", "rating", "owner", "source"), rows=rows)
    answer = asked_answer(
        asked.text, "risks", f"{count}{sentence}.", found=True, sources=[whole_row(risk.source, knowledge) for risk in risks],
        filters=filters_of(asked, terms, wanted), records=[risk.id for risk in risks], confidence=0.9,
        table=table if len(risks) > _FEW else None, notes=asked.scope.notes,
    )  # fmt: skip
    return Proposal(answer, 0.92)


def _rating_and_owner(risk: Risk) -> str:
    return f"{shown(risk)}{f', owner {risk.owner}' if risk.owner else ''}"


def _product(risk: Risk) -> float | None:
    """Impact times likelihood, for registers that give no score of their own."""
    impact, likelihood = height(risk.impact), height(risk.likelihood)
    return None if impact is None or likelihood is None else impact * likelihood


def _worded(risk: Risk, measure: Measure) -> str:
    """The figure and the owner in brackets, where the paper gives them."""
    parts = [f"{measure.name} {measure.of(risk)}"] if measure.of(risk) is not None else []
    parts += [f"owner {risk.owner}"] if risk.owner else []
    return f" ({', '.join(parts)})" if parts else ""


def _about(terms: Sequence[Term], listed: Sequence[Listed[Risk]], knowledge: Knowledge) -> list[Risk] | None:
    """The risks of the lists that the words mean; `None` where they mean none."""
    if not terms:
        return [item.record for item in listed]
    chosen = choose_lists(listed, terms, knowledge.lexicon)
    return list(chosen.records) if chosen.share >= 0.5 else None


def filters_of(asked: Asked, terms: Sequence[Term], detail: str | None) -> dict[str, str | list[str] | bool]:
    """How the question was taken, in words."""
    filters: dict[str, str | list[str] | bool] = {}
    if asked.scope.documents:
        filters["document"] = sorted(asked.scope.documents)
    if asked.scope.areas:
        filters["area"] = [link.name for link in asked.scope.areas]
    if terms:
        filters["about"] = " ".join(term.word.text for term in terms)
    return filters | ({"asked": detail} if detail else {})
