"""Which performance figures somebody wants to compare."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast, get_args

from yjqa.compare.areas import area_key
from yjqa.compare.comparators import Place
from yjqa.compare.kpi_figures import KpiFigure
from yjqa.compare.kpi_measures import Measure
from yjqa.compare.periods import Span, asked_span
from yjqa.extract.indicators import find_indicators
from yjqa.records import Indicator, Unit


@dataclass(frozen=True, slots=True)
class KpiFilter:
    """What is compared; what is empty is not narrowed.

    `indicators`: names of the vocabulary, what rows of a comparison are called, or words of a figure's name. `areas` as people name them; `periods` as people write them,
    and a period has in it the shorter ones that lie within. `comparators`: whether what areas are set against is shown.
    """

    indicators: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    units: tuple[Unit, ...] = ()
    comparators: bool = True


class Wanted:
    """A filter made ready for the figures that are held. Raises `InvalidRequest` for a period that cannot be read."""

    def __init__(self, filters: KpiFilter, figures: Sequence[KpiFigure]) -> None:
        self._filters = filters
        self._spans = [asked_span(period) for period in filters.periods]
        self._areas = {area_key(area) for area in filters.areas}
        own = (figure for figure in figures if not figure.comparator)
        self._papers = {figure.document for figure in own if self._is_of_area(figure.area)}
        self._titles = {text.strip().casefold() for text in filters.indicators}
        self._asked = [(indicator_named(text), frozenset(text.casefold().split())) for text in filters.indicators]

    def has_figure(self, figure: KpiFigure) -> bool:
        """Whether a figure may be wanted, by its unit, area and paper."""
        if self._filters.units and figure.unit not in self._filters.units:
            return False
        if figure.comparator:
            return self._filters.comparators and (not self._areas or figure.document in self._papers)
        return not self._areas or self._is_of_area(figure.area)

    def has_measure(self, figure: KpiFigure, measure: Measure | None) -> bool:
        """Whether a figure is of an indicator that is asked for."""
        if not self._asked:
            return True
        if measure and measure.title.casefold() in self._titles:
            return True
        words = f"{figure.printed} {measure.label if measure else ''}".casefold()
        return any(figure.indicator == named or all(word in words for word in said) for named, said in self._asked)

    def has_place(self, place: Place) -> bool:
        """Whether an area, or what it is set against, is asked for."""
        return not self._areas or not place.beside or any(self._is_of_area(area) for area in place.beside)

    def has_span(self, span: Span) -> bool:
        """Whether a period is asked for, or lies within one that is."""
        return not self._spans or any(asked.holds(span) for asked in self._spans)

    @property
    def is_by_name(self) -> bool:
        """Whether indicators are asked for by name."""
        return bool(self._asked)

    def _is_of_area(self, area: str | None) -> bool:
        return area is not None and area_key(area) in self._areas


def indicator_named(text: str) -> Indicator | None:
    """The indicator of the vocabulary that is asked for: by its name there, or by the field's words for it."""
    name = text.strip().casefold().replace(" ", "_").replace("-", "_")
    if name in get_args(Indicator):
        return cast("Indicator", name)
    found = [mention for mention in find_indicators(text) if (mention.start, mention.end) == (0, len(text))]
    return found[0].indicator if found else None
