"""Papers as a page of a council's site: navigation, header and footer around the paper, tables with spans."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from blocks import NOTICE, Block, Bullets, Cell, Heading, Paper, Paragraph, Row, Table

PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="author" content="{author}">
<meta name="date" content="{dated}">
<style>
body {{ font-family: Arial, sans-serif; max-width: 60rem; margin: 0 auto; }}
table {{ border-collapse: collapse; }} th, td {{ border: 1px solid #555; padding: .3rem; vertical-align: top; }}
nav li {{ display: inline; margin-right: 1rem; }}
</style>
</head>
<body>
<header>
<p><a href="#content">Skip to content</a></p>
<p>{header}</p>
<nav aria-label="Main"><ul>
<li><a href="/">Home</a></li><li><a href="/meetings">Meetings</a></li><li><a href="/reports">Reports</a></li>
<li><a href="/contact">Contact us</a></li>
</ul></nav>
</header>
<main id="content">
<h1>{title}</h1>
<p><em>{notice}</em></p>
{content}
</main>
<aside><h2>Related pages</h2><ul><li><a href="/reports/archive">Earlier reports</a></li></ul></aside>
<footer><p>Accessibility | Privacy | Cookies</p></footer>
</body>
</html>
"""


def _cell(cell: Cell | str, tag: str) -> str:
    if isinstance(cell, str):
        return f"<{tag}>{escape(cell)}</{tag}>"
    spans = (f' colspan="{cell.across}"' if cell.across > 1 else "") + (
        f' rowspan="{cell.down}"' if cell.down > 1 else ""
    )
    words = _list(cell.items) if cell.items else escape(cell.text)
    return f"<{tag}{spans}>{words}</{tag}>"


def _rows(rows: tuple[Row, ...], tag: str) -> Iterator[str]:
    for row in rows:
        yield "<tr>" + "".join(_cell(cell, tag) for cell in row) + "</tr>"


def _list(items: tuple[str, ...]) -> str:
    return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"


def _table(table: Table) -> Iterator[str]:
    yield "<table>"
    if table.caption:
        yield f"<caption>{escape(table.caption)}</caption>"
    yield "<thead>"
    yield from _rows(table.head, "th")
    yield "</thead>\n<tbody>"
    yield from _rows(table.body, "td")
    yield "</tbody>\n</table>"


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                yield f"<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>"
            case Paragraph():
                words = escape(f"{block.number} {block.text}".strip())
                yield f"<p><strong>{words}</strong></p>" if block.action else f"<p>{words}</p>"
            case Bullets():
                yield _list(block.items)
            case Table():
                yield from _table(block)


def typeset(paper: Paper, path: Path) -> None:
    """Write `paper` as HTML."""
    page = PAGE.format(
        title=escape(paper.title),
        author=escape(paper.author),
        dated=paper.dated.isoformat(),
        header=escape(paper.running_header),
        notice=NOTICE,
        content="\n".join(_lines(paper.blocks)),
    )
    path.write_text(page, "utf-8")
