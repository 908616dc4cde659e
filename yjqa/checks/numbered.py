"""Numbered paragraphs ("4.16", "2.3.1") in the order of the paper, parted where the numbers begin anew as each report's do."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from yjqa.document import Heading, Paragraph, Table
from yjqa.extract.statements import Statement

_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}")
_LEAST_ROWS = 3
"""Rows that a column of numbers has in a table that sets out numbered paragraphs."""
_MOST_COLUMNS = 3
"""Columns of such a table: the third holds initials of who is to act."""
_TEXT_SHARE = 5
"""How many times the words of that column the paragraphs have."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph with its number in parts: (4, 16). `order`: its place among the paper's statements."""

    parts: tuple[int, ...]
    statement: Statement
    order: int

    @property
    def label(self) -> str:
        """The number as printed."""
        return ".".join(map(str, self.parts))

    @property
    def last(self) -> int:
        """The part that counts within the section."""
        return self.parts[-1]

    def follows(self, other: "Numbered | None") -> bool:
        """Whether it is the next paragraph of the same section."""
        return other is not None and self.parts[:-1] == other.parts[:-1] and self.last == other.last + 1


@dataclass(frozen=True)
class Report:
    """Paragraphs that are numbered together; `begin` and `end` are places among the paper's statements."""

    paragraphs: tuple[Numbered, ...]
    begin: int
    end: int

    @cached_property
    def labels(self) -> frozenset[str]:
        """The numbers that it has."""
        return frozenset(paragraph.label for paragraph in self.paragraphs)


def numbered_reports(statements: tuple[Statement, ...]) -> list[Report]:
    """The reports of a paper that number their paragraphs: a new one begins where the sections go back."""
    groups: list[list[Numbered]] = []
    for paragraph in _numbered(statements):
        if groups and not _begins_anew(paragraph, groups[-1]):
            groups[-1].append(paragraph)
        else:
            groups.append([paragraph])
    begins = [group[0].order for group in groups]
    ends = [*begins, len(statements)][1:]
    return [Report(tuple(group), begin, end) for group, begin, end in zip(groups, begins, ends, strict=True)]


def _begins_anew(paragraph: Numbered, group: list[Numbered]) -> bool:
    """Whether a number belongs to another report than those before it: its section is an earlier one, or it is 1.1 again."""
    is_first = set(paragraph.parts) == {1}
    return paragraph.parts[0] < group[-1].parts[0] or (is_first and any(set(one.parts) == {1} for one in group))


def _numbered(statements: Iterable[Statement]) -> Iterator[Numbered]:
    """The statements that have a number of their own, or in a table that of their row."""
    columns: dict[int, bool] = {}
    row: tuple[int, int, str] | None = None
    for order, statement in enumerate(statements):
        number = _own_number(statement)
        table = statement.place.block
        if number is None and statement.cell is not None and isinstance(table, Table):
            if statement.position not in columns:
                columns[statement.position] = sets_out_paragraphs(table)
            if not columns[statement.position]:
                continue
            if statement.cell.column == 0:
                match = _NUMBER.fullmatch(statement.text.strip(" ."))
                row = (statement.position, statement.cell.row, match[0]) if match else None
                continue
            if row is None or row[:2] != (statement.position, statement.cell.row):
                continue
            number, row = row[2], None
        if number is not None:
            yield Numbered(tuple(map(int, number.split("."))), statement, order)


def _own_number(statement: Statement) -> str | None:
    block = statement.block
    number = block.number if isinstance(block, Heading | Paragraph) else None
    match = _NUMBER.fullmatch(number.strip(" .")) if number else None
    return match[0] if match else None


def sets_out_paragraphs(table: Table) -> bool:
    """Whether a table sets out numbered paragraphs: numbers, long texts beside them and little else.

    The numbers of a work plan's rows are those of its objectives, which several actions have.
    """
    numbers = [cell for cell in table.cells if cell.column == 0 and _NUMBER.fullmatch(cell.flat.strip(" ."))]
    if len(numbers) < _LEAST_ROWS or table.n_columns > _MOST_COLUMNS:
        return False
    rows = {cell.row for cell in numbers}
    words = [0] * _MOST_COLUMNS
    for cell in table.cells:
        if cell.row in rows:
            words[cell.column] += len(cell.flat.split())
    return words[1] > _TEXT_SHARE * sum(words[2:])
