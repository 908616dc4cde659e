"""Words that people add to the vocabulary in a folder of their own, and what is said where they do not fit."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PAPER = """# Westshire Youth Justice Plan 2019/20

Westshire County Council leads the partnership.

| Partner contributions 2019/20 | Cash |
|---|---|
| Police | £10,000 |
| Tidewell Foundation | £4,000 |
"""


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program as a process of its own, with the added words of `folder / "words"`."""
    environment = {
        **os.environ,
        "YJQA_STORE": str(folder / "store"),
        "YJQA_VOCABULARY": str(folder / "words"),
        "COLUMNS": "140",
    }
    code = f"from yjqa.cli import main\nmain({list(arguments)!r})"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment)


def _add(folder: Path, name: str, text: str) -> None:
    (folder / "words").mkdir(exist_ok=True)
    (folder / "words" / f"{name}.toml").write_text(text, "utf-8")


def test_an_added_phrase_places_a_funder_and_papers_are_read_again_with_it(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(PAPER, "utf-8")
    (tmp_path / "words").mkdir()
    _run(tmp_path, "ingest", str(tmp_path / "plan.md"))
    before = _run(tmp_path, "compare", "budgets", "--format", "csv").stdout
    _add(tmp_path, "funders", 'health = ["tidewell foundation"]\n')

    again = _run(tmp_path, "ingest", str(tmp_path / "plan.md"))
    after = _run(tmp_path, "compare", "budgets", "--format", "csv").stdout

    assert "1 read, 0 unchanged" in again.stdout
    assert "\nTidewell Foundation,cash," in before
    assert "\nHealth,cash," in after
    assert "Tidewell Foundation" in after, "the printed name is kept beside"
    assert "\nPolice,cash," in after


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("funders", "health = [", "funders.toml: this is no TOML"),
        ("funders", f"health = {'[' * 5_000}", "funders.toml: this is no TOML"),
        ("funders", 'fire = ["fire service"]', "has no “fire”. There are local_authority, police"),
        ("funders", "health = [3]", "takes phrases in quotation marks"),
        ("funders", 'health = [" "]', "takes phrases in quotation marks"),
        ("funders", 'health = "clinic"', "health must be a list of phrases"),
        ("money", '[kind]\ngold = ["gold"]', "kind has no “gold”"),
        ("founders", 'health = ["clinic"]', "no vocabulary has this name"),
    ],
)
def test_added_words_that_do_not_fit_are_refused_in_one_line(name: str, text: str, said: str, tmp_path: Path) -> None:
    _add(tmp_path, name, text)

    run = _run(tmp_path, "documents")

    assert run.returncode == 2
    assert said in run.stderr
    assert run.stderr.count("\n") == 1


def test_a_folder_of_added_words_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    run = _run(tmp_path, "documents")

    assert run.returncode == 2
    assert "there is no such folder of vocabulary (YJQA_VOCABULARY)" in run.stderr


def test_what_has_the_name_of_added_words_and_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "words" / "funders.toml").mkdir(parents=True)

    run = _run(tmp_path, "check")

    assert run.returncode == 2
    assert "funders.toml: cannot be read" in run.stderr
    assert run.stderr.count("\n") == 1
