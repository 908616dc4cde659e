"""All finders together, on the sample corpus and on the real papers."""

from pathlib import Path

import pytest

from yjqa.document import Document
from yjqa.extract import extract
from yjqa.ingest import read

PROJECT = Path(__file__).parents[2]
SAMPLES = [
    path
    for path in sorted((PROJECT / "corpus").iterdir())
    if path.is_file() and path.name != "README.md" and path.name[0] != "."
]
REAL = sorted((PROJECT.parent / "shared" / "papers").glob("*.*"))


@pytest.mark.parametrize("path", SAMPLES + REAL, ids=lambda path: path.name)
def test_every_paper_is_searched_for_every_kind_and_gives_each_record_an_id_and_a_quote(path: Path) -> None:
    document: Document = read(path)

    extraction = extract(document)

    assert extraction.warnings == ()
    assert extraction.records
    assert len({record.id for record in extraction.records}) == len(extraction.records)
    for record in extraction.records:
        assert record.source.document == document.id
        assert record.source.quote
        if document.format == "pdf":
            assert record.source.page is not None
            assert record.source.bbox is not None
        if document.format in ("text", "markdown", "html"):
            assert record.source.lines is not None
