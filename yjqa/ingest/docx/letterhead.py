"""A header that is printed once: the letterhead of a cover, unlike a running header, is the paper's own words."""

from yjqa.ingest.docx.ooxml import Element, R, W, toggle


def letterhead(parts: dict[str, Element]) -> Element | None:
    """The header of the first page alone: one that the writer set for it, or one that the next section replaces."""
    sections = list(parts["document"].iter(W + "sectPr"))
    if not sections:
        return None
    first = sections[0]
    own = _header(first, "first")
    if own is not None and toggle(first, "titlePg"):
        return parts.get(own)
    running = _header(first, "default")
    replaced = len(sections) > 1 and _header(sections[1], "default") not in (None, running)
    return parts.get(running) if running is not None and replaced else None


def _header(section: Element, kind: str) -> str | None:
    for reference in section.findall(W + "headerReference"):
        if reference.get(W + "type") == kind:
            found: str | None = reference.get(R + "id")
            return found
    return None
