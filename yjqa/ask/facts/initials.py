"""Initials: whose they are where a paper settles it, and that it does not where none does."""

from collections.abc import Sequence

from yjqa.ask.answer import asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.facts.tabling import clip
from yjqa.ask.facts.texts import find_uses
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.linking import Link, link_name, name_key
from yjqa.ask.proposal import Proposal
from yjqa.extract.names import initials_fit
from yjqa.records import Person, Source


def whose_initials(initials: str, asked: Asked, knowledge: Knowledge, *, surely: bool) -> Proposal | None:
    """Whose initials these are: settled by a paper, else whoever in a paper that uses them has such a name."""
    scoped = [id for id in knowledge.documents if asked.scope.holds_document(id)]
    settled = [p for p in knowledge.people if initials in p.initials and p.source.document in scoped]
    filters: dict[str, str | list[str] | bool] = {"initials": initials}
    if settled:
        by_name = {name_key(person.name): person for person in reversed(settled)}
        shown = list(by_name.values())
        parts = [f"{f'{p.title} ' if p.title else ''}{p.name} [{n}]" for n, p in enumerate(shown, start=1)]
        answer = asked_answer(
            asked.text, "initials", f"{initials} is {' or '.join(parts)}.", found=True, filters=filters,
            sources=[p.source for p in shown], records=[p.id for p in shown], confidence=0.9 if len(shown) == 1 else 0.7,
        )  # fmt: skip
        return Proposal(answer, 0.93)
    if any(initials.lower() == record.acronym.lower() for record in knowledge.acronyms):
        return None
    uses = list(find_uses(initials, knowledge, scoped))
    if not uses:
        return None if not surely else _unnamed(initials, asked, [], [])
    using = {use.document for use in uses}
    fits = {
        name_key(person.name): person
        for person in knowledge.people
        if person.source.document in using and initials_fit(initials, person.name) and not person.initials
    }
    return _unnamed(initials, asked, uses, list(fits.values()))


def _unnamed(initials: str, asked: Asked, uses: Sequence[Source], fits: Sequence[Person]) -> Proposal:
    """That the papers do not say whose initials these are; who could be meant is said as a guess, cited."""
    if not uses:
        sentence = f"The papers do not use the initials {initials}."
    else:
        sentence = (
            f"The papers use the initials {initials} (“{clip(uses[0].quote, 140)}” [1]) but do not say whose they are."
        )
        if fits:
            names = " or ".join(f"{person.name} [{n}]" for n, person in enumerate(fits[:3], start=2))
            sentence += f" Of those whom the same paper names, {names} would fit."
    answer = asked_answer(
        asked.text, "initials", sentence, found=False, sources=[*uses[:1], *(person.source for person in fits[:3])],
        filters={"initials": initials}, confidence=0.85,
    )  # fmt: skip
    return Proposal(answer, 0.92)


def initials_of(name: str, asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """The initials that the papers use for somebody; `None` where they settle none."""
    link = link_name(name, knowledge.names)
    people = [person for person in records_of(link, asked, knowledge) if person.initials] if link.names else []
    if not people:
        return None
    answer = asked_answer(
        asked.text, "initials", f"{people[0].name} is {' or '.join(people[0].initials)} in the papers [1].", found=True,
        sources=[people[0].source], records=[people[0].id], notes=link.notes, confidence=0.9,
    )  # fmt: skip
    return Proposal(answer, 0.9)


def records_of(link: Link, asked: Asked, knowledge: Knowledge) -> list[Person]:
    """The records of a linked person, those of the papers that the question names first."""
    keys = {name_key(name) for name in link.names}
    people = [person for person in knowledge.people if name_key(person.name) in keys]
    return sorted(people, key=lambda person: not asked.scope.holds_document(person.source.document))
