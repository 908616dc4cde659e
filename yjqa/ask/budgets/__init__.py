"""Answers from the money figures: who pays how much, of what kind, where and when. `propose` is the door."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from yjqa.ask.answer import Answer, asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.budgets.alternatives import sides
from yjqa.ask.budgets.areas import of_each_area, sets_areas_beside
from yjqa.ask.budgets.arithmetic import differ
from yjqa.ask.budgets.cells import Cell, find_cells
from yjqa.ask.budgets.comparing import compare
from yjqa.ask.budgets.findings import Finding
from yjqa.ask.budgets.lookups import IN_TABLE, look_up
from yjqa.ask.budgets.narrowing import Narrowed, narrow
from yjqa.ask.budgets.operations import work_out
from yjqa.ask.budgets.selecting import Selection, select
from yjqa.ask.budgets.wanted import Wanted, is_total_word, read_wanted
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.marks import Marks
from yjqa.ask.proposal import Proposal
from yjqa.ask.scope import Scope

_ASKED_BACK = 0.6
"""Fit of asking which of many figures is meant."""

_REFUSED = 0.75
"""How often it is right that a named body's figure of another kind, place or year is held, but not the one asked for."""

_NEAREST = 0.81
"""Fit of saying so: as sure as an answer from records, for passages would only show the same row."""

_CHOICES = 6
"""Names by which an answer tells what could be meant."""

_LEAST = 0.72
"""Least share of the question's words that a figure must have to be its answer."""


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """The answer, or `None` where the question is not of this kind."""
    wanted = read_wanted(asked, knowledge)
    if asked.asks("define") or (not wanted.signal and not _could_be_money(asked, wanted)):
        return None
    cells = knowledge.kept(find_cells)
    if not cells:
        return None
    if wanted.signal and sets_areas_beside(asked) and (beside := _beside(asked, wanted, cells, knowledge)):
        return beside
    selection = select(asked, wanted, cells, knowledge.lexicon)
    narrowed = narrow(selection.cells, wanted, asked.scope)
    if asked.asks("compare", "difference") and (not _fits(selection) or wanted.names_two):
        selection, narrowed = _both(asked, wanted, cells, knowledge) or (selection, narrowed)
    if not _fits(selection):
        return _nearest(asked, wanted, cells, knowledge)
    if not wanted.signal and not all(_is_told_by_row(cell, wanted) for cell in selection.cells):
        return None
    finding = work_out(asked, wanted, narrowed, selection.cells, knowledge)
    if finding is None:
        return _ask_back(asked, wanted, narrowed) if len(narrowed.main) > IN_TABLE else None
    return Proposal(_answer(asked, wanted, finding, selection), _fit(asked, wanted, selection))


def _beside(asked: Asked, wanted: Wanted, cells: Sequence[Cell], knowledge: Knowledge) -> Proposal | None:
    """The sums of the areas that the question names, one of each; `None` where they are not all held."""
    each = of_each_area(asked, wanted, cells, knowledge.lexicon)
    if each is None:
        return None
    selection, narrowed = each
    finding = (differ(narrowed) if asked.asks("difference") else None) or compare(narrowed)
    if finding is None:
        return None
    return Proposal(_answer(asked, wanted, finding, selection), _fit(asked, wanted, selection))


def _nearest(asked: Asked, wanted: Wanted, cells: Sequence[Cell], knowledge: Knowledge) -> Proposal | None:
    """That a row which the question names has no such figure, with those that it has; `None` where no row is named."""
    if not wanted.signal or not (wanted.parties or wanted.hard) or wanted.plural or wanted.confirms_kind:
        return None
    for lacking, scope, words in _relaxed(asked, wanted):
        part = replace(asked, scope=scope, operation="look_up")
        selection = select(part, words, cells, knowledge.lexicon)
        if selection.lacking or selection.lacking_parties or not selection.cells:
            continue
        finding = look_up(narrow(selection.cells, words, scope), words)
        if finding is None or any(cell.is_prose for cell in finding.cells):
            continue
        if not wanted.parties and not all(term.stands_in(cell.named) for term in wanted.hard for cell in finding.cells):
            continue
        text = f"The papers do not give this {lacking}. The nearest that they give: {finding.text}"
        refused = replace(finding, text=text, found=False, sure=_REFUSED)
        return Proposal(_answer(asked, wanted, refused, selection), _NEAREST)
    return None


