"""Paragraphs and tables that run over a page break, joined; they stand on the page where they begin."""

from collections.abc import Sequence
from dataclasses import replace

from yjqa.ingest.pdf.draft_tables import DraftCell, DraftTable, is_header, lift_band, same_words
from yjqa.ingest.pdf.drafts import Draft
from yjqa.ingest.pdf.mending import Lexicon

Element = Draft | DraftTable
_SAME_LINE = 5.0
"""Columns within so many points are the same column on two pages."""
_SMALL_PRINT = 0.92
"""Text smaller than this share of the paper's own, at the foot of a page, is a footnote."""


def stitch(pages: Sequence[list[Element]], body_size: float, lexicon: Lexicon) -> list[list[Element]]:
    """The pages' elements, each page's list without what belongs to an element of an earlier page."""
    result: list[list[Element]] = [list(page) for page in pages]
    home: list[Element] | None = None
    for page in result:
        if not page:
            continue
        if home is not None:
            at = _last_of_body(home, body_size)
            joined = _joined(home[at], page[0], lexicon)
            if joined is not None:
                home[at] = joined
                page.pop(0)
                if not page:
                    continue
        home = page
    return [[part for element in page for part in _parts(element)] for page in result]


def _last_of_body(page: list[Element], body_size: float) -> int:
    index = len(page) - 1
    while index > 0 and _is_small(page[index], body_size):
        index -= 1
    return index


def _is_small(element: Element, body_size: float) -> bool:
    return isinstance(element, Draft) and element.size < _SMALL_PRINT * body_size


def _joined(last: Element, first: Element, lexicon: Lexicon) -> Element | None:
    if isinstance(last, Draft) and isinstance(first, Draft):
        return last.joined_with(first, lexicon) if _goes_on(last, first) else None
    if isinstance(last, DraftTable) and isinstance(first, DraftTable):
        return _joined_tables(last, first, lexicon)
    return None


def _goes_on(last: Draft, first: Draft) -> bool:
    """Whether `first` finishes the paragraph or item `last`."""
    if first.labelled or last.bold != first.bold or abs(last.size - first.size) > 0.12 * last.size:
        return False
    if last.ended:
        return False
    return first.text[:1].islower() or (last.full and last.lines > 1 and not first.bold)


def _joined_tables(upper: DraftTable, lower: DraftTable, lexicon: Lexicon) -> DraftTable | None:
    if upper.last_page + 1 != lower.page or lower.caption:
        return None
    columns = _common_columns(upper.columns, lower.columns)
    if columns is None:
        return None
    repeated = _repeated_header(upper, lower)
    if lower.header_rows and not repeated and is_header(lower.row(0)):
        return None
    upper_cells = [_moved(cell, upper.columns, columns, 0) for cell in upper.cells]
    n_upper = upper.n_rows
    # Of the lower part only the body counts.
    lower_cells = [
        _moved(cell, _shifted(lower.columns, upper.columns), columns, n_upper - repeated)
        for cell in lower.cells
        if cell.row >= repeated
    ]
    joined = replace(upper, columns=columns, cells=upper_cells + lower_cells, last_page=lower.last_page)
    if _row_goes_on(joined.row(n_upper - 1), joined.row(n_upper), upper.header_rows >= n_upper):
        joined.cells = _with_row_joined(joined, n_upper, lexicon)
    return joined


def _shifted(columns: tuple[float, ...], onto: tuple[float, ...]) -> tuple[float, ...]:
    """Columns moved sideways so that both tables begin at one place: pages differ in their margins."""
    by = onto[0] - columns[0]
    return tuple(column + by for column in columns)


def _common_columns(upper: tuple[float, ...], lower: tuple[float, ...]) -> tuple[float, ...] | None:
    if abs((upper[-1] - upper[0]) - (lower[-1] - lower[0])) > 2 * _SAME_LINE:
        return None
    lower = _shifted(lower, upper)
    merged = list(upper)
    merged.extend(x for x in lower if all(abs(x - other) > _SAME_LINE for other in upper))
    if len(merged) > max(len(upper), len(lower)):
        return None
    return tuple(sorted(merged))


def _moved(cell: DraftCell, columns: tuple[float, ...], onto: tuple[float, ...], rows: int) -> DraftCell:
    def at(line: int) -> int:
        return min(range(len(onto)), key=lambda index: abs(onto[index] - columns[line]))

    column, end = at(cell.column), at(cell.column + cell.column_span)
    return replace(cell, row=cell.row + rows, column=column, column_span=max(1, end - column))


