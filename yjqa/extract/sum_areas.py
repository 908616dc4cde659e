"""Whose a sum of money is: the area that it is given to or spent in."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import islice

from yjqa.document import Document, Heading, Paragraph
from yjqa.extract.area_mentions import AreaMention, find_areas, heading_area, own_area
from yjqa.extract.facts import Facts
from yjqa.extract.terms import terms

_OPENING = 4
"""So many blocks of a paper at most stand on its first page as its title."""
_LONGEST_TITLE = 100
_LARGEST = Decimal(50_000_000)
"""More than any partnership of an area or two has in a year: such sums are the nation's."""
_WIDE = ("police", "pcc", "probation", "health")
"""Bodies that bear the name of a place wider than the area that they pay to."""
_NAME_WORDS = 3
"""How many words a name may add to a place and still be that of the place's own body."""
_POINTS_BACK = re.compile(r"^(?:This|It|That|These)\b|\bthis group\b")


def paper_area(document: Document, facts: Facts) -> str | None:
    """The area whose a paper's sums are where it does not say: its only one, or the joint one of a joint service.

    A paper of two areas is a joint service's where it is a plan or calls itself a youth justice paper. Others, such as
    those of a commissioner or a safety board for both, tell of sums of either and of nobody's.
    """
    if len(facts.areas) == 1:
        return facts.areas[0]
    if facts.joint_area is None:
        return None
    opening = (place.block for place in islice(document.places(), _OPENING))
    titles = [block.text for block in opening if isinstance(block, Heading | Paragraph)]
    speaks = (text for text in (document.title, *titles) if len(text) <= _LONGEST_TITLE)
    is_joint = facts.document_kind == "plan" or any(terms("money", "service").first(text) for text in speaks)
    return facts.joint_area if is_joint else None


def stated_area(
    clause: str, sentence: str, before: str, section: Sequence[str], amount: Decimal, facts: Facts, fallback: str | None
) -> str | None:
    """The area of a sum in running text: named in its clause, its sentence or its heading, else the paper's."""
    if area := own_area(clause, facts) or own_area(sentence, facts):
        return area
    told_of = sentence if not _POINTS_BACK.search(sentence) else before
    named = {mention.name for mention in find_areas(told_of, facts) if not _names_wide_body(told_of, mention)}
    if len(named) == 1:
        return named.pop()
    if area := heading_area(section, facts):
        return area
    if amount >= _LARGEST or terms("money", "national").first(f"{sentence} {section[-1] if section else ''}"):
        return None
    return fallback


def award_area(label: str, facts: Facts) -> str | None:
    """The place that the name of a grant's recipient begins with, where the body is little more than the place's."""
    mention = next(find_areas(label, facts), None)
    if mention is None or mention.comparator or mention.start > 0 or _names_wide_body(label, mention):
        return None
    return mention.name if len(label[mention.end :].split()) <= _NAME_WORDS else None


def _names_wide_body(text: str, mention: AreaMention) -> bool:
    """Whether a place's name is part of that of a force, a commissioner or the like."""
    if mention.comparator:
        return False
    following = next(terms("funders").find(text[mention.end :]), None)
    return following is not None and following.key in _WIDE and following.start <= _NAME_WORDS
