from pathlib import Path

import pytest

from tests.ingest.typeset import BOLD, HEIGHT, LEFT, RIGHT, WIDTH, Paper
from yjqa.document import Document, Heading, ListItem, Paragraph, Table
from yjqa.ingest.pdf import read_pdf


def read(paper: Paper) -> Document:
    return read_pdf(paper.data(), file="paper.pdf")


def blocks(document: Document) -> list[object]:
    return [place.block for place in document.places()]


def tables(document: Document) -> list[Table]:
    return [block for block in blocks(document) if isinstance(block, Table)]


def rows(table: Table) -> list[list[str | None]]:
    return [[None if cell is None else cell.flat for cell in row] for row in table.grid()]


BUDGET = [
    ["Partner", "Westshire", "<", "Eastport", "<"],
    ["^", "Cash", "In kind", "Cash", "In kind"],
    ["Police", "12,000", "3,500", "9,000", "-"],
    ["Total", "12,000", "3,500", "9,000", "-"],
]


def test_a_ruled_table_gives_its_cells_with_merged_ones_and_two_header_rows() -> None:
    paper = Paper()
    paper.table(BUDGET, [150, 80, 80, 80, 80], shaded=2, bold=2)

    (table,) = tables(read(paper))

    assert table.header_rows == 2
    assert table.column_labels() == [
        ("Partner",),
        ("Westshire", "Cash"),
        ("Westshire", "In kind"),
        ("Eastport", "Cash"),
        ("Eastport", "In kind"),
    ]
    assert rows(table)[2] == ["Police", "12,000", "3,500", "9,000", "-"]
    partner = table.grid()[0][0]
    assert partner is not None and (partner.row_span, partner.column_span) == (2, 1)


def test_sub_headers_are_known_though_only_the_row_above_them_is_shaded() -> None:
    paper = Paper()
    paper.table(BUDGET, [150, 80, 80, 80, 80], shaded=1, bold=1)

    (table,) = tables(read(paper))

    assert table.header_rows == 2


def test_a_cell_knows_its_page_and_box() -> None:
    paper = Paper()
    paper.table([["Action", "Owner"], ["Open the drop-in", "Rob Hill"]], [300, 100])

    (table,) = tables(read(paper))

    owner = table.grid()[1][1]
    assert owner is not None and owner.span.page == 1 and owner.span.bbox is not None
    x0, top, x1, bottom = owner.span.bbox
    assert (round(x0), round(x1)) == (360, 460)
    assert 72 < top < bottom < 130


def test_the_title_line_above_a_table_is_its_caption() -> None:
    paper = Paper()
    paper.heading("Resources")
    paper.paragraph("Table 2: what each partner gives")
    paper.table([["Partner", "2019/20"], ["Police", "12,000"], ["Health", "8,000"]], [200, 100])

    document = read(paper)

    assert tables(document)[0].caption == "Table 2: what each partner gives"
    assert [block.text for block in blocks(document) if isinstance(block, Heading | Paragraph)] == ["Resources"]


def test_a_title_across_the_table_above_its_header_row_is_its_caption() -> None:
    paper = Paper()
    paper.table(
        [["Contributions of partners", "<"], ["Action", "Owner"], ["Write the plan", "Rob Hill"]], [240, 120], bold=1
    )

    (table,) = tables(read(paper))

    assert (table.caption, table.header_rows, rows(table)[0]) == ("Contributions of partners", 1, ["Action", "Owner"])


@pytest.mark.parametrize(
    ("typeset", "width", "meant"),
    [
        ("Scor\ne", 33, "Score"),  # the rest is no word
        ("Disproportionali\nty", 85, "Disproportionality"),
        ("Ownershi\npart", 56, "Ownershi part"),  # no word of the paper
        ("Accom\nmodati\non", 43, "Accommodation"),  # stands in the paper's text
        ("Score\nof ten", 40, "Score of ten"),
        ("Score\nty", 90, "Score ty"),  # its line has room
    ],
)
def test_a_word_that_a_narrow_cell_broke_is_whole_and_two_words_stay_two(
    typeset: str, width: float, meant: str
) -> None:
    paper = Paper()
    paper.paragraph("Accommodation is what young people ask for most.")
    paper.table([["Risk", typeset], ["Funding ends", "12"], ["Staff leave", "9"]], [200, width], bold=0)

    (table,) = tables(read(paper))

    assert rows(table)[0][1] == meant


