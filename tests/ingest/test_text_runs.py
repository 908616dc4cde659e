"""Tables of words in plain text that a tool printed line by line, without blanks between their cells."""

from yjqa.document import Table
from yjqa.ingest.text import read_text


def tables(text: str) -> list[Table]:
    document = read_text(text.encode(), file="paper.txt")
    return [place.block for place in document.places() if isinstance(place.block, Table)]


def grid(table: Table) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


def test_cells_printed_line_by_line_stand_in_their_columns_again() -> None:
    [table] = tables(
        "Action plan\n"
        "No. Action Lead Timescale Progress BRAG\n"
        "Recommendation 1: The board should see to it that its members stay.\n"
        "1.1 Rewrite the\n"
        "terms of reference and\n"
        "induction pack\n"
        "Director of\n"
        "Schools\n"
        "Feb 2026 Signed off by\n"
        "members\n"
        "B\n"
        "1.2 Visit the service\n"
        "twice a year\n"
        "Ann Reed June 2026 5 of 9 visits\n"
        "done\n"
        "G\n"
        "Recommendation 2: Assessments must get better.\n"
        "2.1 Train all who\n"
        "hold cases\n"
        "Practice Lead 31 March\n"
        "2026\n"
        "In place G\n"
    )

    assert [row for row in grid(table)[1:] if row[0] != row[1]] == [
        [
            "1.1",
            "Rewrite the terms of reference and induction pack",
            "Director of Schools",
            "Feb 2026",
            "Signed off by members",
            "B",
        ],
        ["1.2", "Visit the service twice a year", "Ann Reed", "June 2026", "5 of 9 visits done", "G"],
        ["2.1", "Train all who hold cases", "Practice Lead", "31 March 2026", "In place", "G"],
    ]
    assert [cell.column_span for cell in table.cells if cell.text.startswith("Recommendation")] == [6, 6]


def test_a_table_with_one_cell_a_line_needs_no_cell_for_what_is_blank() -> None:
    [table] = tables(
        "Ref\nAction\nOwner\nBy when\nStatus\n"
        "A1\nAgree a single front door for all who ask for help\nAnn Reed\n31/10/2026\nOpen\n"
        "A2\nPublish a directory of what can be done\nComms Officer\nOpen\n"
        "A3\nReview the terms of the panel\nRob Hill\nDec 2026\nComplete\n"
        "The rest of this paper tells how the year went, and what the board made of it when it met.\n"
    )

    assert grid(table)[2:] == [
        ["A2", "Publish a directory of what can be done", "Comms Officer", "", "Open"],
        ["A3", "Review the terms of the panel", "Rob Hill", "Dec 2026", "Complete"],
    ]


def test_where_two_texts_beside_one_another_could_be_cut_anywhere_they_are_not() -> None:
    assert not tables(
        "Objective\n6 month progress\nForward actions\nRAG\n"
        "Reduce arrests\nHomes have signed\nArrests fell\nWrite to the rest\nGreen\n"
        "Raise school places\nLaptops were lent\nSchools were closed\nRed\n"
        "Hear each victim\nMeetings suit most\nNobody was left out\nWrite again\nAmber\n"
    )
