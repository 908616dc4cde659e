"""Money figures as people read them: what each is, in few words, with the fact first."""

from collections.abc import Iterable, Sequence

from yjqa.ask.answer import AnswerTable
from yjqa.ask.budgets.cells import Cell
from yjqa.ask.budgets.printed import hedge
from yjqa.ask.computing import CitedFigure, show
from yjqa.ask.marks import Marks

_KINDS = {"cash": "cash", "in_kind": "in kind", "cash_and_kind": "cash and in kind"}

FLOWS = {"contribution": "contributions", "expenditure": "expenditure", "grant": "grants", "saving": "savings"}

_QUOTED_WORDS = 42
"""Words of the longest sentence that an answer quotes whole."""

_NAME_WORDS = 14
"""Words of the longest name or purpose that an answer says whole."""

NO_YEAR = "no year stated"
"""Said in place of the year where a table has none."""

Part = str
"""One of the parts of a label, a key of `_HEADERS`."""

_HEADERS: dict[Part, str] = {
    "party": "Who",
    "purpose": "For",
    "recipient": "Goes to",
    "column": "Column",
    "area": "Area",
    "year": "Year",
}
"""What heads a table's column of each part."""

PARTS = tuple(_HEADERS)


def label_parts(cell: Cell) -> dict[Part, str]:
    """What a figure is, by part; those that the paper does not give are left out."""
    line = cell.line
    given = {
        "party": _total_of(cell) if cell.row_total else cut(line.party, _NAME_WORDS),
        "purpose": cut(line.purpose, _NAME_WORDS) if not cell.is_prose else None,
        "recipient": cut(line.recipient, _NAME_WORDS) if line.recipient != line.party else None,
        "column": _column(cell),
        "area": line.area,
        "year": line.financial_year or (None if cell.is_prose else NO_YEAR),
    }
    return {part: text for part, text in given.items() if text}


def label(cell: Cell, leave_out: Iterable[Part] = ()) -> str:
    """ "Police, payment in kind, Eastport, 2016/17", "Mentoring project, to Eastport Trust, 2019/20"."""
    parts = label_parts(cell)
    return ", ".join(
        f"to {text}" if part == "recipient" else text for part, text in parts.items() if part not in set(leave_out)
    )


def cited(cell: Cell, leave_out: Iterable[Part] = ()) -> CitedFigure:
    """The figure for arithmetic, called by what tells it apart."""
    return CitedFigure(cell.line.amount, "gbp", label(cell, leave_out), cell.line.source, cell.line.id, cell.also)


def shared_parts(cells: Sequence[Cell]) -> set[Part]:
    """The parts of their labels that all the figures have in common."""
    parts = [label_parts(cell) for cell in cells]
    return {part for part in PARTS if len({each.get(part) for each in parts}) == 1}


def common_label(cells: Sequence[Cell]) -> str:
    """What all the figures are: the parts of their labels that they share."""
    shared = shared_parts(cells)
    return label(cells[0], [part for part in PARTS if part not in shared])


def of_all(cells: Sequence[Cell]) -> str:
    """ " – Police, Eastport": what all the figures are, as it ends a sentence; nothing where they share nothing."""
    common = common_label(cells)
    return f" – {common}" if common else ""


def amount(cell: Cell, marks: Marks) -> str:
    """ "£45,000 [1]", or "almost £45,000 [1]" as printed, with a mark for each paper that gives it."""
    return f"{hedge(cell.line)}{show(cell.line.amount, 'gbp')} {marks.mark(cell.line.source, *cell.also)}"


def quoted(cell: Cell) -> str:
    """The sentence that gives a figure, as printed; before a line of a list what leads up to it."""
    quote = " ".join(cell.line.source.quote.split())
    purpose = " ".join((cell.line.purpose or "").split())
    if purpose and purpose not in quote and not quote.endswith((".", ")")):
        quote = f"{purpose} {quote}"
    return f"“{cut(quote, _QUOTED_WORDS)}”"


def table_of(cells: Sequence[Cell], title: str, marks: Marks) -> AnswerTable:
    """The figures a row each: what tells them apart, the sentence where no table has it, the sum, the source's number."""
    shared = shared_parts(cells) if len(cells) > 1 else set()
    parts = [part for part in PARTS if part not in shared] or ["party"]
    prose = all(cell.is_prose for cell in cells) and len({cell.line.source.quote for cell in cells}) > 1
    return AnswerTable(
        title=title,
        columns=(*(_HEADERS[part] for part in parts), *(["In the paper"] if prose else []), "Amount", "Source"),
        rows=tuple(
            (
                *(label_parts(cell).get(part) for part in parts),
                *([quoted(cell)] if prose else []),
                show(cell.line.amount, "gbp"),
                marks.number(cell.line.source),
            )
            for cell in cells
        ),
    )


def _total_of(cell: Cell) -> str | None:
    """ "Total expenditure": a total's name with what it is the total of, where it does not say so itself."""
    name = cell.line.party or ""
    flow = FLOWS.get(cell.line.flow)
    return f"{name} {flow}" if flow and len(name.split()) == 1 else name


def cut(text: str | None, words: int) -> str | None:
    """The text, cut at a word where it has more than so many."""
    if text is None:
        return None
    split = text.split()
    return " ".join(split) if len(split) <= words else " ".join([*split[:words], "…"])


def _column(cell: Cell) -> str | None:
    """The column as printed, without a year that is said anyway; else the kind of money."""
    kind = _KINDS.get(cell.line.money_kind or "")
    column = cell.line.column
    if column is None or not (cell.column or cell.column_total):
        if column and "£" not in column and cell.line.money_kind == "staffing":
            return column
        return kind or (
            column if column and column != cell.line.financial_year and not cell.line.financial_year else None
        )
    return column
