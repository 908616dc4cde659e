"""Areas set side by side in a sentence and again in a chart or table: another figure for one of them, or another area for one of the figures."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from yjqa.checks.material import Material
from yjqa.checks.precision import Printed, printed_rate, shown_rate
from yjqa.document import Cell, Document, Paragraph, Place, Table
from yjqa.extract.area_mentions import find_areas, label_area
from yjqa.extract.facts import Facts
from yjqa.extract.figures import cell_figure
from yjqa.extract.introductions import Introduced
from yjqa.extract.shapes import cell_text
from yjqa.extract.sources import block_source, cell_source
from yjqa.extract.terms import terms
from yjqa.records import Finding, Source

_FEWEST = 3
"""So many areas at least make a chart or sentence one that can be told by its figures."""
_ALIKE = 2
"""In so many areas at least a sentence and a chart agree where they are of the same figures."""
_APART = Decimal("1.5")
_HEADER_ROWS = 3
_LONGEST_LABEL = 80
_SURE_VALUE, _SURE_AREA = 0.65, 0.6


class _Bar(NamedTuple):
    """The figure of one area as it is shown; `name` is what the area is called there."""

    area: str
    name: str
    printed: Printed
    shown: str
    source: Source


_Bars = tuple[_Bar, ...]


def find_side_by_side(material: Material) -> Iterator[Finding]:
    """Where a sentence and a chart or table give the same areas, and all but one of them alike."""
    told = _told(material)
    if not told:
        return
    charts = [*_tables(material, told), *_charts(material.document, material.facts)]
    showing: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for number, chart in enumerate(charts):
        for bar in chart:
            showing[_roughly(bar)].append(number)
    renamed: set[tuple[str, str]] = set()
    for sentence in told:
        shared = Counter(number for bar in sentence for number in showing.get(_roughly(bar), ()))
        like = [charts[number] for number in sorted(shared) if shared[number] >= _ALIKE]
        yield from islice((finding for chart in like for finding in _other_figure(sentence, chart)), 1)
        for chart in like:
            for finding in _other_area(sentence, chart):
                if (finding.printed, finding.computed or "") not in renamed:
                    renamed.add((finding.printed, finding.computed or ""))
                    yield finding


def _roughly(bar: _Bar) -> tuple[str, int]:
    """An area and its figure without decimals: by these charts are looked up that may be a sentence's."""
    return bar.area, round(bar.printed.value)


def _told(material: Material) -> list[_Bars]:
    """What sentences say of three areas or more: one figure each of one indicator and period."""
    groups: defaultdict[tuple[object, ...], list[_Bar]] = defaultdict(list)
    for kpi in material.kpis:
        if kpi.area is not None and str(kpi.value) in kpi.source.quote and cell_figure(kpi.source.quote) is None:
            bar = _Bar(_same(kpi.area), kpi.area, printed_rate(kpi), shown_rate(kpi), kpi.source)
            groups[kpi.source.quote, kpi.indicator_canonical, kpi.unit, kpi.period].append(bar)
    return [tuple(bars) for bars in groups.values() if len(bars) == len({bar.area for bar in bars}) >= _FEWEST]


def _same(name: str) -> str:
    """One name for an area that goes by several."""
    found = next(terms("comparators", "region").find(name), None)
    return found.key if found is not None else name.casefold().removesuffix(" average")


def _tables(material: Material, told: Sequence[_Bars]) -> Iterator[_Bars]:
    """The rows, or columns, of tables whose columns, or rows, are areas, and that hold a figure of the sentences."""
    values = {str(bar.printed.value) for bars in told for bar in bars}
    ledgers = {id(table.introduced.table) for table in material.ledgers}
    for introduced in material.tables:
        texts = {cell.flat.rstrip(" %") for cell in introduced.table.cells}
        if id(introduced.table) in ledgers or values.isdisjoint(texts):
            continue
        grid = introduced.table.grid()
        for lines in (grid, [list(line) for line in zip(*grid, strict=True)]):
            yield from _lines(lines, introduced, material)


