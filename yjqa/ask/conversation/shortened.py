"""Questions too short to have a subject: a question word, an attribute, "which are overdue", "source?"."""

import re
from collections.abc import Callable

from yjqa.ask.conversation.slots import Parts
from yjqa.ask.conversation.standing_for import without
from yjqa.ask.conversation.swapping import ended
from yjqa.ask.conversation.topic import Topic, is_attribute, topic_of

_CHECK = re.compile(
    r"(?:(?:what|who)(?:['’]?s| is) (?:the|your) )?(?:source|sources|evidence|proof)|where (?:does|do) (?:it|they) say (?:that|this|so)"
    r"|where(?:['’]s| is| does) (?:that|this|it) (?:come )?(?:from|written|said|stated)|are you sure|how do you know(?: that| this)?|says who|really"
    r"|(?:which|what) (?:paper|page|document)(?: is (?:that|it|this) (?:in|from|on))?|say (?:that|it) again|(?:repeat|check) (?:that|it)|again",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:(?:can you )?(?:tell|show|give) me (?:some )?)?(?:a bit )?more(?: details?| information)?(?: (?:about|on) (?:it|that|this|them))?"
    r"|(?:any )?(?:more )?details?|go on|elaborate|expand on (?:that|it)|explain(?: that| it| this)?",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?P<word>(?:(?:by|since|until|from|for|to|with) )?(?:when|why|who|whom|where|how much|how many|how long|how often|how|(?:what|which) (?:time|date|day|venue|year|room)|what))"
    r"(?: (?:come|so|by|exactly|not|for|with|from|to))?(?: (?:is|was|are|were) (?:it|that|this|they|those|he|she))?",
    re.IGNORECASE,
)
_WHICH = re.compile(r"which(?: ones?)? (?P<rest>(?:is|are|was|were|have|has|need)\b.+)", re.IGNORECASE)
_HOW_MANY = re.compile(r"how many(?: ones?)? (?P<rest>(?:is|are|was|were|have|has)\b.+)", re.IGNORECASE)
_ARE_THERE = re.compile(
    r"(?:is|are|was|were) (?:there|that|they|it|those|these)(?: (?:now|altogether|in total|in all))?", re.IGNORECASE
)
_ANY = re.compile(
    r"(?:is |are |do |have )?any(?: of (?:them|those|these))?(?: (?:are|is))? (?P<rest>[\w-]+(?: [\w-]+)?)",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"(?:(?:what|who|when)(?:['’]?s| is| are| was| were) )?(?:the |its |their )?(?P<noun>[\w ]+)", re.IGNORECASE
)
_NATIONAL = re.compile(
    r"(?:the )?(?P<where>national|regional)(?:ly)?(?: (?:average|rate|figure|picture|one))?", re.IGNORECASE
)
_DIFFERENCE = re.compile(
    r"(?:what(?:['’]s| is| was) the )?(?:difference|gap)(?: between (?:them|the two))?", re.IGNORECASE
)
_YES_NO = re.compile(r"(?:is|are|was|were|do|does|did|has|have|had|will|can|could|should|would)\b", re.IGNORECASE)
_HOW_WHEN = re.compile(
    r"(?:by )?(?:when|where|why|how) (?P<rest>(?:is|are|was|were|do|does|did|has|have|had|will)\b.+)", re.IGNORECASE
)
_ACTIONABLE = re.compile(r"\b(?:actions?|owns?|owner|owned|deadline|responsible|task|recommendation)\b", re.IGNORECASE)
_MOST_WORDS = 4
"""Words after "which are" that ask nothing new: with more it is a question of its own."""


def lengthened(text: str, parts: Parts, earlier: Parts) -> str | None:
    """The whole question that a short one means after the earlier one; `None` where it is not short in such a way."""
    topic = topic_of(earlier.text)
    for pattern, whole in _SHORT:
        match = pattern.fullmatch(text)
        found = whole(match, topic, parts, earlier) if match is not None else None
        if found is not None:
            return ended(found)
    return None


