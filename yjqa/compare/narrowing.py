"""Which papers a comparison must read: those that have figures of the areas that are asked for, or of the first few of many."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Generic, NamedTuple, TypeVar

from yjqa.compare.areas import area_key, area_names, wanted_areas
from yjqa.compare.comparison import Comparison
from yjqa.compare.filters import BudgetFilter
from yjqa.compare.kpi_filter import KpiFilter

_Filter = TypeVar("_Filter", BudgetFilter, KpiFilter)


class Narrowed(NamedTuple, Generic[_Filter]):
    """What to read: `papers` is `None` for all; `compared` are the keys of the areas.

    `areas`: how many there are, where not all of them are compared.
    """

    wanted: _Filter
    papers: list[str] | None
    compared: frozenset[str]
    areas: int | None = None


def narrow(held: Iterable[tuple[str, str | None]], wanted: _Filter, most_areas: int | None) -> Narrowed[_Filter]:
    """What to read, given which paper has figures of which areas; of more areas than `most_areas` the first by name.

    Raises `InvalidRequest` for an area of which no figure is held.
    """
    pairs = list(held)
    names = area_names(area for _, area in pairs if area)
    areas = set(wanted_areas(wanted.areas, names))
    many = not areas and most_areas is not None and len(names) > most_areas
    if many:
        areas = set(sorted(names, key=lambda key: names[key].lower())[:most_areas])
    if not areas:
        return Narrowed(wanted, None, frozenset(names))
    papers = dict.fromkeys(paper for paper, area in pairs if area and area_key(area) in areas)
    chosen = replace(wanted, areas=tuple(sorted(areas)))
    return Narrowed(chosen, list(papers), frozenset(areas), len(names) if many else None)


def with_note(comparison: Comparison, narrowed: Narrowed[_Filter]) -> Comparison:
    """The comparison; where not all areas were compared, with a note that says so first."""
    if narrowed.areas is None:
        return comparison
    first = len(narrowed.wanted.areas)
    note = f"Figures of {narrowed.areas} areas are held; these are the first {first} by name. Name the areas that you want to see others."
    return comparison.model_copy(update={"notes": (note, *comparison.notes)})
