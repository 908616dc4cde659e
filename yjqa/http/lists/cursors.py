"""Where a page ends: what a client sends back to have the next one.

A cursor holds what the last record of the page was ordered by, not how many came before, so that papers that come and go between two
pages make nothing appear twice. It fits the same filters and the same order only.
"""

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, ValidationError

from yjqa.http.lists.ordering import Place, Plain
from yjqa.http.problems import HttpProblem
from yjqa.http.validation import FieldProblem

LONGEST = 3_000
"""Characters of the longest cursor."""

_CHECK_BYTES = 8


class Position(BaseModel):
    """Where a page ended: the last record, what it was ordered by, and where it stood in the papers."""

    model_config = ConfigDict(frozen=True, strict=True, allow_inf_nan=False)

    values: tuple[Plain, ...]
    place: Place
    id: str


@dataclass(frozen=True, slots=True)
class Cursors:
    """The cursors of one query. `asked`: its filters and order, which every cursor of it is held against."""

    asked: str

    def write(self, position: Position) -> str:
        """The cursor for a position."""
        data = position.model_dump_json().encode()
        return base64.urlsafe_b64encode(self._check(data) + data).decode().rstrip("=")

    def read(self, cursor: str, fields: int) -> Position:
        """The position that a cursor stands for, with so many values. Raises a 422 where it is damaged or of another query."""
        try:
            padded = cursor + "=" * (-len(cursor) % 4)
            whole = base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True)
            check, data = whole[:_CHECK_BYTES], whole[_CHECK_BYTES:]
            position = Position.model_validate_json(data)
        except (binascii.Error, UnicodeEncodeError, ValidationError) as error:
            raise _refused() from error
        if not hmac.compare_digest(check, self._check(data)) or len(position.values) != fields:
            raise _refused()
        return position

    def _check(self, data: bytes) -> bytes:
        return hashlib.blake2b(self.asked.encode() + b"\0" + data, digest_size=_CHECK_BYTES).digest()


def _refused() -> HttpProblem:
    what = (
        "the cursor is damaged, or belongs to other filters or another order. Ask for the first page again, without it."
    )
    errors = [FieldProblem(where="query.cursor", what=what)]
    return HttpProblem(422, "invalid-cursor", "The cursor cannot be used", f"query.cursor: {what}", errors=errors)
