"""Numbers and bullets that stand away from their text, brought back to it.

Tools that read a page column by column print the margin of paragraph numbers, or of bullets, by itself: a number alone
before its paragraph, several stacked before several paragraphs, a section's number before or after its title. A number
counts only where it continues the paper's own numbering, so that a figure of a chart is none.
"""

import re
from collections.abc import Sequence

from yjqa.ingest.pieces import Piece
from yjqa.ingest.prose import begins_low, ends_sentence

_LEAST_BLANKS = 4
_DROPPED = 3
"""The most blanks that a dropped bullet leaves before its text."""
_LOOK_AHEAD = 12
_LONGEST_TITLE = 110
_NUMBERED_TITLE = re.compile(r"(\d{1,2}) ([A-Z].{2,90}[^.;:,])")
_MOST_SECTIONS = 60


def is_title_like(piece: Piece) -> bool:
    """The piece could be a heading: short, one or two lines, no sentence end, not inside a sentence."""
    text = piece.text
    if piece.kind != "text" or not text or len(text) > _LONGEST_TITLE or piece.n_lines > 2:
        return False
    return text[0].isalnum() and not begins_low(text) and not text.endswith((".", ";", ",", ":"))


def reunite(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with stranded bullets and numbers given to what they belong to; what belongs to nothing is text."""
    return _titles(_numbers(_bullets(list(pieces))))


def _bullets(pieces: list[Piece]) -> list[Piece]:
    """Printed bullets, and blank lines where the tool dropped the bullet's sign: n blank lines for n - 1 items."""
    result: list[Piece] = []
    waiting = unseen = 0
    begun = False
    before: Piece | None = None
    for piece in pieces:
        if piece.kind == "bullet":
            waiting += 1
            continue
        if piece.kind == "block":
            waiting = unseen = 0
            before = None
        elif piece.kind == "number" or (piece.kind == "text" and piece.number is None):
            if piece.gap >= _LEAST_BLANKS and _introduces(before) and not (waiting or unseen or piece.breaks):
                unseen, begun = piece.gap - 1, False
            if piece.kind == "text":
                if unseen and begun and (piece.gap or piece.breaks):
                    unseen = 0
                if waiting or unseen or (not piece.breaks and _after_unseen_bullet(piece, before)):
                    waiting, unseen = max(waiting - 1, 0), max(unseen - 1, 0) if not waiting else unseen
                    begun = True
                    piece.kind, piece.marker = "item", "•"
        if piece.kind in ("text", "item"):
            before = piece
        result.append(piece)
    return result


def _introduces(before: Piece | None) -> bool:
    return before is not None and (before.text.endswith(":") or before.marker == "•")


def _after_unseen_bullet(piece: Piece, before: Piece | None) -> bool:
    if before is None or not _introduces(before):
        return False
    if (
        piece.gap
        and 0 < piece.indent <= _DROPPED
        and (before.indent == 0 if before.kind == "text" else before.indent > 0)
    ):
        return True
    return piece.gap >= 3 or (piece.gap == 2 and before.kind == "text")


def _numbers(pieces: list[Piece]) -> list[Piece]:
    accepted = _accepted(pieces)
    result: list[Piece] = []
    queue: list[Piece] = []
    for index, piece in enumerate(pieces):
        if piece.kind == "number":
            if index in accepted:
                _claim_title_above(piece, queue, result)
                queue.append(piece)
            else:
                piece.kind, piece.text, piece.number = "text", piece.number or "", None
                result.append(piece)
            continue
        queue = [number for number in queue if number.page == piece.page]
        if queue and piece.kind == "text" and piece.number is None:
            _assign(piece, queue, pieces[index + 1 : index + 4])
        elif piece.kind == "text" and piece.number is not None and queue and not queue[0].breaks:
            queue = [number for number in queue if number.number != piece.number]
        result.append(piece)
    return result


def _titles(pieces: list[Piece]) -> list[Piece]:
    """A section's number before its title with nothing but a blank between: told by the numbers of its paragraphs."""
    last = 0
    for index, piece in enumerate(pieces):
        match = _NUMBERED_TITLE.fullmatch(piece.text) if piece.kind == "text" and piece.number is None else None
        if match is None or piece.n_lines > 2:
            continue
        value = int(match[1])
        inside = any(_plain(other).startswith(f"{value}.") for other in pieces[index + 1 : index + 4])
        if inside or (value == last + 1 and last and piece.gap and is_title_like(piece)):
            piece.number, piece.text, last = match[1], match[2], value
    return pieces


def _accepted(pieces: Sequence[Piece]) -> set[int]:
    """The indexes of lone numbers that continue the paper's numbering."""
    accepted: set[int] = set()
    seen: set[str] = set()
    for index, piece in enumerate(pieces):
        number = (piece.number or "").rstrip(".")
        if piece.number is None:
            if piece.kind == "item" and piece.marker and piece.marker[0].isdigit():
                seen.add(piece.marker.strip("().").rstrip("."))
            continue
        if piece.kind == "number" and not _continues(piece.number, seen, pieces[index + 1 : index + 1 + _LOOK_AHEAD]):
            continue
        accepted.add(index)
        seen.add(number)
    return accepted


def _continues(printed: str, seen: set[str], ahead: Sequence[Piece]) -> bool:
    number = printed.rstrip(".")
    parts = number.split(".")
    coming = [(piece.number or "").rstrip(".") for piece in ahead if piece.number is not None]
    if len(parts) == 1:
        digits = re.match(r"\d+", number)
        value = int(digits.group()) if digits else 0
        if not 0 < value <= _MOST_SECTIONS:
            return False
        if number[-1].isalpha():
            return True
        if any(following.split(".")[0] == number and "." in following for following in coming[:4]):
            return True
        titled = any(is_title_like(piece) or ends_sentence(piece.text) for piece in ahead[:2] if piece.kind == "text")
        return printed.endswith(".") and titled and (value == 1 or str(value - 1) in seen)
    if parts[0] == "0" or any(part.startswith("0") and len(part) > 1 for part in parts[:1]):
        return False
    if not all(part.isdigit() for part in parts) or int(parts[0]) > _MOST_SECTIONS:
        return False
    last = int(parts[-1])
    before = ".".join([*parts[:-1], str(last - 1)])
    after = ".".join([*parts[:-1], str(last + 1)])
    return last == 1 or before in seen or (after in coming and last < 30) or (parts[0] in seen and last <= 3)


def _claim_title_above(number: Piece, queue: list[Piece], result: list[Piece]) -> None:
    """A section's number printed before its first paragraph's number belongs to the title that stands between."""
    parts = (number.number or "").rstrip(".").split(".")
    if len(parts) < 2 or parts[-1] != "1":
        return
    section = ".".join(parts[:-1])
    for waiting in queue:
        if (waiting.number or "").rstrip(".") == section:
            for piece in reversed(result[-3:]):
                if piece.number is None and is_title_like(piece) and piece.first > waiting.first:
                    _number(piece, waiting)
                    queue.remove(waiting)
                    return
            return


def _assign(piece: Piece, queue: list[Piece], ahead: Sequence[Piece]) -> None:
    """The first waiting number that suits the piece: a section's number a title, a paragraph's number a paragraph."""
    sections = [number for number in queue if _is_section(number)]
    if sections and not ends_sentence(piece.text) and not is_title_like(piece) and any(map(is_title_like, ahead)):
        return
    if not sections or not is_title_like(piece):
        number = next((number for number in queue if not _is_section(number)), queue[0])
        _number(piece, number)
        queue.remove(number)
        return
    section = sections[0]
    later = [*queue[queue.index(section) + 1 :], *(other for other in ahead if other.number)]
    first_in_it = f"{_plain(section)}.1"
    if section is queue[0] or any(_plain(other) == first_in_it for other in later):
        _number(piece, section)
        queue.remove(section)


def _plain(piece: Piece) -> str:
    return (piece.number or "").rstrip(".")


def _is_section(number: Piece) -> bool:
    return "." not in (number.number or "").rstrip(".")


def _number(piece: Piece, number: Piece) -> None:
    piece.number = (number.number or "").rstrip(".")
    piece.first = min(piece.first, number.first) if piece.first - number.last <= 3 else piece.first
