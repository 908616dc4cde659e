"""How many people live in an area, where a paper says so in a plain sentence: children of 10 to 17 if it tells, else all.

A sentence counts only where every figure in it is understood: one number of people, years, the ages and days of a month.
"""

import datetime
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from yjqa.compare.areas import area_key
from yjqa.extract.prose import sentences
from yjqa.extract.terms import terms
from yjqa.records import DocumentRecord, Source

TELLING = ("population", "aged", "olds")
"""Words one of which a sentence about a population has."""

_LONGEST = 400
"""Characters of the longest sentence that is looked at."""
_FEWEST = 1_000
_YOUNG = re.compile(
    r"\b(?:aged |ages |age |between (?:the ages of )?)?10\s?(?:[-–—]|to|and)\s?17\b(?:[\s-]?years?)?(?:[\s-]?olds?)?",
    re.I,
)
_OLDS = re.compile(r"\byear[\s-]?olds\b", re.I)
_PEOPLE = re.compile(
    r"(?<![\w.,£-])(?:(?P<count>\d{1,3}(?:,\d{3})+|\d{4,7})|(?P<millions>\d\.\d{1,3})\s?(?:m|million))(?![\w%£]|[.,-]\d)"
)
_YEAR = re.compile(r"(?<![\w.,£-])(?:mid[\s-])?(?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?(?![\w%,]|\.\d)")
_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?(?= (?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
_STATED = re.compile(r"\b(?:is|was|are|were|has|had|have|of|at|stands|estimated|total\w*|live|reside)\b|:", re.I)
_BEFORE = re.compile(r"(?P<word>[A-Z][\w’'-]*)\s+$")
_AFTER = re.compile(r"^\s+(?P<word>[A-Z][\w’'-]*)")
_LEADS = frozenset(("In", "The", "Across", "Within", "For", "Of", "At", "Currently", "Today"))
_COUNCILS = frozenset(("County", "City", "Borough", "Council", "District", "Unitary"))


@dataclass(frozen=True, slots=True)
class Population:
    """How many people an area has. `young`: those of 10 to 17 alone."""

    people: int
    young: bool
    source: Source


def find_populations(
    texts: Iterable[tuple[str, Source]],
    papers: Iterable[DocumentRecord],
    dates: Mapping[str, datetime.date],
    areas: Collection[str],
) -> dict[str, Population]:
    """By area its population: of the latest paper that says one and only one; children's if any area's are told, else all people's.

    `texts`: pieces of papers, each with its place. `dates`: when each paper speaks, by its id. `areas`: the keys of those wanted.
    """
    of_paper = {paper.id: paper.areas for paper in papers}
    told: defaultdict[tuple[bool, str], list[Population]] = defaultdict(list)
    for text, source in texts:
        for key, population in _stated(text, source, of_paper.get(source.document, ())):
            if key in areas:
                told[population.young, key].append(population)
    young = any(is_young for is_young, _ in told)
    found = {key: _latest(some, dates) for (is_young, key), some in told.items() if is_young == young}
    return {key: population for key, population in found.items() if population is not None}


def notes_on_populations(populations: Mapping[str, Population], names: Mapping[str, str]) -> list[str]:
    """For each area whose people are counted how many there are, and where it says so."""
    return [
        f"{names.get(area, area)}: pounds a head are for each of {one.people:,} "
        f"{'children of 10 to 17' if one.young else 'people of all ages'} ({one.source.where()})."
        for area, one in sorted(populations.items())
    ]


def _latest(some: Iterable[Population], dates: Mapping[str, datetime.date]) -> Population | None:
    by_date: defaultdict[datetime.date, list[Population]] = defaultdict(list)
    for one in some:
        by_date[dates.get(one.source.document, datetime.date.min)].append(one)
    last = by_date[max(by_date)]
    return last[0] if len({one.people for one in last}) == 1 else None


def _stated(text: str, source: Source, own: tuple[str, ...]) -> Iterator[tuple[str, Population]]:
    for start, end in sentences(text):
        sentence = text[start:end].strip()
        if len(sentence) > _LONGEST or not any(word in sentence.lower() for word in TELLING):
            continue
        people = _people(sentence)
        area = _area(sentence, own) if people else None
        if people and area:
            place = source.model_copy(update={"quote": sentence})
            yield area_key(area), Population(people, _YOUNG.search(sentence) is not None, place)


def _people(sentence: str) -> int | None:
    """The one number of people in a sentence that says how many live somewhere."""
    if terms("comparing", "others").first(sentence) or not _STATED.search(sentence):
        return None
    if not terms("comparing", "children").first(sentence) and not _OLDS.search(sentence):
        return None
    rest = _YOUNG.sub(lambda match: " " * len(match[0]), sentence)
    if rest == sentence and "population" not in sentence.lower():
        return None
    counts = list(_PEOPLE.finditer(rest))
    plain = [
        match for match in counts if not (match["count"] or "").isdecimal() or not _YEAR.match(rest, match.start())
    ]
    if len(plain) != 1:
        return None
    (found,) = plain
    left = rest[: found.start()] + " " + rest[found.end() :]
    if re.search(r"\d", _DAY.sub("", _YEAR.sub("", left))):
        return None
    number = Decimal(found["millions"]) * 1_000_000 if found["millions"] else Decimal(found["count"].replace(",", ""))
    return int(number) if number >= _FEWEST else None


def _area(sentence: str, own: tuple[str, ...]) -> str | None:
    """The one area of the paper that a sentence names, or means by "the county" where the paper has no other."""
    named = [
        name for name in own for match in re.finditer(rf"\b{re.escape(name)}\b", sentence) if _is_whole(sentence, match)
    ]
    if any(terms("comparators", table).first(sentence) for table in ("fixed", "related", "group", "region")):
        return None
    if named:
        return named[0] if len(set(named)) == 1 else None
    if any(name in sentence for name in own):
        return None
    return own[0] if len(own) == 1 and terms("comparing", "own").first(sentence) else None


def _is_whole(sentence: str, match: re.Match[str]) -> bool:
    """Whether a name stands by itself: "Westshire", and no part of it as "North Westshire" or body of it as "Westshire Police"."""
    before = _BEFORE.search(sentence[: match.start()])
    after = _AFTER.match(sentence[match.end() :])
    return (before is None or before["word"] in _LEADS) and (after is None or after["word"] in _COUNCILS)
