"""What stands around a money figure that no table holds: its paragraph, what leads up to it, the caption of its list."""

from collections.abc import Iterator, Sequence

from yjqa.document import Document, ListItem, Place, Table
from yjqa.extract.years import find_financial_years
from yjqa.records import BudgetLine

_FAR = 6
"""Blocks before a figure that may still say what it is."""

_PARAGRAPH_WORDS = 20
"""Words of a paragraph that says for itself what its sums are, with the one before it."""

_CAPTION_FAR = 120
"""Blocks over which the caption that gives figures their year is looked for."""

_CAPTION_WORDS = 14
"""Words of the longest caption."""

_NUMBER_WORDS = 4
"""Words of a line above a caption that only numbers it: "Appendix 1"."""


def contexts(document: Document, lines: Sequence[BudgetLine]) -> Iterator[tuple[str, str]]:
    """For each figure of a paper the caption of its list and the words around it; none for those out of tables, whose
    headers say enough.
    """
    places = [place for place in document.places() if not isinstance(place.block, Table)]
    found = [None if line.source.table else _position(line, places) for line in lines]
    taken = {position for position in found if position is not None}
    for line, position in zip(lines, found, strict=True):
        if position is None:
            yield "", ""
            continue
        first = position
        far = 1 if len(_text(places[position]).split()) >= _PARAGRAPH_WORDS else _FAR
        while first > 0 and position - first < far and first - 1 not in taken:
            first -= 1
        texts = [_text(place) for place in places[first : position + 1]]
        yield f"{_caption(line, position, places)} {_lead_in(position, places)}".strip(), " ".join(texts)


def _position(line: BudgetLine, places: Sequence[Place]) -> int | None:
    """The block that a figure's quote ends in."""
    source = line.source
    quote = " ".join(source.quote.split())
    for number, place in enumerate(places):
        span = place.block.span
        if source.lines and span.lines:
            if span.lines[0] <= source.lines[1] <= span.lines[1]:
                return number
        elif span.page == source.page and (quote in (text := _text(place)) or (len(text) > 2 and quote.endswith(text))):
            return number
    return None


def _lead_in(position: int, places: Sequence[Place]) -> str:
    """The sentence that introduces the list of which the block at a position is an item."""
    first = position
    while first > 0 and isinstance(places[first].block, ListItem):
        first -= 1
    text = _text(places[first]) if first < position else ""
    return text if text.rstrip("¹²³0123456789").endswith(":") else ""


def _caption(line: BudgetLine, position: int, places: Sequence[Place]) -> str:
    """The nearest short text before a figure that gives its year, where the figure's own words do not."""
    if line.financial_year is None or any(True for _ in find_financial_years(line.source.quote)):
        return ""
    for number in range(position - 1, max(-1, position - _CAPTION_FAR), -1):
        text = _text(places[number])
        if len(text.split()) <= _CAPTION_WORDS and line.financial_year in {y.year for y in find_financial_years(text)}:
            above = _text(places[number - 1]) if number else ""
            return f"{above} {text}" if len(above.split()) <= _NUMBER_WORDS else text
    return ""


def _text(place: Place) -> str:
    return "" if isinstance(place.block, Table) else " ".join(place.block.text.split())
