"""How reading goes, in words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from tui.papers.file_reading import HELD_ALREADY, KEPT, TO_BE_DONE, UNDER_WAY, FileReading, State
from tui.papers.held import Held
from tui.papers.hints import is_scan, needs_password, without_hint
from yjqa.records import RECORD_TYPES, DocumentRecord, kind_of

_WORDS: dict[State, str] = {
    "waiting": "waiting", "reading": "reading", "indexing": "indexing", "keeping": "keeping", "added": "kept",
    "changed": "kept anew", "unchanged": "unchanged", "same": "held already", "failed": "not read", "stopped": "stopped",
}  # fmt: skip

_LONG = 5
"""Seconds after which it is told how long a file has been read: that something goes on."""


def state_words(one: FileReading) -> str:
    """How far a file is: "indexing 40 %", or where that is not known and it takes its time, "reading 1:05"."""
    if one.state == "indexing" and one.share:
        return f"{_WORDS[one.state]} {one.share * 100:.0f} %"
    if one.state == "reading" and one.seconds >= _LONG:
        return f"{_WORDS[one.state]} {one.seconds // 60}:{one.seconds % 60:02}"
    return _WORDS[one.state]


def said_of(one: FileReading) -> str:
    """What is to be said of a file, in one piece."""
    if one.state == "unchanged":
        return "It is held as it is now; there was nothing to read."
    if one.state in KEPT and one.document is not None:
        count, warnings = sum(one.document.records.values()), len(one.document.warnings)
        also = f", {warnings} warning{'s'[: warnings != 1]}" if warnings else ""
        return f"{one.document.title} · {count} record{'s'[: count != 1]}{also}"
    said = without_hint(one.message).removeprefix(f"{one.file}: ").removeprefix(f"{one.file.name}: ")
    return said[:1].upper() + said[1:]


def advice(one: FileReading, scans_problem: str | None) -> str:
    """What can be done about a file that was not read."""
    if one.state == "stopped":
        return "Nothing of it was kept. Press r to read it."
    if one.state != "failed":
        return ""
    if needs_password(one):
        return "Press p to give its password."
    if is_scan(one):
        if one.manner.ocr:
            return ""
        return scans_problem or "Press r to have its pictures read."
    return "Press r to read it again."


def activity(files: Sequence[FileReading], *, is_listing: bool) -> str:
    """What goes on, for the bar at the top; nothing where all is done."""
    done = sum(one.state not in TO_BE_DONE for one in files)
    if done < len(files):
        return f"reading {done + 1} of {len(files)}"
    return "looking for papers" if is_listing else ""


def summary(files: Sequence[FileReading], passed_over: Sequence[Path]) -> str:
    """What became of the files so far."""
    parts = [
        (sum(one.state in KEPT for one in files), "kept"),
        (sum(one.state in HELD_ALREADY for one in files), "unchanged"),
        (sum(one.state == "failed" for one in files), "not read"),
        (sum(one.state == "stopped" for one in files), "stopped"),
        (sum(one.state == "waiting" for one in files), "waiting"),
        (len(passed_over), "passed over"),
    ]
    said = ", ".join(f"{count} {what}" for count, what in parts if count)
    return said or ("There are no papers in there." if not files else "")


def at_work(files: Sequence[FileReading]) -> int | None:
    """The number of the file that is being read."""
    return next((one.number for one in files if one.state in UNDER_WAY), None)


def totals(shown: Sequence[DocumentRecord], held: Held) -> str:
    """What the papers that are shown come to: "3 of 11 papers, 2 not checked as now, 1 with warnings, 57 records: 40 actions, …"."""
    count = f"{len(held.papers)} paper{'s'[: len(held.papers) != 1]}"
    unchecked = sum(record.id in held.unchecked for record in shown)
    kinds = Counter[str]()
    for record in shown:
        kinds.update(record.records)
    warned = sum(bool(record.warnings) for record in shown)
    records = f"{kinds.total():,} record{'s'[: kinds.total() != 1]}"
    said = [
        count if len(shown) == len(held.papers) else f"{len(shown)} of {count}",
        *([f"{unchecked} not checked as now{' (R reads them again)' if held.again else ''}"] if unchecked else []),
        *([f"{warned} with warnings"] if warned else []),
        f"{records}: {counts_of(kinds)}" if kinds.total() else records,
    ]
    return ", ".join(said)


def counts_of(kinds: Mapping[str, int]) -> str:
    """How many records there are of each kind: "3 actions, 1 KPI"."""
    counts = [(plural, kinds.get(kind_of(plural), 0)) for plural in RECORD_TYPES]
    return ", ".join(_counted(count, plural) for plural, count in counts if count)


def _counted(count: int, plural: str) -> str:
    name = plural if count != 1 else kind_of(plural)
    return f"{count:,} {name.replace('kpi', 'KPI')}"
