from datetime import date

import pytest

from yjqa.extract.dates import Anchor, financial_year_of, find_dates


def test_every_date_of_a_line_is_found_with_its_place() -> None:
    text = "Tuesday 21st January 2020, 13:00 and 14 July 2020"

    found = [(text[d.start : d.end], d.date, d.weekday) for d in find_dates(text)]

    assert found == [
        ("Tuesday 21st January 2020", date(2020, 1, 21), 1),
        ("14 July 2020", date(2020, 7, 14), None),
    ]


def test_without_a_year_there_is_no_date_unless_something_settles_it() -> None:
    text = "on 3 May"

    assert list(find_dates(text)) == []
    assert [(d.date, d.has_year) for d in find_dates(text, Anchor(financial_year="2021/22"))] == [
        (date(2021, 5, 3), False)
    ]


@pytest.mark.parametrize(("day", "year"), [(date(2021, 3, 31), "2020/21"), (date(2021, 4, 1), "2021/22")])
def test_a_financial_year_runs_from_april_to_march(day: date, year: str) -> None:
    assert financial_year_of(day) == year
