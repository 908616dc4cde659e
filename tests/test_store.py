"""The store: papers come and go whole."""

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.builders import a_finding, a_paper, a_person, a_source, an_action
from yjqa.errors import StoreError, UnknownDocument
from yjqa.index.indexing import IndexedPaper
from yjqa.index.passages import Passage
from yjqa.records import Kpi, Period
from yjqa.store import Store, open_store


def _put(store: Store, document_id: str, *texts: str) -> None:
    records = [an_action(text, document=document_id) for text in texts]
    with store.transaction():
        store.put(a_paper(document_id, *records), Path(f"/papers/{document_id}.txt"), ocr=False, reader="1")


def _put_with_findings(store: Store, document_id: str, *messages: str) -> None:
    findings = tuple(a_finding(message, a_source(document_id)) for message in messages)
    with store.transaction():
        paper = replace(a_paper(document_id), findings=findings)
        store.put(paper, Path(f"/papers/{document_id}.txt"), ocr=False, reader="1")


def test_what_was_kept_is_there_after_opening_again(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    _put(store, "plan", "Do this", "Do that")
    store.close()

    again = open_store(tmp_path)

    assert [record.id for record in again.documents()] == ["plan"]
    assert [record.text for record in again.records("action") if record.kind == "action"] == ["Do this", "Do that"]
    assert again.document("plan").pages[0].blocks


def test_a_changed_paper_replaces_its_records(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    _put(store, "plan", "Do this")

    _put(store, "plan", "Do that")

    assert [record.text for record in store.records("action") if record.kind == "action"] == ["Do that"]


def test_removing_a_paper_removes_all_that_came_of_it(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    _put(store, "plan", "Do this")
    _put(store, "pack", "Do that")

    with store.transaction():
        store.remove("plan")

    assert [record.id for record in store.documents()] == ["pack"]
    assert {record.source.document for record in store.records("action")} == {"pack"}


def test_what_does_not_agree_in_a_paper_comes_and_goes_with_it(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store:
        _put_with_findings(store, "plan", "The total is too high.", "The share is too low.")
        _put_with_findings(store, "pack", "Two figures differ.")
        assert [found.message for found in store.findings(["plan"])] == [
            "The total is too high.",
            "The share is too low.",
        ]

        _put_with_findings(store, "plan", "The share is too low.")
        with store.transaction():
            store.remove("pack")

        assert [found.message for found in store.findings()] == ["The share is too low."]


def test_findings_are_those_of_before_when_a_paper_cannot_be_replaced(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store:
        _put_with_findings(store, "plan", "The total is too high.")
        before = store.findings()

        with pytest.raises(RuntimeError), store.transaction():
            store.put(a_paper("plan"), Path("/papers/plan.txt"), ocr=False, reader="1")
            raise RuntimeError

        assert store.findings() == before


def test_a_transaction_that_fails_leaves_everything_as_it_was(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    _put(store, "plan", "Do this")

    with pytest.raises(RuntimeError), store.transaction():
        store.put(
            a_paper("plan", an_action("Do that", document="plan")), Path("/papers/plan.txt"), ocr=False, reader="1"
        )
        raise RuntimeError

    assert [record.text for record in store.records("action") if record.kind == "action"] == ["Do this"]


def test_records_are_given_by_kind_and_paper(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with store.transaction():
        paper = a_paper("plan", a_person("Rob Hill", document="plan"), an_action("Do this", document="plan"))
        store.put(paper, Path("/papers/plan.txt"), ocr=False, reader="1")
    _put(store, "pack", "Do that")

    assert len(store.records("person")) == 1
    assert [record.source.document for record in store.records("action", ["pack"])] == ["pack"]
    assert store.records("action", []) == []


def test_some_fields_of_records_are_given_as_they_are_kept_numbers_exact(tmp_path: Path) -> None:
    period = Period(raw="2019/20", start=date(2019, 4, 1))
    kpi = Kpi(source=a_source("plan"), indicator="Custody", value=Decimal("0.10"), period=period, area="Westshire")
    other = kpi.model_copy(
        update={"id": "2", "value": Decimal(3), "period": None, "comparator": True, "area": "England"}
    )
    with closing(open_store(tmp_path)) as store:
        with store.transaction():
            store.put(a_paper("plan", kpi, other), Path("/papers/plan.txt"), ocr=False, reader="1")

        assert list(store.fields("kpi", ["value", "period.start", "area"])) == [
            [Decimal("0.1"), "2019-04-01", "Westshire"],
            [Decimal(3), None, "England"],
        ]
        assert list(store.fields("kpi", ["area"], having={"comparator": [False]})) == [["Westshire"]]
        assert list(store.fields("kpi", ["area"], ["pack"])) == []
        assert set(store.values_of("kpi", "area")) == {("plan", "Westshire"), ("plan", "England")}
        assert store.values_of("kpi", "area", ["plan"], {"area": ["England"]}) == [("plan", "England")]


def test_an_unknown_paper_is_said_to_be_so_with_the_nearest_that_is_held(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    _put(store, "westshire-plan-2024", "Do this")

    with pytest.raises(UnknownDocument, match="Did you mean westshire-plan-2024"):
        store.document("westshire-plan")


def test_a_store_of_another_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    with sqlite3.connect(tmp_path / "yjqa.sqlite") as connection:
        connection.execute("PRAGMA user_version = 99")

    with pytest.raises(StoreError, match="another version"):
        open_store(tmp_path)


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "yjqa.sqlite").write_bytes(b"not a database at all, but long enough to be taken for one" * 20)

    with pytest.raises(StoreError, match="is damaged"):
        open_store(tmp_path)


def test_which_actions_are_the_same_is_unknown_again_after_a_paper_came_or_went(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    _put(store, "plan", "Do this")
    with store.transaction():
        store.put_same_actions({})
    assert store.same_actions() == {}

    _put(store, "pack", "Do that")

    assert store.same_actions() is None


def test_a_store_that_is_damaged_says_so_when_it_is_read(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store:
        _put(store, "plan", "Write the plan")
    file = tmp_path / "yjqa.sqlite"
    data = file.read_bytes()
    file.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))

    with pytest.raises(StoreError, match=r"could not be read|is damaged"), closing(open_store(tmp_path)) as store:
        store.documents()


def test_a_store_of_an_earlier_yjqa_is_kept_and_says_which_papers_are_not_searched(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store:
        _put(store, "plan", "Do this")
    with closing(sqlite3.connect(tmp_path / "yjqa.sqlite")) as connection:
        for table in ("word_count", "word", "meaning", "shelf", "passage", "change"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("PRAGMA user_version = 1")

    with closing(open_store(tmp_path)) as store:
        (record,) = store.documents()

        assert store.shelf.without_passages() == ["plan"]
        assert any("yjqa ingest again" in warning for warning in record.warnings)
        assert len(store.records("action")) == 1


def test_passages_come_and_go_with_their_paper(tmp_path: Path) -> None:
    paper = a_paper("plan")
    passage = Passage(0, "plan", "paragraph", "Some words.", "", a_source("plan", quote="Some words."))
    with closing(open_store(tmp_path)) as store:
        with store.transaction():
            indexed = IndexedPaper((passage, passage), b"\0" * 2)
            store.put(paper, Path("/papers/plan.txt"), ocr=False, reader="1", indexed=indexed)
        (block,) = store.shelf.blocks()
        generation = store.generation()

        first, second = store.shelf.passages([block.first, block.first + 1])
        assert (first.text, first.source) == (passage.text, passage.source)
        assert second.id == first.id + 1
        assert store.shelf.without_vectors() == []

        with store.transaction():
            store.remove("plan")

        assert store.shelf.passages([first.id]) == []
        assert store.shelf.blocks() == []
        assert store.generation() > generation
        assert store.connection().execute("SELECT count(*) FROM word_count").fetchone() == (0,)


def test_every_thread_reads_for_itself_while_another_writes(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store:
        _put(store, "plan", "Do this")
        seen: list[str] = []
        thread = threading.Thread(target=lambda: seen.extend(record.id for record in store.documents()))

        with store.transaction():
            store.remove("plan")
            thread.start()
            thread.join()

        assert seen == ["plan"]
        assert store.documents() == []


def test_a_store_is_closed_amid_the_reading_of_other_threads_which_hear_of_it(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    _put(store, "plan", *(f"Do {number}" for number in range(300)))
    told: list[str] = []
    reading = threading.Barrier(4)

    def read_on() -> None:
        store.records("action")
        reading.wait()
        try:
            while True:
                store.records("action")
        except StoreError as error:
            told.append(str(error))

    threads = [threading.Thread(target=read_on) for _ in range(3)]
    for thread in threads:
        thread.start()
    reading.wait()

    store.close()

    for thread in threads:
        thread.join()
    assert len(told) == 3
