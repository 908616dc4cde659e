"""What a pronoun stands for: the topic of the earlier question, a thing or person named there or in its answer."""

import re
from collections.abc import Callable, Sequence

from yjqa.ask.answer import Answer
from yjqa.ask.conversation.leaning import Pronoun, find_pronouns, first_clause, open_up
from yjqa.ask.conversation.slots import Parts, Slot, find_parts
from yjqa.ask.conversation.topic import Topic, topic_of
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.linking import find_links, name_key
from yjqa.ask.words import is_grammar, stems_of

Ask = Callable[[str], Answer]
"""Gives the answer to a whole question."""

_STANDS_FOR = re.compile(r"\b(?:stand|stands|short) for\b|\bmean(?:s|ing)?\b|\babbreviat|\bacronym", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\b(?!I\b)[A-Z][A-Za-z&]*[A-Z][A-Za-z]*\b")
_COMPARING = re.compile(
    r"\bcompar|\bagainst\b|\bversus\b|\bvs?\b|\bthan\b|\bdifference\b|\bdiffer|\bsame as\b", re.IGNORECASE
)
_SAYS = re.compile(r"\s+(?:say|says|said|report|reports|state|states|mention|mentions)\b", re.IGNORECASE)
_POSSESSED = re.compile(
    r"\s+(?P<noun>(?:(?!(?:is|are|was|were|do|does|did|has|have|had|will|for|in|of|to|on|at|by|with|from|and|or)\b)[\w’'-]+\s*){1,4})"
)
_LEAD_IN = re.compile(
    r"\s*\b(?:as of|up to|in|for|at|to|during|of|by|from|on|between|since|over|the)\s*$", re.IGNORECASE
)
_HAS_IT = re.compile(r"(?:which|what) (?:[\w’'-]+ ){1,4}?(?:has|have|had)\b", re.IGNORECASE)
_AUX_ONLY = re.compile(r"(?:is|are|was|were)\s+", re.IGNORECASE)
_RECORDS = frozenset({
    "action", "risk", "objective", "priority", "grant", "meeting", "group", "board", "report", "plan", "service", "person", "project",
    "scheme", "budget",
})  # fmt: skip
_OCCASION = re.compile(r"\s+at (?:the|its|their) [\w-]+(?: [\w-]+)?$", re.IGNORECASE)
_FIGURES = frozenset(stems_of("figure number amount money total sum percentage rate share value cost"))
_IS_ON = re.compile(r"\b(?:is|are|works?|working) on (the (?:[\w’'-]+ ){0,4}?actions?)\b", re.IGNORECASE)
_ANYTHING_ELSE = re.compile(
    r"(?:do|does|has|have) (?P<who>.+?) (?:own|have|got|lead|leading)(?: on)? (?:anything|any) (?:else|more|others?)",
    re.IGNORECASE,
)
_NOUNS = re.compile(r"(?<!who )(?<!that )(?<!it )(?<!he )(?<!she )\b\w+")
_DIRECT = re.compile(r"\b(?:do|does|did|are|were|will|have|had|can|of|to|for|with|on|by)\s*$", re.IGNORECASE)
_OTHER_ONE = re.compile(
    r"the (?P<which>(?:[\w’'-]+ ){0,4}?)(?P<one>ones?)\b(?P<rest>(?: (?:on|about|for|in|with|to|from|at|by|of)\b.+)?)",
    re.IGNORECASE,
)
_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1, "top": 0}


