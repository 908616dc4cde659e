"""What is done with the figures that a question means: looked up, listed, added, compared, ranked."""

import re
from collections.abc import Sequence

from yjqa.ask.asked import Asked
from yjqa.ask.budgets.arithmetic import changes, differ, share_of, sum_up
from yjqa.ask.budgets.cells import Cell, find_cells, shift_year
from yjqa.ask.budgets.comparing import compare, only_in, rank_rows
from yjqa.ask.budgets.findings import Finding
from yjqa.ask.budgets.lookups import list_all, look_up, one_of_each
from yjqa.ask.budgets.narrowing import Narrowed
from yjqa.ask.budgets.printed_shares import find_printed_share, printed_shares
from yjqa.ask.budgets.wanted import Wanted
from yjqa.ask.knowledge import Knowledge

_GONE = re.compile(
    r"\bnothing\b|\bno longer\b|\bblank\b|\bstopped\b|\bdisappeared\b|\bdropped out\b|\bended\b|\b(?:is|are|was|were)(?: not|n['’]t) (?:there|in)\b",
    re.IGNORECASE,
)
_ROWS_THAT = re.compile(
    r"^\W*(?:and )?(?:which|who|what)\b.*\b(?P<less>less|lower|smaller|fewer|cut|reduced|reduction|decreased?|down)\b|^\W*(?:and )?(?:which|who|what)\b.*\b(?:more|higher|bigger|larger|increased?|up)\b",
    re.IGNORECASE,
)
_TAKEN_OFF = re.compile(
    r"\btaken off\b|\b(?:cut|reduced|lowered|raised|increased) by\b|\bby how much\b|\bcut from\b", re.IGNORECASE
)
_SEVERAL = re.compile(r"\b(?:both|two|three|four|five|all)\b", re.IGNORECASE)
_LOWEST = re.compile(r"\b(?:lowest|smallest|least|fewest|bottom)\b", re.IGNORECASE)


def work_out(
    asked: Asked, wanted: Wanted, narrowed: Narrowed, selected: Sequence[Cell], knowledge: Knowledge
) -> Finding | None:
    """The answer from the narrowed figures; `selected`: before narrowing."""
    years = wanted.years or _years(wanted, selected)
    if _GONE.search(asked.text) and len(years) >= 2:
        return only_in((years[0], years[1]), selected)
    if wanted.year_on_year and (match := _ROWS_THAT.search(asked.text)):
        fell = match["less"] is not None
        rows = Narrowed(tuple(cell for cell in selected if not cell.row_total))
        return changes(
            rows,
            wanted,
            lambda before, after: (
                (after.line.amount < before.line.amount) == fell and after.line.amount != before.line.amount
            ),
        )
    if asked.asks("share"):
        printed = find_printed_share(asked, wanted, knowledge.kept(printed_shares))
        return share_of(narrowed, knowledge.kept(find_cells), printed)
    if asked.asks("change") or len(wanted.relative) > 1:
        return changes(narrowed, wanted) or look_up(narrowed, wanted)
    if _TAKEN_OFF.search(asked.text) and len({cell.line.source.quote for cell in narrowed.main}) == 1:
        return differ(narrowed) or look_up(narrowed, wanted)
    if asked.asks("difference"):
        return differ(narrowed) or compare(narrowed) or look_up(narrowed, wanted)
    if asked.asks("rank"):
        ranked = rank_rows(narrowed, wanted, lowest=_LOWEST.search(asked.text) is not None)
        return ranked or (look_up(narrowed, wanted) if len(one_of_each(narrowed.main)) == 1 else None)
    if asked.asks("compare"):
        return compare(narrowed) or look_up(narrowed, wanted)
    one_place = asked.scope.areas or _SEVERAL.search(asked.text) or len({cell.line.area for cell in narrowed.main}) == 1
    if wanted.parts or (asked.asks("sum") and one_place):
        return sum_up(narrowed, wanted) or look_up(narrowed, wanted)
    if wanted.lists:
        return list_all(narrowed, wanted)
    return look_up(narrowed, wanted)


def _years(wanted: Wanted, cells: Sequence[Cell]) -> tuple[str, ...]:
    """The years that "last year" and "this year" mean in the first paper that knows its own."""
    own = next((cell.own_year for cell in cells if cell.own_year), None)
    return tuple(shift_year(own, step) for step in sorted(wanted.relative)) if own else ()
