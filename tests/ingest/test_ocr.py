import importlib.util
import io
import shutil
from pathlib import Path

import pytest

from tests.ingest.typeset import Paper
from yjqa.errors import ScannedPaper
from yjqa.ingest import read

CAN_READ_PICTURES = shutil.which("tesseract") is not None and importlib.util.find_spec("ocrmypdf") is not None


def picture_of(words: str) -> bytes:
    """A PDF of one page that is a picture of these words."""
    import pypdfium2
    from reportlab.pdfgen.canvas import Canvas

    typed = io.BytesIO()
    canvas = Canvas(typed, pagesize=(400, 200))
    canvas.setFont("Helvetica", 24)
    canvas.drawString(40, 100, words)
    canvas.save()
    with pypdfium2.PdfDocument(typed.getvalue()) as pages:
        picture = pages[0].render(scale=3).to_pil()
    scanned = io.BytesIO()
    canvas = Canvas(scanned, pagesize=(400, 200))
    canvas.drawInlineImage(picture, 0, 0, 400, 200)
    canvas.save()
    return scanned.getvalue()


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.pdf"
    path.write_bytes(picture_of("Minutes of the Board"))
    return path


def test_a_scan_says_how_it_can_be_read(scan: Path) -> None:
    with pytest.raises(ScannedPaper, match=r"scan\.pdf.*--ocr"):
        read(scan)


def test_a_page_that_a_table_runs_over_is_no_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")  # reading pictures would warn that the programs are missing
    paper = Paper()
    aims = [[f"Aim {number}", "The partnership keeps young people safe and out of custody"] for number in range(1, 60)]
    paper.table([["Aim", "What it means"], *aims[:30]], [150, 320])
    paper.page()
    paper.table([["Aim", "What it means"], *aims[30:]], [150, 320])
    path = tmp_path / "plan.pdf"
    path.write_bytes(paper.data())

    document = read(path, ocr=True)

    assert [len(page.blocks) for page in document.pages] == [1, 0]
    assert not document.warnings


def test_without_the_programs_it_says_what_to_install(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(ScannedPaper, match=r"scan\.pdf.*tesseract.*Install"):
        read(scan, ocr=True)


@pytest.mark.skipif(not CAN_READ_PICTURES, reason="tesseract and ocrmypdf are not on this machine")
def test_a_scan_is_read_with_a_warning_about_its_figures(scan: Path) -> None:
    document = read(scan, ocr=True)

    assert "Minutes of the Board" in " ".join(place.block.text for place in document.places())
    assert "figures" in document.warnings[-1]
