"""Where more is seen of what an answer is about: the same actions in the register, the figures of the same areas."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from yjqa.ask.answer import Answer

_FIELDS = {
    "owner": "owner", "owners": "owner", "named": "mentions", "status": "status", "rag": "rag", "due": "due", "documents": "paper",
    "reference": "ref",
}  # fmt: skip
"""What the register is narrowed by for what narrowed an answer."""

_UNSTATED = "none stated"
_BY = re.compile(r"^by (\d{4}-\d\d-\d\d)$")


class Elsewhere(NamedTuple):
    """A section, by its mode, and what it is to be narrowed by: fields with their values. `left_out`: what narrowed the answer besides."""

    mode: Literal["actions", "figures"]
    parts: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...] = ()


def elsewhere_of(answer: "Answer") -> Elsewhere | None:
    """Where more of it is seen; `None` for an answer of another kind, and for one that there is no more of."""
    intent = answer.interpretation.intent
    if "action" in intent:
        parts = tuple(_register_parts(answer))
        taken = {name for name, field in _FIELDS.items() if field in dict(parts)}
        left_out = tuple(name for name in answer.interpretation.filters if name not in taken)
        return Elsewhere("actions", parts, left_out) if answer.found or parts else None
    areas = tuple(("area", area) for area in _values(answer, "area"))
    if not areas:
        return None
    if intent.startswith("budget"):
        return Elsewhere("figures", (("figures", "budgets"), *areas))
    if intent.startswith("kpi"):
        return Elsewhere("figures", (("figures", "performance"), *areas))
    return None


def _register_parts(answer: "Answer") -> Iterator[tuple[str, str]]:
    """The parts of what narrowed the answer that the register can be narrowed by, too."""
    for name, field in _FIELDS.items():
        for value in _values(answer, name):
            if value == _UNSTATED:
                yield field, "none"
            elif name == "due":
                yield from ((field, f"<={by[1]}") for by in _BY.finditer(value))
            elif name != "owners" and not value.startswith("not "):
                yield field, value


def _values(answer: "Answer", name: str) -> list[str]:
    value = answer.interpretation.filters.get(name)
    return [value] if isinstance(value, str) else value if isinstance(value, list) else []
