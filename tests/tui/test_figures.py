"""Figures side by side at the keyboard: compared, drawn, proved, saved."""

import csv
from pathlib import Path

import openpyxl
import pytest

from tests.tui.conftest import Open
from tests.tui.operator import Operator
from yjqa.library import open_library
from yjqa.settings import Settings


async def _figures(operator: Operator) -> None:
    """Goes to the section, and waits until findings are known too: they come last."""
    await operator.press("f4")
    await operator.sees("does not agree; 1 finding (f)")


async def _tick(operator: Operator, *names: str) -> None:
    for name in names:
        await operator.type(name)
        await operator.press("space", *["backspace"] * len(name))
    await operator.press("enter")
    await operator.sees("x clears")


async def _end_with(operator: Operator, ending: str) -> None:
    """Gives the suggested name of a file another ending, and takes it."""
    await operator.press("end", *["backspace"] * len("xlsx"))
    await operator.type(f"{ending}\n")


async def test_it_begins_with_the_newest_areas_and_says_how_many_there_are(open_app: Open) -> None:
    async with open_app(size=(160, 50)) as operator:
        await _figures(operator)

        await operator.sees("Areas: the newest 3 of 4: Northmarch, Eastport, Westshire", "Years: all 4")
        await operator.sees("Local authority cash £443,179", "Blank: the papers do not say.")


