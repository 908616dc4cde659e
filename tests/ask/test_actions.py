"""Questions about actions and owners, over small registers written here."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.ask.asking import library_of
from tests.builders import a_paper, a_person, a_source, an_action
from yjqa.ask.answer import Answer
from yjqa.errors import InvalidRequest
from yjqa.library import Library
from yjqa.records import ActionReport

APRIL, JULY = date(2024, 4, 10), date(2024, 7, 10)

ACTIONS = [
    an_action("Rob Hill to take on the officers group", "Rob Hill", meeting=APRIL, due_date=date(2024, 5, 31)),
    an_action("Scope a working group on violence", "Rob Hill", "Debbie Kay", meeting=APRIL, due_date=date(2099, 6, 30)),
    an_action(
        "David Green to work with Rob Hill to link housing with the perpetrator panel",
        "David Green",
        meeting=APRIL,
        mentions=("Rob Hill",),
    ),
    an_action("Publish the annual report", "Rob Hill", meeting=JULY, due_date=date(2024, 8, 31), status="complete"),
    an_action("Train all staff in safeguarding", "Performance Team", meeting=JULY, people=False),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    paper = a_paper("minutes", *ACTIONS, a_person("Lucy Marsh"), a_person("Rob Hill", "RH"))
    with library_of(tmp_path_factory.mktemp("store"), paper) as opened:
        yield opened


def _texts(answer: Answer) -> set[str]:
    return {str(row[0]) for row in answer.table.rows} if answer.table else set()


ROBS = {ACTIONS[0].text, ACTIONS[1].text, ACTIONS[3].text}


@pytest.mark.parametrize(
    "question",
    [
        "what actions does Rob Hill own",
        "actions for Rob Hill",
        "Rob's actions?",
        "RH actions pls",
        "what does Hill have to do",
        "What actions does Rob Hil own?",
        "list everything Rob Hill owns",
        "What is Rob Hill responsible for?",
    ],
)
def test_a_person_is_found_by_full_name_first_name_surname_initials_and_a_misspelt_name(
    question: str, library: Library
) -> None:
    answer = library.ask(question)

    assert answer.found
    assert _texts(answer) == ROBS


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("which actions of Rob Hill are open", {0, 1}),
        ("what has Rob Hill completed? actions only", {3}),
        ("Which actions are overdue?", {0}),
        ("which actions are due before June 2024", {0}),
        ("actions due by August 2024", {0, 3}),
        ("which actions involve Rob Hill", {0, 1, 2, 3}),
        ("what actions do Rob Hill and Debbie Kay own together", {1}),
        ("what do Debbie Kay and David Green own", {1, 2}),
        ("Which actions have more than one owner?", {1}),
        ("which actions with named owners have no timescale?", {2, 4}),
        ("which actions have no owner", set()),
        ("which actions have joint owners", {1}),
        ("actions due between May and August 2024", {0, 3}),
        ("rh actions that are open", {0, 1}),
        ("which actions came out of the July 2024 board meeting", {3, 4}),
        ("what actions does the Performance Team own", {4}),
        ("what does Rob Hill have to do about violence", {1}),
    ],
)
def test_a_question_selects_the_actions_that_every_part_of_it_fits(
    question: str, expected: set[int], library: Library
) -> None:
    answer = library.ask(question)

    assert _texts(answer) == {ACTIONS[number].text for number in expected}


def test_long_actions_are_cut_in_a_table_that_would_be_too_long_to_read(tmp_path: Path) -> None:
    texts = [f"Action {number}: " + "write to every school and ask what help it needs " * 15 for number in range(6)]
    paper = a_paper("plan", *(an_action(text.strip(), "Rob Hill", document="plan") for text in texts))

    with library_of(tmp_path, paper) as library:
        answer = library.ask("what actions does Rob Hill own")

    assert len(_texts(answer)) == 6
    assert all(row.endswith("…") for row in _texts(answer))
    assert len(" ".join(_texts(answer)).split()) < 500


@pytest.mark.parametrize(
    ("question", "beginning"),
    [
        ("Has the annual report been completed? Is that action done?", "Complete"),
        ("is the housing action complete", "Open as far"),
    ],
)
def test_how_an_action_stands_is_said_with_whether_a_paper_says_so(
    question: str, beginning: str, library: Library
) -> None:
    assert library.ask(question).text.startswith(beginning)


def test_a_count_keeps_the_names_as_they_are_written(library: Library) -> None:
    assert library.ask("how many actions does Rob Hill own?").text == "Rob Hill owns 3 actions [1]–[3]."


def test_an_unusual_name_that_the_papers_do_not_know_is_said_to_be_nobody(library: Library) -> None:
    answer = library.ask("what actions does Zebedee Quux own")

    assert not answer.found
    assert "nobody called Zebedee Quux" in answer.text


def test_being_named_in_an_action_is_not_owning_it(library: Library) -> None:
    answer = library.ask("does Rob Hill own the action about housing and the perpetrator panel?")

    assert answer.text.startswith("No")
    assert "David Green" in answer.text


@pytest.mark.parametrize("question", ["who owns the perpetrator panel action", "who has to link housing to the panel"])
def test_the_owner_of_an_action_is_found_by_what_it_is_about(question: str, library: Library) -> None:
    answer = library.ask(question)

    assert answer.text.startswith("David Green")
    assert answer.citations[0].quote == ACTIONS[2].text


def test_actions_are_counted(library: Library) -> None:
    assert "3 actions" in library.ask("how many actions does Rob Hill own?").text.lower()


def test_every_row_has_its_citation_and_the_record_behind_it(library: Library) -> None:
    answer = library.ask("what actions does Rob Hill own")

    assert answer.table is not None
    assert len(answer.records) == len(answer.table.rows) == len(answer.citations)
    for number, row in enumerate(answer.table.rows, start=1):
        assert str(row[-1]).startswith(f"[{number}]")
        assert answer.citations[number - 1].quote == row[0]


def test_the_reading_of_initials_is_a_note(library: Library) -> None:
    assert any("RH" in note and "Rob Hill" in note for note in library.ask("RH actions").notes)


def test_somebody_whom_the_papers_do_not_name_owns_nothing_and_no_other_person_answers(library: Library) -> None:
    answer = library.ask("what actions does Fiona Blackwood own")

    assert not answer.found
    assert "Fiona Blackwood" in answer.text
    assert answer.table is None


def test_somebody_who_is_known_but_owns_nothing_is_said_to_own_nothing(library: Library) -> None:
    answer = library.ask("what actions does Lucy Marsh own")

    assert not answer.found
    assert "Lucy Marsh" in answer.text


def test_an_action_that_the_papers_do_not_state_is_not_found(library: Library) -> None:
    assert not library.ask("who owns the action on swimming pools").found


@pytest.mark.parametrize(
    "question", ["what is the police contribution in 2024", "what was the custody rate in Westshire", "hello"]
)
def test_what_is_not_about_actions_is_not_answered_from_the_register(question: str, library: Library) -> None:
    answer = library.ask(question)

    assert not answer.found
    assert "do not say" in answer.text


def test_an_empty_question_is_refused(library: Library) -> None:
    with pytest.raises(InvalidRequest):
        library.ask("  ")


@pytest.mark.parametrize("question", ["which actions are closed", "finished actions"])
def test_a_word_for_complete_asks_for_a_status_and_not_for_a_topic(library: Library, question: str) -> None:
    assert _texts(library.ask(question)) == {ACTIONS[3].text}


@pytest.mark.parametrize("question", ["actions not yet closed", "actions that have not been completed"])
def test_what_is_not_complete_is_open(library: Library, question: str) -> None:
    assert ACTIONS[3].text not in _texts(library.ask(question))
    assert ACTIONS[0].text in _texts(library.ask(question))


def test_between_two_days_takes_in_both(library: Library) -> None:
    answer = library.ask("actions due between 31 May 2024 and 31 August 2024")
    assert _texts(answer) == {ACTIONS[0].text, ACTIONS[3].text}


def test_what_somebody_does_not_own_is_not_answered_with_what_they_own(library: Library) -> None:
    assert not _texts(library.ask("actions not owned by Rob Hill")) & ROBS


PLAN = [
    an_action("Map services for victims", "Service Manager", document="plan", due_date=date(2024, 3, 31)),
    an_action("Redraft the joint protocol with the constabulary", "Lucy Marsh", document="plan", due="soon"),
    an_action("Commission places in alternative provision", "Deputy Director", "Lucy Marsh", document="plan"),
    an_action("Move the team to the family hub", "Estates", "Police (Sam Price)", document="plan", people=False),
    an_action("Review the needs of children leaving custody", document="plan", mentions=("Lucy Marsh",)),
]
DETAILS: list[dict[str, object]] = [
    {"reference": "4a", "rag": "green", "group": "Priority 2: victims"},
    {"reference": "4b", "rag": "amber", "progress": "Second draft with legal", "group": "Priority 3: courts"},
    {"reference": "5a", "rag": "red", "group": "Priority 3: courts"},
    {"reference": "5b", "rag": "red", "progress": "Lease not signed", "group": "Priority 4: places"},
    {"group": "Priority 4: places"},
]
PLAN = [action.model_copy(update=details) for action, details in zip(PLAN, DETAILS, strict=True)]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    people = [a_person(name, document="plan") for name in ("Lucy Marsh", "Sam Price", "Rob Hill")]
    with library_of(tmp_path_factory.mktemp("plan"), a_paper("plan", *PLAN, *people)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "beginning"),
    [
        ("who's redrafting the protocol with the constabulary and what's the deadline", "Lucy Marsh, due soon"),
        ("Who is mapping services for victims, and by when?", "Service Manager, due 2024-03-31"),
        ("when will services for victims be mapped?", "Due 2024-03-31"),
        ("4b - owner + deadline pls", "Lucy Marsh, due soon"),
        ("how is the move to the family hub going?", "Lease not signed"),
        ("is the redraft of the protocol with the constabulary on track?", "Second draft with legal"),
        ("who else is working with Lucy Marsh on the alternative provision action", "Deputy Director, besides"),
    ],
)
def test_an_action_that_has_the_words_of_a_question_answers_it_without_being_called_one(
    question: str, beginning: str, plan: Library
) -> None:
    assert plan.ask(question).text.startswith(beginning)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("which actions are red", {2, 3}),
        ("actions under priority 3", {1, 2}),
        ("Service Manager actions?", {0}),
        ("what has Lucy Marsh to do?", {1, 2, 4}),
        ("what's lucy down to do?", {1, 2, 4}),
        ("lucy mrash", {1, 2, 4}),
        ("which actions mention Lucy Marsh but aren't hers", {4}),
        ("actions owned by the police", {3}),
        ("what does Sam Price have to do", {3}),
        ("which actions in the plan have a deadline", {0, 1}),
    ],
)
def test_people_teams_posts_and_ratings_choose_actions_however_they_are_typed(
    question: str, expected: set[int], plan: Library
) -> None:
    assert _texts(plan.ask(question)) == {PLAN[number].text for number in expected}


def test_an_action_without_an_owner_that_names_somebody_is_listed_with_a_doubt(plan: Library) -> None:
    assert any("no owner for 1 of them" in note for note in plan.ask("Lucy Marsh's actions").notes)


def test_what_is_said_of_progress_has_its_own_words_for_its_source(library: Library, tmp_path: Path) -> None:
    told = ActionReport(text="Begun", source=a_source(quote="Train all staff in safeguarding"))
    action = ACTIONS[4].model_copy(update={"progress": "Begun in May", "history": (told,)})

    with library_of(tmp_path, a_paper("minutes", action)) as opened:
        answer = opened.ask("how are we doing on training all staff in safeguarding")

    assert answer.text.startswith("Begun in May")
    assert "Begun in May" in {citation.quote for citation in answer.citations}


@pytest.mark.parametrize("question", ["actions for Lucy Quentin", "what does Rob Jones own"])
def test_somebody_of_the_same_first_name_is_not_answered_for_a_stranger(question: str, plan: Library) -> None:
    answer = plan.ask(question)

    assert not answer.found
    assert "nobody called" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "who chairs the constabulary board",
        "who provides alternative provision",
        "when was the family hub opened",
        "where is the family hub",
        "who is paying for places in alternative provision",
    ],
)
def test_a_question_for_something_else_than_what_is_to_be_done_is_not_answered_with_an_action(
    question: str, plan: Library
) -> None:
    assert "action" not in plan.ask(question).interpretation.intent


def test_the_owner_with_the_most_actions_comes_first(plan: Library) -> None:
    assert plan.ask("who has the most actions?").text.startswith("Lucy Marsh has the most: 2 actions")


def test_days_without_a_year_are_read_in_a_year_in_which_something_is_due(plan: Library) -> None:
    assert _texts(plan.ask("what must the Service Manager do by 31 March")) == {PLAN[0].text}


def test_a_long_list_shows_its_first_actions_and_says_how_many_there_are(tmp_path: Path) -> None:
    actions = [an_action(f"{number} letters to schools", "Rob Hill") for number in range(40)]

    with library_of(tmp_path, a_paper("minutes", *actions)) as library:
        answer = library.ask("what actions does Rob Hill own")

    assert answer.text.startswith("Rob Hill owns 40 actions")
    assert answer.table is not None
    assert len(answer.table.rows) == len(answer.citations) < 40
    assert any("of 40 are listed" in note for note in answer.notes)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("how many actions are overdue?", "1 of the 5 actions is overdue [1]."),
        ("how many actions are open", "4 of the 5 actions are open [1]–[4]."),
        ("how many actions are there?", "The papers state 5 actions [1]–[5]."),
        ("which actions came out of the July 2024 meeting", "The papers state 2 actions from meetings in July 2024"),
        ("which actions are due by August 2024", "The papers state 2 actions due by 31 August 2024"),
    ],
)
def test_how_many_actions_there_are_is_said_in_a_sentence_with_marks(
    question: str, said: str, library: Library
) -> None:
    assert library.ask(question).text.startswith(said.removesuffix("."))


def test_who_owns_several_actions_is_said_with_how_many_each(library: Library) -> None:
    answer = library.ask("who owns the open actions?")

    assert answer.text == (
        "4 of the 5 actions are open [1]–[4]. Their owners: Rob Hill (2), Debbie Kay (1), David Green (1) and Performance Team (1)."
    )


def test_actions_of_an_owner_printed_with_another_are_not_counted_among_somebodys_own(tmp_path: Path) -> None:
    actions = [
        an_action("Write the policy", "SMT", people=False),
        an_action("Build a good culture", "Whole service led by SMT", people=False),
        an_action("Train the staff", "SMT", people=False),
    ]
    with library_of(tmp_path, a_paper("minutes", *actions)) as opened:
        answer = opened.ask("how many actions does SMT own?")

    assert answer.text == "SMT owns 2 actions [1]–[2]; 1 more is owned by “Whole service led by SMT” [3]."
    assert answer.citations[2].quote == "Build a good culture"


@pytest.mark.parametrize(
    "question",
    [
        "who is the head of service",
        "Who is responsible for the risk register?",
        "who is responsible for the asset register",
    ],
)
def test_an_action_that_only_shares_a_word_names_no_holder_of_a_post_and_no_owner(
    question: str, tmp_path: Path
) -> None:
    actions = [
        an_action("Head of Service to report to the board each year", "Ann Poole"),
        an_action("Review high risk cases", "Ann Poole"),
        an_action("Move asset by asset to the hub", "Ann Poole"),
    ]
    with library_of(tmp_path, a_paper("minutes", *actions, text="The Head of Service leads the team.")) as opened:
        answer = opened.ask(question)

    assert "Ann Poole —" not in answer.text
