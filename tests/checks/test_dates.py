"""Dates that cannot be."""

import datetime

import pytest

from tests.extract.small_papers import a_document, heading, item, paragraph, table
from yjqa.checks.dates import find
from yjqa.checks.material import Material
from yjqa.document import Block, Document, Table
from yjqa.extract import extract
from yjqa.records import Finding

MINUTES = (
    heading("Westshire Youth Justice Board", 1),
    paragraph("Minutes of the meeting held on Wednesday 10 July 2019, 2pm, Shire Hall"),
)
REPORT = (heading("Eastport prevention report", 1), paragraph("Date: 10 July 2019"))


def found(document: Document) -> list[Finding]:
    extraction = extract(document)
    return list(find(Material(document, extraction.facts, extraction.records)))


def of_minutes(*blocks: Block) -> list[Finding]:
    return found(a_document(*MINUTES, *blocks, title="Westshire Youth Justice Board: minutes of 10 July 2019"))


def of_report(*blocks: Block) -> list[Finding]:
    return found(a_document(*REPORT, *blocks, title="Eastport prevention report"))


@pytest.mark.parametrize(
    ("text", "printed", "length"),
    [
        ("The grant is to be spent by 31 June 2020.", "31 June 2020", "June has 30 days"),
        ("Returns were sent on the 31st of September.", "31st of September", "September has 30 days"),
        ("Returns are due by 31 November.", "31 November", "November has 30 days"),
        ("The year from 29 February 2019 was quiet.", "29 February 2019", "February 2019 has 28 days"),
        ("Claims received up to 31/04/2019 were paid.", "31/04/2019", "April has 30 days"),
        ("The hall opens on June 31st, 2020.", "June 31st, 2020", "June has 30 days"),
    ],
)
def test_a_day_that_no_calendar_has_is_told_wherever_it_stands(text: str, printed: str, length: str) -> None:
    (finding,) = of_report(paragraph(text))
    (in_table,) = of_report(table(("Action", "Notes"), ("Spend the grant", text)))

    assert (finding.check, finding.printed, finding.computed) == ("date", printed, length)
    assert finding.confidence >= 0.7
    assert in_table.sources[0].table is not None


@pytest.mark.parametrize(
    "text",
    [
        "The 31 June referrals were looked at again.",
        "The grant is to be spent by 30 June 2020.",
        "There were 29 February starts, and 45 March ones.",
        "Section 31 may apply; rates rose by 1.31 May 2020.",
        "The year that ended on 29 February 2020 was quiet.",
        "Version 31.11.4 of the form is used.",
    ],
)
def test_a_number_before_a_month_that_is_no_day_gives_nothing(text: str) -> None:
    assert of_report(paragraph(text)) == []


@pytest.mark.parametrize(
    ("text", "printed", "computed"),
    [
        ("The panel met on Thursday 3 July 2019.", "Thursday 3 July 2019", "Wednesday 3 July 2019"),
        ("Sent on Tues. 4th March 2019 by the clerk.", "Tues. 4th March 2019", "Monday 4 March 2019"),
        ("The panel met on Monday, 03/07/2019.", "Monday, 03/07/2019", "Wednesday 3 July 2019"),
        ("The next session was Friday July 3rd 2019.", "Friday July 3rd 2019", "Wednesday 3 July 2019"),
    ],
)
def test_a_weekday_of_another_date_is_told_with_the_right_one(text: str, printed: str, computed: str) -> None:
    (finding,) = of_report(paragraph(text))

    assert (finding.printed, finding.computed) == (printed, computed)


def test_a_weekday_without_a_year_is_told_where_it_fits_no_year_near_the_papers() -> None:
    # 23 October is a Wednesday in 2019, a Friday in 2020 and was a Tuesday in 2018
    (finding,) = of_minutes(paragraph("Training for new members of the panel was held on Monday 23 October."))

    assert finding.computed == "Wednesday 23 October 2019"
    assert of_minutes(paragraph("Training for new members of the panel was held on Tuesday 23 October.")) == []
    assert [
        one.printed
        for one in of_minutes(paragraph("Training for new members of the panel will be held on Tuesday 23 October."))
    ] == ["Tuesday 23 October"]
    assert of_minutes(paragraph("In 2017 training for new members of the panel was held on Monday 23 October.")) == []


