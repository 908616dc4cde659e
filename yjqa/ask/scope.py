"""Where and when a question looks: the papers, areas, years and periods that it names, linked to what is held."""

import datetime
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from yjqa.ask.knowledge import Knowledge
from yjqa.ask.words import find_words, is_grammar, stem, stems_of
from yjqa.extract.dates import find_dates
from yjqa.extract.terms import vocabulary
from yjqa.extract.years import FinancialYear, find_financial_years, find_periods
from yjqa.records import DocumentRecord, Period

_NEAR = 86
"""Least likeness (0-100) of a misspelt area to the one that is meant."""

_SHORT = 4
"""Letters that a shortened area ("Westsh") must share with the beginning of the name."""

_FAR_MORE = 4
"""So many times as often as the word that may be short for it must an area be named."""

_RELATIVE = (
    (re.compile(r"\b(?:last|previous|prior) (?:financial )?(?:year|yr)(?:['’]s)?\b|\b(?:the )?(?:year|yr) before\b", re.IGNORECASE), -1),
    (re.compile(r"\b(?:this|current) (?:financial )?(?:year|yr)(?:['’]s)?\b", re.IGNORECASE), 0),
    (re.compile(r"\b(?:next|coming|following) (?:financial )?(?:year|yr)(?:['’]s)?\b", re.IGNORECASE), 1),
)  # fmt: skip

_PAPER = re.compile(r"\b(plan|report|pack|papers?|minutes|agenda|strategy|document|update)\b", re.IGNORECASE)

_KINDS: dict[str, tuple[str, ...]] = {
    "plan": ("plan",),
    "strategy": ("plan",),
    "report": ("report", "pack", "other"),
    "paper": ("report", "pack", "other"),
    "pack": ("pack",),
    "minutes": ("minutes", "pack"),
    "agenda": ("pack", "minutes", "other"),
    "update": ("report", "other"),
    "document": (),
}
"""The kinds of paper that a word for one means first."""

_JOINED = re.compile(r"\s*(?:and|plus|&|/|\+)\s*", re.IGNORECASE)

_SAID_OF_IT = re.compile(r"\b(?:in|from|by|according to|does|do|did) (?:the|this|that|our|their) \w+$", re.IGNORECASE)
"""A paper that is meant without being named: "in the plan"."""

_COMPARING = re.compile(r"\b(?:with|than|against|vs|versus|to|and|or)\s+(?:the\s+)?$", re.IGNORECASE)

_ANY_YEAR = re.compile(r"\b([12]\d{3})\s?[/–-]\s?((?:[12]\d)?\d\d)\b(?![/–-]\d)")

_PLACE_LEAD = re.compile(r"\b(?:in|for|of|at|from)\s+$", re.IGNORECASE)


class AreaLink(NamedTuple):
    """An area of the question: `asked` as typed at `text[start:end]`, `name` as the papers have it."""

    asked: str
    name: str
    start: int
    end: int
    comparator: bool = False

    @property
    def note(self) -> str | None:
        """What a reader should know where a slip was mended."""
        from rapidfuzz import fuzz

        same_beginning = self.name.lower().startswith(self.asked.lower()[:_SHORT]) and len(self.asked) < len(self.name)
        if self.asked.lower() == self.name.lower() or (same_beginning and fuzz.ratio(self.asked, self.name) < _NEAR):
            return None
        return f"“{self.asked}” was read as {self.name}."


@dataclass(frozen=True, slots=True)
class Scope:
    """`documents`: ids of the papers that the question names, `None` where it names none (all are meant).

    `areas`: linked to those that are held; `joint`: the name that the papers give to all of them together, where the
    question joins them ("Westshire and Eastport"). `years`: financial years as `2016/17`. `periods`: reporting periods and dates
    with their first and last day. `relative`: -1, 0 or 1 for last, this or next year, counted from the paper's own.
    `spans`: the stretches of the question that say all this, `document_spans` those that name papers. `unknown_areas`: places
    by their form that no paper knows. `slips`: notes of slips that were mended before.
    """

    documents: frozenset[str] | None = None
    areas: tuple[AreaLink, ...] = ()
    joint: str | None = None
    years: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    relative: int | None = None
    spans: tuple[tuple[int, int], ...] = ()
    document_spans: tuple[tuple[int, int], ...] = ()
    unknown_areas: tuple[str, ...] = ()
    slips: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """Slips that were mended."""
        return tuple(dict.fromkeys([*self.slips, *(link.note for link in self.areas if link.note)]))

    def holds_document(self, document_id: str) -> bool:
        """Whether a paper is among those that are meant."""
        return self.documents is None or document_id in self.documents


