"""What commands work on: the settings, the library, the API keys."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from yjqa.errors import EmptyLibrary
from yjqa.settings import Settings, read_settings

if TYPE_CHECKING:
    from yjqa.library import Library
    from yjqa.service.keys import Keys


def settings_with(store: Path | None) -> Settings:
    """What the environment sets, with the folder that the command line names. Raises `InvalidRequest`."""
    settings = read_settings(Settings)
    return settings if store is None else settings.model_copy(update={"store": store})


def opened_library(store: Path | None) -> "Library":
    """The library over that folder. Raises `InvalidRequest` for wrong settings, before anything is loaded, and what `open_library` raises."""
    settings = settings_with(store)
    from yjqa.library import open_library

    return open_library(settings)


@contextmanager
def opened_keys(store: Path | None) -> Iterator["Keys"]:
    """The API keys of the service over a knowledge base."""
    from yjqa.service.database import open_database
    from yjqa.service.keys import Keys

    with closing(open_database(settings_with(store).store)) as database:
        yield Keys(database)


def files_by_id(library: "Library") -> dict[str, str]:
    """Each paper's file by its id. Raises `EmptyLibrary` where no papers are held."""
    files = {record.id: record.file for record in library.documents()}
    if not files:
        raise EmptyLibrary("The knowledge base is empty. Read some papers with: yjqa ingest PATH")
    return files
