"""The command line as people and programs use it, over the sample corpus."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from yjqa.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "store"
    with pytest.raises(SystemExit) as stop:
        main(["ingest", str(corpus), "--store", str(folder)])
    assert stop.value.code == 0
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], store: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("YJQA_STORE", str(store))
    monkeypatch.setenv("COLUMNS", "140")

    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stop:
            main(list(arguments))
        out, err = capsys.readouterr()
        return int(stop.value.code or 0), out, err

    return call


def test_a_second_ingest_finds_every_paper_unchanged(run: Run, corpus: Path) -> None:
    code, out, _ = run("ingest", str(corpus))

    assert code == 0
    assert "0 read" in out
    assert "failed" not in out


def test_an_ingest_with_a_broken_file_keeps_the_others_and_exits_with_1(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YJQA_STORE", str(tmp_path / "store"))
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
    (tmp_path / "good.txt").write_text("ACTION: Rob Hill to write to the courts.\n", "utf-8")

    code, out, _ = run("ingest", str(tmp_path / "broken.pdf"), str(tmp_path / "good.txt"))

    assert code == 1
    assert "not read: broken.pdf" in out
    assert "1 read" in out


def test_a_path_that_is_not_there_is_said_in_one_line(run: Run) -> None:
    code, out, err = run("ingest", "no-such-folder")

    assert code == 2
    assert out == ""
    assert err.strip() == "yjqa: no-such-folder: there is no such file or folder."


def test_the_actions_of_one_owner_are_listed_with_their_pages(run: Run) -> None:
    code, out, _ = run("actions", "--owner", "Rob Hill")

    assert code == 0
    assert "Rob Hill" in out
    assert re.search(r"\d+ actions\.", out)


def test_a_register_in_json_is_the_same_in_csv(run: Run) -> None:
    _, as_json, _ = run("actions", "--owner", "RH", "--format", "json")
    _, as_csv, _ = run("actions", "--owner", "RH", "--format", "csv")

    actions, rows = json.loads(as_json), list(csv.DictReader(io.StringIO(as_csv)))

    assert [action["id"] for action in actions] == [row["id"] for row in rows]
    assert all(any(owner["name"] == "Rob Hill" for owner in action["owners"]) for action in actions)


def test_actions_can_be_narrowed_by_status_deadline_paper_and_mention(run: Run) -> None:
    _, done, _ = run("actions", "--status", "complete", "--format", "json")
    _, early, _ = run("actions", "--due-before", "2019-10-01", "--format", "json")
    _, named, _ = run("actions", "--mentions", "Rob Hill", "--format", "json")
    document = json.loads(named)[0]["source"]["document"]
    _, of_paper, _ = run("actions", "--document", document, "--format", "json")

    assert {action["status"] for action in json.loads(done)} == {"complete"}
    assert all(action["due"]["date"] < "2019-10-01" for action in json.loads(early))
    assert all(all(owner["name"] != "Rob Hill" for owner in action["owners"]) for action in json.loads(named))
    assert {action["source"]["document"] for action in json.loads(of_paper)} == {document}


def test_xlsx_needs_a_file_and_is_written_to_it(run: Run, tmp_path: Path) -> None:
    code, _, err = run("export", "budgets", "--format", "xlsx")
    assert code == 2
    assert "--output" in err

    code, out, _ = run("export", "budgets", "--format", "xlsx", "--output", str(tmp_path / "budgets.xlsx"))

    assert (code, out) == (0, "")
    assert (tmp_path / "budgets.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    "kind", ["actions", "objectives", "budgets", "kpis", "risks", "people", "meetings", "acronyms", "documents"]
)
def test_every_kind_is_exported_whole_in_json_and_json_lines(kind: str, run: Run) -> None:
    _, as_json, _ = run("export", kind)
    _, as_lines, _ = run("export", kind, "--format", "jsonl")

    records = json.loads(as_json)

    assert records
    assert records == [json.loads(line) for line in as_lines.splitlines()]
    assert len({record["id"] for record in records}) == len(records)


def test_an_answer_in_json_is_the_only_thing_printed(run: Run) -> None:
    code, out, _ = run("ask", "what actions does Rob Hill own", "--json")

    answer = json.loads(out)

    assert code == 0
    assert answer["found"] is True
    assert answer["citations"][0]["quote"]
    assert {
        "question",
        "resolved_question",
        "interpretation",
        "text",
        "table",
        "records",
        "notes",
        "confidence",
    } <= set(answer)


def test_a_batch_is_answered_in_order_with_its_ids(run: Run, tmp_path: Path) -> None:
    questions = [{"id": "b", "question": "RH actions", "history": None}, {"id": "a", "question": "what is the weather"}]
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(map(json.dumps, questions)), "utf-8")

    _, out, _ = run("ask", "--batch", str(file))

    answers = [json.loads(line) for line in out.splitlines()]
    assert [answer["id"] for answer in answers] == ["b", "a"]
    assert [answer["found"] for answer in answers] == [True, False]


def test_a_batch_line_that_is_no_question_is_named_and_the_others_are_answered(run: Run, tmp_path: Path) -> None:
    lines = [
        '{"id": 1, "question": "RH actions"}', "nonsense", '{"id": 3}', '{"id": 4, "question": " "}', "",
        '{"id": 6, "question": "who?", "history": "what?"}', '{"id": 7, "question": "DG actions"}',
    ]  # fmt: skip
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(lines), "utf-8")

    code, out, err = run("ask", "--batch", str(file))

    assert code == 1
    assert [json.loads(line)["id"] for line in out.splitlines()] == [1, 7]
    assert re.findall(r"jsonl: line (\d)", err) == ["2", "3", "4", "6"]


def test_a_follow_up_in_a_batch_leans_on_its_history(run: Run, tmp_path: Path) -> None:
    entry = {"id": 1, "question": "and David Garland?", "history": ["what actions does Rob Hill own"]}
    file = tmp_path / "questions.jsonl"
    file.write_text(json.dumps(entry), "utf-8")

    answer = json.loads(run("ask", "--batch", str(file))[1])

    assert answer["question"] == "and David Garland?"
    assert answer["resolved_question"] == "What actions does David Garland own?"


def test_a_session_keeps_the_conversation_until_it_is_begun_afresh(run: Run) -> None:
    run("ask", "what actions does Rob Hill own", "--session", "board", "--new")
    _, followed, _ = run("ask", "and David Garland?", "--session", "board", "--json")
    _, afresh, _ = run("ask", "and David Garland?", "--session", "board", "--new", "--json")

    assert json.loads(followed)["resolved_question"] == "What actions does David Garland own?"
    assert json.loads(afresh)["resolved_question"] == "and David Garland?"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([""], "no question"),
        ([" \x1b\x00 "], "no question"),
        (["why " * 3000], "the most"),
        ([], "--batch"),
        (["who?", "--batch", "x.jsonl"], "--batch"),
        (["--batch", "no-such-file.jsonl"], "cannot be read"),
        (["who?", "--session", "../board"], "name"),
        (["who?", "--new"], "--session"),
    ],
)
def test_what_is_no_question_is_said_to_be_none(arguments: list[str], said: str, run: Run) -> None:
    code, out, err = run("ask", *arguments)

    assert (code, out) == (2, "")
    assert said in err


def test_a_question_is_shown_without_its_control_characters(run: Run) -> None:
    _, out, _ = run("ask", "what actions does \x1b[31mRob\x00 Hill\ud800 own", "--json")

    assert json.loads(out)["question"] == "what actions does [31mRob Hill own"


def test_a_wide_table_is_shown_row_by_row_on_a_narrow_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")

    _, out, _ = run("ask", "what actions does Rob Hill own")

    assert max(map(len, out.splitlines())) <= 40
    assert re.search(r"^owner: Rob Hill", out, re.MULTILINE)


def test_a_chat_answers_line_by_line_and_keeps_the_conversation(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        "what actions does Rob Hill own",
        "",
        "and David Garland?",
        "/sources",
        "/nonsense",
        "/new",
        "and David Garland?",
        "/quit",
        "who?",
    ]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))

    code, out, _ = run("chat")

    assert code == 0
    assert out.count("“What actions does David Garland own?”") == 1
    assert re.search(r"^\[1\] .+: “", out, re.MULTILINE)
    assert "/nonsense: no such command" in out
    assert "> who?" not in out


def test_a_chat_goes_on_with_its_session_and_ends_with_its_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for line in ("what actions does Rob Hill own", "and David Garland?"):
        monkeypatch.setattr("sys.stdin", io.StringIO(line))
        code, out, _ = run("chat", "--session", "typed")

    assert code == 0
    assert "“What actions does David Garland own?”" in out


def test_a_paper_is_shown_whole_and_by_page(run: Run) -> None:
    _, listed, _ = run("export", "documents")
    paged = next(record for record in json.loads(listed) if (record["pages"] or 0) > 1)

    _, whole, _ = run("show", paged["id"])
    _, second, _ = run("show", paged["id"], "--page", "2")
    code, _, err = run("show", paged["id"], "--page", "99")

    assert second.strip() in whole
    assert len(second) < len(whole)
    assert code == 2
    assert "no page 99" in err


def test_a_paper_that_is_not_held_is_said_with_the_nearest(run: Run) -> None:
    code, _, err = run("show", "community-safety-board-minutes-2019-04-11")

    assert code == 2
    assert "Did you mean" in err


def test_a_removed_paper_is_gone(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YJQA_STORE", str(tmp_path / "store"))
    (tmp_path / "minutes.txt").write_text("ACTION: Rob Hill to write to the courts.\n", "utf-8")
    run("ingest", str(tmp_path / "minutes.txt"))

    code, out, _ = run("remove", "minutes")

    assert code == 0
    assert "Removed minutes" in out
    assert json.loads(run("export", "documents")[1]) == []


@pytest.mark.parametrize("command", [["ask", "who chairs the board"], ["keys", "list"], ["serve"], ["documents"]])
def test_a_setting_that_makes_no_sense_is_named_in_one_line(
    command: list[str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YJQA_MAX_BYTES", "plenty")

    code, out, err = run(*command)

    assert (code, out) == (2, "")
    assert err.startswith("yjqa: YJQA_MAX_BYTES: ")
    assert len(err.splitlines()) == 1


def test_a_setting_that_is_empty_sets_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YJQA_MAX_BYTES", "")

    assert run("documents")[0] == 0


def test_an_empty_library_says_how_to_begin(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YJQA_STORE", str(tmp_path / "store"))

    for command in (["actions"], ["documents"]):
        assert "yjqa ingest" in run(*command)[1]
    for command in (["ask", "what actions does Rob Hill own"], ["chat"]):
        code, out, err = run(*command)
        assert (code, out) == (1, "")
        assert "yjqa ingest" in err


def test_a_paper_cannot_drive_the_terminal(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YJQA_STORE", str(tmp_path / "store"))
    (tmp_path / "minutes.txt").write_text("ACTION: Rob Hill to \x1b[2Jclear [red]this[/red] screen.\n", "utf-8")
    run("ingest", str(tmp_path / "minutes.txt"))

    for command in (["actions"], ["show", "minutes"], ["ask", "what actions does Rob Hill own"]):
        out = run(*command)[1]
        assert "\x1b" not in out
        assert "[red]this[/red]" in out


def test_a_long_list_says_which_command_has_all_of_it_and_the_answer_itself_does_not(run: Run) -> None:
    _, shown, _ = run("ask", "Which actions are open?")
    _, answer, _ = run("ask", "Which actions are open?", "--json")

    assert "note: The first 25 of " in shown
    assert "note: “yjqa actions” lists all." in shown
    assert "yjqa" not in " ".join(json.loads(answer)["notes"])
