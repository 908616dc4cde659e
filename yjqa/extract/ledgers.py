"""Tables about money, read as ledgers: which columns hold sums, what each row is called, which rows are totals."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from yjqa.document import Cell, Table
from yjqa.extract.money import Sum, cell_sums, header_scale
from yjqa.extract.money_columns import about_money, holds_money, is_figure, is_marked
from yjqa.extract.recipients import body_beside, listed_recipient, names_recipient
from yjqa.extract.scorecards import measures_performance
from yjqa.extract.shapes import Grid, cell_text, read_shape, unknown_cells
from yjqa.extract.terms import terms
from yjqa.extract.years import financial_year

_WORD = re.compile(r"[A-Za-z]{2}")
_DETAIL_WORDS = 4
"""How many words after a dash make them an explanation rather than a part of a name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One sum of a ledger, at `columns` (several where its cell is merged over them); `label` and `detail` are its row's."""

    cell: Cell
    amount: Sum
    columns: tuple[int, ...]
    label: str | None
    detail: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row with sums: `group` is the heading or merged label that it stands under.

    `recipient`: who it says gets them; `body`: one that it names beside its label without saying as what.
    """

    number: int
    group: str | None
    is_total: bool
    entries: tuple[Entry, ...]
    recipient: str | None = None
    body: str | None = None

    @property
    def label(self) -> str:
        """What the row is called; empty where it has no name."""
        return next((entry.label for entry in self.entries if entry.label), "")


@dataclass(frozen=True, slots=True)
class Ledger:
    """A table of sums. `headers` holds each column's header texts, topmost first; `titles` those over most columns.

    `unknown`: rows and columns of cells that leave their sum open ("tbc", "see note"), so that nobody can add them up.
    """

    headers: tuple[tuple[str, ...], ...]
    money_columns: tuple[int, ...]
    total_columns: frozenset[int]
    rows: tuple[Row, ...]
    titles: tuple[str, ...] = ()
    unknown: frozenset[tuple[int, int]] = frozenset()

    def shared_headers(self, entry: Entry) -> tuple[str, ...]:
        """The header texts that hold for all columns of an entry."""
        first, *others = (self.headers[column] for column in entry.columns)
        return tuple(text for text in first if all(text in other for other in others))


def read_ledger(table: Table, about: Sequence[str]) -> Ledger | None:
    """The table as a ledger, or `None` where it holds no sums.

    `about` is what the paper says of the table: caption, heading and the sentence before it.
    """
    shape = read_shape(table, is_figure, is_marked)
    body, first = shape.body, shape.first
    plain = shape.headers(0)
    top = " ".join(plain[0]) if plain else ""
    unit = next((scale for text in (top, *about) if (scale := header_scale(text)) != 1), Decimal(1))
    speaks_of_money = unit != 1 or about_money(" ".join((*about, top)))
    money = tuple(
        column
        for column in range(table.n_columns)
        if holds_money([row[column] for row in body], plain[column], speaks_of_money, unit)
    )
    if not money or (measures_performance(table, about) and not _has_pounds(table, about)):
        return None
    headers = shape.headers(money[0])
    labels = _label_columns(body, money)
    corner = (text for column in labels for text in headers[column])
    scales = _scales(headers, money, (*corner, *shape.titles(money[0]), *about))
    totals = frozenset(column for column in money if headers[column] and is_total_label(headers[column][-1]))
    return Ledger(
        headers,
        money,
        totals,
        tuple(_with_unnamed_totals(_rows(body, first, headers, labels, scales))),
        shape.titles(money[0]),
        unknown_cells(shape, money, lambda text: bool(cell_sums(text))),
    )


def _has_pounds(table: Table, about: Sequence[str]) -> bool:
    """Whether a pound sign stands in or over a table: words such as "outturn" stand over performance too."""
    return any("£" in text for text in (*about, *(cell.flat for cell in table.cells)))


def _scales(headers: Sequence[Sequence[str]], money: Sequence[int], said: Sequence[str]) -> dict[int, Decimal]:
    """What the figures of each money column are multiplied with: by its own header, else by what is said of the table."""
    common = next((scale for text in said if (scale := header_scale(text)) != 1), Decimal(1))
    own = {column: header_scale(" ".join(headers[column])) for column in money}
    return {column: scale if scale != 1 else common for column, scale in own.items()}


def _label_columns(body: Grid, money: tuple[int, ...]) -> list[int]:
    """The columns of words before the sums; where accounts begin with last year's sums, the others with words."""
    before = [column for column in range(money[0]) if any(row[column] is not None for row in body)]
    if any(cell_text(row[column]) for row in body for column in before):
        return before
    others = (column for column in range(len(body[0])) if column not in money)
    return [column for column in others if any(cell_text(row[column]) for row in body)]


def is_total_label(label: str) -> bool:
    """Whether a row or column of that name adds up others: its name begins or ends with a word for a total, or is one."""
    words = label.strip(" :*()£")
    return _is_sum(words) or any(
        term.start == 0 or term.end == len(words) for term in terms("money", "total").find(words)
    )


def says_only_total(label: str) -> bool:
    """Whether a name says "total" and nothing else."""
    words = label.strip(" :*()£")
    only = (term.start == 0 and term.end == len(words) for term in terms("money", "total").find(words))
    return not words or _is_sum(words) or any(only)


def _is_sum(words: str) -> bool:
    return any((term.start, term.end) == (0, len(words)) for term in terms("money", "sum").find(words))


