"""Where the conversations of earlier sessions lie."""

from typing import TYPE_CHECKING

from tui.conversations.archive import Archive
from tui.folders import data_folder

if TYPE_CHECKING:
    from yjqa.settings import Settings


def open_archive(settings: "Settings") -> Archive:
    """The user's conversations: in the folder that `YJQA_HISTORY` names, else in the one where the system has programs keep such things."""
    return Archive(settings.history or data_folder())
