"""Small plans for tests of what a paper, or two papers, give in two ways."""

from tests.extract.small_papers import a_document, heading, paragraph
from yjqa.checks.disagreements import find
from yjqa.checks.material import Material
from yjqa.document import Block, Document
from yjqa.extract import extract
from yjqa.records import Finding

ONE_AREA = "This is the plan of Westshire Youth Offending Service. Westshire County Council leads the partnership."
TWO_AREAS = "This is the joint plan of Westshire County Council and Eastport City Council. Westshire and Eastport work together."


def a_plan(*blocks: Block) -> Document:
    """A plan of one area for 2021/22 with these blocks in one section."""
    opening = heading("Westshire Youth Justice Plan 2021/22", 1), paragraph(ONE_AREA), heading("Resources")
    return a_document(*opening, *blocks, title="Westshire Youth Justice Plan 2021/22")


def a_joint_plan(*blocks: Block) -> Document:
    """A plan of two areas for 2021/22 with these blocks in one section."""
    title = "Westshire and Eastport Joint Youth Justice Plan 2021/22"
    return a_document(heading(title, 1), paragraph(TWO_AREAS), heading("Resources"), *blocks, title=title)


def found(document: Document) -> list[Finding]:
    """What a paper gives in two ways."""
    extraction = extract(document)
    return list(find(Material(document, extraction.facts, extraction.records)))
