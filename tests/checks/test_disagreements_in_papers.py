"""What real papers, and the sample papers, give in two ways: the same from text, DOCX and PDF."""

from pathlib import Path

import pytest

from tests.checks.disagreeing import found
from yjqa.checks import check_across
from yjqa.ingest import read
from yjqa.reading import read_paper
from yjqa.records import BudgetLine, Finding, Kpi

FORMATS = ("txt", "docx", "pdf")


def told(findings: list[Finding]) -> set[tuple[str, str | None]]:
    return {(finding.printed, finding.computed) for finding in findings}


@pytest.mark.parametrize("extension", FORMATS)
def test_the_joint_plan_gives_both_areas_totals_and_a_comparator_in_two_ways(real_papers: Path, extension: str) -> None:
    findings = found(read(real_papers / f"cambs-pboro-plan-2017-18.{extension}"))

    assert told(findings) == {
        ("£1,927,954", "£1,792,276"),
        ("£549,298", "£547,109"),
        ("£1,222,884", "£1,222,821"),
        ("South East", "Eastern"),
    }


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("name", ["bcb-offenders-2019-12-19", "ccssb-pack-2019-07-10"])
def test_an_abbreviation_with_two_expansions_is_found_in_every_format(
    real_papers: Path, name: str, extension: str
) -> None:
    (finding,) = found(read(real_papers / f"{name}.{extension}"))

    assert finding.printed == "Multi-Agency Public Protection Agency"
    assert finding.computed == "Multi Agency Public Protection Arrangements"


@pytest.mark.parametrize("extension", FORMATS)
def test_a_plan_that_agrees_with_itself_gives_no_finding(real_papers: Path, extension: str) -> None:
    assert found(read(real_papers / f"northants-plan-2021-22.{extension}")) == []


def test_sample_papers_disagree_only_where_they_are_meant_to(corpus: Path) -> None:
    papers = [path for path in sorted(corpus.iterdir()) if path.is_file() and path.name != "README.md"]

    findings = [finding for path in papers for finding in found(read(path))]

    assert told(findings) == {("£593,241", "£592,241")}


def test_sample_papers_do_not_disagree_with_each_other(corpus: Path) -> None:
    names = [path for path in sorted(corpus.iterdir()) if path.is_file() and path.name != "README.md"]
    papers = [read_paper(path, None, None, ocr=False, max_bytes=10**8, max_pages=500) for path in names]
    records = [record for paper in papers for record in paper.records]

    findings = check_across(
        [paper.record for paper in papers],
        [record for record in records if isinstance(record, BudgetLine)],
        [record for record in records if isinstance(record, Kpi)],
    )

    assert findings == []
