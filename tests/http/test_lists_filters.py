"""What filters choose: the same that the command line does."""

import datetime
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import httpx
import openpyxl
import pytest

from yjqa.ask.actions.register import RegisterFilter, filter_register
from yjqa.compare.areas import area_key
from yjqa.library import Library, open_library
from yjqa.settings import Settings

Record = dict[str, Any]


@pytest.fixture(scope="module")
def library(corpus_store: Path) -> Iterator[Library]:
    """The library that the server serves."""
    with open_library(Settings(store=corpus_store)) as opened:
        yield opened


def _asked(client: httpx.Client, address: str) -> dict[str, Any]:
    response = client.get(f"/v1/{address}")
    assert response.status_code == 200, response.text
    page: dict[str, Any] = response.json()
    return page


def _everything(client: httpx.Client, name: str) -> list[Record]:
    return list(_asked(client, f"{name}?limit=1000")["items"])


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("owner=Rob Hill", RegisterFilter(owner="Rob Hill")),
        ("owner=rob", RegisterFilter(owner="rob")),
        ("owner=RH", RegisterFilter(owner="RH")),
        ("owners=rob hil", RegisterFilter(owner="rob hil")),
        ("owner=court team", RegisterFilter(owner="court team")),
        ("mentions=Rob", RegisterFilter(mentions="Rob")),
        ("owner=DG&status=open", RegisterFilter(owner="DG", status="open")),
        ("due_before=2019-06-01", RegisterFilter(due_before=datetime.date(2019, 6, 1))),
        (
            "document=serious-violence-work-plan-2019-20",
            RegisterFilter(documents=("serious-violence-work-plan-2019-20",)),
        ),
    ],
)
def test_the_register_is_narrowed_as_on_the_command_line(
    client: httpx.Client, library: Library, query: str, wanted: RegisterFilter
) -> None:
    found = filter_register(library, wanted)

    page = _asked(client, f"actions?{query}")

    assert page["items"] == [action.model_dump(mode="json") for action in found.actions]
    assert page["notes"] == list(found.notes)
    assert 0 < page["total"] < len(library.register())


def test_of_several_values_any_fits_and_different_filters_narrow_each_other(client: httpx.Client) -> None:
    def owned(name: str) -> set[str]:
        return {item["id"] for item in _asked(client, f"actions?owner={name}")["items"]}

    both = _asked(client, "actions?owner=Rob Hill&owner=Sarah Finch")
    closed = _asked(client, "actions?owner=Rob Hill&owner=Sarah Finch&status=complete")

    assert {item["id"] for item in both["items"]} == owned("Rob Hill") | owned("Sarah Finch")
    assert {item["id"] for item in closed["items"]} < {item["id"] for item in both["items"]}
    assert {item["status"] for item in closed["items"]} == {"complete"}


def test_a_name_that_nobody_has_gives_nothing_and_says_so(client: httpx.Client) -> None:
    page = _asked(client, "actions?owner=Zebedee")

    assert (page["total"], page["items"]) == (0, [])
    assert page["notes"] == ["owner: “Zebedee” is nobody whom the papers name."]


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("budgets?party=polise", "party: nothing in this list has “polise” there. Did you mean “police”?"),
        ("kpis?indicator=custody&indicator=cusotdy", "indicator: nothing in this list has “cusotdy” there. Did you mean “custody”?"),
        ("risks?impact=enormous", "impact: nothing in this list has “enormous” there. There are 3, 4, 5."),
        ("budgets?financial_year=2009/10", "financial_year: nothing in this list has “2009/10” there. There are 2016/17,"),
        ("actions?owner=Rob Hill&q=zebras", "q: nothing in this list has “zebras” there."),
        ("budgets?party=probation&party=yjb", "“yjb” is looked for as the papers print it;"),
    ],
)  # fmt: skip
def test_a_value_that_no_record_has_is_told_also_where_a_table_has_no_place_for_it(
    client: httpx.Client, query: str, note: str
) -> None:
    notes = _asked(client, query)["notes"]
    table = client.get(f"/v1/{query}&format=csv")
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/v1/{query}&format=xlsx").content))

    assert any(one.startswith(note) for one in notes)
    assert [unquote(one) for one in table.headers["x-notes"].split(", ")] == notes
    assert [row[0] for row in book["notes"].values] == ["note", *notes]


