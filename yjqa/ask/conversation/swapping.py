"""A fragment takes the place of the part of its kind in the earlier question; a question that goes on keeps its scope."""

import re
from collections.abc import Sequence

from yjqa.ask.answer import Answer
from yjqa.ask.conversation.slots import MEASURE_TAIL, STEP, Parts, Slot, SlotKind, find_parts, widened
from yjqa.ask.conversation.standing_for import Ask, without, year_for
from yjqa.ask.conversation.topic import is_attribute, topic_of
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.words import find_words, is_grammar
from yjqa.extract.terms import vocabulary
from yjqa.extract.years import find_financial_years

_BACK = frozenset({"before", "earlier", "prior", "previous", "last", "preceding"})
_LEAD = re.compile(r"\b(?:for|in|at|to|by|from|with|of|on|during|since|against|under)\s+(?:the\s+)?$", re.IGNORECASE)
_PREPOSITION: dict[str, str] = {
    "area": "for", "year": "in", "period": "in", "name": "for", "party": "from", "document": "in the", "money": "in",
}  # fmt: skip
_COMPARING = re.compile(r"\bcompar|\bversus\b|\bvs?\b|\bdifference\b|\bagainst\b|\bthan\b", re.IGNORECASE)
_RECORD_WORDS = re.compile(
    r"(?:actions?|risks?|objectives?|priorit(?:y|ies)|recommendations?|targets?)$", re.IGNORECASE
)
_JOIN = re.compile(r"\s*(?:,|&|\+|,?\s*\b(?:and|or)\b)\s*(?:the\s+)?", re.IGNORECASE)
_TIED = re.compile(r"(?P<by>on|about|from|by|with|to|at|under|through|against|towards|for|in)\s+", re.IGNORECASE)
_BOUNDARY = re.compile(
    r"\s+(?:in|of|to|for|on|at|from|by|with|through|about|since|between|during|last|this|next)\b", re.IGNORECASE
)
_NARROWS = re.compile(
    r"(?:due|per|by|with|without|excluding|including|except|owned|led|rated|over|under|above|below|before|after)\b",
    re.IGNORECASE,
)
_IN_KIND = re.compile(r"(?:payments? )?in[ -]kind$", re.IGNORECASE)
_FIGURE = re.compile(
    r"\bhow (?:much|many)\b|\brates?\b|\bpercent|%|\bbudget|\bgrant|\bcost|\bspen[dt]|\bshare\b|\btotal\b|\bnumber\b",
    re.IGNORECASE,
)
_WHEN: tuple[SlotKind, ...] = ("year", "period")


def is_only_parts(parts: Parts, earlier: Parts) -> bool:
    """Whether keywords say no more than a part that the earlier question has too, or where and when."""
    if not parts.slots or left_over(parts):
        return False
    if is_whole(parts):
        return False
    kinds = {slot.kind for slot in parts.slots}
    return kinds <= {"step", "area", "year", "period", "document", "status", "rag"} | {
        slot.kind for slot in earlier.slots
    } | {"money"}


def is_whole(parts: Parts) -> bool:
    """Whether keywords say what is measured and where or when, so that they need nothing said before."""
    kinds = {slot.kind for slot in parts.slots}
    return "indicator" in kinds and bool(kinds & {"area", "year", "period"})


def swap(parts: Parts, earlier: Parts, ask: Ask, knowledge: Knowledge) -> tuple[str | None, list[str]]:
    """The earlier question with the fragment's parts in the place of its own, and what stayed unclear."""
    notes: list[str] = []
    text = earlier.text
    if left_over(parts) and (phrase := _phrase(parts)):
        text = (
            _narrowed(text, parts)
            or _parallel(text, earlier, parts)
            or _with_name(text, earlier, parts, knowledge)
            or _with_topic(text, earlier, phrase)
        )
    earlier = find_parts(text, knowledge) if text != earlier.text else earlier
    for slot in _joined(parts):
        if left_over(parts) and _has(text, slot.text):
            continue
        text = _stepped(text, earlier, slot, ask, notes) if slot.kind == "step" else _put(text, earlier, slot, parts)
        earlier = find_parts(text, knowledge)
    return ended(text), notes


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
    if not added and is_idle(parts):
        added.append(f"for {topic_of(earlier.text).with_article}")
    text = parts.text
    return ended(f"{text}{',' * bool(added and not added[0].startswith('in'))} {' '.join(added)}".strip())


