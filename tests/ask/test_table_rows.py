"""What a citation of a table's cell quotes, over small papers written here."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ask.asking import library_of_texts
from yjqa.library import Library

REPORT = """# Northmoor Youth Justice Service annual report 2022/23

Northmoor Council hosts the Northmoor Youth Justice Service.

## Contributions

| Partner | 2021/22 | 2022/23 |
|---|---|---|
| Local authority | £500,000 | £520,000 |
| Probation | £10,000 | £45,000 |

In 2022/23 the service had a reserve of £6,200.
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with library_of_texts(tmp_path, {"northmoor-report-2022-23": REPORT}) as opened:
        yield opened


def test_a_cell_is_quoted_with_its_row_up_to_it(library: Library) -> None:
    answer = library.ask("How much did probation give in 2022/23?")

    assert [citation.quote for citation in answer.citations] == ["Probation £10,000 £45,000"]


def test_the_records_own_source_keeps_the_bare_cell(library: Library) -> None:
    assert "£45,000" in {record.source.quote for record in library.records("budgets")}


def test_a_sentence_is_quoted_as_it_is(library: Library) -> None:
    answer = library.ask("How much is the reserve?")

    assert [citation.quote for citation in answer.citations] == ["In 2022/23 the service had a reserve of £6,200."]
