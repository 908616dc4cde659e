"""Visions, objectives, priorities and recommendations: which there are, how they are rated and how they go on."""

import re
from collections.abc import Sequence

from yjqa.ask.answer import AnswerTable, asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.facts.listings import (
    Chosen,
    Listed,
    choose_lists,
    choose_one,
    list_records,
    narrow,
    newest_first,
    unaccounted_names,
    without_papers,
)
from yjqa.ask.facts.objective_questions import Wanted, read_wanted
from yjqa.ask.facts.surroundings import introduction
from yjqa.ask.facts.tabling import clip, places_of, shorten
from yjqa.ask.facts.texts import whole_row
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.proposal import Proposal
from yjqa.ask.words import Lexicon
from yjqa.records import Objective, Rag

_RAG = re.compile(
    r"\brag\b|\bratings?\b|\brated\b|\brate\b|\bcolou?r\b|\btraffic[- ]light\b|\b(?:red|amber|green)\b", re.I
)
_COLOUR = re.compile(r"\b(red|amber|green)\b", re.I)
_UNRATED = re.compile(r"\b(?:not|no|without(?: a)?|lack\w*|un)[- ]?(?:been )?(?:rag )?(?:rated|ratings?|rag)\b", re.I)
_WHICH = re.compile(
    r"\b(?:which|what|how many|list|any|all|show|give)\b[^?]*?\b(?:are|is|were|was|rated|have|has)\b|^\W*(?:red|amber|green)\b|\bwhich\b",
    re.I,
)
_PROGRESS = re.compile(
    r"\b(?:progress|achieved|accomplished|how (?:are we doing|is it going)|done so far|happened)\b", re.I
)
_FORWARD = re.compile(r"\b(?:forward actions?|next steps?|actions?|planned|steps)\b", re.I)
_CALLED_ACTION = re.compile(r"\bpriorit(?:y|ies) for action\b", re.I)
_REPORT = re.compile(r"\b(?:reports?|papers?)$", re.I)
_ABOUT = re.compile(
    r"\b(?:about|on|regarding|around|concerning|relat\w+ to|to do with|mention\w*|cover\w*|deal\w* with)\b", re.I
)


_WITH_AREA = 15
"""Rows of a table up to which a column for areas is no burden."""

_SINGLE = {"strategic_objective": "strategic objective", "service_priority": "service priority",
           "priority_for_action": "priority for action", "performance_priority": "performance priority",
           "recommendation": "recommendation", "vision": "vision"}  # fmt: skip


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """The objectives, or what is asked of one; `None` where no objective is asked about."""
    wanted = read_wanted(asked)
    if wanted is None or not knowledge.objectives or asked.scope.unknown_areas:
        return None
    records = narrow(knowledge.objectives, asked, knowledge, lambda objective: objective.area)
    inside_pack = wanted.kinds == ("recommendation",) and any(
        _REPORT.search(asked.text[start:end]) for start, end in asked.scope.document_spans
    )
    if inside_pack and not any(record.objective_kind in wanted.kinds for record in records):
        return propose(without_papers(asked, knowledge), knowledge)
    kept = {record.id for record in records}
    listed = [item for item in knowledge.kept(_listed) if item.record.id in kept]
    text = asked.text
    if _FORWARD.search(_CALLED_ACTION.sub("", text)) and "recommendation" not in wanted.kinds and wanted.terms:
        return _forward(asked, wanted, listed, knowledge)
    if _RAG.search(text) and (colour := _COLOUR.search(text)) is not None and _WHICH.search(text) and wanted.plural:
        return _rated(asked, wanted, listed, knowledge, colour[1].lower())
    if _UNRATED.search(text) and wanted.plural:
        return _rated(asked, wanted, listed, knowledge, None)
    if asked.asks("who", "when", "where", "sum", "share", "difference", "change"):
        return None
    if _RAG.search(text) and "recommendation" not in wanted.kinds:
        return _rating(asked, wanted, listed, knowledge)
    if asked.asks("explain", "confirm") and not _PROGRESS.search(text):
        return None
    if wanted.terms and _PROGRESS.search(text):
        return _progress(asked, wanted, listed, knowledge)
    return _list(asked, wanted, listed, knowledge)


