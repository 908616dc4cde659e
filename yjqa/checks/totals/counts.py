"""Tables of counts read as ledgers: children, orders, posts, so that their totals are checked as those of money are."""

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal

from yjqa.document import Cell, Table
from yjqa.extract.figures import cell_figures, is_unknown
from yjqa.extract.ledgers import Entry, Ledger, Row, is_total_label
from yjqa.extract.money import Sum
from yjqa.extract.shapes import Shape, cell_text, read_shape, unknown_cells
from yjqa.extract.terms import terms
from yjqa.extract.years import YEAR_NUMBERS

_FEWEST_FIGURES = 2
_LONGEST_LABEL = 80


def read_counts(table: Table, taken: Set[int]) -> Ledger | None:
    """The counts of a table; `None` where it has none. `taken` are columns that are read as something else."""
    if not _may_add_up(table):
        return None
    shape = read_shape(table, _is_figure, lambda text: text.endswith("%"))
    plain = shape.headers(0)
    columns = tuple(
        column
        for column, cells in enumerate(zip(*shape.body, strict=True))
        if column not in taken and _holds_counts(cells, plain[column])
    )
    labels = [column for column in range(columns[0]) if column not in taken] if columns else []
    if not labels:
        return None
    headers = shape.headers(columns[0])
    totals = frozenset(column for column in columns if headers[column] and _is_total(headers[column][-1]))
    rows = tuple(_rows(shape, labels, columns))
    means = {row.number: row for row in rows if _is_uncounted(row.label)}
    unknown = unknown_cells(shape, columns, lambda text: bool(_counts(text)))
    return Ledger(
        headers,
        columns,
        totals,
        tuple(row for row in rows if row.number not in means),
        shape.titles(columns[0]),
        unknown | {(number, column) for number, row in means.items() for e in row.entries for column in e.columns},
    )


def _may_add_up(table: Table) -> bool:
    """Whether a table has two columns with figures at all, or one and a word for a total: most tables of a paper are of words."""
    figures = Counter(cell.column for cell in table.cells if cell.blocks and cell.blocks[0].text[:1].isdigit())
    filled = [column for column, many in figures.items() if many >= _FEWEST_FIGURES]
    if len(filled) > 1 or not filled:
        return bool(filled)
    texts = " ; ".join(cell.blocks[0].text[:_LONGEST_LABEL] for cell in table.cells if cell.blocks)
    return terms("money", "total").first(texts) is not None


def _holds_counts(cells: Sequence[Cell | None], header: Sequence[str]) -> bool:
    """Whether most cells of a column are counts; a column of ages that ends with the word "total" names its rows."""
    texts = [text for cell in dict.fromkeys(cells) if (text := cell_text(cell)) and not is_unknown(text)]
    figures = [figure for text in texts if (figure := _counts(text))]
    return (
        len(figures) * 2 > len(texts)
        and not all(value in YEAR_NUMBERS for value, *_ in figures)
        and not any(map(_is_total, texts))
        and not any(_is_uncounted(text) or "£" in text for text in header)
    )


def _counts(text: str) -> tuple[Decimal, ...]:
    """The count that a cell holds, first of its figures; none where that is a share or a rate."""
    figures = cell_figures(text)
    return (figures[0][0],) if figures and figures[0][1] in ("count", "ratio") else ()


def _is_figure(text: str) -> bool:
    return any(value not in YEAR_NUMBERS for value in _counts(text))


def _is_uncounted(text: str) -> bool:
    return terms("totals", "not_counted").first(text) is not None


def _is_total(text: str) -> bool:
    bare = text.strip(" :*()")
    return is_total_label(bare) or any(
        term.start == 0 and term.end == len(bare) for term in terms("totals", "all").find(bare)
    )


def _rows(shape: Shape, labels: Sequence[int], columns: Sequence[int]) -> Iterator[Row]:
    heading: str | None = None
    for number, row in enumerate(shape.body, shape.first):
        names = [text for cell in dict.fromkeys(row[column] for column in labels) if (text := cell_text(cell))]
        cells = dict.fromkeys(cell for column in columns if (cell := row[column]) is not None)
        entries = tuple(
            Entry(
                cell, _sum(value, cell), tuple(c for c in columns if row[c] is cell), names[-1] if names else None, None
            )
            for cell in cells
            for value in _counts(cell_text(cell))
        )
        if entries:
            is_total = any(map(_is_total, names))
            yield Row(number, None if is_total else ("; ".join(names[:-1]) or heading), is_total, entries)
        elif names and not any(map(cell_text, cells)):
            heading = names[-1]


def _sum(value: Decimal, cell: Cell) -> Sum:
    exponent = value.as_tuple().exponent
    return Sum(value, 0, len(cell.flat), Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0), False)
