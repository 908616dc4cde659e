import zipfile
from pathlib import Path

import pytest

from tests.ingest.word import paragraph, word_file
from yjqa.document import document_from_json, document_to_json
from yjqa.errors import DamagedPaper, EmptyPaper, EncryptedPaper, PaperTooLarge, UnknownFormat, UnreadablePaper
from yjqa.ingest import read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def saved(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.html", "<!doctype html><p>Text</p>", "html"),
        ("a.html", "<div><p>One</p><p>Two</p><p>Three</p></div>", "html"),
        ("a.md", "# Title\n\n## Actions\n\n* one\n", "markdown"),
        ("a.txt", "---\ntitle: x\n---\n\nText\n", "markdown"),
        ("a.txt", "# Actions\n\nSee [this](https://example.org) page.\n", "markdown"),
        ("a.txt", "MINUTES\n\n1. Apologies\n# of people: 5\n", "text"),
        ("a.txt", "A **bold** word alone makes no Markdown.\n", "text"),
        ("a.txt", "- one\n- two\n", "text"),
        ("a.txt", "Café".encode("utf-16"), "text"),
        ("a.docx", word_file(paragraph("Text.")), "docx"),
    ],
)
def test_the_kind_of_a_paper_is_found_by_its_content(
    tmp_path: Path, name: str, content: bytes | str, kind: str
) -> None:
    assert read(saved(tmp_path, name, content)).format == kind


def test_a_wrong_name_is_read_as_what_it_is_with_a_warning(tmp_path: Path) -> None:
    document = read(saved(tmp_path, "plan.pdf", word_file(paragraph("Text."))))

    assert document.format == "docx"
    assert "pdf" in document.warnings[0]


def test_markdown_in_a_text_file_is_no_wrong_name(tmp_path: Path) -> None:
    assert read(saved(tmp_path, "notes.txt", "# A\n\n# B\n")).warnings == ()


def test_a_document_is_known_by_its_files_stem_and_its_bytes(tmp_path: Path) -> None:
    first = read(saved(tmp_path, "Board Papers (June) – Café.txt", "One line.\n"))
    again = read(saved(tmp_path, "other.txt", "One line.\n"))

    assert first.id == "board-papers-june-cafe"
    assert first.sha256 == again.sha256


def test_a_document_survives_the_way_over_a_process(tmp_path: Path) -> None:
    document = read(saved(tmp_path, "notes.md", "# A\n\n| B | C |\n|---|---|\n| 1 | 2 |\n"))

    assert document_from_json(document_to_json(document)) == document


@pytest.mark.parametrize(
    ("content", "error", "says"),
    [
        (b"", EmptyPaper, "empty"),
        (b" \n\0\0 ", EmptyPaper, "empty"),
        (b"PK\x03\x04 and then nothing of a zip", DamagedPaper, "damaged"),
        (b"%PDF-1.7\nand then nothing of a PDF", DamagedPaper, ""),
        (OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedPaper, "password"),
        (OLE + "WordDocument".encode("utf-16-le"), UnknownFormat, r"\.doc\).*Save it as DOCX or PDF"),
        (OLE + "Workbook".encode("utf-16-le"), UnknownFormat, r"\.xls\)"),
        (b"\x89PNG\r\n\x1a\n", UnknownFormat, "picture"),
        (b"{\\rtf1 text}", UnknownFormat, "Rich Text"),
        (bytes(range(256)) * 40, DamagedPaper, "its name says DOCX"),
    ],
)
def test_what_is_no_paper_is_refused_by_name_with_what_to_do(
    tmp_path: Path, content: bytes, error: type[UnreadablePaper], says: str
) -> None:
    with pytest.raises(error, match=rf"(?s)x\.docx.*{says}"):
        read(saved(tmp_path, "x.docx", content))


def test_bytes_that_are_no_text_are_of_no_known_kind(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match=r"x\.txt.*not text"):
        read(saved(tmp_path, "x.txt", bytes(range(256)) * 40))


@pytest.mark.parametrize(
    ("member", "says"), [("xl/workbook.xml", "Excel"), ("content.xml", "OpenDocument"), ("readme.txt", "archive")]
)
def test_other_zips_are_named_for_what_they_are(tmp_path: Path, member: str, says: str) -> None:
    with zipfile.ZipFile(tmp_path / "x.docx", "w") as archive:
        archive.writestr(member, "x")

    with pytest.raises(UnknownFormat, match=says):
        read(tmp_path / "x.docx")


def test_a_file_over_the_limit_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(PaperTooLarge, match=r"big\.txt"):
        read(saved(tmp_path, "big.txt", "words " * 100), max_bytes=100)


def test_a_file_that_is_not_there_is_an_unreadable_paper(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePaper, match=r"gone\.txt"):
        read(tmp_path / "gone.txt")
