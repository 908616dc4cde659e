"""How a question was taken, in plain words."""

from collections.abc import Mapping

import pytest

from yjqa.ask.answer import Interpretation
from yjqa.ask.interpreting import in_words


@pytest.mark.parametrize(
    ("intent", "filters", "said"),
    [
        ("budget_look_up", {"party": ["police"], "financial_year": ["2019/20"]}, "money: police; 2019/20"),
        (
            "list_actions",
            {"owner": ["Ann Poole"], "status": "open", "due": "by 2026-11-22"},
            "actions: owned by Ann Poole; open; due by 22 November 2026",
        ),
        ("count_actions", {"owners": "more than one"}, "how many actions: with more than one owner"),
        ("list_actions", {"due": "none stated", "rag": "red"}, "actions: without a deadline; rated red"),
        ("owner_of_action", {"about": "perpetrator panel"}, "who owns an action: about “perpetrator panel”"),
        (
            "kpi",
            {"indicator": "Custody", "area": ["Westshire", "Eastport"], "unit": ["count", "hours", "other"]},
            "performance figure: Custody; Westshire and Eastport; number",
        ),
        ("kpi target", {"indicator": "Custody", "target": True}, "performance target: Custody"),
        ("passage", {"documents": ["plan-a", "plan-b"]}, "what the papers say: in Westshire plan and plan-b"),
        ("objectives", {"kind": "objectives"}, "objectives"),
        ("look_up", {}, "what the papers say"),
    ],
)
def test_how_a_question_was_taken_is_said_without_the_names_of_fields(
    intent: str, filters: Mapping[str, str | list[str] | bool], said: str
) -> None:
    taken = in_words(Interpretation(intent=intent, filters=dict(filters)), {"plan-a": "Westshire plan"})

    assert taken == said