def test_nothing_is_noted_where_every_value_is_found(client: httpx.Client) -> None:
    response = client.get("/v1/budgets", params={"party_canonical": "police", "area": "Westshire", "format": "csv"})

    assert response.status_code == 200
    assert "x-notes" not in response.headers


def test_a_short_word_is_found_at_the_beginning_of_words_only(client: httpx.Client) -> None:
    found = _asked(client, "actions?q=art&limit=1000")["items"]
    longer = _asked(client, "actions?q=artner&limit=1000")["items"]

    assert longer
    assert not any(re.search(r"\bart", json.dumps(item), re.IGNORECASE) is None for item in found)


def _due(item: Record) -> str:
    return str((item["due"] or {}).get("date") or "")


def _words(*fields: str) -> Callable[[Record, str], bool]:
    return lambda item, word: any(word in str(item[field] or "").lower() for field in fields)


@pytest.mark.parametrize(
    ("name", "query", "fits"),
    [
        ("actions", "due_after=2019-09-30", lambda item: _due(item) > "2019-09-30"),
        ("actions", "due=ongoing", lambda item: item["due"] and "ongoing" in item["due"]["raw"].lower()),
        ("actions", "status_stated=true", lambda item: item["status_stated"]),
        ("actions", "meeting=SAFETY board", lambda item: "Safety Board" in ((item["meeting"] or {}).get("body") or "")),
        ("actions", "meeting_date=2019-07-10", lambda item: (item["meeting"] or {}).get("date") == "2019-07-10"),
        ("actions", "text=children custody", lambda item: {"children", "custody"} <= _set(item["text"])),
        ("actions", "reference=1&reference=2", lambda item: item["reference"] in ("1", "2")),
        ("budgets", "area=Westshire County Council", lambda item: area_key(item["area"] or "") == "westshire"),
        ("budgets", "financial_year=2016-17", lambda item: item["financial_year"] == "2016/17"),
        ("budgets", "party=police", lambda item: item["party_canonical"] == "police"),
        ("budgets", "party_canonical=public health", lambda item: item["party_canonical"] == "health"),
        ("budgets", "money_kind=in kind", lambda item: item["money_kind"] == "in_kind"),
        ("budgets", "flow=contributions&flow=grant", lambda item: item["flow"] in ("contribution", "grant")),
        ("budgets", "is_total=true", lambda item: item["is_total"]),
        ("budgets", "reconciles=false", lambda item: item["reconciles"] is False),
        ("budgets", "amount_min=70000&amount_max=90000", lambda item: 70000 <= item["amount"] <= 90000),
        ("kpis", "indicator=FTE", lambda item: item["indicator_canonical"] == "first_time_entrants"),
        ("kpis", "indicator=orders ended", lambda item: "orders ended" in item["indicator"].lower()),
        ("kpis", "period=2019/20", lambda item: _lies_in(item, "2019-04-01", "2020-03-31")),
        ("kpis", "period=Q2 2019/20", lambda item: _lies_in(item, "2019-07-01", "2019-09-30")),
        ("kpis", "unit=per_1000&unit=ratio", lambda item: item["unit"] in ("per_1000", "ratio")),
        ("kpis", "comparator=true", lambda item: item["comparator"]),
        ("kpis", "value_max=1", lambda item: item["value"] <= 1),
        ("kpis", "target_min=50", lambda item: item["target"] is not None and item["target"] >= 50),
        ("risks", "owner=rob", lambda item: item["owner"] == "Rob Hill"),
        ("risks", "score_min=15", lambda item: (item["score"] or 0) >= 15),
        ("risks", "residual_score=10", lambda item: item["residual_score"] == 10),
        ("people", "name=nair", lambda item: item["name"] == "Priya Nair"),
        ("people", "initials=rh", lambda item: "RH" in item["initials"]),
        ("meetings", "meeting_kind=future", lambda item: item["meeting_kind"] == "future"),
        ("meetings", "date_after=2019-09-18", lambda item: (item["date"] or "") > "2019-09-18"),
        ("acronyms", "acronym=fte", lambda item: item["acronym"] == "FTE"),
        ("objectives", "objective_kind=vision", lambda item: item["objective_kind"] == "vision"),
        ("objectives", "area=northmarch&period=2021-22", lambda item: (item["area"], item["period"]) == ("Northmarch", "2021/22")),
        ("documents", "area=eastport", lambda item: "Eastport" in item["areas"]),
        ("documents", "document_kind=minutes&document_kind=pack", lambda item: item["document_kind"] in ("minutes", "pack")),
        ("documents", "date_before=2019-07-10", lambda item: (item["date"] or "9") < "2019-07-10"),
    ],
)  # fmt: skip
def test_a_filter_gives_what_fits_and_leaves_out_what_does_not(
    client: httpx.Client, name: str, query: str, fits: Callable[[Record], Any]
) -> None:
    everything = _everything(client, name)

    found = _asked(client, f"{name}?limit=1000&{query}")["items"]

    assert [item["id"] for item in found] == [item["id"] for item in everything if fits(item)]
    assert 0 < len(found) < len(everything)