def _lines(lines: Sequence[Sequence[Cell | None]], introduced: Introduced, material: Material) -> Iterator[_Bars]:
    for number, line in enumerate(lines[:_HEADER_ROWS]):
        areas = {
            position: mention
            for position, cell in enumerate(line)
            if 0 < len(text := cell_text(cell)) <= _LONGEST_LABEL
            and (mention := label_area(text, material.facts)) is not None
        }
        if len(areas) < _FEWEST:
            continue
        for other in lines[number + 1 :]:
            bars = []
            for position, mention in areas.items():
                cell = other[position]
                figure = cell_figure(cell_text(cell))
                if cell is not None and figure is not None:
                    source = cell_source(material.document, introduced.place, cell)
                    name = mention.of(None)
                    bars.append(_Bar(_same(name), name, _printed(figure[0]), cell_text(cell), source))
            if len({bar.area for bar in bars}) == len(bars) >= _FEWEST:
                yield tuple(bars)
        return


def _charts(document: Document, facts: Facts) -> Iterator[_Bars]:
    """Charts whose words a text holds as paragraphs: some of nothing but figures, then as many areas."""
    figures: list[tuple[Decimal, str, Place]] = []
    trail = None
    for place in document.places():
        if place.trail != trail:
            figures, trail = [], place.trail
        block = place.block
        if isinstance(block, Table) or not isinstance(block, Paragraph) or len(block.text) > _LONGEST_LABEL:
            figures = []
            continue
        words = block.text.split()
        read = [cell_figure(word) for word in words]
        if words and all(read):
            figures += [(found[0], word, place) for found, word in zip(read, words, strict=True) if found is not None]
            continue
        areas = list(find_areas(block.text, facts)) if len(figures) >= _FEWEST else []
        left = block.text
        for mention in reversed(areas):
            left = f"{left[: mention.start]} {left[mention.end :]}"
        if len(areas) == len(figures) >= _FEWEST and not left.strip(" ,/|"):
            yield tuple(
                _Bar(_same(name := mention.of(None)), name, _printed(value), word, block_source(document, where, word))
                for mention, (value, word, where) in zip(areas, figures, strict=True)
            )
        figures = []


def _printed(value: Decimal) -> Printed:
    return Printed(value, Decimal(1).scaleb(min(int(value.as_tuple().exponent), 0)))


def _alike(sentence: _Bars, chart: _Bars) -> tuple[dict[str, _Bar], dict[str, _Bar], int]:
    """The bars of both by their areas, and for how many areas both have the same figure."""
    said, shown = {bar.area: bar for bar in sentence}, {bar.area: bar for bar in chart}
    alike = sum(area in shown and bar.printed.agrees(shown[area].printed) for area, bar in said.items())
    return said, shown, alike


def _other_figure(sentence: _Bars, chart: _Bars) -> Iterator[Finding]:
    said, shown, alike = _alike(sentence, chart)
    apart = [area for area in said if area in shown and not said[area].printed.agrees(shown[area].printed)]
    if alike < _ALIKE or len(apart) != 1:
        return
    told, given = said[apart[0]], shown[apart[0]]
    low, high = sorted((told.printed.value, given.printed.value))
    if 0 < high <= low * _APART:
        yield Finding(
            check="disagreement",
            printed=told.shown,
            computed=given.shown,
            message=(
                f"The text gives {told.shown} for {told.name}; the chart or table of the same figures gives {given.shown}."
            ),
            confidence=_SURE_VALUE,
            sources=(told.source, given.source),
        )


def _other_area(sentence: _Bars, chart: _Bars) -> Iterator[Finding]:
    said, shown, alike = _alike(sentence, chart)
    unsaid = [bar for bar in sentence if bar.area not in shown]
    unshown = [bar for bar in chart if bar.area not in said]
    if alike < _ALIKE or len(unsaid) != 1 or len(unshown) != 1:
        return
    told, given = unsaid[0], unshown[0]
    if told.printed.agrees(given.printed) and _is_region(told.name) and _is_region(given.name):
        yield Finding(
            check="disagreement",
            printed=told.name,
            computed=given.name,
            message=(
                f"The text gives {told.shown} for {told.name}; the chart or table of the same figures gives it for {given.name}."
            ),
            confidence=_SURE_AREA,
            sources=(told.source, given.source),
        )


def _is_region(name: str) -> bool:
    return terms("comparators", "region").first(name) is not None
