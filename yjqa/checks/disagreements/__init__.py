"""One figure that a paper gives twice with different values.

- `sum_tables`: what tables of money give for an area, a year and a row · `totals_apart`: two such tables against each other
- `payments`: what sentences say that somebody pays · `told_sums`: those against tables
- `told_rates`: performance figures of sentences and tables against each other
- `side_by_side`: areas set side by side in a chart or table and in a sentence
- `slips`: figures of sentences that are a table's but for a slip, with `shown`: all that tables show,
  and `named_cells`: whether a sentence speaks of it
- `parts`: wholes that a sentence or a chart takes apart
- `expansions`: abbreviations that are written out in two ways
"""

from collections.abc import Iterator

from yjqa.checks.disagreements.expansions import find_expansions
from yjqa.checks.disagreements.given_twice import find_given_twice
from yjqa.checks.disagreements.parts import find_parts
from yjqa.checks.disagreements.side_by_side import find_side_by_side
from yjqa.checks.disagreements.slips import find_slips
from yjqa.checks.disagreements.sum_tables import sum_tables
from yjqa.checks.disagreements.told_rates import find_told_rates
from yjqa.checks.disagreements.told_sums import find_told_sums
from yjqa.checks.disagreements.totals_apart import find_totals_apart
from yjqa.checks.material import Material
from yjqa.records import Finding


def find(material: Material) -> Iterator[Finding]:
    """The figures and words that a paper gives in two ways."""
    tables = tuple(sum_tables(material))
    yield from find_totals_apart(tables)
    yield from find_given_twice(tables)
    told = [*find_told_sums(material, tables), *find_told_rates(material)]
    yield from told
    seen = {(finding.sources[0].quote, finding.printed) for finding in told}
    for finding in (*find_side_by_side(material), *find_slips(material)):
        if (key := (finding.sources[0].quote, finding.printed)) not in seen:
            seen.add(key)
            yield finding
    quoted = {quote for quote, _ in seen}
    yield from (one for one in find_parts(material) if one.sources[0].quote not in quoted)
    yield from find_expansions(material)
