"""The part of a web page that is the paper: menus, banners, footers and scripts are left out."""

import re
from collections.abc import Iterable

from yjqa.ingest.html.inline import Element

_NEVER = (
    "script", "style", "noscript", "template", "svg", "iframe", "object", "canvas", "audio", "video",
    "button", "select", "input", "textarea", "dialog", "head",
)  # fmt: skip
_PAGE_FURNITURE = ("header", "footer", "aside")
_FURNITURE_ROLES = {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog"}
_FURNITURE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|breadcrumbs?|skip(?:-?(?:link|to|nav)\S*)|navbar|nav|navigation|menu|sidebar|site-header"
    r"|site-footer|footer|social|share|sharing|pagination|print-link|back-to-top)(?:$|[\s_-])",
    re.I,
)
_MOST_FURNITURE = 0.3
"""An element whose name sounds like furniture but that holds more of the page's text than this is content."""


def main_content(root: Element) -> Element:
    """The element that holds the paper, with furniture inside it taken out. Changes the tree."""
    whole_content(root)
    _drop(root.iter("nav"))
    main = _main(root)
    if main is None:
        main = root.find(".//body")
        main = root if main is None else main
        _drop(element for element in main.iter(*_PAGE_FURNITURE) if not _holds_only_title(element, main))
    else:
        _drop(main.iter("footer", "aside"))
    whole = max(_weight(main), 1)
    _drop(element for element in list(main.iter()) if _sounds_like_furniture(element, main, whole))
    return main


def whole_content(root: Element) -> Element:
    """All that the page shows, menus too: for a page whose menus cannot be told from the rest. Changes the tree."""
    _drop(root.iter(*_NEVER))
    _drop(element for element in root.iter() if _is_hidden(element))
    return root


def _main(root: Element) -> Element | None:
    for path in (".//main", ".//*[@role='main']"):
        found = root.find(path)
        if found is not None and _weight(found):
            return found
    articles = root.findall(".//article")
    return articles[0] if len(articles) == 1 and _weight(articles[0]) else None


def _drop(elements: Iterable[Element]) -> None:
    for element in list(elements):
        parent = element.getparent()
        if parent is not None:
            element.drop_tree()


def _is_hidden(element: Element) -> bool:
    if not isinstance(element.tag, str):
        return False
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or element.get("aria-hidden") == "true" or "display:none" in style


def _holds_only_title(element: Element, main: Element) -> bool:
    """Whether a page's header holds its one outermost heading, which is the paper's title."""
    return element.tag == "header" and element.find(".//h1") is not None and len(main.findall(".//h1")) == 1


def _sounds_like_furniture(element: Element, main: Element, whole: int) -> bool:
    if element is main or not isinstance(element.tag, str):
        return False
    if (element.get("role") or "").lower() in _FURNITURE_ROLES:
        return True
    names = f"{element.get('id') or ''} {element.get('class') or ''}"
    return bool(_FURNITURE_NAMES.search(names)) and _weight(element) < _MOST_FURNITURE * whole


def _weight(element: Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())
