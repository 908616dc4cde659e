"""Actions of several papers joined into one register."""

from datetime import date

from tests.builders import an_action
from yjqa.records import Action
from yjqa.register import find_same_actions, join_reports

APRIL, JULY, OCTOBER = date(2024, 4, 10), date(2024, 7, 10), date(2024, 10, 9)


def _register(*actions: Action) -> list[Action]:
    return join_reports(actions, find_same_actions(actions))


def test_an_action_that_a_later_meeting_reports_on_is_one_action_with_the_latest_status() -> None:
    raised = an_action("Rob Hill to draft the prevention strategy", "Rob Hill", document="april", meeting=APRIL)
    reported = an_action(
        "Rob Hill to draft prevention strategy", "Rob Hill", document="july", meeting=JULY, status="complete"
    )

    (action,) = _register(reported, raised)

    assert action.id == raised.id
    assert action.status == "complete"
    assert action.status_stated
    assert [(report.date, report.status) for report in action.history] == [(APRIL, None), (JULY, "complete")]
    assert [source.document for source in action.also] == ["july"]


def test_a_new_deadline_given_by_a_later_meeting_counts() -> None:
    raised = an_action("Map the offer of every school", "Ann Poole", document="april", meeting=APRIL, due_date=JULY)
    carried = an_action("Map the offer of every school", "Ann Poole", document="july", meeting=JULY, due_date=OCTOBER)

    (action,) = _register(raised, carried)

    assert action.due is not None
    assert action.due.date == OCTOBER


def test_three_meetings_make_one_history() -> None:
    actions = [
        an_action("Review the referral form", "Ann Poole", document=day.isoformat(), meeting=day)
        for day in (OCTOBER, APRIL, JULY)
    ]

    (action,) = _register(*actions)

    assert [report.date for report in action.history] == [APRIL, JULY, OCTOBER]


def test_like_actions_of_different_owners_stay_apart() -> None:
    first = an_action("Send comments on the plan", "Rob Hill", document="april", meeting=APRIL)
    second = an_action("Send comments on the plan", "Ann Poole", document="july", meeting=JULY)

    assert len(_register(first, second)) == 2


def test_like_actions_of_different_boards_stay_apart() -> None:
    first = an_action(
        "Review the risk register", "Rob Hill", document="april", meeting=APRIL, body="Youth Justice Board"
    )
    second = an_action("Review the risk register", "Rob Hill", document="july", meeting=JULY, body="Health Committee")

    assert len(_register(first, second)) == 2


def test_two_papers_of_one_meeting_give_one_action_with_both_places() -> None:
    minutes = an_action("Review the risk register", "Rob Hill", document="minutes", meeting=APRIL)
    pack = an_action("Review the risk register", "Rob Hill", document="pack", meeting=APRIL)

    (action,) = _register(minutes, pack)

    assert {action.source.document, *(source.document for source in action.also)} == {"minutes", "pack"}
    assert len(action.history) == 1


def test_an_action_of_the_same_words_years_later_is_a_new_one() -> None:
    first = an_action("Review the risk register", "Rob Hill", document="2024", meeting=APRIL)
    second = an_action("Review the risk register", "Rob Hill", document="2027", meeting=date(2027, 4, 14))

    assert len(_register(first, second)) == 2


def test_an_action_carried_over_from_meeting_to_meeting_stays_one_however_long_it_takes() -> None:
    meetings = [date(2024, 1, 10), date(2024, 12, 11), date(2025, 11, 12)]
    actions = [an_action("Review the form", "Rob Hill", document=str(day), meeting=day) for day in meetings]

    (action,) = _register(*actions)

    assert [report.date for report in action.history] == meetings
