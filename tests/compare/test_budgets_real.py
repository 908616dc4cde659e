"""Contributions of two real plans side by side: each cell is what the paper prints, in each of its forms."""

import json
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from tests.compare.comparing import cells_of, compare_papers, figures_of, read_file

PARTIES = {
    "Local Authority": "Local authority",
    "Police": "Police",
    "PCC Office": "Police and crime commissioner",
    "Office Police, Fire and Crime Commissioner": "Police and crime commissioner",
    "Public Health": "Health",
    "Clinical Commissioning Group": "Health",
    "NHS Northamptonshire": "Health",
    "National Probation Service": "Probation",
    "YJB Effective Practice Grant": "Youth Justice Board",
    "YJB Attendance Centre Grant": "Youth Justice Board",
    "YJB Remand Grant": "Youth Justice Board",
    "Youth Justice Board Good Practice Grant (including JAC Grant)": "Youth Justice Board",
    "Total": "Total",
}
NORTHANTS = {
    "Office Police, Fire and Crime Commissioner": (200900, 420900, 200900, 420900),
    "Early Intervention Youth Fund (via OPFCC)": (288705, 288705, None, None),
    "National Probation Service": (10000, 40332, 31974, 34154),
    "NHS Northamptonshire": (None, 122798, None, 122798),
    "Local Authority": (1546945, 1546945, 1563205, 1563205),
    "Youth Justice Board Good Practice Grant (including JAC Grant)": (592241, 592241, 636514, 636514),
    "Other (LA Substance Misuse)": (80000, 80000, 80000, 80000),
    "Total": (2718791, 3091921, 2512593, 2857571),
}
"""The table of the plan as read by hand: cash, and cash and kind, of 2020/21 and 2021/22."""

Key = tuple[str, str | None, str]


def _gold(gold: Path) -> dict[Key, Decimal]:
    sums: defaultdict[Key, Decimal] = defaultdict(Decimal)
    for line in (gold / "cambs-pboro-plan-2017-18" / "budgets.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["flow"] == "contribution" and row["table"].startswith("Contributions"):
            column = f"{row['area']} {row['financial_year']}"
            sums[PARTIES[row["party"]], row["kind"], column] += row["amount"]
    for party, amounts in NORTHANTS.items():
        places = [(kind, year) for year in ("2020/21", "2021/22") for kind in ("cash", "cash_and_kind")]
        for (kind, year), amount in zip(places, amounts, strict=True):
            if amount is not None:
                sums[PARTIES.get(party, party), kind, f"Northamptonshire {year}"] += amount
    return dict(sums)


@pytest.mark.parametrize("form", ["txt", "docx", "pdf"])
def test_contributions_of_two_real_plans_stand_side_by_side_as_printed(form: str, real_papers: Path) -> None:
    plans = [
        read_file(real_papers / f"{name}.{form}") for name in ("cambs-pboro-plan-2017-18", "northants-plan-2021-22")
    ]
    gold = _gold(real_papers.parent / "gold")

    found = figures_of(compare_papers(plans))

    whole = {key: value for key, value in gold.items() if key[:2] == ("Total", "cash_and_kind")}
    shown = {key: value for key, value in found.items() if key[1] != "all"}
    assert shown == {key: value for key, value in gold.items() if key in shown}
    assert gold.keys() - shown.keys() <= whole.keys()
    assert {key: found[key[0], "all", key[2]] for key in whole} == whole


def test_a_real_plan_in_three_forms_counts_once(real_papers: Path) -> None:
    forms = [
        read_file(real_papers / f"northants-plan-2021-22.{form}", f"plan-{form}") for form in ("docx", "pdf", "txt")
    ]

    alone, together = compare_papers(forms[:1]), compare_papers(forms)

    assert figures_of(together) == figures_of(alone)
    for cell in cells_of(together).values():
        for part in cell.parts:
            assert {source.document for source in part.sources} == {"plan-docx", "plan-pdf", "plan-txt"}
