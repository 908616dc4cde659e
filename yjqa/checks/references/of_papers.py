"""References to a paragraph of another paper of the same pack: "paragraph 2.6 of Paper C", whose section 2 ends with 2.3."""

import re
from collections.abc import Iterator

from yjqa.checks.dates.begun import minutes_begun
from yjqa.checks.material import Material
from yjqa.checks.numbered import Report, numbered_reports
from yjqa.extract.statements import Statement
from yjqa.records import Finding

_OF_PAPER = re.compile(
    r"\bpara(?:graph)?\.?\s+(?P<number>\d{1,2}\.\d{1,2})(?![.\d]*\d),?\s+(?:of|in|to)\s+(?P<kind>paper|report|enclosure)\s+(?P<label>[A-Z]|\d{1,2})\b",
    re.I,
)
_TITLE = re.compile(r"^\W*(?P<kind>paper|report|enclosure)\s+(?P<label>[A-Z]|\d{1,2})\W*(?:$|[:–—-]\s*\S)", re.I)
_LONGEST_TITLE = 120
_LEAST_PAPERS, _LEAST_BESIDE = 2, 2
_SEE = re.compile(r"\bsee\s*$", re.I)
_LEAD = 10
_LIKELY, _LOOK = 0.7, 0.5

_Paper = tuple[str, str]


def find(material: Material) -> Iterator[Finding]:
    """A finding for each such paragraph that the paper which is named does not have, where its section ends before it."""
    said = [(order, match) for order, one in enumerate(material.statements) for match in _OF_PAPER.finditer(one.text)]
    if not said:
        return
    papers = _papers(material.statements)
    minutes = [begun.position for begun in minutes_begun(material.statements)]
    for order, match in said:
        statement = material.statements[order]
        label = match["label"].upper()
        last = _last_beside(material, papers.get((match["kind"].lower(), label), []), match["number"])
        is_minuted = any(position <= statement.position for position in minutes)
        is_sent = _SEE.search(statement.text[max(match.start() - _LEAD, 0) : match.start()])
        if last is None or len(papers) < _LEAST_PAPERS or (is_minuted and not is_sent):
            continue  # minutes speak of the papers of their own meeting
        section = match["number"].partition(".")[0]
        yield Finding(
            check="reference",
            printed=match[0],
            computed=f"section {section} ends with {last}",
            message=f"“{match[0]}” points to a paragraph that is not there: section {section} of "
            f"{match['kind'].capitalize()} {label} ends with {last}.",
            confidence=_LOOK if is_minuted else _LIKELY,
            sources=(statement.source(material.document, statement.text),),
        )


def _papers(statements: tuple[Statement, ...]) -> dict[_Paper, list[tuple[int, int]]]:
    """For each paper of a pack where it begins and ends among the statements, as often as a line of its own opens it."""
    titles = [
        (order, (title["kind"].lower(), title["label"].upper()))
        for order, statement in enumerate(statements)
        if statement.cell is None and len(statement.text) <= _LONGEST_TITLE and (title := _TITLE.match(statement.text))
    ]
    ends = [*(order for order, _ in titles), len(statements)][1:]
    places: dict[_Paper, list[tuple[int, int]]] = {}
    for (begin, paper), end in zip(titles, ends, strict=True):
        places.setdefault(paper, []).append((begin, end))
    return places


def _last_beside(material: Material, places: list[tuple[int, int]], number: str) -> str | None:
    """The last paragraph of the section in the one paper that is meant; `None` where it may have the paragraph."""
    if len(places) != 1:
        return None
    own = material.statements[slice(*places[0])]
    reports: list[Report] = numbered_reports(own)
    section, _, within = number.partition(".")
    beside = [one for report in reports for one in report.paragraphs if one.parts[0] == int(section)]
    counted = [one.last for one in beside if len(one.parts) == 2]
    is_count = len(counted) >= _LEAST_BESIDE and counted == list(range(1, len(counted) + 1))
    is_printed = any(re.search(rf"(?:^|[.;:]\s+){re.escape(number)}(?!\d)", one.text) for one in own)
    return f"{section}.{counted[-1]}" if is_count and int(within) > counted[-1] and not is_printed else None
