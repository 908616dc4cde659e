from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.ingest.typeset import BOLD, HEIGHT, LEFT, PLAIN, RIGHT, WIDTH, Paper, wrapped
from yjqa.document import Document, Heading, ListItem, Paragraph
from yjqa.errors import DamagedPaper, EmptyPaper, EncryptedPaper, PaperTooLarge, ScannedPaper
from yjqa.ingest.pdf import read_pdf

LONG = (
    "The partnership met four times in the year and heard each time how the services had fared, what the courts and "
    "the schools had asked of them, and which of their plans had to wait for want of staff or of rooms."
)


def read(paper: Paper) -> Document:
    return read_pdf(paper.data(), file="paper.pdf")


def blocks(document: Document) -> list[object]:
    return [place.block for place in document.places()]


def texts(document: Document) -> list[str]:
    return [block.text for block in blocks(document) if isinstance(block, Heading | Paragraph | ListItem)]


def test_lines_become_paragraphs_and_each_knows_its_page_and_box() -> None:
    paper = Paper()
    paper.paragraph(LONG)
    paper.page()
    paper.paragraph("A second page holds one sentence.")

    document = read(paper)

    assert texts(document) == [LONG, "A second page holds one sentence."]
    first, second = (block.span for block in blocks(document) if isinstance(block, Paragraph))
    assert (first.page, second.page) == (1, 2)
    assert first.bbox is not None
    x0, top, x1, bottom = first.bbox
    assert round(x0) == LEFT and top < 72 < bottom < 115 and x1 <= RIGHT


def test_numbers_that_hang_at_the_left_belong_to_their_paragraphs_and_headings() -> None:
    paper = Paper()
    paper.line((LEFT, "3"), (LEFT + 36, "Background"), font=BOLD)
    paper.y += 8
    paper.numbered("3.1", LONG)
    paper.line((LEFT, "3b"), (LEFT + 36, "What has changed since"), font=BOLD)
    paper.y += 8
    paper.numbered("3.2", "The figures for the year are not in yet.")

    document = read(paper)

    numbered = [(type(b), b.number, b.text) for b in blocks(document) if isinstance(b, Heading | Paragraph)]
    assert numbered == [
        (Heading, "3", "Background"),
        (Paragraph, "3.1", LONG),
        (Heading, "3b", "What has changed since"),
        (Paragraph, "3.2", "The figures for the year are not in yet."),
    ]


def test_headings_are_nested_by_their_size() -> None:
    paper = Paper()
    paper.heading("Youth justice plan", 18)
    paper.heading("Performance", 14)
    paper.heading("Custody", 11)
    paper.paragraph(LONG)

    document = read(paper)

    section = next(place.section for place in document.places() if isinstance(place.block, Paragraph))
    assert section == ("Youth justice plan", "Performance", "Custody")
    assert document.title == "Youth justice plan"


def test_bullets_are_list_items_and_their_lines_hang_together() -> None:
    paper = Paper()
    for text in (
        "Rob Hill to agree the terms of a review of all the rooms in which children are seen by the Service",
        "Ask for help",
    ):
        paper.at(LEFT, paper.y, "•")
        for line in wrapped(text, RIGHT - LEFT - 18):
            paper.line((LEFT + 18, line))

    items = [block for block in blocks(read(paper)) if isinstance(block, ListItem)]

    assert [item.marker for item in items] == ["•", "•"]
    assert items[1].text == "Ask for help"
    assert items[0].text.endswith("seen by the Service")


def test_running_lines_are_set_aside_and_the_printed_number_is_the_pages_label() -> None:
    paper = Paper()
    for number in range(5, 9):
        paper.at(LEFT, 30, "Westshire partnership: papers for the board", size=8)
        paper.paragraph(f"Part {number}. {LONG * (number - 4)}")
        paper.at(290, HEIGHT - 30, f"Page {number}", size=9)
        paper.page()

    document = read(paper)

    assert [page.label for page in document.pages] == ["5", "6", "7", "8"]
    assert texts(document) == [f"Part {number}. {LONG * (number - 4)}" for number in range(5, 9)]


def test_the_files_own_page_labels_come_before_the_printed_numbers(corpus: Path) -> None:
    pack = next(corpus.glob("*board-pack*.pdf"))
    document = read_pdf(pack.read_bytes(), file=pack.name)

    assert [page.label for page in document.pages[:4]] == ["i", "ii", "1", "2"]


def test_two_columns_are_read_one_after_the_other() -> None:
    paper = Paper()
    words = LONG.split()
    left = " ".join(["Left:", *words, *words])
    right = " ".join(["Right:", *words, *words])
    paper.heading("A briefing over both columns of the page", 16)
    top = paper.y
    paper.paragraph(left, right=LEFT + 220)
    paper.y = top
    paper.paragraph(right, x=LEFT + 255)

    assert texts(read(paper)) == ["A briefing over both columns of the page", left, right]


def test_a_paragraph_over_a_page_break_is_one_and_stands_where_it_begins() -> None:
    paper = Paper()
    lines = wrapped(LONG, RIGHT - LEFT)
    paper.y = HEIGHT - 90
    for line in lines[:2]:
        paper.line((LEFT, line))
    paper.at(290, HEIGHT - 30, "1", size=9)
    paper.page()
    for line in lines[2:]:
        paper.line((LEFT, line))
    paper.at(290, HEIGHT - 30, "2", size=9)

    document = read(paper)

    assert texts(document) == [LONG]
    assert [len(page.blocks) for page in document.pages] == [1, 0]


