"""A fragment takes the place of the part of its kind in the earlier question; a question that goes on keeps its scope."""

import re
from collections.abc import Callable, Sequence

from yjqa.ask.answer import Answer
from yjqa.ask.conversation.slots import MEASURE_TAIL, STEP, Parts, Slot, SlotKind, find_parts, widened
from yjqa.ask.conversation.standing_for import without, year_for
from yjqa.ask.conversation.topic import ATTRIBUTE, topic_of
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.words import find_words, is_grammar
from yjqa.extract.years import find_financial_years

Ask = Callable[[str], Answer]

_BACK = frozenset({"before", "earlier", "prior", "previous", "last", "preceding"})
_LEAD = re.compile(r"\b(?:for|in|at|to|by|from|with|of|on|during|since|against|under)\s+(?:the\s+)?$", re.IGNORECASE)
_PREPOSITION: dict[str, str] = {
    "area": "for", "year": "in", "period": "in", "name": "for", "party": "from", "document": "in the", "money": "in",
}  # fmt: skip
_COMPARING = re.compile(r"\bcompar|\bversus\b|\bvs?\b|\bdifference\b|\bagainst\b|\bthan\b", re.IGNORECASE)
_RECORD_WORDS = re.compile(
    r"(?:actions?|risks?|objectives?|priorit(?:y|ies)|recommendations?|targets?)$", re.IGNORECASE
)
_IN_KIND = re.compile(r"(?:payments? )?in[ -]kind$", re.IGNORECASE)
_YES_NO = re.compile(r"(?:is|are|was|were|do|does|did|has|have|had|will|can|could|should|would)\b", re.IGNORECASE)
_HOW_WHEN = re.compile(
    r"(?:by )?(?:when|where|why|how) (?P<rest>(?:is|are|was|were|do|does|did|has|have|had|will)\b.+)", re.IGNORECASE
)
_ACTIONABLE = re.compile(r"\b(?:actions?|owns?|owner|owned|deadline|responsible|task|recommendation)\b", re.IGNORECASE)
_FIGURE = re.compile(
    r"\bhow (?:much|many)\b|\brates?\b|\bpercent|%|\bbudget|\bgrant|\bcost|\bspen[dt]|\bshare\b|\btotal\b|\bnumber\b",
    re.IGNORECASE,
)
_WHEN: tuple[SlotKind, ...] = ("year", "period")


def is_only_parts(parts: Parts, earlier: Parts) -> bool:
    """Whether keywords say no more than a part that the earlier question has too, or where and when."""
    if not parts.slots or left_over(parts):
        return False
    kinds = {slot.kind for slot in parts.slots}
    if "indicator" in kinds and kinds & {"area", "year", "period"}:
        return False  # all that a question needs
    return kinds <= {"step", "area", "year", "period", "document"} | {slot.kind for slot in earlier.slots} | {"money"}


def swap(parts: Parts, earlier: Parts, ask: Ask, knowledge: Knowledge) -> tuple[str | None, list[str]]:
    """The earlier question with the fragment's parts in the place of its own, and what stayed unclear."""
    notes: list[str] = []
    text = earlier.text
    if left_over(parts) and (phrase := _phrase(parts)):
        text = _with_name(text, earlier, parts, knowledge) or _with_topic(text, earlier, phrase)
    earlier = find_parts(text, knowledge) if text != earlier.text else earlier
    for slot in parts.slots:
        text = _stepped(text, earlier, slot, ask, notes) if slot.kind == "step" else _put(text, earlier, slot, parts)
        earlier = find_parts(text, knowledge)
    return _ended(text), notes


def carry_on(parts: Parts, earlier: Parts) -> str:
    """A question that goes on from the earlier one, with the name, area, paper and year that it leaves out."""
    added = []
    if not parts.named and earlier.named and not parts.of("name", "document"):
        added.append(f"for {earlier.named[-1].text}")
    kinds = {slot.kind for slot in parts.slots}
    if "area" not in kinds and "document" not in kinds and earlier.of("area"):
        areas = earlier.of("area")
        added.append(f"in {earlier.text[areas[0].start : areas[-1].end]}")
    if "document" not in kinds and earlier.of("document") and "area" not in kinds:
        added.append(f"in the {earlier.of('document')[-1].text}")
    if not kinds & {"year", "period"} and parts.scope.relative is None and _FIGURE.search(parts.text):
        added += [f"in {slot.text}" for slot in earlier.of(*_WHEN)[-1:] if re.search(r"\d", slot.text)]
    text = parts.text
    return _ended(f"{text}{',' * bool(added and not added[0].startswith('in'))} {' '.join(added)}".strip())