def _party_column(body: Grid, headers: tuple[tuple[str, ...], ...], labels: list[int]) -> int | None:
    """The column that names the rows: by its header, else the first that no other label column divides further.

    A column of numbers or dates names no row where another column has words, nor does one that says what money is for.
    """
    worded = [column for column in labels if any(_WORD.search(cell_text(row[column])) for row in body)]
    labels = worded or labels
    for column in labels:
        if any(terms("money", "label").first(header) == "party" for header in headers[column]):
            return column
    purposes = [
        column for column in labels if any(terms("money", "label").first(h) == "purpose" for h in headers[column])
    ]
    for column in (*(column for column in labels if column not in purposes), *purposes):
        if not any(_divides(row, column, labels) for row in body) and any(cell_text(row[column]) for row in body):
            return column
    return labels[-1] if labels else None


def _divides(row: list[Cell | None], column: int, labels: list[int]) -> bool:
    cell = row[column]
    later = [row[other] for other in labels if other > column]
    if cell is not None and cell.row_span > 1:
        return any(other is not None and other is not cell and cell_text(other) for other in later)
    return not cell_text(cell) and any(cell_text(other) for other in later)


def _is_theme(body: Grid, column: int) -> bool:
    """Whether one merged cell stands beside all rows: it says what the table is about, not what its rows are."""
    return len({id(row[column]) for row in body}) == 1 and len(body) > 1


def _rows(
    body: Grid, first: int, headers: tuple[tuple[str, ...], ...], labels: list[int], scales: Mapping[int, Decimal]
) -> Iterator[Row]:
    party = _party_column(body, headers, labels)
    above = {column: "" for column in labels if party is not None and column < party and not _is_theme(body, column)}
    heading: str | None = None
    after_total = False
    for number, row in enumerate(body):
        name = row[party] if party is not None else None
        cells = dict.fromkeys(cell for column in scales if (cell := row[column]) is not None and cell is not name)
        if all(not cell_text(cell) for cell in cells):
            if cell_text(name):
                heading, after_total = cell_text(name), False
            continue
        groups = [
            cell for column in above if (cell := row[column]) is not None and cell is not name and cell_text(cell)
        ]
        label = cell_text(name)
        if not label and groups and is_total_label(cell_text(groups[0])):
            label = cell_text(groups[0])
        is_total = is_total_label(label)
        for column in above:
            above[column] = "" if is_total else cell_text(row[column]) or above[column]
        unnamed = not label and not groups
        if unnamed and after_total:
            label, is_total = "Total", True
        if is_total:
            group = None
        elif above:
            group = "; ".join(text for text in above.values() if text and text != label) or None
        else:
            group = heading
        if _is_counted(label) and not any(is_marked(cell_text(cell)) for cell in cells):
            continue
        others = {
            column: text
            for column in labels
            if party is not None and column > party and _WORD.search(text := cell_text(row[column]))
        }
        recipient = _recipient({party: label, **others} if party is not None else {}, headers) if not is_total else None
        beside = "; ".join(text for text in others.values() if text not in (label, recipient))
        entries = tuple(_entries(cells, name if label == cell_text(name) else None, label, beside, row, scales))
        if entries:
            bodies = (body_beside(text, entries[0].label or "") for text in others.values())
            beside_it = next(filter(None, bodies), None) if not is_total else None
            yield Row(first + number, group, is_total, entries, recipient, beside_it)
        after_total = is_total


def _recipient(texts: Mapping[int, str], headers: Sequence[Sequence[str]]) -> str | None:
    """Who gets a row's sums: the text under a header for it, or one that says so itself."""
    named = (text for column, text in texts.items() if any(map(names_recipient, headers[column])))
    return next(named, None) or next(filter(None, map(listed_recipient, texts.values())), None)


def _is_counted(label: str) -> bool:
    """Whether a row of that name counts what is not money: staff, cases, shares of a hundred."""
    bare = label.strip(" :*()")
    return any(term.start == 0 or term.end == len(bare) for term in terms("money", "counted_row").find(bare))


def _with_unnamed_totals(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, with one that has no name and adds up those above it, in most columns, taken for their total."""
    sums: defaultdict[tuple[int, ...], Decimal] = defaultdict(Decimal)
    lines = 0
    for row in rows:
        unnamed = not row.is_total and all(entry.label is None for entry in row.entries)
        agreeing = [entry for entry in row.entries if sums[entry.columns] == entry.amount.amount]
        if unnamed and lines > 1 and len(agreeing) * 2 > len(row.entries):
            entries = tuple(replace(entry, label="Total") for entry in row.entries)
            yield replace(row, group=None, is_total=True, entries=entries)
            continue
        if not row.is_total:
            lines += 1
            for entry in row.entries:
                sums[entry.columns] += entry.amount.amount
        yield row


def _entries(
    cells: dict[Cell, None],
    name: Cell | None,
    label: str,
    beside: str,
    row: list[Cell | None],
    scales: Mapping[int, Decimal],
) -> Iterator[Entry]:
    for cell in cells:
        columns = tuple(column for column in scales if row[column] is cell)
        sums = cell_sums(cell_text(cell), scales[columns[0]])
        parts = [block.text for block in name.blocks] if name is not None else []
        for position, found in enumerate(sums):
            if len(sums) > 1 and len(parts) == len(sums):
                yield Entry(cell, found, columns, parts[position], None)
            else:
                own, detail = _label_parts(parts, label)
                yield Entry(cell, found, columns, own or None, detail or beside or None)


def _label_parts(parts: list[str], label: str) -> tuple[str, str | None]:
    """A row's name and what the same cell says of it: on further lines, or after a dash where that is a phrase."""
    if len(parts) > 1:
        return parts[0], " ".join(parts[1:])
    name, dash, rest = label.partition(" - ")
    if not dash:
        name, dash, rest = label.partition(" – ")
    return (name, rest) if len(rest.split()) >= _DETAIL_WORDS and financial_year(name) is None else (label, None)
