"""Who chairs a body by lists and sentences together: everybody of the newest statement first, then who did before."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from yjqa.ask.answer import asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.facts.chairs import Statement, since, stated_chairs
from yjqa.ask.facts.tabling import clip
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.linking import name_key
from yjqa.ask.proposal import Proposal
from yjqa.extract.names import find_names
from yjqa.extract.prose import split_sentences
from yjqa.records import Person, Source

_FIT = 0.78

_BEFORE = re.compile(r"\bbefore\W*$|\b(?:previous|former|last) chair", re.IGNORECASE)
"""Who was in the chair before is asked for; before which day is read from its date."""


@dataclass(frozen=True, slots=True)
class _Chair:
    """Somebody in the chair: `said` with the post or the paper's sentence; `day` from which on the paper says so."""

    names: frozenset[str]
    said: str
    source: Source
    day: datetime.date
    record: str | None = None


def newest_chair(asked: Asked, listed: Sequence[Person], knowledge: Knowledge) -> Proposal:
    """Who chairs the body whose chairs the papers list as `listed`, where sentences of those areas' papers may name a newer one."""
    timeless = replace(asked, scope=replace(asked.scope, years=(), periods=()))
    stated = [chair for one in stated_chairs(timeless, knowledge) if (chair := _of_statement(one, knowledge)).names]
    chairs = [_of_person(person, knowledge) for person in listed]
    known = {name for chair in chairs for name in chair.names}
    for chair in stated:
        if not chair.names & known and _of_one_area(chair.source, chairs[0].source, knowledge):
            known |= chair.names
            chairs.append(chair)
    last = _last_day(asked)
    chairs = [chair for chair in chairs if last is None or chair.day <= last] or chairs
    newest = max(chairs, key=lambda chair: chair.day)
    current = [c for c in chairs if c.day == newest.day or not _of_one_area(c.source, newest.source, knowledge)]
    earlier = sorted((c for c in chairs if c not in current), key=lambda chair: chair.day, reverse=True)
    if earlier and _BEFORE.search(asked.text):
        current, earlier = [c for c in earlier if c.day == earlier[0].day], []
    dated = f", as of {current[0].day:%B %Y}" if earlier or last else ""
    text = f"{_joined(current, 1)}{dated}."
    if earlier:
        text += f" Before, as of {earlier[0].day:%B %Y}: {_joined(earlier, len(current) + 1)}."
    told = [*current, *earlier]
    answer = asked_answer(
        asked.text, "chair", text, found=True, sources=[chair.source for chair in told], notes=asked.scope.notes,
        records=[chair.record for chair in told if chair.record], confidence=_FIT,
    )  # fmt: skip
    return Proposal(answer, _FIT)


def _of_person(person: Person, knowledge: Knowledge) -> _Chair:
    post = ", ".join(part for part in (person.role, person.organisation) if part)
    said = f"{f'{person.title} ' if person.title else ''}{person.name} ({post})"
    source = _proof(person)
    day, _ = since(source, knowledge)
    return _Chair(frozenset({name_key(person.name)}), said, source, day, person.id)


def _proof(person: Person) -> Source:
    """Where a paper says that somebody chairs, with the sentence that says so; else where it names the person."""
    surname = person.name.split()[-1]
    for source in (person.source, *person.also):
        for sentence in split_sentences(source.quote):
            if surname in sentence and "chair" in sentence.lower():
                return source.model_copy(update={"quote": sentence})
    return person.source


def _of_statement(statement: Statement, knowledge: Knowledge) -> _Chair:
    names = frozenset(name_key(named.name) for named in find_names(statement.who))
    day, _ = since(statement.source, knowledge)
    return _Chair(names, f"{statement.who}: “{clip(statement.sentence, 300)}”", statement.source, day)


def _of_one_area(one: Source, other: Source, knowledge: Knowledge) -> bool:
    """Whether two places are of papers about the same area, or of which it is not known."""
    first, second = (set(knowledge.documents[source.document].areas) for source in (one, other))
    return not first or not second or bool(first & second)


def _last_day(asked: Asked) -> datetime.date | None:
    """The last day of the time that the question names; the day before it in "before January 2018"."""
    days = [datetime.date(int(year[:4]) + 1, 3, 31) for year in asked.scope.years]
    for period in asked.scope.periods:
        before = re.search(rf"\bbefore {re.escape(period.raw)}", asked.text, re.IGNORECASE) and period.start
        if day := before - datetime.timedelta(days=1) if before else period.end:
            days.append(day)
    return max(days, default=None)


def _joined(chairs: Sequence[_Chair], first: int) -> str:
    return "; ".join(f"{chair.said} [{number}]" for number, chair in enumerate(chairs, start=first))
