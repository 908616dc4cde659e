"""Actions out of tables: action tables and logs, work plans, "Forward actions" cells, the Action column of minutes."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from yjqa.columns import column_role
from yjqa.document import Cell, Document, Paragraph, Place, Table
from yjqa.extract.actions.draft import Draft
from yjqa.extract.actions.minuted import minuted_columns, minuted_drafts
from yjqa.extract.actions.status import read_blue, read_rag, read_status
from yjqa.extract.actions.wording import Ending, is_obligation, only_owners, owners_in, take_ending
from yjqa.extract.dates import Anchor, find_dates
from yjqa.extract.owners import split_owners
from yjqa.extract.sources import cell_source

_RISK_ROLES = frozenset({"likelihood", "controls", "residual_score", "causes", "consequences"})
"""Columns of a register of risks; one of risks that says who is to act and by when is one of actions."""
_BESIDE = frozenset({"owner", "due", "status", "progress", "rag", "benefit"})
_WEAK = re.compile(r"^(?:item|what|tasks?|activity|next steps|action\s*/\s*item)s?\W*$", re.IGNORECASE)
_OF_DAY = re.compile(r"^\W*(?:times?|timings?|duration|mins|minutes|page)\W*$", re.IGNORECASE)
"""Headers that tell an agenda's running order and no deadline."""
_DESCRIPTION = re.compile(r"^\W*(?:description|details?|summary)(?:\s+of\s+(?:the\s+)?\w+)?\W*$", re.IGNORECASE)
_WITH_PROGRESS = re.compile(r"\W*actions?\s*(?:/|&|and)\s*(?:progress|updates?|comments?)\W*$", re.IGNORECASE)
_PROGRESS = re.compile(r"\W*(?:progress|updates?)\s+(?:against|on|to|since|made|and|as)\b", re.IGNORECASE)
_STRONG = re.compile(r"\bactions?\b", re.IGNORECASE)
_NOTES = re.compile(
    r"^\W*(?:notes?|discussion|minutes?|item|details?|summary|agenda item)s?(?:\s+(?:and|&|/)\s+\w+)?\W*$",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"\W*(?:none|nil|n/?a|noted|(?:grand\s+|sub-?)?total|no\s+(?:further\s+)?actions?|to\s+note|for\s+(?:noting|information))?\W*",
    re.IGNORECASE,
)
_LONGEST_TITLE = 80
_BY = re.compile(r"[\s,;–-]*\b(?:by|before|due|end(?:\s+of)?|early|mid|late)\b[\s:]*$|[\s,;–-]+$", re.IGNORECASE)
_SOME_YEAR = Anchor(financial_year="2000/01")
"""Settles days without a year, whose place in a cell is asked for and not their date."""
_LONGEST_OWNER = 12
"""Words of an owner's name, a team's with what it belongs to."""
_REFERENCE = re.compile(r"[A-Za-z]{0,3}\.?\s?\d[\w./()-]{0,14}(?:\s?\(\d+\))?\.?|[ivx]{1,4}[.)]?|[a-z][.)]")


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of an action table are: the number of each by its role."""

    action: int
    by_role: dict[str, int]
    header_rows: int


def table_drafts(document: Document, known: Collection[str]) -> Iterator[Draft]:
    """One draft for each row of each action table; for a "Forward actions" cell one for each item in it.

    `known`: full names that the paper uses, which tell apart owners that run together.
    """
    above: str | None = None
    for position, place in enumerate(document.places()):
        table = place.block
        title, above = above, None
        if isinstance(table, Paragraph) and len(table.text) <= _LONGEST_TITLE:
            above = table.text
        if not isinstance(table, Table) or table.n_columns < 2:
            continue
        if table.caption is None and title is not None and _STRONG.search(title):
            table = replace(table, caption=title)
        labels, header_rows = _labels(table)
        forward = _forward_columns(labels)
        if forward is not None:
            yield from _forward_drafts(document, position, place, table, forward)
            continue
        minuted = minuted_columns(labels, header_rows)
        columns = _columns(labels, header_rows, table, place) if minuted is None else None
        if minuted is not None:
            yield from minuted_drafts(document, position, place, table, minuted, _heading_of(place, table))
        elif columns is not None:
            yield from _row_drafts(document, position, place, table, columns, known)


def _labels(table: Table) -> tuple[list[str], int]:
    """Each column's header and how many rows are headers; a first row of known headers counts as one."""
    if table.header_rows:
        return [" ".join(labels) for labels in table.column_labels()], table.header_rows
    first = ["" if cell is None else cell.flat for cell in table.grid()[0]]
    roles = [column_role(text) for text in first]
    if ("action" in roles or "forward_actions" in roles) and sum(role is not None for role in roles) >= 2:
        return first, 1
    return [""] * table.n_columns, 0


