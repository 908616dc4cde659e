"""Records as their papers list them: which of them a question's words mean, one by one or list by list."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from yjqa.ask.asked import Asked
from yjqa.ask.facts.surroundings import surrounding_stems
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.words import Lexicon, Term, stems_of
from yjqa.records import Record

R = TypeVar("R", bound=Record)

_APART = 25
"""Lines of other text after which a list is another list."""

NEAR_BEST = 0.12
"""How much less of the words' weight than the best one a record may have and still be meant with it."""


@dataclass(frozen=True, slots=True)
class Listed(Generic[R]):
    """A record with the stems of its own words, of its details and of what stands over it; `list`: which list it is in."""

    record: R
    own: frozenset[str]
    details: frozenset[str]
    around: frozenset[str]
    list: int


@dataclass(frozen=True, slots=True)
class Chosen(Generic[R]):
    """The records that are meant, and the share (0-1) of the words' weight that they account for.

    `over`: the share that what stands over them accounts for without their own words.
    """

    records: tuple[R, ...]
    share: float
    over: float = 0.0


def list_records(
    records: Sequence[R],
    knowledge: Knowledge,
    own: Callable[[R], Iterable[str | None]],
    details: Callable[[R], Iterable[str | None]],
    label: Callable[[R], str],
) -> tuple[Listed[R], ...]:
    """The records in their lists: neighbours of one label under one heading, without much text between them."""
    listed: list[Listed[R]] = []
    number = 0
    for index, record in enumerate(records):
        if index and (label(record) != label(records[index - 1]) or _apart(records[index - 1], record)):
            number += 1
        listed.append(
            Listed(
                record,
                stems_of(*own(record)),
                stems_of(*details(record)),
                surrounding_stems(record.source, knowledge) | stems_of(label(record)),
                number,
            )
        )
    return tuple(listed)


def choose_one(listed: Sequence[Listed[R]], terms: Sequence[Term], lexicon: Lexicon) -> Chosen[R]:
    """The records whose own words the terms say; details and surroundings help where own words alone do not tell."""
    if not listed:
        return Chosen((), 0.0)
    scores = [
        lexicon.share(terms, item.own)
        + 0.5 * (lexicon.share(terms, item.own | item.details) - lexicon.share(terms, item.own))
        + 0.25 * (lexicon.share(terms, item.own | item.around) - lexicon.share(terms, item.own))
        for item in listed
    ]
    best = max(scores)
    meant = [item for item, score in zip(listed, scores, strict=True) if score >= best - NEAR_BEST and score > 0]
    share = max((lexicon.share(terms, item.own | item.details | item.around) for item in meant), default=0.0)
    return Chosen(tuple(item.record for item in meant), min(share, best + 0.35))


def choose_lists(listed: Sequence[Listed[R]], terms: Sequence[Term], lexicon: Lexicon) -> Chosen[R]:
    """The whole lists that the terms mean by what stands over them and in them."""
    shares: dict[int, float] = {}
    overs: dict[int, float] = {}
    for number in dict.fromkeys(item.list for item in listed):
        items = [item for item in listed if item.list == number]
        around = frozenset().union(*(item.around for item in items))
        within = frozenset().union(*(item.own | item.details for item in items))
        overs[number] = lexicon.share(terms, around)
        shares[number] = overs[number] + 0.7 * (lexicon.share(terms, around | within) - overs[number])
    best = max(shares.values(), default=0.0)
    meant = [item for item in listed if shares[item.list] >= best - NEAR_BEST]
    over = max((overs[item.list] for item in meant), default=0.0)
    return Chosen(tuple(item.record for item in meant), best, over)


def unaccounted_names(chosen: Sequence[Listed[R]], terms: Sequence[Term]) -> tuple[str, ...]:
    """The names and numbers of a question that none of these records and nothing over them has."""
    have = frozenset().union(*(item.own | item.details | item.around for item in chosen)) if chosen else frozenset()
    return tuple(term.word.text for term in terms if term.name and not term.stands_in(have))


def narrow(records: Sequence[R], asked: Asked, knowledge: Knowledge, area: Callable[[R], str | None]) -> list[R]:
    """The records of the papers, areas and years that a question names.

    A year or date counts where the record's own words, its paper's period, date or id, or its period have it.
    """
    scope = asked.scope
    kept = [record for record in records if scope.holds_document(record.source.document)]
    if scope.areas and scope.documents is None:
        wanted = {link.name for link in scope.areas} | ({scope.joint} if scope.joint else set())
        kept = [record for record in kept if _is_of(record, wanted, area(record), knowledge)]
    if scope.documents is None and (scope.years or scope.periods):
        timed = [record for record in kept if _is_timed(record, asked, knowledge)]
        kept = timed or [record for record in kept if _says_time(record, asked)]
    return kept


def newest_first(records: Sequence[R], knowledge: Knowledge) -> list[R]:
    """The records paper by paper, those of the latest edition first, each paper's in their order."""
    return sorted(records, key=lambda record: -_year_of(record, knowledge))


def _year_of(record: Record, knowledge: Knowledge) -> int:
    """The latest year that a record's period or its paper's date, period or id has; 0 where none has one."""
    document = knowledge.documents.get(record.source.document)
    if document is None:
        return 0
    if document.date:
        return document.date.year
    said = f"{getattr(record, 'period', None) or ''} {document.period or ''} {document.id}"
    return max((int(year) for year in re.findall(r"(?<!\d)20\d\d(?!\d)", said)), default=0)


def without_papers(asked: Asked, knowledge: Knowledge) -> Asked:
    """The question with the words that were read as a paper's name taken as words: a report inside a pack, most likely."""
    spans = tuple(span for span in asked.scope.spans if span not in asked.scope.document_spans)
    scope = replace(asked.scope, documents=None, document_spans=(), spans=spans)
    return replace(asked, scope=scope, terms=knowledge.lexicon.terms(asked.text, spans))


def _is_of(record: Record, wanted: set[str], area: str | None, knowledge: Knowledge) -> bool:
    document = knowledge.documents.get(record.source.document)
    areas = set(document.areas) if document else set()
    return bool(wanted & areas) or (area is not None and (area in wanted or any(name in area for name in wanted)))


def _is_timed(record: Record, asked: Asked, knowledge: Knowledge) -> bool:
    """Whether the record or its paper is of the year or date that is asked for."""
    document = knowledge.documents.get(record.source.document)
    if document is None:
        return False
    said = stems_of(document.period, document.title, document.id.replace("-", " "), getattr(record, "period", None))
    dated = document.date
    years = {part for year in asked.scope.years for part in (year[:4], year[:2] + year[-2:], year[-2:])}
    if any(stem in said for stem in years) or (
        dated and any(str(dated.year) == year[:4] for year in asked.scope.years)
    ):
        return True
    for period in asked.scope.periods:
        if dated and period.start and period.end and period.start <= dated <= period.end:
            return True
        if period.end and dated is None and str(period.end.year) in said:
            return True
    return False


def _says_time(record: Record, asked: Asked) -> bool:
    have = stems_of(record.source.quote)
    return any(stems_of(period.raw) <= have for period in asked.scope.periods) or any(
        year[:4] in have for year in asked.scope.years
    )


def _apart(one: Record, other: Record) -> bool:
    a, b = one.source, other.source
    if a.document != b.document or a.section != b.section:
        return True
    if a.lines and b.lines:
        return not -_APART <= b.lines[0] - a.lines[1] <= _APART
    return a.page is not None and b.page is not None and abs(b.page - a.page) > 1
