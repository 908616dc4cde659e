"""The columns of a table of performance: what names a row, which hold its figures, which say what is aimed at."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from yjqa.columns import column_role
from yjqa.document import Cell, Table
from yjqa.extract.figures import aimed_figure, cell_figure, is_unknown
from yjqa.extract.indicators import indicator_of
from yjqa.extract.shapes import Shape, cell_text, read_shape
from yjqa.extract.terms import terms
from yjqa.extract.years import YEAR_NUMBERS, find_periods
from yjqa.records import Unit

_NO_FIGURES = frozenset(
    (
        "due",
        "score",
        "impact",
        "likelihood",
        "residual_score",
        "residual_impact",
        "residual_likelihood",
        "meeting_date",
        "rag",
    )
)
_BESIDE_MEASURES = frozenset(("action", "owner", "resources"))
_NO_NAMES = frozenset(("reference", "owner", "due", "rag", "progress", "status"))
"""Columns before the figures that do not say what a row measures."""
_NO_PERFORMANCE = frozenset((*_BESIDE_MEASURES, "risk", "controls"))
# Cells of a column that says in what the figures of each row are, how often they come or which way is better.
_UNIT_CELL = re.compile(
    r"%|#|no\.?|nos\.?|n|numbers?|counts?|rates?|ratio|percent(?:age)?|per cent|average|days|(?:rate )?per (?:100,?000|1,?000|100k)"
    r"|high(?:er)?|low(?:er)?|bigger|smaller|monthly|quarterly|annual(?:ly)?",
    re.I,
)
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_SPARE_WORDS = 3
"""How many words the header of a target or a change may have beside the word for it, its year and its brackets."""
_BRACKETS = re.compile(r"\([^)]{0,200}\)")


class Aim(NamedTuple):
    """What is aimed at under one header; `percent` where the cell says so itself."""

    header: str
    value: Decimal
    percent: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """One row: `parts` name it, outermost first, `unit` is what its own unit column says; `cells` are its figures."""

    parts: tuple[str, ...]
    unit: str
    cells: tuple[Cell, ...]
    targets: tuple[Aim, ...]

    @property
    def label(self) -> str:
        """What the row is called, from the outermost name to the innermost."""
        return ": ".join(self.parts)

    def target(self, header: str, unit: Unit) -> Decimal | None:
        """What is aimed at: for the same period as the column with that header, else the last that the row gives."""
        periods = {found.period.start for found in find_periods(header)}
        fitting = [aim for aim in self.targets if unit == "percent" or not aim.percent]
        same = [aim for aim in fitting if any(found.period.start in periods for found in find_periods(aim.header))]
        return next((aim.value for aim in reversed(same or fitting)), None)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A table of figures: `headers` by column, `said` by the headers that stand over labels and figures alike."""

    shape: Shape
    headers: tuple[tuple[str, ...], ...]
    said: tuple[str, ...]
    measures: tuple[Measure, ...]


def read_scorecard(table: Table) -> Scorecard | None:
    """The table as rows of figures; `None` where its figures are references, dates, scores or aims alone."""
    shape = read_shape(
        table,
        lambda text: cell_figure(text) is not None and _BARE_YEAR.fullmatch(text) is None,
        lambda text: text.endswith("%") and cell_figure(text) is not None,
    )
    plain = shape.headers(0)
    roles = {column_role(header[-1]) for header in plain if header}
    if roles & _NO_PERFORMANCE and not (
        roles & _NO_PERFORMANCE <= _BESIDE_MEASURES and _is_declared(plain[:_SPARE_WORDS])
    ):
        return None
    bodies = list(zip(*shape.body, strict=True))
    numbered = {column for column, cells in enumerate(bodies) if _is_numbering(cells, bodies[column + 1 :])}
    filled = [
        column
        for column, cells in enumerate(bodies)
        if column not in numbered
        and _holds_figures(cells, plain[column])
        and not (column_role(_last(plain[column])) == "reference" and not any(map(_has_words, bodies[:column])))
    ]
    targets = [column for column in filled if _is_aimed_at(plain[column])]
    figures = [column for column in filled if column not in targets]
    targets += [column for column in range(len(bodies)) if column not in filled and _is_aimed_at(plain[column])]
    if not figures:
        return None
    headers = shape.headers(figures[0])
    before = [column for column in range(figures[0]) if column not in numbered and column not in targets]
    units = [column for column in before[1:] if _is_unit(bodies[column])]
    names = [column for column in before if column not in units]
    names = [column for column in names if column_role(_last(plain[column])) not in _NO_NAMES] or names
    corner = [text for header in headers[: figures[0]] for text in header]
    return Scorecard(
        shape,
        headers,
        (*shape.titles(figures[0]), *corner),
        tuple(_measures(shape, headers, names, units, figures, targets)),
    )


