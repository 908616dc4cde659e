"""The words of a source are found on its page, or it is said how they were not."""

import re
from pathlib import Path
from typing import cast

import pytest

from tui.backend.local import open_local
from tui.backend.protocol import Backend, PageText
from tui.source.blocks import Grid, text_to_blocks
from tui.source.continuing import number_rows
from tui.source.finding import Cited, find_cited
from tui.source.lit import cited_to_lit
from tui.source.opened import open_source
from yjqa.records import RECORD_TYPES, Source, TablePlace
from yjqa.settings import Settings

MONEY = """## Funding

Police | £10,000 | 7
------------
Health | £4,000 | 17
Police | £4,000 | 7

## Spending

Table 2
Area | Cash |  | Total
 | 2019 | 2020 | 
------------
North | 7 | 17 | 24
South | 7 | 1,007 | 1,014
West: with islands | - | 0.7 | 0.7
"""  # noqa: W291  # the last cell of a row may be empty


def _source(quote: str, **place: object) -> Source:
    return Source.model_validate({"document": "plan", "title": "A plan", "quote": quote, **place})


def _cell(quote: str, row: int, column: int | None, label: str | None = None, *section: str) -> Source:
    return _source(quote, table=TablePlace(label=label, row=row, column=column), section=section)


def _found(text: str, source: Source) -> tuple[Cited, list[str]]:
    cited = find_cited(text, text_to_blocks(text), source)
    return cited, [words.of(text) for words in cited.words]


def _line(text: str, cited: Cited) -> list[str]:
    """The lines of the text that have the words."""
    return [text[text.rfind("\n", 0, one.start) + 1 : text.find("\n", one.end)] for one in cited.words]


def test_words_are_found_over_marks_line_breaks_and_blanks() -> None:
    text = "# Plan\n\n3.9  The board agreed\n\n  • to meet – monthly;\n\n  • to report."

    cited, words = _found(text, _source("The board agreed to meet – monthly; to report."))

    assert cited.how == "exact"
    assert words == ["The board agreed\n\n  • to meet – monthly;\n\n  • to report."]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        # The same figure stands in several cells: the table's row and column settle which is meant.
        (_cell("£4,000", 0, 1, None, "Funding"), "Health | £4,000 | 17"),
        (_cell("£4,000", 1, 1, None, "Funding"), "Police | £4,000 | 7"),
        (_cell("7", 0, 1, "Table 2", "Spending"), "North | 7 | 17 | 24"),
        (_cell("7", 1, 1, "Table 2", "Spending"), "South | 7 | 1,007 | 1,014"),
        # A row that is told cell by cell, each after its column's header.
        (_cell("North; Cash 2019: 7; Cash 2020: 17; Total: 24", 0, None, "Table 2", "Spending"), "North | 7 | 17 | 24"),
        (_cell("West: with islands; Cash 2019: -; Total: 0.7", 2, None, "Table 2"), "West: with islands | - | 0.7 | 0.7"),
        # A row of which only some cells are told.
        (_cell("South 1,014", 1, 3, "Table 2", "Spending"), "South | 7 | 1,007 | 1,014"),
        # A header is told as a cell of the first row.
        (_cell("Cash", 0, 1, "Table 2", "Spending"), "Area | Cash |  | Total"),
    ],
)  # fmt: skip
def test_what_stands_in_a_table_is_found_by_table_row_and_column(source: Source, line: str) -> None:
    cited, _ = _found(MONEY, source)

    assert cited.how == "exact"
    assert set(_line(MONEY, cited)) == {line}


def test_of_a_row_that_is_quoted_whole_the_cell_that_is_meant_is_told_apart() -> None:
    cited, _ = _found(MONEY, _cell("North 7 17", 0, 2, "Table 2", "Spending"))

    (place,) = cited.rows
    assert place.cell is not None
    assert place.cell.of(MONEY) == "17"
    assert cited_to_lit(cited).words == (place.cell,)


def test_a_figure_is_not_found_within_a_longer_one() -> None:
    for quote in ("007", "000", "014", "10", "4"):
        cited, _ = _found(MONEY, _source(quote))

        assert (cited.how, cited.words) == ("missing", ())


def test_signs_that_belong_to_a_quote_are_lit_with_it() -> None:
    _, words = _found("It cost £10,000 (“a lot”), or 7%.", _source("£10,000"))
    _, share = _found("It cost £10,000 (“a lot”), or 7%.", _source("7%"))

    assert (words, share) == (["£10,000"], ["7%"])


def test_of_the_same_words_under_two_headings_those_under_the_sources_own_are_found() -> None:
    text = "# Plan\n\n## North\n\nCustody fell.\n\n## South\n\nCustody fell."

    cited, words = _found(text, _source("Custody fell.", section=("Plan", "South")))

    assert (cited.how, words) == ("exact", ["Custody fell."])
    assert cited.words[0].start > text.index("South")


