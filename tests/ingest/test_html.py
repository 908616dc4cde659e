import pytest

from yjqa.document import Document, Heading, ListItem, Paragraph, Table
from yjqa.errors import DamagedPaper, EmptyPaper
from yjqa.ingest.html import read_html


def read(page: str | bytes) -> Document:
    return read_html(page.encode() if isinstance(page, str) else page, file="page.html")


def blocks(document: Document) -> list[object]:
    return [place.block for place in document.places()]


def first_table(document: Document) -> Table:
    return next(block for block in blocks(document) if isinstance(block, Table))


PAGE = """<!DOCTYPE html>
<html><head><title>Board minutes - Westshire Council</title>
<meta name="author" content="Ann Lee"><style>p { color: red }</style></head>
<body>
<header><a href="/">Westshire Council</a></header>
<nav><ul><li>Home</li></ul></nav>
<div class="cookie-banner">We use cookies</div>
<main>
<h1>Youth Justice
  Board</h1>
<p>Present: Rob&nbsp;Hill &amp;
others</p>
<ol type="a"><li>First<ul><li>inner</ul><li>Second</ol>
<script>track()</script>
</main>
<aside>Related pages</aside><footer>Copyright</footer></body></html>
"""


def test_only_the_paper_itself_is_read_with_its_source_lines() -> None:
    document = read(PAGE)

    found = [(type(b).__name__, b.text, b.span.lines) for b in blocks(document)]
    assert found == [
        ("Heading", "Youth Justice Board", (9, 10)),
        ("Paragraph", "Present: Rob Hill & others", (11, 12)),
        ("ListItem", "First", (13, 13)),
        ("ListItem", "inner", (13, 13)),
        ("ListItem", "Second", (13, 13)),
    ]
    assert document.title == "Youth Justice Board"
    assert document.properties["author"] == "Ann Lee"


def test_lists_have_the_markers_and_levels_that_the_page_shows() -> None:
    document = read(PAGE)

    items = [(b.marker, b.level) for b in blocks(document) if isinstance(b, ListItem)]
    assert items == [("a.", 0), ("•", 1), ("b.", 0)]


def test_a_page_without_a_main_part_loses_what_sounds_like_furniture() -> None:
    document = read(
        "<body><div id='site-header'>Skip to content</div><div class='page'><h1>Plan</h1><p>The service will grow next year.</p></div>"
        "<ul class='breadcrumbs'><li>Home</ul></body>"
    )

    assert [b.text for b in blocks(document)] == ["Plan", "The service will grow next year."]


def test_a_wrapper_that_sounds_like_furniture_but_holds_the_paper_is_kept() -> None:
    document = read("<body><div class='menu content'><h1>Plan</h1><p>All that there is.</p></div></body>")

    assert len(blocks(document)) == 2


def test_a_page_all_of_whose_text_sounds_like_furniture_is_read_whole_with_a_warning() -> None:
    document = read("<body><nav><p>The menu was never closed, and the minutes follow in it.</p></body>")

    assert [b.text for b in blocks(document)] == ["The menu was never closed, and the minutes follow in it."]
    assert "menus" in document.warnings[0]


def test_cells_that_span_rows_and_columns_keep_their_place() -> None:
    document = read(
        "<h1>Plan</h1><table><caption>Budget</caption><thead><tr><th rowspan=2>Agency<th colspan=2>Cash<tr><th>20/21<th>21/22</thead>"
        "<tr><td>Police<td>£10,000<td>£12,000<tr><td>Health<td colspan=2><p>None<p>at all</table>"
    )

    table = first_table(document)
    assert (table.caption, table.header_rows) == ("Budget", 2)
    assert table.column_labels() == [("Agency",), ("Cash", "20/21"), ("Cash", "21/22")]
    assert [cell.flat for cell in table.body()[1] if cell] == ["Health", "None at all", "None at all"]


@pytest.mark.parametrize(
    ("above", "caption", "left"),
    [("<h2>Actions</h2>", "Actions", 2), ("<p>Table 1: Actions</p>", "Table 1: Actions", 1), ("<p>See:</p>", None, 2)],
)
def test_the_title_of_a_table_may_stand_above_it(above: str, caption: str | None, left: int) -> None:
    document = read(f"{above}<table><tr><th>A<th>B<tr><td>1<td>2</table>")

    assert first_table(document).caption == caption
    assert len(blocks(document)) == left


def test_spans_beyond_reason_do_not_grow_the_table() -> None:
    document = read("<table><tr><th>A<th>B<tr><td rowspan=60000 colspan=99999>x<td>y</table>")

    table = first_table(document)
    assert table.n_rows == 2
    assert table.n_columns < 1000


def test_a_table_that_lays_out_the_page_is_read_as_running_text() -> None:
    document = read("<table><tr><td><h2>Actions</h2><p>Rob Hill to write.</p></td><td><p>Aside</p></td></tr></table>")

    assert [type(block) for block in blocks(document)] == [Heading, Paragraph, Paragraph]


def test_a_line_break_of_the_page_parts_lines_and_one_of_the_source_does_not() -> None:
    document = read("<p>Ann Lee<br>Rob\nHill</p>")

    assert [b.text for b in blocks(document)] == ["Ann Lee", "Rob Hill"]


def test_a_paragraph_all_in_bold_is_a_heading() -> None:
    document = read("<h1>Minutes</h1><p><b>Actions agreed</b></p><p>Rob Hill to <b>write</b>.</p>")

    assert [place.section for place in document.places()][-1] == ("Minutes", "Actions agreed")


@pytest.mark.parametrize(
    "page",
    [
        '<meta charset="iso-8859-1"><p>Café £5</p>'.encode("cp1252"),
        "<p>Café £5</p>".encode("cp1252"),
        '<meta charset="utf-8"><p>Café £5</p>'.encode(),
        "<p>Café £5</p>".encode("utf-16"),
        b'<meta charset="no-such"><p>Caf&eacute; &pound;5</p>',
    ],
)
def test_letters_survive_every_way_of_saying_the_encoding(page: bytes) -> None:
    assert [b.text for b in blocks(read(page))] == ["Café £5"]


def test_what_is_nested_deep_is_still_read() -> None:
    document = read("<h1>Plan</h1>" + "<div>" * 1_000 + "deep down" + "</div>" * 1_000 + "<p>after</p>")

    assert [b.text for b in blocks(document)] == ["Plan", "deep down", "after"]
    assert "nested" in document.warnings[0]


def test_a_page_nested_without_end_is_damaged() -> None:
    with pytest.raises(DamagedPaper, match=r"page\.html.*nested too deep"):
        read("<div>" * 30_000 + "deep down")


def test_a_page_of_scripts_alone_is_empty() -> None:
    with pytest.raises(EmptyPaper, match=r"page\.html"):
        read("<html><body><script>render()</script></body></html>")

    with pytest.raises(EmptyPaper):
        read("<!-- nothing -->")
