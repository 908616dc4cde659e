"""What does not agree, on the command line: listed for people, given whole to programs, written into workbooks."""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.builders import a_finding, a_paper, a_source, an_action
from yjqa import __version__
from yjqa.cli import main
from yjqa.records import Finding, TablePlace
from yjqa.store import open_store

Run = Callable[..., tuple[int, str, str]]

PLAN = (
    a_finding("The total of the grant is £1 too high.", a_source("plan", page=4), confidence=0.6),
    a_finding("The share of cash is not what its parts give.", a_source("plan", page=2), check="percentage"),
)
MINUTES = (
    a_finding("Two paragraphs have the number 2.3.", a_source("minutes", lines=(3, 3)), check="numbering", confidence=0.3),
)  # fmt: skip
ACROSS = a_finding(
    "The plan and the pack give the police's cash differently.",
    a_source("plan", page=5),
    a_source("pack", page=9),
    check="disagreement",
    confidence=0.7,
)


def _keep(folder: Path, name: str, *findings: Finding, reader: str = __version__) -> None:
    store = open_store(folder)
    with store.transaction():
        paper = replace(a_paper(name, an_action("Do this", document=name)), findings=findings)
        store.put(paper, Path(f"/papers/{name}.txt"), ocr=False, reader=reader)
    store.close()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    _keep(folder, "plan", *PLAN)
    _keep(folder, "minutes", *MINUTES)
    _keep(folder, "pack", ACROSS)
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], store: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("YJQA_STORE", str(store))
    monkeypatch.setenv("COLUMNS", "100")

    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stop:
            main(list(arguments))
        out, err = capsys.readouterr()
        return int(stop.value.code or 0), out, err

    return call


def test_findings_are_listed_by_paper_the_surest_first_and_those_between_papers_last(run: Run) -> None:
    code, out, _ = run("check")

    said = [
        "minutes.txt",
        "Two paragraphs have the number 2.3.",
        "plan.txt",
        "The share of cash is not what its parts give.",
        "p. 2",
        "The total of the grant is £1 too high.",
        "p. 4",
        "Between papers",
        "give the police's cash differently.",
        "plan.txt, p. 5; pack.txt, p. 9",
    ]
    places = [out.index(words) for words in said]
    assert code == 0
    assert places == sorted(places)
    assert out.splitlines()[-1] == "4 findings in 3 papers: 1 sure, 2 likely, 1 to look at."


def test_a_narrow_terminal_shows_every_word(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")

    _, out, _ = run("check")

    assert max(map(len, out.splitlines())) <= 40
    words = " ".join(out.split())
    assert all(word in words for word in ("percentage", "disagreement", "differently.", "numbering"))


def test_many_places_of_one_table_are_told_in_few_words(run: Run, store: Path) -> None:
    cells = (a_source("budget", page=3, table=TablePlace(label="Table 2", row=row)) for row in (4, 0, 1, 2))
    _keep(store, "budget", a_finding("The total is too high.", *cells))
    lines = (a_source("notes", lines=place, section=("Money",)) for place in ((9, 9), (7, 8), (3, 3)))
    _keep(store, "notes", a_finding("The sum is too low.", *lines))

    assert "p. 3, rows 1-3, 5 of Table 2" in run("check", "--document", "budget")[1]
    assert "lines 3, 7-9\n" in re.sub(" +\n", "\n", run("check", "--document", "notes")[1])


def test_findings_can_be_narrowed_by_paper_check_and_how_sure_they_are(run: Run) -> None:
    _, of_paper, _ = run("check", "--document", "minutes", "--json")
    _, of_checks, _ = run("check", "--check", "total", "--check", "numbering", "--json")
    _, sure, _ = run("check", "--at-least", "sure", "--json")

    assert [found["check"] for found in json.loads(of_paper)] == ["numbering"]
    assert sorted(found["check"] for found in json.loads(of_checks)) == ["numbering", "total"]
    assert [found["check"] for found in json.loads(sure)] == ["percentage"]


def test_what_is_not_sure_enough_is_counted(run: Run) -> None:
    _, out, _ = run("check", "--at-least", "likely")

    assert "3 findings in 3 papers: 1 sure, 2 likely." in out
    assert "1 finding less sure than that" in out


def test_a_paper_that_agrees_is_said_to_have_nothing(run: Run) -> None:
    code, out, _ = run("check", "--document", "minutes", "--check", "total")

    assert (code, out) == (0, "Nothing that does not agree was found in 1 paper.\n")


def test_a_paper_that_is_not_held_is_said_with_the_nearest(run: Run) -> None:
    code, out, err = run("check", "--document", "plam")

    assert (code, out) == (2, "")
    assert "Did you mean plan" in err


def test_an_empty_library_says_how_to_begin(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("check", "--store", str(tmp_path / "empty"))

    assert code == 0
    assert "yjqa ingest" in out
    assert run("check", "--json", "--store", str(tmp_path / "empty"))[1] == "[]\n"


def test_papers_that_an_earlier_yjqa_read_are_named_as_not_checked(run: Run, store: Path) -> None:
    _keep(store, "old", reader="0.0.1")

    assert "not checked as now: old.txt. Run yjqa ingest" in " ".join(run("check")[1].split())
    assert "old.txt" not in run("check", "--document", "plan")[1]
    assert json.loads(run("check", "--json")[1])


def test_a_paper_cannot_drive_the_terminal_through_a_finding(run: Run, store: Path) -> None:
    _keep(
        store, "odd", a_finding("The total \x1b[2J of [red]this[/red] is wrong.", a_source("odd", paragraph="\x1b[2J"))
    )

    _, out, _ = run("check")

    assert "\x1b" not in out
    assert "[red]this[/red]" in out


def test_findings_are_the_same_in_json_csv_and_an_export(run: Run) -> None:
    _, as_json, _ = run("check", "--format", "json")
    _, as_csv, _ = run("check", "--format", "csv")
    _, exported, _ = run("export", "findings")

    rows = list(csv.DictReader(io.StringIO(as_csv)))

    assert as_json == exported
    assert [found["message"] for found in json.loads(as_json)] == [row["message"] for row in rows]
    assert "plan, p. 5; pack, p. 9" in {row["sources"] for row in rows}


def test_all_kinds_go_into_one_workbook_with_a_sheet_each(run: Run, tmp_path: Path) -> None:
    code, out, err = run("export", "all", "--format", "xlsx", "-o", str(tmp_path / "all.xlsx"))

    assert (code, out) == (0, "")
    assert "3 actions" in err
    book = load_workbook(tmp_path / "all.xlsx")
    assert book.sheetnames == [
        "actions", "objectives", "budgets", "kpis", "risks", "people", "meetings", "acronyms", "documents", "findings",
    ]  # fmt: skip
    assert book["findings"].max_row == 5
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref


def test_all_kinds_are_one_object_in_json_and_their_own_lines_in_json_lines(run: Run) -> None:
    whole = json.loads(run("export", "all")[1])
    lines = [json.loads(line) for line in run("export", "all", "--format", "jsonl")[1].splitlines()]

    assert {name: len(records) for name, records in whole.items() if records} == {
        "actions": 3,
        "documents": 3,
        "findings": 4,
    }
    assert [line["kind"] for line in lines] == ["action"] * 3 + ["document"] * 3 + ["finding"] * 4


def test_csv_holds_one_kind_only(run: Run) -> None:
    code, out, err = run("export", "all", "--format", "csv")

    assert (code, out) == (2, "")
    assert "xlsx" in err