def test_bullets_in_a_cell_are_list_items_with_places_of_their_own() -> None:
    paper = Paper()
    paper.table(
        [["Action", "Owner"], ["Train the staff:\n• in trauma and recovery\n• in first aid", "All"]], [300, 100]
    )

    (table,) = tables(read(paper))

    cell = table.grid()[1][0]
    assert cell is not None
    assert [(type(block), block.text) for block in cell.blocks] == [
        (Paragraph, "Train the staff:"),
        (ListItem, "in trauma and recovery"),
        (ListItem, "in first aid"),
    ]
    tops = [block.span.bbox[1] for block in cell.blocks if block.span.bbox]
    assert tops == sorted(tops) and len(set(tops)) == 3


def test_a_table_over_two_pages_is_one_without_its_repeated_header_and_with_its_cut_row_whole() -> None:
    paper = Paper()
    paper.y = 640
    paper.table(
        [
            ["Action", "Owner", "When"],
            ["Open the drop-in", "Rob Hill", "June"],
            ["Ask every school that excluded", "Ann Lee", "July"],
        ],
        [200, 120, 80],
    )
    paper.page()
    paper.table(
        [["Action", "Owner", "When"], ["more than ten pupils", "", ""], ["Audit twenty cases", "Jo Kay", "May"]],
        [200, 120, 80],
    )

    document = read(paper)

    (table,) = tables(document)
    assert rows(table) == [
        ["Action", "Owner", "When"],
        ["Open the drop-in", "Rob Hill", "June"],
        ["Ask every school that excluded more than ten pupils", "Ann Lee", "July"],
        ["Audit twenty cases", "Jo Kay", "May"],
    ]
    assert table.span.page == 1
    last = table.grid()[3][0]
    assert last is not None and last.span.page == 2


def test_tables_of_different_columns_on_two_pages_stay_two() -> None:
    paper = Paper()
    paper.y = 700
    paper.table([["Action", "Owner"], ["Open the drop-in", "Rob Hill"]], [300, 100])
    paper.page()
    paper.table([["Risk", "Score"], ["Staff leave", "12"]], [200, 200])

    assert len(tables(read(paper))) == 2


def test_a_table_whose_header_comes_again_under_a_new_title_is_read_as_two() -> None:
    paper = Paper()
    header = ["Action", "Lead"]
    paper.table(
        [
            ["AIM 1: schools", "<"],
            header,
            ["Write to heads", "Ann Lee"],
            ["AIM 2: homes", "<"],
            header,
            ["Find rooms", "Jo Kay"],
        ],
        [300, 100],
        shaded=2,
        bold=2,
    )

    first, second = tables(read(paper))

    assert (first.caption, second.caption) == ("AIM 1: schools", "AIM 2: homes")
    assert rows(first) == [header, ["Write to heads", "Ann Lee"]]
    assert rows(second) == [header, ["Find rooms", "Jo Kay"]]


def test_a_border_around_text_makes_no_table_of_it() -> None:
    paper = Paper()
    paper.canvas.rect(LEFT - 8, 640, RIGHT - LEFT + 16, 150)
    paper.paragraph("The board agreed this plan in March and thanks everybody who took part in writing it.")

    document = read(paper)

    assert tables(document) == []
    assert [type(block) for block in blocks(document)] == [Paragraph]


def test_columns_that_line_up_are_a_table_without_rules() -> None:
    paper = Paper()
    paper.line((LEFT, "Partner"), (330, "2019/20"), (430, "2020/21"), font=BOLD)
    for partner, first, second in (("Council", "1,200", "1,150"), ("Police", "127", "127"), ("Health", "85", "-")):
        paper.line((LEFT, partner), (340, first), (440, second))

    (table,) = tables(read(paper))

    assert table.header_rows == 1
    assert rows(table)[1:] == [["Council", "1,200", "1,150"], ["Police", "127", "127"], ["Health", "85", "-"]]


