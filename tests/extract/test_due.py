from datetime import date

import pytest

from yjqa.extract.dates import Anchor
from yjqa.extract.due import find_due, read_due

MEETING = Anchor(date=date(2019, 4, 10), next_meeting=date(2019, 7, 10))
PLAN = Anchor(financial_year="2021/22")


@pytest.mark.parametrize(
    ("raw", "day", "precision"),
    [
        ("3rd May 2019", date(2019, 5, 3), "day"),
        ("by 3 May", date(2019, 5, 3), "day"),
        ("24/09", date(2019, 9, 24), "day"),
        ("30.6.19", date(2019, 6, 30), "day"),
        ("June", date(2019, 6, 30), "month"),  # the first June after the meeting
        ("March", date(2020, 3, 31), "month"),
        ("Sept 21", date(2021, 9, 30), "month"),  # a month and two digits are a year
        ("July – Sept 2019", date(2019, 9, 30), "month"),  # of a range, its end
        ("by end of Q2", date(2019, 9, 30), "quarter"),  # quarters are the financial year's
        ("Q4 2019/20", date(2020, 3, 31), "quarter"),
        ("2019/20", date(2020, 3, 31), "year"),
        ("end of year", date(2020, 3, 31), "year"),
        ("next meeting", date(2019, 7, 10), "day"),
        ("within 6 months", date(2019, 10, 10), "day"),
        ("in two weeks", date(2019, 4, 24), "day"),
    ],
)
def test_a_deadline_means_its_last_day(raw: str, day: date, precision: str) -> None:
    due = read_due(raw, MEETING)

    assert due is not None
    assert (due.raw, due.date, due.precision) == (raw, day, precision)


@pytest.mark.parametrize(
    "raw", ["Throughout the year", "asap", "Ongoing", "Spring 2019", "soon after the local elections", "TBC"]
)
def test_a_deadline_that_names_no_day_keeps_its_words(raw: str) -> None:
    due = read_due(raw, MEETING)

    assert due is not None
    assert (due.raw, due.date) == (raw, None)


@pytest.mark.parametrize("raw", ["", "-", "N/A", "None"])
def test_an_empty_cell_is_no_deadline(raw: str) -> None:
    assert read_due(raw, MEETING) is None


def test_a_month_in_a_plan_is_a_month_of_its_financial_year() -> None:
    assert [getattr(read_due(raw, PLAN), "date", None) for raw in ("June", "February")] == [
        date(2021, 6, 30),
        date(2022, 2, 28),
    ]


def test_a_month_without_anything_to_settle_its_year_is_no_date() -> None:
    due = read_due("June")

    assert due is not None
    assert due.date is None


@pytest.mark.parametrize(
    ("text", "raw", "day"),
    [
        ("Hold a deep dive in July 2019", "July 2019", date(2019, 7, 31)),
        ("Send the form by 3 May to all partners", "3 May", date(2019, 5, 3)),
        ("Report back to the next meeting", "next meeting", date(2019, 7, 10)),
        ("Invite members, soon after local elections.", "soon after local elections", None),
    ],
)
def test_a_deadline_is_found_in_the_words_of_an_action(text: str, raw: str, day: date | None) -> None:
    due = find_due(text, MEETING)

    assert due is not None
    assert (due.raw, due.date) == (raw, day)


@pytest.mark.parametrize(
    "text", ["Correct the minutes of the meeting held on 28th March 2019", "Supply the costs incurred since 1 August"]
)
def test_a_date_of_what_was_is_no_deadline(text: str) -> None:
    assert find_due(text, MEETING) is None


def test_a_months_meeting_is_the_next_one_where_that_is_in_the_month() -> None:
    july, october = (
        find_due("bring a plan to the July Board", MEETING),
        find_due("report at October's meeting", MEETING),
    )

    assert july is not None
    assert (july.raw, july.date) == ("July Board", date(2019, 7, 10))
    assert october is not None
    assert (october.date, october.precision) == (date(2019, 10, 31), "month")


def test_a_month_in_a_report_of_what_somebody_did_is_no_deadline() -> None:
    assert find_due("Ann Hall presented a draft newsletter for May 2019.", MEETING) is None