def stands_by_itself(rest: str, parts: Parts) -> bool:
    """Whether the first pronoun of a question means something that the question itself names before it."""
    pronouns = find_pronouns(first_clause(rest))
    if not pronouns:
        return True
    first = pronouns[0]
    before = rest[: first.start]
    if first.kind == "one":
        return re.search(r"\w+ (?:or|and|than|with|against) $", before) is not None
    if first.kind == "person":
        return any(slot.end <= first.start for slot in parts.of("name"))
    if first.kind == "it":
        own = parts.of("area", "party", "year") if first.word.lower() == "its" else parts.of("year")
        ends = [thing.end for thing in parts.named] + [slot.end for slot in own]
        if _HAS_IT.match(before):
            return True
        return any(end <= first.start for end in ends)
    if first.kind == "they":
        asked = first.word.lower() != "their" and _DIRECT.search(before) is not None
        return not asked and any(_is_plural(word) for word in _NOUNS.findall(before.lower()))
    return False


def other_one(text: str, last: Parts) -> str | None:
    """A fragment that names another of what was asked about: "the one on housing" → "the action on housing"."""
    match = _OTHER_ONE.fullmatch(text)
    if match is None or (match["which"] or "").strip().lower() in _ORDINALS:
        return None
    topic = topic_of(last.text)
    noun = topic.noun if match["one"].lower() == "ones" else topic.singular.noun
    return f"the {match['which'] or ''}{noun}{match['rest']}"


def put_in(
    parts: Parts, pronouns: Sequence[Pronoun], earlier: Sequence[Parts], knowledge: Knowledge, ask: Ask
) -> tuple[str | None, list[str]]:
    """The question with what its pronouns stand for in their place, and what stayed unclear."""
    notes: list[str] = []
    text = _dated(parts.text, parts, earlier[-1])
    shift = len(text) - len(parts.text)
    for pronoun in sorted(pronouns, key=lambda pronoun: -pronoun.start):
        if shift and pronoun.start > min((slot.start for slot in parts.of("period")), default=len(text)):
            pronoun = pronoun._replace(start=pronoun.start + shift, end=pronoun.end + shift)
        text = _replaced(text, pronoun, parts, earlier, knowledge, ask, notes)
    if text == parts.text:
        return None, notes
    return _smooth(text if open_up(text).is_clause else f"What is {text}"), notes


def _replaced(
    text: str,
    pronoun: Pronoun,
    parts: Parts,
    earlier: Sequence[Parts],
    knowledge: Knowledge,
    ask: Ask,
    notes: list[str],
) -> str:
    before, after = text[: pronoun.start], text[pronoun.end :]
    if pronoun.kind == "person":
        name = _person(earlier, knowledge, ask, notes, pronoun.word)
        if name is None:
            notes.append(f"It could not be settled whom “{pronoun.word}” stands for.")
            return text
        possessive = pronoun.word.lower() in ("his", "hers") or (
            pronoun.word.lower() == "her" and _POSSESSED.match(after)
        )
        return f"{before}{name}{_s(name) if possessive else ''}{after}"
    last = earlier[-1]
    topic = topic_of(last.text)
    if pronoun.kind == "it" and is_person_name(topic.text, knowledge, certain=True) and last.named:
        topic = Topic(last.named[-1].text)
    if _STANDS_FOR.search(text) and pronoun.kind in ("it", "that", "they") and pronoun.noun is None:
        short = _abbreviation(last, ask)
        if short is not None:
            return f"{before}{short}{after}"
    if pronoun.kind == "one":
        return f"{before}{_one(pronoun, topic, last, ask)}{after}"
    if pronoun.noun is not None and not (_AUX_ONLY.fullmatch(before) and not _is_thing(pronoun.noun, topic)):
        return f"{before}{_demonstrated(pronoun, topic, last)}{after}"
    if pronoun.noun is not None:  # "is that cash": the noun says something of it
        after = f" {pronoun.noun}{after}"
    if pronoun.kind == "it" and _SAYS.match(after) and last.of("document"):
        return f"{before}the {last.of('document')[-1].text.removeprefix('the ')}{after}"
    if pronoun.kind == "they" and not (topic.plural or (last.named and pronoun.word.lower() != "they")):
        return text  # people in general, or the body that wrote the paper
    phrase = _fitted(_thing(pronoun, topic, last), parts, knowledge)
    if pronoun.word.lower() in ("its", "their"):
        return before + _possessive(phrase, after)
    if re.search(r"\bof\s+$", before) and pronoun.kind in ("those", "they") and not phrase.lower().startswith("the "):
        phrase = f"the {phrase}"
    return f"{before}{phrase}{after}"