def bare_question(word: str, earlier: Parts) -> str:
    """A question word alone, asked of what the earlier question was about."""
    topic = topic_of(earlier.text)
    said = earlier.text.rstrip("?!. ")
    asked = word.lower()
    thing = topic.with_article
    verb = "are" if topic.plural else "is"
    ways = {
        "by when": "by when",
        "when": "when",
        "where": "where",
        "why": "why",
        "how": "how",
        "how come": "why",
        "how so": "why",
    }
    if asked in ways:
        if _YES_NO.match(said):
            return _ended(f"{ways[asked]} {said[:1].lower()}{said[1:]}")
        if (clause := _HOW_WHEN.match(said)) is not None:
            return _ended(f"{ways[asked]} {clause['rest']}")
    if "when" in asked or asked == "by what":
        due = " due" if _ACTIONABLE.search(said) or asked.startswith("by") else ""
        return _ended(f"{'by when' if asked.startswith('by') else 'when'} {verb} {thing}{due}")
    if asked in ("why", "how come", "how so", "why not", "why is it", "why is that", "why was that", "why was it"):
        return _ended(f"why {verb} {thing}")
    if asked.startswith("who"):
        return _ended(f"who is responsible for {thing}")
    if asked.startswith("how many"):
        return _ended(f"how many {topic.text}")
    return _ended(f"{asked} {verb} {thing}")


def left_over(parts: Parts) -> bool:
    """Whether a fragment has words of its own that are no part."""
    return any(
        not is_grammar(word.text) and not any(slot.start < word.end and word.start < slot.end for slot in parts.slots)
        for word in find_words(parts.text)
    )


def _phrase(parts: Parts) -> str:
    """A fragment's own words, with the parts that belong to them ("the remand grant") but not where and when."""
    text = parts.text
    for slot in reversed(parts.of("area", "year", "step", "period", "document")):
        text = without(text, slot)
    return re.sub(r"^(?:for|in|on|at|to|by|from|with|of)\s+", "", text.strip(" ,"))


def _with_name(text: str, earlier: Parts, parts: Parts, knowledge: Knowledge) -> str | None:
    """The earlier question with a fragment's name in the place of the name, or of the area where no paper knows the name."""
    name = _phrase(parts)
    if [thing.text for thing in parts.named] != [name]:
        return None
    areas = earlier.of("area")
    if areas and not any(knowledge.lexicon.knows(word.stem) for word in find_words(name)):
        return text[: areas[0].start] + name + text[areas[-1].end :]
    if earlier.named:
        place = earlier.named[-1]
        return text[: place.start] + name + text[place.start + len(place.text) :]
    if earlier.of("name"):
        start, end = widened(earlier.of("name")[0], text)
        return text[:start] + name + text[end:]
    return None


def _with_topic(text: str, earlier: Parts, phrase: str) -> str:
    """The earlier question about something else: its where and when stay."""
    topic = topic_of(text)
    bare = re.sub(r"^(?:the|an?|our|their)\s+", "", phrase)
    if ATTRIBUTE.fullmatch(bare) and not ATTRIBUTE.fullmatch(topic.head):
        return f"What is the {bare} for {topic.with_article}"
    at = text.find(topic.head)
    if at < 0 or not topic.head:
        scope = " ".join(f"in {slot.text}" for slot in earlier.of("area", "year", "period"))
        return f"What is {phrase} {scope}".strip()
    end = at + len(topic.head)
    if _RECORD_WORDS.search(topic.head) and topic.complement:
        inside = [slot for slot in earlier.of("area", "year", "period", "document") if slot.start >= end]
        scope = " ".join(f"in {slot.text}" for slot in inside)
        return f"{text[:end]} on {phrase} {scope}".strip()
    article = re.search(r"\b(?:the|an?|our|their)\s+$", text[:at], re.IGNORECASE)
    return f"{text[:at]}{bare if article else phrase}{text[end:]}"


