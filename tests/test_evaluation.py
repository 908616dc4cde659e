"""Asking a file of questions with known answers."""

import importlib.util
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.builders import a_paper, an_action
from tests.conftest import SHARED
from yjqa.cli import main
from yjqa.errors import InvalidRequest
from yjqa.evaluation import Evaluation, KnownQuestion, evaluate, read_questions
from yjqa.library import Library, open_library
from yjqa.reading import read_paper
from yjqa.settings import Settings
from yjqa.store import open_store

GOOD = [
    {
        "id": 1, "type": "actions", "question": "what actions does Rob Hill own", "must_include": [["courts", "court"]],
        "evidence": [{"doc": "minutes", "lines": [1, 3], "quote": "Rob Hill to write to the courts"}],
    },
    {"id": 2, "type": "followup", "question": "and Ann Poole?", "history": ["what actions does Rob Hill own"], "must_include": [["report"]]},
    {"id": 3, "type": "actions", "question": "what actions does Rob Hill own", "must_include": [["prisons"]]},
    {"id": 4, "type": "actions", "question": "what actions does Rob Hill own", "must_not_include": ["the Courts"]},
    {"id": 5, "type": "unanswerable", "question": "what actions does Zebedee Quorn own"},
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    store = open_store(folder)
    actions = [an_action("Rob Hill to write to the courts", "Rob Hill"), an_action("Publish the report", "Ann Poole")]
    with store.transaction():
        store.put(a_paper("minutes", *actions), Path("/papers/minutes.txt"), ocr=False, reader="1")
    store.close()
    return folder


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    with open_library(Settings(store=folder)) as opened:
        yield opened


def _file(tmp_path: Path, *lines: object) -> Path:
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), "utf-8")
    return file


def test_answers_are_judged_by_what_they_show_and_cite(library: Library, tmp_path: Path) -> None:
    verdicts = list(evaluate(library, read_questions(_file(tmp_path, *GOOD))))

    assert [verdict.right for verdict in verdicts] == [True, True, False, False, True]
    assert [verdict.cited for verdict in verdicts] == [True, False, False, False, True]
    assert "'prisons'" in verdicts[2].why
    assert "'the Courts'" in verdicts[3].why


def test_scores_are_by_type_and_for_all(library: Library, tmp_path: Path) -> None:
    evaluation = Evaluation(tuple(evaluate(library, read_questions(_file(tmp_path, *GOOD)))))

    rows = {score.type: (score.asked, score.right, score.cited) for score in evaluation.scores}

    assert rows == {"actions": (3, 1, 1), "followup": (1, 1, 0), "unanswerable": (1, 1, 1), "all": (5, 3, 2)}
    assert sum(row.asked for row in evaluation.reliability) == 5


def test_an_answer_longer_than_its_type_allows_is_not_right(library: Library) -> None:
    longest = KnownQuestion(type="who", question="what actions does Rob Hill own", must_include=(("courts",),))
    verdict = next(evaluate(library, [longest]))
    assert verdict.right

    words = " ".join(["word"] * 200)
    long = verdict.answer.model_copy(update={"text": f"the courts {words}"}) if verdict.answer else None

    from yjqa.evaluation import what_is_wrong

    assert long is not None
    assert "over 120" in (what_is_wrong(longest, long) or "")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("nonsense", "line 2"),
        ({"type": "who"}, "line 2: question"),
        ({"type": "who", "question": "who?", "must_include": ["one"]}, "line 2: must_include.0"),
        ({"type": "who", "question": "who?", "evidence": [{"lines": [1, 2]}]}, "line 2: evidence.0.doc"),
        ({"type": 1, "question": "who?"}, "line 2: type"),
    ],
)
def test_a_bad_file_is_refused_with_the_line_and_the_field(line: object, said: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidRequest, match=said):
        read_questions(_file(tmp_path, GOOD[0], line))


def test_a_file_without_questions_is_said_to_have_none(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequest, match="no questions"):
        read_questions(_file(tmp_path, ""))


def test_the_command_reports_lists_misses_and_keeps_the_answers(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, kept = _file(tmp_path, *GOOD), tmp_path / "answers.jsonl"

    with pytest.raises(SystemExit) as stop:
        main(["eval", str(file), "--verbose", "--output", str(kept), "--store", str(folder)])
    shown = capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["eval", str(file), "--json", "--store", str(folder)])
    report = json.loads(capsys.readouterr().out)

    assert stop.value.code == 0
    assert "3 [actions]" in shown
    assert "Times: median" in shown
    assert [json.loads(line)["id"] for line in kept.read_text("utf-8").splitlines()] == [1, 2, 3, 4, 5]
    assert report["scores"][-1] == {"type": "all", "asked": 5, "right": 3, "right_and_cited": 2}
    assert [miss["id"] for miss in report["misses"]] == [3, 4]


@pytest.fixture(scope="module")
def score() -> ModuleType:
    file = SHARED / "tools" / "score.py"
    if not file.is_file():
        pytest.skip("the scorer is not beside the project")
    spec = importlib.util.spec_from_file_location("score", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_verdicts_agree_with_the_scorer_of_the_gold_questions(
    score: ModuleType, real_papers: Path, tmp_path: Path
) -> None:
    judge: Callable[..., tuple[bool, bool, str]] = score.judge
    papers = [real_papers / f"{folder.name}.txt" for folder in sorted((SHARED / "gold").iterdir()) if folder.is_dir()][
        :3
    ]
    gold = [
        line
        for paper in papers
        for line in (SHARED / "gold" / paper.stem / "questions.jsonl").read_text("utf-8").splitlines()
    ]
    store = open_store(tmp_path / "store")
    with store.transaction():  # without passages: what is judged need not be the best answer
        for path in papers:
            paper = read_paper(path, None, None, ocr=False, max_bytes=10_000_000, max_pages=1_000)
            store.put(paper, path, ocr=False, reader="1")
    store.close()

    with open_library(Settings(store=tmp_path / "store")) as library:
        verdicts = list(evaluate(library, read_questions(_file(tmp_path, *gold))))

    assert 0 < sum(verdict.right for verdict in verdicts) < len(verdicts)
    for line, verdict in zip(gold, verdicts, strict=True):
        assert verdict.answer is not None
        right, cited, why = judge(json.loads(line), json.loads(verdict.answer.model_dump_json()))
        assert (verdict.right, verdict.right and verdict.cited) == (right, right and cited), (line, why, verdict.why)
