"""The register made ready for narrowing: what each action is looked for by, made once."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.actions.words import alike
from yjqa.records import Action, DocumentRecord, Person

if TYPE_CHECKING:
    from yjqa.ask.linking import Names

TEXT_FIELDS = (
    "owner",
    "text",
    "group",
    "objective",
    "benefit",
    "progress",
    "ref",
    "meeting",
    "due",
    "paper",
    "mentions",
    "notes",
)
"""What words are looked for in, in the order in which `Entry.words` has them."""

_APART = "\n"
"""Stands between two fields, so that no phrase runs over from one into the next."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An action with what it is looked for by.

    `words`: all its words, field by field, `alike`. `begins`: where each of the `TEXT_FIELDS` begins there, and where the last one ends.
    `owners`: its owners' keys in `Held.owners`. `due`: the last day of its deadline, where one is known.
    """

    action: Action
    words: str
    begins: tuple[int, ...]
    owners: tuple[str, ...]
    is_open: bool
    due: datetime.date | None

    def words_of(self, field: str) -> str:
        """Its words in one of the `TEXT_FIELDS`."""
        number = TEXT_FIELDS.index(field)
        return self.words[self.begins[number] : self.begins[number + 1]]

    def is_overdue(self, today: datetime.date) -> bool:
        """Whether it is open, with a deadline that has passed."""
        return self.is_open and self.due is not None and self.due < today

    @property
    def papers(self) -> tuple[str, ...]:
        """The papers that state it, by id: the first that does, then others."""
        action = self.action
        return tuple(dict.fromkeys((action.source.document, *(source.document for source in action.also))))


@dataclass(frozen=True, slots=True)
class Held:
    """The register. `owners`: from an owner's key to the name as it is shown. `papers`: titles by id, of all papers that are held.
    `keys`: from each form of an owner's name to its key.
    """

    entries: tuple[Entry, ...]
    names: "Names"
    owners: dict[str, str]
    papers: dict[str, str]
    keys: dict[str, str]

    def owner_keys(self, names: Iterable[str]) -> Iterable[str]:
        """The keys of those of the names that own something."""
        return (self.keys[name] for name in names if name in self.keys)


def hold(actions: Sequence[Action], people: Iterable[Person], documents: Iterable[DocumentRecord]) -> Held:
    """The register of some papers made ready; it takes its time."""
    from yjqa.ask.linking import Names, name_key  # loads all that questions need

    keys = {name: name_key(name) for name in {owner.name for action in actions for owner in action.owners}}
    owners: dict[str, str] = {}
    for name, key in sorted(keys.items()):
        owners[key] = max(owners.get(key, ""), name, key=len)
    entries = []
    for action in actions:
        texts = [alike(text) for text in _texts(action)]
        begins, end = [0], 0
        for text in texts:
            end += len(text) + len(_APART)
            begins.append(end)
        own = tuple(dict.fromkeys(keys[owner.name] for owner in action.owners))
        due = action.due.date if action.due else None
        words = _APART.join(texts) + _APART
        entries.append(Entry(action, words, tuple(begins), own, action.status == "open", due))
    papers = {one.id: one.title for one in documents}
    return Held(tuple(entries), Names.of(actions, people), owners, papers, keys)


def _texts(action: Action) -> tuple[str, ...]:
    """The words of each of the `TEXT_FIELDS`."""
    places = (action.source, *action.also)
    history = (report.text for report in action.history)
    return (
        " ".join((*(f"{owner.name} {owner.raw}" for owner in action.owners), action.owners_raw or "")),
        action.text,
        action.group or "",
        action.objective or "",
        action.benefit or "",
        " ".join((action.progress or "", *history)),
        action.reference or "",
        (action.meeting.body or "") if action.meeting else "",
        action.due.raw if action.due else "",
        " ".join(dict.fromkeys(text for place in places for text in (place.document, place.title))),
        " ".join(action.mentions),
        " ".join(action.notes),
    )
