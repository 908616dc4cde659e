"""Workbooks are written one after the other, and not for any number of people at once."""

import threading
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

from yjqa.http.problems import HttpProblem
from yjqa.http.spreadsheets import workbook
from yjqa.tables import Rows

_SHEET = Rows("sums", ("sum",), ((1,),))


def test_workbooks_are_written_one_at_a_time_and_who_cannot_wait_is_told_when_to_come_again() -> None:
    begun, may_end, writing = threading.Event(), threading.Event(), threading.Lock()
    alone: list[bool] = []

    def sheets() -> Iterator[Rows]:
        alone.append(writing.acquire(blocking=False))
        begun.set()
        may_end.wait(60)
        yield _SHEET
        writing.release()

    with ThreadPoolExecutor(31) as pool:
        made = [pool.submit(workbook, sheets())]
        begun.wait(60)
        made += [pool.submit(workbook, sheets()) for _ in range(30)]
        refused, _ = wait(made, timeout=60, return_when=FIRST_COMPLETED)
        may_end.set()
    problems = [problem for one in made if (problem := one.exception()) is not None]

    assert refused and all(one.exception() is not None for one in refused)
    assert 0 < len(problems) < 30
    for problem in problems:
        assert isinstance(problem, HttpProblem)
        assert problem.problem.status == 503
        assert problem.headers and int(problem.headers["Retry-After"]) > 0
    assert len(alone) == len(made) - len(problems)
    assert all(alone)
