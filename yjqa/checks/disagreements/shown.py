"""Every figure that a table, or a row that has lost its columns, shows, with the words that it stands under and beside."""

import datetime
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from yjqa.checks.material import Material
from yjqa.checks.measures import measuring_words, without_periods
from yjqa.document import Cell, Document, Place, Table
from yjqa.extract.figures import cell_figures
from yjqa.extract.introductions import Introduced
from yjqa.extract.money import cell_sums, header_scale
from yjqa.extract.shapes import cell_text
from yjqa.extract.sources import block_source, cell_source
from yjqa.extract.years import find_periods
from yjqa.records import Source, Unit

_LONGEST_LABEL, _LONGEST_ROW = 160, 200
_ROW = re.compile(
    r"(?P<label>[^\W\d_].*?)\s+(?P<figures>[£(\d][\d,.%£()\s-]*)(?P<rest>(?<=\s)[^\W\d_][^\d£%.]{0,60})?", re.DOTALL
)
_PER = re.compile(r"\bper$", re.IGNORECASE)
"""Before a figure this makes it the base of a rate."""
_SUMMING = re.compile(r"\b(?:total|average)", re.IGNORECASE)
_LABELLED = re.compile(r"(?P<period>(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?)\s+(?P<figure>[£\d][\d,.]*%?)")
"""A bar of a chart whose label is its year."""
_FEWEST_BARS = 3
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?")
_UNITS: tuple[tuple[re.Pattern[str], Unit], ...] = (
    (re.compile(r"per\s+100[,.]?000", re.I), "per_100000"),
    (re.compile(r"per\s+1[,.]?000", re.I), "per_1000"),
    (re.compile(r"%|per\s?cent", re.I), "percent"),
    (re.compile(r"£"), "gbp"),
)

Dates = tuple[datetime.date, datetime.date]


class Shown(NamedTuple):
    """A figure as it is shown, under `header` and beside `label`; `about` is what stands over all of them.

    `headers` are those of all columns with figures; `dated` are the texts of which the nearest that names a period says its own.
    `table` tells its table from others, `line` its row.
    """

    value: Decimal
    unit: Unit
    shown: str
    label: str
    header: str
    headers: tuple[str, ...]
    dated: tuple[str, ...]
    about: str
    table: int
    line: int
    place: Place
    cell: Cell | None

    @property
    def row(self) -> frozenset[str]:
        """The words of the label for what the figure is of."""
        return named_words(self.label)

    @property
    def column(self) -> frozenset[str]:
        """The words of the header for what the figure is of."""
        return named_words(self.header)

    @property
    def periods(self) -> frozenset[Dates]:
        """The periods that the figure is of."""
        return next((found for text in self.dated if (found := periods_in(text))), frozenset())

    def source(self, document: Document) -> Source:
        """Where the figure stands."""
        if self.cell is not None:
            return cell_source(document, self.place, self.cell)
        text = "" if isinstance(self.place.block, Table) else self.place.block.text
        return block_source(document, self.place, " ".join(text.split()))


def shown_figures(material: Material) -> Iterator[Shown]:
    """The figures of all tables and rows, in the order of the paper."""
    ledgers = {id(table.introduced.table) for table in material.ledgers}
    for introduced in material.tables:
        yield from _of_table(introduced, "£" if id(introduced.table) in ledgers else "")
    yield from _of_text(material.document)


@lru_cache(maxsize=4096)
def named_words(text: str) -> frozenset[str]:
    """The words of a label for what it is of; where it has no other, those for what several figures come to."""
    return measuring_words(without_periods(text)) or summing_words(text)


def summing_words(text: str) -> frozenset[str]:
    """The words of a text for what several figures come to."""
    return frozenset(word.casefold() for word in _SUMMING.findall(text))


@lru_cache(maxsize=4096)
def periods_in(text: str) -> frozenset[Dates]:
    """The first and last days of the periods that a text names."""
    return frozenset(
        (found.period.start, found.period.end)
        for found in find_periods(text)
        if found.period.start is not None and found.period.end is not None
    )


