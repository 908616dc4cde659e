"""Of figures that fit a question's words equally, those that answer it, and those that they are made of."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from yjqa.ask.budgets.cells import Cell, words_of
from yjqa.ask.budgets.selecting import matched_stems
from yjqa.ask.budgets.wanted import Wanted
from yjqa.ask.scope import Scope
from yjqa.ask.words import stem
from yjqa.extract.terms import terms, vocabulary

_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """`main`: the figures that answer. `parts`: of printed totals among them, the figures of the same row or column."""

    main: tuple[Cell, ...]
    parts: tuple[Cell, ...] = ()


def narrow(cells: Sequence[Cell], wanted: Wanted, scope: Scope) -> Narrowed:
    """Where the question leaves a row or column open, its printed total answers; exact names win over longer ones.

    A total that is asked for and not printed is none: rows that were read may not be all rows.
    """
    by_row = wanted.lists or wanted.operation == "rank"
    if by_row:
        cells = _only(cells, lambda cell: not cell.row_total)
    cells = _exact(cells, wanted)
    naming = replace(wanted, soft=tuple(term for term in wanted.soft if not _tells_flow(term.word.text)))
    touches_row = any(matched_stems(cell, naming) & (cell.party | cell.purpose) for cell in cells)
    if by_row or touches_row:
        cells = _only(cells, lambda cell: not cell.row_total)
    elif wanted.total and not wanted.parts:
        cells = [cell for cell in cells if cell.row_total]
    elif not wanted.parts:
        cells = _only(cells, lambda cell: cell.row_total)
    else:
        cells = _only(cells, lambda cell: not cell.row_total)
    if scope.joint is not None:
        main = [cell for cell in cells if cell.line.area == scope.joint]
        if main:
            return Narrowed(tuple(main), tuple(cell for cell in cells if cell not in main))
    return _columns(cells, wanted, named_areas=bool(scope.areas))


def _tells_flow(word: str) -> bool:
    """Whether a word only says which way money goes: "spent" names no row."""
    return terms("money_questions", "flow").first(word) is not None and not word.lower().startswith("cost")


def _columns(cells: Sequence[Cell], wanted: Wanted, *, named_areas: bool) -> Narrowed:
    """Rows with a printed total give it first, unless the question names the column, the kind of money or one of the
    areas that the total joins.
    """
    main: list[Cell] = []
    parts: list[Cell] = []
    rows: dict[object, list[Cell]] = {}
    for cell in cells:
        area = cell.line.area if named_areas else None
        rows.setdefault((cell.row, area, cell.line.financial_year), []).append(cell)
    for row in rows.values():
        named = [cell for cell in row if matched_stems(cell, wanted) & cell.column]
        totals = [cell for cell in row if cell.column_total]
        if named and not all(cell.column == named[0].column for cell in row):
            main += named
        elif totals and len(totals) < len(row) and (not wanted.kinds or wanted.confirms_kind):
            main += totals
            parts += [cell for cell in row if cell not in totals]
        else:
            main += row
    return Narrowed(tuple(main), tuple(parts))


def _exact(cells: Sequence[Cell], wanted: Wanted) -> list[Cell]:
    """The cells of whose names the question says every word, where there are such; facet by facet."""
    facets = (_party_words, lambda cell: cell.purpose, lambda cell: cell.column)
    for facet in facets[1:] if wanted.lists else facets:
        touched = [cell for cell in cells if matched_stems(cell, wanted) & facet(cell)]
        whole = [cell for cell in touched if not (facet(cell) - matched_stems(cell, wanted) - _bland_stems(cell))]
        if whole:
            cells = whole
    return list(cells)


def _party_words(cell: Cell) -> frozenset[str]:
    """The stems of a name without what stands in brackets."""
    return words_of(_BRACKETS.sub(" ", cell.line.party or ""))


def _bland_stems(cell: Cell) -> frozenset[str]:
    """What a name may have more than the question without being another's: the field's words and the paper's areas."""
    return _bland_for(cell.areas)


@lru_cache(maxsize=256)
def _bland_for(areas: frozenset[str]) -> frozenset[str]:
    bland = vocabulary("money_questions")["bland"]["bland"]
    return frozenset(map(stem, bland)) | words_of(*areas, "and", "of", "the", "for", "to")


def _only(cells: Sequence[Cell], fits: Callable[[Cell], bool]) -> list[Cell]:
    return [cell for cell in cells if fits(cell)] or list(cells)
