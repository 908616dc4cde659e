"""What is typed to narrow the register, cut into its parts: words, "phrases", fields with values, and what is left out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_QUOTES = str.maketrans("“”„‟", '""""')
_PART = re.compile(r'(?P<out>-(?=\S))?(?:(?P<field>[A-Za-z]+):)?(?P<value>(?:"[^"]*(?:"|$)|[^\s"])*)')
_VALUE = re.compile(r'(?:"[^"]*(?:"|$)|[^,"])+')


@dataclass(frozen=True, slots=True)
class Part:
    """One part as it was typed: `text`. `left_out`: what fits it is not to be shown. `field`: in small letters; `None` for words.

    `values`: without their quotation marks; any of them may fit. `quoted`: it is a phrase and nothing else.
    """

    text: str
    left_out: bool
    field: str | None
    values: tuple[str, ...]
    quoted: bool = False


def parts_of(line: str) -> list[Part]:
    """The parts of a line, in order. A quotation mark that is not closed goes on to the end: it is being typed."""
    parts = []
    for match in _PART.finditer(line.translate(_QUOTES)):
        if not match[0].strip():
            continue
        field, value = match["field"], match["value"]
        quoted = '"' in value
        values = tuple(_VALUE.findall(value)) if field else (value,)
        bare = tuple(text for one in values if (text := one.replace('"', "").strip()))
        parts.append(Part(match[0], bool(match["out"]), field.lower() if field else None, bare, quoted))
    return parts


def with_part(line: str, field: str, value: str | None) -> str:
    """The line with one value for a field in place of those that it had, left out ones aside; without them for `None`."""
    kept = [part.text for part in parts_of(line) if part.field != field or part.left_out]
    return " ".join(kept if value is None else [*kept, _written(field, [value])])


def line_for(pairs: Iterable[tuple[str, str]]) -> str:
    """The line of those fields with those values; of several values of one field any may fit."""
    values: dict[str, list[str]] = {}
    for field, value in pairs:
        values.setdefault(field, []).append(value)
    return " ".join(_written(field, those) for field, those in values.items())


def _written(field: str, values: Iterable[str]) -> str:
    return f"{field}:{','.join(written_value(value) for value in values)}"


def written_value(value: str) -> str:
    """A value as it is typed behind a field: in quotation marks where it needs them."""
    bare = value.replace('"', "")
    return f'"{bare}"' if re.search(r"[\s,]", bare) else bare


def toggled(line: str, text: str) -> str:
    """The line without a part that reads so, or with it where it has none."""
    kept = [part.text for part in parts_of(line)]
    return " ".join([one for one in kept if one.casefold() != text] if _has(kept, text) else [*kept, text])


def _has(texts: list[str], text: str) -> bool:
    return any(one.casefold() == text for one in texts)