def _listed(knowledge: Knowledge) -> tuple[Listed[Objective], ...]:
    """Every objective in its list."""
    return list_records(
        knowledge.objectives,
        knowledge,
        own=lambda record: (record.text,),
        details=lambda record: (record.progress, *record.forward_actions, record.area, record.period),
        label=lambda record: _SINGLE[record.objective_kind],
    )


def _of_kinds(listed: Sequence[Listed[Objective]], kinds: Sequence[str]) -> list[Listed[Objective]]:
    return [item for item in listed if item.record.objective_kind in kinds]


def _one(wanted: Wanted, listed: Sequence[Listed[Objective]], knowledge: Knowledge) -> Chosen[Objective]:
    """The one objective that the words mean, or few of them."""
    chosen = choose_one(_of_kinds(listed, wanted.kinds), wanted.terms, knowledge.lexicon)
    missing = unaccounted_names([item for item in listed if item.record in chosen.records], wanted.terms)
    return Chosen(chosen.records, chosen.share * (0.5 if missing else 1.0))


def _rated(
    asked: Asked, wanted: Wanted, listed: Sequence[Listed[Objective]], knowledge: Knowledge, colour: str | None
) -> Proposal | None:
    """Which objectives bear a rating; `None` for those that bear none."""
    rated_papers = {item.record.source.document for item in listed if item.record.rag}
    rated_kinds = {item.record.objective_kind for item in listed if item.record.rag}
    inside = [
        item
        for item in _of_kinds(listed, wanted.kinds)
        if item.record.source.document in rated_papers and item.record.objective_kind in rated_kinds
    ]
    if not inside:
        return None
    items = [item for item in inside if item.record.rag == colour]
    if wanted.terms:
        chosen = choose_lists(inside, wanted.terms, knowledge.lexicon)
        if chosen.share < 0.5:
            return None
        items = [item for item in items if item.record in chosen.records]
    rated = f"rated {colour}" if colour else "not rated"
    if not items:
        sentence = f"None of the {len(inside)} {wanted.called} in the papers is {rated}."
        answer = asked_answer(
            asked.text, "objectives", sentence, found=False, filters=_filters(asked, wanted, rag=colour), confidence=0.8
        )
        return Proposal(answer, 0.8)
    return _listing(asked, wanted, [item.record for item in items], knowledge, 0.92, rated, colour=colour)


def _rating(asked: Asked, wanted: Wanted, listed: Sequence[Listed[Objective]], knowledge: Knowledge) -> Proposal | None:
    """The rating of one objective, or that it has none."""
    rated_papers = {item.record.source.document for item in listed if item.record.rag}
    inside = [item for item in listed if item.record.source.document in rated_papers]
    if not inside or not wanted.terms:
        return None
    chosen = _one(wanted, inside, knowledge)
    if chosen.share < 0.55:
        return None
    first = chosen.records[0]
    filters = _filters(asked, wanted, objective=clip(first.text, 80))
    if first.rag is None:
        sentence = f"The papers give no rating for the objective “{clip(first.text)}” [1]."
        answer = asked_answer(
            asked.text, "rating", sentence, found=False, sources=[first.source], filters=filters, confidence=0.85
        )
        return Proposal(answer, _fit(chosen.share))
    parts = [f"“{clip(record.text, 160)}” is rated {record.rag or 'by no colour'} [{n}]" for n, record in enumerate(chosen.records[:3], 1)]  # fmt: skip
    lead = _confirmed(asked, first.rag) + ("The objective " if len(parts) == 1 else "")
    answer = asked_answer(
        asked.text, "rating", f"{lead}{'; '.join(parts)}.", found=True,
        sources=[whole_row(record.source, knowledge) for record in chosen.records[:3]], filters=filters,
        records=[record.id for record in chosen.records[:3]], confidence=0.9,
    )  # fmt: skip
    return Proposal(answer, _fit(chosen.share))


def _confirmed(asked: Asked, rag: Rag) -> str:
    colour = _COLOUR.search(asked.text)
    if not asked.asks("confirm") or colour is None:
        return ""
    return "Yes: " if colour[1].lower() == rag else f"No, {rag}: "