def _of_table(introduced: Introduced, mark: str) -> Iterator[Shown]:
    table, about = introduced.table, " ".join(introduced.about[:1])
    caption = "" if about in introduced.place.section else about
    grid = table.grid()
    first = table.header_rows or sum(1 for _ in takewhile(_has_no_figures, grid))
    headers = tuple(_header(grid[:first], column) for column in range(table.n_columns))
    for number, row in enumerate(grid[first:], first):
        first_figure = _first_figure(row)
        texts = dict.fromkeys(cell_text(cell) for cell in row[:first_figure])
        label = " ".join(text for text in texts if any(map(str.isalpha, text)))
        if not label or len(label) > _LONGEST_LABEL:
            continue
        for cell in dict.fromkeys(cell for cell in row if cell is not None):
            header = headers[cell.column]
            scale = next((found for text in (header, about) if (found := _scale(text)) != 1), Decimal(1))
            for value, unit in _figures(cell, scale):
                yield Shown(
                    abs(value),
                    _unit(unit, cell_text(cell), header, label, about, mark),
                    cell_text(cell),
                    label,
                    header,
                    headers[first_figure:],
                    (header, label, caption),
                    about,
                    id(table),
                    number,
                    introduced.place,
                    cell,
                )


_scale = lru_cache(maxsize=4096)(header_scale)


def _has_no_figures(row: Sequence[Cell | None]) -> bool:
    return not any(_figures(cell, Decimal(1)) for cell in row if cell is not None)


def _first_figure(row: Sequence[Cell | None]) -> int:
    """The column of the first figure of a row; the row's words stand before it."""
    return next(
        (column for column, cell in enumerate(row) if cell is not None and _figures(cell, Decimal(1))), len(row)
    )


def _header(rows: Sequence[Sequence[Cell | None]], column: int) -> str:
    return " ".join(dict.fromkeys(text for row in rows if (text := cell_text(row[column]))))


def _figures(cell: Cell, scale: Decimal) -> tuple[tuple[Decimal, Unit], ...]:
    text = cell_text(cell)
    if not text or _YEARS.fullmatch(text):
        return ()
    if (sums := cell_sums(text, scale)) and ("£" in text or scale != 1 or "(" in text):
        return tuple((found.amount, "gbp") for found in sums)
    return cell_figures(text)


def _unit(unit: Unit, *texts: str) -> Unit:
    """The unit of a figure: its own where it is printed with it, else what its header, label or table says."""
    if unit not in ("count", "ratio"):
        return unit
    return next((found for text in texts if (found := _unit_named(text)) is not None), unit)


@lru_cache(maxsize=4096)
def _unit_named(text: str) -> Unit | None:
    return next((unit for pattern, unit in _UNITS if pattern.search(text)), None)


def _of_text(document: Document) -> Iterator[Shown]:
    """The figures of the lines of a text that are rows or charts; what stands over the first of them names them all."""
    above, heads, bars = "", tuple[str, ...](), list[tuple[Place, str]]()
    for place in document.places():
        block = place.block
        text = "" if isinstance(block, Table) else " ".join(block.text.split())
        if len(text) > _LONGEST_ROW:
            above, heads, bars = "", (), []
            continue
        periods = [found.period.raw for found in find_periods(text)]
        if text and all(map(cell_figures, text.split())):
            bars += [(place, word) for word in text.split()]
        elif len(periods) > 1 and not without_periods(text).strip():
            for where, word in bars if len(bars) == len(periods) else ():
                yield from _of_line("", (text,), (word,), above, where)
            heads, bars = tuple(periods), []
        elif (row := _row(text)) is not None:
            label, words = row
            yield from _of_line(
                label, heads if len(heads) == len(words) else (label,) * len(words), words, above, place
            )
        elif found := _LABELLED.fullmatch(text):
            yield from _of_line("", (found["period"],), (found["figure"],), above, place)
        else:
            above, heads, bars = text if len(text) <= _LONGEST_LABEL else "", (), []


def _row(text: str) -> tuple[str, list[str]] | None:
    """The label of a line and its figures; a label that follows three figures or more is the next line's."""
    match = _ROW.fullmatch(text)
    if match is None or _PER.search(match["label"]):
        return None
    words = match["figures"].split()
    if match["rest"] and len(words) < _FEWEST_BARS:
        return None
    last = next((number for number in reversed(range(len(words))) if _YEAR.fullmatch(words[number])), -1)
    figures = words[last + 1 :]
    return (" ".join((match["label"], *words[: last + 1])), figures) if figures else None


def _of_line(label: str, dated: Sequence[str], words: Sequence[str], about: str, place: Place) -> Iterator[Shown]:
    for word, date in zip(words, dated, strict=True):
        for value, unit in cell_figures(word.strip("£()")):
            yield Shown(
                value,
                _unit(unit, word, label, about),
                word,
                label,
                "",
                (),
                (date,),
                about,
                id(place.block),
                0,
                place,
                None,
            )
