"""One file → one paper: the journey of a paper up to the store, and its door for a child process."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

from yjqa.checks import check_paper
from yjqa.extract import extract
from yjqa.ingest import read
from yjqa.paper import Paper, paper_to_json
from yjqa.records import DocumentRecord


def read_paper(
    path: Path, document_id: str | None, password: str | None, *, ocr: bool, max_bytes: int, max_pages: int
) -> Paper:
    """Reads one file, extracts its records and checks its figures.

    `document_id` stands in for the slug of the file's stem where another paper has that.
    Raises `UnreadablePaper`.
    """
    document = read(path, password=password, ocr=ocr, max_bytes=max_bytes, max_pages=max_pages)
    if document_id is not None:
        document = replace(document, id=document_id)
    extraction = extract(document)
    facts = extraction.facts
    checking = check_paper(document, facts, extraction.records)
    record = DocumentRecord(
        id=document.id,
        title=document.title,
        document_kind=facts.document_kind,
        areas=facts.areas,
        period=facts.period or facts.financial_year,
        date=facts.date,
        pages=len(document.pages) if document.format == "pdf" else None,
        sha256=document.sha256,
        file=document.file,
        records=dict(Counter(record.kind for record in extraction.records)),
        warnings=(*document.warnings, *extraction.warnings, *checking.warnings),
    )
    return Paper(record, extraction.records, document, checking.findings)


def read_paper_as_json(
    path: str, document_id: str | None, password: str | None, ocr: bool, max_bytes: int, max_pages: int
) -> bytes:
    """`read_paper` for a child process: plain values in, UTF-8 JSON out."""
    paper = read_paper(Path(path), document_id, password, ocr=ocr, max_bytes=max_bytes, max_pages=max_pages)
    return paper_to_json(paper)
