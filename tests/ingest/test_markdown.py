import pytest

from yjqa.document import Document, Heading, ListItem, Paragraph, Table
from yjqa.errors import EmptyPaper
from yjqa.ingest.markdown import read_markdown


def read(text: str) -> Document:
    return read_markdown(text.encode(), file="notes.md")


def blocks(document: Document) -> list[object]:
    return [place.block for place in document.places()]


def shape(document: Document) -> list[tuple[str, str, tuple[int, int] | None]]:
    return [(type(b).__name__, b.text, b.span.lines) for b in blocks(document) if not isinstance(b, Table)]


NOTES = """---
title: "Board notes &#58; spring"
date: 2021-04-10
groups:
  - Youth justice
  - Health
---

# Actions

1. Rob Hill to write to
   partners \\[Closed]
2. **Ann Lee** to [call](https://example.org/x) them

   more on that

- none
  * nested
"""


def test_blocks_have_their_source_lines_below_front_matter() -> None:
    assert shape(read(NOTES)) == [
        ("Heading", "Actions", (9, 9)),
        ("ListItem", "Rob Hill to write to partners [Closed]", (11, 12)),
        ("ListItem", "Ann Lee to call them", (13, 13)),
        ("Paragraph", "more on that", (15, 15)),
        ("ListItem", "none", (17, 17)),
        ("ListItem", "nested", (18, 18)),
    ]


def test_front_matter_gives_title_and_properties() -> None:
    document = read(NOTES)

    assert document.title == "Board notes : spring"
    assert document.properties == {
        "title": "Board notes : spring",
        "date": "2021-04-10",
        "groups": "Youth justice, Health",
    }


def test_markers_are_those_that_the_writer_typed() -> None:
    items = [(b.marker, b.level) for b in blocks(read(NOTES)) if isinstance(b, ListItem)]

    assert items == [("1.", 0), ("2.", 0), ("•", 0), ("•", 1)]


@pytest.mark.parametrize("style", ["|-", ">-", "|", ">"])
@pytest.mark.parametrize("closing", ["---\n", ""])
def test_minutes_kept_in_front_matter_are_read_where_they_stand(style: str, closing: str) -> None:
    document = read(
        f"---\ntitle: Board\nminutes: {style}\n  ### Actions\n\n\n  1. Rob Hill to write\n\n  2. Ann Lee to call\n{closing}"
    )

    assert shape(document) == [
        ("Heading", "Minutes", (3, 3)),
        ("Heading", "Actions", (4, 4)),
        ("ListItem", "Rob Hill to write", (7, 7)),
        ("ListItem", "Ann Lee to call", (9, 9)),
    ]


def test_a_short_text_in_front_matter_is_a_property_and_no_content() -> None:
    document = read("---\nexcerpt: |\n  One sentence on the meeting.\n---\n\nThe meeting opened.\n")

    assert shape(document) == [("Paragraph", "The meeting opened.", (6, 6))]
    assert document.properties["excerpt"] == "One sentence on the meeting."


def test_a_field_that_is_not_valid_yaml_costs_no_other() -> None:
    document = read("---\ntitle: Board: June\nplace: [hall\nminutes: |\n  * one\n\n  * two\n---\n\nText.\n")

    assert [b.text for b in blocks(document)] == ["Minutes", "one", "two", "Text."]
    assert document.properties == {"title": "Board: June", "place": "[hall"}


def test_tables_have_their_header_and_the_line_of_each_row() -> None:
    document = read("## Budget\n\n| Agency | Cash |\n|---|---:|\n| Police | £10 |\n| Health | £5<br>in kind |\n")

    (table,) = (block for block in blocks(document) if isinstance(block, Table))
    assert table.header_rows == 1
    assert table.span.lines == (3, 6)
    assert [cell.text for cell in table.cells] == ["Agency", "Cash", "Police", "£10", "Health", "£5\nin kind"]
    assert table.cells[-1].span.lines == (6, 6)


def test_an_empty_header_is_none() -> None:
    document = read("| | |\n|---|---|\n| Police | £10 |\n")

    (table,) = (block for block in blocks(document) if isinstance(block, Table))
    assert table.header_rows == 0
    assert [cell.text for cell in table.cells] == ["Police", "£10"]


def test_one_name_a_line_is_one_paragraph_a_line_and_wrapped_prose_is_folded() -> None:
    document = read("Rob Hill, Police\nAnn Lee, Health\n\nThe Board heard of the work that\nwas done over the year.\n")

    assert shape(document) == [
        ("Paragraph", "Rob Hill, Police", (1, 1)),
        ("Paragraph", "Ann Lee, Health", (2, 2)),
        ("Paragraph", "The Board heard of the work that was done over the year.", (4, 5)),
    ]


def test_a_line_all_in_bold_is_a_heading() -> None:
    document = read("## Minutes\n\n**Actions**\n\nRob Hill to write.\n")

    assert list(document.places())[-1].section == ("Minutes", "Actions")


def test_numbers_of_headings_and_paragraphs_are_taken_off() -> None:
    document = read("## 4. Finance\n\n4.1 The Board agreed the budget.\n")

    heading, paragraph = blocks(document)
    assert isinstance(heading, Heading)
    assert isinstance(paragraph, Paragraph)
    assert (heading.number, heading.text) == ("4", "Finance")
    assert (paragraph.number, paragraph.text) == ("4.1", "The Board agreed the budget.")


def test_html_within_markdown_is_read_as_html() -> None:
    document = read(
        "Before.\n\n<table>\n<tr><th>Agency</th><th>Cash</th></tr>\n<tr><td>Police</td><td>£10</td></tr>\n</table>\n\n<!-- no -->\n"
    )

    (table,) = (block for block in blocks(document) if isinstance(block, Table))
    assert table.span.lines == (3, 5)
    assert table.header_rows == 1


def test_front_matter_alone_is_empty() -> None:
    with pytest.raises(EmptyPaper, match=r"notes\.md"):
        read("---\ntitle: Board\n---\n")
