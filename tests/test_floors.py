"""The floors: imports go down only, and starting up loads nothing heavy."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "yjqa"

FLOORS = {
    "yjqa": 0,
    "yjqa.errors": 0,
    "yjqa.settings": 0,
    "yjqa.document": 1,
    "yjqa.records": 2,
    "yjqa.columns": 2,
    "yjqa.ingest": 3,
    "yjqa.extract": 3,
    "yjqa.index": 3,
    "yjqa.paper": 3,
    "yjqa.reading": 4,
    "yjqa.store": 4,
    "yjqa.sessions": 4,
    "yjqa.register": 4,
    "yjqa.tables": 4,
    "yjqa.plain": 4,
    "yjqa.folder": 4,
    "yjqa.ask": 4,
    "yjqa.library": 5,
    "yjqa.evaluation": 6,
    "yjqa.cli_tables": 6,
    "yjqa.cli_answers": 7,
    "yjqa.cli_chat": 8,
    "yjqa.cli": 9,
}

HEAVY = {
    "torch", "sentence_transformers", "transformers", "faiss", "onnxruntime", "textual", "fastapi", "numpy",
    "pypdf", "pypdfium2", "docx", "lxml", "bs4", "openpyxl", "markdown_it",
}  # fmt: skip


def _room(module: str) -> str:
    """The entry of FLOORS that a module belongs to."""
    parts = module.split(".")
    return ".".join(parts[:2]) if len(parts) > 1 else module


def _modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def _imports(path: Path) -> Iterator[str]:
    """The yjqa modules that a file imports anywhere but for its type checker."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "yjqa":
            yield from (
                f"yjqa.{alias.name}" if node.module == "yjqa" and f"yjqa.{alias.name}" in FLOORS else node.module
                for alias in node.names
            )
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "yjqa")


@pytest.mark.parametrize(
    ("module", "path"), list(_modules()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_imports_go_down_only(module: str, path: Path) -> None:
    own = _room(module)
    assert own in FLOORS, f"{own} has no floor yet"

    upward = [name for name in _imports(path) if _room(name) != own and FLOORS[_room(name)] >= max(FLOORS[own], 1)]

    assert not upward, f"{module} imports {upward}"


@pytest.mark.parametrize(
    "arguments", [["--help"], ["actions", "--owner", "Rob Hill"], ["ask", "what actions does Rob Hill own"]]
)
def test_starting_up_and_asking_about_actions_load_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    code = (
        "import sys\nfrom yjqa.cli import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit:\n    pass\n"
        f"print(sorted({HEAVY!r} & set(sys.modules)))"
    )

    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"YJQA_STORE": str(tmp_path / "store")},
    )

    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[-1] == "[]"
