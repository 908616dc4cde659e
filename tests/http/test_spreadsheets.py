"""What docs/spreadsheets.md shows works as it says, against a service that asks for keys."""

import csv
import importlib.util
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import httpx
import openpyxl
import pytest

from tests.http.access import new_key
from tests.http.office import CSV_FILTER, CSV_OPTIONS, SOFFICE, XLSX_FILTER, updated_book
from tests.http.serving import Server

GUIDE = (Path(__file__).parents[2] / "docs" / "spreadsheets.md").read_text("utf-8")
BASE = "http://127.0.0.1:8000"
ADDRESSES = sorted({found.rstrip("`") for found in re.findall(rf"{BASE}/[^\s\"`]*", GUIDE)})
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", GUIDE, re.DOTALL)


def _blocks(language: str) -> list[str]:
    return [text for name, text in BLOCKS if name == language]


@pytest.fixture(scope="module")
def keyed(corpus_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str]]:
    """A server over the sample corpus that asks for keys, and a key for reading."""
    store = Path(shutil.copytree(corpus_store, tmp_path_factory.mktemp("keyed") / "store"))
    key = new_key(store, "a spreadsheet")
    with Server(store, environment={"YJQA_REQUIRE_KEYS": "true"}) as server:
        yield server, key


def _of_service(text: str, server: Server, key: str) -> str:
    """Text of the guide with the addresses of a server, each with its key at the end."""

    def keyed_address(found: re.Match[str]) -> str:
        return f"{server.url}{found[1]}{'&' if '?' in found[1] else '?'}key={key}"

    return re.sub(rf"{BASE}(/[^\s\"`]*[^\s\"`/])", keyed_address, text)


@pytest.mark.parametrize("address", [one for one in ADDRESSES if not one.endswith("/")])
def test_every_address_of_the_guide_answers(keyed: tuple[Server, str], address: str) -> None:
    server, key = keyed

    response = httpx.get(_of_service(address, server, key), timeout=60)

    form = dict(parse_qsl(urlsplit(address).query)).get("format", "json")
    kinds = {"xlsx": "spreadsheetml", "csv": "text/csv", "text": "text/plain", "png": "image/png", "json": "json"}
    assert response.status_code == 200, response.text
    assert kinds[form] in response.headers["content-type"]
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(response.content))
        assert book.worksheets[0].max_row > 1, "the example shows nothing"


def test_without_the_key_there_is_nothing(keyed: tuple[Server, str]) -> None:
    server, _ = keyed

    assert httpx.get(f"{server.url}/v1/budgets?format=csv").status_code == 401


def test_pages_put_together_are_the_whole_list(keyed: tuple[Server, str]) -> None:
    """As the query for Excel asks for them: by cursor, until there is none."""
    server, key = keyed
    items, cursor = [], None
    while True:
        query = {"limit": "20", "key": key, **({"cursor": cursor} if cursor else {})}
        page = httpx.get(f"{server.url}/v1/actions", params=query).json()
        items += page["items"]
        cursor = page["next_cursor"]
        if cursor is None:
            break

    whole = httpx.get(f"{server.url}/v1/actions", params={"format": "csv", "key": key}).content.decode("utf-8-sig")
    assert [item["id"] for item in items] == [row["id"] for row in csv.DictReader(io.StringIO(whole))]
    for name in re.findall(r"Table\.FromRecords\(Items, \{(.*?)\}", GUIDE)[0].replace('"', "").split(", "):
        assert name in items[0]