def _set(text: str) -> set[str]:
    return {word for word in ("children", "custody") if word in text.lower()}


def _lies_in(item: Record, first: str, last: str) -> bool:
    period = item["period"] or {}
    return bool(period.get("start")) and first <= period["start"] and period["end"] <= last


def test_the_police_are_not_the_commissioner_but_their_kind_of_body_can_be_asked_for(client: httpx.Client) -> None:
    parties = {item["party"] for item in _asked(client, "budgets?party=police&limit=1000")["items"]}
    commissioners = {item["party"] for item in _asked(client, "budgets?party=commissioner&limit=1000")["items"]}

    assert parties == {"Police"}
    assert "Police and Crime Commissioner" in commissioners


def test_words_anywhere_are_found_in_a_record_and_its_source(client: httpx.Client) -> None:
    page = _asked(client, "actions?q=exploitation HUB")

    assert page["total"] > 0
    for item in page["items"]:
        text = str(item).lower()
        assert "exploitation" in text
        assert "hub" in text


def test_records_that_an_answer_names_can_be_had_by_id(client: httpx.Client) -> None:
    answer = client.post("/v1/ask", json={"question": "Which actions does Rob Hill own?"}).json()

    page = client.get("/v1/actions", params={"id": answer["records"], "limit": 1000}).json()

    assert {item["id"] for item in page["items"]} == set(answer["records"])


@pytest.mark.parametrize(
    ("query", "where", "said"),
    [
        ("budgets?area=Westshier", "query.area", "Westshire"),
        ("budgets?financial_year=soon", "query.financial_year", "Write it like 2019/20"),
        ("budgets?party_canonical=bananas", "query.party_canonical", "bananas: no such kind of funder. There are local_authority"),
        ("budgets?money_kind=gold", "query.money_kind", "in_kind"),
        ("kpis?unit=miles", "query.unit", "per_100000"),
        ("checks?at_least=certain", "query.at_least", "'sure', 'likely' or 'look'"),
    ],
)  # fmt: skip
def test_a_value_that_means_nothing_is_told_with_what_would_do(
    client: httpx.Client, query: str, where: str, said: str
) -> None:
    response = client.get(f"/v1/{query}")

    assert response.status_code == 422
    (error,) = response.json()["errors"]
    assert error["where"] == where
    assert said in error["what"]
    assert not error["what"].startswith("Value error")
