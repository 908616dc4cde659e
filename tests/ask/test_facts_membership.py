"""Questions about who sits on a body."""

from collections.abc import Iterator

import pytest

from tests.ask.asking import answer_of, library_of
from tests.builders import a_paper_of
from tests.extract.blocks import heading, items, paragraph, table
from yjqa.ask.answer import Answer
from yjqa.ask.facts.membership import propose
from yjqa.ask.knowledge import Knowledge
from yjqa.document import Block
from yjqa.paper import Paper


def _paper(id: str, area: str, *blocks: Block) -> Paper:
    return a_paper_of(id, blocks, areas=(area,))


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    papers = (
        _paper(
            "westshire-plan", "Westshire",
            heading("Governance"),
            paragraph("The Safer Futures Board meets each term. Its members are:"),
            *items(
                "Jo Marsh (Chair) – Head of Service, Westshire Council", "Rob Hill – Inspector, Westshire Police",
                "Ann Poole – Headteacher",
            ),
            paragraph("Members of the Lighting Panel shape our work on:"), *items("lamps", "paths", "parks"),
        ),
        _paper(
            "eastport-plan", "Eastport",
            heading("Membership of the Youth Panel"),
            table(("Name", "Organisation"), ("Sam Dale", "Eastport Council"), ("Lee Ford", "Police"), ("Kay Orr", "Health")),
        ),
    )  # fmt: skip
    with library_of(tmp_path_factory.mktemp("store"), *papers) as library:
        yield library.knowledge()


def _ask(question: str, knowledge: Knowledge) -> Answer | None:
    return answer_of(propose, question, knowledge)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("who sits on the Safer Futures Board?", ["Jo Marsh", "Rob Hill", "Ann Poole"]),
        ("members of the Safer Futures Board", ["Jo Marsh", "Rob Hill", "Ann Poole"]),
        ("Who is on the board in Westshire?", ["Jo Marsh", "Rob Hill", "Ann Poole"]),
        ("who are the Youth Panel members", ["Sam Dale", "Lee Ford", "Kay Orr"]),
    ],
)
def test_every_member_is_listed_with_a_citation_of_its_own(
    question: str, names: list[str], knowledge: Knowledge
) -> None:
    answer = _ask(question, knowledge)

    assert answer is not None
    assert answer.table is not None
    assert [row[0] for row in answer.table.rows] == names
    assert [name in citation.quote for name, citation in zip(names, answer.citations, strict=True)] == [True] * 3


@pytest.mark.parametrize(
    "question",
    [
        "who sits on the Harbour Committee?",  # no list is of that body
        "who is on the Lighting Panel",  # the paper says what its members do, not who they are
        "what did members of the Safer Futures Board agree?",
        "how many members of the Safer Futures Board need training",
    ],
)
def test_nothing_is_offered_where_no_list_says_it_or_something_else_is_asked(
    question: str, knowledge: Knowledge
) -> None:
    assert _ask(question, knowledge) is None
