"""The action register made ready for questions: the words of each action once, and which actions have each word."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from yjqa.ask.knowledge import Knowledge
from yjqa.ask.linking import name_key
from yjqa.ask.words import stems_of
from yjqa.records import Action

_TOGETHER = re.compile(r"\s*[()\[\]]\s*|\s+led by\s+", re.IGNORECASE)
"""What stands between a team and the person or team that answers for it."""

_CAPITALS = re.compile(r"[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)+")
_SHORTEST_ABBREVIATION = 3

Postings = dict[str, frozenset[int]]
"""From a stem to the numbers of the actions that have it."""


@dataclass(frozen=True, slots=True)
class Held:
    """`own`: which actions have a word in their own text; `around`: there, or in what they belong to, come to and owe;
    `far`: there, or in the headings and the title over them. `owners`: which actions somebody owns, by plain name. `initials`: of
    the words with capitals of each action, run by run. `years`: of the
    deadlines and meetings, the latest first. `papers`: which actions are of a paper. `references`: the printed numbers of
    actions by the same in small letters.
    """

    actions: tuple[Action, ...]
    own: Postings
    around: Postings
    far: Postings
    owners: dict[str, frozenset[int]]
    years: tuple[int, ...]
    initials: tuple[str, ...]
    papers: dict[str, frozenset[int]]
    references: dict[str, str]

    def of_documents(self, ids: Collection[str]) -> set[int]:
        """The actions of these papers."""
        return set().union(*(self.papers.get(id, ()) for id in ids))

    def owned_by(self, name: str) -> frozenset[int]:
        """The actions one of whose owners is this person or team, alone or printed with another ("Police (Ann Hall)")."""
        return self.owners.get(_plain(name), frozenset())

    def abbreviated_by(self, word: str) -> frozenset[int]:
        """The actions that write an abbreviation out in full: "YJB" and "Youth Justice Board"."""
        if len(word) < _SHORTEST_ABBREVIATION:
            return frozenset()
        return frozenset(number for number, initials in enumerate(self.initials) if word in initials)


def hold(knowledge: Knowledge) -> Held:
    """The register of the papers that are held."""
    actions = tuple(knowledge.register)
    own = [stems_of(action.text, action.reference) for action in actions]
    around = [words | stems_of(*_around(action)) for words, action in zip(own, actions, strict=True)]
    far = [words | stems_of(*_far(action)) for words, action in zip(around, actions, strict=True)]
    days = [action.due.date for action in actions if action.due and action.due.date]
    days += [action.meeting.date for action in actions if action.meeting and action.meeting.date]
    return Held(
        actions,
        _postings(own),
        _postings(around),
        _postings(far),
        _owners(actions),
        tuple(sorted({day.year for day in days}, reverse=True)),
        tuple(
            " ".join("".join(word[0] for word in run.split()) for run in _CAPITALS.findall(action.text))
            for action in actions
        ),
        _postings([frozenset(_documents(action)) for action in actions]),
        {action.reference.lower(): action.reference for action in actions if action.reference},
    )


def _postings(stems: Sequence[frozenset[str]]) -> Postings:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, words in enumerate(stems):
        for word in words:
            found[word].add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _owners(actions: Sequence[Action]) -> dict[str, frozenset[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, action in enumerate(actions):
        for owner in action.owners:
            for part in (owner.name, *_TOGETHER.split(owner.name)):
                found[_plain(part)].add(number)
    return {name: frozenset(numbers) for name, numbers in found.items() if name}


def _plain(name: str) -> str:
    return " ".join(sorted(name_key(name).replace("(", " ").replace(")", " ").split()))


def _around(action: Action) -> Iterable[str | None]:
    return (
        action.group, action.objective, action.benefit, action.progress, action.due.raw if action.due else None,
        *(owner.name for owner in action.owners),
    )  # fmt: skip


def _far(action: Action) -> Iterable[str | None]:
    table = action.source.table
    return (
        action.meeting.body if action.meeting else None, action.source.title, *action.source.section,
        table.label if table else None, action.source.document.replace("-", " "),
    )  # fmt: skip


def _documents(action: Action) -> Iterable[str]:
    return (action.source.document, *(source.document for source in action.also))
