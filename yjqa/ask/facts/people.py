"""People: what somebody's post is, who holds a post, and whose initials these are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from yjqa.ask.answer import asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.facts.chairing import newest_chair
from yjqa.ask.facts.chairs import chair_in_prose
from yjqa.ask.facts.idle import idle_words
from yjqa.ask.facts.initials import initials_of, records_of, whose_initials
from yjqa.ask.facts.listings import narrow
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.linking import Link, link_name, name_key
from yjqa.ask.posts import is_under
from yjqa.ask.proposal import Proposal
from yjqa.ask.words import Term, is_grammar, stem, stems_of
from yjqa.document import Table
from yjqa.extract.names import is_initials
from yjqa.records import Person

_NAME = r"(?P<name>[A-Za-z][\w.'’-]*(?: [A-Za-z][\w.'’-]*){0,4}?)"
_ASPECT = r"(?:current )?(?:job(?: title)?|title|role|position|post|rank|organi[sz]ation|agency|employer)"
_POST = (
    re.compile(rf"\bwhat(?:['’]?s| is| was| are) {_NAME}['’]s?(?: s)? {_ASPECT}\b", re.I),
    re.compile(rf"\bwhat(?:['’]?s| is| was) (?:the )?{_ASPECT} (?:of|for|does) {_NAME}(?: (?:have|hold))?\W*$", re.I),
    re.compile(rf"\bwhat (?:job|role|position|post|rank|title) (?:does|did|has) {_NAME} (?:have|hold|do|got)\b", re.I),
    re.compile(rf"^\W*{_NAME}['’]s {_ASPECT}\W*$", re.I),
    re.compile(rf"\b(?:which|what) (?:organi[sz]ation|agency|body|service|force) (?:is|does|was|did) {_NAME} (?:from|with|in|represent|work for|belong to)\b", re.I),
    re.compile(rf"\bwho does {_NAME} (?:work for|represent)\b", re.I),
    re.compile(rf"\bwhat does {_NAME} do(?: for (?:a living|work))?\W*$", re.I),
)  # fmt: skip
_WHO_IS = re.compile(r"^\W*(?:and |so )?who(?:['’]?s| is| was) (?P<who>[^?]+?)\W*$", re.I)
_INITIALS_ASKED = re.compile(rf"\bwhat(?:['’]?s| are| is) {_NAME}['’]s? initials\b|\binitials (?:of|for) (?P<of>[^?]+?)\W*$", re.I)  # fmt: skip
_FULL_NAME = re.compile(r"\b(?P<a>[A-Za-z]{2,4})['’]s? (?:full |real |whole )?name\b|\b(?:full |real |whole )name (?:of|for) (?P<b>[A-Za-z]{2,4})\b|\bwho (?:do(?:es)? )?(?:the )?(?:initials )?(?P<c>[A-Z]{2,4}) (?:stand|stands|mean|refer)\b|\binitials (?P<d>[A-Z]{2,4})\b", re.I)  # fmt: skip
_CHAIRS = re.compile(r"\bwho(?:['’]?s| is| was)? (?:currently )?(?:the )?(?:(?:previous|former|last) )?(?:chairs?|chairing|chaired|chair of|chairman|chairwoman|chairperson)\b|\bwho (?:took over|takes|holds|was (?:re-?)?(?:appointed|elected)|became|is in)\b[^?]*\bchair", re.I)  # fmt: skip
_AFTER_NAME = re.compile(r"^(?:\s*\([^)]{1,30}\))*\s*(?:[,:–—-]|\(|, the)\s*(?P<post>[^.;:()\n]{3,160})")
_POST_END = re.compile(
    r",?\s+(?:(?:who|which|that|as|has|have|is|was|will|to|with|since|about)\b|\d{1,2}(?:st|nd|rd|th)? [A-Z]|"
    r"(?:and|&) (?:Dr |Mr |Mrs |Ms |Cllr )?[A-Z][a-z]+ [A-Z][a-z]+,).*$"
)
_CHAIR_OF = re.compile(r"\bchair(?:man|woman|person)? of\b", re.I)
_IN_CHAIR = re.compile(r"\bchair\b", re.I)

_POST_SHARE = 0.95
"""Share of a post's words that a person's own must have: the head of one service is not the head of another."""


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """What the papers say of a person; `None` where no person's post, name or initials are asked for."""
    text = asked.text
    if (match := _FULL_NAME.search(text)) is not None:
        initials = next(value for value in match.groups() if value).upper()
        return whose_initials(initials, asked, knowledge, surely=True)
    if (match := _INITIALS_ASKED.search(text)) is not None:
        return initials_of(match["name"] or match["of"], asked, knowledge)
    for pattern in _POST:
        if (match := pattern.search(text)) is not None:
            link = link_name(match["name"], knowledge.names)
            return _post(link, asked, knowledge) if _are_people(link, knowledge) else None
    if _CHAIRS.search(text):
        return _chair(asked, knowledge)
    if (match := _WHO_IS.match(text)) is not None:
        return _who_is(_without_scope(match["who"], asked), asked, knowledge)
    return None


