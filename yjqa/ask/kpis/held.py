"""The performance figures that are held, each with the words by which a question can mean it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from yjqa.ask.knowledge import Knowledge
from yjqa.ask.kpis.dating import with_own_periods
from yjqa.ask.words import find_words, is_grammar, stem, stems_of
from yjqa.extract.children import names_children
from yjqa.extract.figures import Figure, find_figures
from yjqa.extract.terms import vocabulary
from yjqa.records import Kpi, Source, Unit

_DIVIDES = re.compile(
    r"[;:(]|[.,](?!\d)|\b(?:compared|against|followed|whilst|while|whereas|and|but|alongside|of which|of whom)\b"
)
"""Where the words between two figures of a sentence part: those before it are of the first, those after it of the second."""

_ASIDE = re.compile(
    r",\s+(?:including|excluding|although|though|despite|whereas|apart from|except|other than|unlike)\b.*", re.DOTALL
)
"""What a sentence adds of something else than its figure."""

_LONGEST_CELL = 12
"""Letters of the longest quote that is a figure and nothing else."""

_FEW_WORDS = 5

_MOST_OTHERS = 2
"""Other papers that are cited for one figure."""


@dataclass(frozen=True, slots=True)
class HeldFigure:
    """A figure and its stems, from the words that are its own outwards.

    `own`: its printed indicator, what the indicator is called in general, and the words of its sentence nearest to it; `extra`:
    those of them that say more than the indicator, its area and time. `sentence`: the whole sentence, for a table's cell the
    table's label. `around`: its headings and the paper's title. `printed_words`: its indicator and sentence as printed.
    `aside`: what its sentence adds of something that the figure is not of. `nouns`: its indicator and
    the first words after it, which say what it counts. `printed`: the figure as it stands in the paper, `None` where the sentence does not show which it is. `position`: where it
    begins in its sentence. `lead`: the words of the sentence between the figure before it and it, where they are few. `of_children`:
    whether its paper says so, by its title, a heading or the figure's own words. `also`: where other papers give the same figure. `all`: every stem by which a question can mean it.
    """

    kpi: Kpi
    own: frozenset[str]
    sentence: frozenset[str]
    around: frozenset[str]
    extra: frozenset[str]
    printed_words: frozenset[str]
    aside: frozenset[str]
    nouns: frozenset[str]
    printed: str | None
    position: int | None
    lead: str
    of_children: bool
    also: tuple[Source, ...] = ()
    all: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "all", self.own | self.sentence | self.around)


def held_figures(knowledge: Knowledge) -> tuple[HeldFigure, ...]:
    """All figures, in the order of the papers."""
    return tuple(_with_others([_held(kpi, knowledge) for kpi in with_own_periods(knowledge.kpis)]))


def _with_others(figures: Sequence[HeldFigure]) -> Iterator[HeldFigure]:
    """The figures, each with the first place in other papers that give the same of the same measure, area and time."""
    alike: dict[tuple[object, ...], list[HeldFigure]] = {}
    for held in figures:
        alike.setdefault(_what(held.kpi), []).append(held)
    for held in figures:
        own = held.kpi.source.document
        others = {
            other.kpi.source.document: other.kpi.source
            for other in reversed(alike[_what(held.kpi)])
            if other.kpi.source.document != own and len(held.own & other.own) * 2 >= min(len(held.own), len(other.own))
        }
        yield replace(held, also=tuple(others.values())[:_MOST_OTHERS]) if others else held


def _what(kpi: Kpi) -> tuple[object, ...]:
    period = kpi.period
    return kpi.value, kpi.unit, kpi.indicator_canonical, kpi.area, period and (period.start, period.end)


def is_whole(label: str) -> bool:
    """Whether the label of a row or column is that of the sum of the others."""
    return label.strip().lower() in vocabulary("asked_figures")["whole"]["whole"]


def _held(kpi: Kpi, knowledge: Knowledge) -> HeldFigure:
    source = kpi.source
    document = knowledge.documents.get(source.document)
    position, near, printed = _near(kpi)
    date = f"{document.date:%d %B %Y}" if document and document.date else None
    names = vocabulary("asked_figures")["also_called"].get(kpi.indicator_canonical, ())
    label = source.table.label if source.table else None
    aside = _ASIDE.search(source.quote)
    indicator = _ASIDE.sub("", kpi.indicator)
    elsewhere = _content(aside[0]) - _content(*near) if aside else frozenset()
    content = _content(indicator, *near) - elsewhere
    return HeldFigure(
        kpi,
        own=content | (stems_of(*names) - elsewhere),
        sentence=stems_of(_ASIDE.sub("", source.quote), label),
        around=stems_of(
            *source.section,
            source.title,
            source.document.replace("-", " "),
            kpi.area,
            date,
            kpi.period.raw if kpi.period else None,
        ),
        extra=content - stems_of(*names, kpi.area, kpi.period.raw if kpi.period else None),
        printed_words=stems_of(kpi.indicator, source.quote),
        aside=_content(aside[0]) if aside else frozenset(),
        nouns=stems_of(kpi.indicator, *names, *(" ".join(part.split()[:_FEW_WORDS]) for part in near[1:])),
        printed=printed,
        position=position,
        lead=_lead(near),
        of_children=any(map(names_children, (source.title, *source.section, kpi.indicator, source.quote))),
    )


def _content(*texts: str) -> frozenset[str]:
    """The stems of words that say something; no numbers."""
    words = (word.text for text in texts for word in find_words(text))
    return frozenset(stem(word) for word in words if not is_grammar(word) and not word[0].isdigit())


def _near(kpi: Kpi) -> tuple[int | None, tuple[str, ...], str | None]:
    """Where a figure begins in its sentence, the words before and after nearest to it, and the figure as printed; no words
    for a cell of a table.
    """
    quote = kpi.source.quote
    figures = find_figures(quote)
    place = next((n for n, found in enumerate(figures) if _is(found, kpi.value, kpi.unit)), None)
    if place is None or len(quote) <= figures[place].end - figures[place].start + 1:
        return None, (), quote if len(quote) < _LONGEST_CELL else None
    figure = figures[place]
    before = quote[figures[place - 1].end if place else 0 : figure.start]
    after = quote[figure.end : figures[place + 1].start if place + 1 < len(figures) else len(quote)]
    near = (_last_part(before, place > 0), _first_part(after, place + 1 < len(figures)))
    return figure.start, near, quote[figure.start : figure.end]


def _lead(near: tuple[str, ...]) -> str:
    words = " ".join(near[0].split()).strip(" .,;:()–-") if near else ""
    return words if len(words.split()) <= _FEW_WORDS else ""


def _is(figure: Figure, value: object, unit: Unit) -> bool:
    return figure.value == value and (figure.unit == unit or unit not in ("percent", "count"))


def _last_part(between: str, shared: bool) -> str:
    """Of the words before a figure, those after the last divider; all where no other figure stands before them."""
    parts = list(_DIVIDES.finditer(between)) if shared else []
    return between[parts[0].start() :] if parts else ("" if shared else between)


def _first_part(between: str, shared: bool) -> str:
    """Of the words after a figure, those before the first divider; all where no other figure follows."""
    between = _ASIDE.sub("", between)
    divider = _DIVIDES.search(between) if shared else None
    return between[: divider.start()] if divider else between
