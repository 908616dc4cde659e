"""Document → passages: pieces of a paper that stand for themselves in a search, cut where the paper itself is cut.

A numbered paragraph, a list with its lead-in and a table row with its headers are passages; short neighbours under one
heading go together, and what is over the model's limit is cut at the ends of items, cells and sentences.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import Literal

from yjqa.document import Document, Heading, ListItem, Paragraph, Place, Span, Table
from yjqa.index.cutting import Count, Piece, cut, pack
from yjqa.index.model import MOST_TOKENS
from yjqa.index.runs import Run, around, prose_to_runs, table_to_runs
from yjqa.index.saying import say
from yjqa.records import AnyRecord, Source, TablePlace

PassageKind = Literal["paragraph", "list", "row", "record"]

_MARKS = 2
"""Word pieces that the model sets around a text."""

_MOST_CONTEXT = 64
"""Word pieces of a heading trail; of a longer one the inner headings count."""

_ENOUGH = 120
"""Word pieces that are enough for one passage of several items or short paragraphs."""

_JOINT = 1
"""Word pieces of what is set between two pieces, at most."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a paper that stands for itself in a search.

    `id`: in the store; 0 until it is kept. `text`: the paper's own words, which may be shown and quoted: a list with its
    lead-in, a row as "header: cell; header: cell". `context`: heading trail and caption, searched before the text and not
    shown as the paper's sentence. `record`: id of the record that a "record" passage says as a sentence; the quote of its
    source is the record's.
    """

    id: int
    document: str
    kind: PassageKind
    text: str
    context: str
    source: Source
    record: str | None = None

    @property
    def searched(self) -> str:
        """What the model reads."""
        return f"{self.context}\n{self.text}" if self.context else self.text


def split(document: Document, records: Iterable[AnyRecord], count: Count) -> list[Passage]:
    """Every passage of a paper in reading order, then its records, each said as a sentence."""
    splitter = _Splitter(document, count)
    return [*splitter.passages(), *splitter.sayings(list(records))]


class _Splitter:
    """One paper's passages."""

    def __init__(self, document: Document, count: Count) -> None:
        self._document = document
        self._labels = {page.number: page.label for page in document.pages}
        self._count = count

    def passages(self) -> Iterator[Passage]:
        """What the paper says, in reading order."""
        places = list(self._document.places())
        bare = {id(place) for place, after in zip_longest(places, places[1:]) if _is_bare(place, after)}
        for is_prose, group in groupby(places, key=lambda place: (_is_prose(place), place.trail)):
            section = list(group)
            if is_prose[0]:
                context = self._context(section[0].trail)
                for run in prose_to_runs(_prose(section), self._count):
                    yield from self._packed(run, section[0], context)
                continue
            for place in section:
                if isinstance(place.block, Table):
                    yield from self._rows(place, place.block)
                elif isinstance(place.block, Heading) and id(place) in bare:
                    yield from self._bare_heading(place, place.block)

    def sayings(self, records: Sequence[AnyRecord]) -> Iterator[Passage]:
        """What the records state, each as a sentence, cut where it is over the model's limit."""
        texts = [say(record) for record in records]
        for record, text, tokens in zip(records, texts, self._count(texts), strict=True):
            for piece in cut(Piece(text, Span(), tokens), MOST_TOKENS - _MARKS, self._count):
                yield Passage(0, self._document.id, "record", piece.text, "", record.source, record.id)

    def _rows(self, place: Place, table: Table) -> Iterator[Passage]:
        context = self._context(place.trail, table.caption)
        for number, run in enumerate(table_to_runs(table, self._count)):
            yield from self._packed(run, place, context, TablePlace(label=table.caption, row=number))

    def _bare_heading(self, place: Place, heading: Heading) -> Iterator[Passage]:
        text = _titled(heading)
        run = Run(None, (Piece(text, heading.span, self._count([text])[0], heading.number),))
        yield from self._packed(run, place, self._context(place.trail))

    def _packed(self, run: Run, place: Place, context: str, table: TablePlace | None = None) -> Iterator[Passage]:
        """The run in parts that the model reads whole, each with its context and the lead-in."""
        before = sum(self._count([context])) + (run.lead.tokens + _JOINT if run.lead else 0)
        room = MOST_TOKENS - _MARKS - before
        pieces = [part for piece in run.pieces for part in cut(piece, room, self._count)]
        enough = room if table is not None else min(room, _ENOUGH)
        for number, together in enumerate(pack(pieces, enough=enough, joint=_JOINT)):
            said = [run.lead, *together] if run.lead else together
            # The lead-in is a later part's context and not its place
            own = said if number == 0 else together
            margins = dict.fromkeys(piece.margin for piece in own if piece.margin)
            text = run.joint.join(piece.text for piece in said)
            source = self._source(place, text, around([piece.span for piece in own]), said[0].number, table)
            kind: PassageKind = "row" if table is not None else "list" if run.is_list else "paragraph"
            yield Passage(0, self._document.id, kind, text, "\n".join((context, *margins)).strip(), source)

    def _context(self, trail: tuple[Heading, ...], caption: str | None = None) -> str:
        """The headings above, the outer ones left out where the trail is long, and the caption."""
        names = [_titled(heading) for heading in trail] + ([caption] if caption else [])
        kept: list[str] = []
        tokens = 0
        for name, length in reversed(list(zip(names, self._count(names), strict=True))):
            tokens += length + _JOINT
            if tokens > _MOST_CONTEXT:
                break
            kept.insert(0, name)
        return " > ".join(kept)

    def _source(self, place: Place, text: str, span: Span, paragraph: str | None, table: TablePlace | None) -> Source:
        page = span.page if span.page is not None else place.block.span.page
        return Source(
            document=self._document.id,
            title=self._document.title,
            page=page,
            page_label=None if page is None else self._labels.get(page),
            section=place.section,
            paragraph=paragraph,
            lines=span.lines,
            bbox=span.bbox,
            table=table,
            quote=text,
        )


def _is_prose(place: Place) -> bool:
    return isinstance(place.block, Paragraph | ListItem)


def _prose(places: Iterable[Place]) -> list[Paragraph | ListItem]:
    return [place.block for place in places if isinstance(place.block, Paragraph | ListItem)]


def _is_bare(place: Place, after: Place | None) -> bool:
    """Whether it is a heading with nothing under it, not even another heading."""
    if not isinstance(place.block, Heading):
        return False
    return after is None or (isinstance(after.block, Heading) and after.block.level <= place.block.level)


def _titled(heading: Heading) -> str:
    return f"{heading.number} {heading.text}" if heading.number else heading.text
