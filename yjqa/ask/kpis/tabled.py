"""What a table's counts give beside its cells: which row is the highest, and what share a row is of the whole."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from yjqa.ask.answer import asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.computing import rank, share
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.kpis.fitting import Fitting, near_figures, unit_fits, without_joint
from yjqa.ask.kpis.held import HeldFigure, held_figures, is_whole
from yjqa.ask.kpis.wanted import OF_ADULTS_TOO, Wanted
from yjqa.ask.kpis.wording import (
    called,
    cited,
    doubts_of_age,
    doubts_of_time,
    figure_text,
    figures_table,
    filters_of,
    whose_and_when,
)
from yjqa.ask.marks import Marks
from yjqa.ask.proposal import Proposal
from yjqa.ask.words import stems_of
from yjqa.extract.indicators import find_indicators
from yjqa.extract.terms import vocabulary

_FIT = 0.86
_RANKS = re.compile(
    r"\b(?P<lowest>lowest|least|fewest|smallest|bottom)\b|\b(?:highest|most|biggest|largest|greatest|top|busiest)\b",
    re.I,
)
_WHICH = re.compile(r"\b(?:which|what|whose) (?P<kind>\w+)\b", re.I)
_PER = re.compile(r"\bper\b|\baverage\b", re.I)
_LEAST_SHARE = 0.6
_FEWEST_ROWS = 2
_MOST_ROWS = 10


def rank_rows(asked: Asked, wanted: Wanted, knowledge: Knowledge) -> Proposal | None:
    """The row, area or time with the highest or lowest figure of the measure that a question names."""
    ranks = _RANKS.search(asked.text)
    which = _WHICH.search(asked.text)
    if ranks is None or which is None:
        return None
    of_places = which["kind"].lower() in vocabulary("asked_figures")["places"]["places"]
    rows = [] if of_places else _column(asked, wanted, which["kind"], knowledge)
    rows = rows or _areas_or_times(wanted, which["kind"], knowledge)
    if len(rows) < _FEWEST_ROWS or len({one.kpi.unit for one in rows}) != 1:
        return None
    marks = Marks()
    by_source = {one.kpi.id: one for one in rows}
    ranked = [
        by_source[figure.record] for figure in rank([cited(one.held) for one in rows], lowest=bool(ranks["lowest"]))
    ]
    first = [one for one in ranked if one.kpi.value == ranked[0].kpi.value]
    names = " and ".join(_row_name(one) for one in first)
    text = f"{names}: {figure_text(first[0].held)} {marks.mark(first[0].kpi.source)}, the {ranks[0].lower()} of {len(ranked)}."
    rest = "; ".join(f"{_row_name(one)} {figure_text(one.held)}" for one in ranked[len(first) : len(first) + 1])
    text += f" Then {rest}." if rest else ""
    return _proposal(asked, wanted, ranked[:_MOST_ROWS], text, marks, _FIT)


def share_of_whole(asked: Asked, wanted: Wanted, knowledge: Knowledge) -> Proposal | None:
    """What per cent a row is of its table's total, where the papers print the counts and not the percentage."""
    if "percent" not in wanted.units:
        return None
    pairs = [(one, whole) for one in _named_rows(wanted, knowledge) if (whole := _whole_of(one, knowledge)) is not None]
    pairs.sort(key=lambda pair: (is_whole(_column_name(pair[0].held)), pair[0].fit), reverse=True)
    if not pairs:
        return None
    part, whole = pairs[0]
    marks = Marks()
    computed = share(cited(part.held, called(part.held)), cited(whole.held, called(whole.held)), marks)
    if computed is None or computed.value > Decimal(100):
        return None
    return _proposal(asked, wanted, [part, whole], f"{computed.text}.", marks, _FIT * part.fit)


def _named_rows(wanted: Wanted, knowledge: Knowledge) -> list[Fitting]:
    """The counts of tables whose rows a question names, most of its words accounted for."""
    found = []
    for held in knowledge.kept(held_figures):
        if (
            held.kpi.source.table is None
            or held.kpi.unit != "count"
            or not _in_scope(held, wanted)
            or is_whole(_row(held))
        ):
            continue
        row = stems_of(_row(held))
        share = knowledge.lexicon.share(wanted.all_terms, held.all)
        if share >= _LEAST_SHARE and any(term.stands_in(row) for term in wanted.all_terms):
            found.append(Fitting(held, share, 1.0, 1.0))
    return found


