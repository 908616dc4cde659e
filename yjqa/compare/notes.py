"""What a reader of a comparison of budgets must know: where like is not beside like, and where papers do not agree."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from yjqa.compare.budget_figures import BudgetFigure
from yjqa.compare.derived import year_before
from yjqa.compare.figures import Figures
from yjqa.compare.keys import KIND_ORDER
from yjqa.compare.layout import Grid, area_label
from yjqa.compare.naming import KINDS, party_name
from yjqa.compare.slots import Slot, slot_of
from yjqa.compare.statements import Statement, Unclear
from yjqa.extract.money import pounds
from yjqa.records import MoneyKind

_FEW = 6
"""Of more areas than these it is not told one by one how they differ."""
_NAMED = 3
"""How many papers or funders a note names."""


def notes_on(grid: Grid, figures: Figures, lines: Sequence[BudgetFigure], names: Mapping[str, str]) -> list[str]:
    """The notes, those on the whole table first. `lines`: what the figures were read from."""
    shown = {slot for some in grid.slots.values() for slot in some}
    summed = {slot for (row, _), some in grid.slots.items() if row.is_total or grid.by != "party" for slot in some}
    columns = {(slot.area, slot.year) for slot in (*shown, *figures.unclear, *figures.differing)}
    return [
        *_kinds_differ(shown, names),
        *_years_differ(shown, names),
        *_funders_differ(summed, figures, names),
        *_overlapping(grid, names),
        *_from_sentences(shown & figures.stated, names),
        *_differing(figures, names),
        *_unclear(figures, names),
        *_printed_totals(lines, columns, names),
        *_without_year(figures.undated),
    ]


def _kinds_differ(shown: Iterable[Slot], names: Mapping[str, str]) -> Iterator[str]:
    kinds: defaultdict[str, set[MoneyKind | None]] = defaultdict(set)
    for slot in shown:
        kinds[slot.area].add(slot.kind)
    if len({frozenset(some) for some in kinds.values()}) < 2:
        return
    note = "The papers do not print the same kinds of money for all areas; only like is set beside like"
    if len(kinds) > _FEW:
        yield f"{note}."
        return
    said = (
        f"{area_label(area, names)}: {', '.join(KINDS[kind] for kind in sorted(some, key=KIND_ORDER.index))}"
        for area, some in sorted(kinds.items(), key=lambda item: area_label(item[0], names))
    )
    yield f"{note} ({'; '.join(said)})."


def _years_differ(shown: Iterable[Slot], names: Mapping[str, str]) -> Iterator[str]:
    years: defaultdict[str, set[str]] = defaultdict(set)
    for slot in shown:
        years[slot.area].update((slot.year,) if slot.year else ())
    if not 1 < len(years) <= _FEW or any(not some for some in years.values()):
        return
    if set.intersection(*years.values()):
        return
    said = (f"{area_label(area, names)} {', '.join(sorted(some))}" for area, some in sorted(years.items()))
    yield f"No one year is printed for all of these areas: {'; '.join(said)}."


def _funders_differ(summed: Iterable[Slot], figures: Figures, names: Mapping[str, str]) -> Iterator[str]:
    """Where the totals of an area's years do not rest on the same funders."""
    funders: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    parts: dict[str, str] = {}
    for slot in summed:
        if slot.year:
            funders[slot.flow, slot.area, slot.year].add(slot.party)
            parts.setdefault(
                slot.party, party_name(slot.party, (figure.party or "" for figure, *_ in figures.parts[slot]))
            )
    for (flow, area, year), now in sorted(funders.items()):
        before = funders.get((flow, area, year_before(year)))
        if before is None or before == now:
            continue
        only = (
            f"{_list([parts[party] for party in sorted(some)])} only in {when}"
            for some, when in ((before - now, year_before(year)), (now - before, year))
            if some
        )
        yield (
            f"{area_label(area, names)}: the totals of {year_before(year)} and {year} rest on different funders "
            f"({'; '.join(only)})."
        )


def _overlapping(grid: Grid, names: Mapping[str, str]) -> Iterator[str]:
    places = [
        f"{area_label(area, names)} {year or 'without a year'}" for area, year in sorted(grid.overlapping, key=str)
    ]
    if places:
        yield f"{_list(places)}: some sums are blank, since papers or tables may give one payment there under two names or kinds."


def _from_sentences(stated: Iterable[Slot], names: Mapping[str, str]) -> Iterator[str]:
    places = sorted({_place(slot, names) for slot in stated})
    if places:
        yield f"{_list(places)}: from sentences, since no table gives figures."


def _differing(figures: Figures, names: Mapping[str, str]) -> Iterator[str]:
    for slot, said in figures.differing.items():
        words = [f"{pounds(one.value)} ({_where(one)})" for one in said]
        if slot in figures.parts:
            yield f"{_called(slot, said[0], names)}: {words[0]} is shown; printed otherwise: {_list(words[1:])}."
        else:
            yield f"{_called(slot, said[0], names)}: left blank, since papers print {' and '.join(words[:_NAMED])}."


def _unclear(figures: Figures, names: Mapping[str, str]) -> Iterator[str]:
    tables: defaultdict[tuple[str, str], list[Unclear]] = defaultdict(list)
    for slot, doubt in figures.unclear.items():
        tables[_place(slot, names), doubt.lines[0].document].append(doubt)
    for (place, _), doubts in tables.items():
        lines = doubts[0].lines
        funders = _list([doubt.lines[0].party or "" for doubt in doubts])
        where = lines[0].source.where()
        if len(lines) == 1:
            yield f"{place}: left blank for {funders}, since in {where} it is the sum of what stands above it."
            continue
        said = " and ".join(
            f"{pounds(line.amount)} ({line.column or line.purpose or line.party})" for line in lines[:_NAMED]
        )
        yield (
            f"{place}: left blank for {funders}, since {where} prints more than one figure there ({said}) without saying "
            "whether they add up."
        )


def _printed_totals(
    lines: Iterable[BudgetFigure], columns: set[tuple[str, str | None]], names: Mapping[str, str]
) -> Iterator[str]:
    for line in lines:
        slot = slot_of(line)
        if (
            line.is_total
            and line.reconciles is False
            and (slot.area, slot.year) in columns
            and line.computed is not None
        ):
            said = " – ".join(dict.fromkeys(text for text in (line.party, line.column) if text))
            yield (
                f"{_place(slot, names)}, {said or 'total'}: {pounds(line.amount)} is printed in {line.source.where()}; "
                f"its parts come to {pounds(line.computed)}."
            )


def _without_year(undated: Iterable[BudgetFigure]) -> Iterator[str]:
    papers = [line.document for line in undated if not line.is_total]
    if papers:
        yield (
            f"{len(papers)} figures are left out, and sums that would hold them are blank, since it is not clear which year "
            f"they are of ({_list(papers)})."
        )


def _called(slot: Slot, statement: Statement, names: Mapping[str, str]) -> str:
    return f"{party_name(slot.party, (figure.party or '' for figure in statement.figures))}, {KINDS[slot.kind]}, {_place(slot, names)}"


def _place(slot: Slot, names: Mapping[str, str]) -> str:
    return f"{area_label(slot.area, names)} {slot.year or 'without a year'}"


def _where(statement: Statement) -> str:
    return statement.figures[0].source.where()


def _list(words: Sequence[str]) -> str:
    """Some of the words, each once, and how many more there are."""
    some = list(dict.fromkeys(words))
    more = f" and {len(some) - _NAMED} more" if len(some) > _NAMED else ""
    return ", ".join(some[:_NAMED]) + more
