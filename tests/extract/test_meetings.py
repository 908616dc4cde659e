from datetime import date
from pathlib import Path

from yjqa.document import Block
from yjqa.extract.facts import Facts
from yjqa.extract.held import held_meetings, meeting_at
from yjqa.extract.meetings import find_meetings
from yjqa.ingest import read
from yjqa.records import Meeting

from .small_papers import a_document, heading, item, paragraph, table


def meetings(*blocks: Block, year: int = 2019) -> list[Meeting]:
    return list(find_meetings(a_document(*blocks), Facts(date=date(year, 7, 10))))


def test_a_heading_with_a_body_a_date_a_time_and_a_place_is_a_meeting_held() -> None:
    (meeting,) = meetings(
        heading("Westshire Safety Board (WSB)"),
        heading("Wednesday 10th April 2019, 14:00 – 16:00, Town Hall, Eastport"),
    )

    assert (meeting.body, meeting.date, meeting.time, meeting.venue, meeting.meeting_kind) == (
        "Westshire Safety Board",
        date(2019, 4, 10),
        "14:00 – 16:00",
        "Town Hall, Eastport",
        "held",
    )


def test_a_heading_set_out_as_labels_is_a_meeting_held() -> None:
    (meeting,) = meetings(
        table(
            ("Title of Meeting", "Youth Board"),
            ("Date", "26 May 2016"),
            ("Time", "11.15am"),
            ("Place", "Mill Hall"),
            header_rows=0,
        )
    )

    assert (meeting.body, meeting.date, meeting.time, meeting.venue) == (
        "Youth Board",
        date(2016, 5, 26),
        "11.15am",
        "Mill Hall",
    )


def test_a_weekday_settles_the_year_that_is_not_printed() -> None:
    (meeting,) = meetings(heading("Youth Board"), heading("Wednesday 10th July, 13:30, Town Hall"), year=2020)

    assert meeting.date == date(2019, 7, 10)


def test_a_list_of_dates_to_come_gives_future_meetings_at_one_place() -> None:
    found = meetings(
        heading("Youth Board, 10 July 2019"),
        heading("Dates of future meetings"),
        item("Wednesday 23rd October 2019, 13:30 – 15:30"),
        item("Tuesday 21st January 2020, 13:00 – 15:00"),
        paragraph("All meetings to be held at Town Hall, Eastport."),
    )

    assert [(m.date, m.meeting_kind, m.venue) for m in found[1:]] == [
        (date(2019, 10, 23), "future", "Town Hall, Eastport"),
        (date(2020, 1, 21), "future", "Town Hall, Eastport"),
    ]


def test_the_minutes_of_an_earlier_meeting_refer_to_it() -> None:
    found = meetings(
        heading("Youth Board, 10 July 2019"), paragraph("Minutes of the meeting held on 10 April 2019", "2")
    )

    assert [(m.date, m.meeting_kind, m.body) for m in found] == [
        (date(2019, 7, 10), "held", "Youth Board"),
        (date(2019, 4, 10), "referred", "Youth Board"),
    ]


def test_a_place_in_a_pack_belongs_to_the_meeting_whose_heading_stands_before_it() -> None:
    document = a_document(
        heading("Youth Board"),
        heading("10 July 2019, 13:30, Town Hall"),
        paragraph("Agenda"),
        heading("Youth Board"),
        heading("10 April 2019, 14:00, Town Hall"),
        paragraph("Minutes"),
    )

    held = held_meetings(document, Facts())

    at = [meeting_at(held, position) for position in (2, 5)]
    assert [meeting.date if meeting else None for meeting in at] == [date(2019, 7, 10), date(2019, 4, 10)]


def test_the_meetings_of_a_real_pack_are_found(real_papers: Path) -> None:
    document = read(real_papers / "ccssb-pack-2019-07-10.docx")

    found = {(m.date, m.meeting_kind) for m in find_meetings(document, Facts(date=date(2019, 7, 10)))}

    assert {
        (date(2019, 4, 10), "held"),
        (date(2019, 7, 10), "held"),
        (date(2019, 10, 23), "future"),
        (date(2020, 10, 20), "future"),
        (date(2019, 1, 17), "referred"),
    } <= found


def test_a_deadline_before_the_words_next_meeting_dates_no_meeting() -> None:
    assert meetings(paragraph("AB to send it by 13th May. CD to report at the next meeting.")) == []


def test_a_letter_and_the_end_of_a_year_date_no_meeting() -> None:
    found = meetings(
        heading("Parish Council"),
        heading("Return for the year ending 31 March 2019"),
        item("Letter dated 1 April 2019"),
    )

    assert found == []


def test_the_date_of_a_web_page_gives_way_to_that_of_the_minutes_on_it() -> None:
    document = a_document(
        heading("Minutes of Westshire Parish Council"),
        paragraph("Held at the hall, Tuesday 14 July 2009"),
        title="Westshire Parish Council",
        properties={"date": "2009-09-01"},
    )

    (meeting,) = find_meetings(document, Facts())

    assert meeting.date == date(2009, 7, 14)


def test_minutes_in_a_pack_end_at_its_next_item() -> None:
    document = a_document(
        paragraph("Item 2: Minutes of the Youth Board held on Wednesday 12 September 2018, 10.00 am"),
        paragraph("AB will write."),
        paragraph("Item 3: Finance report"),
        paragraph("The next steps are below."),
    )

    held = held_meetings(document, Facts(document_kind="pack"))

    assert [meeting_at(held, place) is not None for place in range(4)] == [True, True, False, False]


def test_the_body_may_stand_behind_the_date() -> None:
    (meeting,) = meetings(
        heading("Issue details"), paragraph("Meeting: 13/06/2019 - Westshire Safety Partnership (Item 6)")
    )

    assert (meeting.body, meeting.date) == ("Westshire Safety Partnership", date(2019, 6, 13))


def test_a_matter_put_off_to_a_future_meeting_announces_no_dates() -> None:
    assert (
        meetings(paragraph("This could be discussed at a future meeting"), paragraph("Board 07/04/19 deferred")) == []
    )


def test_a_meeting_of_the_papers_own_body_is_named_by_its_title() -> None:
    document = a_document(
        table(("Date", "27 April 2011"), ("Venue", "Mill Hall"), header_rows=0), title="WESTSHIRE SAFEGUARDING BOARD"
    )

    (meeting,) = find_meetings(document, Facts())

    assert meeting.body == "Westshire Safeguarding Board"


def test_a_sentence_that_says_when_a_body_meets_next_names_the_body() -> None:
    (meeting,) = meetings(
        paragraph("The Partnership Board took the report on 9 April 2019 and will next meet on 9 October 2019.")
    )

    assert (meeting.body, meeting.date, meeting.meeting_kind) == ("Partnership Board", date(2019, 10, 9), "future")