def measures_performance(table: Table, about: Sequence[str]) -> bool:
    """Whether most rows of a table are called after what partnerships measure, and nothing in or over it speaks of money."""
    card = read_scorecard(table)
    if card is None:
        return False
    texts = (*about, *(text for header in card.headers for text in header), *(row.label for row in card.measures))
    if any(terms("indicators", "money").first(text) for text in texts):
        return False
    named = [row for row in card.measures if indicator_of(row.label, "percent") or indicator_of(row.label, "ratio")]
    return len(named) * 2 > len(card.measures)


def _measures(
    shape: Shape,
    headers: Sequence[Sequence[str]],
    names: Sequence[int],
    units: Sequence[int],
    figures: Sequence[int],
    targets: Sequence[int],
) -> Iterator[Measure]:
    group = ""
    above: dict[int, str] = {}
    for row in shape.body:
        cells = dict.fromkeys(cell for column in figures if (cell := row[column]) is not None)
        texts = {text for cell in row if (text := cell_text(cell))}
        if len(texts) == 1 and not any(cell_figure(text) for text in texts):
            group = texts.pop()
            above = {}
            continue
        for column in names[:-1]:
            above[column] = cell_text(row[column]) or above.get(column, "")
        own = cell_text(row[names[-1]]) if names else ""
        parts = dict.fromkeys(text for text in (group, *above.values(), own) if text)
        if names and not own and not any(cell_text(row[column]) for column in names):
            parts = {}
        yield Measure(
            tuple(parts),
            " ".join(cell_text(row[column]) for column in units),
            tuple(cells),
            tuple(
                Aim(" ".join(headers[column]), value, "%" in cell_text(row[column]))
                for column in targets
                if (value := aimed_figure(cell_text(row[column]))) is not None
            ),
        )


def _is_declared(headers: Sequence[Sequence[str]]) -> bool:
    """Whether one of the first headers says that the rows are measures of performance."""
    return any(terms("indicators", "declared").first(text) for header in headers for text in header[-1:])


def _is_numbering(cells: Sequence[Cell | None], after: Sequence[Sequence[Cell | None]]) -> bool:
    """Whether a column only numbers the rows that a column further on names."""
    numbers = [text for cell in dict.fromkeys(cells) if (text := cell_text(cell)).rstrip(".").isdecimal()]
    filled = [text for cell in dict.fromkeys(cells) if (text := cell_text(cell))]
    if len(numbers) < 2 or numbers != filled:
        return False
    values = [int(text.rstrip(".")) for text in numbers]
    return values == list(range(values[0], values[0] + len(values))) and any(_has_words(column) for column in after)


def _has_words(cells: Sequence[Cell | None]) -> bool:
    """Whether most cells of a column say something in words."""
    return sum(len(text := cell_text(cell)) > 3 and not cell_figure(text) for cell in cells) * 2 > len(cells)


def _last(header: Sequence[str]) -> str:
    return header[-1] if header else ""


def _is_unit(cells: Sequence[Cell | None]) -> bool:
    texts = [text for cell in cells if (text := cell_text(cell))]
    return bool(texts) and all(_UNIT_CELL.fullmatch(text) for text in texts)


def _holds_figures(cells: Sequence[Cell | None], header: Sequence[str]) -> bool:
    texts = [text for cell in dict.fromkeys(cells) if (text := cell_text(cell)) and not is_unknown(text)]
    figures = [figure[0] for text in texts if (figure := cell_figure(text))]
    if len(figures) * 2 <= len(texts) or all(figure in YEAR_NUMBERS for figure in figures):
        return False
    last = _last(header)
    if _is_about(last, "elsewhere", 0) or _is_about(last, "shift", _SPARE_WORDS):
        return False
    return column_role(last) not in _NO_FIGURES or indicator_of(last, "count") is not None or _is_aimed_at(header)


def _is_aimed_at(header: Sequence[str]) -> bool:
    return any(_is_about(text, "aimed", _SPARE_WORDS) for text in header)


def _is_about(header: str, vocabulary: str, spare: int) -> bool:
    """Whether a header begins or ends with such a word and says little more than when."""
    text = _BRACKETS.sub(" ", header)
    for found in reversed(list(find_periods(text))):
        text = text[: found.start] + text[found.end :]
    text = " ".join(text.split()).strip(" :–-")
    if indicator_of(text, "percent") is not None:
        return False
    return any(
        (term.start == 0 or term.end == len(text)) and len((text[: term.start] + text[term.end :]).split()) <= spare
        for term in terms("indicators", vocabulary).find(text)
    )