def test_labels_over_labels_span_their_columns_and_the_numbered_text_below_is_none_of_the_table() -> None:
    paper = Paper()
    paper.line((LEFT, "Head"), (227, "Westshire"), (427, "Eastport"), font=BOLD)
    paper.line((200, "Budget"), (300, "Actual"), (400, "Budget"), (500, "Actual"), font=BOLD)
    for head, figures in (
        ("Staffing", ("1,148,700", "1,131,250", "612,300", "604,480")),
        ("Premises", ("61,200", "63,870", "33,150", "32,990")),
        ("Travel", ("18,450", "17,120", "11,300", "10,760")),
    ):
        paper.line((LEFT, head), *((200 + 100 * place, figure) for place, figure in enumerate(figures)))
    paper.y += 8
    paper.numbered("A4", "Staffing is the largest head of both areas, and travel the smallest one in the year.")

    (table,) = tables(read(paper))

    assert table.header_rows == 2
    assert table.column_labels() == [
        ("Head",),
        ("Westshire", "Budget"),
        ("Westshire", "Actual"),
        ("Eastport", "Budget"),
        ("Eastport", "Actual"),
    ]
    assert rows(table)[4] == ["Travel", "18,450", "17,120", "11,300", "10,760"]


def test_the_heading_right_above_a_table_is_its_caption_and_stays_a_heading() -> None:
    paper = Paper()
    paper.paragraph("Two services share one head and one board, which meets four times in each year of the plan.")
    paper.heading("Contributions in thousands of pounds")
    paper.table(BUDGET, [150, 80, 80, 80, 80], shaded=2, bold=2)

    document = read(paper)
    (table,) = tables(document)

    assert table.caption == "Contributions in thousands of pounds"
    assert any(isinstance(block, Heading) and block.text == table.caption for block in blocks(document))


def test_bold_ages_over_columns_of_figures_are_its_header() -> None:
    paper = Paper()
    paper.line((LEFT, "Area"), (250, "10-13"), (330, "16"), (400, "17"), (470, "All ages"), font=BOLD)
    for area, figures in (("Westshire", ("21", "77", "51", "149")), ("Eastport", ("13", "44", "29", "86"))):
        paper.line((LEFT, area), *((x, figure) for x, figure in zip((250, 330, 400, 470), figures, strict=True)))

    (table,) = tables(read(paper))

    assert (table.header_rows, rows(table)[0]) == (1, ["Area", "10-13", "16", "17", "All ages"])


def test_rules_over_and_under_tables_are_no_rules_between_rows() -> None:
    paper = Paper()
    for title, figures in (("Reserve", ("141,208", "93,129")), ("Grants", ("64,210", "58,730"))):
        paper.canvas.line(LEFT, HEIGHT - paper.y + 12, LEFT + 440, HEIGHT - paper.y + 12)
        paper.line((LEFT, title), (250, "2021/22"), (400, "2022/23"), font=BOLD)
        paper.canvas.line(LEFT, HEIGHT - paper.y + 12, LEFT + 440, HEIGHT - paper.y + 12)
        for label in ("Opening", "Paid in", "Closing"):
            paper.line((LEFT, label), (250, figures[0]), (400, figures[1]))
        paper.canvas.line(LEFT, HEIGHT - paper.y + 12, LEFT + 440, HEIGHT - paper.y + 12)
        paper.y += 60

    assert [rows(table)[1:] for table in tables(read(paper))] == [
        [[label, "141,208", "93,129"] for label in ("Opening", "Paid in", "Closing")],
        [[label, "64,210", "58,730"] for label in ("Opening", "Paid in", "Closing")],
    ]


def test_a_table_ruled_between_its_rows_only_has_its_columns_from_the_words() -> None:
    paper = Paper()
    paper.canvas.rect(LEFT, HEIGHT - 72 - 4 * 40, 440, 160)
    for index, (action, owner, when) in enumerate(
        (
            (("Action",), "Owner", "When"),
            (("Ask every school that excluded", "more than ten pupils to meet"), "Ann Lee", "July 2021"),
            (("Train the staff",), "Rob Hill", "-"),
            (("Audit twenty cases", "From each area"), "Jo Kay", "May 2021"),
        )
    ):
        top = 72 + 40 * index
        paper.canvas.line(LEFT, HEIGHT - top, LEFT + 440, HEIGHT - top)
        for line, text in enumerate(action):
            paper.at(LEFT + 4, top + 14 + 13.5 * line, text, BOLD if index == 0 else "Helvetica")
        paper.at(LEFT + 230, top + 14, owner, BOLD if index == 0 else "Helvetica")
        paper.at(LEFT + 340, top + 14, when, BOLD if index == 0 else "Helvetica")

    (table,) = tables(read(paper))

    assert table.header_rows == 1
    assert rows(table)[1:] == [
        ["Ask every school that excluded more than ten pupils to meet", "Ann Lee", "July 2021"],
        ["Train the staff", "Rob Hill", "-"],
        ["Audit twenty cases From each area", "Jo Kay", "May 2021"],
    ]


