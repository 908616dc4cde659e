"""Risks: which there are, who owns one, how it is scored and what is done about it."""

import re
from collections.abc import Sequence

from yjqa.ask.answer import AnswerTable, asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.facts.idle import idle_words
from yjqa.ask.facts.listings import (
    Chosen,
    Listed,
    choose_lists,
    choose_one,
    list_records,
    narrow,
    newest_first,
    unaccounted_names,
)
from yjqa.ask.facts.risk_details import (
    CONTROLS,
    DETAILS,
    IMPACT_AND_LIKELIHOOD,
    MEASURES,
    SCORE,
    Detail,
    Measure,
    controls_of,
)
from yjqa.ask.facts.risk_ratings import Demand, height, is_rating_word, read_demands, shown
from yjqa.ask.facts.tabling import clip, places_of, shorten
from yjqa.ask.facts.texts import whole_row
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.proposal import Proposal
from yjqa.ask.words import Term, stems_of
from yjqa.records import Risk

_NO_RISK = re.compile(
    r"\bat (?:\w+ )?risk\b|\b(?:high|medium|low|higher|lower)[- ]risk\b|\brisk[- ](?:assess\w*|manage\w*|factors?|levels?|taking)\b|\brisks? of (?:re-?offend|serious harm|harm|custody|being|becoming|entering)\w*",
    re.I,
)  # fmt: skip
"""Where "risk" is said of a child, not of a plan."""

_RISK = re.compile(r"\brisks?\b", re.I)
_OWNED_BY = re.compile(r"\bowned by\b|\b(?:does|do) [^?]+ (?:own|hold|manage)\b|\brisks? (?:of|for) which\b", re.I)
_GREATEST = re.compile(r"\b(?:biggest|largest|highest|greatest|top|main|most (?:serious|severe|significant)|worst)\b[^?]*?\brisk\b|\brisk\b[^?]*\b(?:highest|biggest|largest|greatest|worst)\b|\b(?:highest|biggest|top|largest)[- ](?:scor\w+|rated)\b", re.I)  # fmt: skip
_LEAST = re.compile(r"\b(?:smallest|lowest|(?<!at )least)\b", re.I)
_SAID_GREATEST = re.compile(
    r"\b(?:biggest|largest|highest|greatest|main|most (?:serious|significant))\b[^.]*\brisk\b", re.I
)
_COUNTED = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?=(?:\w+ ){0,2}risks\b)", re.I)
_MOST_GREATEST = 3
"""Risks that are named where several papers have a greatest one."""

_ANY = re.compile(r"\bany (?:\w+ )?risks?\b", re.I)
_FIRST_FEW = re.compile(r"\b(?:top|highest|biggest|greatest|largest|worst)\b(?: \w+)? (?P<n>two|three|four|five|\d)\b|\b(?P<m>two|three|four|five|\d) (?:top|highest|biggest|greatest|largest|worst|most)\b", re.I)  # fmt: skip
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
_FEW = 3
"""Risks of a rating that are told in a sentence rather than in a table."""

_ABOUT = 0.8
"""Share of the words beside the rating that a risk, its owner and what stands over it must have."""

_ALMOST_ALL = 0.85
"""Share of the words that a risk must have where the question does not call it one."""


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """The risks, or what is asked of one; `None` where no risk is asked about."""
    text = _NO_RISK.sub(" ", asked.text)
    named = bool(_RISK.search(text))
    if not knowledge.risks or asked.scope.unknown_areas or not (named or CONTROLS.search(text)):
        return None
    kept = {record.id for record in narrow(knowledge.risks, asked, knowledge, lambda risk: None)}
    listed = [item for item in knowledge.kept(_listed) if item.record.id in kept]
    if not listed:
        return None
    terms = _terms(asked)
    if not named:
        return _detail(asked, terms, listed, knowledge, DETAILS[0], least=_ALMOST_ALL)
    if (first := _FIRST_FEW.search(text)) is not None and (leading := _leading(asked, terms, listed, knowledge, first)):
        return leading
    if _GREATEST.search(text) or (_LEAST.search(text) and SCORE.search(text)):
        return _ranked(asked, terms, listed, knowledge)
    plural = bool(re.search(r"\brisks\b", text, re.I))
    if (plural or re.search(r"\bwhich risk\b", text, re.I)) and _OWNED_BY.search(text):
        return _owned(asked, terms, listed, knowledge)
    singly = asked.asks("confirm", "explain") and not _ANY.search(text)
    if not singly and (demands := read_demands(text)):
        return _rated(asked, terms, listed, knowledge, demands)
    detail = next((detail for detail in DETAILS if detail.pattern.search(text)), None)
    if detail is not None and terms:
        return _detail(asked, terms, listed, knowledge, detail, least=0.5)
    if asked.asks("when", "where", "sum", "share", "change", "difference") or re.search(r"£|\bhow much\b", text, re.I):
        return None
    return _list(asked, terms, listed, knowledge, plural=plural)


