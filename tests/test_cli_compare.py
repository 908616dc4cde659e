"""Comparisons of budgets on the command line: side by side for people, with every figure's place for programs and spreadsheets."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from yjqa.cli import main

PLANS = {
    "westshire": """# Westshire Youth Justice Plan 2019/20

Westshire County Council leads the partnership. There are 20,000 children aged 10 to 17 in Westshire.

| Partner contributions | Cash 2018/19 | Cash 2019/20 |
|---|---|---|
| Local authority | £1,500,000 | £1,480,000 |
| Police | £10,000 | £12,000 |
| =Fund & Co | £0 | |
""",
    "northmarch": """# Northmarch Youth Justice Plan 2019/20

Northmarch County Council leads the partnership.

| Partner contributions 2019/20 | Cash | Cash & kind |
|---|---|---|
| Northmarch Council | £400,000 | £400,000 |
| Police | £10,000 | £80,000 |
""",
}

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compare")
    for name, text in PLANS.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    with pytest.raises(SystemExit):
        main(["ingest", *(str(folder / f"{name}.md") for name in PLANS), "--store", str(folder / "store")])
    return folder / "store"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], store: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("YJQA_STORE", str(store))

    def call(*arguments: str, width: int = 140) -> tuple[int, str, str]:
        monkeypatch.setenv("COLUMNS", str(width))
        with pytest.raises(SystemExit) as stop:
            main(["compare", "budgets", *arguments])
        out, err = capsys.readouterr()
        return int(stop.value.code or 0), out, err

    return call


def test_figures_stand_side_by_side_with_their_places_below(run: Run) -> None:
    code, out, _ = run()

    assert code == 0
    header = next(line for line in out.splitlines() if "Northmarch" in line)
    assert "Westshire" in header
    police = next(line for line in out.splitlines() if line.split()[:2] == ["Police", "cash"])
    assert [word for word in police.split() if word.startswith("£")] == ["£10,000", "£10,000", "£12,000"]
    assert "+20.0%" in out
    assert "[1] northmarch.md, lines 7-8" in out
    assert "note: Westshire: pounds a head are for each of 20,000 children of 10 to 17" in out


@pytest.mark.parametrize("width", [80, 100, 200])
def test_no_line_is_wider_than_the_terminal_and_no_figure_is_broken(run: Run, width: int) -> None:
    _, out, _ = run(width=width)

    assert max(map(len, out.splitlines())) <= width
    for figure in ("£1,500,000", "£1,480,000", "£400,000"):
        assert figure in out


def test_what_papers_do_not_say_is_blank_and_a_printed_nought_is_not(run: Run) -> None:
    _, out, _ = run("--area", "Westshire", "--party", "other")

    row = next(line for line in out.splitlines() if "Fund & Co" in line)
    assert [word for word in row.split() if word.startswith("£")] == ["£0"]


def test_csv_has_a_line_a_figure_with_its_source(run: Run) -> None:
    _, out, _ = run("--format", "csv", "--area", "Westshire")
    rows = list(csv.DictReader(io.StringIO(out)))

    (police,) = [row for row in rows if row["funder"] == "Police" and row["period"] == "2019/20"]
    assert (police["amount"], police["change"], police["per_head"]) == ("12000", "2000", "0.60")
    assert police["source"] == "westshire, line 8"
    assert not [row for row in rows if "Fund" in row["funder"] and row["period"] == "2019/20"]


def test_json_has_blanks_as_null_and_every_part_with_its_source(run: Run) -> None:
    _, out, _ = run("--format", "json")
    found = json.loads(out)

    assert [column["label"] for column in found["columns"]] == [
        "Northmarch 2019/20",
        "Westshire 2018/19",
        "Westshire 2019/20",
    ]
    (police,) = [row for row in found["rows"] if row["key"] == "police" and row["kind"] == "cash_and_kind"]
    assert police["cells"][1:] == [None, None]
    (part,) = police["cells"][0]["parts"]
    assert (part["value"], part["label"], part["sources"][0]["quote"]) == (80_000, "Police", "£80,000")


def test_a_workbook_has_a_sheet_for_each_thing_worked_out_and_one_with_the_sources(run: Run, tmp_path: Path) -> None:
    code, out, err = run("--format", "xlsx", "--output", str(tmp_path / "budgets.xlsx"))
    book = load_workbook(tmp_path / "budgets.xlsx")

    assert (code, out) == (0, "")
    assert "figures" in err
    assert book.sheetnames == [
        "amounts", "shares in per cent", "changes", "changes in per cent", "pounds a head", "sources", "notes",
    ]  # fmt: skip
    amounts = book["amounts"]
    assert amounts.freeze_panes == "A2"
    assert amounts["C2"].value == 400_000
    assert amounts["C2"].number_format == "£#,##0"
    funders = [cell.value for cell in amounts["A"]]
    assert "=Fund & Co" in funders
    assert all(cell.data_type == "s" for cell in amounts["A"])
    quotes = {row[-1].value for row in book["sources"].iter_rows(min_row=2)}
    assert {"£1,480,000", "£0"} <= quotes


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--area", "Westsire"], "Did you mean Westshire"),
        (["--year", "2011/12"], "2018/19, 2019/20"),
        (["--party", "circus"], "local_authority, police"),
        (["--document", "westshir"], "Did you mean westshire"),
        (["--format", "xlsx"], "--output FILE.xlsx"),
        (["--output", "table.txt"], "--format csv"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(arguments: list[str], said: str, run: Run) -> None:
    code, out, err = run(*arguments)

    assert code == 2
    assert out == ""
    assert said in err
    assert err.count("\n") == 1


def test_where_no_figure_fits_that_is_said(run: Run) -> None:
    code, out, _ = run("--party", "probation")

    assert code == 0
    assert "No figure in the papers fits." in out


def test_of_many_areas_a_terminal_gets_the_first_and_is_told_how_to_narrow(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [
        f"{begin}{end}"
        for begin in ("Alder", "Bram", "Cold", "Dun", "Elm")
        for end in ("ford", "ham", "mere", "port", "wick")
    ]
    for name in names:
        text = PLANS["northmarch"].replace("Northmarch", name)
        (tmp_path / f"{name.lower()}.md").write_text(text, "utf-8")
    with pytest.raises(SystemExit):
        main(["ingest", str(tmp_path), "--store", str(tmp_path / "store")])
    capsys.readouterr()

    _, shown, _ = run("--store", str(tmp_path / "store"))
    _, listed, _ = run("--store", str(tmp_path / "store"), "--format", "csv")

    assert (
        "Figures of 25 areas are held; these are the first 20 by name. Name the areas that you want to see others."
        in shown
    )
    assert {row["area"] for row in csv.DictReader(io.StringIO(listed))} == set(names)
