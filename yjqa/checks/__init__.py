"""What does not agree: in one paper when it is read, and between papers when it is asked for.

`check_paper` and `check_across` are the doors. Each check of one paper is a function `find(material)` that yields findings; they
are independent of each other, and `settling` then makes one finding of those that tell of one mistake.

- `material`: what a check may look at, and how a finding is put together
- `totals`: printed totals against their parts · `percentages`: percentages against what they are of
- `disagreements`: one figure given twice in one paper, `across`: in several · `claims`: what a text says of its figures
- `precision`, `measures`: whether two figures may be one, rounded, and whether two of performance measure one thing
- `dates`, `numbering`, `references`, `scores`: dates that cannot be, numbers that repeat, what is pointed to and is not there,
  scores of risks that are not what the register's other scores are
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from yjqa.document import Document
from yjqa.extract.facts import Facts
from yjqa.records import AnyRecord, BudgetLine, DocumentRecord, Finding, Kpi


@dataclass(frozen=True, slots=True)
class Checking:
    """What was found in one paper. `warnings` name the checks that could not be made, and why."""

    findings: tuple[Finding, ...]
    warnings: tuple[str, ...] = ()


def check_paper(document: Document, facts: Facts, records: Sequence[AnyRecord]) -> Checking:
    """What does not agree in one paper, in the order of the paper, each with its id.

    A check that fails on a paper costs that check, with a warning, and neither the paper nor the other checks.
    """
    # imported here: what checks stand on is needed when papers are read, not when questions are asked
    from yjqa.checks import claims, dates, disagreements, numbering, percentages, references, scores, totals
    from yjqa.checks.material import Material
    from yjqa.checks.settling import settle

    material = Material(document, facts, tuple(records))
    checks: dict[str, Callable[[Material], Iterable[Finding]]] = {
        "totals": totals.find,
        "percentages": percentages.find,
        "figures given twice": disagreements.find,
        "claims": claims.find,
        "dates": dates.find,
        "numbering": numbering.find,
        "references": references.find,
        "scores": scores.find,
    }
    found: list[Finding] = []
    warnings = []
    for name, find in checks.items():
        try:
            found += list(find(material))
        except Exception as error:
            warnings.append(f"{name} could not be checked ({type(error).__name__}: {error}); please report this.")
    return Checking(tuple(_identified(settle(found, material))), tuple(warnings))


def check_across(
    documents: Sequence[DocumentRecord], budgets: Iterable[BudgetLine], kpis: Iterable[Kpi]
) -> list[Finding]:
    """What one paper says of a figure and another says otherwise, each with its id."""
    from yjqa.checks.across import find_across

    return list(_identified(find_across(documents, budgets, kpis)))


def _identified(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with ids: the same papers give the same ones on every run and every machine."""
    seen: Counter[str] = Counter()
    for finding in findings:
        words = "\x1f".join((finding.check, finding.printed, finding.computed or "", finding.message))
        digest = hashlib.sha256(f"{words}\x1f{seen[words]}".encode()).hexdigest()[:10]
        seen[words] += 1
        yield finding.model_copy(update={"id": f"{finding.sources[0].document}:finding:{digest}"})