def _terms(asked: Asked) -> tuple[Term, ...]:
    idle = idle_words("risks")
    counted = _COUNTED.search(asked.text)
    return tuple(
        term
        for term in asked.terms
        if term.word.text.lower() not in idle and not (counted and counted.start() <= term.word.start < counted.end())
    )


def _listed(knowledge: Knowledge) -> tuple[Listed[Risk], ...]:
    """Every risk in its register or list."""
    return list_records(
        knowledge.risks,
        knowledge,
        own=lambda risk: (risk.risk, risk.source.quote),
        details=lambda risk: (risk.causes, risk.consequences, risk.controls, risk.further_controls),
        label=lambda risk: "risk",
    )


def _detail(
    asked: Asked,
    terms: Sequence[Term],
    listed: Sequence[Listed[Risk]],
    knowledge: Knowledge,
    detail: Detail,
    least: float,
) -> Proposal | None:
    """One thing that the papers say of one risk, or that they do not say it."""
    chosen = choose_one(listed, terms, knowledge.lexicon)
    if not chosen.records or chosen.share < least or not terms:
        return None
    if least == _ALMOST_ALL and not _says(chosen.records[0], terms, listed, knowledge):
        return None
    with_detail = [risk for risk in chosen.records if detail.of(risk)]
    first = (with_detail or chosen.records)[0]
    said = _with_name(first, knowledge) if detail.name == "owner" else detail.of(first)
    fit = _fit(chosen.share, [item for item in listed if item.record in chosen.records], terms)
    filters = _filters(asked, terms, detail.name)
    if said is None:
        sentence = f"The papers name the risk “{clip(first.risk)}” [1], but do not say {detail.lacks}."
        return Proposal(
            asked_answer(
                asked.text, "risk", sentence, found=False, sources=[first.source], filters=filters, confidence=0.8
            ),
            fit - 0.1,
        )
    sentence = detail.says.format(risk=clip(first.risk, 180), detail=clip(said, 480))
    answer = asked_answer(
        asked.text, "risk", sentence, found=True, filters=filters,
        sources=[first.source, first.source.model_copy(update={"quote": detail.of(first) or said}), *first.also],
        records=[first.id], confidence=0.88,
    )  # fmt: skip
    return Proposal(answer, fit)


def _says(risk: Risk, terms: Sequence[Term], listed: Sequence[Listed[Risk]], knowledge: Knowledge) -> bool:
    """Whether the risk's own words have half of what is asked, so that it is not only its paper that does."""
    own = next(item.own for item in listed if item.record is risk)
    return knowledge.lexicon.share(terms, own) >= 0.5


def _ranked(
    asked: Asked, terms: Sequence[Term], listed: Sequence[Listed[Risk]], knowledge: Knowledge
) -> Proposal | None:
    """The risk that is scored highest or lowest, or that the paper's own words call the greatest."""
    risks = _about(terms, listed, knowledge)
    if risks is None:
        return None
    lowest = bool(_LEAST.search(asked.text)) and not _GREATEST.search(asked.text)
    measure = next((measure for measure in MEASURES if measure.pattern.search(asked.text)), MEASURES[-1])
    scored = [(risk, value) for risk in risks if (value := height(measure.of(risk))) is not None]
    if not scored and measure is MEASURES[-1]:
        measure = IMPACT_AND_LIKELIHOOD
        scored = [(risk, value) for risk in risks if (value := _product(risk)) is not None]
    filters = _filters(asked, terms, f"{'lowest' if lowest else 'highest'} {measure.name}")
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


