"""References to what is not in the paper, though others of its kind are, or to what speaks of something else.

- `pointing`: what a text points to in its own paper · `targets`: what a paper has of each kind
- `missing`: references to what is not there · `appendices`: to a second appendix where there is but one
- `counted_parts`: to a part or enclosure after the last · `pages`: to a page after the last
- `of_papers`: to a paragraph that another paper of the pack does not have
- `misdirected`: references to a paragraph beside the one that is meant
"""

from collections.abc import Iterator
from itertools import islice

from yjqa.checks.material import Material
from yjqa.checks.numbered import numbered_reports
from yjqa.checks.references import counted_parts, misdirected, missing, of_papers, pages
from yjqa.checks.references.pointing import pointers
from yjqa.records import Finding

_MOST = 50
"""References that are read of one text: none that people write has as many."""


def find(material: Material) -> Iterator[Finding]:
    """Every reference of the paper to its own parts that leads nowhere, or to the wrong one."""
    found = [
        (order, statement, pointer)
        for order, statement in enumerate(material.statements)
        for pointer in islice(pointers(statement.text), _MOST)
    ]
    if found:
        reports = numbered_reports(material.statements)
        yield from missing.find(material, reports, found)
        yield from misdirected.find(material, reports, found)
    yield from counted_parts.find(material)
    yield from pages.find(material)
    yield from of_papers.find(material)
