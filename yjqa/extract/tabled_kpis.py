"""Performance figures of tables: rows and columns give area, indicator and period, headers and cells the unit."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from yjqa.document import Cell, Document
from yjqa.extract.area_mentions import AreaMention, find_areas, label_area
from yjqa.extract.facts import Facts
from yjqa.extract.figures import cell_figure, cell_figures
from yjqa.extract.indicators import indicator_of, rate_unit, weakness
from yjqa.extract.introductions import Introduced
from yjqa.extract.ledgers import is_total_label
from yjqa.extract.scorecards import Measure, Scorecard, read_scorecard
from yjqa.extract.shapes import cell_text
from yjqa.extract.sources import cell_source
from yjqa.extract.terms import terms
from yjqa.extract.years import find_financial_years, find_periods
from yjqa.records import Indicator, Kpi, Period, Unit

_UNITS: tuple[tuple[re.Pattern[str], Unit], ...] = (
    (re.compile(r"per\s+100,?000|per 100k", re.I), "per_100000"),
    (re.compile(r"per\s+1,?000|per thousand", re.I), "per_1000"),
    (re.compile(r"%|\bper\s?cent|\bpercentage\b", re.I), "percent"),
)
_SHORT = 120
"""A caption or heading has at most so many characters; what is longer speaks of more than the table."""
_QUARTER = re.compile(r"\b(?P<quarter>(?:Q|quarter )[1-4])\b", re.I)
_OTHER_TIME = re.compile(r"\b(?:ytd|to date|cumulative|baseline|previous|prior|last year)\b", re.I)
_BARE_YEAR = re.compile(r"20\d\d")
_COUNTS = re.compile(r"\bnumber\b|\bno\.?\b|\bqty\b|\bcount\b|\bin the cohort\b|\btotal number\b", re.I)
_COUNTED_PEOPLE = re.compile(
    r"\b(?:number|no\.?|total|count) of (?:\w+ )?(?:children|young people|cases|orders|offences|referrals|victims|interventions)\b|%\s*of (?:children|cohort|caseload)",
    re.I,
)
_RATIOS: tuple[Indicator, ...] = ("reoffences_per_reoffender", "reoffences_per_offender")
_FULL_TIME = re.compile(r"\W*(?:(?:no|number) of )?FTEs?\W*", re.I)
"""In a table of staff these letters are full-time equivalents, else first time entrants."""
_AVERAGE = re.compile(r"\bav(?:erage|g|\.)?\b|\bper\b|\bfrequency\b|\bratio\b", re.I)


@dataclass(frozen=True, slots=True)
class _About:
    """What stands over a table: its texts, whose figures they give it, and whether rows and columns name what they measure."""

    said: tuple[str, ...]
    area: str | None
    named_within: bool


def find_tabled_kpis(document: Document, facts: Facts, introduced: Introduced) -> Iterator[Kpi]:
    """The figures of one table that is about performance; none where its figures are references, dates or scores."""
    card = read_scorecard(introduced.table)
    if card is None:
        return
    said = tuple(text for text in (*card.said, *introduced.about) if len(text) <= _SHORT)
    if not _about_performance(said, card, facts):
        return
    about = _About(said, _own_area(said, introduced.place.section, facts), _names_itself(card))
    whole = _columns_with_counts(card)
    for measure in card.measures:
        for cell in measure.cells:
            header = card.headers[cell.column]
            if not measure.parts and not any(label_area(text, facts) for text in header):
                continue
            for value, unit in cell_figures(cell_text(cell)):
                averaged = unit == "ratio" and cell.column in whole and not _is_ratio((measure.label, *header))
                figure = value, "count" if averaged else unit
                yield _kpi(document, facts, introduced, cell, figure, measure, header, about)


def _columns_with_counts(card: Scorecard) -> set[int]:
    """The columns that hold whole numbers too: what has decimals in them is then the average of counts."""
    return {
        cell.column
        for measure in card.measures
        for cell in measure.cells
        if (figure := cell_figure(cell_text(cell))) is not None and figure[1] == "count"
    }


def _is_ratio(texts: Sequence[str]) -> bool:
    return any(indicator_of(text, "ratio") in _RATIOS or _AVERAGE.search(text) for text in texts)


def _about_performance(said: Sequence[str], card: Scorecard, facts: Facts) -> bool:
    labels = [measure.label for measure in card.measures]
    words = " ; ".join((*said, *(text for header in card.headers for text in header)))
    heads = " ; ".join(header[-1] for header in card.headers if header)
    says_so = _COUNTED_PEOPLE.search(heads) or terms("indicators", "declared").first(words)
    if says_so and len({label for label in labels if label}) > 1:
        return True
    measuring = [label for label in labels if _names_indicator(label)]
    if not _names_indicator(words) and len(measuring) * 2 <= len(labels):
        return False
    percent = any(cell_text(cell).endswith("%") for row in card.shape.body for cell in row)
    compares = any(
        (area := label_area(text, facts)) and area.comparator
        for text in (*labels, *(header[-1] for header in card.headers if header))
    )
    times = [header for header in card.headers if header and (_is_period(header[-1]) or _says_when(header[-1]))]
    return (
        percent
        or compares
        or len(times) > 1
        or terms("indicators", "table").first(" ; ".join((words, *labels))) is not None
    )


def _names_itself(card: Scorecard) -> bool:
    """Whether most rows, or several columns, name what they measure, so that what stands over the table does not."""
    rows = [_names_indicator(measure.label) for measure in card.measures]
    columns = {
        indicator_of(text, "percent") or indicator_of(text, "ratio") for header in card.headers for text in header
    }
    return sum(rows) * 2 > len(rows) or len(columns - {None}) > 1


def _names_indicator(text: str) -> bool:
    return indicator_of(text, "count") is not None or indicator_of(text, "ratio") is not None


def _kpi(
    document: Document,
    facts: Facts,
    introduced: Introduced,
    cell: Cell,
    figure: tuple[Decimal, Unit],
    measure: Measure,
    header: Sequence[str],
    about: _About,
) -> Kpi:
    value, printed_unit = figure
    column, label = " ".join(header), measure.label
    unit = _unit(printed_unit, column, f"{label} {measure.unit}", about.said)
    said = () if about.named_within and not is_total_label(label) else about.said
    indicator = _indicator((column, *reversed(measure.parts)), unit) or _indicator(said, unit)
    if indicator == "other" and any(indicator_of(text, "count") == "workforce" for text in about.said):
        indicator = "workforce"
    if _FULL_TIME.fullmatch(column) and any(
        indicator_of(text, "count") == "workforce" for text in (label, *about.said)
    ):
        indicator, unit = "workforce", "count"
    if unit in ("ratio", "count") and (rated := rate_unit(f"{column} {label} {measure.unit}", indicator, value)):
        unit = rated
    if indicator is None and unit == "ratio":
        indicator = next(
            (found for text in (column, label, *said) if (found := indicator_of(text, "per_100000"))), None
        )
        unit = "other" if indicator else unit
    if indicator in _RATIOS and unit == "count":
        unit = "ratio"
    if indicator == "workforce" and unit == "ratio" and not _AVERAGE.search(f"{column} {label}"):
        unit = "count"
    areas = {text: mention for text in (*measure.parts, column) if (mention := _area(text, facts))}
    area = next(iter(areas.values()), None)
    names = [
        text
        for text in (*measure.parts, column)
        if text and not (text in areas and _is_name_of(text, areas[text])) and not _is_period(text)
    ]
    if len(names) > 1 and names[-1] == column and _says_when(column):
        names.pop()
    return Kpi(
        source=cell_source(document, introduced.place, cell),
        indicator=": ".join(names) or _said_of(about.said, indicator, unit),
        indicator_canonical=indicator or "other",
        area=area.of(about.area) if area else about.area,
        value=value,
        unit=unit,
        period=_period((column, label, *about.said), facts),
        target=None if area is not None and area.comparator else measure.target(column, unit),
        comparator=area.comparator if area else False,
    )


def _indicator(texts: Sequence[str], unit: Unit) -> Indicator | None:
    """What the texts name that says most of a figure, the first of equals."""
    named = [found for text in texts if (found := indicator_of(text, unit))]
    return min(named, key=weakness, default=None)


def _said_of(said: Sequence[str], indicator: Indicator | None, unit: Unit) -> str:
    """Of what stands over a table, the text that names the indicator, else the first."""
    return next((text for text in said if indicator_of(text, unit) == indicator), next(iter(said), ""))


def _says_when(header: str) -> bool:
    """Whether a header tells one time of measuring from another: "Baseline (Dec 2023)", "Latest"."""
    tells = terms("indicators", "when").first(header) is not None or any(find_periods(header))
    return tells and not _names_indicator(header)


def _area(label: str, facts: Facts) -> AreaMention | None:
    """The area that a label names, be it with when: "Family Q2"."""
    return label_area(label, facts) or label_area(_QUARTER.sub("", label).strip(), facts)


def _is_name_of(text: str, area: AreaMention) -> bool:
    """Whether a label says no more than the area's name, with a word such as "average"."""
    return len(text) - (area.end - area.start) <= len(" average")


