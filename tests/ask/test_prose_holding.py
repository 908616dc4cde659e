"""What kind of thing a question asks for, and where a sentence holds one."""

import pytest

from yjqa.ask.prose.holding import find_held
from yjqa.ask.prose.kinds import Kind, kind_asked


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who runs the scheme?", "who"),
        ("drug treatment contract - who is it with?", "who"),
        ("what would happen when the money stops", "any"),
        ("By when must the money be used?", "when"),
        ("how often does the board meet", "how_often"),
        ("what % of young people were in work", "percent"),
        ("by how much did costs fall", "percent"),
        ("how much did the refuge receive", "money"),
        ("How many units does the pilot have?", "number"),
        ("why was the session put off", "why"),
        ("Where does the money come from?", "any"),
        ("what does OPCC stand for", "meaning"),
        ("what is the name of the chair", "name"),
        ("who do I email about the agenda", "contact"),
    ],
)
def test_the_wording_says_what_kind_of_thing_is_asked_for(question: str, kind: Kind) -> None:
    assert kind_asked(question) == kind


@pytest.mark.parametrize(
    ("kind", "text", "held"),
    [
        ("when", "It opened on 2nd October 2023.", ["2nd October 2023"]),
        (
            "number",
            "Recommendation 5 was met by 12 of the schools in May 2021.",
            ["12"],
        ),  # a reference and a date count nothing
        ("number", "Sentences to custody made up 2.7% of disposals.", []),
        ("money", "The trust was given £18,500 for it.", ["£18,500"]),
        ("percent", "The arrest rate was 38.4% in the quarter.", ["38.4%"]),
        ("how_often", "Members meet every six weeks.", ["every six weeks"]),
        ("rating", "Progress is amber.", ["amber"]),
        ("contact", "Write to clerk@westshire.example by noon.", ["clerk@westshire.example"]),
    ],
)
def test_a_sentence_holds_a_thing_of_the_kind(kind: Kind, text: str, held: list[str]) -> None:
    assert [text[start:end] for start, end in find_held(kind, text, frozenset())] == held


def test_what_the_question_has_itself_is_no_answer_to_it() -> None:
    assert not find_held("when", "The plan for 2021 was approved.", frozenset({"2021"}))
