"""The library: papers in by real reading processes, records out, and nothing lost on the way."""

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from yjqa.compare.filters import BudgetFilter
from yjqa.errors import BrokenOff, InvalidRequest, UnknownDocument
from yjqa.ingesting import IngestReport
from yjqa.library import Library, open_library
from yjqa.settings import Settings
from yjqa.store import open_store

MINUTES = """Westshire Youth Justice Board
Minutes of the meeting held on 10 April 2024

Present: Rob Hill (RH), Ann Poole (AP)

1. Prevention

1.1 The board heard about the prevention offer.

1.2 ACTION: Rob Hill to draft the prevention strategy by 31 May 2024.
"""

MISNUMBERED = MINUTES.replace(
    "1.2 ACTION", "1.2 The board thanked the mentors.\n\n1.2 The board asked for figures on custody.\n\n1.3 ACTION"
)
"""Minutes in which two paragraphs have one number."""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "april-minutes.txt").write_text(MINUTES, "utf-8")
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(Settings(store=tmp_path / "store")) as opened:
        yield opened


def _outcomes(report: IngestReport) -> dict[str, str]:
    return {entry.file.name: entry.outcome for entry in report.files}


def test_a_folder_of_papers_becomes_records_with_their_sources(library: Library, papers: Path) -> None:
    report = library.ingest([papers])

    assert _outcomes(report) == {"april-minutes.txt": "added"}
    (action,) = library.register()
    assert [owner.name for owner in action.owners] == ["Rob Hill"]
    assert action.source.document == "april-minutes"
    assert action.source.lines is not None
    first, last = action.source.lines
    assert "ACTION" in MINUTES.splitlines()[first - 1 : last][0]


def test_an_unchanged_file_is_passed_over_and_a_changed_one_replaced(library: Library, papers: Path) -> None:
    library.ingest([papers])
    assert _outcomes(library.ingest([papers])) == {"april-minutes.txt": "unchanged"}

    (papers / "april-minutes.txt").write_text(MINUTES.replace("Rob Hill to draft", "Ann Poole to draft"), "utf-8")

    assert _outcomes(library.ingest([papers])) == {"april-minutes.txt": "changed"}
    (action,) = library.register()
    assert [owner.name for owner in action.owners] == ["Ann Poole"]