def test_initials_in_a_margin_without_rules_stand_with_their_paragraph() -> None:
    paper = Paper()
    for who in ("", "RH", "", "JA/MK"):
        top = paper.y
        paper.paragraph(LONG, right=RIGHT - 70)
        paper.at(RIGHT - 40, top + 13.5, who)

    document = read(paper)

    assert [block.margin for block in blocks(document) if isinstance(block, Paragraph)] == [None, "RH", None, "JA/MK"]
    assert texts(document) == [LONG] * 4


def test_a_hyphen_at_a_lines_end_stays_where_the_paper_writes_the_word_with_it() -> None:
    paper = Paper()
    paper.paragraph("Rates of re-offending fell. The programme ended.")
    paper.line((LEFT, "Members heard that the rate at which children are re-"))
    paper.line((LEFT, "offending fell in both areas, and that the new pro-"))
    paper.line((LEFT, "gramme helped."))
    for _ in range(40):
        paper.line((LEFT, "In each of the lines of this paper the words run on to the fol-"))

    text = " ".join(texts(read(paper)))

    assert "children are re-offending fell" in text
    assert "the new programme helped" in text


def test_a_superscript_mark_does_not_run_into_the_figure_before_it() -> None:
    paper = Paper()
    x = LEFT
    for text, size in (
        ("The rate fell to 231", 11),
        ("3", 6),
        (" per 100,000 on the 22", 11),
        ("nd", 6),
        (" of May.", 11),
    ):
        paper.at(x, paper.y - (4 if size == 6 else 0), text, size=size)
        x += stringWidth(text, PLAIN, size)

    assert texts(read(paper)) == ["The rate fell to 231 per 100,000 on the 22nd of May."]


def test_a_page_that_is_shown_turned_is_read_as_it_is_shown() -> None:
    paper = Paper()
    paper.canvas.setPageRotation(90)
    paper.canvas.rotate(90)
    paper.canvas.translate(0, -WIDTH)
    paper.canvas.setFont("Helvetica", 11)
    paper.canvas.drawString(60, WIDTH - 80, "A landscape page")

    (block,) = blocks(read(paper))

    assert isinstance(block, Paragraph) and block.text == "A landscape page"
    assert block.span.bbox is not None and [round(x) for x in block.span.bbox[:2]] == [60, 72]


def test_words_damaged_by_a_fonts_code_table_are_mended(real_papers: Path) -> None:
    path = next((real_papers / "other").glob("06-*.pdf"))

    text = " ".join(texts(read_pdf(path.read_bytes(), file=path.name)))

    assert "previous meeting" in text and "better support" in text and "time-frame for completion" in text
    assert "meeUng" not in text and "maFer" not in text


def test_a_capital_inside_a_name_is_left_alone() -> None:
    paper = Paper()
    paper.paragraph("Jo McKeon and Ann MacDonald met PaDs and the LaserJet team about the meeting and the committee.")

    assert texts(read(paper))[0].startswith("Jo McKeon and Ann MacDonald met PaDs and the LaserJet team")


@pytest.mark.parametrize("name", ["20-*.pdf", "21-*.pdf", "22-*scanned.pdf"])
def test_a_paper_of_pictures_or_outlined_letters_says_what_to_install(real_papers: Path, name: str) -> None:
    path = next((real_papers / "other").glob(name))

    with pytest.raises(ScannedPaper, match=r"no page holds text.*Install tesseract.*--ocr"):
        read_pdf(path.read_bytes(), file=path.name)


def test_a_picture_among_pages_with_text_is_named_in_the_warnings(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (40, 40), "grey").save(tmp_path / "scan.png")
    paper = Paper()
    paper.paragraph(LONG)
    paper.page()
    paper.canvas.drawImage(str(tmp_path / "scan.png"), 0, 0, WIDTH, HEIGHT)
    paper.page()
    paper.paragraph("The last page.")

    document = read(paper)

    (warning,) = document.warnings
    assert warning.startswith("paper.pdf: page 2 holds no text") and "tesseract" in warning
    assert texts(document) == [LONG, "The last page."]


def test_a_picture_with_nothing_but_a_printed_page_number_is_a_page_without_text(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (40, 40), "grey").save(tmp_path / "scan.png")
    paper = Paper()
    for number in range(1, 5):
        if number == 3:
            paper.canvas.drawImage(str(tmp_path / "scan.png"), 0, 0, WIDTH, HEIGHT)
        else:
            paper.paragraph(f"Part {number}. {LONG * number}")
        paper.at(290, HEIGHT - 30, f"Page {number}", size=9)
        paper.page()

    document = read(paper)

    assert document.warnings[0].startswith("paper.pdf: page 3 holds no text")
    assert document.pages[2].label == "3"


def test_an_encrypted_paper_opens_with_its_password_only() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    paper = Paper(encrypt=StandardEncryption("summer", ownerPassword="winter", strength=128))
    paper.paragraph("Behind a password.")
    data = paper.data()

    assert texts(read_pdf(data, file="paper.pdf", password="summer")) == ["Behind a password."]
    with pytest.raises(EncryptedPaper, match="--password"):
        read_pdf(data, file="paper.pdf")
    with pytest.raises(EncryptedPaper, match="does not open it"):
        read_pdf(data, file="paper.pdf", password="autumn")


def test_damaged_empty_and_overlong_papers_are_refused_with_a_reason() -> None:
    whole = Paper()
    whole.paragraph(LONG)
    whole.page()
    whole.paragraph(LONG)
    data = whole.data()

    with pytest.raises(DamagedPaper, match=r"cut\.pdf: the PDF is damaged"):
        read_pdf(data[:300], file="cut.pdf")
    with pytest.raises(PaperTooLarge, match="2 pages are more than the limit of 1"):
        read_pdf(data, file="long.pdf", max_pages=1)
    blank = Paper()
    blank.page()
    with pytest.raises(EmptyPaper):
        read(blank)