def test_of_the_same_words_in_two_paragraphs_the_number_settles_which() -> None:
    text = "3.1  Custody fell.\n\n3.2  Custody fell."

    cited, _ = _found(text, _source("Custody fell.", paragraph="3.2"))

    assert cited.how == "exact"
    assert cited.words[0].start > text.index("3.2")


def test_where_nothing_settles_which_is_meant_all_are_lit_and_said_to_be_several() -> None:
    cited, words = _found("Custody fell.\n\nCustody fell.", _source("Custody fell."))

    assert (cited.how, words) == ("several", ["Custody fell.", "Custody fell."])


def test_a_quote_that_leaves_words_out_is_lit_around_them() -> None:
    text = "The aims are:\n\n  • less custody\n\n  • fewer entrants\n\n  • more work."

    cited, words = _found(text, _source("The aims are:\n• fewer entrants"))

    assert (cited.how, words) == ("apart", ["The aims are:", "fewer entrants"])


def test_what_is_only_like_the_quote_is_not_taken_for_it() -> None:
    text = "The board met in May.\n\nThe service will open a new office in the north by June."

    cited, words = _found(text, _source("The service will open one new office in the north by July"))

    assert cited.how == "near"
    assert words == ["The service will open a new office in the north by June."]


def test_what_is_not_there_is_missing_however_common_its_words() -> None:
    cited, _ = _found("The board met in May.", _source("The service closed the office in June."))

    assert (cited.how, cited.words) == ("missing", ())


def test_rows_on_a_later_page_are_numbered_as_in_the_whole_table() -> None:
    whole = "Area | Cash\n------------\nNorth | 1\nSouth | 2\nNorth | 3\nWest | 2"
    part = "(continued from page 1)\nArea | Cash\n------------\nNorth | 3\nWest | 2"
    (table,) = (one for one in text_to_blocks(whole) if isinstance(one, Grid))
    (continued,) = (one for one in text_to_blocks(part) if isinstance(one, Grid))

    assert number_rows(part, continued, whole, [table]) == (2, 3)
    assert number_rows(part, continued, whole, [table, table]) == ()


def test_the_column_name_has_every_header_over_the_column_and_none_beside_it() -> None:
    spending = [one for one in text_to_blocks(MONEY) if isinstance(one, Grid)][1]

    names = [spending.column_name(MONEY, column) for column in range(4)]

    assert names == ["Area", "Cash 2019", "Cash 2020", "Total"]


def test_a_total_behind_all_groups_of_columns_is_not_that_of_the_last_group() -> None:
    text = "\n".join(
        (
            " | Westshire |  | Eastport |  | ",
            "Agency | Cash | In kind | Cash | In kind | Total",
            "-" * 12,
            "Police | - | £90,000 | - | £45,000 | £135,000",
        )
    )
    (table,) = (one for one in text_to_blocks(text) if isinstance(one, Grid))

    names = [table.column_name(text, column) for column in range(6)]

    assert names == ["Agency", "Westshire Cash", "Westshire In kind", "Eastport Cash", "Eastport In kind", "Total"]


class _Paper:
    """A paper of these pages, as a backend gives them."""

    def __init__(self, *texts: str) -> None:
        self._texts = texts

    def page(self, document: str, number: int) -> PageText:
        text = self._texts[number - 1]
        return PageText(document, "Plan", "plan.pdf", number, None, len(self._texts), text)


def test_what_goes_on_over_the_page_is_lit_as_far_as_it_stands_there_and_the_other_page_is_named() -> None:
    paper = cast(Backend, _Paper("Custody fell by a third in the north.", "It rose in the south."))

    opened = open_source(paper, _source("Custody fell by a third in the north. It rose in the south.", page=1))

    assert opened.cited is not None
    assert opened.cited.how == "part"
    assert [stretch.of(opened.text) for stretch in opened.cited.words] == ["Custody fell by a third in the north."]
    assert opened.goes_on == (2,)


def test_words_of_which_a_part_stands_on_no_page_are_not_said_to_be_found() -> None:
    paper = cast(Backend, _Paper("Custody fell by a third in the north.", "Nothing else is known."))

    opened = open_source(paper, _source("Custody fell by a third in the north. It rose in the south.", page=1))

    assert opened.cited is not None
    assert opened.cited.how == "near"
    assert opened.goes_on == ()


def test_every_source_in_the_sample_papers_is_found_word_by_word(read_only_store: Path) -> None:
    backend = open_local(Settings(store=read_only_store))
    records = [record for plural in RECORD_TYPES for record in backend.records(plural)]
    findings = [source for finding in backend.findings() for source in finding.sources]
    sources = {*(record.source for record in records), *findings}

    lost = []
    for source in sources:
        opened = open_source(backend, source)
        assert opened.cited is not None
        lit = "".join(re.findall(r"\w", "".join(words.of(opened.text) for words in opened.cited.words)))
        if opened.cited.how != "exact" or lit != "".join(re.findall(r"\w", source.quote)):
            lost.append((opened.cited.how, source))
    backend.close()

    assert len(sources) > 300
    assert not lost
