"""Pictures of comparisons: what stands in them, and that the same comparison gives the same picture."""

import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.compare.comparing import compare as compare_budgets
from tests.compare.kpi_papers import compare, plan
from tests.compare.test_trends import BUDGET, FTE, TREND
from yjqa.compare.charts import chart_as_bytes, chart_form
from yjqa.compare.comparison import Comparison
from yjqa.errors import InvalidRequest

_SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def trend(tmp_path: Path) -> Comparison:
    return compare(tmp_path, {"a": plan("Westshire", "2019/20", TREND)})


def _texts(picture: bytes) -> list[str]:
    return ["".join(text.itertext()) for text in ET.fromstring(picture).iter(f"{_SVG}text")]


def test_a_picture_has_a_title_the_unit_a_legend_the_figures_and_the_papers(trend: Comparison) -> None:
    texts = _texts(chart_as_bytes(trend, "svg"))

    assert {FTE, "per 100,000", "Westshire", "England", "2016/17", "412", "327"} <= set(texts)
    assert "From: Westshire Youth Justice Plan 2019/20." in texts


def test_the_same_comparison_gives_the_same_bytes(trend: Comparison) -> None:
    for form in ("svg", "png"):
        assert chart_as_bytes(trend, form) == chart_as_bytes(trend, form)


def test_a_png_is_of_a_size_that_can_be_read(trend: Comparison) -> None:
    picture = chart_as_bytes(trend, "png")

    width, height = struct.unpack(">II", picture[16:24])
    assert picture.startswith(b"\x89PNG")
    assert 800 < width < 3000
    assert 400 < height < 3000


def test_text_of_a_paper_stays_text(tmp_path: Path) -> None:
    title = "Westshire Youth Justice Plan <script>alert(1)</script> $x_1$ & more"
    text = f"# {title}\n\nWestshire County Council leads it.\n\n## Performance\n\n{TREND}"

    picture = chart_as_bytes(compare(tmp_path, {"a": text}), "svg")

    assert not list(ET.fromstring(picture).iter(f"{_SVG}script"))
    assert any("$x_1$ & more" in said for said in _texts(picture))


def test_bars_are_told_apart_without_colour(tmp_path: Path) -> None:
    picture = chart_as_bytes(compare_budgets(tmp_path, {"a": plan("Westshire", "2019/20", BUDGET)}), "svg")

    assert list(ET.fromstring(picture).iter(f"{_SVG}pattern"))
    assert {"Police", "Health", "pounds"} <= set(_texts(picture))


def test_where_nothing_fits_there_is_no_picture(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequest, match="nothing to draw"):
        chart_as_bytes(compare(tmp_path, {"a": plan("Westshire", "2019/20", "No figures.")}), "svg")


@pytest.mark.parametrize(("name", "form"), [("trend.png", "png"), ("trend.SVG", "svg")])
def test_the_name_of_the_file_says_its_form(name: str, form: str) -> None:
    assert chart_form(Path(name)) == form


def test_a_form_that_is_not_drawn_is_refused_with_those_that_are() -> None:
    with pytest.raises(InvalidRequest, match=r"trend\.jpg: a chart is written as \.png or \.svg"):
        chart_form(Path("trend.jpg"))


def test_more_columns_than_a_picture_can_hold_are_refused(tmp_path: Path) -> None:
    one = compare_budgets(tmp_path, {"a": plan("Westshire", "2019/20", BUDGET)})
    columns = tuple(one.columns[0].model_copy(update={"label": f"Westshire {number}"}) for number in range(500))
    rows = tuple(row.model_copy(update={"cells": row.cells[:1] * 500}) for row in one.rows)

    with pytest.raises(InvalidRequest, match="500 columns or lines are too many to draw"):
        chart_as_bytes(one.model_copy(update={"columns": columns, "rows": rows}), "svg")