def _leading(
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


def _owned(
    asked: Asked, terms: Sequence[Term], listed: Sequence[Listed[Risk]], knowledge: Knowledge
) -> Proposal | None:
    """The risks that somebody owns."""
    owned = [item for item in listed if item.record.owner]
    fits = [
        item for item in owned if knowledge.lexicon.share(terms, stems_of(*_owner_forms(item.record, knowledge))) >= 0.8
    ]
    if not terms or not fits:
        return None
    return _listing(asked, terms, [item.record for item in fits], knowledge, 0.9)


def _rated(
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
    filters = _filters(asked, rest, wanted)
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
        filters=_filters(asked, terms, wanted), records=[risk.id for risk in risks], confidence=0.9,
        table=table if len(risks) > _FEW else None, notes=asked.scope.notes,
    )  # fmt: skip
    return Proposal(answer, 0.92)


def _rating_and_owner(risk: Risk) -> str:
    return f"{shown(risk)}{f', owner {risk.owner}' if risk.owner else ''}"


def _with_name(risk: Risk, knowledge: Knowledge) -> str | None:
    """The owner; initials with the name that the same paper settles for them."""
    forms = [form for form in _owner_forms(risk, knowledge) if form]
    return f"{forms[0]} ({forms[1]})" if len(forms) > 1 else (forms[0] if forms else None)


def _owner_forms(risk: Risk, knowledge: Knowledge) -> list[str | None]:
    """The owner as printed, and the names of those whose initials these are in the same paper."""
    return [
        risk.owner,
        *(
            person.name
            for person in knowledge.people
            if person.source.document == risk.source.document and risk.owner in person.initials
        ),
    ]


def _list(
    asked: Asked, terms: Sequence[Term], listed: Sequence[Listed[Risk]], knowledge: Knowledge, *, plural: bool
) -> Proposal | None:
    """The risks that are meant: all of a paper, a list, or one."""
    if not terms:
        return _listing(asked, terms, [item.record for item in listed], knowledge, 0.92) if plural else None
    one = choose_one(listed, terms, knowledge.lexicon)
    lists = choose_lists(listed, terms, knowledge.lexicon)
    singly = not plural or lists.over < 0.5
    chosen: Chosen[Risk] = one if singly else lists
    if chosen.share < 0.5:
        return None
    meant = [item for item in listed if item.record in chosen.records]
    return _listing(asked, terms, list(chosen.records), knowledge, _fit(chosen.share, meant, terms))


def _listing(asked: Asked, terms: Sequence[Term], risks: Sequence[Risk], knowledge: Knowledge, fit: float) -> Proposal:
    """The risks in words where they are few, and as a table with what the papers say of each."""
    risks = newest_first(risks, knowledge)
    sources, marks = places_of(risks)
    texts = shorten([risk.risk for risk in risks], 220)
    controls = shorten([controls_of(risk) or "" for risk in risks], 110)
    owners, scores = any(risk.owner for risk in risks), any(risk.score is not None for risk in risks)
    controlled = any(controls)
    columns = ("risk", *["owner"] * owners, *["score"] * scores, *["what is done"] * controlled, "source")
    rows = tuple(
        (text, *[risk.owner] * owners, *[risk.score] * scores, *[control or None] * controlled, mark)
        for text, control, risk, mark in zip(texts, controls, risks, marks, strict=True)
    )
    if len(risks) == 1:
        done = controls_of(risks[0])
        sentence = f"“{clip(risks[0].risk, 500)}” [1]." + (
            f" What is done about it: {clip(done, 400)} [1]." if done else ""
        )
    elif len(risks) <= 3:
        sentence = f"The papers name {len(risks)} risks: " + "; ".join(f"“{clip(risk.risk, 200)}” [{n}]" for n, risk in enumerate(risks, 1)) + "."  # fmt: skip
    else:
        sentence = f"The papers name {len(risks)} risks [1]–[{len(risks)}], listed below."
    answer = asked_answer(
        asked.text, "risks", sentence, found=True, sources=sources,
        filters=_filters(asked, terms, None), records=[risk.id for risk in risks], confidence=min(fit, 0.92),
        table=AnswerTable(title="Risks", columns=columns, rows=rows) if len(risks) > 1 else None, notes=asked.scope.notes,
    )  # fmt: skip
    return Proposal(answer, fit)


def _fit(share: float, meant: Sequence[Listed[Risk]], terms: Sequence[Term]) -> float:
    """How well an answer fits whose risks account for this share of the words; less where they lack a name."""
    return round(0.5 + 0.42 * min(share, 1.0) - 0.2 * bool(unaccounted_names(meant, terms)), 3)


def _filters(asked: Asked, terms: Sequence[Term], detail: str | None) -> dict[str, str | list[str] | bool]:
    filters: dict[str, str | list[str] | bool] = {}
    if asked.scope.documents:
        filters["document"] = sorted(asked.scope.documents)
    if asked.scope.areas:
        filters["area"] = [link.name for link in asked.scope.areas]
    if terms:
        filters["about"] = " ".join(term.word.text for term in terms)
    return filters | ({"asked": detail} if detail else {})