def find_scope(text: str, knowledge: Knowledge) -> Scope:
    """The scope that a question's words give."""
    areas = tuple(_find_areas(text, knowledge))
    years = list(_find_years(text))
    periods = [found for found in find_periods(text) if not any(y.start <= found.start < y.end for y in years)]
    dates = [
        found for found in find_dates(text) if found.date and not any(p.start < found.end and found.start < p.end for p in periods)
        and not any(y.start < found.end and found.start < y.end for y in years)
    ]  # fmt: skip
    documents, document_spans = _find_documents(text, knowledge)
    relative = next(((match, step) for pattern, step in _RELATIVE if (match := pattern.search(text))), None)
    spans = [(link.start, link.end) for link in areas] + [(y.start, y.end) for y in years] + document_spans
    spans += [(found.start, found.end) for found in periods] + [(found.start, found.end) for found in dates]
    spans += [relative[0].span()] if relative else []
    return Scope(
        documents=documents,
        areas=areas,
        joint=_joint(text, areas, knowledge),
        years=tuple(dict.fromkeys(year.year for year in years)),
        periods=(
            *(found.period for found in periods),
            *(Period(raw=text[d.start : d.end], start=_first_day(d.date, d.precision), end=d.date) for d in dates),
        ),
        relative=relative[1] if relative else None,
        spans=tuple(sorted(spans)),
        document_spans=tuple(document_spans),
        unknown_areas=tuple(_unknown_areas(text, spans, knowledge)),
    )


def _find_years(text: str) -> Iterator[FinancialYear]:
    """The financial years of a question, those too that no paper of our time can be about: asked for, they must not be passed over."""
    known = list(find_financial_years(text))
    yield from known
    for match in _ANY_YEAR.finditer(text):
        follows = int(match[2][-2:]) == (int(match[1]) + 1) % 100
        if follows and not any(year.start < match.end() and match.start() < year.end for year in known):
            yield FinancialYear(f"{match[1]}/{match[2][-2:]}", *match.span())


def _find_areas(text: str, knowledge: Knowledge) -> Iterator[AreaLink]:
    """The areas of a question from left to right: by name, shortened or misspelt."""
    held = knowledge.kept(_single_areas)
    single, lower = list(held), text.lower()
    taken: list[AreaLink] = []
    for name in (name for name in single if name.lower() in lower):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
            if name in vocabulary("comparators")["fixed"] and not _is_compared_with(name, text, match):
                continue
            if not any(link.start < match.end() and match.start() < link.end for link in taken):
                taken.append(AreaLink(match[0], name, match.start(), match.end(), held[name]))
    for word in find_words(text):
        if any(link.start < word.end and word.start < link.end for link in taken):
            continue
        near = _shortened(word.text, single, knowledge) or _misspelt(word.text, single, knowledge)
        if near is not None:
            taken.append(AreaLink(word.text, near, word.start, word.end, held[near]))
    yield from sorted(taken, key=lambda link: link.start)


def _single_areas(knowledge: Knowledge) -> dict[str, bool]:
    """The areas that are not several together, the longest names first, and whether others are compared with them."""
    held = {**dict.fromkeys(knowledge.comparators, True), **dict.fromkeys(knowledge.areas, False)}
    return {name: held[name] for name in sorted(held, key=len, reverse=True) if not _is_joint(name, held)}


def _is_compared_with(name: str, text: str, match: re.Match[str]) -> bool:
    """Whether a word such as "national" stands for what is compared with, rather than for a national standard."""
    if not name.endswith("al"):
        return True
    measured = re.match(
        r"\s*(?:\w+\s+)?(?:rates?|averages?|figures?|levels?|performance|data|comparators?|percentage)\b",
        text[match.end() :],
    )
    return measured is not None or _COMPARING.search(text[: match.start()]) is not None


def _is_joint(name: str, held: Mapping[str, bool]) -> bool:
    parts = _JOINED.split(name)
    return len(parts) > 1 and any(part in held for part in parts)


def _shortened(word: str, names: Sequence[str], knowledge: Knowledge) -> str | None:
    """The one area whose name a word shortens: "Westsh"; not the town that the county is named after ("Westsh-ire").

    A word that the papers have too, in small letters, does where the papers name the area far more often.
    """
    lower = word.lower()
    if len(lower) < _SHORT:
        return None
    fits = [
        name
        for name in names
        if name[:1].lower() == lower[0]
        and " " not in name
        and len(lower) < len(name)
        and (_is_beginning(lower, name.lower()) or _is_contraction(lower, name.lower()))
    ]
    if len(fits) != 1:
        return None
    seldom = knowledge.lexicon.count(stem(word)) * _FAR_MORE <= knowledge.lexicon.count(stem(fits[0]))
    return fits[0] if word[:1].isupper() or seldom else None


def _is_beginning(word: str, name: str) -> bool:
    """Whether a word is a name's beginning with the ending of short forms: "westshs"."""
    return (
        name[:_SHORT] == word[:_SHORT]
        and not name.startswith(word.removesuffix("s") + "shire")
        and _common(word, name) >= len(word) / 2
        and word.endswith("s")
    )


