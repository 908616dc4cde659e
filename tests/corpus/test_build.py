import json
import subprocess
import sys
from pathlib import Path

import pytest

from yjqa.ingest import read

CORPUS = Path(__file__).parents[2] / "corpus"
NOT_PAPERS = {"README.md", ".yjqaignore"}
PAPERS = sorted(path for path in CORPUS.iterdir() if path.is_file() and path.name not in NOT_PAPERS)


def build_into(folder: Path) -> dict[str, bytes]:
    subprocess.run([sys.executable, "-B", str(CORPUS / "src" / "build.py"), str(folder)], check=True)
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_building_the_corpus_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    pytest.importorskip("reportlab", reason="building needs the development extra")

    once, again = build_into(tmp_path / "once"), build_into(tmp_path / "again")

    assert once == again


def test_the_committed_papers_and_their_expected_actions_come_from_the_sources(tmp_path: Path) -> None:
    pytest.importorskip("reportlab", reason="building needs the development extra")

    built = build_into(tmp_path)

    assert {name for name in built if "/" not in name} == {path.name for path in PAPERS} | {"README.md"}
    for name in ("README.md", "src/expected.jsonl", *(p.name for p in PAPERS if p.suffix in {".md", ".txt", ".html"})):
        assert built[name] == (CORPUS / name).read_bytes(), name


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_each_paper_says_on_its_first_page_that_it_is_a_sample(path: Path) -> None:
    first = read(path).pages[0]

    assert "sample digest" in " ".join(json.dumps(block, default=str) for block in first.blocks).lower()


def test_every_expected_action_belongs_to_a_paper_of_the_corpus() -> None:
    lines = (CORPUS / "src" / "expected.jsonl").read_text("utf-8").splitlines()

    assert {json.loads(line)["document"] for line in lines} == {path.stem for path in PAPERS}