def _without_scope(who: str, asked: Asked) -> str:
    """The words without the paper that they are looked for in ("Jo Marsh in the minutes")."""
    return re.sub(
        r"\s+(?:in|from|at|on) (?:the |this |our )?[^?]*\b(?:plan|report|papers?|pack|minutes|document)\W*$", "", who
    )


def _who_is(who: str, asked: Asked, knowledge: Knowledge) -> Proposal | None:
    bare = who.strip(' ?.!"“”')
    if is_initials(bare.upper()) and 2 <= len(bare) <= 4 and bare.isalpha() and not is_grammar(bare):
        return whose_initials(bare.upper(), asked, knowledge, surely=bare.isupper())
    link = link_name(bare, knowledge.names)
    if (
        link.how in ("exact", "part", "near")
        and _are_people(link, knowledge)
        and not re.match(r"(?:the|an?)\b", bare, re.I)
    ):
        return _post(link, asked, knowledge)
    return _holder(asked, knowledge) if re.match(r"(?:the|our|a|an|head|director|chief|\w+ (?:manager|officer|lead|director))\b", bare, re.I) else None  # fmt: skip


def _are_people(link: Link, knowledge: Knowledge) -> bool:
    return bool(link.names) and all(name_key(name) in knowledge.names.people for name in link.names)


