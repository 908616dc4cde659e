"""The names of WordprocessingML, and small steps through its elements."""

from collections.abc import Iterator
from typing import Any

Element = Any
"""An lxml element."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_OFF = {"0", "false", "off", "none"}

_WRAPPERS = {W + name for name in ("sdtContent", "ins", "moveTo", "customXml", "smartTag")}


def value(element: Element | None, path: str, attribute: str = "val") -> str | None:
    """An attribute of the element at `path` (`"pPr/pStyle"`), or `None` where there is none."""
    if element is None:
        return None
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + attribute)


def number(element: Element | None, path: str, attribute: str = "val") -> int | None:
    """The same as an integer; `None` also where it is no number."""
    text = value(element, path, attribute)
    try:
        return None if text is None else int(float(text))
    except (ValueError, OverflowError):
        return None


def toggle(element: Element | None, path: str) -> bool | None:
    """An on/off property: `<w:b/>` is on, `<w:b w:val="0"/>` off, none at all `None`."""
    if element is None:
        return None
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + "val", "1").lower() not in _OFF


def blocks_in(container: Element) -> Iterator[Element]:
    """Paragraphs and tables of a body, cell or text box, through content controls and accepted changes."""
    for child in container:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag == W + "sdt":
            content = child.find(W + "sdtContent")
            if content is not None:
                yield from blocks_in(content)
        elif child.tag in _WRAPPERS:
            yield from blocks_in(child)
        elif child.tag == MC + "AlternateContent":
            yield from blocks_in(chosen(child))


def chosen(alternate: Element) -> Element:
    """The branch of alternative content that is read: the first choice, else the fallback, else nothing."""
    choice = alternate.find(MC + "Choice")
    if choice is not None:
        return choice
    fallback = alternate.find(MC + "Fallback")
    return () if fallback is None else fallback


def rows_in(table: Element) -> Iterator[Element]:
    """Rows of a table, through content controls; rows deleted under tracked changes are left out."""
    for child in table:
        if child.tag == W + "tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in _WRAPPERS or child.tag == W + "sdt":
            yield from rows_in(child)


def cells_in(row: Element) -> Iterator[Element]:
    """Cells of a row, through content controls."""
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif child.tag in _WRAPPERS or child.tag == W + "sdt":
            yield from cells_in(child)
