"""Rows of a table that have one number, where the next one is missing: 6.2, 6.3, 6.3, 6.5."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from yjqa.checks.material import Material, first_words
from yjqa.checks.numbered import sets_out_paragraphs
from yjqa.document import Cell, Table
from yjqa.extract.introductions import Introduced
from yjqa.extract.likeness import same_statement
from yjqa.extract.shapes import cell_text
from yjqa.extract.sources import cell_source
from yjqa.records import Finding

_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}")
_OF_MINUTES = re.compile(r"\b(?:minutes?|item|agenda|para(?:graph)?|section|objective|priority|standard|page)\b", re.I)
"""Headers of columns whose numbers are those of something else, which several rows may have."""
_LEAST = 5
_LEAST_TO_END = 8
"""Numbers of a column of which the last of a section may be told for a repeat."""
_NAME_WORDS = 6
_CONFIDENCE = 0.5


def repeated_rows(material: Material) -> Iterator[Finding]:
    """A finding for each table in whose first column one number stands twice and all others are counted without a gap."""
    for introduced in material.tables:
        block = introduced.place.block
        if isinstance(block, Table) and not sets_out_paragraphs(block):
            yield from _repeated(material, introduced)


def _repeated(material: Material, introduced: Introduced) -> Iterator[Finding]:
    table = introduced.table
    header = " ".join(table.column_labels()[0]) if table.n_columns else ""
    rows = [(_number(row[0]), row) for row in table.body() if row and cell_text(row[0])]
    numbered = [(number, row) for number, row in rows if number is not None]
    if len(numbered) < max(_LEAST, len(rows)) or _OF_MINUTES.search(header):
        return
    pairs = [(first, second) for first, second in pairwise(numbered) if first[0] == second[0]]
    if len(pairs) != 1 or not _is_other_row(*(row for _, row in pairs[0])):
        return
    number = pairs[0][0][0]
    if not _is_count_but_for(number, [one for one, _ in numbered]):
        return
    printed, following = _said(number), _said((*number[:-1], number[-1] + 1))
    first, second = (row for _, row in pairs[0])
    yield Finding(
        check="numbering",
        printed=f"{printed} and {printed}",
        computed=f"the second would be {following}",
        message=f"Two rows are numbered {printed}, and none {following}: “{_opening(first)}” and “{_opening(second)}”.",
        confidence=_CONFIDENCE,
        sources=tuple(
            cell_source(material.document, introduced.place, row[0]) for row in (second, first) if row[0] is not None
        ),
    )


def _number(cell: Cell | None) -> tuple[int, ...] | None:
    match = _NUMBER.fullmatch(cell_text(cell).strip(" ."))
    return tuple(map(int, match[0].split("."))) if match else None


def _is_count_but_for(repeated: tuple[int, ...], numbers: list[tuple[int, ...]]) -> bool:
    """Whether the numbers are counted one by one in every section once the second of the two is read as the next.

    Where nothing comes after the two in their section, many others have to be counted.
    """
    sections = [(section, [one[-1] for one in group]) for section, group in groupby(numbers, lambda one: one[:-1])]
    order = [section for section, _ in sections]
    if order != sorted(set(order)) or len({len(one) for one in numbers}) > 1:
        return False
    for place, (section, counted) in enumerate(sections):
        if section == repeated[:-1]:
            last = counted[-1] == repeated[-1]
            if last and (not section or len(numbers) < _LEAST_TO_END):
                return False
            counted[counted.index(repeated[-1]) + 1] += 1
        begin = counted[0] if place == 0 else 1
        if counted != list(range(begin, begin + len(counted))):
            return False
    return True


def _is_other_row(first: list[Cell | None], second: list[Cell | None]) -> bool:
    """Whether two rows say different things, and the second does not only go on with the first."""
    told = [[cell_text(cell) for cell in row[1:]] for row in (first, second)]
    is_as_full = [bool(text) for text in told[0]] == [bool(text) for text in told[1]]
    longest = [max(texts, key=len, default="") for texts in told]
    is_alike = same_statement(*longest) or "(cont" in longest[1].lower()
    return is_as_full and bool(told[0][:1] and told[0][0] != told[1][0]) and not is_alike


def _said(number: tuple[int, ...]) -> str:
    return ".".join(map(str, number))


def _opening(row: list[Cell | None]) -> str:
    """The first words of a row's longest text."""
    return first_words(max((cell_text(cell) for cell in row[1:]), key=len, default=""), _NAME_WORDS)
