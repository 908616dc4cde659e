"""Which stretches of a page's text are made to be seen, and how."""

from dataclasses import dataclass

from tui.source.blocks import Stretch
from tui.source.finding import Cited


@dataclass(frozen=True, slots=True)
class Lit:
    """`words` are cited: `around` are those around the very cell that is meant. `beside` stands with them or is only near to them, `hits`
    were looked for. All are in the order of the text.
    """

    words: tuple[Stretch, ...] = ()
    around: tuple[Stretch, ...] = ()
    beside: tuple[Stretch, ...] = ()
    hits: tuple[Stretch, ...] = ()

    @property
    def first(self) -> int | None:
        """The first character that is cited or near to what is."""
        chosen = self.words or self.beside
        return chosen[0].start if chosen else None


def cited_to_lit(cited: Cited | None) -> Lit:
    """The cited words, and the rows that they stand in; what is only near to them is not lit as they are."""
    if cited is None:
        return Lit()
    rows = tuple(sorted(cell for place in cited.rows for cell in place.grid.rows[place.row]))
    if cited.how == "near":
        return Lit(beside=tuple(sorted((*cited.words, *rows))))
    cells = tuple(sorted(place.cell for place in cited.rows if place.cell is not None))
    return Lit(words=cells, around=cited.words, beside=rows) if cells else Lit(words=cited.words, beside=rows)
