"""What the head of the pane says of a place, in words."""

from tui.backend.protocol import PageText
from yjqa.records import Source


def page_words(page: PageText, source: Source) -> str:
    """The page as printed and in the file; where the format has none, the lines that a source is in; else nothing."""
    if source.page is not None:
        of = f"page {page.number} of {page.pages} in the file"
        return f"p. {page.label} ({of})" if page.label else of
    if source.lines:
        first, last = source.lines
        return f"line {first}" if first == last else f"lines {first}–{last}"
    return ""


def place_words(source: Source) -> str:
    """Paragraph, and row and column of a table as a person counts them."""
    parts = []
    if source.paragraph:
        parts.append(f"paragraph {source.paragraph}")
    if source.table:
        label = f"table “{source.table.label}”" if source.table.label else "table"
        parts.append(f"{label}, row {source.table.row + 1}")
        if source.table.column is not None:
            parts.append(f"column {source.table.column + 1}")
    return ", ".join(parts)
