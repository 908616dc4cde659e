"""Performance figures of tables: rows and columns give area, indicator and period, headers and cells the unit."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from yjqa.columns import column_role
from yjqa.document import Cell, Document
from yjqa.extract.area_mentions import AreaMention, find_areas, label_area
from yjqa.extract.facts import Facts
from yjqa.extract.figures import cell_figure
from yjqa.extract.indicators import indicator_of
from yjqa.extract.introductions import Introduced
from yjqa.extract.shapes import Shape, cell_text, read_shape
from yjqa.extract.sources import cell_source
from yjqa.extract.terms import terms
from yjqa.extract.years import find_periods
from yjqa.records import Indicator, Kpi, Period, Unit

_NO_FIGURES = frozenset(
    (
        "reference",
        "due",
        "score",
        "impact",
        "likelihood",
        "residual_score",
        "residual_impact",
        "residual_likelihood",
        "meeting_date",
    )
)
_NO_PERFORMANCE = frozenset(("action", "owner", "risk", "controls", "resources"))
_UNITS: tuple[tuple[re.Pattern[str], Unit], ...] = (
    (re.compile(r"per\s+100,?000|per 100k", re.I), "per_100000"),
    (re.compile(r"per\s+1,?000|per thousand", re.I), "per_1000"),
    (re.compile(r"%|\bper\s?cent|\bpercentage\b", re.I), "percent"),
)
_SHORT = 120
"""A caption or heading has at most so many characters; what is longer speaks of more than the table."""
_COUNTS = re.compile(r"\bnumber\b|\bno\.?\b|\bqty\b|\bcount\b|\bin the cohort\b|\btotal number\b", re.I)
_RATIOS: tuple[Indicator, ...] = ("reoffences_per_reoffender", "reoffences_per_offender")
_FULL_TIME = re.compile(r"\W*(?:(?:no|number) of )?FTEs?\W*", re.I)
"""In a table of staff these letters are full-time equivalents, else first time entrants."""
_TARGET = re.compile(r"\btargets?\b", re.I)
_AVERAGE = re.compile(r"\bav(?:erage|g|\.)?\b|\bper\b|\bfrequency\b|\bratio\b", re.I)


def find_tabled_kpis(document: Document, facts: Facts, introduced: Introduced) -> Iterator[Kpi]:
    """The figures of one table that is about performance; none where its figures are references, dates or scores."""
    table, _, about = introduced
    shape = read_shape(
        table,
        lambda text: cell_figure(text) is not None,
        lambda text: text.endswith("%") and cell_figure(text) is not None,
    )
    plain = shape.headers(0)
    if any(column_role(text) in _NO_PERFORMANCE for header in plain for text in header[-1:]):
        return
    columns = [column for column in range(table.n_columns) if _holds_figures(shape, column, plain[column])]
    if not columns:
        return
    headers = shape.headers(columns[0])
    corner = tuple(text for header in headers[: columns[0]] for text in header)
    said = tuple(text for text in (*shape.titles(columns[0]), *corner, *about) if len(text) <= _SHORT)
    labels = [_label(row[: columns[0]]) for row in shape.body]
    if not _about_performance(said, headers, labels, shape, facts):
        return
    targets = [column for column in columns if _TARGET.search(" ".join(headers[column]))]
    whole = {column for column in columns if _has_counts([row[column] for row in shape.body])}
    for label, row in zip(labels, shape.body, strict=True):
        target = next((figure[0] for column in targets if (figure := cell_figure(cell_text(row[column])))), None)
        for cell in dict.fromkeys(row[column] for column in columns if column not in targets):
            figure = cell_figure(cell_text(cell))
            if cell is None or figure is None:
                continue
            if figure[1] == "ratio" and cell.column in whole and not _is_ratio((label, *headers[cell.column])):
                figure = figure[0], "count"
            header = headers[cell.column]
            if not label and not any(label_area(text, facts) for text in header):
                continue
            kpi = _kpi(document, facts, introduced, cell, figure, label, header, said)
            yield kpi if target is None else kpi.model_copy(update={"target": target})


def _holds_figures(shape: Shape, column: int, header: Sequence[str]) -> bool:
    texts = [text for cell in dict.fromkeys(row[column] for row in shape.body) if (text := cell_text(cell))]
    figures = [text for text in texts if cell_figure(text)]
    if len(figures) * 2 <= len(texts):
        return False
    last = header[-1] if header else ""
    elsewhere = next(terms("indicators", "elsewhere").find(last), None)
    if elsewhere is not None and (elsewhere.start, elsewhere.end) == (0, len(last)):
        return False
    return column_role(last) not in _NO_FIGURES or indicator_of(last, "count") is not None


def _has_counts(cells: Sequence[Cell | None]) -> bool:
    """Whether a column holds whole numbers too: what has decimals in it is then the average of counts."""
    return any((figure := cell_figure(cell_text(cell))) is not None and figure[1] == "count" for cell in cells)


def _is_ratio(texts: Sequence[str]) -> bool:
    return any(indicator_of(text, "ratio") in _RATIOS or _AVERAGE.search(text) for text in texts)


def _label(cells: Sequence[Cell | None]) -> str:
    return ": ".join(text for cell in dict.fromkeys(cells) if (text := cell_text(cell)))


def _about_performance(
    said: Sequence[str], headers: Sequence[Sequence[str]], labels: Sequence[str], shape: Shape, facts: Facts
) -> bool:
    words = " ; ".join((*said, *(text for header in headers for text in header)))
    percent = any(cell_text(cell).endswith("%") for row in shape.body for cell in row)
    measuring = [label for label in labels if _names_indicator(label)]
    named = _names_indicator(words) or len(measuring) * 2 > len(labels)
    compares = any(
        (area := label_area(text, facts)) and area.comparator for text in (*labels, *(h[-1] for h in headers if h))
    )
    return named and (
        percent or compares or terms("indicators", "table").first(" ; ".join((words, *labels))) is not None
    )


def _names_indicator(text: str) -> bool:
    return indicator_of(text, "count") is not None or indicator_of(text, "ratio") is not None


def _kpi(
    document: Document,
    facts: Facts,
    introduced: Introduced,
    cell: Cell,
    figure: tuple[Decimal, Unit],
    label: str,
    header: Sequence[str],
    said: Sequence[str],
) -> Kpi:
    value, printed_unit = figure
    column = " ".join(header)
    unit = _unit(printed_unit, column, label, said)
    texts = (column, label, *said)
    indicator = next((found for text in texts if (found := indicator_of(text, unit))), None)
    if _FULL_TIME.fullmatch(column) and any(indicator_of(text, "count") == "workforce" for text in (label, *said)):
        indicator, unit = "workforce", "count"
    if indicator is None and unit == "ratio":
        indicator = next((found for text in texts if (found := indicator_of(text, "per_100000"))), None)
        unit = "other" if indicator else unit
    if indicator in _RATIOS and unit == "count":
        unit = "ratio"
    if indicator == "workforce" and unit == "ratio" and not _AVERAGE.search(f"{column} {label}"):
        unit = "count"
    areas = {text: found for text in (label, column) if (found := label_area(text, facts))}
    area = next(iter(areas.values()), None)
    own = _own_area(said, introduced.place.section, facts)
    names = [
        text
        for text in (label, column)
        if text and not (text in areas and _is_name_of(text, areas[text])) and not _is_period(text)
    ]
    words = ": ".join(names) or next(iter(said), "")
    return Kpi(
        source=cell_source(document, introduced.place, cell),
        indicator=words,
        indicator_canonical=indicator or "other",
        area=area.of(own) if area else own,
        value=value,
        unit=unit,
        period=_period((column, label, *said)),
        comparator=area.comparator if area else False,
    )


def _is_name_of(text: str, area: AreaMention) -> bool:
    """Whether a label says no more than the area's name, with a word such as "average"."""
    return len(text) - (area.end - area.start) <= len(" average")


def _is_period(text: str) -> bool:
    """Whether a label says no more than when."""
    return any(found.start == 0 and found.end == len(text) for found in find_periods(text))


def _unit(printed: Unit, column: str, label: str, said: Sequence[str]) -> Unit:
    if printed == "percent":
        return printed
    for text in (column, label):
        if _COUNTS.search(text) and not _AVERAGE.search(text):
            return "count"
        for pattern, unit in _UNITS:
            if pattern.search(text):
                return unit
    for text in said:
        for pattern, unit in _UNITS[:2]:
            if pattern.search(text):
                return unit
    return "ratio" if _AVERAGE.search(column) and not _COUNTS.search(column) else printed


def _own_area(said: Sequence[str], section: Sequence[str], facts: Facts) -> str | None:
    for text in (*said, *reversed(section)):
        own = [mention.name for mention in find_areas(text, facts) if not mention.comparator]
        if own:
            return own[0]
    return facts.joint_area


def _period(texts: Sequence[str]) -> Period | None:
    return next((found.period for text in texts for found in find_periods(text)), None)
