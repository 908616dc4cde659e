"""Comparisons of papers that a test writes as Markdown."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from yjqa.compare.budgets import compare_budgets
from yjqa.compare.comparison import CompareCell, Comparison
from yjqa.compare.filters import read_budget_filter
from yjqa.compare.keys import BudgetBy
from yjqa.paper import Paper
from yjqa.reading import read_paper
from yjqa.records import BudgetLine


def read_file(path: Path, name: str | None = None) -> Paper:
    return read_paper(path, name, None, ocr=False, max_bytes=10_000_000, max_pages=500)


def compare_papers(papers: list[Paper], by: BudgetBy = "party", **asked: list[str]) -> Comparison:
    lines = [record for paper in papers for record in paper.records if isinstance(record, BudgetLine)]
    return compare_budgets(lines, [paper.record for paper in papers], read_budget_filter(**asked), by)


def compare(folder: Path, papers: Mapping[str, str], by: BudgetBy = "party", **asked: list[str]) -> Comparison:
    """The comparison of papers by their names, in the order of their ids as a library has them."""
    read = []
    for name, text in sorted(papers.items()):
        (folder / f"{name}.md").write_text(text, "utf-8")
        read.append(read_file(folder / f"{name}.md"))
    return compare_papers(read, by, **asked)


Cells = dict[tuple[str, str | None, str], CompareCell]


def cells_of(comparison: Comparison) -> Cells:
    """The cells that have a figure, by the row's label and kind and the column's label."""
    return {
        (row.label, row.kind, column.label): cell
        for row in comparison.rows
        for column, cell in zip(comparison.columns, row.cells, strict=True)
        if cell is not None
    }


def figures_of(comparison: Comparison) -> dict[tuple[str, str | None, str], Decimal]:
    return {key: cell.value for key, cell in cells_of(comparison).items()}


def plan(area: str, year: str, table: str, more: str = "") -> str:
    """A youth justice plan with one table of contributions."""
    return f"# {area} Youth Justice Plan {year}\n\n{area} County Council leads the partnership.\n\n{table}\n\n{more}\n"