def _is_contraction(word: str, name: str) -> bool:
    """Whether a word is a name's first letter and a piece of its second half: "Eport"."""
    return len(word) > _SHORT and word[0] == name[0] and word[1:] in name[len(name) // 3 :]


def _common(one: str, other: str) -> int:
    """Letters that two words have in common from the beginning."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _misspelt(word: str, names: Sequence[str], knowledge: Knowledge) -> str | None:
    from rapidfuzz import fuzz, process

    if len(word) < 6 or knowledge.lexicon.knows(stem(word)):
        return None
    best = process.extractOne(word.lower(), [name.lower() for name in names], scorer=fuzz.ratio, score_cutoff=_NEAR)
    return names[best[2]] if best else None


def _joint(text: str, areas: Sequence[AreaLink], knowledge: Knowledge) -> str | None:
    """The joint name of areas that the question joins, where the papers have one."""
    if len(areas) < 2 or not all(
        _JOINED.fullmatch(text[one.end : other.start]) for one, other in itertools.pairwise(areas)
    ):
        return None
    wanted = {link.name for link in areas}
    return next((name for name in sorted(knowledge.areas) if set(_JOINED.split(name)) == wanted), None)


def _unknown_areas(text: str, spans: Sequence[tuple[int, int]], knowledge: Knowledge) -> Iterator[str]:
    """Words that stand where a place stands and that no record has; `spans`: what is known to say something else."""
    endings = tuple(vocabulary("bodies")["endings"])
    for word in find_words(text)[1:]:
        if any(start <= word.start < end for start, end in spans) or knowledge.lexicon.knows(word.stem):
            continue
        capital = word.text[0].isupper() and not word.text.isupper() and _PLACE_LEAD.search(text[: word.start])
        if capital or (word.text.lower().endswith(endings) and len(word.text) > 7):
            yield word.text


def _find_documents(text: str, knowledge: Knowledge) -> tuple[frozenset[str] | None, list[tuple[int, int]]]:
    """The papers that a question names by id, or by words of their titles, areas and dates before "plan" or "report"."""
    named = frozenset(
        name
        for name in knowledge.documents
        if name in text and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
    )
    if named:
        return named, [match.span() for name in named for match in re.finditer(re.escape(name), text)]
    bare: re.Match[str] | None = None
    for match in _PAPER.finditer(text):
        start = _name_start(text, match.start())
        words = [word for word in find_words(text[start : match.start()]) if word.text.lower() not in ("and", "the")]
        if not words:
            bare = bare or _SAID_OF_IT.search(text[: match.end()])
            continue
        fits = [d for d in knowledge.documents.values() if _is_named(d, [word.text for word in words], knowledge)]
        if fits:
            noun = match[1].lower()
            kinds = _KINDS["paper" if noun == "papers" else noun]
            alike = [d for d in fits if d.document_kind in kinds] or fits
            return frozenset(d.id for d in alike), [(start, match.end())]
    return None, [bare.span()] if bare else []


def _name_start(text: str, end: int) -> int:
    """Where the run of words before a paper's noun begins: back to the last word that only holds a sentence together."""
    start = end
    for word in reversed(find_words(text[:end])):
        if word.text.lower() != "and" and is_grammar(word.text):
            break
        start = word.start
    return start


def _is_named(document: DocumentRecord, words: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether a paper's title, id, areas, period and date have all the words; a plan has those of plans in general too."""
    have = knowledge.kept(_naming_stems)[document.id]
    areas = [area for word in words if (area := _shortened(word, sorted(document.areas), knowledge))]
    return all(
        stem(word) in have or any(_shortened(word, [area], knowledge) for area in areas) or is_grammar(word)
        for word in words
    )


def _naming_stems(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """By what words each paper may be named."""
    plan_words = stems_of(*vocabulary("questions")["plan_words"])
    found = {}
    for document in knowledge.documents.values():
        date = f"{document.date:%d %-d %B %b %Y}" if document.date else ""
        period = " ".join(re.findall(r"\d+", document.period or ""))
        stems = stems_of(document.title, document.id.replace("-", " "), *document.areas, date, period)
        found[document.id] = stems | plan_words if document.document_kind == "plan" else stems
    return found


def _first_day(day: datetime.date, precision: str) -> datetime.date:
    """The first day of a month, quarter or year that ends on a day."""
    if precision == "month":
        return day.replace(day=1)
    if precision == "quarter":
        return day.replace(month=day.month - 2, day=1)
    if precision == "year":
        return (
            day.replace(month=1, day=1)
            if day.month == 12
            else day.replace(year=day.year - 1, month=day.month + 1, day=1)
        )
    return day