def _thing(pronoun: Pronoun, topic: Topic, last: Parts) -> str:
    """The thing of the earlier question that agrees with the pronoun in number."""
    names = [thing.text for thing in last.named]
    word = pronoun.word.lower()
    if word == "its" and names:
        return names[-1]
    if pronoun.kind == "that" and re.match(r"how many\b", last.text, re.IGNORECASE):
        return f"the number of {topic.bare}"
    if pronoun.kind == "it" and topic.plural:
        if names:
            return names[-1]
        if len(topic.modifiers.split()) > 1:
            return topic.modifiers
    return topic.bearer.with_article if pronoun.kind == "it" else topic.with_article


def _one(pronoun: Pronoun, topic: Topic, last: Parts, ask: Ask) -> str:
    """ "the prevention one": the one among what was asked about that the words tell from the others."""
    which = pronoun.noun or ""
    place = _ORDINALS.get(which.split()[0].lower()) if which else None
    if place is not None:
        table = ask(last.text).table
        if table is not None and table.rows and -len(table.rows) <= place < len(table.rows):
            return f"“{table.rows[place][0]}”"
    kept = topic if pronoun.word.lower() == "ones" else topic.singular
    return f"the {which} {kept.noun}{kept.complement}"


def _is_thing(noun: str, topic: Topic) -> bool:
    """Whether a noun after "that" names what was spoken of ("that action") and does not say something of it."""
    return noun in _RECORDS or bool(stems_of(noun) & (_FIGURES | stems_of(topic.head)))


def _demonstrated(pronoun: Pronoun, topic: Topic, last: Parts) -> str:
    """ "that action", "those figures": the topic where it is one, else the thing of that name about the topic."""
    noun = pronoun.noun or ""
    stem = next(iter(stems_of(noun)), noun)
    if noun == "one" or stem in stems_of(topic.head) or stem in _FIGURES:
        return topic.with_article
    if noun.lower() in ("plan", "report", "paper", "pack", "document", "minutes") and last.of("document"):
        return f"the {last.of('document')[-1].text}"
    return f"the {noun} about {topic.text}"


def _fitted(phrase: str, parts: Parts, knowledge: Knowledge) -> str:
    """The phrase without the area and the time of its own that the question gives anew; a comparison keeps both."""
    if _COMPARING.search(parts.text):
        return phrase
    given = {slot.kind for slot in parts.slots}
    given |= {"year", "period"} if given & {"year", "period"} else set()
    for slot in reversed(find_parts(phrase, knowledge).slots):
        if slot.kind in given and slot.kind in ("area", "year", "period"):
            phrase = without(phrase, slot)
    return phrase


def without(text: str, slot: Slot) -> str:
    """The text without a slot and the preposition that ties it."""
    before = text[: slot.start]
    while (lead := _LEAD_IN.search(before)) is not None:
        before = before[: lead.start()]
    if slot.kind == "period":
        before = _OCCASION.sub("", before)  # the occasion is that of the date
    return " ".join((before.rstrip() + " " + text[slot.end :].removeprefix("'s").lstrip()).split())


def _dated(text: str, parts: Parts, last: Parts) -> str:
    """The question with the earlier one's year behind a month that has none."""
    for slot in parts.of("period"):
        if not re.search(r"\d{2}", slot.text) and (year := year_for(slot.text, last)) is not None:
            return f"{text[: slot.end]} {year}{text[slot.end :]}"
    return text


