"""The guide to the terminal UI names the keys that there are."""

import re
from pathlib import Path

import pytest

from tui.every_key import every_key
from tui.key_names import key_name

_GUIDE = Path(__file__).parent.parent.parent / "docs" / "terminal.md"

_ROW = re.compile(r"\| (?P<keys>[^|]+) \|[^|]+\|[^|]+\| (?P<names>`[^|]+`) \|")

ROWS = [(found["keys"], re.findall(r"`([^`]+)`", found["names"])) for found in _ROW.finditer(_GUIDE.read_text("utf-8"))]

KEYS = {one.id: ", ".join(key_name(key) for key in one.keys) for one in every_key()}


@pytest.mark.parametrize(("keys", "names"), ROWS, ids=lambda value: value if isinstance(value, str) else "")
def test_keys_in_the_guide_are_those_of_the_program(keys: str, names: list[str]) -> None:
    known = [KEYS[name] for name in names]

    assert set(known) == {keys} or ", ".join(known) == keys


def test_the_guide_names_every_key_that_the_sections_show() -> None:
    named = {name for _, names in ROWS for name in names}

    assert {"app.help", "app.quit", "ask.copy", "actions.export", "figures.areas", "papers.add", "source.open"} <= named
