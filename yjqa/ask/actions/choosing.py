"""Which actions a question means: those that every part of it fits, and that its words are about."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from yjqa.ask.actions.held import Held, Postings
from yjqa.ask.actions.question import Days, Question
from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.linking import Link
from yjqa.ask.words import Lexicon, Term, stem, stems_of
from yjqa.extract.dates import financial_year_of
from yjqa.extract.terms import vocabulary
from yjqa.extract.years import find_financial_years
from yjqa.records import Action

ENOUGH = 0.5
"""Least share of the words' weight that an action must have to be about them, where nothing else narrows the choice."""

ENOUGH_OF_THEIRS = 0.35
"""The same where the owner, the meeting or the deadline narrows it already."""

NEAR_BEST = 0.08
"""How much less of the weight than the best an action may have and still be meant with it."""

_HEAVIEST = 5.0
"""The weight of the rarest words: one that no action has must not outweigh all others together."""


_A_MONTH = datetime.timedelta(days=31)

_LIGHT = 0.3
"""What is left of the weight of verbs that say little: "go", "put"."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What a word is worth beside one of the action's own text: one of like meaning, one of its surroundings near and far."""

    like: float
    around: float
    far: float


_OF_ONE = Worth(like=0.85, around=0.6, far=0.3)
"""For the one action that is meant: it says itself what it is about."""

_OF_MANY = Worth(like=0.7, around=0.9, far=0.8)
"""For all actions on something: what stands over them says it as well."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The actions that are meant, best first, by number and whole; `share`: how much of the question's words the best has
    (0-1), `rival`: how much the best of the others has.
    """

    numbers: tuple[int, ...]
    actions: tuple[Action, ...]
    share: float = 1.0
    rival: float = 0.0
    notes: tuple[str, ...] = ()
    days: Days = field(default_factory=Days)


@dataclass(frozen=True, slots=True)
class Candidates:
    """The numbers of the actions that everything but the topic fits."""

    numbers: frozenset[int]
    days: Days
    notes: tuple[str, ...] = ()


def narrow(question: Question, asked: Asked, knowledge: Knowledge, held: Held) -> Candidates:
    """The actions of the papers, people, states and days that the question names."""
    numbers = set(range(len(held.actions)))
    notes: list[str] = [note for link in question.people for note in link.notes]
    scoped = _documents(asked, knowledge)
    if scoped is not None:
        numbers &= held.of_documents(scoped)
    if question.references:
        numbers = {n for n in numbers if held.actions[n].reference in question.references}
    if question.people and not _are_asked_about(question):
        numbers &= _of_people(question, held)
    numbers = {n for n in numbers if _stands(held.actions[n], question)}
    if question.state.year_end:
        numbers = {n for n in numbers if _by_year_end(held.actions[n], knowledge)}
    found, days = frozenset(numbers), question.days[0]
    for reading in _likeliest(question.days, [held.actions[n] for n in numbers]):
        fits, days = _on_days(reading, [(n, held.actions[n]) for n in numbers])
        found = frozenset(fits)
        if found:
            break
    return Candidates(found, days, tuple(notes))


def choose(question: Question, asked: Asked, knowledge: Knowledge, held: Held) -> Chosen:
    """The actions that the whole question fits; none where it fits none."""
    candidates = narrow(question, asked, knowledge, held)
    numbers, notes = candidates.numbers, candidates.notes
    share, rival = 1.0, 0.0
    ranked = sorted(numbers)
    if question.topic and numbers:
        single = question.is_about_one or not (question.named or question.agreed)
        worth = _OF_ONE if single else _OF_MANY
        scores = _scores(question.topic, held, knowledge.lexicon, worth)
        areas = [stems_of(link.name) for link in asked.scope.areas]
        extra = _scores(question.minor, held, knowledge.lexicon, worth) if question.minor else {}
        wanted = {n: scores.get(n, 0.0) + _of_area(held, n, areas) + 0.05 * extra.get(n, 0.0) for n in numbers}
        wanted = _with_names(wanted, question.topic, held)
        best = max(wanted.values())
        share = min(max(scores.get(n, 0.0) for n, value in wanted.items() if value == best), 1.0)
        least = ENOUGH_OF_THEIRS if question.narrows else ENOUGH
        if share < least:
            ranked = []
        else:
            near = best - (NEAR_BEST if single else 0.25)
            ranked = sorted(
                (n for n in wanted if wanted[n] >= near and scores.get(n, 0.0) >= least), key=lambda n: -wanted[n]
            )
        rival = max((scores.get(n, 0.0) for n in numbers if n not in ranked), default=0.0)
    actions = tuple(held.actions[n] for n in ranked)
    doubts = (note for action in actions for note in action.notes)
    return Chosen(tuple(ranked), actions, share, rival, tuple(dict.fromkeys((*notes, *doubts))), candidates.days)