def _column(asked: Asked, wanted: Wanted, kind: str, knowledge: Knowledge) -> list[Fitting]:
    """The rows of the table's column that the question names; no totals."""
    measures = {mention.indicator for mention in find_indicators(asked.text)}
    averaged = _PER.search(asked.text) is not None
    columns: dict[object, list[Fitting]] = {}
    for held in knowledge.kept(held_figures):
        table = held.kpi.source.table
        if table is None or held.kpi.indicator_canonical not in measures or not _in_scope(held, wanted):
            continue
        if is_whole(_row(held)) or not unit_fits(held.kpi, wanted) or (held.kpi.unit == "ratio") != averaged:
            continue
        key = (held.kpi.source.document, held.kpi.source.section, table.label, table.column, _column_name(held))
        columns.setdefault(key, []).append(Fitting(held, 1.0, 1.0, 1.0))
    asks = [term for term in wanted.all_terms if term.word.text.lower().rstrip("s") != kind.lower().rstrip("s")]
    kinds = stems_of(kind)
    fits = {
        key: share
        for key, rows in columns.items()
        if len(rows) > _FEWEST_ROWS
        and ((share := knowledge.lexicon.share(asks, rows[0].held.all)) >= _LEAST_SHARE or kinds <= rows[0].held.all)
    }
    return columns[max(fits, key=lambda key: fits[key])] if fits else []


def _areas_or_times(wanted: Wanted, kind: str, knowledge: Knowledge) -> list[Fitting]:
    """The figures of one measure for each area or time."""
    asks = tuple(term for term in wanted.terms if term.word.text.lower() != kind.lower())
    all_asks = tuple(term for term in wanted.all_terms if term.word.text.lower() != kind.lower())
    found = [
        one
        for one in near_figures(replace(wanted, terms=asks, all_terms=all_asks), knowledge)
        if not one.kpi.comparator and unit_fits(one.kpi, wanted)
    ]
    if not found:
        return []
    of_times = kind.lower() in ("year", "quarter", "month", "period")
    alike = _most_alike(found) if not of_times else _like(max(found, key=lambda one: one.fit), found)
    if of_times:
        area = max(alike, key=lambda one: one.fit).kpi.area
        return [one for one in alike if one.kpi.area == area and one.kpi.period is not None]
    if wanted.indicator in OF_ADULTS_TOO and not wanted.all_ages:
        alike = [one for one in alike if one.held.of_children] or alike
    latest: dict[str | None, Fitting] = {}
    for one in sorted(alike, key=lambda one: str(one.kpi.period.end) if one.kpi.period else "", reverse=True):
        latest.setdefault(one.kpi.area, one)
    return without_joint(list(latest.values()))


def _like(one: Fitting, found: Sequence[Fitting]) -> list[Fitting]:
    """The figures of the unit and indicator of one of them."""
    what = (one.kpi.unit, one.kpi.indicator_canonical)
    return [other for other in found if (other.kpi.unit, other.kpi.indicator_canonical) == what]


def _most_alike(found: Sequence[Fitting]) -> list[Fitting]:
    """The figures of the unit and indicator that several areas have; of two such those that fit better."""
    first = max(found, key=lambda one: (len({other.kpi.area for other in _like(one, found)}) > 1, one.fit))
    return _like(first, found)


def _in_scope(held: HeldFigure, wanted: Wanted) -> bool:
    if wanted.documents is not None and held.kpi.source.document not in wanted.documents:
        return False
    return not wanted.areas or held.kpi.area in wanted.areas


def _whole_of(part: Fitting, knowledge: Knowledge) -> Fitting | None:
    """The total of the column in which a figure stands."""
    own = part.kpi.source
    if own.table is None:
        return None
    for held in knowledge.kept(held_figures):
        source = held.kpi.source
        if source.table is None or source.table.column != own.table.column or held is part.held:
            continue
        same = (
            source.document == own.document and source.section == own.section and source.table.label == own.table.label
        )
        if same and held.kpi.unit == part.kpi.unit and is_whole(_row(held)) and _sums_up(held, part.held):
            return Fitting(held, 1.0, 1.0, 1.0)
    return None


def _sums_up(whole: HeldFigure, part: HeldFigure) -> bool:
    """Whether a total stands below a row and not smaller than it."""
    one, other = whole.kpi.source.table, part.kpi.source.table
    return one is not None and other is not None and one.row > other.row and whole.kpi.value >= part.kpi.value


def _row(held: HeldFigure) -> str:
    return held.kpi.indicator.partition(": ")[0]


def _column_name(held: HeldFigure) -> str:
    return held.kpi.indicator.partition(": ")[2]


def _row_name(one: Fitting) -> str:
    """What tells a figure from the others of its column: its row, else its area and time."""
    if one.kpi.source.table is not None and _column_name(one.held):
        return _row(one.held)
    return whose_and_when(one) or called(one.held)


def _proposal(asked: Asked, wanted: Wanted, rows: Sequence[Fitting], text: str, marks: Marks, fit: float) -> Proposal:
    table = figures_table(rows, marks)
    answer = asked_answer(
        asked.text,
        "kpi table",
        text,
        found=True,
        sources=marks.sources,
        filters=filters_of(wanted, rows),
        table=table,
        records=[one.kpi.id for one in rows],
        notes=(*asked.scope.notes, *doubts_of_time(rows), *doubts_of_age(rows, wanted)),
        confidence=0.8,
    )
    return Proposal(answer, round(fit, 3))
