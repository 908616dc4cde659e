"""Blocks → runs: what belongs together under one heading, in pieces that may be taken apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from yjqa.document import Cell, ListItem, Paragraph, Span, Table
from yjqa.index.cutting import Count, Piece, sentences

_SHORT = 24
"""Word pieces of a paragraph that says little by itself and goes with its neighbours."""

_LONGEST_LEAD = 48
"""Word pieces of a lead-in that is repeated with every part of its list; of a longer one the last sentence is."""

_LONGEST_ITEM = 80
"""Word pieces of an item with the short paragraphs that follow it."""


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces in order, put together with `joint`. `lead` stands before them and is repeated before each part."""

    lead: Piece | None
    pieces: tuple[Piece, ...]
    joint: str = "\n"

    @property
    def is_list(self) -> bool:
        """Whether items of a list are among them."""
        return any(piece.item for piece in self.pieces)


def prose_to_runs(blocks: Sequence[Paragraph | ListItem], count: Count) -> Iterator[Run]:
    """Lists with their lead-in, short neighbours together, every other paragraph by itself."""
    pieces = _pieces(blocks, count)
    lead: Piece | None = None
    together: list[Piece] = []
    for piece, after in zip(pieces, [*pieces[1:], None], strict=True):
        if piece.item:
            together.append(piece)
            continue
        among_items = bool(together) and together[-1].item
        short = piece.tokens <= _SHORT and piece.number is None
        leads = piece.text.endswith(":") or (after is not None and after.item and not among_items)
        if short and among_items and not piece.text.endswith(":"):
            _join(together, piece)
        elif leads:
            yield from _runs(lead, together, count)
            lead, together = piece, []
        elif short and (lead is not None or together) and _page(lead, together) == piece.span.page:
            together.append(piece)
        else:
            yield from _runs(lead, together, count)
            lead, together = None, [piece]
            if not short:
                yield from _runs(None, together, count)
                together = []
    yield from _runs(lead, together, count)


def table_to_runs(table: Table, count: Count) -> Iterator[Run]:
    """Every body row, each cell after its column's header; a table that is all headers gives those."""
    labels = [" ".join(label) for label in table.column_labels()]
    rows = [list(dict.fromkeys(cell for cell in row if cell is not None and cell.flat)) for row in table.body()]
    if not any(rows):
        labels = [""] * table.n_columns
        rows = [list(dict.fromkeys(cell for cell in row if cell is not None and cell.flat)) for row in table.grid()]
    texts = [[_labelled(labels[cell.column], cell) for cell in row] for row in rows]
    tokens = iter(count([text for row in texts for text in row]))
    for cells, row in zip(rows, texts, strict=True):
        pieces = tuple(Piece(text, cell.span, next(tokens)) for text, cell in zip(row, cells, strict=True))
        lead = pieces[0] if len(pieces) > 1 and pieces[0].tokens <= _LONGEST_LEAD else None
        yield Run(lead, pieces[1:] if lead else pieces, "; ")


def _labelled(label: str, cell: Cell) -> str:
    return f"{label}: {cell.flat}" if label and label != cell.flat else cell.flat


def _pieces(blocks: Sequence[Paragraph | ListItem], count: Count) -> list[Piece]:
    texts = [f"{block.marker} {block.text}" if isinstance(block, ListItem) else block.text for block in blocks]
    return [
        Piece(
            text,
            block.span,
            tokens,
            number=block.number if isinstance(block, Paragraph) else None,
            item=isinstance(block, ListItem),
            margin=block.margin,
        )
        for block, text, tokens in zip(blocks, texts, count(texts), strict=True)
    ]


def _runs(lead: Piece | None, together: list[Piece], count: Count) -> Iterator[Run]:
    """What was gathered, as a run; a lead-in with nothing after it stands for itself, and so does one that is long."""
    if lead is None or not together:
        pieces = [*together, *([lead] if lead else [])]
        if pieces:
            yield Run(None, tuple(pieces))
        return
    if lead.tokens > _LONGEST_LEAD:
        yield Run(None, (lead,))
        last = sentences(lead.text)[-1]
        (tokens,) = count([last])
        lead = replace(lead, text=last, tokens=tokens) if tokens <= _LONGEST_LEAD else None
    yield Run(lead, tuple(together))


def _page(lead: Piece | None, together: list[Piece]) -> int | None:
    """The page on which the last of them stands."""
    last = together[-1] if together else lead
    return None if last is None else last.span.page


def _join(together: list[Piece], piece: Piece) -> None:
    """Puts a short paragraph to the item that it follows: who presents an item of an agenda, and for how long."""
    item = together[-1]
    if item.tokens + piece.tokens > _LONGEST_ITEM or item.span.page != piece.span.page:
        together.append(replace(piece, item=True))
        return
    together[-1] = replace(
        item,
        text=f"{item.text}\n{piece.text}",
        tokens=item.tokens + piece.tokens,
        span=around([item.span, piece.span]),
        margin=item.margin or piece.margin,
    )


def around(spans: Sequence[Span]) -> Span:
    """The place that covers them all; of spans on several pages, those on the first one."""
    page = spans[0].page
    here = [span for span in spans if span.page == page]
    lines = [span.lines for span in here if span.lines]
    boxes = [span.bbox for span in here if span.bbox]
    return Span(
        page,
        (min(first for first, _ in lines), max(last for _, last in lines)) if lines else None,
        (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )
        if boxes
        else None,
    )
