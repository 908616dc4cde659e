"""Loading what the first questions would else wait for."""

import contextlib
import threading

from yjqa.errors import YjqaError
from yjqa.library import Library

_QUESTIONS = (
    "Which actions are overdue?",
    "How much did the police contribute?",
    "How many first time entrants were there?",
    "Who chairs the board?",
)
"""One of each way of answering: what they need is kept for all others."""


def warm(library: Library) -> None:
    """Loads the records and the model in the background; what cannot be loaded is told to whoever asks for it."""
    threading.Thread(target=_load, args=(library,), name="warming", daemon=True).start()


def _load(library: Library) -> None:
    with contextlib.suppress(YjqaError):
        if not library.documents():
            return  # the model may have to be exported first, which whoever reads the first paper does
        library.search(_QUESTIONS[0], limit=1)
        for question in _QUESTIONS:
            library.ask(question)
