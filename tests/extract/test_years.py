"""Financial years and reporting periods."""

from datetime import date

import pytest

from yjqa.extract.years import financial_year, find_financial_years, find_periods


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Contributions 2016/17", "2016/17"),
        ("Contributions 2016-17", "2016/17"),
        ("the plan for 2016/2017", "2016/17"),
        ("Youth Justice Plan 2017 – 18", "2017/18"),
        ("in 2020 /21", "2020/21"),
        ("Service Plan 21-22", "2021/22"),
        ("20/21 Cash", "2020/21"),
        ("accounts for 2015/6", "2015/16"),
        ("Accounts to year ending 31 March 2017", "2016/17"),
        ("Priorities for 21/22:", "2021/22"),
        ("a plan for 2019-2022", None),
        ("young people aged 17-18", None),
        ("17-18 year olds", None),
        ("on 13/04/20", None),
        ("from 2019/20 to 2020/21", None),
        ("a 50/50 split", None),
        ("ring 01234 212200", None),
    ],
)
def test_a_financial_year_is_two_years_that_follow_each_other(text: str, year: str | None) -> None:
    assert financial_year(text) == year


def test_every_financial_year_of_a_text_is_found_where_it_stands() -> None:
    text = "funding in 2019/20 and 2020-21"

    found = list(find_financial_years(text))

    assert [year.year for year in found] == ["2019/20", "2020/21"]
    assert text[found[1].start : found[1].end] == "2020-21"


@pytest.mark.parametrize(
    ("text", "raw", "start", "end"),
    [
        ("the period is Jan - Dec 16. Next", "Jan - Dec 16", date(2016, 1, 1), date(2016, 12, 31)),
        ("Jul 14 - Jun 15", "Jul 14 - Jun 15", date(2014, 7, 1), date(2015, 6, 30)),
        ("for April 17 – March 2018 sets", "April 17 – March 2018", date(2017, 4, 1), date(2018, 3, 31)),
        ("1st April 2020 – 31st March 2021", "1st April 2020 – 31st March 2021", date(2020, 4, 1), date(2021, 3, 31)),
        ("Oct - Mar 20", "Oct - Mar 20", date(2019, 10, 1), date(2020, 3, 31)),
        ("Q2 2019/20", "Q2 2019/20", date(2019, 7, 1), date(2019, 9, 30)),
        ("quarter four 2019/20", "quarter four 2019/20", date(2020, 1, 1), date(2020, 3, 31)),
        ("year ending March 2019", "year ending March 2019", date(2018, 4, 1), date(2019, 3, 31)),
        ("in the year 2020/21", "2020/21", date(2020, 4, 1), date(2021, 3, 31)),
        ("the rate to June 2017 was", "to June 2017", None, date(2017, 6, 30)),
        ("fell in October 2019", "October 2019", date(2019, 10, 1), date(2019, 10, 31)),
        ("since 2011", "since 2011", date(2011, 1, 1), None),
        ("in the past six months", "in the past six months", None, None),
        ("On a typical day there are", "On a typical day", None, None),
    ],
)
def test_a_period_keeps_its_words_and_gets_its_first_and_last_day(
    text: str, raw: str, start: date | None, end: date | None
) -> None:
    found = list(find_periods(text))

    assert [(one.period.raw, one.period.start, one.period.end) for one in found] == [(raw, start, end)]


def test_a_text_without_a_period_gives_none() -> None:
    assert not list(find_periods("In June 15 children were seen."))
    assert not list(find_periods("The Board may consider 3 papers, and section 4.12 refers to 24 young people."))
