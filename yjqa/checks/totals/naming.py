"""What a treasurer calls a table, its rows, its columns and its totals: the paper's own words in quotation marks."""

import re

from yjqa.checks.totals.failing import TotalledTable, is_grand
from yjqa.extract.ledgers import Entry, Row, says_only_total
from yjqa.extract.reconciliation import Direction

_LONGEST_NAME = 90
_TITLE = re.compile(r"(?:table|figure|appendix|annex)\b", re.IGNORECASE)
"""With these words begins what names a table, be it set as a heading."""


def table_name(table: TotalledTable) -> str:
    """Where it is, to begin a sentence with: by its caption, else by its first header and the heading over it."""
    introduced = table.introduced
    heading = next(reversed(introduced.place.section), "")
    said = introduced.table.caption or next(iter(introduced.about), "")
    is_caption = said != heading or _TITLE.match(said)
    if is_caption and 0 < len(said) <= _LONGEST_NAME and not said.endswith("."):
        return f"In {quoted(said)}"
    header = next((text for texts in table.ledger.headers for text in texts if text.strip()), "")
    under = f" under {quoted(heading)}" if heading.strip() else ""
    return f"In the table{under} headed {quoted(header)}" if header else f"In a table{under}"


def quoted(name: str) -> str:
    """A name out of the paper in quotation marks, cut where it is long."""
    words = " ".join(name.split()).strip(" :")
    return f"“{words if len(words) <= _LONGEST_NAME else f'{words[:_LONGEST_NAME].rstrip()}…'}”"


def row_name(row: Row, entry: Entry) -> str:
    """A row by its group and its name."""
    texts = dict.fromkeys(text for text in (row.group, entry.label) if text)
    return quoted(", ".join(texts)) if texts else f"row {row.number + 1}"


def column_name(table: TotalledTable, entry: Entry) -> str:
    """A column, or the columns that a cell is merged over, by the headers that hold for all of them."""
    shared = table.ledger.shared_headers(entry)
    return quoted(", ".join(shared)) if shared else f"column {entry.columns[0] + 1}"


def part_name(table: TotalledTable, direction: Direction, part: Entry) -> str:
    """A part of a total by what sets it apart from the others: its column or its row."""
    return column_name(table, part) if direction.way == "columns" else row_name(table.row_of(part), part)


def total_name(table: TotalledTable, row: Row, entry: Entry) -> str:
    """A total by what it is the total of."""
    several = len(table.ledger.total_columns) > 1
    if not row.is_total:
        of_row = f"of the row {row_name(row, entry)}"
        return f"the {column_name(table, entry)} {of_row}" if several else f"the total {of_row}"
    label = entry.label or ""
    own = "the total" if says_only_total(label) else quoted(label)
    if is_grand(table, row, entry) and not several:
        return "the grand total" if says_only_total(label) else f"the grand total {own}"
    if len(table.ledger.money_columns) == 1:
        return own
    return f"{own} of the column {column_name(table, entry)}"
