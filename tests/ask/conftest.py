"""The real papers as a library, which several modules ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from yjqa.library import Library, open_library
from yjqa.reading import read_paper
from yjqa.settings import Settings
from yjqa.store import open_store


@pytest.fixture(scope="session", params=["txt", "pdf"])
def real_library(
    real_papers: Path, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp(request.param)
    store = open_store(folder)
    with store.transaction():
        for file in sorted(real_papers.glob(f"*.{request.param}")):
            paper = read_paper(file, None, None, ocr=False, max_bytes=10**9, max_pages=10**4)
            store.put(paper, file, ocr=False, reader="1")
    store.close()
    with open_library(Settings(store=folder)) as opened:
        yield opened
