"""Questions about agendas, attendance and contacts, over small papers written here."""

from collections.abc import Iterator
from datetime import date

import pytest

from tests.ask.asking import answer_of, library_of
from tests.builders import a_paper_of, a_source
from tests.extract.blocks import heading, paragraph, table
from yjqa.ask.facts import agendas, attendance, contacts, membership
from yjqa.ask.knowledge import Knowledge
from yjqa.document import Block, ListItem, Span
from yjqa.paper import Paper
from yjqa.records import Meeting, Person

HERE = Span(page=1)


def _item(number: int, text: str) -> ListItem:
    return ListItem(text, HERE, f"{number}.")


LISTED = (
    heading("Westshire Safety Board, 10 July 2024", 1),
    _item(1, "Welcome and apologies"), paragraph("Jo Marsh"), paragraph("5"),
    _item(2, "Lights on the towpath – deep dive"), paragraph("Rob Hill &"), paragraph("Lucy Moss"), paragraph("20"),
    _item(3, "Knife bins – to follow"), paragraph("Sean Green"), paragraph("10"),
    _item(4, "Any other business"), paragraph("All"), paragraph("5"),
    paragraph("For any enquiries about the meeting, please email:"),
    paragraph("board@westshire.example marked FAO Dan Wood."),
)  # fmt: skip
TABLED = (
    heading("Eastport Crime Panel", 1),
    heading("AGENDA"),
    table(
        ("Item", "", "Lead", "Time"),
        ("1", "Welcome", "Chair", "9.30"),
        ("2", "Street lighting", "Lucy Moss", "9.40"),
        ("3", "Budget", "Sean Green", "10.10"),
        ("4", "Close", "Chair", "10.30"),
    ),
    heading("Minutes of the meeting held on 5 March 2024"),
    heading("Present"),
    paragraph("Lucy Moss (LM), Head of Delivery"),
    paragraph("Sean Green, Panel member"),
    paragraph("Apologies: Rob Hill"),
    heading("1. Welcome"),
    paragraph("Jo Marsh had written in."),
)


PLANNED = (
    heading("Dates and plan"),
    table(
        ("Slot", "Tuesday 4 February 2025", "Tuesday 6 May 2025"),
        ("Focus", "Canal safety", "Bus stations"),
        ("Open item", "Reading scheme", ""),
    ),
)


def _paper(id: str, title: str, day: date, *blocks: Block) -> Paper:
    people = tuple(
        Person(id=f"{id}:{name}", source=a_source(id), name=name)
        for name in ("Rob Hill", "Lucy Moss", "Sean Green", "Jo Marsh")
    )
    later = Meeting(
        id=f"{id}:later",
        source=a_source(id, quote="5 August 2025"),
        body=title,
        date=date(2025, 8, 5),
        meeting_kind="future",
    )
    return a_paper_of(id, blocks, *people, later, title=title, date=day)


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    papers = (
        _paper("westshire", "Westshire Safety Board", date(2024, 7, 10), *LISTED, *PLANNED),
        _paper("eastport", "Eastport Crime Panel", date(2024, 6, 5), *TABLED),
    )
    with library_of(tmp_path_factory.mktemp("store"), *papers) as library:
        yield library.knowledge()


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("what's on the agenda for the Westshire safety board on 10 July 2024?", 4),
        ("What is on the Eastport panel agenda", 4),
    ],
)
def test_an_agenda_is_listed_whole(question: str, items: int, knowledge: Knowledge) -> None:
    answer = answer_of(agendas.propose, question, knowledge)

    assert answer is not None
    assert answer.table is not None
    assert len(answer.table.rows) == items == len(answer.citations)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("who is doing the towpath item?", "Rob Hill & Lucy Moss"),
        ("How long is the knife bins item?", "10 minutes"),
        ("what time is the street lighting item on the Eastport agenda", "9.40"),
        ("what is item 3 on the Westshire agenda", "Knife bins"),
        ("Which item is Lucy Moss presenting to the Eastport panel?", "Street lighting"),
        ("How long is the Westshire agenda if you add up the timings?", "40 minutes: 5 + 20 + 10 + 5"),
    ],
)
def test_what_an_agenda_says_of_an_item_is_told(question: str, said: str, knowledge: Knowledge) -> None:
    answer = answer_of(agendas.propose, question, knowledge)

    assert answer is not None
    assert answer.found
    assert said in answer.text


def test_a_paper_that_is_only_announced_is_not_found(knowledge: Knowledge) -> None:
    answer = answer_of(agendas.propose, "what does the knife bins paper say", knowledge)

    assert answer is not None
    assert not answer.found
    assert "to follow" in answer.text


def test_who_was_there_and_who_was_not_are_told_apart(knowledge: Knowledge) -> None:
    here = answer_of(attendance.propose, "who was present at the Eastport panel in March 2024?", knowledge)
    gone = answer_of(attendance.propose, "who sent apologies to the Eastport crime panel?", knowledge)

    assert here is not None
    assert here.text == "Present: Lucy Moss [1]; Sean Green [2]."
    assert gone is not None
    assert gone.text == "Apologies: Rob Hill [1]."


def test_whether_somebody_was_there_is_said_as_the_list_says_it(knowledge: Knowledge) -> None:
    answer = answer_of(attendance.propose, "did Rob Hill attend the Eastport crime panel?", knowledge)

    assert answer is not None
    assert answer.text == "Rob Hill sent apologies [1]."


@pytest.mark.parametrize(
    "question",
    [
        "who was present at the Eastport panel in June 2024?",  # the list in that paper is of March
        "who attended the Westshire safety board",
        "who presented the lighting paper?",
    ],
)
def test_attendance_that_no_list_gives_is_left_to_others(question: str, knowledge: Knowledge) -> None:
    assert answer_of(attendance.propose, question, knowledge) is None


def test_the_contact_that_a_paper_prints_is_given(knowledge: Knowledge) -> None:
    answer = answer_of(contacts.propose, "who do I email about the Westshire safety board meeting?", knowledge)

    assert answer is not None
    assert "board@westshire.example marked FAO Dan Wood" in answer.text


def test_a_paper_without_a_contact_gives_none(knowledge: Knowledge) -> None:
    assert answer_of(contacts.propose, "who do I contact about the Eastport crime panel?", knowledge) is None


def test_a_meeting_without_an_agenda_has_what_a_forward_plan_puts_down_for_it(knowledge: Knowledge) -> None:
    answer = answer_of(agendas.propose, "what will be discussed at the Westshire board in February 2025?", knowledge)

    assert answer is not None
    assert answer.found
    assert answer.table is not None
    assert [row[1] for row in answer.table.rows] == ["Canal safety", "Reading scheme"]


def test_the_agenda_of_a_meeting_of_which_only_the_day_is_known_is_not_found(knowledge: Knowledge) -> None:
    answer = answer_of(
        agendas.propose, "What is on the agenda of the Westshire Safety Board on 5 August 2025?", knowledge
    )

    assert answer is not None
    assert not answer.found
    assert "5 August 2025" in answer.text


def test_those_present_stand_for_the_members_where_no_list_of_members_is_held(knowledge: Knowledge) -> None:
    answer = answer_of(membership.propose, "who sits on the Eastport Crime Panel?", knowledge)

    assert answer is not None
    assert "Lucy Moss" in answer.text
    assert "Rob Hill" not in answer.text
    assert any("no list of its members" in note for note in answer.notes)
