"""The actions that everything in a question fits but what they are about: papers, people, states and days."""

import datetime
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from yjqa.ask.actions.coverage import having
from yjqa.ask.actions.held import Held
from yjqa.ask.actions.question import Days, Question
from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.linking import Link
from yjqa.ask.words import stems_of
from yjqa.extract.dates import financial_year_of
from yjqa.extract.years import find_financial_years
from yjqa.records import Action

_A_MONTH = datetime.timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Candidates:
    """The numbers of the actions, and the days as they were read; `among`: how many actions the papers that are meant state."""

    numbers: frozenset[int]
    days: Days
    among: int = 0


def narrow(question: Question, asked: Asked, knowledge: Knowledge, held: Held) -> Candidates:
    """The actions of the papers, people, states and days that the question names."""
    numbers = set(range(len(held.actions)))
    scoped = _documents(asked, knowledge)
    if scoped is not None:
        numbers &= held.of_documents(scoped)
    among = len(numbers)
    if question.references:
        numbers = {n for n in numbers if held.actions[n].reference in question.references}
    if question.people and not _are_asked_about(question):
        numbers &= _of_people(question, held)
    if question.state:
        tests = _tests(question)
        numbers = {n for n in numbers if all(test(held.actions[n]) for test in tests)}
    if question.state.year_end:
        numbers = {n for n in numbers if _by_year_end(held.actions[n], knowledge)}
    return replace(_on_any_days(question.days, numbers, held, _minutes(knowledge)), among=among)


def owns_all(number: int, links: Sequence[Link], held: Held) -> bool:
    """Whether all of these people or teams own an action."""
    return all(number in owned for owned in people_numbers(links, held))


def people_numbers(links: Sequence[Link], held: Held) -> list[set[int]]:
    """For each person or team the actions that they own."""
    return [set().union(*(held.owned_by(name) for name in link.names)) for link in links]


def naming(links: Sequence[Link], held: Held) -> set[int]:
    """The actions that name one of these people or teams without making them an owner."""
    names = {name for link in links for name in link.names}
    owned = set().union(*people_numbers(links, held)) if links else set()
    named = {n for n, action in enumerate(held.actions) if not names.isdisjoint(action.mentions)}
    for stems in map(stems_of, names):
        named |= having(stems, held.own) if len(stems) > 1 else set()
    return named - owned


def _are_asked_about(question: Question) -> bool:
    """Whether people of the question need not own the action: it asks whether they do."""
    return (
        bool(question.topic)
        and not question.many
        and not question.asks("others")
        and (question.confirms or question.asks("owner"))
    )


def _of_people(question: Question, held: Held) -> set[int]:
    owned = people_numbers(question.people, held)
    named = naming(question.people, held)
    if question.not_theirs:
        return named if question.asks("naming") else set(range(len(held.actions))) - set().union(*owned)
    numbers = set.intersection(*owned) if question.joint else set().union(*owned)
    if question.asks("naming", "others"):
        return numbers | named
    return numbers | {n for n in named if not held.actions[n].owners}


def _tests(question: Question) -> list[Callable[[Action], bool]]:
    """What an action's own state must be."""
    state = question.state
    tests: tuple[tuple[bool, Callable[[Action], bool]], ...] = (
        (state.several_owners, lambda a: len(a.owners) > 1),
        (state.without_owner, lambda a: not a.owners),
        (state.without_due, lambda a: a.due is None and bool(a.owners)),
        (state.with_due, lambda a: a.due is not None),
        (state.status is not None, lambda a: a.status == state.status),
        (state.rag is not None, lambda a: a.rag == state.rag),
        (state.not_rag is not None, lambda a: a.rag is not None and a.rag != state.not_rag),
        (
            state.not_started,
            lambda a: bool({"start", "begun"} & stems_of(a.progress)) and "not" in (a.progress or "").lower(),
        ),
        (state.looked_back_on, lambda a: bool(a.history or a.progress)),
    )
    return [test for wanted, test in tests if wanted]


def _minutes(knowledge: Knowledge) -> dict[str, datetime.date]:
    """The days of the papers that are minutes of one meeting."""
    return {
        id: paper.date for id, paper in knowledge.documents.items() if paper.date and paper.document_kind == "minutes"
    }


def _on_any_days(
    readings: Sequence[Days], numbers: Collection[int], held: Held, minutes: Mapping[str, datetime.date]
) -> Candidates:
    """The actions of the days, read as they fit any; where no meeting of an action fits, its minutes' own day may."""
    found, days = frozenset(numbers), readings[0]
    if not days:
        return Candidates(found, days)
    candidates = [(n, held.actions[n]) for n in numbers]
    for reading in _likeliest(readings, candidates):
        fits, days = _on_days(reading, candidates)
        found = frozenset(fits)
        if found:
            return Candidates(found, days)
    window = readings[0].meeting or readings[0].either
    found = frozenset(n for n, a in candidates if window is not None and window.holds(minutes.get(a.source.document)))
    return Candidates(found, Days(readings[0].due, window) if found else days)


def _on_days(days: Days, actions: Sequence[tuple[int, Action]]) -> tuple[set[int], Days]:
    """The actions of these days; where the question does not say which days it means, deadlines come first."""
    fits = {
        n
        for n, action in actions
        if (days.due is None or days.due.holds(action.due.date if action.due else None))
        and (days.meeting is None or days.meeting.holds(action.meeting.date if action.meeting else None))
    }
    if days.either is None:
        return fits, days
    due = {n for n, action in actions if n in fits and days.either.holds(action.due.date if action.due else None)}
    if due:
        return due, Days(days.either, days.meeting)
    held = {n for n, a in actions if n in fits and days.either.holds(a.meeting.date if a.meeting else None)}
    return held, Days(days.due, days.either)


def _likeliest(readings: Sequence[Days], actions: Sequence[tuple[int, Action]]) -> Sequence[Days]:
    """The readings of days without a year, those first up to whose end something is due in the last month."""
    if len(readings) == 1:
        return readings
    days = [action.due.date for _, action in actions if action.due and action.due.date]

    def is_due(reading: Days) -> bool:
        last = reading.due.last if reading.due else None
        return last is not None and any(datetime.timedelta(0) <= last - day < _A_MONTH for day in days)

    return sorted(readings, key=lambda reading: not is_due(reading))


def _by_year_end(action: Action, knowledge: Knowledge) -> bool:
    """Whether an action falls within its paper's financial year; one without a date is not left out."""
    document = knowledge.documents.get(action.source.document)
    if action.due is None or action.due.date is None or document is None or document.date is None:
        return True
    return financial_year_of(action.due.date) <= financial_year_of(document.date)


def _documents(asked: Asked, knowledge: Knowledge) -> frozenset[str] | None:
    """The papers that the question means: by name, by area, by year; `None` where it names none."""
    scope = asked.scope
    if scope.documents is not None:
        return scope.documents
    areas = {link.name for link in scope.areas if not link.comparator}
    years = set(scope.years)
    kept = None
    if areas:
        kept = {id for id, paper in knowledge.documents.items() if areas & set(paper.areas)} or None
    if years:
        timed = {
            id
            for id, paper in knowledge.documents.items()
            if years & {year.year for year in find_financial_years(paper.period or "")}
        }
        kept = (kept & timed if kept is not None else timed) or kept
    return frozenset(kept) if kept else None
