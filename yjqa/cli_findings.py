"""What the command line shows of findings: what does not agree, paper by paper, the surest of each first."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from rich.table import Table
from rich.text import Text

from yjqa.checks.sureness import LEAST, Surety, how_sure
from yjqa.cli_tables import FIRST_STEPS, as_text, console_of, printable
from yjqa.records import CheckKind, Finding, Source, TablePlace

_BETWEEN = "Between papers"


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, and in what: `files` has the file of every paper that is held by its id, `looked_at` the papers that were asked for.

    `left_out`: how many findings were not sure enough to be shown. `unchecked`: the papers that an earlier yjqa read.
    """

    findings: Sequence[Finding]
    left_out: int
    files: Mapping[str, str]
    looked_at: Sequence[str]
    unchecked: Sequence[str]


def print_findings(checked: Checked) -> None:
    """The findings paper by paper, those between papers last; then how many there are and what was not looked at."""
    console = console_of()
    if not checked.files:
        console.print(FIRST_STEPS)
        return
    for paper, findings in _by_paper(checked).items():
        console.print(as_text(checked.files.get(paper, _BETWEEN)), style="bold")
        console.print(_table(findings, checked.files))
    console.print(_summary(checked))
    if checked.left_out:
        console.print(f"{_counted(checked.left_out, 'finding')} less sure than that: --at-least look shows them too.")
    looked_at = set(checked.looked_at)
    unchecked = [checked.files[name] for name in checked.unchecked if name in looked_at]
    if unchecked:
        names = f"{', '.join(unchecked[:5])}{f' and {len(unchecked) - 5} more' if len(unchecked) > 5 else ''}"
        note = f"note: read by an earlier yjqa or with another vocabulary, so not checked as now: {names}. Run yjqa ingest again."
        console.print(as_text(note), style="yellow")


def _by_paper(checked: Checked) -> dict[str, list[Finding]]:
    """The findings by the id of the one paper that each is of, in the order of the papers, the surest first."""
    groups: dict[str, list[Finding]] = {name: [] for name in (*checked.files, _BETWEEN)}
    for finding in sorted(checked.findings, key=lambda finding: -finding.confidence):
        papers = {source.document for source in finding.sources}
        groups[papers.pop() if len(papers) == 1 else _BETWEEN].append(finding)
    return {paper: findings for paper, findings in groups.items() if findings}


def _table(findings: Sequence[Finding], files: Mapping[str, str]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 1, 0))
    for longest in (max(map(len, LEAST)), max(map(len, get_args(CheckKind))), None):
        table.add_column(vertical="top", overflow="fold", width=longest, ratio=None if longest else 1)
    for finding in findings:
        words = as_text(finding.message)
        words.append(Text("\n" + places_said(finding, files), style="dim"))
        table.add_row(how_sure(finding.confidence), finding.check, words)
    return table


def places_said(finding: Finding, files: Mapping[str, str]) -> str:
    """Where the figures stand: pages, lines, paragraphs and rows of tables, with the file (else the id) where there is more than one paper."""
    groups: defaultdict[Source, list[Source]] = defaultdict(list)
    for source in finding.sources:
        table = source.table and TablePlace(label=source.table.label, row=0)
        groups[source.model_copy(update={"lines": None, "bbox": None, "table": table, "quote": ""})].append(source)
    across = len({source.document for source in finding.sources}) > 1
    places = []
    for place, sources in groups.items():
        lines = [line for one in sources if one.lines for line in range(one.lines[0], one.lines[1] + 1)]
        rows = [one.table.row + 1 for one in sources if one.table and one.table.label]
        if rows and lines:
            lines = list(range(min(lines), max(lines) + 1))
        parts = (
            files.get(place.document, place.document) if across else "",
            _numbered("line", lines) if place.page is None else "",
            _where(place.model_copy(update={"section": ()}) if lines or rows else place),
            f"{_numbered('row', rows)} of {place.table.label}" if place.table and rows else "",
        )
        places.append(", ".join(filter(None, parts)))
    return printable("; ".join(dict.fromkeys(places)))


def _where(source: Source) -> str:
    """The place within its paper."""
    return source.where().removeprefix(source.document).removeprefix(", ")


def _numbered(noun: str, numbers: Iterable[int]) -> str:
    """Numbers in few words: "row 3", "rows 1-7, 9"; nothing where there are none."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
    return f"{noun}{'s' if '-' in said or ',' in said else ''} {said}" if said else ""


def _summary(checked: Checked) -> str:
    papers = _counted(len(checked.looked_at), "paper")
    if not checked.findings:
        return f"Nothing that does not agree was found in {papers}."
    words = Counter(how_sure(finding.confidence) for finding in checked.findings)
    sure = ", ".join(f"{words[word]} {said}" for word, said in _SAID.items() if words[word])
    return f"{_counted(len(checked.findings), 'finding')} in {papers}: {sure}."


_SAID: dict[Surety, str] = {"sure": "sure", "likely": "likely", "look": "to look at"}


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s'[: count != 1]}"
