"""Tables with merged cells, drawn in rows: `<` belongs to the cell on the left, `^` to the cell above."""

from yjqa.document import Cell, Paragraph, Span, Table

HERE = Span(page=1)


def ruled(*rows: str, header_rows: int = 1, caption: str | None = None) -> Table:
    """Each row is its cells with `|` between them; `/` parts the paragraphs of a cell."""
    grid = [[text.strip() for text in row.split("|")] for row in rows]
    cells = []
    for r, row in enumerate(grid):
        for c, text in enumerate(row):
            if text in ("<", "^"):
                continue
            columns = next((n for n in range(1, len(row) - c) if row[c + n] != "<"), len(row) - c)
            height = next((n for n in range(1, len(grid) - r) if grid[r + n][c] != "^"), len(grid) - r)
            blocks = tuple(Paragraph(part.strip(), HERE) for part in text.split(" / ") if part)
            cells.append(Cell(r, c, HERE, blocks, height, columns))
    return Table(tuple(cells), HERE, header_rows, caption)
