"""Hostile files of every sort through the service: each fails with why or gives a paper, and the service goes on."""

import io
import zipfile
from collections.abc import Callable, Iterator

import httpx
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from tests.http.serving import Server
from tests.http.uploading import files_of, minutes, read, until, upload
from tests.ingest.test_ocr import picture_of
from tests.ingest.typeset import Paper
from tests.ingest.word import paragraph, row, table, with_part, word_file

LIMITS = {"YJQA_PARSE_SECONDS": "20", "YJQA_PARSE_MEMORY_MB": "700", "YJQA_MAX_PAGES": "40"}

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
WORD = word_file(paragraph("Text."))
BILLION_LAUGHS = b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>%b]><x>&a9;</x>" % b"".join(
    b"<!ENTITY a%d '%b'>" % (n, b"&a%d;" % (n - 1) * 10 if n else b"&a;" * 10) for n in range(10)
)
OUTSIDE = b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over an empty store, with limits that are soon reached."""
    with Server(tmp_path_factory.mktemp("hostile") / "store", environment=LIMITS) as started:
        yield started


@pytest.fixture
def client(server: Server) -> httpx.Client:
    return server.client


def _pdf(*, encrypted: bool = False, pages: int = 2) -> bytes:
    paper = Paper(encrypt=StandardEncryption("summer", strength=128)) if encrypted else Paper()
    for number in range(pages):
        paper.paragraph(f"The board heard about item {number}.")
        paper.page()
    return paper.data()


def _zip(**members: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return data.getvalue()


def _looping_pdf() -> bytes:
    """A page tree that is its own child."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("blank.txt", lambda: b" \n\0\0 ", "empty-paper"),
        ("cut.pdf", lambda: _pdf()[:300], "damaged-paper"),
        ("half.pdf", lambda: b"%PDF-1.7\nand then nothing of a PDF", "damaged-paper"),
        ("looping.pdf", lambda: _looping_pdf(), None),
        ("locked.pdf", lambda: _pdf(encrypted=True), "encrypted-paper"),
        ("endless.pdf", lambda: _pdf(pages=60), "paper-too-large"),
        ("scan.pdf", lambda: picture_of("Minutes of the Board"), "scanned-paper"),
        ("cut.docx", lambda: WORD[: len(WORD) // 3], "damaged-paper"),
        ("broken.docx", lambda: with_part(WORD, "word/document.xml", b"<w:document><w:body>"), "damaged-paper"),
        ("bomb.docx", lambda: with_part(WORD, "word/media/image1.xml", b"\0" * 120_000_000), "paper-too-large"),
        ("laughs.docx", lambda: with_part(WORD, "word/document.xml", BILLION_LAUGHS), "damaged-paper"),
        ("outside.docx", lambda: with_part(WORD, "word/document.xml", OUTSIDE), "damaged-paper"),
        ("locked.docx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted-paper"),
        ("old.doc", lambda: OLE + "WordDocument".encode("utf-16-le"), "unknown-format"),
        ("book.xlsx", lambda: _zip(xl__workbook_xml=b"<x/>"), "unknown-format"),
        ("archive.zip", lambda: _zip(readme=b"x"), "unknown-format"),
        ("picture.png", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "unknown-format"),
        ("program.exe", lambda: b"MZ" + bytes(range(256)) * 40, "unknown-format"),
        ("rich.rtf", lambda: b"{\\rtf1 text}", "unknown-format"),
        ("scripts.html", lambda: b"<!doctype html><script>alert(1)</script>", "empty-paper"),
        ("nested.html", lambda: b"<!doctype html>" + b"<div>" * 200_000 + b"x", "damaged-paper"),
        (
            "yaml.md",
            lambda: b"---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n---\n\nText.\n",
            None,
        ),
        ("wide.txt", lambda: b"word " * 10_000, None),
        ("brackets.md", lambda: b"[" * 5_000 + b"\n\n" + b"> " * 2_000 + b"x\n", None),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_hostile_file_fails_with_why_or_gives_a_paper(
    client: httpx.Client, server: Server, name: str, data: Callable[[], bytes], problem: str | None
) -> None:
    job = read(client, name, data())

    if problem is not None:
        assert job["state"] == "failed", job
        assert job["problem"]["type"] == f"urn:yjqa:problem:{problem}"
    if job["state"] == "failed":
        assert name in job["problem"]["detail"]
        assert str(server.store) not in job["problem"]["detail"]
        assert name not in files_of(server.store)
    assert client.get("/readyz").status_code == 200
    assert "root:" not in client.get("/v1/documents").text


def test_what_a_paper_says_is_never_given_out_as_a_page(client: httpx.Client) -> None:
    page = b"<!doctype html><title><script>alert(1)</script></title><p onclick='x()'>The board &lt;script&gt; met.</p>"
    document = read(client, "page.html", page)["document"]

    for path in ("", "/pages/1", "/file"):
        response = client.get(f"/v1/documents/{document}{path}", headers={"Accept": "*/*"})
        assert "html" not in response.headers["content-type"]
        assert response.headers["x-content-type-options"] == "nosniff"


def test_a_table_that_spreadsheets_would_obey_and_one_without_end_are_read(client: httpx.Client) -> None:
    formula = word_file(table(row("Funder", "2020/21"), row("=HYPERLINK('http://example.org')", "£1")))
    nested = word_file("<w:tbl><w:tr><w:tc>" * 60 + paragraph("deep") + "</w:tc></w:tr></w:tbl>" * 60)

    jobs = [upload(client, name, data)["id"] for name, data in (("formula.docx", formula), ("nested.docx", nested))]

    assert {until(client, job)["state"] for job in jobs} <= {"done", "failed"}
    assert read(client, "good.txt", minutes(1))["outcome"] == "added"