def _is_period(text: str) -> bool:
    """Whether a label says no more than when."""
    return _BARE_YEAR.fullmatch(text) is not None or any(
        found.start == 0 and found.end == len(text) for found in find_periods(text)
    )


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
    return "ratio" if _AVERAGE.search(f"{column} {label}") and not _COUNTS.search(column) else printed


def _own_area(said: Sequence[str], section: Sequence[str], facts: Facts) -> str | None:
    for text in (*said, *reversed(section)):
        own = [mention.name for mention in find_areas(text, facts) if not mention.comparator]
        if own:
            return own[0]
    return facts.joint_area


def _period(texts: Sequence[str], facts: Facts) -> Period | None:
    """The first period that the texts name; a bare quarter is one of the year that the others or the paper are about.

    A column of an earlier time, or of a year that is not over, is not of the time that stands over the table.
    """
    if _OTHER_TIME.search(texts[0]) and not any(find_periods(texts[0])):
        return Period(raw=texts[0])
    if quarter := _QUARTER.search(texts[0]):
        years = [year.year for text in texts for year in find_financial_years(text)] + [facts.financial_year]
        named = f"{quarter['quarter']} {years[0]}" if years[0] else ""
        if found := next(find_periods(named), None):
            return found.period.model_copy(update={"raw": texts[0]})
    if year := _BARE_YEAR.fullmatch(texts[0]):
        return next(
            found.period.model_copy(update={"raw": year.group()}) for found in find_periods(f"in {year.group()}")
        )
    return next((found.period for text in texts for found in find_periods(text)), None)
