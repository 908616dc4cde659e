"""All that is known of a paper, as text."""

from rich.text import Text

from tui.backend.protocol import Unchecked
from tui.papers.held import Held
from tui.papers.hints import has_pictures, without_hint
from tui.papers.wording import counts_of
from yjqa.cli_tables import printable
from yjqa.records import DocumentRecord

_NO_RECORDS = "No records could be taken from it; its text can be asked all the same."


def detail_text(record: DocumentRecord, findings: int | None, held: Held) -> Text:
    """The paper, what is to be known of it, what came of it. `findings`: how many there are, `None` where that is not known yet;
    `held`: what else is known of the papers, this one among them.
    """
    unchecked = held.unchecked.get(record.id)
    text = Text(printable(record.title) + "\n", style="bold")
    text.append(printable(" · ".join(_facts(record))) + "\n", style="not bold")
    if unchecked is not None:
        text.append(
            f"\nNot checked as now: another version of yjqa read it, or one with other words. {_again(unchecked)}\n"
        )
    for warning in record.warnings:
        text.append("\nWarning: ")
        text.append(f"{printable(without_hint(warning))}\n", style="not bold")
    if has_pictures(record):
        text.append(f"{printable(held.scans_problem or _pictures(unchecked))}\n")
    text.append(f"\n{counts_of(record.records) or _NO_RECORDS}\n", style="not bold")
    if findings is not None:
        text.append(f"\n{_findings(findings, is_checked=unchecked is None)}\n", style="not bold")
    text.append(f"\nFile: {printable(record.file)}\nId: {printable(record.id)}", style="not bold")
    return text


def _facts(record: DocumentRecord) -> list[str]:
    """What it is, of where, and of when."""
    facts = [record.document_kind if record.document_kind != "other" else "paper", *record.areas]
    if record.date:
        facts.append(f"{record.date.day} {record.date:%B %Y}")
    if record.period:
        facts.append(f"period {record.period}")
    if record.pages:
        facts.append(f"{record.pages} page{'s'[: record.pages != 1]}")
    return facts


def _again(unchecked: Unchecked) -> str:
    if unchecked.file is None:
        return "Whoever runs the service can have it read again."
    return "Press r to read it again."


def _pictures(unchecked: Unchecked | None) -> str:
    if unchecked is None or unchecked.file is None:
        return "Press r to have its pictures read."
    return "Once it is read again, r has its pictures read."


def _findings(count: int, *, is_checked: bool) -> str:
    if not count:
        return "Nothing in it was found not to agree." if is_checked else "What does not agree in it is not known."
    if count == 1:
        return "1 finding: something in it, or between it and another paper, does not agree. F4 tells of it."
    return f"{count} findings: things in it, or between it and other papers, do not agree. F4 tells of them."
