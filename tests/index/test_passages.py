"""Document → passages: cut where the paper is cut, each with its place."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.builders import an_action
from yjqa.document import Block, Cell, Document, Heading, ListItem, Page, Paragraph, Span, Table
from yjqa.extract import extract
from yjqa.index.model import MOST_TOKENS
from yjqa.index.passages import Passage, split
from yjqa.index.tokens import Pieces
from yjqa.ingest import read


def _count(texts: Sequence[str]) -> list[int]:
    """A word is one piece."""
    return [len(text.split()) for text in texts]


def _document(*blocks: Block) -> Document:
    return Document("plan", "The Plan", "plan.txt", "text", "0", (Page(1, blocks),))


def _split(*blocks: Block) -> list[Passage]:
    return split(_document(*blocks), [], _count)


def _at(line: int) -> Span:
    return Span(lines=(line, line))


LONG = "The board heard at length how partners across the county work together so that fewer children come to court."


def test_a_numbered_paragraph_stands_for_itself_under_its_headings() -> None:
    (passage,) = _split(
        Heading("Prevention", 1, _at(1), number="3"),
        Heading("Early help", 2, _at(2)),
        Paragraph("Referrals doubled.", _at(3), number="3.1"),
    )

    assert (passage.text, passage.context, passage.kind) == (
        "Referrals doubled.",
        "3 Prevention > Early help",
        "paragraph",
    )
    assert (passage.source.paragraph, passage.source.lines) == ("3.1", (3, 3))
    assert passage.source.section == ("Prevention", "Early help")
    assert passage.source.quote == passage.text


def test_a_list_stands_with_its_lead_in() -> None:
    (passage,) = _split(
        Paragraph("The board agreed:", _at(1), number="2.4"),
        ListItem("to meet each month", _at(2)),
        ListItem("to write a plan", _at(3)),
    )

    assert passage.text == "The board agreed:\n• to meet each month\n• to write a plan"
    assert (passage.kind, passage.source.lines, passage.source.paragraph) == ("list", (1, 3), "2.4")


def test_a_long_list_is_cut_between_items_and_repeats_its_lead_in_but_not_its_place() -> None:
    items = [ListItem(f"item {number} " + "word " * 30, _at(number + 2)) for number in range(9)]

    passages = _split(Paragraph("The priorities are:", _at(1)), *items)

    assert len(passages) > 1
    assert all(passage.text.startswith("The priorities are:\n• item") for passage in passages)
    assert passages[0].source.lines is not None and passages[0].source.lines[0] == 1
    assert passages[1].source.lines is not None and passages[1].source.lines[0] > 2
    assert "".join(passage.text for passage in passages).count("• item") == 9


def test_a_table_row_says_its_headers_and_stands_at_its_cells() -> None:
    rows = [["Partner", "Cash"], ["Police", "£1,000"], ["Health", ""]]
    cells = tuple(
        Cell(row, column, _at(row + 1), (Paragraph(text, _at(row + 1)),) if text else ())
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )

    police, health = _split(Table(cells, _at(1), header_rows=1, caption="Contributions"))

    assert (police.text, police.kind) == ("Partner: Police; Cash: £1,000", "row")
    assert police.context == "Contributions"
    assert police.source.table is not None and police.source.table.row == 0
    assert police.source.lines == (2, 2)
    assert health.text == "Partner: Health"


def test_short_neighbours_go_together_and_long_paragraphs_stand_alone() -> None:
    together, alone = _split(
        Paragraph("Contact:", _at(1)),
        Paragraph("Ann Poole", _at(2)),
        Paragraph("ann.poole@westshire.example", _at(3)),
        Paragraph(LONG + " " + LONG, _at(4)),
    )

    assert together.text == "Contact:\nAnn Poole\nann.poole@westshire.example"
    assert together.source.lines == (1, 3)
    assert alone.text == LONG + " " + LONG


def test_an_item_of_an_agenda_keeps_who_presents_it() -> None:
    passages = _split(
        ListItem("Serious violence " + "update " * 60, _at(1), marker="6."),
        Paragraph("Rob Hill", _at(2)),
        ListItem("Knife crime " + "update " * 60, _at(3), marker="7."),
        Paragraph("Ann Poole", _at(4)),
    )

    assert [passage.text.split("\n")[-1] for passage in passages] == ["Rob Hill", "Ann Poole"]


def test_a_heading_with_nothing_under_it_is_found_too() -> None:
    (passage,) = _split(Heading("Agenda", 1, _at(1)), Heading("Any other business", 2, _at(2), number="9"))

    assert (passage.text, passage.context) == ("9 Any other business", "Agenda")


def test_a_long_paragraph_is_cut_at_the_ends_of_sentences_and_loses_nothing() -> None:
    sentences = [f"Dr. A. Poole said 50% vs. 47% in sentence {number} {'that ' * 30}it works." for number in range(20)]

    passages = _split(Paragraph(" ".join(sentences), _at(1)))

    assert len(passages) > 1
    assert " ".join(passage.text for passage in passages) == " ".join(sentences)
    assert all(passage.text.startswith("Dr. A. Poole said") and passage.text.endswith("works.") for passage in passages)


def test_who_is_named_in_the_margin_is_searched_and_not_shown() -> None:
    (passage,) = _split(Paragraph("To write the plan.", _at(1), number="4.2", margin="RH"))

    assert passage.text == "To write the plan."
    assert "RH" in passage.searched


def test_a_passage_is_on_the_page_where_it_begins_with_the_box_of_what_stands_there() -> None:
    blocks = (
        Paragraph("The board agreed:", Span(2, bbox=(50, 700, 300, 712))),
        ListItem("to meet", Span(2, bbox=(60, 720, 250, 732))),
        ListItem("to write", Span(3, bbox=(60, 50, 250, 62))),
    )
    document = Document("plan", "The Plan", "plan.pdf", "pdf", "0", (Page(1), Page(2, blocks, label="ii"), Page(3)))

    (passage,) = split(document, [], _count)

    assert (passage.source.page, passage.source.page_label) == (2, "ii")
    assert passage.source.bbox == (50, 700, 300, 732)


def test_a_record_is_said_as_a_sentence_that_leads_to_it() -> None:
    action = an_action("Draft the strategy", "Rob Hill", due="May 2024")

    (passage,) = split(_document(), [action], _count)

    assert (passage.kind, passage.record, passage.source) == ("record", action.id, action.source)
    assert passage.text == "Action for Rob Hill: Draft the strategy; due May 2024."


@pytest.mark.parametrize("text", ["word " * 5000, "x" * 50_000, "A. " * 5000, "no.end.at.all." * 2000], ids=len)
def test_no_text_makes_a_passage_over_the_models_limit(text: str) -> None:
    pieces = Pieces()
    heading = Heading("A heading of many words " * 20, 1, _at(1))

    passages = split(_document(heading, Paragraph(text, _at(2)), ListItem(text, _at(3))), [], pieces.counts)

    assert max(pieces.counts([passage.searched for passage in passages])) <= MOST_TOKENS - 2


def test_no_passage_of_the_real_papers_is_over_the_models_limit_or_without_its_place(real_papers: Path) -> None:
    pieces = Pieces()
    for paper in sorted(real_papers.glob("*.*")):
        document = read(paper)
        passages = split(document, extract(document).records if paper.suffix == ".txt" else [], pieces.counts)

        assert max(pieces.counts([passage.searched for passage in passages])) <= MOST_TOKENS - 2
        assert all(passage.text for passage in passages)
        if paper.suffix == ".txt":
            lines = [line for line in (passage.source.lines for passage in passages) if line]
            assert len(lines) == len(passages)
        if paper.suffix == ".pdf":
            assert all(passage.source.page and passage.source.bbox for passage in passages)
