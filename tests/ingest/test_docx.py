import re
from pathlib import Path

import pytest

from tests.ingest.word import (
    bold,
    cell,
    levels,
    numbered,
    paragraph,
    row,
    styled,
    table,
    with_bytes_replaced,
    with_part,
    with_relation,
    word_file,
)
from yjqa.document import Document, Heading, ListItem, Paragraph, Table
from yjqa.errors import DamagedPaper, EmptyPaper, PaperTooLarge
from yjqa.ingest.docx import read_docx

LEGAL = levels(("decimal", "%1"), ("decimal", "%1.%2"), ("lowerLetter", "%3)"))
W_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BREAK = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>After the break</w:t></w:r></w:p>"


def read(*content: str, **options: object) -> Document:
    return read_docx(word_file(*content, **options), file="paper.docx")  # type: ignore[arg-type]


def blocks(document: Document) -> list[object]:
    return [place.block for place in document.places()]


def first_table(document: Document) -> Table:
    return next(block for block in blocks(document) if isinstance(block, Table))


def texts(document: Document) -> list[str]:
    return [block.text for block in blocks(document) if isinstance(block, Heading | Paragraph | ListItem)]


def test_automatic_numbers_are_worked_out_over_all_levels() -> None:
    document = read(
        numbered("Purpose", 0),
        numbered("The Board is asked to note this.", 1),
        numbered("the first part;", 2),
        numbered("the second part.", 2),
        numbered("The Board is asked to agree that.", 1),
        numbered("Background", 0),
        numbered("The service began in 2004.", 1),
        numbered("again the first part.", 2),
        lists={90: LEGAL},
    )

    labels = [getattr(b, "number", None) or getattr(b, "marker", None) for b in blocks(document)]
    assert labels == ["1", "1.1", "a)", "b)", "1.2", "2", "2.1", "a)"]


def test_a_list_may_start_elsewhere_and_be_restarted() -> None:
    again = '<w:num w:numId="95"><w:abstractNumId w:val="90"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    document = read(
        numbered("Fourth"),
        numbered("Fifth"),
        numbered("First again", num=95),
        numbered("Second again", num=95),
        lists={90: levels(("decimal", "%1."), start=4)},
        more_nums=again,
    )

    assert [b.marker for b in blocks(document)] == ["4.", "5.", "1.", "2."]


def test_a_number_that_a_style_gives_is_printed_with_its_paragraph() -> None:
    document = read(
        styled("Retain the toolkit", "ListNumber"),
        styled("Review the panel", "ListNumber"),
        styled("Ask the Chair", "ListBullet"),
    )

    assert [(b.marker, b.text) for b in blocks(document)] == [
        ("1.", "Retain the toolkit"),
        ("2.", "Review the panel"),
        ("•", "Ask the Chair"),
    ]


@pytest.mark.parametrize(
    ("printed", "number", "marker", "text"),
    [
        ("4.11\tACTION: Rob Hill to write to partners.", "4.11", None, "ACTION: Rob Hill to write to partners."),
        ("3.9 The Board agreed.", "3.9", None, "The Board agreed."),
        ("b) the second of them;", None, "b)", "the second of them;"),
        ("•\tSafeguarding", None, "•", "Safeguarding"),
        ("1.2 million pounds were spent.", None, None, "1.2 million pounds were spent."),
        ("J. Marsh will report.", None, None, "J. Marsh will report."),
    ],
)
def test_numbers_typed_by_hand_are_told_from_words(
    printed: str, number: str | None, marker: str | None, text: str
) -> None:
    (block,) = blocks(read(paragraph(printed)))

    assert getattr(block, "number", None) == number
    assert getattr(block, "marker", None) == marker
    assert block.text == text


def test_headings_come_from_styles_and_from_bold_lines_below_them() -> None:
    document = read(
        styled("Youth Justice Plan", "Title"),
        styled("Resources", "Heading1"),
        bold("Seconded staff"),
        paragraph("Eastport lends two officers, and this is an ordinary sentence of some length."),
        styled("Risks", "Heading1"),
        paragraph("One risk."),
    )

    last, risk = list(document.places())[3], list(document.places())[5]
    assert last.section == ("Youth Justice Plan", "Resources", "Seconded staff")
    assert risk.section == ("Youth Justice Plan", "Risks")
    assert document.title == "Youth Justice Plan"


