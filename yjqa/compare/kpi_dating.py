"""Which figures have a period that can be relied on: said with the figure, or taken over from what can only mean it."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping

from yjqa.compare.kpi_figures import KpiFigure
from yjqa.records import Indicator

_WORDS = re.compile(r"\w+")
_ALIKE: dict[Indicator, str] = {
    "reoffending_binary": "reoffending",
    "reoffences_per_reoffender": "reoffending",
    "reoffences_per_offender": "reoffending",
}
"""Indicators that are measured together, of one cohort and one time."""
_SHORT = 31
"""So many days and fewer are a time that may be that of a meeting or an event."""
_OWN_TIME = re.compile(
    r"\b(?:in|during|over|for|by|at) (?:the|this|that) (?:year|quarter|month|period|latest|last|past|previous|same)\b",
    re.I,
)
"""What a sentence says of a time that is not the one before it, or not certainly."""


def dated_figures(figures: Iterable[KpiFigure]) -> Iterator[KpiFigure]:
    """The figures whose period is certain, with its first and last day.

    A sentence without a period of its own takes over that of one before it. That counts where a figure of the same kind is said with
    the period, or where no figure is, because a heading says it or a sentence that does nothing else; not where the sentence speaks
    of a time of its own ("in the year"), stands in a cell, or takes over so short a time that it may be the date of something else.
    Belongs over all figures of a paper.
    """
    known = list(figures)
    said: defaultdict[Hashable, set[str]] = defaultdict(set)
    for figure in known:
        if figure.start and figure.end and not figure.is_cell and _is_said(figure):
            said[_context(figure)].add(_kind(figure))
    for figure in known:
        if figure.start and figure.end and (figure.is_cell or _is_said(figure) or _is_taken_over(figure, said)):
            yield figure


def _is_taken_over(figure: KpiFigure, said: Mapping[Hashable, set[str]]) -> bool:
    if figure.in_table or figure.start is None or figure.end is None or _OWN_TIME.search(figure.quote):
        return False
    kinds = said.get(_context(figure))
    return (kinds is None or _kind(figure) in kinds) and (figure.end - figure.start).days > _SHORT


def _kind(figure: KpiFigure) -> str:
    return _ALIKE.get(figure.indicator, figure.indicator)


def _context(figure: KpiFigure) -> Hashable:
    return figure.document, figure.section, figure.start, figure.end


def _is_said(figure: KpiFigure) -> bool:
    """Whether the figure's own sentence has the period's words."""
    return _plain(figure.raw or "") in _plain(figure.quote)


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text.lower()))
