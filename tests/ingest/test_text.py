"""Papers as PDF-to-text tools leave them, read back into what they were."""

from pathlib import Path

import pytest

from yjqa.document import Block, Document, Heading, ListItem, Paragraph, Table
from yjqa.errors import EmptyPaper
from yjqa.ingest.text import read_text


def read(text: str | bytes) -> Document:
    data = text if isinstance(text, bytes) else text.encode()
    return read_text(data, file="paper.txt")


def blocks(text: str | bytes) -> list[Block]:
    return [block for page in read(text).pages for block in page.blocks]


def paragraphs(text: str | bytes) -> list[tuple[str | None, str]]:
    return [(block.number, block.text) for block in blocks(text) if isinstance(block, Paragraph)]


def items(text: str) -> list[str]:
    return [block.text for block in blocks(text) if isinstance(block, ListItem)]


def headings(text: str) -> list[tuple[str | None, str]]:
    return [(block.number, block.text) for block in blocks(text) if isinstance(block, Heading)]


WRAPPED = """The board heard that referrals to the prevention team had risen over the summer and
that most came from schools in the east of the county. Members asked for a
breakdown by district."""


def test_wrapped_lines_are_one_paragraph_with_the_lines_where_it_stands() -> None:
    block = blocks("Summary\n\n" + WRAPPED)[1]

    assert isinstance(block, Paragraph)
    assert block.text == WRAPPED.replace("\n", " ")
    assert block.span.lines == (3, 5)
    assert block.span.page is None


def test_a_paragraph_with_an_empty_line_after_each_of_its_lines_is_one_paragraph() -> None:
    spaced = "4.3 " + WRAPPED.replace("\n", "\n\n") + "\n\n4.4 The next report is due in May.\n"

    assert paragraphs(spaced) == [
        ("4.3", WRAPPED.replace("\n", " ")),
        ("4.4", "The next report is due in May."),
    ]


@pytest.mark.parametrize("page_break", ["\f", " "])
def test_a_paragraph_that_a_page_break_cuts_is_joined(page_break: str) -> None:
    first, second = "The partnership will publish its plan and\n", "consult young people on it before the summer.\n"

    assert paragraphs(first + page_break + second) == [(None, (first + second).replace("\n", " ").strip())]


def test_running_footers_and_page_numbers_are_set_aside() -> None:
    page = "{}\n\nRegistered office: 1 Quay Street, Eastport     {}\n\f"
    text = "".join(
        page.format(words, n) for n, words in enumerate(["The first year went well.", "The second did not."])
    )

    assert [block[1] for block in paragraphs(text)] == ["The first year went well.", "The second did not."]


def test_numbers_stacked_before_their_paragraphs_are_given_back_in_order() -> None:
    text = """2. MAIN ISSUES

2.1



2.2

The first issue is that fewer families were reached than in the year before.

The second issue is that two posts stood empty until the autumn.
"""

    assert paragraphs(text) == [
        ("2.1", "The first issue is that fewer families were reached than in the year before."),
        ("2.2", "The second issue is that two posts stood empty until the autumn."),
    ]


def test_a_number_alone_belongs_to_the_title_or_paragraph_below_it() -> None:
    text = """3

Prevention in schools

3.1

Every secondary school now has a named worker.

3.2

ACTION: Rob Hill to write to the two that have not met theirs.
"""

    assert headings(text) == [("3", "Prevention in schools")]
    assert [number for number, _ in paragraphs(text)] == ["3.1", "3.2"]


def test_figures_that_a_chart_left_are_neither_numbers_nor_headings_nor_glued_to_sentences() -> None:
    text = """Custody fell in all three districts over the year, which the board welcomed.

0.16
0.25

0.36

Eastport Northport Westport

Use of custody

Remands rose slightly.
"""

    found = blocks(text)

    assert not [block for block in found if isinstance(block, Heading)]
    assert paragraphs(text)[0][1].endswith("welcomed.")
    assert (None, "0.16") in paragraphs(text)
    assert (None, "Remands rose slightly.") in paragraphs(text)


def test_bullets_stranded_before_their_items_are_given_to_them() -> None:
    text = """The board does this for three reasons:
•

•

•

It brings the right people together.
It can move money between budgets.
It answers to elected members.
"""

    assert items(text) == [
        "It brings the right people together.",
        "It can move money between budgets.",
        "It answers to elected members.",
    ]


def test_items_whose_bullet_was_dropped_are_told_by_the_blanks_that_it_leaves() -> None:
    text = "The report is to:\n\n update members on staffing;\n\n ask for a decision on premises.\n"

    assert items(text) == ["update members on staffing;", "ask for a decision on premises."]


def test_private_use_bullets_and_dashes_open_items() -> None:
    assert items("Next steps:\n\n\uf0b7 Agree the budget\n\n- Appoint a chair\n") == [
        "Agree the budget",
        "Appoint a chair",
    ]


