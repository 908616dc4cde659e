"""Findings of one paper: each mistake once, in the order of the paper."""

from pathlib import Path

from tests.extract.small_papers import a_document, heading, paragraph, table
from yjqa.checks import check_paper
from yjqa.checks.material import Material
from yjqa.checks.settling import settle
from yjqa.checks.totals import find
from yjqa.document import Document, Place, Table
from yjqa.extract.facts import describe
from yjqa.extract.sources import block_source, cell_source
from yjqa.reading import read_paper
from yjqa.records import CheckKind, Finding, Source

INCOME = table(
    ("Partner", "Grant (£)", "Cash (£)", "Total (£)"),
    ("Council", "31,250", "40,500", "71,750"),
    ("Police", "9,000", "12,400", "21,400"),
    ("Total", "40,250", "52,900", "93,150"),
    caption="Table 1: income",
)


def spending(total: str) -> Table:
    rows = [("Item", "Cost (£)"), ("Staff", "71,750"), ("Rent", "14,400"), ("Travel", "7,000"), ("Total", total)]
    return table(*rows, caption="Table 2: spending")


def the_paper(*tables: Table) -> Document:
    return a_document(
        heading("Resources"),
        paragraph("The service has £93,150 this year."),
        *tables,
        heading("Risks"),
        paragraph("Prices may rise."),
    )


def places(document: Document) -> list[Place]:
    return list(document.places())


def cell(document: Document, caption: str, row: int, column: int) -> Source:
    place = next(p for p in places(document) if isinstance(p.block, Table) and p.block.caption == caption)
    assert isinstance(place.block, Table)
    found = next(c for c in place.block.cells if (c.row, c.column) == (row, column))
    return cell_source(document, place, found)


def text(document: Document, words: str) -> Source:
    place = next(p for p in places(document) if not isinstance(p.block, Table) and words in p.block.text)
    return block_source(document, place, words)


def told(
    printed: str, computed: str, *sources: Source, check: CheckKind = "disagreement", confidence: float = 0.6
) -> Finding:
    return Finding(
        check=check,
        printed=printed,
        computed=computed,
        message=f"It is {printed} here and {computed} there.",
        confidence=confidence,
        sources=sources,
    )


def settled(document: Document, *findings: Finding) -> list[Finding]:
    material = Material(document, describe(document), ())
    return settle([*find(material), *findings], material)


def test_a_place_that_gives_the_sum_of_a_wrong_total_bears_it_out() -> None:
    document = the_paper(INCOME, spending("94,150"))
    right, wrong = cell(document, "Table 1: income", 3, 3), cell(document, "Table 2: spending", 4, 1)

    (finding,) = settled(document, told("£94,150", "£93,150", wrong, right))

    assert finding.check == "total"
    assert finding.message.endswith("; £93,150 is also what “Table 1: income” gives.")
    assert finding.sources[0] == wrong
    assert finding.sources[-1] == right


def test_several_places_may_bear_a_sum_out() -> None:
    document = the_paper(INCOME, spending("94,150"))
    right, wrong = cell(document, "Table 1: income", 3, 3), cell(document, "Table 2: spending", 4, 1)
    said = text(document, "The service has £93,150 this year.")

    (finding,) = settled(document, told("£94,150", "£93,150", wrong, right), told("£93,150", "£94,150", said, wrong))

    assert {right, said} < set(finding.sources)
    assert "the text under “Resources” gives" in finding.message


def test_a_place_that_gives_another_figure_stays_a_disagreement() -> None:
    document = the_paper(INCOME, spending("94,150"))
    right, wrong = cell(document, "Table 1: income", 3, 3), cell(document, "Table 2: spending", 4, 1)

    findings = settled(document, told("£94,150", "£99,999", wrong, right))

    assert [finding.check for finding in findings] == ["total", "disagreement"]


def test_a_total_that_holds_in_one_direction_still_disagrees_with_another_place() -> None:
    rows = [[c.flat for c in INCOME.cells if c.row == row] for row in range(4)]
    rows[1][3] = "71,570"
    document = the_paper(table(*rows, caption="Table 1: income"), spending("93,150"))
    grand, other = cell(document, "Table 1: income", 3, 3), cell(document, "Table 2: spending", 4, 1)

    findings = settled(document, told("£93,150", "£92,970", grand, other))

    assert [finding.check for finding in findings] == ["total", "total", "disagreement"]


def test_what_two_checks_say_of_the_same_places_is_told_once_by_the_surer() -> None:
    document = the_paper(INCOME)
    here, there = cell(document, "Table 1: income", 3, 3), text(document, "The service has £93,150 this year.")

    (finding,) = settled(
        document,
        told("£93,150", "£90,000", here, there, confidence=0.5),
        told("£90,000", "£93,150", there, here, check="percentage", confidence=0.8),
    )

    assert finding.check == "percentage"


def test_findings_stand_in_the_order_of_the_paper() -> None:
    document = the_paper(INCOME, spending("94,150"))
    first = text(document, "The service has £93,150 this year.")
    in_table = [cell(document, "Table 1: income", row, column) for row, column in ((1, 2), (1, 3), (3, 1))]
    last = text(document, "Prices may rise.")
    findings = [told(str(n), "0", source) for n, source in enumerate((first, *in_table, last))]

    ordered = settled(document, *reversed(findings))

    assert [finding.printed for finding in ordered] == ["0", "1", "2", "3", "£94,150", "4"]


def test_a_paper_without_findings_has_none() -> None:
    document = the_paper(INCOME, spending("93,150"))

    assert settled(document) == []
    assert check_paper(document, describe(document), ()).findings == ()


def test_the_sample_papers_have_their_two_deliberate_faults_and_no_others(corpus: Path) -> None:
    findings = [
        finding
        for path in sorted(corpus.iterdir())
        if path.is_file() and path.name not in ("README.md", ".yjqaignore")
        for finding in read_paper(path, None, None, ocr=False, max_bytes=10**8, max_pages=500).findings
    ]

    assert sorted((finding.check, finding.printed, finding.computed) for finding in findings) == [
        ("percentage", "38.1%", "35.1%"),
        ("total", "£593,241", "£592,241"),
    ]