def test_a_wrong_date_that_is_printed_on_every_page_is_told_once() -> None:
    (finding,) = of_report(*(paragraph(f"Page {page}: Friday 10 July 2019") for page in (1, 2, 3)))

    assert len(finding.sources) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Monitoring 3 July 2019 onwards showed no change.",
        "Sessions run on Tuesday and Wednesday 3 July 2019.",
        "Sessions run Tues/Wed 3 July 2019.",
        "Saturday 6 – Sunday 7 July 2019",
        "Sent on Mon. 4th March 2019 by the clerk.",
    ],
)
def test_right_weekdays_and_what_only_looks_like_one_give_nothing(text: str) -> None:
    assert of_report(paragraph(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The funding runs from 1 April 2019 to 31 March 2018.",
        "Period: 01/04/2019 - 31/03/2019",
        "Offences between April 2019 and March 2018 were counted.",
        "April 2020 – March 2019",
        "The review, which began in October 2019, reported in July 2019.",
        "The hub opened on 4 May 2019 and closed on 3 April 2019.",
    ],
)
def test_a_period_that_ends_before_it_begins_is_told(text: str) -> None:
    (finding,) = of_report(paragraph(text))

    assert "ends before it begins" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "The funding runs from 1 April 2019 to 31 March 2020.",
        "Compared with March 2019 - March 2018 saw fewer.",
        "Numbers fell from May 2019 to April 2019 levels.",
        "October to March 2019 was quiet.",
        "The review, which began in October 2018, reported in July 2019.",
        "The review began in October 2019. The one before it reported in July 2019.",
        "The review that began in October 2019 followed one that ended in July 2019.",
        "The meetings of 4 July 2019 and 2 May 2019 were noted.",
    ],
)
def test_periods_in_order_and_days_that_are_compared_give_nothing(text: str) -> None:
    assert of_report(paragraph(text)) == []


def _rows(*spans: tuple[str, str]) -> list[Finding]:
    body = [(f"Action number {n} is done", start, finish) for n, (start, finish) in enumerate(spans, 1)]
    return of_report(heading("Actions"), table(("Action", "Start", "Finish"), *body))


def test_a_row_that_finishes_before_it_starts_is_told_with_both_its_dates() -> None:
    (finding,) = _rows(("April 2022", "October 2022"), ("January 2023", "September 2022"), ("May 2022", "Ongoing"))

    assert (finding.printed, finding.computed) == ("September 2022", "before 1 January 2023")
    assert "Action number 2" in finding.message
    assert [source.quote for source in finding.sources] == ["September 2022", "January 2023"]


@pytest.mark.parametrize(
    "spans",
    [
        (("May 2022", "May 2022"), ("12 May 2022", "May 2022"), ("1 June 2022", "1 June 2022")),
        (("May 2023", "May 2022"), ("June 2023", "June 2022"), ("June 2023", "July 2023")),
        (("May 2022", "June 2022"), ("July", "June"), ("May 2022", "by the end of the plan that ended in April 2022")),
    ],
)
def test_rows_that_run_the_right_way_and_columns_read_the_wrong_way_give_nothing(
    spans: tuple[tuple[str, str], ...],
) -> None:
    assert _rows(*spans) == []


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("A workshop will take place in Eastport on Wednesday 3 July.", 0.8),
        ("The new office is to be opened on 1 June 2019.", 0.8),
        ("The inspection is scheduled for 12 March 2019 and will look at courts.", 0.8),
        ("The service will be launched on 28 June.", 0.5),
    ],
)
def test_what_is_told_as_still_to_come_on_a_day_gone_by_is_told(text: str, confidence: float) -> None:
    (finding,) = of_report(paragraph(text))

    assert finding.computed is not None
    assert finding.computed.endswith("is before 10 July 2019")
    assert finding.confidence >= confidence


@pytest.mark.parametrize(
    "text",
    [
        "A workshop will take place on Wednesday 17 July.",
        "A workshop was due to take place on 24 June 2019.",
        "The strategy of 3 May 2019 will be published in the autumn.",
        "The rise is due to the closure of the centre on 3 May 2019.",
        "Work will begin on the plan that was agreed on 3 May 2019.",
        "The board had said that “the office will open on 1 June 2019”.",
        "A workshop will take place on 3 January.",  # which may be next year's
        "The panel will meet following its session of 5 June 2019.",
    ],
)
def test_what_is_to_come_later_and_what_was_to_come_then_give_nothing(text: str) -> None:
    assert of_report(paragraph(text)) == []


def test_a_plan_speaks_as_of_the_beginning_of_its_years() -> None:
    def of_plan(text: str) -> list[Finding]:
        return found(
            a_document(
                heading("Westshire Youth Justice Plan 2019/20", 1),
                paragraph("Agreed by the board on 10 July 2019"),
                paragraph(text),
                title="Westshire Youth Justice Plan 2019/20",
            )
        )

    assert of_plan("The new service will start on 1 May 2019.") == []
    assert len(of_plan("The new service will start on 1 May 2018.")) == 1


def test_minutes_in_a_pack_speak_on_the_day_of_their_own_meeting() -> None:
    document = a_document(
        heading("Westshire Youth Justice Board", 1),
        paragraph("Agenda and papers for the meeting on 10 July 2019, 2pm"),
        heading("Westshire Youth Justice Board", 1),
        paragraph("Minutes of the meeting held on 10 April 2019, 2pm, Shire Hall"),
        paragraph("A workshop will take place on 3 May 2019."),
        title="Westshire Youth Justice Board papers",
    )

    assert found(document) == []