def _put(text: str, earlier: Parts, slot: Slot, parts: Parts) -> str:
    """The earlier question with one part in the place of its own of that kind, or behind it where it has none."""
    value = slot.text
    if slot.kind == "period" and not re.search(r"\d", value) and (year := year_for(value, earlier)) is not None:
        value = f"{value} {year}"
    kinds: tuple[SlotKind, ...] = _WHEN if slot.kind in _WHEN else (slot.kind,)
    places = [other for other in earlier.slots if other.kind in kinds]
    if slot.kind == "money":
        return _put_money(text, places, value)
    if not places:
        if slot.kind == "area" and earlier.of("document"):
            return _put_in_document(text, earlier.of("document")[-1], value, earlier)
        if slot.kind in ("name", "party") and (others := earlier.of("name", "party")):
            places = others[:1]
        elif slot.kind in ("number", "indicator", "status", "rag"):
            return text if _has(text, value) else f"{text.rstrip('?!. ')} – {value}"
    if not places:
        lead = _LEAD.search(parts.text[: slot.start])
        tie = lead[0].strip() if lead else _PREPOSITION[slot.kind]
        return f"{text.rstrip('?!. ')} {tie} {value}"
    if slot.kind == "area" and len(places) > 1 and not _COMPARING.search(text):
        return text[: places[0].start] + value + text[places[-1].end :]
    target = places[-1] if slot.kind in ("area", *_WHEN) else places[0]
    start, end = widened(target, text) if slot.kind in ("name", "party") else (target.start, target.end)
    if slot.kind == "indicator" and (tail := MEASURE_TAIL.search(target.text)) and not MEASURE_TAIL.search(value):
        value += tail[0]
    article = widened(slot, parts.text)[0]
    return (
        text[:start]
        + (parts.text[article : slot.end] if value == slot.text and start != target.start else value)
        + text[end:]
    )


def _put_money(text: str, places: Sequence[Slot], value: str) -> str:
    """The kind of money: "how much cash …" becomes "how much … in kind"."""
    kind = value if not re.match(r"kind", value) else f"in {value}"
    for place in places[:1]:
        if _IN_KIND.search(kind) and re.match(r"how much cash\b", text, re.IGNORECASE):
            return f"How much{text[place.end :].rstrip('?!. ')} in kind"
        if _IN_KIND.search(place.text) and not _IN_KIND.search(kind) and re.match(r"how much\b", text, re.IGNORECASE):
            return f"How much {kind}{text[len('how much') : place.start].rstrip()}{text[place.end :]}"
        before = text[: place.start]
        return (before.removesuffix("in ") if kind.lower().startswith("in") else before) + kind + text[place.end :]
    if re.match(r"how much\b", text, re.IGNORECASE) and not _IN_KIND.search(kind):
        return f"How much {kind}{text[len('how much') :]}"
    return f"{text.rstrip('?!. ')}, {kind}"


def _put_in_document(text: str, document: Slot, area: str, earlier: Parts) -> str:
    """The paper of another area: "the Westshire plan" becomes "the Eastport plan"."""
    inside = [link for link in earlier.scope.areas if document.start <= link.start and link.end <= document.end]
    if not inside:
        return f"{text.rstrip('?!. ')} for {area}"
    return text[: inside[0].start] + area + text[inside[-1].end :]


def _stepped(text: str, earlier: Parts, slot: Slot, ask: Ask, notes: list[str]) -> str:
    """The earlier question a year before or after: its own year's, or else its answer's."""
    step = STEP.fullmatch(slot.text)
    by = -1 if step is not None and (step["where"] or step["which"]).lower() in _BACK else 1
    places = earlier.of(*_WHEN)
    if places:
        place = places[-1]
        return text[: place.start] + _shifted(place.text, by) + text[place.end :]
    years = [year.year for year in find_financial_years(_said(ask(text)))]
    if years:
        return f"{text.rstrip('?!. ')} in {_shifted(years[0], by)}"
    notes.append(
        f"Which year “{slot.text}” means could not be settled: neither the question before nor its answer names one."
    )
    return f"{text.rstrip('?!. ')} {'last' if by < 0 else 'next'} year"


def _said(answer: Answer) -> str:
    """What an answer says, with how it was taken."""
    taken = " ".join(
        " ".join(value) if isinstance(value, list) else str(value) for value in answer.interpretation.filters.values()
    )
    return f"{answer.text} {taken}" if answer.found else ""


def _shifted(raw: str, by: int) -> str:
    """A year or period that many years on: "2016/17" → "2015/16", "Jan - Dec 16" → "Jan - Dec 15"."""

    def moved(match: re.Match[str]) -> str:
        return f"{int(match[0]) + by:0{len(match[0])}d}"

    return re.sub(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<=[/’'-])\d\d(?!\d)|(?<=[a-z] )\d\d$|^\d\d(?=/)", moved, raw)


def _has(text: str, value: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text, re.IGNORECASE) is not None


def _ended(text: str) -> str:
    """The question as a sentence."""
    text = " ".join(text.split()).rstrip("?!. ")
    return f"{text[:1].upper()}{text[1:]}?"
