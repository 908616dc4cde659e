"""Actions out of rows whose cells a slash parts: "Action by / Action / Deadline", a row a line under that header."""

import re
from collections.abc import Iterator

from yjqa.columns import column_role
from yjqa.document import Document
from yjqa.extract.actions.draft import Draft
from yjqa.extract.actions.status import read_status
from yjqa.extract.dates import find_dates
from yjqa.extract.owners import split_owners
from yjqa.extract.statements import Statement

_PART = re.compile(r"\s+/(?:\s+|$)")


def slashed_drafts(document: Document, stream: list[Statement]) -> Iterator[Draft]:
    """One draft for each row under a header of slash-parted column names with an action and an owner or deadline."""
    roles: list[str | None] = []
    group: str | None = None
    for index, statement in enumerate(stream):
        header = _header(statement.text)
        if header:
            roles = header
            group = stream[index - 1].text if index else None
            continue
        rows = _rows(statement.text, roles) if roles else []
        if not rows:
            roles = []
        for row in rows:
            yield _made(document, statement, dict(zip(roles, row, strict=True)), group)


def _header(text: str) -> list[str | None]:
    roles = [column_role(part) for part in _PART.split(text)]
    known = set(roles)
    return (
        roles
        if "action" in known and known & {"owner", "due"} and None not in known and len(known) == len(roles)
        else []
    )


def _rows(text: str, roles: list[str | None]) -> list[list[str]]:
    """The rows in a statement; those that were run together are cut after the date that ends each."""
    parts = [part.strip() for part in _PART.split(text)]
    width = len(roles)
    rows: list[list[str]] = []
    while len(parts) > width and roles[-1] == "due":
        date = next(find_dates(parts[width - 1]), None)
        if date is None or date.start > 0:
            return []
        last = parts[width - 1]
        rows.append([*parts[: width - 1], last[: date.end]])
        parts = [last[date.end :].strip(), *parts[width:]]
    return [*rows, parts] if len(parts) == width else rows


def _made(document: Document, statement: Statement, row: dict[str | None, str], group: str | None) -> Draft:
    owners = row.get("owner")
    return Draft(
        text=row["action"],
        source=statement.source(document, " / ".join(row.values())),
        position=statement.position,
        origin="table",
        cell_row=None,
        owners=split_owners(owners) if owners else [],
        owners_raw=owners,
        explicit=bool(owners),
        due_raw=row.get("due"),
        status=read_status(row.get("status", "")),
        progress=row.get("progress"),
        reference=row.get("reference"),
        group=group,
    )
