"""A sentence → what is shown of its passage: itself, with the neighbours that it needs, or the list that it introduces."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yjqa.ask.prose.holding import can_be_held
from yjqa.ask.prose.sentences import Sentence
from yjqa.ask.prose.sought import Sought

if TYPE_CHECKING:
    from yjqa.records import Source

_MOST = 75
"""Words of an excerpt of prose, unless a single sentence is longer."""

_SHORT = 55
"""Words up to which the next sentence is shown though the first holds what is asked for: it often says more of it."""

_MOST_JOINED = 100
"""Words of two sentences with those between them, where they answer only together."""

_MOST_SENTENCES = 3
"""Of them all, where the later can be understood without those between."""

_MOST_LISTED = 170
"""Words of a list that is shown whole."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The papers' words that answer, and where they stand."""

    text: str
    sources: tuple["Source", ...]


def to_excerpt(best: Sentence, others: Sequence[Sentence], sought: Sought) -> Excerpt:
    """What to show for the best sentence; `others`: all sentences that the search found, in the order of their passages."""
    if best.text.endswith(":") and any(_is_of_list(one, best.text, best) for one in others):
        return _list(best.text, best, others)
    if best.introduced_by and best.passage.kind != "row" and _introduced(best, sought):
        return _list(best.introduced_by, best, others)
    if best.introduced_by:
        return _quoted([best], f"{best.introduced_by} {best.text}")
    if best.passage.kind == "row":
        return _quoted([best], best.text)
    return _with_neighbours(best, [one for one in others if one.passage is best.passage], sought)


def _introduced(item: Sentence, sought: Sought) -> bool:
    """Whether the question asks for the list rather than for this item: it speaks of what the lead-in says."""
    lead = sum(want.weight * want.stands_in(item.lead | item.around) for want in sought.wants)
    own = sum(want.weight * want.stands_in(item.own) for want in sought.wants)
    return sought.kind in ("list", "any", "who") and lead >= own


def _is_of_list(item: Sentence, lead: str, best: Sentence) -> bool:
    """Whether it is an item of the list that the lead-in begins."""
    return (
        item.passage.document == best.passage.document
        and bool(item.introduced_by)
        and lead.endswith(item.introduced_by)
    )


def _list(lead: str, best: Sentence, others: Sequence[Sentence]) -> Excerpt:
    """The list with its lead-in, from every passage that has a part of it."""
    items = sorted(
        (one for one in others if _is_of_list(one, lead, best)), key=lambda one: (one.passage.id, one.position)
    )
    shown: list[Sentence] = []
    words = len(lead.split())
    for item in items:
        words += len(item.text.split())
        if words > _MOST_LISTED:
            break
        shown.append(item)
    return _quoted(shown, "\n".join([lead, *(item.text for item in shown)]))


def _with_neighbours(best: Sentence, passage: Sequence[Sentence], sought: Sought) -> Excerpt:
    """The sentence with the one before where it leans on it, and with the ones after as far as they belong to it."""
    shown = [best]
    if best.position and best.leans and _fits([passage[best.position - 1], best], _MOST):
        shown.insert(0, passage[best.position - 1])
    for after in passage[best.position + 1 : best.position + 3]:
        lacks = can_be_held(sought.kind) and not any(sought.held_in(one.text) for one in shown)
        belongs = lacks or after.leans or sought.kind in ("any", "why", "list")
        if not _fits([*shown, after], _MOST if belongs else _SHORT):
            break
        shown.append(after)
    return _quoted(shown, " ".join(one.text for one in shown))


def to_joined(topic: Sentence, later: Sentence, others: Sequence[Sentence]) -> Excerpt:
    """A sentence with a later one of its passage, and what stands between where all of it is short."""
    passage = [one for one in others if one.passage is topic.passage]
    whole = passage[topic.position : later.position + 1]
    if later.leans or (len(whole) <= _MOST_SENTENCES and _fits(whole, _MOST_JOINED)):
        return _quoted(whole, " ".join(one.text for one in whole))
    first, second = _quoted([topic], topic.text), _quoted([later], later.text)
    return Excerpt(f"{first.text} … {second.text}", (*first.sources, *second.sources))


def _fits(sentences: Sequence[Sentence], most: int) -> bool:
    return sum(len(one.text.split()) for one in sentences) <= most


def _quoted(sentences: Sequence[Sentence], text: str) -> Excerpt:
    """The text with its place or places; the quote is the sentences' own words."""
    places: dict[int, list[Sentence]] = {}
    for one in sentences:
        places.setdefault(id(one.passage), []).append(one)
    return Excerpt(
        text,
        tuple(
            some[0].passage.source.model_copy(update={"quote": " ".join(one.text for one in some)})
            for some in places.values()
        ),
    )
