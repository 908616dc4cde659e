"""Libraries of small papers for a module of tests, and what is answered from them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from yjqa.ask import WAYS
from yjqa.ask.answer import Answer
from yjqa.ask.asked import read_question
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.proposal import Propose
from yjqa.library import Library, open_library
from yjqa.paper import Paper
from yjqa.settings import Settings
from yjqa.store import open_store


@contextmanager
def library_of(folder: Path, *papers: Paper) -> Iterator[Library]:
    """A library of papers that were made, records and all, by the test."""
    store = open_store(folder)
    with store.transaction():
        for paper in papers:
            store.put(paper, Path(f"/papers/{paper.record.id}.txt"), ocr=False, reader="1")
    store.close()
    with open_library(Settings(store=folder)) as library:
        yield library


@contextmanager
def library_of_texts(folder: Path, texts: dict[str, str]) -> Iterator[Library]:
    """A library into which papers in Markdown, each by its file's name without the ending, were taken."""
    files = [folder / f"{name}.md" for name in texts]
    for file, text in zip(files, texts.values(), strict=True):
        file.write_text(text, "utf-8")
    with open_library(Settings(store=folder / "store")) as library:
        library.ingest(files)
        yield library


def answer_of(propose: Propose, question: str, knowledge: Knowledge) -> Answer | None:
    """What one way of answering makes of a question."""
    proposal = propose(read_question(question, knowledge), knowledge)
    return proposal.answer if proposal else None


def best_answer(question: str, knowledge: Knowledge) -> Answer | None:
    """What the ways of answering make of a question, of several the one that fits best."""
    asked = read_question(question, knowledge)
    proposals = [proposal for propose in WAYS.values() if (proposal := propose(asked, knowledge)) is not None]
    return max(proposals, key=lambda proposal: proposal.fit).answer if proposals else None
