"""What a question about actions asks for: of whom, which ones, and what about them."""

import datetime
from dataclasses import dataclass, field
from functools import cache

from yjqa.ask.actions import signals
from yjqa.ask.actions.held import Held
from yjqa.ask.actions.people import find_people
from yjqa.ask.actions.signals import Fact
from yjqa.ask.actions.states import State, read_state, without
from yjqa.ask.actions.windows import Window, blank, read_windows
from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.linking import Link, stop_words
from yjqa.ask.words import Term
from yjqa.extract.terms import vocabulary


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a question. `either`: it does not say whether of a deadline or of a meeting."""

    due: Window | None = None
    meeting: Window | None = None
    either: Window | None = None

    def __bool__(self) -> bool:
        return any((self.due, self.meeting, self.either))


@dataclass(frozen=True, slots=True)
class Question:
    """A question about actions, understood.

    `named`: it speaks of actions, owners or deadlines as such, `many` of more than one; `to_do`: somebody has something
    to do; `kind`: words for another kind of thing stand in it. `facts`: what is asked of an action; `confirms`: whether
    something is so. `people`: each linked; `unknown`: full names that the papers do not know. `joint`: only actions that all
    of them own; `not_theirs`: only those that they do not own. `days`: as each year of the register lets them be read.
    `agreed`: what a meeting agreed to do. `references`: the numbers of single actions. `topic`: what the action is about; `minor`: words that say little of it.
    """

    text: str
    named: bool = False
    many: bool = False
    to_do: bool = False
    kind: bool = False
    facts: frozenset[Fact] = frozenset()
    confirms: bool = False
    people: tuple[Link, ...] = ()
    unknown: tuple[str, ...] = ()
    joint: bool = False
    not_theirs: bool = False
    state: State = field(default_factory=State)
    days: tuple[Days, ...] = (Days(),)
    agreed: bool = False
    references: tuple[str, ...] = ()
    topic: tuple[Term, ...] = ()
    minor: tuple[Term, ...] = ()

    def asks(self, *facts: Fact) -> bool:
        """Whether one of these is asked for."""
        return not self.facts.isdisjoint(facts)

    @property
    def narrows(self) -> bool:
        """Whether the question says which actions by something else than what they are about."""
        return bool(self.people or self.state or self.days[0] or self.references)

    @property
    def is_about_one(self) -> bool:
        """Whether one action is meant, and something of it is asked for."""
        return self.asks("owner", "due", "status", "progress", "others", "benefit") and not self.many


def read(asked: Asked, knowledge: Knowledge, held: Held, today: datetime.date) -> Question:
    """The question as rules of wording and the names of the register take it."""
    text = asked.text
    elsewhere = [*asked.scope.document_spans, *((link.start, link.end) for link in asked.scope.areas)]
    people = find_people(blank(text, asked.scope.document_spans), knowledge, held)
    rest = blank(text, [*asked.scope.document_spans, *people.spans])
    references, rest = _references(rest, held)
    rest, days = _days(rest, held, today)
    rest = blank(rest, elsewhere)
    facts = {fact for fact, pattern in signals.FACTS if pattern.search(rest)}
    named = bool(references or signals.ACTION.search(rest) or signals.OWNING.search(rest))
    confirms = bool(signals.CONFIRMS.match(text))
    if signals.ASKS_STATUS.search(rest) or (confirms and not named and not facts & {"owner", "due"}):
        facts |= {"status"}
        rest = without(rest, signals.ASKS_STATUS)
    state = State()
    if named or people.linked:
        state, rest = read_state(rest, with_people=bool(people.linked))
    if state.several_owners or state.without_owner or signals.NAMED_OWNERS.search(text):
        facts -= {"owner"}
    facts -= {"due"} if state.without_due else set()
    if state.overdue:
        days = (Days(Window(None, today - datetime.timedelta(days=1))),)
    terms = _terms(asked, without(rest, signals.OFFICER, signals.REGISTER))
    if state.status and confirms and not facts & {"owner", "due", "count"} and terms:
        facts, state = {"status"}, State()
    agreed = bool(signals.AGREED.search(text) and (days[0].meeting or days[0].either))
    is_plain = named or agreed or bool(people.linked)
    minor = [term for term in terms if term.word.text.lower() in stop_words()] if is_plain else []
    on_days = bool(days[0]) and not [term for term in terms if term.word.text.lower() not in stop_words()]
    return Question(
        text,
        named=named or (on_days and "due" in facts),
        many=agreed or (bool(signals.MANY.search(rest)) and not references),
        to_do=bool(signals.TO_DO.search(text)),
        kind=bool(signals.OTHER_KIND.search(text)),
        facts=frozenset(facts),
        confirms=confirms,
        people=people.links,
        unknown=people.unknown,
        joint=len(people.links) > 1 and bool(signals.JOINT.search(rest)),
        not_theirs=bool(people.linked) and bool(signals.NOT_THEIRS.search(rest)),
        state=state,
        days=days,
        agreed=agreed,
        references=references,
        topic=tuple(term for term in terms if term not in minor),
        minor=tuple(minor),
    )


def _terms(asked: Asked, rest: str) -> list[Term]:
    """The words of the question that say what the action is about."""
    return [
        term
        for term in asked.terms
        if rest[term.word.start : term.word.end].strip() and term.word.text.lower() not in _asking()
    ]


def _days(text: str, held: Held, today: datetime.date) -> tuple[str, tuple[Days, ...]]:
    """The question without its days, and the days; those without a year in every year that the register knows."""
    readings = [read_windows(text, today, year) for year in held.years] or [read_windows(text, today, None)]
    if readings[0].whole:
        readings = readings[:1]
    return readings[0].rest, tuple(Days(one.due, one.meeting, one.either) for one in readings)


def _references(text: str, held: Held) -> tuple[tuple[str, ...], str]:
    """The numbers of actions that the question gives, as the register has them, and the question without them."""
    known = held.references
    matches = [*signals.REFERENCE.finditer(text), *signals.BARE_REFERENCE.finditer(text)]
    found = [match for match in matches if match[1].lower() in known]
    text = blank(text, [match.span(1) for match in found])
    return tuple(dict.fromkeys(known[match[1].lower()] for match in found)), text


@cache
def _asking() -> frozenset[str]:
    return frozenset(vocabulary("action_questions")["asking"])
