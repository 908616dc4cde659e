"""What column headers mean, in the words that papers use for them."""

import pytest

from yjqa.columns import column_role


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Action", "action"),
        ("ACTIONS REQUIRED", "action"),
        ("What will we do?", "action"),
        ("How we will do it", "action"),
        ("Owner(s)", "owner"),
        ("Lead Officer (and agency)", "owner"),
        ("By whom", "owner"),
        ("Who is responsible?", "owner"),
        ("To be actioned by", "owner"),
        ("By when?", "due"),
        ("Time-scale", "due"),
        ("Target completion date", "due"),
        ("6 month Progress", "progress"),
        ("Progress Rating", "rag"),
        ("BRAG", "rag"),
        ("Status (open / closed)", "status"),
        ("How will we know it has worked?", "benefit"),
        ("Risk description", "risk"),
        ("What could go wrong?", "risk"),
        ("Why might it happen?", "causes"),
        ("What would happen?", "consequences"),
        ("Likelihood (1-5)", "likelihood"),
        ("Score (L x I)", "score"),
        ("What are we doing about it?", "controls"),
        ("Residual score", "residual_score"),
        ("Risk owner", "risk_owner"),
        ("OW NER", "owner"),
        ("Scor e", "score"),
    ],
)
def test_a_header_has_the_role_that_its_words_say(header: str, role: str) -> None:
    assert column_role(header) == role


@pytest.mark.parametrize("header", ["Westshire", "2021/22", "Payment in kind", "First time entrants per 100,000", ""])
def test_a_header_of_figures_or_places_has_no_role(header: str) -> None:
    assert column_role(header) is None
