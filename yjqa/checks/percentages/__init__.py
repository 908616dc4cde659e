"""Printed percentages against the figures that they are of.

- `tables`: rows and columns of percentages, against what their `readings` say that they are of (`bases`: shares of totals), as
  far as the printed figures give `support` to one · `lines`: a table along its rows and down its columns
- `pairs`, `hundreds`: lines that make up a hundred with another, and by themselves
- `ratios`: columns of ratios beside their percentages, such as offences per child · `unit_costs`: what one costs, in sentences
- `same_name`: two rows of one name that are not of the same thing
- `sentences`: percentages that their own sentence says what they are of, by `wordings` over `shaped` sentences, or the sentence
  `named_before` it; `said`: such a claim · `otherwise`: whether other figures explain it
- `meant`: percentages said of one thing that are shares of another
- `slices`: charts and lists as text · `one_whole`: sentences that share out a whole · `bands`: legends with gaps
- `rounding`: what a printed figure leaves open · `telling`: how a finding is put
"""

from collections.abc import Iterator

from yjqa.checks.material import Material
from yjqa.checks.percentages.bands import odd_bands
from yjqa.checks.percentages.hundreds import odd_hundreds, odd_pairs
from yjqa.checks.percentages.meant import misnamed_shares
from yjqa.checks.percentages.one_whole import odd_wholes
from yjqa.checks.percentages.ratios import odd_ratios
from yjqa.checks.percentages.same_name import unlike_bases
from yjqa.checks.percentages.sentences import odd_sentences
from yjqa.checks.percentages.slices import odd_slices
from yjqa.checks.percentages.tables import Known, known_lines, odd_figures
from yjqa.checks.percentages.unit_costs import odd_unit_costs
from yjqa.records import Finding, Source


def find(material: Material) -> Iterator[Finding]:
    """The percentages of a paper that are not what the figures beside them make them, each once."""
    yield from _in_tables(material)
    told: set[tuple[Source, str]] = set()
    for finding in (*odd_sentences(material), *odd_slices(material), *odd_wholes(material)):
        place = finding.sources[0].model_copy(update={"quote": ""}), finding.computed or ""
        if place not in told:
            told.add(place)
            yield finding
    yield from odd_unit_costs(material)
    yield from misnamed_shares(material)
    yield from odd_bands(material)


def _in_tables(material: Material) -> Iterator[Finding]:
    document = material.document
    every: list[Known] = []
    for table, known, together in known_lines(material):
        lines = [of.line for of in known]
        yield from odd_figures(document, table, known, together)
        yield from odd_ratios(document, table)
        yield from odd_pairs(document, table, together, lines)
        yield from odd_hundreds(document, table, (line for line in table.lines if line not in lines))
        every += known
    yield from unlike_bases(document, every)