def _progress(
    asked: Asked, wanted: Wanted, listed: Sequence[Listed[Objective]], knowledge: Knowledge
) -> Proposal | None:
    """What the papers say of an objective's progress."""
    inside = [item for item in listed if item.record.progress]
    chosen = _one(wanted, inside, knowledge)
    if chosen.share < 0.55:
        return None
    first = chosen.records[0]
    rated = f" It is rated {first.rag}." if first.rag else ""
    sentence = f"On “{clip(first.text, 160)}”: {clip(first.progress or '', 700)} [1].{rated}"
    answer = asked_answer(
        asked.text, "progress", sentence, found=True, sources=[whole_row(first.source, knowledge)],
        filters=_filters(asked, wanted, objective=clip(first.text, 80)), records=[first.id], confidence=0.85,
    )  # fmt: skip
    return Proposal(answer, _fit(chosen.share))


def _forward(
    asked: Asked, wanted: Wanted, listed: Sequence[Listed[Objective]], knowledge: Knowledge
) -> Proposal | None:
    """What is to be done next for an objective: its own forward actions, each cited where the register has it."""
    inside = [item for item in listed if item.record.forward_actions]
    chosen = _one(wanted, inside, knowledge)
    if chosen.share < 0.55:
        return None
    first = chosen.records[0]
    places = {action.text.strip(" ."): action for action in knowledge.register}
    actions = [(text, places.get(text.strip(" ."))) for text in first.forward_actions]
    sources = [action.source if action else first.source for _, action in actions]
    sentence = f"For “{clip(first.text, 160)}” the papers plan {len(actions)} action{'s'[: len(actions) > 1]}: "
    sentence += "; ".join(f"{clip(text, 160)} [{n}]" for n, (text, _) in enumerate(actions, start=1)) + "."
    answer = asked_answer(
        asked.text, "forward actions", sentence, found=True, sources=[*sources, whole_row(first.source, knowledge)],
        filters=_filters(asked, wanted, objective=clip(first.text, 80)),
        records=[first.id, *(action.id for _, action in actions if action)], confidence=0.9,
    )  # fmt: skip
    return Proposal(answer, _fit(chosen.share))


def _list(asked: Asked, wanted: Wanted, listed: Sequence[Listed[Objective]], knowledge: Knowledge) -> Proposal | None:
    """The objectives of the papers, or those that the words mean, in the papers' order."""
    lexicon = knowledge.lexicon
    best: tuple[float, list[Objective]] | None = None
    for kinds in _tries(wanted.kinds):
        items = _of_kinds(listed, kinds)
        if not items:
            continue
        if not wanted.terms:
            records, share = _called_so(items, wanted, asked, lexicon), 1.0
        else:
            one = choose_one(items, wanted.terms, lexicon)
            lists = choose_lists(items, wanted.terms, lexicon)
            of_items = lists.over < 0.5 and wanted.count is None
            about = not wanted.plural or of_items or (bool(_ABOUT.search(asked.text)) and kinds != ("recommendation",))
            chosen = one if (about and one.share >= lists.share - 0.1) else lists
            records, share = list(chosen.records), chosen.share
            if unaccounted_names([item for item in items if item.record in records], wanted.terms):
                share -= 0.3
        records = _counted(records, items, wanted)
        if wanted.count is not None and len(records) == wanted.count:
            share = max(share, 0.6 if asked.scope.documents or asked.scope.areas else 0.0) + 0.15
        share -= 0.03 * _tries(wanted.kinds).index(kinds)
        if best is None or share > best[0]:
            best = (share, records)
    if best is None or best[0] < 0.5:
        return None
    share, records = best
    if wanted.nth is not None:
        if not 1 <= wanted.nth <= len(records) or len({record.source.document for record in records}) > 1:
            return None
        records = [records[wanted.nth - 1]]
    return _listing(asked, wanted, records, knowledge, _fit(min(share, 1.0)), None)


def _called_so(items: Sequence[Listed[Objective]], wanted: Wanted, asked: Asked, lexicon: Lexicon) -> list[Objective]:
    """All of a kind; of several papers' lists those that the papers themselves call as the question does."""
    if asked.scope.documents or len(wanted.naming) < 2:
        return [item.record for item in items]
    return list(choose_lists(items, wanted.naming, lexicon).records)


