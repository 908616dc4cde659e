"""References to what is not in the paper, and to what speaks of something else."""

from pathlib import Path

import pytest

from tests.extract.small_papers import a_document, heading, paragraph, table
from yjqa.checks.material import Material
from yjqa.checks.references import find
from yjqa.document import Block, Document
from yjqa.extract.facts import describe
from yjqa.ingest import read
from yjqa.records import Finding


def found(document: Document) -> list[Finding]:
    return list(find(Material(document, describe(document), ())))


PARTS: tuple[Block, ...] = (
    heading("Purpose", 2, "1"),
    paragraph("This report tells of the year.", "1.1"),
    heading("Courts", 2, "2"),
    paragraph("Fewer children went to court.", "2.1"),
    paragraph("Remand costs rose.", "2.2"),
    heading("Money", 2, "3"),
    paragraph("The grant was spent in full.", "3.1"),
    paragraph("Partners pay into one budget.", "3.2"),
    table(("Partner", "Cash"), ("Police", "£10"), caption="Table 1: Contributions"),
    table(("Area", "Children"), ("Eastport", "12"), caption="Table 2: Children"),
    paragraph("Figure 1: Children by year"),
    paragraph("Figure 2: Children by area"),
)
APPENDICES: tuple[Block, ...] = (
    heading("Appendix A: Members", 1),
    paragraph("Ann Poole"),
    heading("Appendix B: Terms", 1),
    paragraph("The board meets four times a year."),
)


def of(text: str) -> list[Finding]:
    return found(a_document(*PARTS, paragraph(text), *APPENDICES, title="Westshire yearly report"))


@pytest.mark.parametrize(
    ("text", "printed", "last"),
    [
        ("Costs are set out in paragraph 2.4 above.", "paragraph 2.4 above", "section 2 ends with 2.2"),
        ("The reasons (see para. 3.7) are known.", "para. 3.7", "section 3 ends with 3.2"),
        ("Costs rose, as outlined at 2.6 above.", "at 2.6 above", "section 2 ends with 2.2"),
        ("The names are in Appendix C.", "Appendix C", "the last appendix is B"),
        ("Table 4 shows the costs.", "Table 4", "the last table is 2"),
        ("The fall is shown in Figure 3.", "Figure 3", "the last figure is 2"),
        ("Annex B is sent separately. Costs are in Table 3.", "Table 3", "the last table is 2"),
        ("The risks are told of in section 9 below.", "section 9 below", "the last section is 3"),
    ],
)
def test_what_is_pointed_to_and_is_not_there_is_told_with_the_last_of_its_kind(
    text: str, printed: str, last: str
) -> None:
    (finding,) = of(text)

    assert (finding.check, finding.printed, finding.computed) == ("reference", printed, last)
    assert finding.sources[0].quote == text


@pytest.mark.parametrize(
    "text",
    [
        "Costs are set out in paragraph 2.2 above, in Table 2 and in Appendix B.",
        "This is a duty under section 17 of the Crime and Disorder Act 1998.",
        "Four children came into care under section 9, and Ann joined at item 6.",
        "The section 151 officer signed it; see section 37 of the Act.",
        "Annex D of the guidance and Appendix F to the national framework say more.",
        "Table 5 of the national release has the rates.",
        "The police report at 9.1 of the agenda says so.",
        "The chief officer’s report at 2.9 says so.",
        "Rates fell to 2.9 in the year and to 3.8 above all in Eastport.",
        "Appendix C will be circulated separately.",
        "Costs are in Table 3. It will be circulated separately.",
        "Table 3 is sent separately. Costs are in Table 3.",
        "Children aged 10 to 17; section A was left blank.",
        "The rate at 3.4 per 1,000 is high.",
        "In section 9 and item 12 of the constitution it is said.",
    ],
)
def test_what_is_there_and_what_is_of_other_papers_gives_nothing(text: str) -> None:
    assert of(text) == []


