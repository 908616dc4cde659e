"""A PDF's bytes → its sheets, page by page. With `glyphs` and `drawing` the only files that speak to pypdfium2."""

from collections.abc import Iterator
from typing import Any

from yjqa.errors import DamagedPaper, EncryptedPaper, PaperTooLarge
from yjqa.ingest.hints import HOW_TO_UNLOCK
from yjqa.ingest.pdf.drawing import draw
from yjqa.ingest.pdf.glyphs import read_words
from yjqa.ingest.pdf.picture import find_rules
from yjqa.ingest.pdf.placing import turn_of
from yjqa.ingest.pdf.sheet import Sheet, Word

_ENOUGH_TEXT = 40


def read_sheets(data: bytes, *, file: str, password: str | None, max_pages: int) -> Iterator[Sheet]:
    """Each page in turn; a page is closed before the next one opens.

    Raises `EncryptedPaper`, `DamagedPaper` and `PaperTooLarge`.
    """
    import pypdfium2 as pdfium

    try:
        pdf = pdfium.PdfDocument(data, password=password or None)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            what = "the password given does not open it" if password else "it is encrypted"
            raise EncryptedPaper(f"{file}: {what}. {HOW_TO_UNLOCK}") from error
        raise DamagedPaper(f"{file}: the PDF is damaged ({error}). Get it again or print it anew.") from error
    try:
        if len(pdf) > max_pages:
            raise PaperTooLarge(f"{file}: {len(pdf)} pages are more than the limit of {max_pages} (YJQA_MAX_PAGES).")
        for index in range(len(pdf)):
            try:
                page = pdf[index]
            except pdfium.PdfiumError:
                yield Sheet(index + 1, 0.0, 0.0, damaged=True)
                continue
            try:
                yield _read_sheet(page, index + 1)
            finally:
                page.close()
    finally:
        pdf.close()


def _read_sheet(page: Any, number: int) -> Sheet:
    width, height = page.get_size()
    turn = turn_of(page)
    sheet = Sheet(number, width, height)
    sheet.words = read_words(page, turn)
    if _is_garbled(sheet.words):
        sheet.words, sheet.garbled = [], True
    draw(sheet, page, turn)
    if sheet.words and sheet.pictured and not sheet.rules:
        # A scan with a layer of text: its tables are ruled in the picture.
        sheet.rules = find_rules(page)
    return sheet


def _is_garbled(words: list[Word]) -> bool:
    """Whether most characters have no meaning, for want of a code table."""
    text = "".join(word.text for word in words)
    strange = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in text)
    return strange * 2 > len(text) > _ENOUGH_TEXT
