"""Acronyms that a paper spells out."""

import pytest

from tests.builders import a_person
from tests.extract.blocks import heading, paper, paragraph, table
from yjqa.extract.acronyms import find_acronyms, find_expansions, letters_fit


@pytest.mark.parametrize(
    ("text", "acronym", "expansion"),
    [
        ("The Youth Offending Service (YOS) moved.", "YOS", "Youth Offending Service"),
        (
            "The Office of the Police and Crime Commissioner (“OPCC”) paid.",
            "OPCC",
            "Office of the Police and Crime Commissioner",
        ),
        ("several Community Safety Partnerships (CSPs) met", "CSPs", "Community Safety Partnerships"),
        (
            "Those Not in Education, Employment or Training (NEET) rose",
            "NEET",
            "Not in Education, Employment or Training",
        ),
        ("Multi-Agency Public Protection Arrangements (MAPPA)", "MAPPA", "Multi-Agency Public Protection Arrangements"),
        ("Police and Criminal Evidence Act (PACE)", "PACE", "Police and Criminal Evidence Act"),
        ("the Missing Exploited Trafficked Hub (MET Hub)", "MET Hub", "Missing Exploited Trafficked Hub"),
        ("Employment, education and training (“ETE”)", "ETE", "Employment, education and training"),
        ("a Youth Offending Team (YOT in overcoming", "YOT", "Youth Offending Team"),
        ("the NPS (National Probation Service)", "NPS", "National Probation Service"),
        (
            "a SKIL award course (Scheme for Knowledge and Independent Living)",
            "SKIL",
            "Scheme for Knowledge and Independent Living",
        ),
        ("the “Q.S.R” report (Quarterly Service Review)", "Q.S.R", "Quarterly Service Review"),
        ("First Time Entrants or FTEs", "FTEs", "First Time Entrants"),
        ("YJB – Youth Justice Board", "YJB", "Youth Justice Board"),
    ],
)
def test_words_are_found_that_the_letters_stand_for(text: str, acronym: str, expansion: str) -> None:
    assert [(found.acronym, found.words) for found in find_expansions(text)] == [(acronym, expansion)]


@pytest.mark.parametrize(
    "text", ["the team moved to Westshire House (see Appendix A)", "a rise of 12 (YOS only)", "School (ABC) closed"]
)
def test_brackets_whose_letters_do_not_fit_are_no_acronym(text: str) -> None:
    assert list(find_expansions(text)) == []


def test_letters_must_begin_with_the_first_word() -> None:
    assert not letters_fit("YOS", "Westshire Youth Offending Service")


def test_a_glossary_table_gives_its_rows_and_an_attendance_table_does_not() -> None:
    glossary = table(
        ("Abbreviation", "Meaning"),
        ("YRO", "Youth Rehabilitation Order"),
        ("ISS", "Intensive Supervision and Surveillance"),
    )
    attendance = table(("Name", "Initials"), ("Rob Hill", "RH"), ("Helen Duffy", "HD"))

    found = list(find_acronyms(paper(heading("Glossary"), glossary, heading("Present"), attendance)))

    assert [(record.acronym, record.expansion) for record in found] == [
        ("YRO", "Youth Rehabilitation Order"),
        ("ISS", "Intensive Supervision and Surveillance"),
    ]
    assert found[0].source.table is not None


def test_each_pair_is_given_once_and_a_persons_initials_never() -> None:
    document = paper(
        paragraph("Restorative Justice (RJ) is offered by Rob Hill (RH)."),
        paragraph("Restorative justice (RJ) again. Resettlement and Justice (RJ) is another."),
    )

    found = [record.expansion for record in find_acronyms(document, [a_person("Rob Hill", "RH")])]

    assert found == ["Restorative Justice", "Resettlement and Justice"]


def test_an_acronym_under_a_heading_of_its_words_is_spelled_out_by_it() -> None:
    document = paper(
        heading("Community Safeguarding and Public Protection Incidents"),
        heading("The past year", 3),
        paragraph("There were five further CSPPIs."),
    )

    (found,) = find_acronyms(document)

    assert (found.acronym, found.expansion) == ("CSPPIs", "Community Safeguarding and Public Protection Incidents")