def missing_names(question: Question, numbers: Iterable[int], held: Held) -> list[str]:
    """Names and numbers of the question that none of these actions has anywhere."""
    wanted = frozenset(numbers)
    return [
        term.word.text
        for term in question.topic
        if term.name and not wanted & (_any(term, held.far) | _own(term, held))
    ]


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
        named |= _having(stems, held.own) if len(stems) > 1 else set()
    return named - owned


def _with_names(wanted: dict[int, float], topic: Sequence[Term], held: Held) -> dict[int, float]:
    """Of the actions those that have every name and number of the question, where any has: a name is no word among others."""
    names = [_any(term, held.far) | _own(term, held) for term in topic if term.name]
    kept = {n: value for n, value in wanted.items() if all(n in having for having in names)}
    return kept or wanted


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


def _stands(action: Action, question: Question) -> bool:
    """Whether the action's own state is what the question asks for."""
    state = question.state
    tests: tuple[tuple[bool, Callable[[Action], bool]], ...] = (
        (state.several_owners, lambda a: len(a.owners) > 1),
        (state.without_owner, lambda a: not a.owners),
        (state.without_due, lambda a: a.due is None and bool(a.owners)),
        (state.with_due, lambda a: a.due is not None),
        (state.status is not None, lambda a: a.status == state.status),
        (state.rag is not None, lambda a: a.rag == state.rag),
        (
            state.not_started,
            lambda a: bool({"start", "begun"} & stems_of(a.progress)) and "not" in (a.progress or "").lower(),
        ),
        (state.looked_back_on, lambda a: bool(a.history or a.progress)),
    )
    return all(test(action) for wanted, test in tests if wanted)


def _on_days(days: Days, actions: Sequence[tuple[int, Action]]) -> tuple[set[int], Days]:
    """The actions of these days; where the question does not say which days it means, deadlines come first."""
    if not days:
        return {n for n, _ in actions}, days
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


def _likeliest(readings: Sequence[Days], actions: Sequence[Action]) -> list[Days]:
    """The readings of days without a year, those first up to whose end something is due in the last month."""
    days = [action.due.date for action in actions if action.due and action.due.date]

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


def _scores(terms: Sequence[Term], held: Held, lexicon: Lexicon, worth: Worth) -> dict[int, float]:
    """For each action that has any of the words the share (0-1) of their weight that it has."""
    weights = [_weight(term, lexicon) for term in terms]
    total = sum(weights) or 1.0
    scores: dict[int, float] = {}
    for term, weight in zip(terms, weights, strict=True):
        values: dict[int, float] = {}
        like = frozenset().union(*(held.own.get(s, frozenset()) for s in _likes(term.word.stem)))
        for value, numbers in (
            (worth.far, _any(term, held.far)),
            (worth.around, _any(term, held.around)),
            (worth.like, like),
            (1.0, _own(term, held)),
        ):
            values |= dict.fromkeys(numbers, value)
        for number, value in values.items():
            scores[number] = scores.get(number, 0.0) + value * weight / total
    return scores


def _weight(term: Term, lexicon: Lexicon) -> float:
    weight = min(lexicon.weight(term), _HEAVIEST)
    return weight * _LIGHT if term.word.text.lower() in _light() else weight


def _any(term: Term, postings: Postings) -> frozenset[int]:
    return frozenset().union(*(_having(form, postings) for form in term.forms))


def _own(term: Term, held: Held) -> frozenset[int]:
    """The actions whose own text has a word; an abbreviation that they write out in full counts."""
    found = _any(term, held.own)
    return found or (held.abbreviated_by(term.word.text) if term.word.text.isupper() else found)


def _having(form: frozenset[str], postings: Postings) -> frozenset[int]:
    """The actions that have all stems of a form."""
    found = [postings.get(one, frozenset()) for one in form]
    return frozenset.intersection(*found) if found else frozenset()


def _of_area(held: Held, number: int, areas: Sequence[frozenset[str]]) -> float:
    """An action that names the area asked for comes before one that does not."""
    return 0.1 if any(number in _having(area, held.around) for area in areas) else 0.0


@cache
def _likes(word: str) -> frozenset[str]:
    """The stems of the words that mean much the same."""
    groups = (*vocabulary("action_questions")["doing"], *vocabulary("synonyms")["groups"])
    stems = [frozenset(stem(one) for one in group) for group in groups]
    return frozenset().union(*(group for group in stems if word in group)) - {word}


@cache
def _light() -> frozenset[str]:
    return frozenset(vocabulary("action_questions")["light"])
