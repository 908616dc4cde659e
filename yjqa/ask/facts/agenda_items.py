"""The items of a meeting's agenda as a paper prints them: a table, or a numbered list with who speaks and for how long."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yjqa.ask.knowledge import Knowledge
from yjqa.document import Cell, Document, Heading, ListItem, Paragraph, Place, Table
from yjqa.extract.sources import block_source, cell_source
from yjqa.records import Source

_TITLE = re.compile(r"\b(?:items?|subject|topic|agenda|title|business|report)\b", re.I)
_LEAD = re.compile(
    r"\b(?:lead|leads|presenters?|presented by|presenting|speakers?|who|officers?|owner|by|from)\b", re.I
)
_TIME = re.compile(r"\b(?:times?|timings?|mins?|minutes|duration|length)\b", re.I)
_OTHER = re.compile(
    r"\b(?:actions?|due|deadline|status|risk|score|target|cost|amount|progress|update|initials)\b|£|%", re.I
)
_AGENDA = re.compile(r"\bagenda\b", re.I)
_MINUTES = re.compile(r"(\d{1,3})\s*(?:mins?\.?|minutes)?", re.I)
_AT_END = re.compile(r"\s*[(–-]?\s*\b(\d{1,3})\s*(?:mins?|minutes)\b\)?\s*$", re.I)

_EARLY = 14
"""Blocks of a paper within which an agenda without a heading of its own stands."""

_FEWEST = 4
"""Items of the shortest agenda."""

_SHORT = 70
"""Characters of the longest line that names who presents an item."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item; `minutes` where the agenda gives a length, `time` where it gives a time of day."""

    number: str
    title: str
    lead: str | None
    minutes: int | None
    time: str | None
    source: Source


def agenda_of(document_id: str, knowledge: Knowledge) -> tuple[AgendaItem, ...]:
    """The items of a paper's agenda in order; none where it prints none."""
    return knowledge.kept_of(document_id, _agenda)


def _agenda(document_id: str, knowledge: Knowledge) -> tuple[AgendaItem, ...]:
    return tuple(_find(knowledge.paper(document_id)))


def _find(document: Document) -> Sequence[AgendaItem]:
    places = list(document.places())
    for index, place in enumerate(places):
        headed = bool(_AGENDA.search(_heading_before(index, places)))
        if isinstance(place.block, Table):
            items = _in_table(document, place, place.block, headed=headed, early=index < _EARLY)
        elif _number(place) == 1:
            items = _in_list(document, places[index:], headed=headed)
        else:
            continue
        if len(items) >= _FEWEST:
            return items
    return ()


def _heading_before(index: int, places: Sequence[Place]) -> str:
    """The caption or heading that stands right over a block."""
    block = places[index].block
    caption = block.caption if isinstance(block, Table) else None
    before = places[index - 1].block if index else None
    over = before.text if isinstance(before, Heading | Paragraph) and len(before.text) < _SHORT else ""
    return f"{caption or ''} {over}"


def _in_table(document: Document, place: Place, table: Table, *, headed: bool, early: bool) -> Sequence[AgendaItem]:
    rows = table.body()
    labels = [" ".join(parts) for parts in table.column_labels()]
    if any(_OTHER.search(label) for label in labels) or not rows or not 2 <= table.n_columns <= 5:
        return ()
    texts = [[cell.flat if cell else "" for cell in row] for row in rows]
    columns = range(table.n_columns)
    time = next((c for c in columns if _TIME.search(labels[c])), None) if labels else None
    lead = next((c for c in columns if c != time and _LEAD.search(labels[c])), None) if labels else None
    numbers = next((c for c in columns if sum(bool(re.fullmatch(r"\d{1,2}[a-z]?\.?", row[c])) for row in texts) >= len(rows) * 0.7 and c == 0), None)  # fmt: skip
    if not any(labels) or (time is None and lead is None):
        if not (early or headed):
            return ()
        last = table.n_columns - 1
        if (
            sum(bool(re.fullmatch(r"\d{1,3}(?: ?mins?)?", row[last])) for row in texts) < len(rows) * 0.8
            or last == numbers
        ):
            return ()
        time, lead = last, last - 1 if last >= 2 and last - 1 != numbers else None
    elif not (headed or (any(_TITLE.search(label) for label in labels) and time is not None)):
        return ()
    title = max((c for c in columns if c not in (time, lead, numbers)), key=lambda c: sum(len(r[c]) for r in texts), default=None)  # fmt: skip
    if title is None:
        return ()
    return [
        _table_item(document, place, n, row, title, lead, time, numbers)
        for n, row in enumerate(rows, start=1)
        if (cell := row[title]) is not None and cell.flat
    ]


def _table_item(
    document: Document, place: Place, n: int, row: Sequence[Cell | None], title: int, lead: int | None, time: int | None,
    numbers: int | None,
) -> AgendaItem:  # fmt: skip
    def text(column: int | None) -> str:
        cell = row[column] if column is not None else None
        return cell.flat if cell else ""

    cell = row[title]
    assert cell is not None
    length = _MINUTES.fullmatch(text(time))
    quote = " ".join(part for part in (text(title), text(lead), text(time)) if part)
    return AgendaItem(
        number=text(numbers).rstrip(".") or str(n),
        title=text(title),
        lead=text(lead) or None,
        minutes=int(length[1]) if length else None,
        time=None if length else text(time) or None,
        source=cell_source(document, place, cell, quote),
    )


def _number(place: Place) -> int | None:
    """The number of a numbered item, heading or paragraph."""
    block = place.block
    printed = block.marker if isinstance(block, ListItem) else None if isinstance(block, Table) else block.number
    match = re.fullmatch(r"(\d{1,2})[.)]?", printed or "")
    return int(match[1]) if match else None


def _in_list(document: Document, places: Sequence[Place], *, headed: bool) -> Sequence[AgendaItem]:
    """Items numbered from 1, each followed by short lines: who presents it and for how many minutes."""
    runs: list[list[Place]] = []
    for place in places:
        if _number(place) == len(runs) + 1:
            runs.append([place])
        elif runs and isinstance(place.block, Paragraph) and len(place.block.text) <= _SHORT and not place.block.number:
            runs[-1].append(place)
        else:
            break
    items = [_list_item(document, str(n), run) for n, run in enumerate(runs, start=1)]
    timed = sum(item.minutes is not None for item in items)
    return items if headed or timed >= len(items) * 0.6 else ()


def _list_item(document: Document, number: str, run: Sequence[Place]) -> AgendaItem:
    texts = [place.block.text for place in run if not isinstance(place.block, Table)]
    title, minutes = texts[0], None
    if (match := _AT_END.search(title)) is not None:
        title, minutes = title[: match.start()], int(match[1])
    leads = []
    for line in texts[1:]:
        if (length := _MINUTES.fullmatch(line)) is not None:
            minutes = int(length[1])
            break
        leads.append(line)
    quote = " ".join((texts[0], *leads, *([str(minutes)] if minutes is not None else [])))
    return AgendaItem(number, title, " ".join(leads) or None, minutes, None, _whole(document, run, quote))


def _whole(document: Document, run: Sequence[Place], quote: str) -> Source:
    """The source of an item from its first line to its last."""
    source = block_source(document, run[0], quote)
    last = run[-1].block.span.lines
    return source.model_copy(update={"lines": (source.lines[0], last[1])}) if source.lines and last else source


def lengths(items: Sequence[AgendaItem]) -> Iterator[int]:
    """The minutes of the items that give them."""
    yield from (item.minutes for item in items if item.minutes is not None)