def test_a_next_meeting_before_this_one_is_told_and_one_after_it_is_not() -> None:
    (finding,) = of_minutes(paragraph("Date of next meeting: 15 January 2019, 2pm, Shire Hall"))

    assert (finding.printed, finding.computed) == ("15 January 2019", "15 January 2019 is before 10 July 2019")
    assert of_minutes(paragraph("Date of next meeting: 15 January 2020, 2pm, Shire Hall")) == []


def test_a_list_of_meetings_to_come_is_held_to_its_own_meeting() -> None:
    dates = ("23 October 2019", "21 January 2019", "21 April 2020", "14 July 2020")
    heads = heading("Dates of future meetings")

    (listed,) = of_minutes(heads, *map(item, dates))
    (in_line,) = of_minutes(paragraph(f"Next meetings: {', '.join(dates)}. All at 2pm."))

    assert listed.printed == in_line.printed == "21 January 2019"
    assert of_minutes(heading("Dates of meetings 2018/19"), *map(item, ("10 April 2018", "12 July 2018"))) == []


def test_what_came_to_this_board_on_a_day_close_to_its_meeting_is_looked_at() -> None:
    (finding,) = of_minutes(paragraph("The police brought their priorities to this Board on 4 July 2019."))

    assert (finding.printed, finding.computed) == ("4 July 2019", "10 July 2019")
    assert finding.confidence <= 0.5
    assert of_minutes(paragraph("The police brought their priorities to this Board on 10 July 2019.")) == []
    assert of_minutes(paragraph("The police brought their priorities to this Board on 10 April 2019.")) == []


def test_a_deadline_before_the_meeting_that_agreed_the_action_is_told() -> None:
    (finding,) = of_minutes(paragraph("ACTION: Ann Poole to write to the courts by 31 May 2019."))

    assert finding.printed == "31 May 2019"
    assert "10 July 2019" in (finding.computed or "")
    assert of_minutes(paragraph("ACTION: Ann Poole to write to the courts by 31 July 2019.")) == []
    assert of_minutes(paragraph("ACTION: Ann Poole to count the cases closed by 31 March 2019.")) == []


PACK = (
    heading("Westshire Youth Justice Board", 1),
    paragraph("Wednesday 10 July 2019, 2pm, Shire Hall"),
    paragraph("Agenda"),
    item("Minutes of the last meeting", "1."),
)


def of_pack(*blocks: Block) -> list[Finding]:
    return found(a_document(*PACK, *blocks, title="Westshire Youth Justice Board"))


@pytest.mark.parametrize(
    "opening",
    [
        ("Paper A", "Minutes of the meeting held on Wednesday 10 April 2019"),
        ("Paper A", "Draft minutes", "10 April 2019, 2pm", "Present: Ann Poole (Chair), Rob Hill"),
        ("Appendix 2: notes of the operational group", "Held on 10 April 2019", "In attendance: Ann Poole, Rob Hill"),
        ("Record of the meeting", "Members present: Ann Poole, Rob Hill"),
    ],
)
def test_minutes_of_another_meeting_inside_a_pack_are_not_held_to_its_day(opening: tuple[str, ...]) -> None:
    action = paragraph("ACTION: Ann Poole to write to the courts by 31 May 2019.", "3.1")
    following = paragraph("Date of next meeting: 22 May 2019")
    heads = tuple(paragraph(line) for line in opening)

    assert of_pack(*heads, action, following) == []


def test_an_action_of_minutes_inside_a_pack_is_held_to_their_own_day() -> None:
    (finding,) = of_pack(
        paragraph("Minutes of the meeting held on Wednesday 10 April 2019"),
        paragraph("ACTION: Ann Poole to write to the courts by 28 February 2019.", "3.1"),
    )

    assert finding.computed == "before 10 April 2019"


def test_an_action_under_matters_arising_is_of_an_earlier_meeting() -> None:
    action = paragraph("ACTION: Ann Poole to write to the courts by 31 May 2019.", "3.1")

    assert of_minutes(paragraph("Matters arising"), action) == []
    assert len(of_minutes(paragraph("Matters arising"), paragraph("Finance"), action)) == 1


def test_an_action_of_which_more_is_told_after_its_deadline_is_not_new() -> None:
    assert of_minutes(paragraph("ACTION: Ann Poole to write to the courts by 31 May 2019. Letter sent.")) == []


def test_the_next_meeting_of_another_body_is_not_held_to_this_one() -> None:
    assert of_minutes(paragraph("The next meeting of the working group is on 3 May 2019.")) == []