def test_the_columns_that_the_queries_name_are_there(keyed: tuple[Server, str]) -> None:
    server, key = keyed
    answer = httpx.get(f"{server.url}/v1/budgets/compare", params={"format": "csv", "area": "Westshire", "key": key})

    header = next(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    named = {name for block in _blocks("powerquery") for name in re.findall(r'\{"(\w+)", (?:type|Currency)', block)}
    assert named
    assert named <= set(header)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_has_the_figures(keyed: tuple[Server, str], tmp_path: Path) -> None:
    server, key = keyed
    ask = httpx.Client(base_url=server.url, headers={"Authorization": f"Bearer {key}"}, timeout=60)
    link, *figures = _blocks("formula")
    shown = next(one for one in ask.get("/v1/budgets?limit=1000").json()["items"] if one["source"]["bbox"])
    for cell, value in (("P2", shown["source"]["document"]), ("R2", shown["source"]["page"]), ("A2", shown["id"])):
        link = link.replace(cell, f'"{value}"')
    several = re.sub("&party=[^&]*", "", figures[0])
    formulas = [_of_service(one.strip(), server, key) for one in (*figures, several)]

    book = updated_book(
        tmp_path,
        [*formulas, _target_of(link).replace(BASE, server.url)],
        {
            "csv": (f"{server.url}/v1/budgets?format=csv&key={key}", CSV_FILTER, CSV_OPTIONS),
            "xlsx": (f"{server.url}/v1/actions?format=xlsx&key={key}", XLSX_FILTER, ""),
        },
    )

    expected = [httpx.get(_of_service(_address_in(one), server, key)).text for one in figures]
    cells = [row[0] for row in book["formulas"]]
    assert cells[: len(figures)] == [("float", figure) for figure in expected]
    assert cells[len(figures)][0] != "float", "one of several figures is told for all"
    assert ask.get(cells[-1][1]).headers["content-type"] == "image/png"

    lines = ask.get("/v1/budgets?limit=1000").json()["items"]
    amounts = [row[book["csv"][0].index(("string", "amount"))] for row in book["csv"][1 : len(lines) + 1]]
    totals = [row[book["csv"][0].index(("string", "is_total"))] for row in book["csv"][1 : len(lines) + 1]]
    assert [(kind, float(text)) for kind, text in amounts] == [("float", line["amount"]) for line in lines]
    assert totals == [("boolean", str(line["is_total"]).lower()) for line in lines]

    actions = ask.get("/v1/actions?limit=1000").json()["items"]
    due = [row[book["xlsx"][0].index(("string", "due_date"))] for row in book["xlsx"][1 : len(actions) + 1]]
    assert [text.partition("T")[0] for _, text in due] == [(one["due"] or {}).get("date") or "" for one in actions]
    assert {kind for kind, text in due if text} == {"date"}


def _address_in(formula: str) -> str:
    found = re.search(rf"{BASE}[^\"]*", formula)
    assert found is not None
    return found[0]


def _target_of(formula: str) -> str:
    """The formula for what a HYPERLINK leads to."""
    found = re.search(r"HYPERLINK\((.*);", formula)
    assert found is not None
    return f"={found[1]}"


@pytest.mark.skipif(importlib.util.find_spec("pandas") is None, reason="pandas is not installed")
@pytest.mark.parametrize("code", _blocks("python"))
def test_pandas_has_the_figures(keyed: tuple[Server, str], code: str) -> None:
    server, key = keyed

    run = subprocess.run(
        [sys.executable, "-c", _of_service(code, server, key)], capture_output=True, text=True, env=os.environ
    )

    assert run.returncode == 0, run.stderr
    assert "Eastport" in run.stdout  # of what is wider than a screen only the first and last columns are printed
    assert re.search(r"\b20\d\d-\d\d-\d\d\b", run.stdout)


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_the_commands_bring_the_files(keyed: tuple[Server, str], tmp_path: Path) -> None:
    server, key = keyed
    (commands,) = _blocks("sh")

    run = subprocess.run(
        ["sh", "-e", "-c", _of_service(commands, server, key)], capture_output=True, text=True, cwd=tmp_path
    )

    assert run.returncode == 0, run.stderr
    assert (tmp_path / "actions.xlsx").read_bytes().startswith(b"PK")
    assert (tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")
    assert run.stdout.lstrip("\ufeff").startswith("id,area,")
