"""Where the conversations of earlier sessions lie."""

from pathlib import Path
from typing import TYPE_CHECKING

from tui.conversations.archive import Archive

if TYPE_CHECKING:
    from yjqa.settings import Settings


def open_archive(settings: "Settings") -> Archive:
    """The user's conversations: in the folder that `YJQA_HISTORY` names, else in the one where the system has programs keep such things."""
    return Archive(settings.history or _users_folder())


def _users_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("yjqa")
