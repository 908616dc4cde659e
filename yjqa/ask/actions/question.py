"""What a question about actions asks for: of whom, which ones, and what about them."""

import datetime
from dataclasses import dataclass, field
from functools import cache

from yjqa.ask.actions import signals
from yjqa.ask.actions.held import Held
from yjqa.ask.actions.people import link_people, unknown_people
from yjqa.ask.actions.signals import Fact
from yjqa.ask.actions.windows import Window, blank, read_windows
from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.linking import Link
from yjqa.ask.words import Term
from yjqa.extract.terms import vocabulary
from yjqa.records import Rag


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

    `named`: it speaks of actions, owners or deadlines as such; `to_do`: somebody has something to do. `facts`: what is
    asked of an action. `people`: each linked; `unknown`: full names that the papers do not know. `joint`: only actions
    that all of them own; `not_theirs`: only those that name them without being theirs. `status`: "open" or "complete";
    `overdue`: open, with a deadline that has passed. `looked_back_on`: only those that a later meeting spoke of.
    `year_end`: due before the end of the papers' year. `references`: the numbers of single actions. `topic`: what the
    action is about; `minor`: words that say little of it. `kind`: words for another kind of thing stand in the question.
    """

    text: str
    named: bool = False
    to_do: bool = False
    kind: bool = False
    facts: frozenset[Fact] = frozenset()
    confirms: bool = False
    people: tuple[Link, ...] = ()
    unknown: tuple[str, ...] = ()
    joint: bool = False
    not_theirs: bool = False
    status: str | None = None
    overdue: bool = False
    rag: Rag | None = None
    not_started: bool = False
    days: tuple[Days, ...] = field(default=(Days(),))
    year_end: bool = False
    without_due: bool = False
    several_owners: bool = False
    without_owner: bool = False
    looked_back_on: bool = False
    references: tuple[str, ...] = ()
    topic: tuple[Term, ...] = ()
    minor: tuple[Term, ...] = ()

    def asks(self, *facts: Fact) -> bool:
        """Whether one of these is asked for."""
        return not self.facts.isdisjoint(facts)

    @property
    def narrows(self) -> bool:
        """Whether the question says which actions by something else than what they are about."""
        return bool(
            self.people or self.status or self.rag or self.not_started or self.days[0] or self.year_end or self.without_due
            or self.several_owners or self.without_owner or self.looked_back_on or self.references
        )  # fmt: skip


def read(asked: Asked, knowledge: Knowledge, held: Held, today: datetime.date) -> Question:
    """The question as rules of wording and the names of the register take it."""
    text = asked.text
    people = link_people(blank(text, asked.scope.document_spans), knowledge)
    area_spans = [(link.start, link.end) for link in asked.scope.areas]
    rest = blank(text, [*asked.scope.document_spans, *((linked.start, linked.end) for linked in people)])
    rest, days = _days(rest, held, today)
    rest = blank(rest, area_spans)
    references, rest = _references(rest, held)
    several, without_owner = bool(signals.SEVERAL.search(rest)), bool(signals.NO_OWNER.search(rest)) and not people
    without_due = bool(signals.NO_DUE.search(rest))
    facts = {fact for fact, pattern in signals.FACTS if pattern.search(rest)}
    if several or without_owner or signals.NAMED_OWNERS.search(rest):
        facts -= {"owner"}
    facts -= {"due"} if without_due else set()
    named = bool(signals.ACTION.search(rest) or signals.OWNING.search(rest))
    confirms = bool(signals.CONFIRMS.match(text))
    says_state = named or confirms or bool(people)
    status = next((name for name, pattern in signals.STATUSES if says_state and pattern.search(rest)), None)
    colour = signals.COLOUR.search(rest) if says_state else None
    rest = signals.OFFICER.sub(lambda match: " " * len(match[0]), rest)
    rest = signals.YEAR_END.sub(lambda match: " " * len(match[0]), rest)
    rest = signals.EARLIER_MEETING.sub(lambda match: " " * len(match[0]), rest)
    terms = [term for term in asked.terms if rest[term.word.start : term.word.end].strip()]
    idle = _status_words() if status or colour else frozenset()
    terms = [term for term in terms if term.word.text.lower() not in _asking() | idle]
    minor = [term for term in terms if term.word.text.lower() in _stop()] if named or people else []
    if status in ("open", "complete") and confirms and not facts & {"owner", "due", "count"} and terms:
        facts, status = {"status"}, None
    unique = {linked.link.names or (linked.link.asked,): linked.link for linked in people}
    return Question(
        text,
        named=named,
        to_do=bool(signals.TO_DO.search(text)),
        kind=bool(signals.OTHER_KIND.search(text)),
        facts=frozenset(facts),
        confirms=confirms,
        people=tuple(unique.values()),
        unknown=tuple(unknown_people(blank(text, [*asked.scope.document_spans, *area_spans]), people, knowledge)),
        joint=len(unique) > 1 and bool(signals.JOINT.search(rest)),
        not_theirs=bool(people) and bool(signals.NOT_THEIRS.search(rest)),
        status="open" if status == "overdue" else status,
        overdue=status == "overdue",
        rag=_rag(colour[1]) if colour and colour[1] else None,
        not_started=bool(signals.NOT_STARTED.search(rest)),
        days=tuple(Days(Window(None, today - datetime.timedelta(days=1))) for _ in days)
        if status == "overdue"
        else days,
        year_end=bool(signals.YEAR_END.search(text)),
        without_due=without_due,
        several_owners=several and not people,
        without_owner=without_owner,
        looked_back_on=bool(signals.EARLIER_MEETING.search(text)),
        references=references,
        topic=tuple(term for term in terms if term not in minor),
        minor=tuple(minor),
    )


def _days(text: str, held: Held, today: datetime.date) -> tuple[str, tuple[Days, ...]]:
    """The question without its days, and the days; those without a year in every year that the register knows."""
    readings = [read_windows(text, today, year) for year in held.years] or [read_windows(text, today, None)]
    if readings[0].whole:
        readings = readings[:1]
    return readings[0].rest, tuple(Days(one.due, one.meeting, one.either) for one in readings)


def _references(text: str, held: Held) -> tuple[tuple[str, ...], str]:
    """The numbers of actions that the question gives, as the register has them, and the question without them."""
    known = {action.reference.lower(): action.reference for action in held.actions if action.reference}
    matches = [*signals.REFERENCE.finditer(text), *signals.BARE_REFERENCE.finditer(text)]
    found = [match for match in matches if match[1].lower() in known]
    text = blank(text, [match.span(1) for match in found])
    return tuple(dict.fromkeys(known[match[1].lower()] for match in found)), text


def _rag(colour: str) -> Rag:
    match colour.lower():
        case "red":
            return "red"
        case "amber":
            return "amber"
    return "green"


@cache
def _asking() -> frozenset[str]:
    return frozenset(vocabulary("action_questions")["asking"])


@cache
def _stop() -> frozenset[str]:
    return frozenset(vocabulary("questions")["stop"])


@cache
def _status_words() -> frozenset[str]:
    return frozenset(vocabulary("action_questions")["standing"])
