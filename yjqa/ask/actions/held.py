"""The action register made ready for questions: the words of each action once, and which actions have each word."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from yjqa.ask.knowledge import Knowledge
from yjqa.ask.linking import name_key
from yjqa.ask.words import stems_of
from yjqa.records import Action

Postings = dict[str, frozenset[int]]
"""From a stem to the numbers of the actions that have it."""


@dataclass(frozen=True, slots=True)
class Held:
    """`own`: which actions have a word in their own text; `around`: there, or in what they belong to, come to and owe;
    `far`: there, or in the headings and the title over them. `owners`: the words of each owner's name. `years`: of the
    deadlines and meetings, the latest first.
    """

    actions: tuple[Action, ...]
    own: Postings
    around: Postings
    far: Postings
    owners: tuple[tuple[frozenset[str], ...], ...]
    years: tuple[int, ...]

    def of_documents(self, ids: Collection[str]) -> set[int]:
        """The actions of these papers."""
        return {number for number, action in enumerate(self.actions) if not set(_documents(action)).isdisjoint(ids)}

    def owned_by(self, name: str) -> set[int]:
        """The actions one of whose owners is this person or team: of that name, or a team printed with the person's name."""
        words = frozenset(name_key(name).translate(_BRACKETS).split())
        return {
            number
            for number, owners in enumerate(self.owners)
            if any(words == owner or (len(words) > 1 and words < owner) for owner in owners)
        }


_BRACKETS = str.maketrans("()[]", "    ")


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
        tuple(
            tuple(frozenset(name_key(owner.name).translate(_BRACKETS).split()) for owner in action.owners)
            for action in actions
        ),
        tuple(sorted({day.year for day in days}, reverse=True)),
    )


def _postings(stems: Sequence[frozenset[str]]) -> Postings:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, words in enumerate(stems):
        for word in words:
            found[word].add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


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
