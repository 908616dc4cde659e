"""The list of earlier conversations: found again, opened, saved, forgotten."""

from collections.abc import Mapping

from textual.screen import ModalScreen

from tui.conversations.archive import Archive
from tui.conversations.model import Conversation


class ConversationsDialog(ModalScreen[Conversation | None]):
    """Gives the conversation that is to go on, or `None`. `about`: the label of the papers that are looked into; `files`: each paper's
    file by its id. `removed`: ids of the conversations that were forgotten in it, and not brought back.
    """

    def __init__(self, archive: Archive, about: str, files: Mapping[str, str]) -> None:
        super().__init__()
        self._archive = archive
        self._about = about
        self._files = files
        self.removed: set[str] = set()
