"""Tables of sums that a text holds as one cell a line and that the reader could not tell from paragraphs.

Their rows show by their rhythm: a name, or a name and a purpose, and then always as many sums. What stands before the
first row are the headers. Where the headers do not fit the columns, nothing is given: a sum without its row and column
is not known.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yjqa.document import Cell, Document, Heading, ListItem, Paragraph, Place, Table
from yjqa.extract.introductions import Introduced
from yjqa.extract.money import cell_sums, is_empty
from yjqa.extract.terms import terms
from yjqa.extract.years import find_financial_years

_LONGEST_LABEL = 90
_LONGEST_HEADER = 30
_LONGEST_FIGURE = 20
_MOST_LABELS = 2
"""How many cells of words a row may begin with."""
_FEWEST_ROWS = 3
_TITLE = re.compile(
    r"^(?:table|figure|appendix)\b|\d{4}\s?[/-]\s?\d\d\b.*\w{4}|\w{4}.*\b\d{4}\s?[/-]\s?\d\d\b|[.:]$", re.I
)


@dataclass(slots=True)
class _Row:
    """Blocks of words and the blocks of figures that follow them; `before` is the text that the run of rows follows."""

    labels: list[Place]
    figures: list[Place]
    before: str = ""


def find_flattened_tables(document: Document) -> Iterator[tuple[Introduced | None, list[Place]]]:
    """Each such table with the places that it is made of; `None` for one whose headers do not fit its columns.

    One column of figures is a table only under headers; without them it is a list of sums beside their names.
    """
    for rows in _runs(document):
        start = 0
        while start < len(rows):
            body = _body(rows[start:])
            if len(body) >= _FEWEST_ROWS:
                width = _labels_of(body)
                found = _table(rows[start], body, width)
                if found is not None or len(rows[start].figures) > 1:
                    yield found, [place for row in body for place in (*row.labels, *row.figures)]
            start += max(len(body), 1)


def _runs(document: Document) -> Iterator[list[_Row]]:
    """The rows that stand between two blocks that are neither a label nor a figure."""
    rows: list[_Row] = []
    labels: list[Place] = []
    before, trail = "", None
    for place in document.places():
        text = _text(place)
        if text is None or len(text) > _LONGEST_LABEL:
            if rows:
                yield rows
            rows, labels, before, trail = [], [], text or "", place.trail
        elif _is_figure(text):
            if labels:
                rows.append(_Row(labels, [], before if place.trail == trail else ""))
                labels = []
            if rows:
                rows[-1].figures.append(place)
        else:
            labels.append(place)
    if rows:
        yield rows


def _text(place: Place) -> str | None:
    block = place.block
    return " ".join(block.text.split()) if isinstance(block, Heading | Paragraph | ListItem) else None


def _is_figure(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_FIGURE and (is_empty(text) or bool(cell_sums(text)))


def _body(rows: Sequence[_Row]) -> list[_Row]:
    """The rows from the first on that have as many figures; all but the first, which follows the headers, are short."""
    count = len(rows[0].figures)
    body: list[_Row] = []
    for row in rows:
        if len(row.figures) != count or (body and len(row.labels) > _MOST_LABELS):
            break
        if count == 1 and len(body) > 1 and len(row.labels) != len(body[1].labels) and not _is_total(row):
            break
        body.append(row)
    return body if sum(any(cell_sums(_text(place) or "") for place in row.figures) for row in body) > 1 else []


def _is_total(row: _Row) -> bool:
    return terms("money", "total").first(_text(row.labels[0]) or "") is not None


def _labels_of(body: Sequence[_Row]) -> int:
    """How many cells of words a row has, a row of totals left out."""
    return max(len(row.labels) for row in body[1:])


def _table(first: _Row, body: Sequence[_Row], width: int) -> Introduced | None:
    above = first.labels[:-width] if len(first.labels) > width else []
    texts = [_text(place) or "" for place in above]
    count = len(first.figures)
    begin = len(texts)
    while begin and len(texts[begin - 1]) <= _LONGEST_HEADER and not _TITLE.search(texts[begin - 1]):
        begin -= 1
    headers = _headers(texts[begin:], width, count)
    if headers is None:
        return None
    place = first.labels[-width:][0]
    cells = [
        Cell(0, column, place.block.span, (Paragraph(text, place.block.span),))
        for column, text in enumerate(headers)
        if text
    ]
    for number, row in enumerate(body, 1):
        labels = row.labels[-width:]
        for column, part in (*enumerate(labels), *enumerate(row.figures, width)):
            text = _text(part) or ""
            cells.append(Cell(number, column, part.block.span, (Paragraph(text, part.block.span),)))
    table = Table(tuple(cells), place.block.span, header_rows=1)
    about = (*reversed(texts[:begin]), *place.section[-1:], *([first.before] if first.before else []))
    return Introduced(table, Place(table, place.page, place.trail), about)


def _headers(texts: Sequence[str], width: int, count: int) -> list[str] | None:
    """One header a column: a line each, or a line cut behind each word for a kind of money, a total or a year."""
    if len(texts) == width + count and (count > 1 or terms("money", "about").first(texts[-1])):
        return list(texts)
    if len(texts) == count > 1:
        return [""] * width + list(texts)
    joined = " ".join(texts)
    words = joined.split()
    if len(texts) == 1 and len(words) == width + count and terms("money", "about").first(words[-1]):
        return words
    kinds = sorted(term.end for table in ("kind", "total") for term in terms("money", table).find(joined))
    for ends in (kinds, [year.end for year in find_financial_years(joined)]):
        if count > 1 and len(ends) == count:
            starts = [0, *ends[:-1]]
            return [""] * width + [joined[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    return None
