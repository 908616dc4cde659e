import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from yjqa.errors import BrokenOff, DamagedPaper, EncryptedPaper, PaperTooLarge
from yjqa.ingest.sandbox import Sandbox

CALLS = "tests.ingest.sandboxed"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(seconds=60, memory_mb=400) as sandbox:
        yield sandbox


def test_arguments_and_results_cross_whole_whatever_is_printed(sandbox: Sandbox) -> None:
    result = sandbox.call(f"{CALLS}:echo", "a/paper.pdf", "Café £5", 2, None, True)

    assert json.loads(result) == ["a/paper.pdf", "Café £5", 2, None, True]


def test_one_process_serves_many_papers(sandbox: Sandbox) -> None:
    processes = {sandbox.call(f"{CALLS}:process", f"{number}.pdf") for number in range(3)}

    assert len(processes) == 1


def test_a_paper_that_takes_too_long_is_given_up_and_the_next_one_read() -> None:
    with Sandbox(seconds=4, memory_mb=400) as sandbox:
        with pytest.raises(PaperTooLarge, match=r"slow\.pdf.*4 seconds.*YJQA_PARSE_SECONDS"):
            sandbox.call(f"{CALLS}:never_ends", "papers/slow.pdf")

        assert sandbox.call(f"{CALLS}:echo", "next.pdf") == b'["next.pdf"]'


def test_a_paper_that_is_not_wanted_any_more_is_given_up_and_the_next_one_read(sandbox: Sandbox) -> None:
    asked = iter([True, True, False])

    with pytest.raises(BrokenOff, match=r"unwanted\.pdf"):
        sandbox.call(f"{CALLS}:never_ends", "papers/unwanted.pdf", is_wanted=lambda: next(asked))

    assert sandbox.call(f"{CALLS}:echo", "next.pdf") == b'["next.pdf"]'


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of memory here")
def test_a_paper_that_takes_too_much_memory_is_given_up_and_the_next_one_read(sandbox: Sandbox) -> None:
    with pytest.raises(PaperTooLarge, match=r"bomb\.docx.*400 MiB.*YJQA_PARSE_MEMORY_MB"):
        sandbox.call(f"{CALLS}:eats_memory", "papers/bomb.docx")

    assert sandbox.call(f"{CALLS}:echo", "next.pdf") == b'["next.pdf"]'


def test_a_paper_that_brings_the_reader_down_is_damaged_and_the_next_one_read(sandbox: Sandbox) -> None:
    with pytest.raises(DamagedPaper, match=r"evil\.pdf"):
        sandbox.call(f"{CALLS}:dies", "papers/evil.pdf")

    assert sandbox.call(f"{CALLS}:echo", "next.pdf") == b'["next.pdf"]'


def test_our_own_errors_cross_as_themselves(sandbox: Sandbox) -> None:
    with pytest.raises(EncryptedPaper, match=r"^secret\.pdf: needs a password$"):
        sandbox.call(f"{CALLS}:refuses", "secret.pdf")


def test_any_other_error_is_a_damaged_paper(sandbox: Sandbox) -> None:
    with pytest.raises(DamagedPaper, match=r"odd\.pdf.*odd bytes"):
        sandbox.call(f"{CALLS}:breaks", "odd.pdf")


def test_threads_may_share_a_sandbox(sandbox: Sandbox) -> None:
    with ThreadPoolExecutor(4) as threads:
        results = list(threads.map(lambda n: sandbox.call(f"{CALLS}:echo", f"{n}.pdf"), range(12)))

    assert results == [json.dumps([f"{n}.pdf"]).encode() for n in range(12)]


def test_a_closed_sandbox_starts_anew(sandbox: Sandbox) -> None:
    before = sandbox.call(f"{CALLS}:process", "a.pdf")

    sandbox.close()

    assert sandbox.call(f"{CALLS}:process", "a.pdf") != before