def is_idle(parts: Parts) -> bool:
    """Whether a question has no words that say what it is about: "who gives the most"."""
    idle = vocabulary("follow_ups")["idle"]
    return not parts.slots and all(
        is_grammar(word.text) or word.text.lower() in idle for word in find_words(parts.text)
    )


def left_over(parts: Parts) -> bool:
    """Whether a fragment has words of its own that are no part."""
    return any(
        not is_grammar(word.text) and not any(slot.start < word.end and word.start < slot.end for slot in parts.slots)
        for word in find_words(parts.text)
    )


def _joined(parts: Parts) -> list[Slot]:
    """The slots of a fragment, those of a kind that it joins ("health and probation") as one."""
    slots: list[Slot] = []
    for slot in parts.slots:
        if slots and slots[-1].kind == slot.kind and _JOIN.fullmatch(parts.text[slots[-1].end : slot.start]):
            start = slots.pop().start
            slot = Slot(slot.kind, parts.text[start : slot.end], start, slot.end)
        slots.append(slot)
    return slots


def _phrase(parts: Parts) -> str:
    """A fragment's own words, with the parts that belong to them ("the remand grant") but not where and when."""
    text = parts.text
    for slot in reversed(parts.of("area", "year", "step", "period", "document")):
        if not text[slot.end :].strip() or _LEAD.search(text[: slot.start]) or slot.kind != "area":
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


def _narrowed(text: str, parts: Parts) -> str | None:
    """The earlier question with a fragment behind it that only narrows it: "due in May", "per child"."""
    return f"{text.rstrip('?!. ')} {parts.text}" if _NARROWS.match(parts.text) else None


def _parallel(text: str, earlier: Parts, parts: Parts) -> str | None:
    """The earlier question with "on housing" in the place of its own "on …"."""
    tied = _TIED.match(parts.text)
    if tied is None:
        return None
    places = list(re.finditer(rf"\b{tied['by']}\s+", text, re.IGNORECASE))
    if not places:
        return None
    start = places[-1].end()
    ends = [slot.start for slot in earlier.of("area", "year", "period", "step", "document") if slot.start > start]
    ends += [match.start() for match in _BOUNDARY.finditer(text, start + 1)]
    end = min(ends, default=len(text.rstrip("?!. ")))
    lead = _LEAD.search(text[:end])
    return f"{text[:start]}{_phrase(parts)} {text[lead.start() if lead else end :]}"


def _with_topic(text: str, earlier: Parts, phrase: str) -> str:
    """The earlier question about something else: its where and when stay."""
    topic = topic_of(text)
    bare = re.sub(r"^(?:the|an?|our|their)\s+", "", phrase)
    if is_attribute(bare) and not is_attribute(topic.head):
        return f"What is the {bare} for {topic.with_article}"
    at = text.find(topic.head)
    if at < 0 or not topic.head:
        scope = " ".join(f"in {slot.text}" for slot in earlier.of("area", "year", "period"))
        return f"What is {phrase} {scope}".strip()
    end = at + len(topic.head)
    while (
        tail := next((slot for slot in earlier.of(*_WHEN) if slot.end == end and slot.start > at), None)
    ) is not None:
        end = len(text[: tail.start].rstrip())
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
            return _qualified(text, value)
    if not places:
        lead = _LEAD.search(parts.text[: slot.start])
        tie = lead[0].strip() if lead else _PREPOSITION[slot.kind]
        return f"{text.rstrip('?!. ')} {tie} {value}"
    if slot.kind == "area" and len(places) > 1 and not _COMPARING.search(text):
        first = len(places) - 1
        while first and _JOIN.fullmatch(text[places[first - 1].end : places[first].start]):
            first -= 1
        return text[: places[first].start] + value + text[places[-1].end :]
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


def _qualified(text: str, value: str) -> str:
    """The earlier question with a word that narrows what it asks for: "actions" becomes "overdue actions"."""
    if _has(text, value):
        return text
    head = topic_of(text).head
    at = text.find(head)
    if not head or at < 0:
        return f"{text.rstrip('?!. ')} – {value}"
    return f"{text[:at]}{value} {text[at:]}"


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
    if step is not None and (step["which"] or "").lower() in ("this", "current"):
        places = earlier.of("step", *_WHEN)
        return (
            text[: places[-1].start] + slot.text + text[places[-1].end :]
            if places
            else f"{text.rstrip('?!. ')} {slot.text}"
        )
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


def ended(text: str) -> str:
    """The question as a sentence."""
    text = " ".join(text.split()).rstrip("?!. ")
    return f"{text[:1].upper()}{text[1:]}?"