def test_a_report_of_a_pack_that_does_not_say_its_day_is_told_of_with_low_confidence_and_not_for_its_deadlines() -> (
    None
):
    (finding,) = of_pack(heading("Prevention"), paragraph("A workshop will take place in Eastport on 3 July 2019."))

    assert finding.confidence <= 0.5
    assert of_pack(heading("Prevention"), paragraph("The bid is due on 8 July 2019.")) == []


def _actions(*dues: str, status: str | None = None) -> list[Finding]:
    rows = [(f"Write to court number {n} about delays", "Ann Poole", due) for n, due in enumerate(dues)]
    told = [("Action", "Owner", "Deadline"), *rows]
    return of_minutes(heading("Actions"), table(*([*row, status or ""] if status else row for row in told)))


def test_of_a_table_of_new_actions_the_one_that_was_due_before_the_meeting_is_told() -> None:
    (finding,) = _actions("31 August 2019", "30 September 2019", "30 April 2019", "31 October 2019")

    assert finding.printed == "30 April 2019"


def test_a_deadline_before_the_day_on_which_its_log_says_that_it_was_raised_is_told() -> None:
    log = table(
        ("Ref", "Date raised", "Action", "Owner", "Due date", "Status"),
        ("1", "10.04.19", "Write to the courts about delays", "Ann Poole", "31.03.19", "Open"),
        ("2", "10.04.19", "Find a room for the panel", "Rob Hill", "31.05.19", "Overdue"),
        ("3", "17.01.19", "Print the guide for parents", "Rob Hill", "31.03.19", "Closed"),
    )

    (finding,) = of_minutes(heading("Action log"), log)

    assert (finding.printed, finding.computed) == ("31.03.19", "before 10 April 2019")
    assert finding.sources[0].table is not None
    assert finding.sources[0].table.row == 0


def test_an_overdue_action_of_a_log_is_no_mistake() -> None:
    log = table(
        ("Action", "Owner", "Deadline", "Status"),
        ("Write to the courts about delays", "Ann Poole", "30 April 2019", "Open"),
        ("Find a room for the panel", "Rob Hill", "31 August 2019", "Open"),
        ("Print the guide for parents", "Rob Hill", "30 September 2019", "Open"),
        ("Send the guide to schools", "Rob Hill", "31 October 2019", "Open"),
    )

    told = ("Action", "Owner", "Deadline")
    before = table(told, *((text, who, due) for text, who, due, _ in (row_of(log, row) for row in range(1, 5))))

    assert of_minutes(heading("Action log"), log) == []
    assert of_minutes(heading("Matters arising"), before) == []
    assert _actions("31 March 2019", "30 April 2019", "31 August 2019") == []


def row_of(told: Table, row: int) -> list[str]:
    return [cell.flat for cell in told.cells if cell.row == row]


def _plan(*dues: str) -> list[Finding]:
    rows = [(f"Train group {n} of the case workers", "Ann Poole", due) for n, due in enumerate(dues)]
    return found(
        a_document(
            heading("Westshire Youth Justice Plan 2021/22", 1),
            heading("Work plan"),
            table(("Action", "Owner", "Timescale"), *rows),
            title="Westshire Youth Justice Plan 2021/22",
        )
    )


def test_a_deadline_before_the_plan_begins_or_long_after_it_ends_is_told_with_low_confidence() -> None:
    (before,) = _plan("June 2021", "March 2021", "January 2022", "March 2022")
    (after,) = _plan("June 2021", "March 2032", "January 2022", "March 2022")

    assert before.printed == "March 2021"
    assert "before the plan's own period, 1 April 2021 to 31 March 2022" in before.message
    assert "long after the plan's own period" in after.message
    assert before.confidence < 0.7


def test_plans_that_run_over_and_plans_of_which_most_deadlines_lie_outside_give_nothing() -> None:
    assert _plan("June 2021", "June 2022", "March 2024", "March 2022") == []
    assert _plan("June 2020", "March 2021", "January 2021", "March 2022") == []
    assert _plan("June 2021", "March 2021 (complete)", "From January 2021", "January 2022", "March 2022") == []


def test_a_list_of_dates_without_faults_gives_nothing() -> None:
    dates = [datetime.date(2019, 10, 23), datetime.date(2020, 1, 21), datetime.date(2020, 4, 21)]

    assert of_minutes(heading("Dates of future meetings"), *(item(f"{day:%A %d %B %Y}, 2pm") for day in dates)) == []


def test_one_text_of_hundreds_of_dates_gives_no_more_than_a_hundred_findings() -> None:
    days = " ".join(f"{day}st June {year}" for day in range(31, 34) for year in range(1950, 2050))
    periods = "; ".join(f"1 March 2019 to 31 March {1950 + number % 60}" for number in range(150))

    assert len(found(a_document(paragraph(days)))) == 100
    assert len(found(a_document(paragraph(periods)))) == 50
