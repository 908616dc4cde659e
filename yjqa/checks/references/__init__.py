"""References to what is not in the paper, though others of its kind are, or to what speaks of something else.

- `pointing`: what a text points to in its own paper · `targets`: what a paper has of each kind
- `missing`: references to what is not there · `misdirected`: references to a paragraph beside the one that is meant
"""

from collections.abc import Iterator

from yjqa.checks.material import Material
from yjqa.checks.numbered import numbered_reports
from yjqa.checks.references import misdirected, missing
from yjqa.checks.references.pointing import pointers
from yjqa.records import Finding


def find(material: Material) -> Iterator[Finding]:
    """Every reference of the paper to its own parts that leads nowhere, or to the wrong one."""
    found = [
        (order, statement, pointer)
        for order, statement in enumerate(material.statements)
        for pointer in pointers(statement.text)
    ]
    if found:
        reports = numbered_reports(material.statements)
        yield from missing.find(material, reports, found)
        yield from misdirected.find(material, reports, found)
