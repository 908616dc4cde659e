"""The sections of the program, and going from one to the other."""

import pytest

from tests.tui.conftest import Open


@pytest.mark.parametrize("key", ["f2", "f3", "f4", "f5"])
async def test_every_section_has_a_key_and_says_how_many_papers_are_held(key: str, open_app: Open) -> None:
    async with open_app() as operator:
        await operator.press(key)

        await operator.sees("11 papers in")
