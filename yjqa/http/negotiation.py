"""Content negotiation, which form a response has: what `format` says, else what the `Accept` header likes best."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from fastapi import Request

from yjqa.http.problems import HttpProblem

MEDIA_TYPES: Mapping[str, str] = {
    "json": "application/json",
    "html": "text/html",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "text": "text/plain",
    "png": "image/png",
    "svg": "image/svg+xml",
    "events": "text/event-stream",
}
"""The media type of each form by the name that `format` calls it."""

_PARAMETERS = {"csv": "; charset=utf-8; header=present"}
"""What goes with a media type in a response, where something does."""

VARIES = {"Vary": "Accept"}
"""Goes with every response whose form was chosen so: what is kept of it fits requests of the same `Accept` only."""

_RANGE = re.compile(r"\s*([\w!#$&^.+*-]+)/([\w!#$&^.+*-]+)\s*(?:;(.*))?", re.ASCII | re.DOTALL)
_QUALITY = re.compile(r"(?:^|;)\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*(?:;|$)", re.ASCII | re.IGNORECASE)
_MOST_RANGES = 50


class _Range(NamedTuple):
    """A part of an `Accept` header, "text/*;q=0.5"; `exactness` 0 for everything, 1 for all of a type, 2 for one."""

    main: str
    sub: str
    quality: float

    @property
    def exactness(self) -> int:
        return (self.main != "*") + (self.sub != "*")

    def holds(self, media_type: str) -> bool:
        main, _, sub = media_type.partition("/")
        return self.main in ("*", main) and self.sub in ("*", sub)


def negotiated_form(request: Request, said: str | None, forms: Sequence[str]) -> str:
    """The name of the form that a response is to have, one of `forms` (names of `MEDIA_TYPES`), the usual one first.

    `said`: the `format` of the query. Without one the `Accept` header chooses; of what it likes as much, what it names most exactly
    and then the usual one. Raises a 406 where it likes none.
    """
    if said is not None:
        return said
    ranges = _ranges(",".join(request.headers.getlist("accept")))
    if not ranges:
        return forms[0]
    liked = [(_liking(MEDIA_TYPES[form], ranges), -place, form) for place, form in enumerate(forms)]
    (quality, _), _, form = max(liked)
    if quality > 0:
        return form
    offered = ", ".join(f"{MEDIA_TYPES[form]} ({form})" for form in forms)
    raise HttpProblem(
        406,
        "not-acceptable",
        "Not in a form that is accepted",
        f"The Accept header leaves out every form that there is: {offered}. Accept one of them, or name it with format where that can be said.",
        headers=VARIES,
    )


def content_type_of(form: str) -> str:
    """What a response in a form is declared as: its media type, with what goes with it."""
    return MEDIA_TYPES[form] + _PARAMETERS.get(form, "")


def _ranges(header: str) -> list[_Range]:
    """The parts of the header that can be read; one that cannot is left out."""
    found = []
    for part in header.split(",")[:_MOST_RANGES]:
        match = _RANGE.fullmatch(part)
        if match:
            quality = _QUALITY.search(match[3] or "")
            found.append(_Range(match[1].lower(), match[2].lower(), float(quality[1]) if quality else 1.0))
    return found


def _liking(media_type: str, ranges: Sequence[_Range]) -> tuple[float, int]:
    """How much a media type is liked, by the part that names it most exactly, and how exactly that does."""
    fitting = [(one.exactness, one.quality) for one in ranges if one.holds(media_type)]
    exactness, quality = max(fitting, default=(0, 0.0))
    return quality, exactness