def test_a_bold_label_or_a_bold_sentence_is_no_heading() -> None:
    label = '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Present:</w:t></w:r><w:r><w:t xml:space="preserve"> Rob Hill</w:t></w:r></w:p>'
    document = read(label, bold("Everything was agreed. Nothing was left over."))

    assert all(isinstance(block, Paragraph) for block in blocks(document))


def test_an_action_in_bold_letters_is_no_heading() -> None:
    document = read(bold("ACTION: RH to circulate the figures"), bold("Objective: fewer children in custody"))

    assert [type(block) for block in blocks(document)] == [Paragraph, Heading]


def test_tracked_changes_are_read_as_accepted_and_comments_left_out() -> None:
    changed = (
        "<w:p><w:r><w:t>Due in </w:t></w:r><w:del><w:r><w:delText>May</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>June</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> or never</w:t></w:r></w:moveFrom>"
        '<w:commentRangeStart w:id="1"/><w:r><w:t> 2021</w:t></w:r><w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r></w:p>'
    )
    document = read(changed)

    assert texts(document) == ["Due in June 2021"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    document = read(paragraph("Rob Hill to ", properties="<w:rPr><w:del/></w:rPr>"), paragraph("write to partners."))

    assert texts(document) == ["Rob Hill to write to partners."]


def test_words_are_whole_over_breaks_hyphens_fields_links_and_content_controls() -> None:
    odd = (
        "<w:p><w:r><w:t>multi</w:t><w:noBreakHyphen/><w:t>agen</w:t><w:softHyphen/><w:t>cy</w:t><w:br/><w:t>work</w:t></w:r>"
        '<w:hyperlink><w:r><w:t xml:space="preserve"> online</w:t></w:r></w:hyperlink>'
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/>'
        '<w:t xml:space="preserve"> 7</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    controlled = f"<w:sdt><w:sdtContent>{paragraph('A choice that was made')}</w:sdtContent></w:sdt>"
    document = read(odd, controlled)

    assert " ".join(texts(document)) == "multi-agency work online 7 A choice that was made"


def test_a_text_box_is_read_once_where_it_is_anchored() -> None:
    box = "<w:txbxContent>" + paragraph("In the box") + "</w:txbxContent>"
    anchored = (
        '<w:p><w:r><w:t>Before.</w:t><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    document = read(anchored, paragraph("After."))

    assert texts(document) == ["Before.", "In the box", "After."]


def test_merged_cells_keep_their_place_in_the_grid() -> None:
    document = read(
        table(
            row(
                cell("Agency", properties='<w:vMerge w:val="restart"/>'),
                cell("Cash", properties='<w:gridSpan w:val="2"/>'),
                properties="<w:tblHeader/>",
            ),
            row(cell(properties="<w:vMerge/>"), "2020/21", "2021/22", properties="<w:tblHeader/>"),
            row("Police", "£10,000", "£12,000"),
        )
    )

    read_table = first_table(document)
    assert read_table.header_rows == 2
    assert read_table.column_labels() == [("Agency",), ("Cash", "2020/21"), ("Cash", "2021/22")]
    assert [c.flat for c in read_table.body()[0] if c] == ["Police", "£10,000", "£12,000"]


def test_a_nested_table_stands_in_its_cell_and_after_the_table() -> None:
    inner = table(row("Inner left", "Inner right"))
    document = read(table(row("Topic", "Detail"), row("Budget", cell("See below", inner, paragraph("Then this")))))

    outer, nested = (block for block in blocks(document) if isinstance(block, Table))
    assert outer.grid()[1][1].text.split("\n") == ["See below", "Inner left", "Inner right", "Then this"]
    assert [c.flat for c in nested.cells] == ["Inner left", "Inner right"]


@pytest.mark.parametrize(
    ("head", "why"),
    [
        (row(cell(bold("Area")), cell(bold("Rate"))), "bold letters"),
        (
            row(
                cell("Area", properties='<w:shd w:fill="C0C0C0"/>'), cell("Rate", properties='<w:shd w:fill="C0C0C0"/>')
            ),
            "shading",
        ),
        (row("Action", "By when"), "headers that papers use"),
    ],
)
def test_a_header_row_is_known_by_its_looks_or_words(head: str, why: str) -> None:
    document = read(table(head, row("Westshire", "0.16"), row("Eastport", "0.25")))

    assert first_table(document).header_rows == 1, why


def test_a_table_without_signs_of_a_header_has_none() -> None:
    document = read(table(row("Westshire", "0.16"), row("Eastport", "0.25")))

    assert first_table(document).header_rows == 0


def test_the_title_above_a_table_is_its_caption() -> None:
    document = read(paragraph("Table 2: Contributions of partners"), table(row("Police", "£1"), row("Health", "£2")))

    assert first_table(document).caption == "Table 2: Contributions of partners"
    assert len(blocks(document)) == 1


@pytest.mark.parametrize(
    ("title", "head"),
    [
        (bold("Contributions of partners"), [cell(bold("Partner")), cell(bold("Cash"))]),
        (bold("Contributions of partners"), [cell("Action"), cell("Owner")]),
    ],
)
def test_a_title_across_the_table_above_its_header_row_is_its_caption(title: str, head: list[str]) -> None:
    across = row(cell(title, properties='<w:gridSpan w:val="2"/>'))
    document = read(styled("Money", "Heading1"), table(across, row(*head), row("Police", "£1"), row("Health", "£2")))

    read_table = first_table(document)
    assert (read_table.caption, read_table.header_rows, read_table.n_rows) == ("Contributions of partners", 1, 3)


def test_minutes_set_as_a_table_of_numbers_become_numbered_paragraphs_with_their_margin() -> None:
    document = read(
        table(
            row("Item", "Minute", "Action", properties="<w:tblHeader/>"),
            row("1", cell(bold("Welcome")), ""),
            row("1.1", "The Chair welcomed members.", ""),
            row("2", cell(bold("Custody")), ""),
            row("2.1", "ACTION: figures to be circulated.", "RH"),
        )
    )

    headings = [(b.number, b.text) for b in blocks(document) if isinstance(b, Heading)]
    last = list(document.places())[-1]
    assert headings == [("1", "Welcome"), ("2", "Custody")]
    assert (last.block.number, last.block.margin, last.section) == ("2.1", "RH", ("Custody",))


PROSE = "Members heard how the prevention grant had been spent and asked for a fuller report on what had come of it. "


def test_prose_with_who_is_to_act_beside_it_is_no_table() -> None:
    document = read(
        table(
            row(cell(bold("Prevention"), PROSE, "Figures to be circulated."), cell("", "", "RH")),
            row(cell(bold("Custody"), PROSE), ""),
        )
    )

    found = [(block.text, block.margin) for block in blocks(document) if isinstance(block, Paragraph)]
    assert found == [(PROSE.strip(), None), ("Figures to be circulated.", "RH"), (PROSE.strip(), None)]


def test_initials_set_off_by_a_tab_are_in_the_margin() -> None:
    paragraph_with_margin = "<w:p><w:r><w:t>The figures to be circulated.</w:t><w:tab/><w:t>RH/AL</w:t></w:r></w:p>"
    (block,) = blocks(read(paragraph_with_margin))

    assert (block.text, block.margin) == ("The figures to be circulated.", "RH/AL")


def test_a_table_of_figures_with_numbers_stays_a_table() -> None:
    document = read(table(row("1", "45"), row("2", "46"), row("3", "49")))

    assert first_table(document).n_rows == 3


def test_a_table_of_actions_with_numbers_stays_a_table() -> None:
    document = read(
        table(
            row("No", "Action", "Owner"),
            row("1", "Write to partners", "Rob Hill"),
            row("2", "Call a meeting", "Ann Lee"),
        )
    )

    assert first_table(document).n_columns == 3


def test_a_header_typed_again_in_the_table_is_no_row() -> None:
    head = row(cell(bold("Action")), cell(bold("Owner")))
    document = read(table(head, row("Write to partners", "Rob Hill"), head, row("Call a meeting", "Ann Lee")))

    assert [[c.flat for c in cells if c] for cells in first_table(document).body()] == [
        ["Write to partners", "Rob Hill"],
        ["Call a meeting", "Ann Lee"],
    ]


def test_a_column_of_automatic_numbers_is_printed_though_no_words_follow_them() -> None:
    document = read(
        table(
            row("No", "Action", "Owner"),
            row(cell(numbered("")), "Write to partners", "Rob Hill"),
            row(cell(numbered("")), "Call a meeting", "Ann Lee"),
        ),
        lists={90: levels(("decimal", "%1."))},
    )

    assert [cells[0].flat for cells in first_table(document).body() if cells[0]] == ["1.", "2."]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"schemas.openxmlformats.org/wordprocessingml/2006/main", b"purl.oclc.org/ooxml/wordprocessingml/main"),
        (b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml"),
    ],
)
def test_strict_files_and_templates_are_read_as_any_other(old: bytes, new: bytes) -> None:
    document = read_docx(with_bytes_replaced(word_file(styled("Purpose", "Heading1")), old, new), file="paper.docx")

    assert [(type(block), block.text) for block in blocks(document)] == [(Heading, "Purpose")]


def test_a_box_of_one_column_is_read_as_running_text() -> None:
    document = read(table(row(cell(bold("Our vision"), "Every child is safe."))))

    assert [type(block) for block in blocks(document)] == [Heading, Paragraph]


def test_footnotes_follow_at_the_end_and_leave_no_mark_in_words() -> None:
    noted = (
        '<w:p><w:r><w:t>Crime fell</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>'
    )
    data = word_file(noted, paragraph("Next."))
    notes = (
        f'<w:footnotes {W_NAMESPACE}><w:footnote w:id="2">{paragraph("Source: the survey")}</w:footnote></w:footnotes>'
    )
    data = with_part(with_relation(data, "footnotes", "footnotes.xml"), "word/footnotes.xml", notes.encode())

    document = read_docx(data, file="paper.docx")

    assert texts(document) == ["Crime fell.", "Next.", "Source: the survey"]


def test_pages_are_those_of_the_last_saved_layout() -> None:
    hard = '<w:p><w:r><w:t>One.</w:t><w:br w:type="page"/></w:r></w:p>'
    document = read(hard, BREAK, paragraph("Still two."), BREAK)

    assert [place.block.span.page for place in document.places()] == [1, 2, 2, 3]
    assert [page.number for page in document.pages] == [1, 2, 3]


def test_without_a_saved_layout_no_page_is_named() -> None:
    document = read('<w:p><w:r><w:t>One.</w:t><w:br w:type="page"/></w:r></w:p>', paragraph("Two."))

    assert {place.block.span.page for place in document.places()} == {None}


def test_a_title_in_the_properties_counts_only_where_the_paper_bears_it_out() -> None:
    stale = read(styled("Annual review", "Heading1"), paragraph("Text."), title="Template for committee reports")
    true = read(
        bold("Notes"), paragraph("This is the annual custody review of the Board."), title="Annual custody review"
    )

    assert stale.title == "Annual review"
    assert true.title == "Annual custody review"


def test_a_file_without_words_is_empty() -> None:
    with pytest.raises(EmptyPaper, match=r"paper\.docx"):
        read(paragraph(""))


@pytest.mark.parametrize("keep", [0.3, 0.9])
def test_a_file_cut_short_is_damaged(keep: float) -> None:
    data = word_file(paragraph("Text."))

    with pytest.raises(DamagedPaper, match=r"paper\.docx.*damaged"):
        read_docx(data[: int(len(data) * keep)], file="paper.docx")


def test_broken_xml_is_damaged() -> None:
    data = with_part(word_file(paragraph("Text.")), "word/document.xml", b"<w:document><w:body>")

    with pytest.raises(DamagedPaper, match=r"paper\.docx"):
        read_docx(data, file="paper.docx")


def test_a_bomb_of_xml_entities_is_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
    data = with_part(word_file(paragraph("Text.")), "word/document.xml", bomb)

    with pytest.raises(DamagedPaper, match="entities"):
        read_docx(data, file="paper.docx")


def test_a_file_that_unpacks_to_too_much_is_refused() -> None:
    data = with_part(word_file(paragraph("Text.")), "word/media/image1.xml", b"\0" * 120_000_000)

    with pytest.raises(PaperTooLarge, match=r"paper\.docx.*unpacks"):
        read_docx(data, file="paper.docx")


def test_the_numbers_of_a_real_report_are_those_of_its_text(real_papers: Path) -> None:
    name = "bcb-offenders-2019-12-19"
    document = read_docx((real_papers / f"{name}.docx").read_bytes(), file=f"{name}.docx")
    printed = set(re.findall(r"^\s*(\d+\.\d+)\s", (real_papers / f"{name}.txt").read_text("utf-8"), re.M))

    numbers = {block.number for block in blocks(document) if isinstance(block, Paragraph) and block.number}

    assert printed
    assert len(printed & numbers) / len(printed) > 0.95
