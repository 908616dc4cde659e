"""Notes in a header, for forms of a response that have no place for them: a CSV file, a picture."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

_LONGEST = 1_500
"""Characters: a proxy takes few headers, and refuses the whole response where they are too long."""

_READABLE = " !#$&'()*+./:;<=>?@[]^_`{|}~-"
"""What stands in the header as it is; a comma parts two notes."""


def notes_header(notes: Sequence[str]) -> dict[str, str]:
    """The header `X-Notes`: each note percent-encoded (UTF-8), with commas between them; "…" where there are more. None without notes."""
    told: list[str] = []
    for note in notes:
        encoded = quote(note, safe=_READABLE)
        if sum(map(len, told)) + len(encoded) > _LONGEST:
            told.append(quote("…"))
            break
        told.append(encoded)
    return {"X-Notes": ", ".join(told)} if told else {}


NOTES: dict[str, Any] = {
    "X-Notes": {
        "description": "`notes`, each percent-encoded, with commas between them: for forms that have no place for them",
        "schema": {"type": "string"},
    }
}
"""For the `headers` of responses that have it."""