@pytest.mark.parametrize(
    "data",
    [
        "It’s £5 – “more”".encode(),
        "It’s £5 – “more”".encode("cp1252"),
        "It’s £5 ".encode() + "– “more”".encode("cp1252"),  # pasted together from two files
        "It’s £5 – “more”".encode("utf-8-sig"),
        "It’s £5 – “more”".encode("utf-16"),
    ],
)
def test_text_in_any_usual_encoding_reads_the_same(data: bytes) -> None:
    assert paragraphs(data) == [(None, "It’s £5 – “more”")]


def test_initials_in_the_margin_stay_with_the_paragraph_that_they_stand_beside() -> None:
    margin = " " * 100
    text = f"""{margin}Action
1. Matters arising
   a) The lease has been signed and a copy sent to
{margin}RH
      the county council for its records.
   b) Recruitment to the two posts will start once the              {" " * 36}RH/
      budget is agreed.{" " * 77}KP
"""

    found = {block.text: block.margin for block in blocks(text) if isinstance(block, ListItem)}

    assert found["The lease has been signed and a copy sent to the county council for its records."] == "RH"
    assert found["Recruitment to the two posts will start once the budget is agreed."] == "RH/KP"


def test_lists_printed_beside_one_another_are_read_one_after_the_other() -> None:
    text = """Present:                      Members of the public:

Ann Reed (AR)                 Carol Page
Tom Lee (TL)                  Dev Patel
Sue Gray (SG)                 Eve Short
"""

    assert [words for _, words in paragraphs(text)] == [
        "Present:",
        "Ann Reed (AR)",
        "Tom Lee (TL)",
        "Sue Gray (SG)",
        "Members of the public:",
        "Carol Page",
        "Dev Patel",
        "Eve Short",
    ]


def test_a_file_with_nothing_written_in_it_says_so() -> None:
    with pytest.raises(EmptyPaper, match=r"paper\.txt"):
        read(b" \n\f\n")


def test_the_real_papers_number_their_paragraphs_as_printed(papers: Path) -> None:
    document = read_text((papers / "bcb-offenders-2019-12-19.txt").read_bytes(), file="b.txt")

    numbers = [
        place.block.number
        for place in document.places()
        if isinstance(place.block, Paragraph | Heading) and place.block.number and "." in place.block.number
    ]

    assert numbers == sorted(numbers, key=lambda number: [int(part) for part in number.split(".")])
    assert len(numbers) == len(set(numbers)) > 60


def test_the_real_pooled_budget_is_read_cell_for_cell_as_in_the_word_file(papers: Path) -> None:
    docx = pytest.importorskip("docx")
    document = read_text((papers / "cambs-pboro-plan-2017-18.txt").read_bytes(), file="c.txt")
    tables = [place.block for place in document.places() if isinstance(place.block, Table)]
    expected = [
        [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows]
        for table in docx.Document(str(papers / "cambs-pboro-plan-2017-18.docx")).tables
        if len(table.columns) > 5 and "£" in table.rows[2].cells[2].text + table.rows[2].cells[1].text
    ]

    found = [[[cell.flat if cell else "" for cell in row] for row in table.grid()] for table in tables]

    assert len(expected) == 3
    for table in expected:
        assert table in found


@pytest.fixture
def papers() -> Path:
    folder = Path(__file__).parents[2].parent / "shared" / "papers"
    if not folder.is_dir():
        pytest.skip("the real papers are not beside the project")
    return folder


def test_a_line_marked_as_an_action_begins_a_paragraph_even_where_none_ended() -> None:
    text = "The letter had gone out and the answer of the county was\nACTION: AB to ask again\nACTION CD will write to the school\nAP12 first of the list\nAP13 second of the list"

    assert [words for _, words in paragraphs(text)] == [
        "The letter had gone out and the answer of the county was",
        "ACTION: AB to ask again",
        "ACTION CD will write to the school",
        "AP12 first of the list",
        "AP13 second of the list",
    ]


def test_initials_behind_a_tab_are_the_margin_of_a_line_that_is_no_row_of_a_table() -> None:
    text = "3.1 Ann asked for the figures of the last year to be sent.\tAB\n\n3.2 The gate will be mended by the caretaker before term.\tCD/EF\n\n3.3 The letter to the county was read and agreed by all.\tAB\n"

    margins = [block.margin for block in blocks(text) if isinstance(block, Paragraph)]

    assert margins == ["AB", "CD/EF", "AB"]


def test_lines_of_stars_hold_no_words_and_harm_none() -> None:
    rule = "*" * 72

    assert paragraphs(f"{rule}\n{rule}\n\nThe board met in May.\n")[-1][1] == "The board met in May."