def _tries(kinds: Sequence[str]) -> list[tuple[str, ...]]:
    """The kinds one after another: "priorities" are service priorities first, but may be others."""
    return [(kind,) for kind in kinds]


def _counted(records: list[Objective], items: Sequence[Listed[Objective]], wanted: Wanted) -> list[Objective]:
    """Where the question says how many there are, the list that has so many."""
    if wanted.count is None or len(records) == wanted.count:
        return records
    numbers = {item.record.id: item.list for item in items}
    groups = [
        [record for record in records if numbers[record.id] == number] for number in dict.fromkeys(numbers.values())
    ]
    return next((group for group in groups if len(group) == wanted.count), records)


def _listing(
    asked: Asked,
    wanted: Wanted,
    records: Sequence[Objective],
    knowledge: Knowledge,
    fit: float,
    rated: str | None,
    colour: str | None = None,
) -> Proposal:
    """The objectives as a sentence where they are few, and as a table."""
    kinds = {record.objective_kind for record in records}
    noun = _SINGLE[next(iter(kinds))] if len(kinds) == 1 else "objective"
    nouns = (
        noun if len(records) == 1 else (noun.replace("priority", "priorities") if "priority" in noun else noun + "s")
    )
    records = newest_first(records, knowledge)
    papers = list(dict.fromkeys(record.source.document for record in records))
    whole = records[0].source.title if len(papers) == 1 else f"{len(papers)} papers"
    opening = f"{len(records)} {nouns}{f' {rated}' if rated else ''}"
    sources, marks = places_of(records)
    if rated:
        sources[: len(records)] = [whole_row(record.source, knowledge) for record in records]
    texts = shorten([record.text for record in records])
    if len(records) <= 3:
        said = "; ".join(
            f"“{clip(record.text, 420 // len(records) + 60)}” [{n}]" for n, record in enumerate(records, start=1)
        )
        sentence = f"The papers give {opening}: {said}."
    else:
        sentence = f"The papers give {opening} [1]–[{len(records)}], listed below ({whole})."
    lead = introduction(records[0].source, knowledge) if len(papers) == 1 and len(records) > 1 else None
    if lead is not None and not any(item.text in lead.quote for item in knowledge.objectives):
        sources.append(lead)
        sentence += f" They are introduced so: “{clip(lead.quote, 160)}” [{len(sources)}]."
    ratings = any(record.rag for record in records)
    areas = len({record.area for record in records}) > 1 and len(records) <= _WITH_AREA
    several = len(papers) > 1
    columns = ("objective", *["paper"] * several, *["area"] * areas, *["rated"] * ratings, "source")
    rows = tuple(
        (
            text,
            *[record.source.document] * several,
            *[record.area] * areas,
            *[record.rag or "not rated"] * ratings,
            mark,
        )
        for text, record, mark in zip(texts, records, marks, strict=True)
    )
    short = len(records) == 1
    table = None if short else AnswerTable(title=nouns.capitalize(), columns=columns, rows=rows)
    answer = asked_answer(
        asked.text, "objectives", sentence, found=True, sources=sources,
        filters=_filters(asked, wanted, rag=colour), table=table, records=[record.id for record in records],
        notes=asked.scope.notes, confidence=min(fit, 0.93),
    )  # fmt: skip
    return Proposal(answer, fit)


def _filters(asked: Asked, wanted: Wanted, **more: str | None) -> dict[str, str | list[str] | bool]:
    filters: dict[str, str | list[str] | bool] = {"kind": wanted.called}
    if asked.scope.documents:
        filters["document"] = sorted(asked.scope.documents)
    if asked.scope.areas:
        filters["area"] = asked.scope.joint or [link.name for link in asked.scope.areas]
    if asked.scope.years:
        filters["year"] = list(asked.scope.years)
    if wanted.terms:
        filters["about"] = " ".join(term.word.text for term in wanted.terms)
    return filters | {key: value for key, value in more.items() if value}


def _fit(share: float) -> float:
    """How well an answer fits whose records account for this share of the words."""
    return round(0.5 + 0.43 * max(min(share, 1.0), 0.0), 3)
