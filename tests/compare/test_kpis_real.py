"""Performance of the two real plans side by side: every cell is what the papers say, in every format."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.compare.kpi_papers import cells_of, library_of
from yjqa.compare.kpi_filter import KpiFilter
from yjqa.library import Library
from yjqa.records import Kpi, Source

PLANS = ("cambs-pboro-plan-2017-18", "northants-plan-2021-22")

FTE, FTE_NUMBER = "First time entrants per 100,000", "First time entrants (number)"
REOFFENDING, PER_REOFFENDER = "Reoffending (binary rate), %", "Reoffences per reoffender"
CUSTODY, SENTENCES = "Use of custody per 100,000", "Custodial sentences (number)"

PRINTED = {
    (FTE, "Cambridgeshire Jan–Dec 2016"): "344",
    (FTE, "Peterborough Jan–Dec 2016"): "320",
    (FTE, "Peterborough statistical neighbours Jan–Dec 2016"): "356",
    (FTE, "East of England Jan–Dec 2016"): "291",
    (FTE, "England Jan–Dec 2016"): "327",
    (FTE_NUMBER, "Northamptonshire 2020/21"): "144",
    (REOFFENDING, "Cambridgeshire Jul 2014–Jun 2015"): "33.4",
    (REOFFENDING, "Peterborough Jul 2014–Jun 2015"): "39.6",
    (REOFFENDING, "Peterborough statistical neighbours Jul 2014–Jun 2015"): "36.2",
    (REOFFENDING, "South East Jul 2014–Jun 2015"): "34",
    (REOFFENDING, "England Jul 2014–Jun 2015"): "37.7",
    (REOFFENDING, "Northamptonshire 2017/18"): "31.7",
    (REOFFENDING, "Northamptonshire family 2017/18"): "36.3",
    (REOFFENDING, "Northamptonshire region 2017/18"): "36.9",
    (REOFFENDING, "East Midlands 2017/18"): "36.9",
    (REOFFENDING, "National 2017/18"): "38.2",
    (REOFFENDING, "England 2017/18"): "38.2",
    (PER_REOFFENDER, "Cambridgeshire Jul 2014–Jun 2015"): "3.23",
    (PER_REOFFENDER, "Peterborough Jul 2014–Jun 2015"): "3.18",
    (PER_REOFFENDER, "Peterborough statistical neighbours Jul 2014–Jun 2015"): "3.21",
    (PER_REOFFENDER, "South East Jul 2014–Jun 2015"): "3.11",
    (PER_REOFFENDER, "England Jul 2014–Jun 2015"): "3.34",
    (PER_REOFFENDER, "Northamptonshire 2017/18"): "3.07",
    (PER_REOFFENDER, "Northamptonshire family 2017/18"): "3.93",
    (PER_REOFFENDER, "Northamptonshire region 2017/18"): "4.03",
    (PER_REOFFENDER, "England 2017/18"): "4.06",
    (CUSTODY, "Cambridgeshire 2016/17"): "0.16",
    (CUSTODY, "Peterborough 2016/17"): "0.17",
    (CUSTODY, "Peterborough statistical neighbours 2016/17"): "0.45",
    (CUSTODY, "East of England 2016/17"): "0.25",
    (CUSTODY, "England 2016/17"): "0.36",
    (SENTENCES, "Northamptonshire 2020/21"): "13",
}
"""What the two plans print of first time entrants, reoffending and custody, read out of them by hand."""


@pytest.fixture(scope="module", params=["txt", "docx", "pdf"])
def library(
    request: pytest.FixtureRequest, real_papers: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Library]:
    files = [real_papers / f"{name}.{request.param}" for name in PLANS]
    with library_of(tmp_path_factory.mktemp("plans"), files) as opened:
        yield opened


def test_first_time_entrants_reoffending_and_custody_are_what_the_plans_print(library: Library) -> None:
    measures = {row for row, _ in PRINTED}

    cells = cells_of(library.compare_kpis(KpiFilter()))

    found = {key: cell.value for key, cell in cells.items() if key[0] in measures}
    assert found == {key: Decimal(value) for key, value in PRINTED.items()}


def test_every_cell_of_the_plan_with_known_figures_is_one_of_them(library: Library, real_papers: Path) -> None:
    gold = (real_papers.parent / "gold" / PLANS[0] / "kpis.jsonl").read_text("utf-8").splitlines()
    known = {(kpi["area"].lower(), Decimal(str(kpi["value"])), kpi["unit"]) for kpi in map(json.loads, gold)}
    records = {kpi.id: kpi for kpi in library.records("kpis", [PLANS[0]]) if isinstance(kpi, Kpi)}

    cells = cells_of(library.compare_kpis(KpiFilter(), document_ids=[PLANS[0]])).values()

    shown = [records[part.record] for cell in cells for part in cell.parts]
    assert len(shown) >= 27
    assert [kpi for kpi in shown if ((kpi.area or "").lower(), kpi.value, kpi.unit) not in known] == []


def test_every_cell_has_a_place_that_shows_its_figure(library: Library) -> None:
    cells = cells_of(library.compare_kpis(KpiFilter())).values()

    assert all(_shows(source, part.value) for cell in cells for part in cell.parts for source in part.sources)


def _shows(source: Source, value: Decimal) -> bool:
    return f"{value:f}" in source.quote.replace(",", "")