async def test_a_table_that_is_come_back_to_is_laid_out_as_before_and_has_the_keys(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        await _figures(operator)
        first = operator.screen

        await operator.press("p")
        await operator.sees("[p Performance]")
        await operator.press("b")
        await operator.sees("[b Budgets]", "£443,179", "Years: all 4")

        await operator.until(lambda: operator.screen == first)


async def test_two_areas_are_compared_by_a_space_space_enter(open_app: Open) -> None:
    async with open_app() as operator:
        await _figures(operator)

        await operator.press("a", "space", "down", "down", "space", "enter")

        await operator.sees("Areas: Eastport, Westshire ·", "£789,501")
        assert "Northmarch" not in operator.screen.split("Chart")[0]


async def test_letters_narrow_the_list_of_areas(open_app: Open) -> None:
    async with open_app() as operator:
        await _figures(operator)
        await operator.press("a")

        await operator.type("north")

        await operator.sees("[ ] Northmarch")
        assert "[ ] Eastport" not in operator.screen
        await operator.press("space", "enter")
        await operator.sees("Areas: Northmarch ·", "£1,546,945")


async def test_what_is_chosen_stays_for_the_other_figures_and_can_be_taken_back(open_app: Open) -> None:
    async with open_app() as operator:
        await _figures(operator)
        await operator.press("a")
        await _tick(operator, "north")

        await operator.press("p")
        await operator.sees("[p Performance]", "Areas: Northmarch ·", "31.7")
        await operator.press("x")

        await operator.sees("Areas: all 3")


async def test_the_rows_can_be_areas_or_years(open_app: Open) -> None:
    async with open_app() as operator:
        await _figures(operator)

        await operator.press("r", "r")
        await operator.sees("[area]", "area kind of money 2016/17 2019/20 2020/21 2021/22")
        await operator.press("r")

        await operator.sees("[period]", "period kind of money Eastport Northmarch Westshire")


async def test_indicators_are_chosen_by_the_name_of_their_row(open_app: Open) -> None:
    async with open_app(size=(160, 50)) as operator:
        await _figures(operator)
        await operator.press("p")
        await operator.sees("[p Performance]", "i Indicators")
        await operator.press("i")

        await _tick(operator, "binary")

        await operator.sees("Indicators: Reoffending (binary rate), %")
        await operator.no_longer_sees("Custodial sentences")


async def test_the_cell_under_the_cursor_is_told_with_its_place_and_enter_opens_it(open_app: Open) -> None:
    async with open_app(size=(160, 50)) as operator:
        await _figures(operator)
        await operator.sees("£443,179", "40.7% of all funders' money of that kind")

        await operator.press("enter")

        await operator.sees("Westshire and Eastport Joint Youth Justice Plan 2017/18", "page 3 of 5 in the file")
        await operator.press("escape", "down")
        await operator.sees("The papers do not say.")


async def test_a_narrow_table_shows_whole_columns_only(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        await _figures(operator)

        await operator.press("end")

        await operator.sees("← ", "more column", "Westshire", "£790,000")
        cut = [line for line in operator.screen.splitlines()[3:16] if line.rstrip().endswith((",", "£"))]
        assert not cut
        await operator.press("home")
        await operator.sees("more columns →")


async def test_the_chart_draws_bars_or_lines_of_the_row_and_its_scope_can_be_changed(open_app: Open) -> None:
    async with open_app() as operator:
        await _figures(operator)
        await operator.press("a")
        await _tick(operator, "north")
        await operator.sees("Chart of the row", "2020/21 █")

        await operator.press("c")
        await operator.sees("● Northmarch £1,546,945 £1,563,205")
        await operator.press("w")

        await operator.sees("Chart of the column", "Youth Justice Board █")


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_a_figure_that_does_not_agree_is_marked_and_its_finding_opens_all_places(
    size: tuple[int, int], open_app: Open
) -> None:
    async with open_app(size=size) as operator:
        await _figures(operator)
        await operator.press("a")
        await _tick(operator, "north")
        await operator.press("ctrl+end")
        await operator.sees("! £3,091,921")

        await operator.press("f")
        await operator.sees("A total does not agree · sure · about this figure", "the total is printed as £593,241")
        await operator.press("enter")

        await operator.sees("ource 1 of 11")


async def test_the_findings_of_all_papers_are_a_key_further(open_app: Open) -> None:
    async with open_app() as operator:
        await _figures(operator)

        await operator.press("f", "f")

        await operator.sees("Findings in all papers: 2", "A percentage does not agree · likely")


async def test_notes_are_counted_and_shown(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        await _figures(operator)
        await operator.sees("3 notes (n).")

        await operator.press("n")
        await operator.sees("Notes on the table: 3", "same kinds of money for all areas")
        await operator.press("escape")

        await operator.sees("more column")


@pytest.mark.parametrize("ending", ["xlsx", "csv", "svg"])
async def test_the_table_or_its_chart_is_saved_by_the_ending_of_the_name(
    ending: str, open_app: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / f"budgets.{ending}"
    async with open_app() as operator:
        await _figures(operator)
        await operator.press("e")
        await operator.sees("Save the table")

        await _end_with(operator, ending)

        await operator.until(file.exists)
    if ending == "xlsx":
        assert openpyxl.load_workbook(file)["amounts"]["C2"].value == 443_179
    elif ending == "csv":
        rows = list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))
        assert any(row["area"] == "Eastport" and row["amount"] == "443179" for row in rows)
    else:
        assert "<svg" in file.read_text("utf-8")


async def test_a_name_with_another_ending_is_told_of_and_nothing_is_written(
    open_app: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_app() as operator:
        await _figures(operator)
        await operator.press("e")
        await operator.sees("Save the table")

        await _end_with(operator, "pdf")

        await operator.sees("budgets.pdf: end the name with .xlsx, .csv, .png or .svg.", "Path of the file")
    assert not list(tmp_path.glob("budgets.*"))


async def test_the_table_is_copied_for_a_spreadsheet_and_a_figure_with_its_place(open_app: Open) -> None:
    async with open_app() as operator:
        await _figures(operator)

        await operator.press("y")
        await operator.until(lambda: "£443,179" in operator.app.clipboard)
        assert "Westshire and Eastport Joint Youth Justice Plan 2017/18, " in operator.app.clipboard
        await operator.press("Y")
        await operator.until(lambda: "\t" in operator.app.clipboard)

    assert operator.app.clipboard.splitlines()[1].split("\t")[:3] == ["Local authority", "cash", "443179"]


async def test_an_empty_knowledge_base_says_how_to_add_papers(open_app: Open, tmp_path: Path) -> None:
    async with open_app(store=tmp_path / "empty") as operator:
        await operator.press("f4")

        await operator.sees("No papers are held. F5, then a, adds some.")


async def test_choices_stay_when_papers_go_as_far_as_they_are_still_there(open_app: Open, store: Path) -> None:
    async with open_app(store=store) as operator:
        await _figures(operator)
        await operator.press("a")
        await _tick(operator, "north", "west")
        await operator.sees("Areas: Northmarch, Westshire")

        with open_library(Settings(store=store)) as library:
            for paper in library.documents():
                if paper.id.startswith("northmarch"):
                    library.remove(paper.id)

        await operator.sees("Areas: Westshire ·")


async def test_a_long_place_goes_on_under_its_beginning(open_app: Open) -> None:
    async with open_app() as operator:
        await operator.press("f4")
        await operator.sees("Printed as:", "westshire-eastport-youth-justice-plan-2017-18, p. 3:")

        lines = operator.screen.splitlines()
        first = next(number for number, line in enumerate(lines) if "plan-2017-18, p. 3:" in line)
        column = lines[first].index("westshire-eastport")
        assert lines[first + 1][column - 4 : column].isspace()
        assert lines[first + 1][column:].startswith("Table 2")


async def test_a_chart_that_covers_the_table_says_first_how_to_go_back(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        await operator.press("f4")
        await operator.sees("Local authority", "a Areas")

        await operator.press("c")

        await operator.sees("Chart of the row", "Esc Back a Areas")


async def test_a_click_on_what_is_shown_changes_it(open_app: Open) -> None:
    async with open_app() as operator:
        await _figures(operator)

        await operator.pilot.click("#narrowed", offset=(3, 0))

        await operator.sees("Which areas?")


async def test_enter_on_a_blank_says_that_the_papers_give_nothing_there(open_app: Open) -> None:
    async with open_app() as operator:
        await _figures(operator)
        await operator.press("down", "enter")

        await operator.sees("The papers give nothing for ")


async def test_enter_on_the_chart_opens_the_page_of_the_figure(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        await _figures(operator)
        await operator.press("c")
        await operator.sees("Chart of the row", "Enter page")

        await operator.press("enter")

        await operator.sees("page 3 of 5 in the file")
