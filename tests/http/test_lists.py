"""Lists of records: what they hold, in which form, and what is said of a query that cannot be met."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import openpyxl
import pytest

from yjqa.library import Library, open_library
from yjqa.records import RECORD_TYPES, Action, DocumentRecord, Finding
from yjqa.settings import Settings
from yjqa.tables import records_as_rows, rows_as_csv

LISTS = (*RECORD_TYPES, "documents", "checks")
CSV, XLSX = "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(scope="module")
def library(corpus_store: Path) -> Iterator[Library]:
    """The library that the server serves."""
    with open_library(Settings(store=corpus_store)) as opened:
        yield opened


def _held(library: Library, name: str) -> list[Any]:
    """What a list is to hold."""
    sources = {"actions": library.register, "documents": library.documents, "checks": library.findings}
    return list(sources[name]() if name in sources else library.records(name))


def _problem(response: httpx.Response, status: int) -> dict[str, Any]:
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = response.json()
    return problem


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_every_record_whole_in_the_order_of_the_papers(
    client: httpx.Client, library: Library, name: str
) -> None:
    page = client.get(f"/v1/{name}", params={"limit": 1000}).json()

    assert page["items"] == [record.model_dump(mode="json") for record in _held(library, name)]
    assert page["total"] == len(page["items"]) > 0
    assert page["next_cursor"] is None


@pytest.mark.parametrize("name", LISTS)
def test_csv_has_the_rows_of_an_export_with_the_mark_that_excel_needs(
    client: httpx.Client, library: Library, name: str
) -> None:
    response = client.get(f"/v1/{name}", params={"format": "csv"})

    kinds = {**RECORD_TYPES, "documents": DocumentRecord, "checks": Finding}
    rows = records_as_rows(name, kinds[name], _held(library, name))
    assert response.content == b"\xef\xbb\xbf" + rows_as_csv(rows).encode()
    assert response.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert response.headers["content-disposition"] == f'attachment; filename="{name}.csv"'
    assert "link" not in response.headers


def test_a_workbook_has_figures_as_numbers_and_days_as_days(client: httpx.Client) -> None:
    response = client.get("/v1/actions", params={"format": "xlsx", "sort": "due"})

    assert response.headers["content-type"] == XLSX
    assert response.headers["content-disposition"] == 'attachment; filename="actions.xlsx"'
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    header, *rows = sheet.iter_rows(values_only=True)
    assert sheet.title == "actions"
    days = [row[header.index("due_date")] for row in rows if row[header.index("due_date")]]
    assert days == sorted(days)
    assert {type(day).__name__ for day in days} == {"datetime"}


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("*/*", "application/json"),
        ("text/csv", CSV),
        ("text/html, text/csv;q=0.5, application/json;q=0.4", CSV),
        (f"{XLSX}, */*;q=0.1", XLSX),
        ("application/*", "application/json"),
    ],
)
def test_the_accept_header_chooses_the_form(client: httpx.Client, accept: str, given: str) -> None:
    response = client.get("/v1/risks", headers={"Accept": accept})

    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == given
    assert response.headers["vary"] == "Accept"


def test_the_format_of_the_query_counts_more_than_the_accept_header(client: httpx.Client) -> None:
    response = client.get("/v1/risks", params={"format": "csv"}, headers={"Accept": "application/json"})

    assert response.headers["content-type"].startswith(CSV)


def test_a_form_that_there_is_not_is_refused_with_those_that_there_are(client: httpx.Client) -> None:
    problem = _problem(client.get("/v1/risks", headers={"Accept": "image/png"}), 406)

    assert "text/csv (csv)" in problem["detail"]


@pytest.mark.parametrize(
    ("query", "where", "said"),
    [
        ("ower=x", "query.ower", "no such parameter here. Did you mean owner? There are benefit, cursor,"),
        ("zzz=x", "query.zzz", "no such parameter here. There are benefit, cursor,"),
        ("status=done", "query.status", "“done”: give 'open' or 'complete'"),
        ("due_before=2019-02-30", "query.due_before", "day value is outside"),
        ("due_before=2019", "query.due_before", "write a day like 2019-09-30"),
        ("limit=many", "query.limit", "“many”: give a whole number"),
        ("limit=0", "query.limit", "“0”: give 1 or more"),
        ("limit=1001", "query.limit", "“1001”: give 1000 or less"),
        ("format=ods", "query.format", "'json', 'csv' or 'xlsx'"),
        ("sort=size", "query.sort", "meeting_date"),
        ("owner=", "query.owner", "must not be empty"),
        ("due_before=2019-01-01&due_before=2020-01-01", "query.due_before", "once only"),
    ],
)
def test_a_query_that_cannot_be_met_says_which_part_and_what_would_do(
    client: httpx.Client, query: str, where: str, said: str
) -> None:
    problem = _problem(client.get(f"/v1/actions?{query}"), 422)

    assert problem["errors"][0]["where"].startswith(where)
    assert said in problem["errors"][0]["what"]


@pytest.mark.parametrize("name", LISTS)
def test_a_paper_that_is_not_held_is_told_with_the_nearest_that_are(client: httpx.Client, name: str) -> None:
    problem = _problem(client.get(f"/v1/{name}", params={"document": "northmarch-youth-justice-plan-2021"}), 404)

    assert problem["type"] == "urn:yjqa:problem:unknown-document"
    assert "northmarch-youth-justice-plan-2020-21" in problem["detail"]


def test_one_paper_is_given_by_its_id(client: httpx.Client, library: Library) -> None:
    record = library.documents()[0]

    response = client.get(f"/v1/documents/{record.id}")

    assert response.json() == record.model_dump(mode="json")
    tagged = {"If-None-Match": response.headers["etag"]}
    assert client.get(f"/v1/documents/{record.id}", headers=tagged).status_code == 304
    assert "Did you mean" in _problem(client.get(f"/v1/documents/{record.id}x"), 404)["detail"]


def test_text_that_a_spreadsheet_would_run_is_disarmed_in_csv(client: httpx.Client) -> None:
    text = client.get("/v1/acronyms", params={"format": "csv"}).content.decode("utf-8-sig")

    assert not [cell for row in csv.reader(io.StringIO(text)) for cell in row if cell[:1] in ("=", "+", "-", "@")]


def test_the_openapi_document_has_each_list_with_a_page_and_an_example_that_is_one(client: httpx.Client) -> None:
    paths = client.get("/openapi.json").json()["paths"]

    for name in LISTS:
        operation = paths[f"/v1/{name}"]["get"]
        content = operation["responses"]["200"]["content"]
        assert operation["operationId"] == f"list_{name}"
        assert set(content) == {"application/json", CSV, XLSX}
        assert content["application/json"]["schema"]["$ref"].endswith("List")
        assert set(content["application/json"]["example"]) == {"items", "total", "next_cursor", "notes"}
    filters = {parameter["name"] for parameter in paths["/v1/actions"]["get"]["parameters"]}
    assert {"owner", "status", "rag", "due_before", "document", "q", "sort", "cursor"} <= filters
    example = paths["/v1/actions"]["get"]["responses"]["200"]["content"]["application/json"]["example"]
    Action.model_validate_json(httpx.Response(200, json=example["items"][0]).content)