def year_for(month: str, last: Parts) -> int | None:
    """The calendar year in which a month lies, going by the earlier question's dates and financial year."""
    for slot in last.of("period"):
        found = re.search(r"(?:19|20)\d\d", slot.text)
        if found is not None:
            return int(found[0])
    if last.scope.years:
        first = int(last.scope.years[0][:4])
        return first + (month[:3].lower() in ("jan", "feb", "mar"))
    return None


def _possessive(phrase: str, after: str) -> str:
    noun = _POSSESSED.match(after)
    if len(phrase.split()) <= 4 or noun is None:
        return f"{phrase}{_s(phrase)}{after}"
    return f"the {noun['noun'].strip()} of {phrase}{' ' * bool(after[noun.end() :])}{after[noun.end() :].lstrip()}"


def _s(name: str) -> str:
    return "’" if name.endswith("s") else "’s"


def _person(earlier: Sequence[Parts], knowledge: Knowledge, ask: Ask, notes: list[str], word: str) -> str | None:
    """Whom a personal pronoun stands for: somebody named in the last question, in its answer, or before."""
    for place, parts in enumerate(reversed(earlier)):
        named = [slot.text for slot in parts.of("name") if is_person_name(slot.text, knowledge)]
        if named:
            return named[-1].removesuffix("'s").removesuffix("’s")
        answered = people_in(ask(parts.text), knowledge) if place == 0 else []
        if answered:
            if len(answered) > 1:
                notes.append(
                    f"“{word}” was read as {answered[0]}; the answer before names {' and '.join(answered[1:3])} too."
                )
            return answered[0]
    return _whoever(earlier[-1])


def _whoever(last: Parts) -> str | None:
    """Somebody known only by what the earlier question asked: "the person who chairs the board"."""
    asked = re.fullmatch(r"who (?P<does>(?!is\b|are\b|else\b)\w+ .+?)[?!. ]*", last.text, re.IGNORECASE)
    return f"the person who {asked['does']}" if asked else None


def is_person_name(text: str, knowledge: Knowledge, *, certain: bool = False) -> bool:
    """Whether a name in a question is somebody's and not a team's; `certain`: the papers know the name."""
    links = [
        linked for linked in find_links(text, knowledge.names) if not certain or linked.end - linked.start == len(text)
    ]
    return (not links and not certain) or any(
        name_key(name) in knowledge.names.people for linked in links for name in linked.link.names
    )


def people_in(answer: Answer, knowledge: Knowledge) -> list[str]:
    """The people whom an answer names, first those of its first record."""
    if not answer.found:
        return []
    first = answer.records[0] if answer.records else None
    owners = (owner for action in knowledge.register if action.id == first for owner in action.owners)
    names = dict.fromkeys(owner.name for owner in owners if owner.person is not None)
    names |= dict.fromkeys(person.name for person in knowledge.people if person.id == first)
    if not names:
        for linked in find_links(answer.text, knowledge.names):
            if any(name_key(name) in knowledge.names.people for name in linked.link.names):
                names[max(linked.link.names, key=len)] = None
    return list(names)


def _abbreviation(last: Parts, ask: Ask) -> str | None:
    """The abbreviation that was last spoken of, in the question or else in its answer."""
    asked: list[str] = _ABBREVIATION.findall(last.text)
    if asked:
        return asked[-1]
    answered = _ABBREVIATION.search(ask(last.text).text)
    return answered[0] if answered else None


def _is_plural(word: str) -> bool:
    return word in ("people", "children") or (
        len(word) > 2 and word.endswith("s") and not word.endswith("ss") and not is_grammar(word)
    )


def _smooth(text: str) -> str:
    """The question in the words in which people ask it."""
    text = _IS_ON.sub(r"owns \1", " ".join(text.split()))
    whole = _ANYTHING_ELSE.fullmatch(text)
    if whole is not None:
        text = f"What other actions does {whole['who']} own"
    text = text[:1].upper() + text[1:]
    return f"{text}?" if not text.endswith(("?", ".")) else text