def test_a_label_of_a_kind_of_which_the_paper_has_none_gives_nothing() -> None:
    bare = a_document(paragraph("See Appendix C, Table 4 and paragraph 7.3 above."), title="Westshire yearly report")

    assert found(bare) == []


def test_one_missing_part_is_told_once_with_every_place_that_points_to_it() -> None:
    (finding,) = found(
        a_document(*PARTS, paragraph("See paragraph 2.4 above."), paragraph("As paragraph 2.4 above says, costs rose."))
    )

    assert len(finding.sources) == 2


def test_a_report_of_a_pack_is_held_to_its_own_paragraphs() -> None:
    second = (
        heading("Purpose", 2, "1"),
        paragraph("This report tells of schools.", "1.1"),
        paragraph("Places are few, as paragraph 2.2 above says.", "1.2"),
        heading("Schools", 2, "2"),
        paragraph("There are nine.", "2.1"),
        paragraph("There is one more.", "2.2"),
        paragraph("Costs are set out at 2.3 above.", "3.1"),
    )

    first = (*PARTS[:5], paragraph("There is a third cost.", "2.3"), *PARTS[5:])

    (finding,) = found(a_document(*first, *second))

    assert finding.computed == "section 2 ends with 2.2"


def test_minutes_speak_of_the_paragraphs_of_the_papers_before_the_meeting() -> None:
    said = paragraph("The chair asked about paragraph 2.7.", "3.3")
    minutes = a_document(*PARTS, said, title="Minutes of the meeting of the Westshire board")

    assert found(minutes) == []


def test_a_reference_to_a_paragraph_beside_the_one_that_speaks_of_it_is_told() -> None:
    section = (
        paragraph("Knife crime fell in every town of the county.", "4.1"),
        paragraph("The new mentoring scheme for girls began in June with six mentors.", "4.2"),
        paragraph("A survey of victims was sent out.", "4.3"),
        paragraph("Parking fines paid for the office.", "4.4"),
        paragraph("As part of the new mentoring scheme for girls set out at 4.3 above, four were trained.", "5.1"),
        paragraph("As part of the survey of victims set out at 4.3 above, forty answered.", "5.2"),
    )

    (finding,) = found(a_document(*section, title="Westshire yearly report"))

    assert (finding.printed, finding.computed) == ("at 4.3 above", "4.2")
    assert [source.paragraph for source in finding.sources] == ["5.1", "4.3", "4.2"]
    assert finding.confidence < 0.7

    more = [paragraph("Rooms were let.", f"4.{number % 95 + 5}") for number in range(2000)]
    assert found(a_document(*section[:4], *more, *section[4:], title="Westshire yearly report")) == []


@pytest.mark.parametrize("suffix", ["txt", "docx", "pdf"])
def test_the_real_papers_have_one_reference_that_leads_to_the_wrong_paragraph(real_papers: Path, suffix: str) -> None:
    papers = [read(path) for path in sorted(real_papers.glob(f"*.{suffix}"))]

    assert [(finding.printed, finding.computed) for paper in papers for finding in found(paper)] == [
        ("at 4.6 above", "4.4")
    ]


def _yearly(*blocks: Block) -> list[tuple[str, str | None]]:
    document = a_document(heading("Westshire yearly report", 1), *blocks, title="Westshire yearly report")
    return [(finding.printed, finding.computed) for finding in found(document)]


def _with_annex_a(text: str, kind: str = "Annex", label: str = "A") -> list[tuple[str, str | None]]:
    return _yearly(paragraph(text), heading(f"{kind} {label}: How gifts are valued"), paragraph("At what they cost."))