def test_rows_of_several_lines_are_whole_in_a_table_without_rules() -> None:
    paper = Paper()
    paper.line((LEFT, "Action"), (300, "Lead"), (430, "When"), font=BOLD)
    for action, lead, when in (
        (("Arrange a mock inspection of", "twenty cases from each area"), ("Helen Duffy", ""), ("June", "2021")),
        (("Gather evidence of how partners", "share what they know"), ("Jo Kay", ""), ("July", "")),
        (("Name a lead for victims",), ("Rob Hill",), ("May 2021",)),
    ):
        paper.y += 10
        for part in zip(action, lead, when, strict=True):
            paper.line(*[(x, text) for x, text in zip((LEFT, 300, 430), part, strict=True) if text])

    (table,) = tables(read(paper))

    assert [row[0] for row in rows(table)[1:]] == [
        "Arrange a mock inspection of twenty cases from each area",
        "Gather evidence of how partners share what they know",
        "Name a lead for victims",
    ]


def test_minutes_in_a_ruled_layout_are_paragraphs_with_who_is_to_act_beside_them() -> None:
    paper = Paper()
    said = [
        "Matters arising\nThe Chair thanked the officers who had written the papers for this meeting of the board.\n"
        "The manager will send the handbook to every member.\n"
        "There was no other matter arising from the minutes.\nThe minutes were agreed.",
        "Decisions\nThe board accepted the budget.\nThe board accepted the plan.\nNo other decision was asked for.",
    ]
    paper.table([["1.", said[0], "\n\n\nKV"], ["2.", said[1], ""]], [40, 380, 50], shaded=0, bold=0)

    document = read(paper)

    assert tables(document) == []
    margins = {block.text: block.margin for block in blocks(document) if isinstance(block, Paragraph) and block.margin}
    assert margins == {"The manager will send the handbook to every member.": "KV"}


def test_a_table_in_a_scan_with_a_layer_of_text_is_ruled_by_its_picture(tmp_path: Path) -> None:
    import pypdfium2

    table_rows = [["Action", "Owner"], ["Open the drop-in", "Rob Hill"], ["Audit twenty cases", "Jo Kay"]]
    drawn = Paper()
    drawn.table(table_rows, [300, 100], shaded=0)
    with pypdfium2.PdfDocument(drawn.data()) as pages:
        pages[0].render(scale=2).to_pil().save(tmp_path / "scan.png")
    scan = Paper()
    scan.canvas.drawImage(str(tmp_path / "scan.png"), 0, 0, WIDTH, HEIGHT)
    scan.unseen = True
    for index, row in enumerate(table_rows):
        y = 84.5 + index * 19.5
        scan.at(LEFT + 4, y, row[0])
        scan.at(LEFT + 304, y, row[1])

    (table,) = tables(read(scan))

    assert rows(table) == table_rows
    assert table.header_rows == 1


def test_the_tables_of_a_real_paper_are_those_of_its_word_file(real_papers: Path) -> None:
    from yjqa.ingest.docx import read_docx

    stem = "bcb-offenders-2019-12-19"
    pdf = read_pdf((real_papers / f"{stem}.pdf").read_bytes(), file=f"{stem}.pdf")
    word = read_docx((real_papers / f"{stem}.docx").read_bytes(), file=f"{stem}.docx")

    assert [rows(table) for table in tables(pdf)] == [rows(table) for table in tables(word)]


def test_an_accessibility_plan_whose_rows_are_split_over_pages_is_one_table_for_each_aim(real_papers: Path) -> None:
    path = next((real_papers / "other").glob("14-*.pdf"))
    document = read_pdf(path.read_bytes(), file=path.name)

    plan = [table for table in tables(document) if table.n_columns == 7]

    assert [(table.header_rows, table.n_rows) for table in plan] == [(1, 8), (1, 10), (1, 6)]
    assert all(row[0] for table in plan for row in rows(table))
