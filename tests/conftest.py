"""What several tests share: the real papers, where they lie beside the project."""

from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
SHARED = PROJECT.parent / "shared"


@pytest.fixture(scope="session", autouse=True)
def model_cache(pytestconfig: pytest.Config) -> Iterator[Path]:
    """One export of the model for all tests, kept for the next run, and none in the user's own cache."""
    assert pytestconfig.cache is not None
    folder = Path(pytestconfig.cache.mkdir("model"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YJQA_CACHE", str(folder))
        yield folder


@pytest.fixture(scope="session")
def corpus() -> Path:
    return PROJECT / "corpus"


@pytest.fixture(scope="session")
def real_papers() -> Path:
    folder = SHARED / "papers"
    if not folder.is_dir():
        pytest.skip("the real papers are not beside the project")
    return folder
