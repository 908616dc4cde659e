"""What is said of a place in a paper: where it is, how its words were found, and how it is cited."""

from collections.abc import Sequence

from tui.backend.protocol import PageText
from tui.source.cells import InTable
from tui.source.opened import OpenedPage
from yjqa.records import Source

_LONGEST = 40
"""Characters of a cell that names its row or column."""


def page_words(page: PageText, source: Source) -> str:
    """The page as printed and in the file; of a paper without pages the lines that the source is in, or nothing."""
    if page.pages > 1 or page.label:
        of = f"page {page.number} of {page.pages} in the file"
        return f"p. {page.label} ({of})" if page.label else of
    if source.lines:
        first, last = source.lines
        return f"line {first}" if first == last else f"lines {first}–{last}"
    return ""


def place_words(source: Source, opened: OpenedPage | None) -> str:
    """Paragraph or table of a source, the row and column as they are counted and named in the table where that is open."""
    if source.table is None:
        return f"paragraph {source.paragraph}" if source.paragraph else ""
    rows = opened.cited.rows if opened and opened.cited else ()
    row = f"row {source.table.row + 1}"
    column = f"column {source.table.column + 1}" if source.table.column is not None else ""
    if opened and len(rows) == 1 and rows[0].row >= rows[0].grid.headers:
        row_name, column_name = _names(opened.text, rows[0])
        row = f"{row} “{row_name}”" if row_name else row
        column = f"column “{column_name}”" if column and column_name else column
    table = f"table “{source.table.label}”" if source.table.label else "table"
    return ", ".join(part for part in (table, row, column) if part)


def _names(text: str, place: InTable) -> tuple[str, str]:
    """What names the row, its first words unless they are the ones cited, and the column that the words stand in."""
    row = place.grid.rows[place.row]
    meant = place.cell or place.words[0]
    column = next((at for at, cell in enumerate(row) if cell.end >= meant.start), 0)
    names = (cell.of(text).strip() for cell in row[:column])
    first = next((name for name in names if any(character.isalpha() for character in name)), "")
    return _short(first), _short(place.grid.column_name(text, column))


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def trail_words(section: Sequence[str], longest: int) -> str:
    """The headings above, the outer ones left out where all of them are longer than so many characters."""
    kept = list(section)
    while len(kept) > 1 and len(" › ".join(kept)) > longest:
        kept.pop(0)
    trail = " › ".join(kept)
    return trail if len(kept) == len(section) else f"… › {trail}"


def found_words(opened: OpenedPage, source: Source) -> str:
    """What must be known of how the words were found; empty where they stand there as they are, once."""
    cited = opened.cited
    here, own = opened.page.number, opened.own
    if not any(character.isalnum() for character in source.quote):
        return ""
    if cited is None:
        return "" if here == own else f"The cited words are on page {own} of the file: b goes back to them."
    if here != own:
        return f"The words stand on this page, and not on page {own} of the file, which the source names."
    match cited.how:
        case "several":
            return f"The same words stand in {len(cited.rows or cited.words)} places here that fit; all of them are marked."
        case "apart":
            return "Other words stand between the cited ones, which the source leaves out."
        case "part":
            after = " and ".join(f"page {number}" for number in opened.goes_on)
            return f"Only some of the cited words stand on this page; the others are on {after} of the file."
        case "near":
            return "The cited words were not found exactly. What has most of them is marked."
        case "missing":
            return f"The cited words were not found on the page as it was read: “{source.quote}”"
        case "exact":
            return ""


def citation_words(source: Source, opened: OpenedPage | None) -> str:
    """The words with what they stand in, to paste into a letter."""
    page = opened.page if opened else None
    parts = [source.title, page.file if page else source.document]
    if source.page_label:
        parts.append(f"p. {source.page_label}")
    elif source.page is not None and (page is None or page.pages > 1):
        parts.append(f"page {source.page} of the file")
    elif source.lines:
        first, last = source.lines
        parts.append(f"line {first}" if first == last else f"lines {first}–{last}")
    if place := place_words(source, opened):
        parts.append(place)
    return f"“{' '.join(source.quote.split())}” ({', '.join(parts)})"
