"""Narrowing the register by what is typed, ordering it, grouping it, counting it."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui.actions.arranging import Heading, count, place_of
from tui.actions.choices import owners_of, papers_of
from tui.actions.days import read_span
from tui.actions.held import Held, hold
from tui.actions.parts import parts_of, toggled, with_part
from tui.actions.view import Arranger, Shown, View
from yjqa.ask.actions.register import RegisterFilter, filter_register
from yjqa.library import Library, open_library
from yjqa.settings import Settings

TODAY = datetime.date(2020, 1, 1)


@pytest.fixture(scope="module")
def library(corpus_store: Path) -> Library:
    return open_library(Settings(store=corpus_store))


@pytest.fixture(scope="module")
def held(library: Library) -> Held:
    return hold(library.register(), library.people(), library.documents())


def shown(held: Held, line: str) -> Shown:
    return Arranger(held).show(View(line=line), TODAY)


def ids(held: Held, line: str) -> list[str]:
    return [entry.action.id for entry in shown(held, line).narrowed.entries]


@pytest.mark.parametrize("name", ["Rob Hill", "RH", "rh", "hill", "Rob Hil", "Performance Team", "smt", "dina ker"])
def test_an_owner_is_taken_as_the_command_line_takes_it(name: str, held: Held, library: Library) -> None:
    expected = [action.id for action in filter_register(library, RegisterFilter(owner=name)).actions]

    assert expected
    assert ids(held, f'owner:"{name}"') == expected


def test_it_is_said_how_a_name_was_taken(held: Held) -> None:
    assert shown(held, "owner:RH").narrowed.said == ("“RH” was read as Rob Hill.",)
    assert shown(held, 'owner:"Rob Hill"').narrowed.said == ()


def test_whom_an_action_mentions_is_taken_as_the_command_line_takes_it(held: Held, library: Library) -> None:
    expected = [action.id for action in filter_register(library, RegisterFilter(mentions="RH")).actions]

    assert expected
    assert ids(held, "mentions:rh") == expected


def test_the_beginning_of_a_name_that_is_being_typed_finds_its_owners(held: Held) -> None:
    assert set(ids(held, "owner:perfo")) >= set(ids(held, 'owner:"performance team"')) != set()


@pytest.mark.parametrize(
    ("line", "fits"),
    [
        ("status:open", lambda action: action.status == "open"),
        ("STATUS:Open", lambda action: action.status == "open"),
        ("-status:open", lambda action: action.status == "complete"),
        ("status:unstated", lambda action: not action.status_stated),
        ("overdue", lambda action: action.status == "open" and action.due and action.due.date and action.due.date < TODAY),
        ("status:overdue,complete", lambda action: action.status == "complete" or (action.due and action.due.date and action.due.date < TODAY)),
        ("due:<2020-06", lambda action: action.due and action.due.date and action.due.date < datetime.date(2020, 6, 1)),
        ("before:2020-06-01", lambda action: action.due and action.due.date and action.due.date < datetime.date(2020, 6, 1)),
        ("due:>2020-05", lambda action: action.due and action.due.date and action.due.date > datetime.date(2020, 5, 31)),
        ("after:31/5/2020", lambda action: action.due and action.due.date and action.due.date > datetime.date(2020, 5, 31)),
        ("due:2019", lambda action: action.due and action.due.date and action.due.date.year == 2019),
        ("due:none", lambda action: action.due is None),
        ("owner:none", lambda action: not action.owners),
        ("paper:youth-justice-management-board-pack-2019-09-18", lambda action: "youth-justice-management-board-pack-2019-09-18" in {place.document for place in (action.source, *action.also)}),
        ("rag:none", lambda action: action.rag is None),
    ],
)  # fmt: skip
def test_a_field_narrows_to_what_it_says(
    line: str, fits: Callable[[Any], object], held: Held, library: Library
) -> None:
    assert ids(held, line) == [action.id for action in library.register() if fits(action)]


def test_words_are_found_whatever_their_case_accents_and_apostrophes_and_all_must_fit(held: Held) -> None:
    assert ids(held, "PARÉNTS evening") == ids(held, '"parents’ evening"') != []
    assert set(ids(held, "hill housing")) == set(ids(held, "hill")) & set(ids(held, "housing"))


def test_a_word_with_a_minus_leaves_out_what_has_it(held: Held) -> None:
    assert set(ids(held, "-hill")) == set(ids(held, "")) - set(ids(held, "hill"))


@pytest.mark.parametrize(
    "line", ["colour:blue", "status:blue", "rag:blue", "before:soon", "due:<soon", "owner:", "&", "-&"]
)
def test_what_is_not_understood_is_said_and_narrows_nothing(line: str, held: Held) -> None:
    narrowed = shown(held, line).narrowed

    assert len(narrowed.problems) == 1
    assert line in narrowed.problems[0]
    assert list(narrowed.entries) == list(held.entries)


def test_where_nothing_fits_it_is_said_which_part_of_the_filter_nothing_fits(held: Held) -> None:
    assert shown(held, "hill zeppelin").narrowed.unfit == "No action fits zeppelin."


def test_where_only_all_parts_together_fit_nothing_it_is_said_without_which_most_would_be_left(held: Held) -> None:
    dina, carys = (len(ids(held, f'owner:"{name}"')) for name in ("Dina Kerr", "Carys Moon"))
    assert dina < carys  # else the test says nothing

    together = shown(held, 'owner:"Dina Kerr" owner:"Carys Moon"').narrowed.unfit

    assert together == f'Every part fits some, but none fits all. Without owner:"Dina Kerr" there would be {carys}.'


def test_a_quotation_mark_that_is_not_closed_goes_on_to_the_end() -> None:
    (part,) = parts_of('owner:"rob hi')

    assert (part.field, part.values) == ("owner", ("rob hi",))


def test_a_value_takes_the_place_of_the_one_that_was_there() -> None:
    assert with_part("overdue owner:hill -owner:smt", "owner", "Rob Hill") == 'overdue -owner:smt owner:"Rob Hill"'
    assert toggled(toggled("hill", "overdue"), "overdue") == "hill"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020-06-01", "2020-06-01", "2020-06-01"),
        ("1/6/2020", "2020-06-01", "2020-06-01"),
        ("31 May 2020", "2020-05-31", "2020-05-31"),
        ("2020-06", "2020-06-01", "2020-06-30"),
        ("June 2020", "2020-06-01", "2020-06-30"),
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020/21", "2020-04-01", "2021-03-31"),
        ("Q1 2020/21", "2020-04-01", "2020-06-30"),
        ("today", "2020-01-01", "2020-01-01"),
    ],
)
def test_a_span_of_days_is_read_as_people_type_it(text: str, first: str, last: str) -> None:
    assert read_span(text, TODAY) == (datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


@pytest.mark.parametrize("text", ["soon", "2020-13", "31 February 2020", "before 1 June 2020", ""])
def test_what_is_no_span_of_days_is_none(text: str) -> None:
    assert read_span(text, TODAY) is None


@pytest.mark.parametrize("down", [False, True])
def test_what_has_no_deadline_stands_last_however_the_deadlines_are_ordered(down: bool, held: Held) -> None:
    rows = Arranger(held).show(View(order="due", down=down), TODAY).narrowed.entries
    dues = [entry.due for entry in rows]
    known = [due for due in dues if due is not None]

    assert known == sorted(known, reverse=down)
    assert set(dues[len(known) :]) == {None}


def test_an_action_of_several_owners_stands_under_each_and_is_counted_once(held: Held) -> None:
    arranged = Arranger(held).show(View(line='"revised referral route"', grouping="owner"), TODAY)

    assert [row.title if isinstance(row, Heading) else row.action.text[:9] for row in arranged.rows] == [
        "Rob Hill", "RH and SF", "Sarah Finch", "RH and SF",
    ]  # fmt: skip
    assert arranged.count.all == 1


def test_the_owners_list_counts_what_the_filter_then_shows(held: Held) -> None:
    for choice in owners_of(held, TODAY):
        field = f'owner:"{choice.value}"'

        assert choice.count == count(shown(held, field).narrowed.entries, TODAY), choice.name


def test_the_papers_list_counts_what_the_filter_then_shows(held: Held) -> None:
    for choice in papers_of(held, TODAY):
        assert choice.count == count(shown(held, f"paper:{choice.value}").narrowed.entries, TODAY), choice.name


def test_the_cursor_stays_on_its_action_or_goes_to_the_next_one_that_is_left(held: Held) -> None:
    rows = held.entries

    assert rows[place_of(rows, tuple(reversed(rows)), 5)] is tuple(reversed(rows))[5]
    assert place_of(rows[6:], rows, 3) == 0
    assert place_of((), rows, 3) <= 0
