"""What the command line shows of findings: what does not agree, paper by paper, the surest of each first."""

from collections.abc import Mapping, Sequence

from yjqa.cli_tables import FIRST_STEPS, as_text, console_of, table_of
from yjqa.records import Finding

_SURE, _LIKELY = 0.8, 0.5
"""From which confidence on a finding is called sure, and from which likely."""


def print_findings(findings: Sequence[Finding], files: Mapping[str, str], unchecked: Sequence[str]) -> None:
    """The findings as a table. `files`: each paper's file by its id; `unchecked`: papers that were never checked."""
    console = console_of()
    if not files:
        console.print(FIRST_STEPS)
        return
    if findings:
        table = table_of("check", "what does not agree", "where", "how sure")
        table.columns[1].ratio, table.columns[2].ratio = 5, 3
        for finding in findings:
            places = "\n".join(
                dict.fromkeys(_place(source.where(), source.document, files) for source in finding.sources)
            )
            table.add_row(finding.check, as_text(finding.message), as_text(places), how_sure(finding.confidence))
        console.print(table)
    papers = f"{len(files)} paper{'s'[: len(files) != 1]}"
    if not findings:
        console.print(f"Nothing was found in {papers} that does not agree.")
    else:
        console.print(f"{len(findings)} finding{'s'[: len(findings) != 1]} in {papers}.")
    if unchecked:
        console.print(
            as_text(f"note: read by an earlier yjqa and not checked: {', '.join(unchecked)}. Run yjqa ingest again."),
            style="yellow",
        )


def how_sure(confidence: float) -> str:
    """A confidence in a word: "sure", "likely" or "look"."""
    return "sure" if confidence >= _SURE else "likely" if confidence >= _LIKELY else "look"


def _place(where: str, document: str, files: Mapping[str, str]) -> str:
    return files.get(document, document) + where.removeprefix(document)
