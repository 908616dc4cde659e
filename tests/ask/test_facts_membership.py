"""Questions about who sits on a body."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.extract.blocks import heading, items, paragraph, table
from yjqa.ask.answer import Answer
from yjqa.ask.asked import read_question
from yjqa.ask.facts.membership import propose
from yjqa.ask.knowledge import Knowledge
from yjqa.document import Block, Document, Page
from yjqa.library import open_library
from yjqa.paper import Paper
from yjqa.records import DocumentRecord
from yjqa.settings import Settings
from yjqa.store import open_store


def _paper(id: str, area: str, *blocks: Block) -> Paper:
    document = Document(id, id, f"{id}.txt", "text", id, (Page(1, blocks),))
    return Paper(DocumentRecord(id=id, title=id, areas=(area,), sha256=id, file=id), (), document)


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    folder = tmp_path_factory.mktemp("store")
    store = open_store(folder)
    with store.transaction():
        for paper in (
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
        ):  # fmt: skip
            store.put(paper, Path(f"/papers/{paper.record.id}.txt"), ocr=False, reader="1")
    store.close()
    with open_library(Settings(store=folder)) as library:
        yield Knowledge(library)


def _ask(question: str, knowledge: Knowledge) -> Answer | None:
    proposal = propose(read_question(question, knowledge), knowledge)
    return proposal.answer if proposal else None


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
