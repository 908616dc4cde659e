"""Questions that are typed wherever somebody is in the section."""

import pytest

from tests.tui.conftest import Open
from tests.tui.operator import Operator

_RISKS = "What are the key risks?"


async def _at_an_answer(operator: Operator, question: str = _RISKS) -> None:
    """Asks, and goes up to the answer."""
    await operator.type(question + "\n")
    await operator.sees("How I took it:")
    await operator.press("tab")
    await operator.until(lambda: operator.app.focused is not None and operator.app.focused.has_class("stop"))


async def test_a_question_that_is_typed_at_an_answer_arrives_whole(open_app: Open) -> None:
    async with open_app() as operator:
        await _at_an_answer(operator)

        await operator.type("How much did the police pay?")

        await operator.sees("┃ How much did the police pay?")
        assert "Save the conversation" not in operator.screen


@pytest.mark.parametrize("text", ["and which are overdue?", "find the yellow one", "explain fte"])
async def test_a_text_that_comes_at_once_goes_to_the_line_also_where_it_begins_with_a_key(
    text: str, open_app: Open
) -> None:
    async with open_app() as operator:
        await _at_an_answer(operator, "What actions does Rob Hill own?")

        await operator.press_at_once(*text)

        await operator.sees(f"┃ {text}")


async def test_a_key_that_is_pressed_again_and_again_is_no_text(open_app: Open) -> None:
    async with open_app() as operator:
        await _at_an_answer(operator, "What actions does Rob Hill own?")

        await operator.press_at_once("enter", "n", "n", "p", "n")

        await operator.sees("Source 3 of 23")


async def test_a_question_that_is_typed_at_a_source_beside_arrives_whole(open_app: Open) -> None:
    async with open_app() as operator:
        await _at_an_answer(operator)
        await operator.press("enter")
        await operator.sees("Source 1 of")

        await operator.type("Who chairs the board?")

        await operator.sees("┃ Who chairs the board?")


async def test_a_new_conversation_has_an_empty_line(open_app: Open) -> None:
    async with open_app() as operator:
        await _at_an_answer(operator)
        await operator.type("How much did the police pay?")

        await operator.press("ctrl+n")

        await operator.sees("Or choose one of these", "┃ Ask about the papers, then Enter")
