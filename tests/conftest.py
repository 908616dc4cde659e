"""What several tests share: the real papers, where they lie beside the project."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from yjqa.library import open_library
from yjqa.settings import Settings

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
def corpus_store(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample corpus, read once. Not to be changed: `store` gives a copy for that, and what is served long has one, too."""
    folder = tmp_path_factory.mktemp("corpus") / "store"
    with open_library(Settings(store=folder)) as library:
        assert not library.ingest([corpus]).failed
    return folder


@pytest.fixture(scope="session")
def real_papers() -> Path:
    folder = SHARED / "papers"
    if not folder.is_dir():
        pytest.skip("the real papers are not beside the project")
    return folder
