"""Papers as Markdown, as working groups keep their notes."""

from collections.abc import Iterator
from pathlib import Path

from blocks import NOTICE, Block, Bullets, Cell, Heading, Paper, Paragraph, Row, Table


def _row(row: Row) -> str:
    return "| " + " | ".join(cell.text if isinstance(cell, Cell) else cell for cell in row) + " |"


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                yield f"{'#' * (block.level + 1)} {block.text}"
            case Paragraph():
                words = f"{block.number} {block.text}".strip()
                yield f"**{words}**" if block.action else words
            case Bullets():
                yield from (f"- {item}" for item in block.items)
            case Table():
                if block.caption:
                    yield f"*{block.caption}*"
                    yield ""
                yield _row(block.head[0])
                yield "|" + " --- |" * len(block.head[0])
                yield from map(_row, block.body)
        yield ""


def typeset(paper: Paper, path: Path) -> None:
    """Write `paper` as Markdown."""
    lines = [f"# {paper.title}", "", f"*{NOTICE}*", "", *_lines(paper.blocks)]
    path.write_text("\n".join(lines).rstrip() + "\n", "utf-8")