def test_a_second_annex_is_looked_for_where_the_first_has_a_heading_of_its_own() -> None:
    assert _with_annex_a("A note on the method is at Annex B.") == [("Annex B", "the only annex is A")]
    assert _with_annex_a("Audits are listed in Appendix 2.", "Appendix", "1") == [
        ("Appendix 2", "the only appendix is 1")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A note on the method is at Annex A.",
        "A note on the method is at Annex B, attached separately.",
        "A note on the method is at Annex B. Annexes are available on request.",
        "A note on the method is at Annex B, and the accounts are at Annex C.",
        "A note on the method is at Annex D.",
        "Annexes: Annex A, Annex B",
        "A note on the method is at Annex B of the guidance.",
        "A note on the method is at Appendix B.",
    ],
)
def test_an_annex_that_may_be_kept_elsewhere_gives_nothing(text: str) -> None:
    assert _with_annex_a(text) == []


def test_a_second_annex_is_not_looked_for_where_the_first_is_only_named_or_the_paper_holds_others() -> None:
    reference = paragraph("A note on the method is at Annex B.")
    annex = heading("Annex A: How gifts are valued")

    assert _yearly(reference, paragraph("Members are named in Annex A.")) == []
    assert _yearly(paragraph("Agenda"), reference, annex, paragraph("At what they cost.")) == []


LETTERED = tuple(
    block
    for title in ("A. Where we are", "B. Money", "C. Performance", "D. Risk")
    for block in (heading(title), paragraph(f"What is said of {title[3:].lower()}."))
)


def test_a_section_after_the_last_that_is_counted_by_letters_is_told() -> None:
    assert _yearly(*LETTERED, paragraph("Health pays less, as set out in section H.")) == [
        ("section H", "the last section is D")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Health pays less, as set out in section B.",
        "Health pays less, as set out in section H of the agreement.",
        "Children in section H cases were seen.",
    ],
)
def test_a_section_that_is_there_or_of_another_paper_gives_nothing(text: str) -> None:
    assert _yearly(*LETTERED, paragraph(text)) == []


def test_letters_that_count_something_else_are_no_sections() -> None:
    answers = [paragraph(f"{letter}. Yes") for letter in "ABCDABCD"]

    assert _yearly(*answers, paragraph("Health pays less, as set out in section H.")) == []
    assert _yearly(*LETTERED[:4], paragraph("Health pays less, as set out in section H.")) == []


def test_lettered_and_numbered_sections_stand_side_by_side() -> None:
    assert _yearly(heading("Section A"), *PARTS, paragraph("Risks are told of in section 9 below.")) == [
        ("section 9 below", "the last section is 3")
    ]


def _pack(text: str, *between: Block) -> list[tuple[str, str | None]]:
    return _yearly(
        paragraph("Paper A"),
        *between,
        paragraph(text, "1.1"),
        paragraph("Paper B"),
        paragraph("This paper tells of the quarter.", "1.1"),
        paragraph("Fewer children went to court.", "2.1"),
        paragraph("Remand costs rose.", "2.2"),
        paragraph("More children were in school.", "2.3"),
    )


def test_a_paragraph_that_another_paper_of_the_pack_does_not_have_is_told() -> None:
    assert _pack("Members asked for ages; see paragraph 2.6 of Paper B.") == [
        ("paragraph 2.6 of Paper B", "section 2 ends with 2.3")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Members asked for ages; see paragraph 2.3 of Paper B.",
        "Members asked for ages; see paragraph 2.6 of Paper F.",
        "Members asked for ages; see paragraph 7.6 of Paper B.",
        "Members asked for ages; see paragraph 2.6 of the paper of last year.",
    ],
)
def test_a_paragraph_that_is_there_or_of_a_paper_that_is_not_gives_nothing(text: str) -> None:
    assert _pack(text) == []


def test_minutes_that_tell_what_a_paper_of_their_own_meeting_said_give_nothing() -> None:
    minutes = (paragraph("Minutes of the meeting held on 10 April 2019"), paragraph("Present: Ann Poole, Rob Hill"))

    assert _pack("Members noted paragraph 2.6 of Paper B.", *minutes) == []