def _post(link: Link, asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """A person's post and organisation, as each paper gives it."""
    people = records_of(link, asked, knowledge)
    said: dict[str, tuple[Person, str]] = {}
    for person in people:
        post = _said_post(person, knowledge)
        if post and not any(post.lower() in known.lower() for known in said):
            said[post] = (person, post)
    if not people:
        return None
    name = knowledge.names.shown(name_key(people[0].name))
    filters: dict[str, str | list[str] | bool] = {"person": name}
    if not said:
        title = next((person.title for person in people if person.title), None)
        sentence = f"The papers name {f'{title} ' if title else ''}{name} [1], but do not say what post {name} holds."
        answer = asked_answer(
            asked.text, "person", sentence, found=False, sources=[people[0].source], filters=filters,
            notes=link.notes, confidence=0.7,
        )  # fmt: skip
        return Proposal(answer, 0.6)
    sources = []
    parts = []
    for number, (person, post) in enumerate(list(said.values())[:3], start=1):
        sources.append(person.source)
        parts.append(f"{post} [{number}]")
    title = next((person.title for person in people if person.title), None)
    sentence = f"{f'{title} ' if title else ''}{name}: {'; '.join(parts)}."
    answer = asked_answer(
        asked.text, "person", sentence, found=True, sources=sources, filters=filters, notes=link.notes,
        records=[person.id for person, _ in said.values()], confidence=0.85 if link.how == "near" else 0.92,
    )  # fmt: skip
    return Proposal(answer, 0.92 if len(set(map(name_key, link.names))) == 1 else 0.75)


def _said_post(person: Person, knowledge: Knowledge) -> str | None:
    """The post as the words behind the name give it, or as the record has it."""
    known = ", ".join(part for part in (person.role, person.organisation) if part)
    for behind in _behind(person, knowledge):
        match = _AFTER_NAME.match(behind)
        if match is None:
            continue
        post = _POST_END.sub("", match["post"]).strip(" ,–-")
        if (
            post[:1].isupper()
            and (not known or (person.role or person.organisation or "").lower()[:20] in post.lower())
            and (person.role or _is_post(post))
        ):
            return post
    return known or None


def _is_post(words: str) -> bool:
    """Whether words name a post by its noun."""
    return bool(re.search(r"\b(?:head|director|manager|officer|lead|leader|chief|inspector|constable|superintendent|commissioner|chair|adviser|advisor|consultant|nurse|analyst|member|coordinator|co-ordinator|secretary|worker|psychologist|therapist|teacher|executive|clerk)\b", words, re.I))  # fmt: skip


def _behind(person: Person, knowledge: Knowledge) -> Iterator[str]:
    """What stands behind the person's name wherever the paper has it, from the record's own place on."""
    document = knowledge.paper(person.source.document)
    if person.name in person.source.quote:
        yield person.source.quote.split(person.name, 1)[1]
    for place in document.places():
        block = place.block
        texts = [cell.flat for cell in block.cells] if isinstance(block, Table) else [block.text]
        for text in texts:
            if person.name in text:
                yield text.split(person.name, 1)[1]


def _holder(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """Who holds a post: every word of it stands in a person's own."""
    terms = _terms(asked)
    if not terms:
        return None
    found = []
    for person in narrow(knowledge.people, asked, knowledge, lambda person: person.organisation):
        if not (person.role or person.organisation):
            continue
        if not _is_of_area(person, asked, knowledge) or is_under(person.role or "", asked.text):
            continue
        own = stems_of(person.role, person.organisation, person.title)
        of_paper = stems_of(*knowledge.documents[person.source.document].areas)
        if knowledge.lexicon.share(terms, own | of_paper) >= _POST_SHARE and knowledge.lexicon.share(terms, own) >= 0.5:
            found.append(person)
    by_role = [person for person in found if knowledge.lexicon.share(terms, stems_of(person.role)) >= _POST_SHARE]
    found = by_role or found
    if not found or len({name_key(person.name) for person in found}) > 4:
        return None
    return _people(asked, found, 0.88 if len({name_key(p.name) for p in found}) == 1 else 0.75)


def _is_of_area(person: Person, asked: Asked, knowledge: Knowledge) -> bool:
    """Whether the person's paper is about an area that the question names, where it names one."""
    wanted = {link.name for link in asked.scope.areas}
    own = stems_of(person.role, person.organisation)
    return all(stem(area) in own for area in asked.scope.unknown_areas) and (
        not wanted or bool(wanted & set(knowledge.documents[person.source.document].areas))
    )


def _chair(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """Who is in the chair of a body: by the papers' lists of people and by their sentences, the newest first."""
    terms = [term for term in _terms(asked) if term.word.text.lower() not in idle_words("bodies")]
    if not terms and not asked.scope.areas and not asked.scope.documents:
        return chair_in_prose(asked, knowledge)
    timeless = replace(asked, scope=replace(asked.scope, years=(), periods=()))
    found = [
        person
        for person in narrow(knowledge.people, timeless, knowledge, lambda person: person.organisation)
        if _IN_CHAIR.search(person.role or "")
        and not is_under(_in_chair(person), asked.text)
        and _is_of_area(person, asked, knowledge)
        and knowledge.lexicon.share(terms, _bodies_of(person, asked, knowledge)) >= _POST_SHARE
    ]
    return (
        newest_chair(asked, list({name_key(p.name): p for p in reversed(found)}.values())[::-1], knowledge)
        if found
        else chair_in_prose(asked, knowledge)
    )


def _in_chair(person: Person) -> str:
    """What a person's role says of the chair, without the posts that the person holds besides."""
    parts = (person.role or "").split(";")
    return next((part for part in parts if _IN_CHAIR.search(part)), "")


def _bodies_of(person: Person, asked: Asked, knowledge: Knowledge) -> frozenset[str]:
    """The stems of the body that a person's post names, else of those that the person's paper is of."""
    if _CHAIR_OF.search(person.role or ""):
        return stems_of(person.role)
    document = knowledge.documents[person.source.document]
    bodies = [m.body for m in knowledge.meetings if m.source.document == document.id and m.meeting_kind == "held"]
    placed = (document.title, *document.areas) if asked.scope.areas or asked.scope.documents else document.areas
    return stems_of(*placed, *bodies, *person.source.section)


def _people(asked: Asked, found: Sequence[Person], fit: float) -> Proposal:
    parts = []
    found = list({name_key(person.name): person for person in reversed(found)}.values())[::-1]
    for number, person in enumerate(found, start=1):
        post = ", ".join(part for part in (person.role, person.organisation) if part)
        parts.append(f"{f'{person.title} ' if person.title else ''}{person.name} ({post}) [{number}]")
    answer = asked_answer(
        asked.text, "post", f"{'; '.join(parts)}.", found=True, sources=[person.source for person in found],
        records=[person.id for person in found], confidence=fit,
    )  # fmt: skip
    return Proposal(answer, fit)


def _terms(asked: Asked) -> tuple[Term, ...]:
    return tuple(term for term in asked.terms if term.word.text.lower() not in idle_words("people"))
