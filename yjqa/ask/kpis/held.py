"""The performance figures that are held, each with the words by which a question can mean it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yjqa.ask.knowledge import Knowledge
from yjqa.ask.words import stems_of
from yjqa.extract.figures import Figure, find_figures
from yjqa.extract.terms import vocabulary
from yjqa.records import Kpi, Unit

_DIVIDES = re.compile(
    r"[;:(]|[.,](?!\d)|\b(?:compared|against|followed|whilst|while|whereas|and|but|alongside|of which|of whom)\b"
)
"""Where the words between two figures of a sentence part: those before it are of the first, those after it of the second."""

_ASIDE = re.compile(
    r",\s+(?:including|excluding|although|though|despite|whereas|apart from|except|other than|unlike)\b.*", re.DOTALL
)
"""What a sentence adds of something else than its figure."""


@dataclass(frozen=True, slots=True)
class HeldFigure:
    """A figure and its stems, from the words that are its own outwards.

    `own`: its printed indicator, its canonical names, and the words of its sentence nearest to it. `sentence`: the whole
    sentence, for a table's cell the table's label. `names`: what the indicator is called in general. `around`: its headings and the paper's title. `printed`: as it stands in the
    paper, `None` where the sentence does not show which figure it is.
    """

    kpi: Kpi
    own: frozenset[str]
    sentence: frozenset[str]
    around: frozenset[str]
    names: frozenset[str]
    printed: str | None

    @property
    def all(self) -> frozenset[str]:
        """Every stem by which a question can mean it."""
        return self.own | self.sentence | self.around


def held_figures(knowledge: Knowledge) -> tuple[HeldFigure, ...]:
    """All figures, in the order of the papers."""
    return tuple(_held(kpi, knowledge) for kpi in knowledge.kpis)


def _held(kpi: Kpi, knowledge: Knowledge) -> HeldFigure:
    source = kpi.source
    document = knowledge.documents.get(source.document)
    near, printed = _near(kpi)
    date = f"{document.date:%d %B %Y}" if document and document.date else None
    names = vocabulary("asked_figures")["also_called"].get(kpi.indicator_canonical, ())
    label = source.table.label if source.table else None
    aside = _ASIDE.search(source.quote)
    return HeldFigure(
        kpi,
        stems_of(_ASIDE.sub("", kpi.indicator), *near, *names)
        - (stems_of(aside[0]) - stems_of(*near) if aside else frozenset()),
        stems_of(_ASIDE.sub("", source.quote), label),
        stems_of(
            *source.section,
            source.title,
            source.document.replace("-", " "),
            kpi.area,
            date,
            kpi.period.raw if kpi.period else None,
        ),
        stems_of(*names),
        printed,
    )


def _near(kpi: Kpi) -> tuple[Sequence[str], str | None]:
    """The words of a sentence nearest to its figure, and the figure as printed; none for a cell of a table."""
    quote = kpi.source.quote
    figures = find_figures(quote)
    position = next((n for n, found in enumerate(figures) if _is(found, kpi.value, kpi.unit)), None)
    if position is None or len(quote) <= len(quote[figures[position].start : figures[position].end]) + 1:
        return (), quote if len(quote) < 12 else None
    figure = figures[position]
    before = quote[figures[position - 1].end if position else 0 : figure.start]
    after = quote[figure.end : figures[position + 1].start if position + 1 < len(figures) else len(quote)]
    return (*_last_part(before, bool(position)), *_first_part(after, position + 1 < len(figures))), quote[
        figure.start : figure.end
    ]


def _is(figure: Figure, value: object, unit: Unit) -> bool:
    return figure.value == value and (figure.unit == unit or unit not in ("percent", "count"))


def _last_part(between: str, shared: bool) -> Iterator[str]:
    """Of the words before a figure, those after the last divider; all where no other figure stands before them."""
    parts = list(_DIVIDES.finditer(between)) if shared else []
    yield between[parts[0].start() :] if parts else ("" if shared else between)


def _first_part(between: str, shared: bool) -> Iterator[str]:
    """Of the words after a figure, those before the first divider; all where no other figure follows."""
    between = _ASIDE.sub("", between)
    divider = _DIVIDES.search(between) if shared else None
    yield between[: divider.start()] if divider else between
