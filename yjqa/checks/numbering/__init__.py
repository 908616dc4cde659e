"""Numbers that stand twice in one report.

- `paragraphs`: a paragraph's number ("4.16") printed again, or a section that is counted anew
- `headings`: a heading's number ("9") printed again · `rows`: that of a table's row, where the next one is missing
"""

from collections.abc import Iterator

from yjqa.checks.material import Material
from yjqa.checks.numbered import numbered_reports
from yjqa.checks.numbering.headings import repeated_headings
from yjqa.checks.numbering.paragraphs import repeated_paragraphs
from yjqa.checks.numbering.rows import repeated_rows
from yjqa.records import Finding

_MOST = 6
"""A paper with more repeats than this numbers its paragraphs in a way that is not understood here."""


def find(material: Material) -> Iterator[Finding]:
    """One finding for each number that is printed twice and for each section that is counted anew."""
    reports = numbered_reports(material.statements)
    found = [finding for report in reports for finding in repeated_paragraphs(material, report)]
    found += repeated_headings(material, reports)
    found += repeated_rows(material)
    if len(found) <= _MOST:
        yield from found
