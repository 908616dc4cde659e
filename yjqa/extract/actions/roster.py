"""Who is meant by an owner's words: full names, first names, surnames and initials settled against the paper's people."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import fuzz

from yjqa.extract.attendance import Attendance
from yjqa.extract.attendees import Attendee
from yjqa.extract.names import initials_fit, is_initials, name_parts, plain, shortens
from yjqa.records import Owner, Person

_MISSPELT = 90
"""How alike, of 100, a name must be to the only one that it can be a misspelling of."""
_NEAR = 6
"""How many places apart two parts of one attendance list may stand."""


class Settled(NamedTuple):
    """An owner, and what must be said where the words leave it open who is meant."""

    owner: Owner
    note: str | None = None


class Roster:
    """The people of one paper and the attendance lists of its meetings."""

    def __init__(self, people: Iterable[Person], attendance: list[Attendance]) -> None:
        self._people = tuple(people)
        self._attendance = attendance
        self.names = frozenset(person.name for person in self._people if " " in person.name)

    def settle(self, raw: str, position: int) -> Settled:
        """Who `raw` is, in an action at `position` among the paper's places.

        Initials go by the attendance list of that meeting, then by full names in the same paper; where two people have
        them the name stays the initials.
        """
        bracketed = re.search(r"[\[(]([^\])]+)[\])]", raw)
        bare = re.sub(r"\s*[\[(][^\])]*[\])]", "", raw).strip(" .,")
        words = re.split(r",\s", bare)[0] if self._named(re.split(r",\s", bare)[0]) else bare
        name = name_parts(words).name
        if is_initials(words) or (is_initials(name) and name.isalpha()):
            return self._by_initials(raw, name if name.isalpha() else words, position)
        person = self._named(name)
        if person is not None:
            return Settled(Owner(name=person.name, raw=raw, person=person.id or None))
        inside = self._named(name_parts(bracketed[1]).name) if bracketed else None
        if inside is not None:
            return Settled(Owner(name=f"{bare} ({inside.name})", raw=raw, person=inside.id or None))
        if " " not in name:
            return self._by_one_name(raw, name, position)
        return Settled(Owner(name=re.sub(r"^[Tt]he\s+", "", words), raw=raw))

    def _named(self, name: str) -> Person | None:
        """The person of that full name, or of the one full name of which it can be a misspelling."""
        wanted = plain(name)
        exact = [p for p in self._people if wanted in {plain(p.name), *map(plain, p.aliases)}]
        if exact:
            return exact[0]
        if " " not in wanted:
            return None
        meant = [p for p in self._people if shortens(wanted, plain(p.name))]
        if len(meant) == 1:
            return meant[0]
        alike = [
            p for p in self._people if plain(p.name)[0] == wanted[0] and fuzz.ratio(plain(p.name), wanted) >= _MISSPELT
        ]
        return alike[0] if len(alike) == 1 else None

    def _by_initials(self, raw: str, initials: str, position: int) -> Settled:
        listed = self._listed(position)
        stated = _only_with(listed, initials)
        names = {attendee.name for attendee in stated}
        if not names:
            names = {a.name for a in listed if a.initials is None and initials_fit(initials, a.name)}
        if not names:
            names = {p.name for p in self._people if any(i.lower() == initials.lower() for i in p.initials)}
        if not names:
            names = {p.name for p in self._people if initials_fit(initials, p.name)}
        if len(names) > 1:
            who = " and ".join(sorted(names))
            return Settled(
                Owner(name=initials, raw=raw), f"{initials} may be {who}: the paper gives both these initials"
            )
        person = self._named(next(iter(names))) if names else None
        if person is None:
            return Settled(Owner(name=initials, raw=raw))
        return Settled(Owner(name=person.name, raw=raw, person=person.id or None))

    def _by_one_name(self, raw: str, name: str, position: int) -> Settled:
        """A first name or a surname alone: the one person who has it, at the meeting before in the paper."""
        listed = {attendee.name for attendee in self._listed(position)}
        for names in (listed, {person.name for person in self._people}):
            bearers = {full for full in names if plain(name) in {plain(part) for part in full.split()}}
            if len(bearers) == 1:
                person = self._named(bearers.pop())
                if person is not None:
                    return Settled(Owner(name=person.name, raw=raw, person=person.id or None))
            if len(bearers) > 1:
                who = " and ".join(sorted(bearers))
                return Settled(Owner(name=raw, raw=raw), f"{name} may be {who}")
        return Settled(Owner(name=raw, raw=raw))

    def _listed(self, position: int) -> list[Attendee]:
        """Everybody on the attendance list of the meeting in whose papers a place stands."""
        at = [part.statement.position for part in self._attendance]
        before = [place for place in at if place <= position]
        if before:
            chosen = _run(at, max(before), -1)
        elif at:
            chosen = _run(at, min(at), 1)
        else:
            return []
        return [a for part in self._attendance if part.statement.position in chosen for a in part.attendees]


def _only_with(listed: list[Attendee], initials: str) -> list[Attendee]:
    exact = [attendee for attendee in listed if attendee.initials == initials]
    return exact or [a for a in listed if a.initials is not None and a.initials.lower() == initials.lower()]


def _run(places: list[int], start: int, step: int) -> set[int]:
    """The places of one list: from one of its parts on, as long as the next one is near."""
    chosen = {start}
    for place in sorted(set(places), reverse=step < 0):
        if any(abs(place - other) <= _NEAR for other in chosen):
            chosen.add(place)
    return chosen
