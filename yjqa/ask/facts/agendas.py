"""Agendas: what is on one, who presents an item and how long it takes."""

import re
from collections.abc import Sequence

from yjqa.ask.answer import AnswerTable, asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.facts.agenda_items import AgendaItem, agenda_of, lengths
from yjqa.ask.facts.forward_plans import planned_for
from yjqa.ask.facts.idle import idle_words
from yjqa.ask.facts.tabling import clip
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.linking import find_links, name_key
from yjqa.ask.proposal import Proposal
from yjqa.ask.words import Term, stems_of

_AGENDA = re.compile(r"\bagendas?\b", re.I)
_DISCUSSED = re.compile(r"\b(?:will|to|going to) be (?:discussed|considered|presented|tabled)\b", re.I)
_ITEM = re.compile(r"\bitems?\b", re.I)
_PRESENTS = re.compile(r"\bwho(?:['’]?s| is| are| was| were| will be| will)?\b[^?]*\b(?:doing|do|present\w*|lead\w*|taking|takes?|speak\w*|introduc\w+|giving|gives?|covering|down for|on)\b", re.I)  # fmt: skip
_SPEAKS = re.compile(r"\bwho(?:['’]?s| is| are| was| were| will be| will)? (?:present(?:s|ing|ed)?|introduc(?:es|ing|ed?)|speak(?:s|ing)?|deliver(?:s|ing|ed)?)\b", re.I)  # fmt: skip
_LONG = re.compile(r"\bhow (?:long|many minutes|much time)\b|\bminutes\b|\badd up\b|\blength\b", re.I)
_ALTOGETHER = re.compile(r"\badd(?:ed|ing)?\b[^?]*\bup\b|\baltogether\b|\bin total\b|\btotal\b|\beach item\b|\ball the items\b", re.I)  # fmt: skip
_TIME = re.compile(r"\bwhat time\b|\bwhen\b", re.I)
_MANY = re.compile(r"\bhow many items\b|\bnumber of items\b", re.I)
_NTH = re.compile(r"\bitem (?:no\.? |number )?(\d{1,2}[a-z]?)\b", re.I)
_PAPER_SAYS = re.compile(r"\bwhat (?:does|did|do) [^?]*\b(?:paper|report|item)s? (?:say|cover|contain|recommend|conclude|propose)\b|\bwhat (?:is|was) in the [^?]*\b(?:paper|report)\b", re.I)  # fmt: skip
_NOT_HERE = re.compile(r"\bto follow\b|\bverbal\b|\bto be tabled\b|\btabled\b|\bto be circulated\b", re.I)

_ITEM_SHARE = 0.6
"""Share of the words that an item's title must have."""

_PAPER_SHARE = 0.95
"""The same where the question does not speak of an item."""


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """What an agenda says; `None` where none is asked about."""
    text = asked.text
    says, speaks = bool(_PAPER_SAYS.search(text)), bool(_SPEAKS.search(text))
    if not (_AGENDA.search(text) or _DISCUSSED.search(text) or _ITEM.search(text) or says or speaks):
        return None
    terms = tuple(term for term in asked.terms if term.word.text.lower() not in idle_words("agendas"))
    agenda, rest = _agenda(asked, terms, knowledge)
    if not agenda:
        return planned_for(asked, terms, knowledge)
    if says:
        return _to_follow(asked, agenda, terms, knowledge)
    if _LONG.search(text) and _ALTOGETHER.search(text):
        return _length(asked, agenda)
    if (nth := _NTH.search(text)) is not None:
        found = [item for item in agenda if item.number.lower() == nth[1].lower()]
        return _items(asked, found, 0.9) if found else None
    links = [linked for linked in find_links(text, knowledge.names) if linked.link.names]
    if links and not asked.asks("who"):
        keys = {name_key(name).split()[-1] for linked in links for name in linked.link.names}
        mine = [item for item in agenda if item.lead and keys & set(name_key(item.lead).split())]
        return _items(asked, mine, 0.88) if mine else None
    if rest:
        plain = bool(_ITEM.search(text) or _AGENDA.search(text))
        found = _about(rest, agenda, knowledge, _ITEM_SHARE if plain else _PAPER_SHARE)
        if not found:
            return None
        return _items(asked, found, 0.92 if _ITEM.search(text) else 0.85)
    if not (_AGENDA.search(text) or _DISCUSSED.search(text) or _MANY.search(text)):
        return None
    if _LONG.search(text) or asked.asks("sum"):
        return _length(asked, agenda)
    return _whole(asked, agenda)


def _agenda(
    asked: Asked, terms: Sequence[Term], knowledge: Knowledge
) -> tuple[tuple[AgendaItem, ...], tuple[Term, ...]]:
    """The agenda that is meant, and the words that do not name its meeting."""
    scope = asked.scope
    wanted = {link.name for link in scope.areas}
    best: tuple[float, tuple[AgendaItem, ...], tuple[Term, ...]] = (0.0, (), ())
    for document in sorted(knowledge.documents.values(), key=lambda d: str(d.date or "")):
        if not scope.holds_document(document.id) or scope.unknown_areas:
            continue
        if wanted and not wanted & set(document.areas):
            continue
        dates = [period for period in scope.periods if period.start and period.end]
        if dates and not (document.date and any(p.start <= document.date <= p.end for p in dates if p.start and p.end)):
            continue
        items = agenda_of(document.id, knowledge)
        if not items:
            continue
        bodies = [meeting.body for meeting in knowledge.meetings if meeting.source.document == document.id]
        known = stems_of(document.title, document.id.replace("-", " "), *document.areas, *bodies)
        titles = stems_of(*(item.title for item in items))
        score = 0.5 + knowledge.lexicon.share(terms, known | titles)
        if score >= best[0]:
            day = stems_of(f"{document.date:%-d %d %B %b %Y}") if document.date else frozenset()
            rest = tuple(term for term in terms if not term.stands_in(known | day))
            best = (score, items, rest)
    return best[1], best[2]


