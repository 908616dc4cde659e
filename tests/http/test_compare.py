"""Figures side by side over HTTP."""

import csv
import io
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import openpyxl
import pytest
from PIL import Image

from yjqa.compare.comparison import Comparison
from yjqa.compare.filters import read_budget_filter
from yjqa.compare.kpi_filter import KpiFilter
from yjqa.library import Library, open_library
from yjqa.settings import Settings

BUDGETS = "/v1/budgets/compare"
KPIS = "/v1/kpis/compare"

ONE_FIGURE = {
    "area": "Westshire",
    "year": "2016/17",
    "party": "police",
    "kind": "in_kind",
    "document": "westshire-eastport-youth-justice-plan-2017-18",
}


@pytest.fixture
def library(corpus_store: Path) -> Any:
    with open_library(Settings(store=corpus_store)) as library:
        yield library


def test_budgets_are_compared_as_the_command_line_does(client: httpx.Client, library: Library) -> None:
    everything = client.get(BUDGETS)
    narrowed = client.get(
        BUDGETS,
        params={
            "by": "area",
            "area": ["Westshire", "Eastport"],
            "year": "2016-17",
            "party": "the police",
            "kind": "in kind",
        },
    )

    assert Comparison.model_validate_json(everything.content) == library.compare_budgets(read_budget_filter())
    wanted = read_budget_filter(
        areas=["Westshire", "Eastport"], years=["2016/17"], parties=["police"], kinds=["in_kind"]
    )
    assert Comparison.model_validate_json(narrowed.content) == library.compare_budgets(wanted, by="area")
    assert [row["label"] for row in narrowed.json()["rows"] if not row["is_total"]] == ["Eastport", "Westshire"]


def test_every_figure_says_where_it_stands(client: httpx.Client) -> None:
    found = client.get(BUDGETS).json()

    cells = [cell for row in found["rows"] for cell in row["cells"] if cell is not None]
    assert len(cells) > 50
    for cell in cells:
        for part in cell["parts"]:
            assert part["sources"][0]["document"] and part["sources"][0]["quote"]


def test_performance_is_compared_as_the_command_line_does(client: httpx.Client, library: Library) -> None:
    found = client.get(KPIS, params={"indicator": "custody", "comparators": "false"})

    wanted = KpiFilter(indicators=("custody",), comparators=False)
    assert Comparison.model_validate_json(found.content) == library.compare_kpis(wanted, by="area")
    assert client.get(KPIS).json()["by"] == "indicator"
    assert {row["kind"] for row in client.get(KPIS, params={"unit": "percent"}).json()["rows"]} == {"percent"}


def test_a_list_for_spreadsheets_has_a_row_a_figure_with_its_place(client: httpx.Client) -> None:
    found = client.get(BUDGETS).json()
    response = client.get(BUDGETS, headers={"Accept": "text/csv"})

    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    cells = [cell for row in found["rows"] for cell in row["cells"] if cell is not None]
    assert response.headers["content-type"].startswith("text/csv; charset=utf-8")
    assert [Decimal(row["amount"]) for row in rows] == [Decimal(str(cell["value"])) for cell in cells]
    assert all(row["source"] for row in rows)


def test_a_table_for_spreadsheets_has_areas_and_years_across(client: httpx.Client) -> None:
    found = client.get(BUDGETS).json()
    response = client.get(BUDGETS, params={"format": "csv", "layout": "table"})

    header, *rows = csv.reader(io.StringIO(response.content.decode("utf-8-sig")))
    assert header == ["funder", "kind of money", *(column["label"] for column in found["columns"])]
    for row, cells in zip(rows, found["rows"], strict=True):
        assert row[2:] == ["" if cell is None else str(cell["value"]) for cell in cells["cells"]]


def test_a_workbook_has_the_table_and_the_places(client: httpx.Client) -> None:
    response = client.get(BUDGETS, params={"format": "xlsx"})

    book = openpyxl.load_workbook(io.BytesIO(response.content))
    assert book.sheetnames[0] == "amounts"
    assert {"sources", "notes"} <= set(book.sheetnames)
    assert isinstance(book["amounts"]["C2"].value, int | float)


def test_charts_are_drawn_also_for_several_at_once(client: httpx.Client) -> None:
    def drawn(form: str) -> httpx.Response:
        return client.get(KPIS, params={"indicator": "custody", "format": form})

    with ThreadPoolExecutor(4) as clients:
        responses = list(clients.map(drawn, ["png", "svg", "png", "svg"]))

    assert [response.status_code for response in responses] == [200] * 4
    assert Image.open(io.BytesIO(responses[0].content)).size[0] > 500
    assert b"<svg" in responses[1].content
    assert responses[0].content == responses[2].content
    assert "script" not in responses[1].headers["content-security-policy"]


def test_one_figure_can_be_had_alone(client: httpx.Client) -> None:
    alone = client.get(BUDGETS, params={**ONE_FIGURE, "format": "text"})

    (row,) = (row for row in client.get(BUDGETS, params=ONE_FIGURE).json()["rows"] if not row["is_total"])
    (cell,) = (cell for cell in row["cells"] if cell is not None)
    assert alone.headers["content-type"] == "text/plain; charset=utf-8"
    assert alone.text == str(cell["value"])


def test_one_of_several_figures_is_never_told_for_all(client: httpx.Client) -> None:
    several = client.get(BUDGETS, params={"format": "text"})
    none = client.get(BUDGETS, params={**ONE_FIGURE, "format": "text", "party": "education"})

    assert (several.status_code, several.json()["type"]) == (409, "urn:yjqa:problem:several-figures")
    assert "Local authority" in several.json()["detail"]
    assert (none.status_code, none.json()["type"]) == (404, "urn:yjqa:problem:no-figure")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"{BUDGETS}?areas=Westshire", 422),
        (f"{BUDGETS}?by=indicator", 422),
        (f"{BUDGETS}?by=area&by=year", 422),
        (f"{BUDGETS}?area=Atlantis", 422),
        (f"{BUDGETS}?year=soon", 422),
        (f"{BUDGETS}?party=plumbers", 422),
        (f"{BUDGETS}?flow=uphill", 422),
        (f"{BUDGETS}?kind=", 422),
        (f"{BUDGETS}?layout=table", 422),
        (f"{BUDGETS}?format=pdf", 422),
        (f"{BUDGETS}?document=nothing-of-the-sort", 404),
        (f"{KPIS}?indicator=happiness", 422),
        (f"{KPIS}?unit=furlongs", 422),
        (f"{KPIS}?year=soon", 422),
        (f"{KPIS}?comparators=perhaps", 422),
        (f"{KPIS}?party=police", 422),
    ],
)
def test_what_means_nothing_is_refused(client: httpx.Client, address: str, status: int) -> None:
    response = client.get(address)

    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"


def test_a_client_that_has_the_figures_is_told_so(client: httpx.Client) -> None:
    for query in ("", "?format=csv", "?format=csv&layout=table", "?format=xlsx"):
        first = client.get(f"{BUDGETS}{query}")
        again = client.get(f"{BUDGETS}{query}", headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b""), query
