"""What is remembered is made once for all threads, and forgotten beyond its bound."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from yjqa.remembered import Remembered


def test_a_value_is_made_once_however_many_threads_ask() -> None:
    remembered: Remembered[int] = Remembered()
    together, made = threading.Barrier(8), []

    def ask() -> int:
        together.wait()
        return remembered.get("key", lambda: made.append(1) or len(made))  # type: ignore[func-returns-value]

    with ThreadPoolExecutor(8) as pool:
        assert {asked.result() for asked in [pool.submit(ask) for _ in range(8)]} == {1}


def test_values_that_are_made_of_each_other_are_made() -> None:
    remembered: Remembered[int] = Remembered()

    assert remembered.get("sum", lambda: remembered.get("one", lambda: 1) + remembered.get("two", lambda: 2)) == 3


def test_what_cannot_be_made_is_tried_again() -> None:
    remembered: Remembered[float] = Remembered()

    with pytest.raises(ZeroDivisionError):
        remembered.get("key", lambda: 1 / 0)

    assert remembered.get("key", lambda: 2.0) == 2.0


def test_what_was_not_asked_for_lately_is_forgotten_beyond_the_bound() -> None:
    remembered: Remembered[str] = Remembered(most=10, weigh=len)
    for word in ("four", "three", "four", "two"):
        remembered.get(word, lambda word=word: word)  # type: ignore[misc]

    again = [word for word in ("four", "three", "two") if remembered.get(word, lambda: "") != word]

    assert again == ["three"]


def test_one_value_beyond_the_bound_is_kept_until_the_next() -> None:
    remembered: Remembered[str] = Remembered(most=3, weigh=len)
    remembered.get("first", lambda: "long one")

    assert remembered.get("first", lambda: "") == "long one"
    remembered.get("second", lambda: "b")
    assert remembered.get("first", lambda: "again") == "again"


def test_what_is_gone_is_forgotten() -> None:
    remembered: Remembered[int] = Remembered(most=2)
    for number in (1, 2):
        remembered.get(number, lambda number=number: number)  # type: ignore[misc]

    remembered.forget(lambda key: key == 1)

    assert remembered.get(1, lambda: 10) == 10
    assert remembered.get(2, lambda: 20) == 2


def test_what_is_known_is_told_without_waiting_for_what_is_being_made() -> None:
    remembered: Remembered[int] = Remembered()
    begun, may_end = threading.Event(), threading.Event()

    def make() -> int:
        begun.set()
        may_end.wait(60)
        return 1

    with ThreadPoolExecutor(1) as pool:
        made = pool.submit(remembered.get, "key", make)
        begun.wait(60)
        meanwhile = remembered.known("key")
        may_end.set()
        assert made.result() == 1

    assert meanwhile is None
    assert remembered.known("key") == 1


def test_what_is_known_counts_as_asked_for() -> None:
    remembered: Remembered[int] = Remembered(most=2)
    for number in (1, 2):
        remembered.get(number, lambda number=number: number)  # type: ignore[misc]

    remembered.known(1)
    remembered.get(3, lambda: 3)

    assert remembered.known(1) == 1
    assert remembered.known(2) is None
