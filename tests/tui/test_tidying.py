"""What the program does not do twice, and not while somebody is at the keys."""

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.styles import Styles
from tui.tidying import Tidying
from yjqa.garbage import leave_alone, without_collecting


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """Nothing is left alone after the test."""
    yield
    gc.unfreeze()


class Clock:
    """A clock that goes on only when it is told to."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


class Ring:
    """Something that refers to itself."""

    def __init__(self) -> None:
        self.itself = self


def test_what_was_read_is_left_alone_until_nobody_has_been_there_for_a_while() -> None:
    clock = Clock()
    tidying = Tidying(clock)
    ring = Ring()
    told = weakref.ref(ring)
    tidying.settle()
    del ring
    gc.collect()
    clock.seconds = 30
    tidying.rest()
    assert told() is not None

    clock.seconds = 70
    tidying.rest()
    assert told() is None


def test_a_key_puts_the_look_off() -> None:
    clock = Clock()
    tidying = Tidying(clock)
    ring = Ring()
    told = weakref.ref(ring)
    tidying.settle()
    del ring
    clock.seconds = 70
    tidying.disturb()
    tidying.rest()
    assert told() is not None


def test_much_that_is_made_later_does_not_bring_back_what_is_left_alone() -> None:
    leave_alone()
    held = gc.get_freeze_count()
    with without_collecting():
        many: list[list[int]] = [[] for _ in range(120_000)]
    assert gc.get_freeze_count() >= held + len(many)


def test_looks_are_parsed_once_for_each_theme(tmp_path: Path) -> None:
    styles = Styles(variables={"accent": "red"})
    for number in range(100):
        styles.add_source(f"#a{number} {{ color: $accent; }}", read_from=(str(tmp_path), str(number)))
    styles.parse()
    first = list(styles.rules)
    styles.set_variables({"accent": "red"})
    styles.reparse()
    assert all(one is other for one, other in zip(styles.rules, first, strict=True))

    styles.set_variables({"accent": "blue"})
    styles.reparse()
    assert {rule.styles.color.hex for rule in styles.rules} == {"#0000FF"}