def _relaxed(asked: Asked, wanted: Wanted) -> Iterator[tuple[str, Scope, Wanted]]:
    """The question without one of its demands: kind of money, year, area; with how the demand is said."""
    if wanted.kinds:
        kinds = " or ".join(sorted(kind.replace("_", " ") for kind in wanted.kinds))
        yield f"in {kinds.removeprefix('in ')}", asked.scope, replace(wanted, kinds=frozenset())
    if wanted.years:
        yield f"for {', '.join(wanted.years)}", asked.scope, replace(wanted, years=(), relative=())
    if asked.scope.areas:
        areas = ", ".join(link.name for link in asked.scope.areas)
        yield f"for {areas}", replace(asked.scope, areas=(), joint=None), wanted


def _fits(selection: Selection) -> bool:
    return selection.coverage >= _LEAST and not selection.lacks_name


def _both(
    asked: Asked, wanted: Wanted, cells: Sequence[Cell], knowledge: Knowledge
) -> tuple[Selection, Narrowed] | None:
    """The figures of both sides of a comparison, each found by its own words; `None` where one of them is not."""
    for pair in sides(asked, wanted):
        found = [(select(part, words, cells, knowledge.lexicon), part, words) for part, words in pair]
        if not all(_fits(selection) for selection, _, _ in found):
            continue
        main = [narrow(selection.cells, words, part.scope).main for selection, part, words in found]
        if all(main) and not set(main[0]) & set(main[1]):
            selected = tuple(cell for selection, _, _ in found for cell in selection.cells)
            coverage = min(selection.coverage for selection, _, _ in found)
            return Selection(selected, coverage), Narrowed((*main[0], *main[1]))
    return None


def _could_be_money(asked: Asked, wanted: Wanted) -> bool:
    """Whether bare names may be those of a row: with a place or year beside them and no word of another matter."""
    return (
        not wanted.other_matter
        and asked.operation in ("look_up", "sum", "compare", "change", "share", "difference")
        and bool(wanted.hard or wanted.parties)
        and bool(asked.scope.areas or wanted.years)
    )


def _is_told_by_row(cell: Cell, wanted: Wanted) -> bool:
    """Whether the row and column of a table have every word of the question."""
    words = cell.named
    return (
        not cell.is_prose
        and all(term.stands_in(words) for term in wanted.hard)
        and all(is_total_word(term.word.text) or term.stands_in(words | cell.place) for term in wanted.soft)
    )


def _fit(asked: Asked, wanted: Wanted, selection: Selection) -> float:
    """Words of money say plainly that a sum is meant; "how much" alone does where a body or its purpose is named too,
    and names alone do where they are a row's of that place and year.
    """
    names = bool(wanted.hard or wanted.parties)
    if wanted.signal == 2:
        base = 0.92
    elif names:
        base = 0.86 if wanted.signal or (asked.scope.areas and wanted.years) else 0.7
    elif wanted.lists and wanted.signal and asked.scope.areas:
        base = 0.84
    else:
        base = 0.6
    return base - (1 - selection.coverage)


def _ask_back(asked: Asked, wanted: Wanted, narrowed: Narrowed) -> Proposal:
    """That many figures fit, and by what the question could tell which of them it means."""
    lines = [cell.line for cell in narrowed.main]
    given = {
        "area": sorted({line.area for line in lines if line.area}),
        "year": sorted({line.financial_year for line in lines if line.financial_year}),
        "body": list(dict.fromkeys(line.party for line in lines if line.party)),
    }
    choices = [f"which {name} ({', '.join(some[:_CHOICES])})" for name, some in given.items() if len(some) > 1]
    finding = Finding(
        f"The papers hold {len(lines)} figures that fit. Say {' or '.join(choices) or 'which one'}.",
        (),
        Marks(),
        found=False,
        sure=0.5,
    )
    return Proposal(_answer(asked, wanted, finding, Selection((), 1.0)), _ASKED_BACK)


def _answer(asked: Asked, wanted: Wanted, finding: Finding, selection: Selection) -> Answer:
    filters: dict[str, str | list[str] | bool] = {}
    if asked.scope.areas:
        filters["area"] = asked.scope.joint or [link.name for link in asked.scope.areas]
    if wanted.parties:
        filters["party"] = [party.text for party in wanted.parties]
    if wanted.kinds:
        filters["money_kind"] = sorted(kind.replace("_", " ") for kind in wanted.kinds)
    years = sorted({cell.line.financial_year for cell in finding.cells if cell.line.financial_year})
    if wanted.years or wanted.relative:
        filters["financial_year"] = years or list(wanted.years) or "not stated"
    return asked_answer(
        asked.text,
        f"budget_{asked.operation}",
        finding.text,
        found=finding.found,
        sources=finding.marks.sources,
        filters=filters,
        table=finding.table,
        records=[cell.line.id for cell in finding.cells],
        notes=(*asked.scope.notes, *finding.notes),
        confidence=finding.sure * selection.coverage,
    )
