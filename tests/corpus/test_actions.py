"""What is read out of the sample papers, against what their sources say."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz import fuzz

from yjqa.extract import extract
from yjqa.folder import list_papers
from yjqa.ingest import read
from yjqa.records import Action, BudgetLine

CORPUS = Path(__file__).parents[2] / "corpus"
SAMPLES = list_papers([CORPUS]).papers

EXPECTED: dict[str, list[dict[str, Any]]] = defaultdict(list)
for line in (CORPUS / "src" / "expected.jsonl").read_text("utf-8").splitlines():
    EXPECTED[json.loads(line)["document"]].append(json.loads(line))


def _likest(wanted: dict[str, Any], actions: list[Action]) -> Action:
    def likeness(action: Action) -> float:
        same_reference = (action.reference or "").strip(".") == wanted["ref"]
        return fuzz.token_set_ratio(action.text, wanted["text"]) + 5 * same_reference

    return max(actions, key=likeness)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_every_action_of_a_sample_is_found_as_its_source_has_it_and_none_is_invented(sample: Path) -> None:
    found = [record for record in extract(read(sample)).records if isinstance(record, Action)]

    assert len(found) == len(EXPECTED[sample.stem])
    left = list(found)
    for wanted in EXPECTED[sample.stem]:
        action = _likest(wanted, left)
        left.remove(action)
        assert fuzz.token_set_ratio(action.text, wanted["text"]) >= 85
        assert sorted(owner.name for owner in action.owners) == sorted(wanted["owners"]), wanted["text"]
        due = action.due.date.isoformat() if action.due and action.due.date else None
        assert due == wanted["due_date"], wanted["text"]
        assert (action.status, action.status_stated) == (wanted["status"], wanted["status_stated"]), wanted["text"]
        assert sorted(action.mentions) == sorted(wanted["mentions"]), wanted["text"]
        day = action.meeting.date.isoformat() if action.meeting and action.meeting.date else None
        assert day == wanted["meeting_date"], wanted["text"]


def test_of_all_printed_totals_only_the_one_made_wrong_on_purpose_does_not_add_up() -> None:
    wrong = [
        record
        for sample in SAMPLES
        for record in extract(read(sample)).records
        if isinstance(record, BudgetLine) and record.reconciles is False
    ]

    assert [(record.source.document, int(record.amount), int(record.computed or 0)) for record in wrong] == [
        ("northmarch-youth-justice-plan-2020-21", 593_241, 592_241)
    ]
