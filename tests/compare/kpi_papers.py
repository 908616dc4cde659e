"""Comparisons of performance in papers that a test writes as Markdown, or that lie in files."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from yjqa.compare.comparison import CompareCell, Comparison
from yjqa.compare.kpi_filter import KpiFilter
from yjqa.compare.kpis import KpiBy
from yjqa.library import Library
from yjqa.reading import read_paper
from yjqa.settings import Settings
from yjqa.store import open_store


def library_of(folder: Path, files: list[Path]) -> Library:
    """A library that holds the papers of these files; they are found by records only."""
    store = open_store(folder / "store")
    for file in files:
        paper = read_paper(file, None, None, ocr=False, max_bytes=10_000_000, max_pages=500)
        with store.transaction():
            store.put(paper, file, ocr=False, reader="test")
    return Library(Settings(store=folder / "store"), store)


def compare(
    folder: Path,
    papers: Mapping[str, str],
    by: KpiBy = "indicator",
    filters: KpiFilter = KpiFilter(),  # noqa: B008
) -> Comparison:
    """The comparison of papers by their names."""
    files = [folder / f"{name}.md" for name in papers]
    for file, text in zip(files, papers.values(), strict=True):
        file.write_text(text, "utf-8")
    with library_of(folder, files) as library:
        return library.compare_kpis(filters, by=by)


def cells_of(comparison: Comparison) -> dict[tuple[str, str], CompareCell]:
    """The cells that have a figure, by the row's and the column's label."""
    return {
        (row.label, column.label): cell
        for row in comparison.rows
        for column, cell in zip(comparison.columns, row.cells, strict=True)
        if cell is not None
    }


def figures_of(comparison: Comparison) -> dict[tuple[str, str], Decimal]:
    return {key: cell.value for key, cell in cells_of(comparison).items()}


def plan(area: str, year: str, text: str) -> str:
    """A youth justice plan with one section of performance."""
    return f"# {area} Youth Justice Plan {year}\n\n{area} County Council leads the partnership.\n\n## Performance\n\n{text}\n"
