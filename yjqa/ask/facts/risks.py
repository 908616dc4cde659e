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
    SCORE,
    Detail,
    controls_of,
)
from yjqa.ask.facts.risk_ranking import FIRST_FEW, GREATEST, LEAST, filters_of, leading, ranked, rated_so
from yjqa.ask.facts.risk_ratings import read_demands
from yjqa.ask.facts.tabling import clip, places_of, shorten
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
_UNOWNED = re.compile(r"\b(?:no|without(?: an?)?|lack\w*(?: an?)?|not (?:have|name|give)(?: an?)?) (?:\w+ )?owners?\b|\bunowned\b|\bnot owned\b|\bnobody owns\b", re.I)  # fmt: skip
_COUNTED = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?=(?:\w+ ){0,2}risks\b)", re.I)

_ANY = re.compile(r"\bany (?:\w+ )?risks?\b", re.I)


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
    if (first := FIRST_FEW.search(text)) is not None and (found := leading(asked, terms, listed, knowledge, first)):
        return found
    if GREATEST.search(text) or (LEAST.search(text) and SCORE.search(text)):
        return ranked(asked, terms, listed, knowledge)
    plural = bool(re.search(r"\brisks\b", text, re.I))
    if (plural or re.search(r"\bwhich risk\b", text, re.I)) and _OWNED_BY.search(text):
        return _owned(asked, terms, listed, knowledge)
    singly = asked.asks("confirm", "explain") and not _ANY.search(text)
    if not singly and (demands := read_demands(text)):
        return rated_so(asked, terms, listed, knowledge, demands)
    if plural and _UNOWNED.search(text):
        return _unowned(asked, terms, listed, knowledge)
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
    filters = filters_of(asked, terms, detail.name)
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


def _unowned(
    asked: Asked, terms: Sequence[Term], listed: Sequence[Listed[Risk]], knowledge: Knowledge
) -> Proposal | None:
    """The risks without an owner, of registers that give the others one."""
    owning = {item.list for item in listed if item.record.owner}
    rest = [
        term for term in terms if term.word.text.lower() not in ("no", "not", "without", "unowned", "nobody", "lack")
    ]
    unowned = [item.record for item in listed if item.list in owning and not item.record.owner]
    if rest or not unowned:
        return None
    return _listing(asked, (), unowned, knowledge, 0.9)


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
        filters=filters_of(asked, terms, None), records=[risk.id for risk in risks], confidence=min(fit, 0.92),
        table=AnswerTable(title="Risks", columns=columns, rows=rows) if len(risks) > 1 else None, notes=asked.scope.notes,
    )  # fmt: skip
    return Proposal(answer, fit)


def _fit(share: float, meant: Sequence[Listed[Risk]], terms: Sequence[Term]) -> float:
    """How well an answer fits whose risks account for this share of the words; less where they lack a name."""
    return round(0.5 + 0.42 * min(share, 1.0) - 0.2 * bool(unaccounted_names(meant, terms)), 3)
