"""Periods as columns: what they are called, their order, and which one comes before which."""

import datetime

import pytest

from yjqa.compare.periods import Span, asked_span, say_overlaps, span_before, span_of, with_gaps
from yjqa.errors import InvalidRequest
from yjqa.extract.years import find_periods


def _span(text: str) -> Span:
    period = next(find_periods(text)).period
    assert period.start and period.end
    return span_of(period.raw, period.start, period.end)


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("2016-17", "2016/17"),
        ("April 2016 to March 2017", "2016/17"),
        ("the year ending March 2017", "2016/17"),
        ("January to December 2016", "Jan–Dec 2016"),
        ("in 2016", "Jan–Dec 2016"),
        ("Jul 14 - Jun 15", "Jul 2014–Jun 2015"),
        ("April to September 2018", "Apr–Sep 2018"),
        ("quarter 2 of 2019/20", "Q2 2019/20"),
        ("Q4 2019/20", "Q4 2019/20"),
        ("between October and December 2017", "Q3 2017/18"),
        ("May 2021", "May 2021"),
        ("30 June 2019", "30 June 2019"),
    ],
)
def test_a_period_is_called_what_people_call_it(printed: str, label: str) -> None:
    assert _span(printed).label == label


def test_periods_stand_in_the_order_of_time_and_a_part_after_the_whole_that_ends_with_it() -> None:
    printed = ["2017/18", "Q4 2016/17", "January to December 2016", "2016/17", "2015/16"]

    labels = [span.label for span in sorted(map(_span, printed))]

    assert labels == ["2015/16", "Jan–Dec 2016", "2016/17", "Q4 2016/17", "2017/18"]


@pytest.mark.parametrize(
    ("span", "others", "before"),
    [
        ("2018/19", ["2016/17", "2017/18"], "2017/18"),
        ("2018/19", ["2016/17"], "2016/17"),
        ("2018/19", ["January to December 2016", "Q1 2017/18"], None),
        ("Q1 2019/20", ["Q4 2018/19", "Q1 2018/19"], "Q4 2018/19"),
        ("Oct 2016 to Sep 2017", ["Jul 2016 to Jun 2017"], None),
    ],
)
def test_the_period_before_is_the_last_one_that_is_in_step(span: str, others: list[str], before: str | None) -> None:
    found = span_before(_span(span), map(_span, others))

    assert (found and found.label) == before


@pytest.mark.parametrize(
    "text", ["2016/17", "2016-17", "2016", "Q2 2019/20", "Jan-Dec 2016", "Jan–Dec 2016", "May 2021"]
)
def test_what_people_ask_for_is_read(text: str) -> None:
    assert asked_span(text).start < asked_span(text).end


def test_what_is_no_period_is_refused() -> None:
    with pytest.raises(InvalidRequest, match="soon"):
        asked_span("soon")


def test_only_periods_that_are_compared_with_each_other_are_said_to_overlap() -> None:
    calendar, financial = _span("in 2016"), _span("2016/17")

    assert say_overlaps([[calendar], [financial]]) is None
    assert say_overlaps([[calendar, financial]]) == (
        "Periods that overlap and are not the same stand apart: Jan–Dec 2016 against 2016/17."
    )


def test_one_day_is_not_its_month() -> None:
    day = _span("30 June 2019")

    assert day != _span("June 2019")
    assert day.end == datetime.date(2019, 6, 30)


@pytest.mark.parametrize(
    ("there", "with_those_between"),
    [
        (["2018/19", "2015/16"], ["2015/16", "2016/17", "2017/18", "2018/19"]),
        (["Q3 2018/19", "Q1 2019/20"], ["Q3 2018/19", "Q4 2018/19", "Q1 2019/20"]),
        (["December 2018", "February 2019"], ["Dec 2018", "Jan 2019", "Feb 2019"]),
        (["2015/16", "January to December 2018"], ["2015/16", "Jan–Dec 2018"]),
    ],
)
def test_periods_between_others_are_seen_to_be_missing_where_all_are_in_step(
    there: list[str], with_those_between: list[str]
) -> None:
    assert [span.label for span in with_gaps(map(_span, there))] == with_those_between