def _same(_: re.Match[str], __: Topic, ___: Parts, earlier: Parts) -> str:
    return earlier.text


def _more(_: re.Match[str], topic: Topic, __: Parts, ___: Parts) -> str:
    return f"Tell me about {topic.with_article}"


def _bare(match: re.Match[str], topic: Topic, _: Parts, earlier: Parts) -> str:
    """A question word alone, asked of what the earlier question was about."""
    said = earlier.text.rstrip("?!. ")
    asked = {"how come": "why", "how so": "why"}.get(match[0].lower(), match["word"].lower())
    thing = topic.with_article
    verb = "are" if topic.plural else "is"
    if asked in ("by when", "when", "where", "why", "how"):
        if _YES_NO.match(said):
            return f"{asked} {said[:1].lower()}{said[1:]}"
        if (clause := _HOW_WHEN.match(said)) is not None and asked != "when" and not said.lower().startswith("when is"):
            return f"{asked} {clause['rest']}"
    if "when" in asked:
        due = " due" if _ACTIONABLE.search(said) or asked.startswith("by") else ""
        return f"{'by when' if asked.startswith('by') else 'when'} {verb} {thing}{due}"
    if asked.startswith("who"):
        return f"who is responsible for {thing}"
    if asked.startswith("how many"):
        return f"how many {topic.bare} are there"
    return f"{asked} {verb} {thing}"


def _which(match: re.Match[str], topic: Topic, parts: Parts, _: Parts) -> str | None:
    """ "which are overdue": of those that were asked about."""
    if (
        not topic.plural
        or len(match["rest"].split()) > _MOST_WORDS
        or parts.named
        or parts.of("area", "name", "document")
    ):
        return None
    return f"which of {_the(topic)} {match['rest']}"


def _how_many(match: re.Match[str], topic: Topic, parts: Parts, earlier: Parts) -> str | None:
    if topic.plural and _ARE_THERE.fullmatch(match["rest"]):
        return f"how many {topic.bare} are there"
    found = _which(match, topic, parts, earlier)
    return found.replace("which of", "how many of", 1) if found else None


def _any(match: re.Match[str], topic: Topic, parts: Parts, earlier: Parts) -> str | None:
    qualities = parts.of("status", "rag")
    if not topic.plural or [slot.text for slot in qualities] != [match["rest"]]:
        return None
    return f"which of {_the(topic)} are {match['rest']}"


def _attribute(match: re.Match[str], topic: Topic, _: Parts, __: Parts) -> str | None:
    """ "the deadline": of what was asked about."""
    if not is_attribute(match["noun"]) or is_attribute(topic.head):
        return None
    return f"what is the {match['noun']} for {topic.with_article}"


def _national(match: re.Match[str], topic: Topic, _: Parts, earlier: Parts) -> str | None:
    text = earlier.text
    for slot in reversed(earlier.of("area")):
        text = without(text, slot)
    at = text.find(topic.head)
    return f"{text[:at]}{match['where'].lower()} {text[at:]}" if at >= 0 and topic.head else None


def _difference(_: re.Match[str], topic: Topic, __: Parts, earlier: Parts) -> str | None:
    return f"what is the difference between {topic.text}" if len(earlier.of("area", "year", "party")) > 1 else None


def _the(topic: Topic) -> str:
    named = topic.with_article.lower().startswith(("the ", "those ")) or topic.text[:1].isupper()
    return topic.with_article if named else f"the {topic.text}"


_SHORT: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Topic, Parts, Parts], str | None]], ...] = (
    (_CHECK, _same), (_MORE, _more), (_BARE, _bare), (_HOW_MANY, _how_many), (_WHICH, _which), (_ANY, _any),
    (_NATIONAL, _national), (_DIFFERENCE, _difference), (_ATTRIBUTE, _attribute),
)  # fmt: skip
