"""What a text says of how an area stands beside others, against the paper's own figures."""

from pathlib import Path

import pytest

from tests.extract.small_papers import a_document, heading, paragraph
from yjqa.checks import check_paper
from yjqa.checks.claims import find
from yjqa.checks.material import Material
from yjqa.document import Paragraph
from yjqa.extract import extract
from yjqa.reading import read_paper
from yjqa.records import Finding

FIGURES = (
    heading("Performance", level=1),
    paragraph("Westshire County Council leads the partnership."),
    paragraph(
        "In 2019/20 Westshire had a first time entrants rate of 210 per 100,000 compared to 190 per 100,000 for England "
        "and 240 per 100,000 for the Eastern Region."
    ),
)


def _findings(*texts: Paragraph) -> list[Finding]:
    document = a_document(*FIGURES, *texts, title="Westshire Youth Justice Plan 2020/21")
    extraction = extract(document)
    return list(find(Material(document, extraction.facts, extraction.records)))


def test_a_claim_that_the_figures_contradict_is_told_with_the_claim_and_both_figures() -> None:
    (finding,) = _findings(paragraph("On first time entrants Westshire performs better than the national average."))

    assert finding.check == "disagreement"
    assert "entrants rate” 210 per 100,000 against 190 per 100,000 (England)" in finding.message
    assert finding.sources[0].quote.startswith("On first time entrants Westshire performs better")
    assert len(finding.sources) == 3


@pytest.mark.parametrize(
    "text",
    [
        "On first time entrants Westshire performs better than the region.",
        "First time entrants in Westshire are higher than the national average.",
        "Our target is that first time entrants in Westshire are better than the national average.",
        "Until last year Westshire performed better than the national average on first time entrants.",
        "On accommodation Westshire performs better than the national average.",
        "On first time entrants Westshire is performing lower than the region.",
    ],
)
def test_what_the_figures_bear_out_or_do_not_speak_of_is_left_alone(text: str) -> None:
    assert _findings(paragraph(text)) == []


def test_a_claim_that_only_some_figures_contradict_is_less_sure() -> None:
    (mixed,) = _findings(
        paragraph("On first time entrants Westshire performs better than the regional and national average.")
    )
    (plain,) = _findings(paragraph("On first time entrants Westshire performs better than the national average."))

    assert mixed.confidence < plain.confidence
    assert "though 1 of 2 comparisons bears it out" in mixed.message


@pytest.mark.parametrize("form", ["txt", "docx", "pdf"])
def test_the_claims_of_a_real_plan_are_the_same_in_every_form(real_papers: Path, form: str) -> None:
    file = real_papers / f"cambs-pboro-plan-2017-18.{form}"
    paper = read_paper(file, None, None, ocr=False, max_bytes=10**9, max_pages=10**4)

    claims = [finding for finding in paper.findings if finding.message.startswith("The text says that")]

    assert [claim.message.split()[4] for claim in claims] == ["Peterborough", "Cambridgeshire", "Peterborough"]


def test_a_paper_without_comparators_makes_no_claim() -> None:
    document = a_document(paragraph("Westshire performs better than the national average on custody."))
    extraction = extract(document)

    assert check_paper(document, extraction.facts, extraction.records).findings == ()