def _forward_columns(labels: list[str]) -> Columns | None:
    roles = [column_role(label) for label in labels]
    if "forward_actions" not in roles:
        return None
    by_role = {role: index for index, role in reversed(list(enumerate(roles))) if role is not None}
    return Columns(by_role["forward_actions"], by_role, 0)


def _columns(labels: list[str], header_rows: int, table: Table, place: Place) -> Columns | None:
    """The columns of an action table, or `None` where the table is none."""
    roles = [_role(label) for label in labels]
    by_role: dict[str, int] = {}
    for index, role in enumerate(roles):
        if role is not None and role != "action":
            by_role.setdefault(role, index)
    beside = by_role.keys() & _BESIDE
    assigned = {"owner", "due"} <= beside and _OF_DAY.match(labels[by_role["due"]]) is None
    candidates = [i for i, role in enumerate(roles) if role == "action"] or [
        i for i, label in enumerate(labels) if _DESCRIPTION.match(label)
    ]
    if not candidates or by_role.keys() & _RISK_ROLES or ("risk" in by_role and not assigned):
        return None
    strong = [i for i in candidates if not _WEAK.match(labels[i]) and not _DESCRIPTION.match(labels[i])]
    action = next((i for i in strong if _STRONG.search(labels[i])), (strong or candidates)[0])
    if not strong and not _DESCRIPTION.match(labels[action]):
        action = _text_column(table, header_rows, labels, action, by_role)
    if not strong and not assigned:
        own = labels if _DESCRIPTION.match(labels[action]) else []
        titles = " ".join([table.caption or "", *own, *(heading.text for heading in place.trail[-2:])])
        if not _STRONG.search(titles) or not beside & {"owner", "due"}:
            return None
    elif not beside:
        return None
    alone = not by_role.keys() & {"owner", "due", "status"} and not _WITH_PROGRESS.match(labels[action])
    if alone and any(_NOTES.match(label) for label in labels):
        return None
    if "reference" not in by_role:
        _find_reference(table, header_rows, labels, by_role)
    return Columns(action, by_role, header_rows)


def _text_column(table: Table, header_rows: int, labels: list[str], item: int, by_role: dict[str, int]) -> int:
    """The column of the actions where the one called "Item" holds only numbers: the one without a header beside it."""
    cells = [row[item] for row in table.grid()[header_rows:]]
    numbers = [cell.flat for cell in cells if cell is not None and cell.blocks]
    beside = item + 1
    if (
        not numbers
        or not all(_REFERENCE.fullmatch(text) for text in numbers)
        or beside >= len(labels)
        or labels[beside]
    ):
        return item
    by_role.setdefault("reference", item)
    return beside


def _role(label: str) -> str | None:
    """What a header means in a table of actions, where it may say at length what the progress is against."""
    if _WITH_PROGRESS.match(label):
        return "action"
    return column_role(label) or ("progress" if _PROGRESS.match(label) else None)


def _find_reference(table: Table, header_rows: int, labels: list[str], by_role: dict[str, int]) -> None:
    """A first column without a meaning of its own that holds nothing but numbers is the reference."""
    if labels[0] and column_role(labels[0]) is not None:
        return
    cells = [row[0].flat for row in table.grid()[header_rows:] if row[0] is not None and row[0].blocks]
    if cells and all(_REFERENCE.fullmatch(text) for text in cells):
        by_role["reference"] = 0


def _cell(row: list[Cell | None], columns: Columns, role: str) -> Cell | None:
    index = columns.by_role.get(role)
    cell = row[index] if index is not None and index < len(row) else None
    return cell if cell is not None and cell.blocks else None


def _words(row: list[Cell | None], columns: Columns, role: str) -> str | None:
    cell = _cell(row, columns, role)
    return cell.flat.strip() or None if cell is not None else None


def _heading_of(place: Place, table: Table) -> str | None:
    return table.caption or (place.trail[-1].text if place.trail else None)


def _row_drafts(
    document: Document, position: int, place: Place, table: Table, columns: Columns, known: Collection[str]
) -> Iterator[Draft]:
    group = _heading_of(place, table)
    for number, row in enumerate(table.grid()):
        if number < columns.header_rows:
            continue
        filled = [cell for cell in row if cell is not None and cell.blocks]
        if not filled:
            continue
        if len(set(map(id, filled))) == 1 and _is_group(filled[0], row, columns):
            group = filled[0].flat
            continue
        cell = row[columns.action]
        if cell is None or not cell.blocks or cell.row != number or _NOTHING.fullmatch(cell.flat):
            continue
        if _REFERENCE.fullmatch(cell.flat) or (column_role(cell.flat) == "action" and len(cell.flat.split()) <= 4):
            continue
        yield _row_draft(document, position, place, row, cell, columns, group, known)


