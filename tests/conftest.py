"""What several tests share: the real papers, where they lie beside the project."""

from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
SHARED = PROJECT.parent / "shared"


@pytest.fixture(scope="session")
def corpus() -> Path:
    return PROJECT / "corpus"


@pytest.fixture(scope="session")
def real_papers() -> Path:
    folder = SHARED / "papers"
    if not folder.is_dir():
        pytest.skip("the real papers are not beside the project")
    return folder
