"""Papers as plain text, with tables as rows of cells between tabs."""

from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

from blocks import NOTICE, Block, Bullets, Cell, Heading, Paper, Paragraph, Row, Table

LINE = 110


def _row(row: Row) -> str:
    return "\t".join(cell.text if isinstance(cell, Cell) else cell for cell in row)


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                yield block.text.upper() if block.level == 1 else block.text
            case Paragraph():
                yield from wrap(f"{block.number} {block.text}".strip(), LINE)
            case Bullets():
                for item in block.items:
                    yield from wrap(f"- {item}", LINE, subsequent_indent="  ")
            case Table():
                yield from filter(None, [block.caption])
                yield from map(_row, (*block.head, *block.body))
        yield ""


def typeset(paper: Paper, path: Path) -> None:
    """Write `paper` as plain text."""
    lines = [paper.title, "", *wrap(NOTICE, LINE), "", *_lines(paper.blocks)]
    path.write_text("\n".join(lines).rstrip() + "\n", "utf-8")