def _repeated_header(upper: DraftTable, lower: DraftTable) -> int:
    """How many rows at the top of `lower` repeat the header of `upper`."""
    for count in range(min(max(upper.header_rows, 1), lower.n_rows - 1), 0, -1):
        for start in (0, upper.header_rows - count):
            rows = range(count)
            if start >= 0 and all(
                upper.row(start + row) and same_words(upper.row(start + row), lower.row(row)) for row in rows
            ):
                return count if upper.header_rows or _distinct(upper.row(0)) else 0
    return 0


def _distinct(row: list[DraftCell]) -> bool:
    return sum(bool(cell.drafts) for cell in row) > 1


def _row_goes_on(above: list[DraftCell], below: list[DraftCell], above_is_header: bool) -> bool:
    """Whether the row below the break is the rest of the row above it."""
    if above_is_header or not above or not below:
        return False
    pairs = [
        (upper, lower)
        for lower in below
        if lower.drafts
        for upper in above
        if upper.column == lower.column and upper.column_span == lower.column_span
    ]
    if len(pairs) < sum(bool(cell.drafts) for cell in below):
        return False
    both = [(upper.drafts[-1], lower.drafts[0]) for upper, lower in pairs if upper.drafts]
    if any(_begins_low(lower) and not upper.ended for upper, lower in both):
        return True
    if not both:
        return False
    first = next((cell for cell in below if cell.column == 0), None)
    filled_above = sum(bool(cell.drafts) for cell in above)
    filled_below = sum(bool(cell.drafts) for cell in below)
    return (first is None or not first.drafts) and bool(above[0].drafts or filled_above >= filled_below)


def _begins_low(draft: Draft) -> bool:
    return not draft.labelled and draft.text[:1].islower()


def _with_row_joined(table: DraftTable, row: int, lexicon: Lexicon) -> list[DraftCell]:
    cells: list[DraftCell] = []
    for cell in table.cells:
        if cell.row < row:
            cells.append(cell)
        elif cell.row > row:
            cells.append(replace(cell, row=cell.row - 1))
        elif cell.drafts:
            above = next(
                index
                for index, other in enumerate(cells)
                if other.row + other.row_span == row and other.column <= cell.column < other.column + other.column_span
            )
            cells[above] = replace(cells[above], drafts=_cell_joined(cells[above].drafts, cell.drafts, lexicon))
    # A cell of the continuation that spans rows reaches one row less far down.
    return cells


def _cell_joined(above: list[Draft], below: list[Draft], lexicon: Lexicon) -> list[Draft]:
    if (
        above
        and not below[0].labelled
        and not above[-1].ended
        and (_begins_low(below[0]) or (above[-1].full and above[-1].lines > 1))
    ):
        return [*above[:-1], above[-1].joined_with(below[0], lexicon), *below[1:]]
    return [*above, *below]


def _parts(element: Element) -> list[Element]:
    """A table cut where its header rows are printed again under a new title."""
    if not isinstance(element, DraftTable) or not element.header_rows:
        return [element]
    header = element.row(element.header_rows - 1)
    cuts = [
        row
        for row in range(element.header_rows + 1, element.n_rows - 1)
        if same_words(header, element.row(row)) and _distinct(header)
    ]
    if not cuts:
        return [lift_band(element)]
    result: list[Element] = []
    starts = [0]
    heads = [element.header_rows]
    captions = [element.caption]
    for cut in cuts:
        above = element.row(cut - 1)
        titled = len(above) == 1 and above[0].column_span > 1
        starts.append(cut)
        heads.append(1)
        captions.append(above[0].flat if titled else None)
    ends = [start - (caption is not None) for start, caption in zip(starts[1:], captions[1:], strict=True)]
    for start, end, header_rows, caption in zip(starts, [*ends, element.n_rows], heads, captions, strict=True):
        cells = [replace(cell, row=cell.row - start) for cell in element.cells if start <= cell.row < end]
        boxes = [cell.box for cell in cells if cell.page == cells[0].page]
        box = (element.box[0], min(box[1] for box in boxes), element.box[2], max(box[3] for box in boxes))
        part = replace(
            element,
            page=cells[0].page,
            box=box,
            cells=cells,
            header_rows=header_rows,
            caption=caption,
        )
        result.append(lift_band(part))
    return result