def _is_group(cell: Cell, row: list[Cell | None], columns: Columns) -> bool:
    """Whether a row's only text is a heading over the rows below it, not an action without anything beside it."""
    if cell.column_span > 1 or cell.column != columns.action:
        return True
    return not is_obligation(cell.flat) and len(cell.flat.split()) <= 10 and not cell.flat.endswith(".")


def _row_draft(
    document: Document,
    position: int,
    place: Place,
    row: list[Cell | None],
    cell: Cell,
    columns: Columns,
    group: str | None,
    known: Collection[str],
) -> Draft:
    owner_cell = _cell(row, columns, "owner")
    ending = take_ending(cell.flat)
    if owner_cell is not None and ending.status is None:
        ending = Ending(cell.flat)
    assigned = _parted(owner_cell, _cell(row, columns, "due"))
    owners = _owners(assigned.who, known)
    status_words = _words(row, columns, "status") or ending.status_raw
    progress = _words(row, columns, "progress")
    rating = _words(row, columns, "rag") or ""
    status = read_status(status_words or "") or ending.status or read_status(progress or "") or read_blue(rating)
    rag = read_rag(rating)
    if rag is None and status_words is not None and columns.by_role.get("status") is not None:
        rag = read_rag(status_words)
    draft = Draft(
        text=ending.text or cell.flat,
        source=cell_source(document, place, cell),
        position=position,
        origin="table",
        cell_row=cell.row,
        owners=owners,
        owners_raw=owner_cell.flat if owner_cell is not None else None,
        explicit=bool(owners),
        due_raw=assigned.when or ending.due_raw,
        status=status,
        rag=rag,
        progress=progress,
        reference=_words(row, columns, "reference"),
        group=group,
        objective=_words(row, columns, "objective") or _words(row, columns, "priority"),
        benefit=_words(row, columns, "benefit"),
    )
    if not draft.owners:
        draft.owners = split_owners(ending.owners_raw, known) if ending.owners_raw else owners_in(draft.text)
        draft.owners_raw = ending.owners_raw
        draft.explicit = ending.owners_raw is not None
    return draft


class _Assigned(NamedTuple):
    """Who is to act and when, as the cells for it print them."""

    who: str
    when: str | None


def _parted(owner: Cell | None, due: Cell | None) -> _Assigned:
    """Owner and deadline, also where one column holds both: "Ann Hall, May 2019", "AB by 3/5/19"."""
    who = owner.text if owner is not None else ""
    when = due.flat.strip() or None if due is not None else None
    both = who if due is None else ("" if owner is not None else due.text)
    dates = list(find_dates(both, _SOME_YEAR))
    if not dates:
        return _Assigned(who, when)
    left = _BY.sub("", both[: dates[0].start]).strip(" ,;:–-\n")
    if both[dates[-1].end :].strip(" .)") or not only_owners(left):
        return _Assigned(who, when)
    return _Assigned(left, both[len(left) :].strip(" ,;:–-\n"))


def _owners(text: str, known: Collection[str]) -> list[str]:
    """The owners in a cell's text; whole sentences in it are none."""
    owners = split_owners(text, known)
    return owners if all(len(owner.split()) <= _LONGEST_OWNER for owner in owners) else []


def _forward_drafts(document: Document, position: int, place: Place, table: Table, columns: Columns) -> Iterator[Draft]:
    """Each item of each "Forward actions" cell; its group is the objective in the same row."""
    for row in table.body():
        cell = row[columns.action]
        if cell is None or not cell.blocks:
            continue
        objective = _words(row, columns, "objective") or _words(row, columns, "priority")
        if objective is None and row[0] is not None and columns.action != 0:
            objective = row[0].flat
        owner = _cell(row, columns, "owner")
        for block in cell.blocks:
            if _NOTHING.fullmatch(block.text):
                continue
            ending = take_ending(block.text)
            owners = split_owners(owner.text) if owner is not None else []
            yield Draft(
                text=ending.text,
                source=cell_source(document, place, cell, block.text, block.span),
                position=position,
                origin="table",
                cell_row=cell.row,
                owners=owners or (split_owners(ending.owners_raw) if ending.owners_raw else owners_in(ending.text)),
                owners_raw=owner.flat if owner is not None else ending.owners_raw,
                explicit=bool(owners or ending.owners_raw),
                due_raw=_words(row, columns, "due") or ending.due_raw,
                status=ending.status,
                group=objective,
                objective=objective,
            )
