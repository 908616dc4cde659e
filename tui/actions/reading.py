"""The register, read of the papers."""

from collections.abc import Iterable
from typing import Any

from tui.actions.completing import Completer
from tui.actions.held import Held, hold
from tui.backend.protocol import Backend
from yjqa.garbage import without_collecting
from yjqa.records import Person


def read_register(backend: Backend) -> tuple[Held, Completer]:
    """The register ready for narrowing, and what completes the filter; made without stops for garbage, of which it leaves none."""
    people: Iterable[Any] = backend.records("people")
    with without_collecting():
        held = hold(backend.register(), (one for one in people if isinstance(one, Person)), backend.documents())
        return held, Completer(held)
