"""`yjqa compare kpis` as people and programs use it: the table, the small chart, the data and the picture."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.compare.kpi_papers import library_of, plan
from tests.compare.test_trends import BUDGET, TREND
from yjqa.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    (tmp_path / "plan.md").write_text(plan("Westshire", "2019/20", f"{TREND}\n\n{BUDGET}"), "utf-8")
    library_of(tmp_path, [tmp_path / "plan.md"]).close()
    monkeypatch.setenv("YJQA_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("COLUMNS", "80")

    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stop:
            main(["compare", *arguments])
        out, err = capsys.readouterr()
        return int(stop.value.code or 0), out, err

    return call


def test_below_a_table_stands_a_bar_for_every_figure_as_printed_and_a_gap_where_there_is_none(run: Run) -> None:
    _, out, _ = run("kpis", "--indicator", "first_time_entrants", "--no-comparators")

    chart = out[out.rindex("Westshire") :].splitlines()
    assert [line.split()[0] for line in chart[1:4]] == ["2016/17", "2017/18", "2018/19"]
    assert [line.split()[-1] for line in chart[1:4]] == ["412", "·", "371"]
    assert chart[1].count("█") > chart[3].count("█") > 0
    assert max(map(len, out.splitlines())) <= 80


def test_a_target_stands_under_its_figure_and_in_a_column_of_its_own(run: Run, tmp_path: Path) -> None:
    text = "| Indicator | 2018/19 | Target |\n|---|---|---|\n| Reoffending, binary rate | 37.9% | 33% |"
    (tmp_path / "north.md").write_text(plan("Northmarch", "2019/20", text), "utf-8")
    library_of(tmp_path, [tmp_path / "north.md"]).close()

    _, table, _ = run("kpis", "--area", "Northmarch")
    _, data, _ = run("kpis", "--area", "Northmarch", "--format", "csv")

    assert "target 33" in table
    assert [row["target"] for row in csv.DictReader(io.StringIO(data))] == ["33"]


def test_a_terminal_without_block_characters_gets_plain_ones(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with (tmp_path / "out.txt").open("w", encoding="latin-1") as plain:
        monkeypatch.setattr("sys.stdout", plain)
        run("kpis", "--indicator", "first_time_entrants")

    text = (tmp_path / "out.txt").read_text("latin-1")
    assert "####" in text
    assert "412" in text


def test_a_table_of_many_figures_has_no_chart(run: Run, tmp_path: Path) -> None:
    rows = "\n".join(f"| Measure number {n} of the board | {n}% | {n + 1}% |" for n in range(20))
    text = f"| Performance indicator | 2017/18 | 2018/19 |\n|---|---|---|\n{rows}\n"
    (tmp_path / "many.md").write_text(plan("Northmarch", "2019/20", text), "utf-8")
    library_of(tmp_path, [tmp_path / "many.md"]).close()

    _, out, _ = run("kpis", "--area", "Northmarch")

    assert "Measure number 7" in out
    assert "█" not in out


def test_json_has_the_whole_comparison_and_nothing_else(run: Run) -> None:
    code, out, _ = run("kpis", "--by", "year", "--format", "json")

    found = json.loads(out)
    assert code == 0
    assert (found["measure"], found["by"]) == ("kpis", "year")
    assert found["rows"][0]["cells"][0]["parts"][0]["sources"][0]["document"] == "plan"


def test_csv_has_a_row_a_figure_with_its_place(run: Run) -> None:
    _, out, _ = run("kpis", "--format", "csv", "--area", "Westshire", "--no-comparators")

    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["value"] for row in rows] == ["412", "371"]
    assert all(row["source"].startswith("plan") for row in rows)


@pytest.mark.parametrize("arguments", [("kpis",), ("budgets",), ("budgets", "--by", "year")])
@pytest.mark.parametrize(("suffix", "magic"), [(".png", b"\x89PNG"), (".svg", b"<?xml")])
def test_a_chart_is_drawn_where_it_is_asked_for(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], suffix: str, magic: bytes
) -> None:
    code, _, err = run(*arguments, "--chart", str(tmp_path / f"chart{suffix}"))

    assert code == 0
    assert (tmp_path / f"chart{suffix}").read_bytes().startswith(magic)
    assert f"chart{suffix}" in err


def test_a_chart_of_another_form_is_refused(run: Run, tmp_path: Path) -> None:
    code, out, err = run("kpis", "--chart", str(tmp_path / "chart.pdf"))

    assert (code, out) == (2, "")
    assert "chart.pdf: a chart is written as .png or .svg" in err
    assert not (tmp_path / "chart.pdf").exists()
