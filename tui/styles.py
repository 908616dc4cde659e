"""The looks of all that is on the screen, parsed once for each theme."""

from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet

_ROOM = 1024
"""Sources whose rules are kept: more than there are."""


class Styles(Stylesheet):
    """Parses a source again only where the theme's colours have changed.

    Textual parses all of them whenever a screen is shown for the first time, which takes a tenth of a second: it keeps fewer than there
    are, and none at all where it looks at them anew. It has no public way to this.
    """

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(_ROOM)

    def set_variables(self, variables: dict[str, str]) -> None:
        """Takes other colours; what was parsed with the former ones is forgotten."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parses what is not known under these colours."""
        self.parse()
