"""The floors: imports go down only, and starting up loads nothing heavy."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from yjqa.library import open_library
from yjqa.settings import Settings

PROJECT = Path(__file__).parent.parent
PACKAGES = (PROJECT / "yjqa", PROJECT / "tui")

FLOORS = {
    "yjqa": 0,
    "yjqa.errors": 0,
    "yjqa.settings": 0,
    "yjqa.garbage": 0,
    "yjqa.remembered": 0,
    "yjqa.vocabularies": 1,
    "yjqa.document": 1,
    "yjqa.records": 2,
    "yjqa.columns": 2,
    "yjqa.column_widths": 2,
    "yjqa.ingest": 3,
    "yjqa.extract": 3,
    "yjqa.index": 3,
    "yjqa.paper": 3,
    "yjqa.papers": 3,
    "yjqa.tables": 3,
    "yjqa.checks": 4,
    "yjqa.compare": 4,
    "yjqa.store": 4,
    "yjqa.sessions": 4,
    "yjqa.register": 4,
    "yjqa.plain": 4,
    "yjqa.folder": 4,
    "yjqa.reading": 5,
    "yjqa.comparing": 5,
    "yjqa.ingesting": 5,
    "yjqa.generation": 5,
    "yjqa.generations": 6,
    "yjqa.ask": 6,
    "yjqa.answer_wording": 7,
    "yjqa.library": 7,
    "yjqa.service": 8,
    "yjqa.evaluation": 8,
    "yjqa.cli_tables": 8,
    "yjqa.cli_exports": 8,
    "yjqa.cli_answers": 9,
    "yjqa.cli_report": 9,
    "yjqa.cli_findings": 9,
    "yjqa.cli_compare": 9,
    "yjqa.cli_charts": 9,
    "yjqa.cli_keys": 9,
    "yjqa.cli_chat": 10,
    "yjqa.http": 10,
    "tui": 0,
    "tui.backend": 11,
    "tui.threads": 10,
    "tui.saving": 10,
    "tui.themes": 11,
    "tui.styles": 10,
    "tui.tidying": 11,
    "tui.top_bar": 11,
    "tui.table": 11,
    "tui.clipboard": 11,
    "tui.preferences": 11,
    "tui.folders": 10,
    "tui.memory": 11,
    "tui.unexpected": 11,
    "tui.harmless": 10,
    "tui.messages": 11,
    "tui.colourless": 10,
    "tui.key_names": 10,
    "tui.overlay": 11,
    "tui.hint_bar": 11,
    "tui.hanging": 11,
    "tui.too_small": 11,
    "tui.typed_number": 11,
    "tui.zoom": 11,
    "tui.keys": 12,
    "tui.help": 13,
    "tui.commands": 13,
    "tui.opening": 13,
    "tui.stderr": 11,
    "tui.web": 17,
    "tui.settings_window": 13,
    "tui.resilience": 12,
    "tui.ending": 11,
    "tui.typing_ahead": 13,
    "tui.every_key": 11,
    "tui.key_checking": 12,
    "tui.dialogs": 12,
    "tui.conversations": 13,
    "tui.section": 12,
    "tui.source": 13,
    "tui.ask": 14,
    "tui.actions": 14,
    "tui.figures": 14,
    "tui.papers": 14,
    "tui.awaited": 14,
    "tui.section_screens": 15,
    "tui.app": 16,
    "tui.running": 17,
    "yjqa.cli": 18,
}

HEAVY = {
    "torch", "sentence_transformers", "transformers", "faiss", "onnxruntime", "textual", "fastapi", "uvicorn", "numpy",
    "pypdf", "pypdfium2", "docx", "lxml", "bs4", "openpyxl", "markdown_it", "matplotlib", "PIL",
}  # fmt: skip


PLAN = """# Westshire Youth Justice Plan 2020/21

Westshire County Council leads the partnership. The mentoring scheme was moved to the library because the old hall flooded.

The custody rate in Westshire in 2020/21 was 0.12 per 1,000.

| Partner contributions 2020/21 | Cash |
|---|---|
| Police | £10,000 |
| Health | £4,000 |

ACTION: Rob Hill to write to the courts by 31 May 2020.
"""


def _room(module: str) -> str:
    """The entry of FLOORS that a module belongs to."""
    parts = module.split(".")
    return ".".join(parts[:2]) if len(parts) > 1 else module


def _modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(path for package in PACKAGES for path in package.rglob("*.py")):
        parts = path.relative_to(PROJECT).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def _imports(path: Path) -> Iterator[str]:
    """Our own modules that a file imports anywhere but for its type checker."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in {"yjqa", "tui"}:
            yield from (
                name if (name := f"{node.module}.{alias.name}") in FLOORS else node.module for alias in node.names
            )
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] in {"yjqa", "tui"})


@pytest.mark.parametrize(
    ("module", "path"), list(_modules()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_imports_go_down_only(module: str, path: Path) -> None:
    own = _room(module)
    assert own in FLOORS, f"{own} has no floor yet"

    upward = [name for name in _imports(path) if _room(name) != own and FLOORS[_room(name)] >= max(FLOORS[own], 1)]

    assert not upward, f"{module} imports {upward}"


def _loaded(arguments: list[str], store: Path) -> set[str]:
    """The heavy packages that a command loads, run as a program of its own."""
    code = (
        "import sys\nfrom yjqa.cli import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit as stop:\n    assert not stop.code, stop.code\n"
        f"print(' '.join({HEAVY!r} & set(sys.modules)))"
    )
    environment = {"YJQA_STORE": str(store), "YJQA_CACHE": os.environ["YJQA_CACHE"]}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=store, env=environment)
    assert run.returncode == 0, run.stderr
    return set(run.stdout.splitlines()[-1].split())


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("floors")
    (folder / "plan.md").write_text(PLAN, "utf-8")
    with open_library(Settings(store=folder)) as library:
        library.ingest([folder / "plan.md"])
    return folder


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["actions", "--owner", "Rob Hill"],
        ["ask", "what actions does Rob Hill own"],
        ["ask", "How much did the police contribute in Westshire in 2020/21?"],
        ["ask", "What was the custody rate in Westshire in 2020/21?"],
        ["compare", "budgets"],
        ["compare", "kpis"],
        ["keys", "list"],
    ],
)
def test_starting_up_and_asking_about_records_load_nothing_heavy(arguments: list[str], store: Path) -> None:
    assert _loaded(arguments, store) == set()


def test_a_question_that_only_a_passage_answers_does_without_torch(store: Path) -> None:
    loaded = _loaded(["ask", "Why was the mentoring scheme moved to the library?"], store)

    assert "onnxruntime" in loaded
    assert not loaded & {"torch", "sentence_transformers", "transformers"}
