"""References to a page after the paper's last: "shown on page 12" of a paper of three pages."""

import re
from collections.abc import Iterator
from itertools import islice

from yjqa.checks.material import Material
from yjqa.extract.prose import sentences
from yjqa.extract.statements import Statement
from yjqa.records import Finding

_POINTS = re.compile(
    r"\b(?:see|(?:shown|set\s+out|given|listed|described|explained|found|told|outlined|detailed)\s+(?:on|at))\s+page\s+(?P<number>\d{1,3})\b(?![.\d]*\d)",
    re.I,
)
_OF_ANOTHER = re.compile(
    r"[’']s\s|\b(?:report|plan|paper|guidance|strategy|minutes|agenda|inspection|review|framework|bulletin|release|pack|letter|policy|handbook"
    r"|toolkit|website|annex|appendix|attach\w*|separate\w*|document|act|code|last|previous\w*|earlier)\b"
    r"|\bpage\s+\d+\s+(?:of|in|to)\b",
    re.I,
)
"""What says in the sentence of a page that it may be another paper's."""
_NOT_ITS_OWN = ("pack", "minutes")
"""Papers that speak of the pages of others."""
_LEAST = 2
_MOST = 50
"""References that are read of one text: none that people write has as many."""
_CONFIDENCE = 0.6


def find(material: Material) -> Iterator[Finding]:
    """A finding for each such page, at the first place that points to it, of papers whose pages print their numbers."""
    last = _last_page(material)
    if last is None or material.facts.document_kind in _NOT_ITS_OWN:
        return
    told: set[int] = set()
    for statement in material.statements:
        for match in islice(_POINTS.finditer(statement.text), _MOST):
            number = int(match["number"])
            if number > last and number not in told and not _is_of_another(statement, match):
                told.add(number)
                yield Finding(
                    check="reference",
                    printed=f"page {number}",
                    computed=f"the last page is {last}",
                    message=f"“page {number}” is pointed to, but it is not in the paper: the last page is {last}.",
                    confidence=_CONFIDENCE,
                    sources=(statement.source(material.document, statement.text),),
                )


def _last_page(material: Material) -> int | None:
    """How many pages a paper has; `None` where they print no numbers of their own, or those of a greater paper."""
    pages = material.document.pages
    labels = [(page.number, int(page.label)) for page in pages if page.label is not None and page.label.isdigit()]
    is_own = len(labels) >= _LEAST and all(label <= number for number, label in labels)
    return len(pages) if is_own else None


def _is_of_another(statement: Statement, match: re.Match[str]) -> bool:
    """Whether the sentence of a reference names anything else that has pages."""
    text = statement.text
    own = next(text[start:end] for start, end in sentences(text) if match.start() < end)
    return _OF_ANOTHER.search(own) is not None