def test_one_broken_file_does_not_stop_the_others(library: Library, papers: Path) -> None:
    (papers / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of a PDF follows")
    (papers / "empty.docx").write_bytes(b"")

    report = library.ingest([papers])

    assert _outcomes(report) == {"april-minutes.txt": "added", "broken.pdf": "failed", "empty.docx": "failed"}
    for failure in report.failed:
        assert failure.message is not None
        assert failure.file.name in failure.message
    assert len(library.register()) == 1


def test_a_file_that_became_unreadable_keeps_what_was_read_before(library: Library, papers: Path) -> None:
    library.ingest([papers])
    (papers / "april-minutes.txt").write_bytes(b"")

    report = library.ingest([papers])

    assert _outcomes(report) == {"april-minutes.txt": "failed"}
    assert len(library.register()) == 1


def test_the_same_paper_twice_is_one_paper(library: Library, papers: Path) -> None:
    (papers / "copy of minutes.txt").write_text(MINUTES, "utf-8")

    report = library.ingest([papers])

    assert sorted(_outcomes(report).values()) == ["added", "same"]
    assert len(library.documents()) == 1


def test_a_moved_file_is_still_the_same_paper(library: Library, papers: Path) -> None:
    library.ingest([papers])
    (papers / "archive").mkdir()
    (papers / "april-minutes.txt").rename(papers / "archive" / "april-minutes.txt")

    assert _outcomes(library.ingest([papers])) == {"april-minutes.txt": "unchanged"}
    assert [record.id for record in library.documents()] == ["april-minutes"]


def test_two_files_of_one_stem_are_two_papers(library: Library, papers: Path) -> None:
    (papers / "april-minutes.md").write_text("# Another paper\n\nWith other words.\n", "utf-8")

    library.ingest([papers])

    assert len({record.id for record in library.documents()}) == 2


def test_a_paper_that_is_added_by_itself_takes_no_other_ones_place_though_its_file_be_gone(
    library: Library, papers: Path
) -> None:
    library.ingest([papers])
    (papers / "april-minutes.txt").unlink()
    (papers / "uploaded").mkdir()
    file = papers / "uploaded" / "april-minutes.txt"
    file.write_text(MINUTES.replace("10 April", "17 April"), "utf-8")

    added = library.add(file)

    assert added.document is not None and added.document.id != "april-minutes"
    assert len(library.documents()) == 2


@pytest.mark.parametrize("last", ["reading", "indexing", "keeping"])
def test_a_paper_that_is_not_wanted_any_more_leaves_nothing(library: Library, papers: Path, last: str) -> None:
    with pytest.raises(BrokenOff):
        library.add(papers / "april-minutes.txt", on_stage=lambda stage, share: stage != last)

    assert not library.documents()
    assert library.add(papers / "april-minutes.txt").outcome == "added"


def test_in_a_folder_what_is_no_paper_or_is_to_be_ignored_is_passed_over(library: Library, papers: Path) -> None:
    (papers / "budget.xlsx").write_bytes(b"PK\x03\x04 something")
    (papers / "drafts").mkdir()
    (papers / "drafts" / "old.txt").write_text(MINUTES, "utf-8")
    (papers / ".yjqaignore").write_text("drafts/  # not agreed yet\n", "utf-8")

    report = library.ingest([papers])

    assert _outcomes(report) == {"april-minutes.txt": "added"}
    assert [file.name for file in report.passed_over] == ["budget.xlsx"]


def test_a_removed_paper_is_gone_with_its_records_and_can_be_read_again(library: Library, papers: Path) -> None:
    library.ingest([papers])

    library.remove("april-minutes")

    assert not library.documents()
    assert not library.register()
    assert _outcomes(library.ingest([papers])) == {"april-minutes.txt": "added"}


def test_what_does_not_agree_is_known_from_reading_until_the_paper_is_changed(library: Library, papers: Path) -> None:
    (papers / "may-minutes.txt").write_text(MISNUMBERED, "utf-8")
    library.ingest([papers])

    (finding,) = library.findings()
    assert (finding.check, finding.sources[0].document) == ("numbering", "may-minutes")
    assert not library.findings(["april-minutes"])
    assert list(library.findings(["may-minutes"])) == [finding]
    with pytest.raises(UnknownDocument):
        library.findings(["june-minutes"])

    (papers / "may-minutes.txt").write_text(MINUTES.replace("April", "May"), "utf-8")
    library.ingest([papers])

    assert not library.findings()


def test_what_does_not_agree_in_a_paper_is_forgotten_with_it(library: Library, papers: Path) -> None:
    (papers / "april-minutes.txt").write_text(MISNUMBERED, "utf-8")
    library.ingest([papers])
    assert len(library.findings()) == 1

    library.remove("april-minutes")

    assert not library.findings()


def test_a_paper_that_an_earlier_yjqa_read_is_checked_by_the_next_ingest(papers: Path, tmp_path: Path) -> None:
    (papers / "april-minutes.txt").write_text(MISNUMBERED, "utf-8")
    settings = Settings(store=tmp_path / "store")
    with open_library(settings) as library:
        library.ingest([papers])
        assert library.unchecked() == []
    with closing(sqlite3.connect(settings.store / "yjqa.sqlite")) as connection:
        connection.executescript("DROP TABLE finding; UPDATE paper SET reader = '0.0.1'; PRAGMA user_version = 3;")

    with open_library(settings) as library:
        assert (library.unchecked(), len(library.findings())) == (["april-minutes"], 0)
        assert len(library.register()) == 1

        report = library.ingest([papers])

        assert _outcomes(report) == {"april-minutes.txt": "changed"}
        assert (library.unchecked(), len(library.findings())) == ([], 1)


def test_what_was_read_once_is_read_anew_when_papers_come_or_go(library: Library, papers: Path) -> None:
    library.ingest([papers])
    assert len(library.records("actions")) == len(library.register()) == 1

    (papers / "more.txt").write_text(MINUTES.replace("prevention strategy", "custody report"), "utf-8")
    library.ingest([papers])

    assert len(library.records("actions")) == len(library.register()) == 2


PLAN = """# {area} Youth Justice Plan 2020/21

{area} County Council leads the partnership.

| Partner contributions 2020/21 | Cash |
|---|---|
| Police | £10,000 |
| Health | £4,000 |
"""


def test_a_comparison_is_made_anew_when_something_else_is_asked_or_papers_come_or_go(
    library: Library, papers: Path
) -> None:
    (papers / "westshire.md").write_text(PLAN.format(area="Westshire"), "utf-8")
    library.ingest([papers])
    once = library.compare_budgets(BudgetFilter())
    assert [column.area for column in once.columns] == ["Westshire"]

    assert library.compare_budgets(BudgetFilter()) == once
    assert library.compare_budgets(BudgetFilter(), by="area").by == "area"
    assert library.compare_budgets(BudgetFilter(), document_ids=["april-minutes"]).rows == ()

    (papers / "eastport.md").write_text(PLAN.format(area="Eastport"), "utf-8")
    library.ingest([papers])

    assert [column.area for column in library.compare_budgets(BudgetFilter()).columns] == ["Eastport", "Westshire"]


def test_ids_are_the_same_on_every_run(papers: Path, tmp_path: Path) -> None:
    seen = []
    for name in ("one", "two"):
        with open_library(Settings(store=tmp_path / name)) as library:
            library.ingest([papers])
            seen.append([record.id for kind in ("actions", "people") for record in library.records(kind)])

    assert seen[0] == seen[1]
    assert len(set(seen[0])) == len(seen[0])


def test_a_file_over_the_size_limit_is_refused_by_name(tmp_path: Path, papers: Path) -> None:
    with open_library(Settings(store=tmp_path / "store", max_bytes=100)) as library:
        report = library.ingest([papers])

    assert "april-minutes.txt" in (report.failed[0].message or "")


def test_a_paper_of_more_pages_than_allowed_is_refused_by_name(tmp_path: Path, corpus: Path) -> None:
    pack = next(corpus.glob("*pack*.pdf"))
    with open_library(Settings(store=tmp_path / "store", max_pages=3)) as library:
        report = library.ingest([pack])

    assert pack.name in (report.failed[0].message or "")


def test_a_paper_that_takes_too_long_is_given_up(tmp_path: Path, papers: Path) -> None:
    with open_library(Settings(store=tmp_path / "store", parse_seconds=0.001)) as library:
        report = library.ingest([papers])

    assert _outcomes(report) == {"april-minutes.txt": "failed"}


def test_unknown_kinds_and_papers_are_refused(library: Library, papers: Path) -> None:
    library.ingest([papers])

    with pytest.raises(InvalidRequest, match="no such kind"):
        library.records("wishes")
    with pytest.raises(UnknownDocument):
        library.records("actions", ["may-minutes"])
    with pytest.raises(UnknownDocument):
        library.remove("may-minutes")


def _contents(store_folder: Path) -> dict[str, list[str]]:
    """What each held paper has, by its id."""
    store = open_store(store_folder)
    try:
        return {
            record.id: [
                found.id for kind in ("action", "person", "meeting") for found in store.records(kind, [record.id])
            ]
            + [found.id for found in store.findings([record.id])]
            for record in store.documents()
        }
    finally:
        store.close()


def test_an_ingest_killed_at_any_moment_leaves_whole_papers_only(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(12):
        text = MISNUMBERED.replace("10 April", f"{number + 1} April").replace("Westshire", f"Westshire {number}")
        (papers / f"paper-{number:02}.txt").write_text(text, "utf-8")
    command = [sys.executable, "-m", "yjqa.cli", "ingest", str(papers), "--store"]
    whole_store = tmp_path / "whole"
    began = time.monotonic()
    subprocess.run([*command, str(whole_store)], check=True, capture_output=True)
    took = time.monotonic() - began
    whole = _contents(whole_store)
    assert len(whole) == 12
    assert all(any(":finding:" in id for id in ids) for ids in whole.values())

    store = tmp_path / "killed"
    for held_before in (0, 1, 4, 7, 10):
        _kill_ingest([*command, str(store)], _holds_more_than(store, held_before))
        held = _contents(store)
        assert len(held) > held_before
        assert held == {name: whole[name] for name in held}
    for moment in range(1, 9):
        _kill_ingest([*command, str(store / str(moment))], _has_passed(took * moment / 9))
        held = _contents(store / str(moment))
        assert held == {name: whole[name] for name in held}

    subprocess.run([*command, str(store)], check=True, capture_output=True)
    assert _contents(store) == whole


def _holds_more_than(store: Path, count: int) -> Callable[[], bool]:
    return lambda: len(_contents(store)) > count


def _has_passed(seconds: float) -> Callable[[], bool]:
    began = time.monotonic()
    return lambda: time.monotonic() - began > seconds


def _kill_ingest(command: list[str], is_time: Callable[[], bool]) -> None:
    """Starts an ingest and kills it with SIGKILL as soon as it is time, or lets it end before."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None and not is_time():
        time.sleep(0.005)
    process.kill()
    process.wait()


def test_records_survive_a_trip_through_json(library: Library, papers: Path) -> None:
    library.ingest([papers])

    dumped = [json.loads(record.model_dump_json()) for record in library.records("actions")]

    assert dumped[0]["due"] == {"raw": "31 May 2024", "date": "2024-05-31", "precision": "day"}


def test_papers_of_one_name_that_two_processes_keep_at_once_are_both_held(papers: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "april-minutes.txt").write_text(MINUTES.replace("Prevention", "Custody"), "utf-8")
    settings = Settings(store=tmp_path / "shared")

    with open_library(settings) as one, open_library(settings) as other:
        # The other keeps its paper when the first has seen what is held and has not yet read its own.
        report = one.ingest([papers], progress=lambda done, count, file: other.ingest([elsewhere]) and None)

        assert [file.outcome for file in report.files] == ["added"]
        assert [record.id for record in one.documents()] == ["april-minutes", "april-minutes-txt"]


def test_a_copy_of_a_paper_that_an_earlier_yjqa_read_is_that_paper_read_again(papers: Path, tmp_path: Path) -> None:
    settings = Settings(store=tmp_path / "store")
    with open_library(settings) as library:
        library.ingest([papers])
        with closing(sqlite3.connect(settings.store / "yjqa.sqlite")) as connection:
            connection.executescript("UPDATE paper SET reader = '0.0.1'")
        (papers / "a copy.txt").write_text(MINUTES, "utf-8")

        report = library.ingest([papers])

        assert _outcomes(report) == {"a copy.txt": "changed", "april-minutes.txt": "unchanged"}
        assert [record.id for record in library.documents()] == ["april-minutes"]


def test_one_file_is_added_stage_by_stage_and_seen_all_at_once(papers: Path, tmp_path: Path) -> None:
    settings = Settings(store=tmp_path / "store")
    later = papers / "may-minutes.txt"
    later.write_text(MINUTES.replace("10 April", "8 May"), "utf-8")
    with open_library(settings) as library, open_library(settings) as other:
        library.add(papers / "april-minutes.txt")
        stages: list[tuple[str, int]] = []

        def told(stage: str, share: float) -> bool:
            stages.append((stage, len(other.documents())))
            return True

        report = library.add(later, on_stage=told)

        assert report.outcome == "added"
        assert list(dict.fromkeys(stages)) == [("reading", 1), ("indexing", 1), ("keeping", 1)]
        store = open_store(settings.store)
        assert len(store.same_actions() or {}) == 1  # made with the paper, not by whoever asks first
        assert [len(other.register()), len(other.documents())] == [1, 2]
        other.remove("may-minutes")
        assert store.same_actions() == {}
        store.close()


def test_the_same_paper_that_another_process_keeps_meanwhile_is_kept_once(papers: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(MINUTES, "utf-8")
    settings = Settings(store=tmp_path / "store")
    with open_library(settings) as one, open_library(settings) as other:
        report = one.add(copy, on_stage=lambda stage, share: stage != "reading" or bool(other.ingest([papers])))

        assert report.outcome == "same"
        assert [record.id for record in one.documents()] == ["april-minutes"]
