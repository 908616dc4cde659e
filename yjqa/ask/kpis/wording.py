"""Performance figures in words: what they are called, whose they are and when."""

import datetime
from collections.abc import Sequence

from yjqa.ask.answer import AnswerTable
from yjqa.ask.computing import CitedFigure, show
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.kpis.fitting import Fitting
from yjqa.ask.kpis.held import HeldFigure
from yjqa.ask.kpis.wanted import OF_ADULTS_TOO, Wanted
from yjqa.ask.marks import Marks
from yjqa.extract.terms import vocabulary

_LONGEST_QUOTE = 35
"""Words of the longest sentence that is quoted with its figure."""

_FROM_THE_FIRST = datetime.date.min


def figure_text(held: HeldFigure) -> str:
    """The figure with its unit, beside how it is printed where that is in words."""
    kpi = held.kpi
    printed = held.printed or ""
    if kpi.source.table and printed and printed[0].isdigit() and kpi.unit in ("count", "ratio", "other", "percent"):
        return printed
    said = show(kpi.value, kpi.unit)
    return said if not printed or printed[:1].isdigit() else f"{said} (“{printed}”)"


def called(held: HeldFigure) -> str:
    """What is measured: the row and column of a table, else the indicator's name, else the printed words."""
    kpi = held.kpi
    names = vocabulary("asked_figures")["called"]
    if kpi.source.table is None and kpi.indicator_canonical in names and kpi.unit not in ("count", "hours"):
        return str(names[kpi.indicator_canonical])
    return kpi.indicator[:1].upper() + kpi.indicator[1:].rstrip(" .,:;")


def short(found: Fitting, marks: Marks) -> str:
    """The figure first, then what, whose and when."""
    return (
        f"{figure_text(found.held)} {marks.mark(found.kpi.source, *found.held.also)}: {called(found.held)}, {whose_and_when(found)}".rstrip(
            ", "
        )
        + "."
    )


def whose_and_when(found: Fitting) -> str:
    """Whose figure it is and for when: "Westshire, 2016/17"."""
    return ", ".join(part for part in (found.kpi.area, found.kpi.period.raw if found.kpi.period else None) if part)


def sentence(found: Fitting, marks: Marks) -> str:
    """The figure as `short` says it, with the paper's own sentence where it comes of one."""
    kpi = found.kpi
    text = short(found, marks)
    quote = kpi.source.quote
    if kpi.source.table is None or len(quote.split()) > len((found.held.printed or "").split()) + 2:
        words = quote.split()
        text += f" “{' '.join(words[:_LONGEST_QUOTE])}{'…' if len(words) > _LONGEST_QUOTE else ''}”"
    return text


def latest_first(found: Sequence[Fitting], knowledge: Knowledge) -> list[Fitting]:
    """The figures of the latest period first, of the later paper where they have none; own areas before comparators."""
    return sorted(found, key=lambda one: _end(one, knowledge), reverse=True)


def _end(found: Fitting, knowledge: Knowledge) -> tuple[bool, bool, datetime.date, datetime.date]:
    period = found.kpi.period
    document = knowledge.documents.get(found.kpi.source.document)
    date = (document.date if document else None) or _FROM_THE_FIRST
    end = (period.end or period.start) if period else None
    return not found.kpi.comparator, end is not None, end or date, date


def cited(held: HeldFigure, label: str = "") -> CitedFigure:
    """The figure to compute with."""
    return CitedFigure(held.kpi.value, held.kpi.unit, label, held.kpi.source, held.kpi.id, held.also)


def figures_table(found: Sequence[Fitting], marks: Marks) -> AnswerTable:
    """The figures below each other, under the name of the first."""
    return AnswerTable(
        title=called(found[0].held),
        columns=("Figure", "What", "Area", "Period", "Source"),
        rows=tuple(
            (
                figure_text(one.held),
                called(one.held),
                one.kpi.area,
                one.kpi.period.raw if one.kpi.period else None,
                marks.mark(one.kpi.source),
            )
            for one in found
        ),
    )


def filters_of(wanted: Wanted, shown: Sequence[Fitting]) -> dict[str, str | list[str] | bool]:
    """How the question was taken."""
    indicators = list(dict.fromkeys(called(one.held) for one in shown))
    filters: dict[str, str | list[str] | bool] = {
        "indicator": indicators[0] if len(indicators) == 1 else indicators[:5]
    }
    if wanted.areas:
        filters["area"] = list(wanted.areas)
    if wanted.periods:
        filters["period"] = [period.raw for period in wanted.periods]
    if wanted.units:
        filters["unit"] = sorted(wanted.units)
    return filters


def where_and_when(wanted: Wanted) -> str:
    """For whom and when it is asked: " for Westshire, 2016/17"."""
    parts = [*wanted.areas, *(period.raw for period in wanted.periods)]
    return f" for {', '.join(parts)}" if parts else ""


def doubts_of_age(found: Sequence[Fitting], wanted: Wanted) -> list[str]:
    """A note on figures of a measure that adults have too, where the papers do not say that they are of children."""
    if wanted.all_ages:
        return []
    open_ = [one for one in found if one.kpi.indicator_canonical in OF_ADULTS_TOO and not one.held.of_children]
    if not open_:
        return []
    said = ", ".join(dict.fromkeys(f"{figure_text(one.held)} ({one.kpi.area or 'no area'})" for one in open_))
    return [f"Not said to be of children: {said}. The paper may count offenders of all ages."]


def doubts_of_time(found: Sequence[Fitting]) -> list[str]:
    """What a reader should know of figures of several areas that are not of one time, or of which no time is said."""
    if len({one.kpi.area for one in found}) < 2:
        return []
    times = {_days(one): one.kpi.period.raw for one in found if one.kpi.period}
    undated = dict.fromkeys(one.kpi.area or "some" for one in found if one.kpi.period is None)
    notes = [f"The figures are of different times: {', '.join(sorted(times.values()))}."] if len(times) > 1 else []
    return [*notes, f"No time is stated for {', '.join(undated)}."] if undated and times else notes


def _days(found: Fitting) -> object:
    period = found.kpi.period
    return (period.start, period.end) if period and period.end else period and period.raw