def _about(terms: Sequence[Term], agenda: Sequence[AgendaItem], knowledge: Knowledge, least: float) -> list[AgendaItem]:
    shares = [knowledge.lexicon.share(terms, stems_of(item.title)) for item in agenda]
    best = max(shares)
    return [item for item, share in zip(agenda, shares, strict=True) if share >= max(best - 0.05, least)]


def _items(asked: Asked, found: Sequence[AgendaItem], fit: float) -> Proposal | None:
    """What the agenda says of some items, the thing that is asked first."""
    parts = [f"{_said(asked.text, item)} [{n}]" for n, item in enumerate(found, start=1)]
    lacks = _lacks(asked.text, found[0]) if len(found) == 1 else None
    if lacks is not None:
        parts = [f"The agenda lists “{clip(found[0].title)}” but does not give {lacks} [1]"]
    answer = asked_answer(
        asked.text, "agenda item", f"{'; '.join(parts)}.", found=lacks is None, filters={"item": [item.title for item in found]},
        sources=[item.source for item in found], confidence=0.88,
    )  # fmt: skip
    return Proposal(answer, fit)


def _said(text: str, item: AgendaItem) -> str:
    named = f"item {item.number}, “{clip(item.title)}”"
    length = f"{item.minutes} minutes" if item.minutes is not None else item.time
    if _PRESENTS.search(text) and item.lead:
        return f"{item.lead}: {named}"
    if (_LONG.search(text) or _TIME.search(text)) and length:
        return f"{length}: {named}{f' ({item.lead})' if item.lead else ''}"
    more = ", ".join(part for part in (item.lead, length) if part)
    return f"{named[0].upper()}{named[1:]}{f' ({more})' if more else ''}"


def _lacks(text: str, item: AgendaItem) -> str | None:
    if _PRESENTS.search(text) and item.lead is None:
        return "who presents it"
    if _LONG.search(text) and item.minutes is None:
        return "how long it takes"
    return "a time for it" if re.search(r"\bwhat time\b", text, re.I) and item.time is None else None


def _length(asked: Asked, agenda: Sequence[AgendaItem]) -> Proposal | None:
    """The minutes of all items together, computed."""
    minutes = list(lengths(agenda))
    if not minutes:
        return None
    total = sum(minutes)
    hours = f" ({total // 60} hour{'s'[: total >= 120]} {total % 60} minutes)" if total >= 60 else ""
    marks = f"[1]–[{len(agenda)}]"
    sentence = (
        f"{total} minutes{hours}: {' + '.join(map(str, minutes))} for the {len(minutes)} items with a time {marks}."
    )
    notes = [] if len(minutes) == len(agenda) else [f"{len(agenda) - len(minutes)} items give no length."]
    answer = asked_answer(
        asked.text, "agenda length", sentence, found=True, sources=[item.source for item in agenda],
        notes=[*notes, "Computed from the minutes that the agenda gives."], confidence=0.9,
    )  # fmt: skip
    return Proposal(answer, 0.92)


def _whole(asked: Asked, agenda: Sequence[AgendaItem]) -> Proposal:
    """The whole agenda as a table."""
    leads, times = any(item.lead for item in agenda), any(item.minutes is not None or item.time for item in agenda)
    columns = ("no.", "item", *["lead"] * leads, *["time"] * times, "source")
    rows = tuple(
        (
            item.number, clip(item.title, 200), *[item.lead] * leads,
            *[f"{item.minutes} min" if item.minutes is not None else item.time] * times, f"[{n}]",
        )
        for n, item in enumerate(agenda, start=1)
    )  # fmt: skip
    title = agenda[0].source.title
    answer = asked_answer(
        asked.text, "agenda", f"The agenda has {len(agenda)} items [1]–[{len(agenda)}], listed below ({title}).",
        found=True, sources=[item.source for item in agenda], confidence=0.9,
        table=AnswerTable(title="Agenda", columns=columns, rows=rows),
    )  # fmt: skip
    return Proposal(answer, 0.92)


def _to_follow(
    asked: Asked, agenda: Sequence[AgendaItem], terms: Sequence[Term], knowledge: Knowledge
) -> Proposal | None:
    """That a paper is only announced: the agenda says that it follows, or that the report is verbal."""
    found = [item for item in _about(terms, agenda, knowledge, _PAPER_SHARE) if _NOT_HERE.search(item.title)]
    if not found or not terms:
        return None
    item = found[0]
    sentence = f"The papers do not say: the agenda lists “{clip(item.title)}” [1], and no paper on it is held."
    answer = asked_answer(
        asked.text, "agenda item", sentence, found=False, sources=[item.source], filters={"item": item.title},
        confidence=0.8,
    )  # fmt: skip
    return Proposal(answer, 0.85)
