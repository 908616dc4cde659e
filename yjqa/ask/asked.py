"""A question as asked: its words, where and when it looks, and what is to be done with what is found."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from yjqa.ask.knowledge import Knowledge
from yjqa.ask.scope import Scope, find_scope
from yjqa.ask.slips import mend_bodies
from yjqa.ask.words import Term

Operation = Literal[
    "look_up", "list", "count", "sum", "difference", "change", "share", "compare", "rank", "who", "when", "where",
    "define", "explain", "confirm",
]  # fmt: skip

_OPERATIONS: tuple[tuple[Operation, str], ...] = (
    ("define", r"\bstands? for\b|\bshort for\b|\b(?:meaning|definition) of\b|\bwhat does [\w&'’-]+ mean\b|\bdefine\b|\bacronym\b|\babbreviat"),
    ("share", r"\b(?:what|which) (?:(?:share|proportion|percentage|percent|fraction)\b|%).*\b(?:of|is|are|goes|spent)\b|\bas a (?:share|percentage|proportion)\b"),
    ("difference", r"\bdifference between\b|\bhow (?:much|many) (?:more|less|fewer|higher|lower|bigger|smaller)\b|\bpoints? (?:higher|lower|more|less)\b|\bgap between\b"),
    ("change", r"\bchang(?:e|ed|es)\b|\b(?:gone|went|go) (?:up|down)\b|\b(?:rise|risen|rose|fall|fallen|fell|increased?|decreased?|drop(?:ped)?|grown?|grew)\b.*\b(?:between|from|since|by how much)\b|\bthis (?:year|yr) (?:v|vs|versus) last\b"),
    ("compare", r"\bcompar(?:e|es|ed|ison)\b|\b(?:vs?|versus)\b|\bside by side\b|\bagainst (?:the )?(?:national|england|family|region)|\b\w+ or \w+\b.*\b(?:more|most|less|higher|lower|bigger|better|worse)\b|\b(?:more|most|less|higher|lower|bigger|better|worse)\b.* \w+ or \w+\b"),
    ("rank", r"\b(?:highest|lowest|biggest|largest|smallest|most|least|fewest|top|bottom|best|worst)\b|\bwhich \w+(?: \w+)? (?:\w+ )?(?:gets?|gives?|pays?|spends?|contributes?|has|have|puts?) (?:the )?(?:more|bigger|higher|larger|less|smaller)\b"),
    ("sum", r"\b(?:altogether|in total|all together|combined|together|add(?:ed|s|ing)? up|sum of|overall total|come to)\b"),
    ("count", r"\bhow many\b|\bnumber of\b|\bcount of\b"),
    ("who", r"\bwho(?:m|se|['’]?s)?\b"),
    ("when", r"\bwhen(?:['’]?s)?\b|\bwhat (?:date|time)\b|\bhow (?:often|long)\b"),
    ("where", r"^\W*(?:and )?where\b|\bwhat venue\b"),
    ("explain", r"^\W*(?:and )?(?:why|how (?:does|do|did|will|is|are|was|were|has|have|can))\b"),
    ("confirm", r"^\W*(?:is|are|was|were|does|do|did|has|have|had|will|can)\b"),
    ("list", r"^\W*(?:list|which|name)\b|\bwhat (?:are|were) (?:the|all|our|their)\b|\bshow (?:me )?(?:all|the)\b"),
)  # fmt: skip

_PATTERNS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _OPERATIONS)


@dataclass(frozen=True, slots=True)
class Asked:
    """A whole question (follow-ups made whole already).

    `operation`: what its wording asks to be done; a way of answering may know better. `terms`: the words that say what
    it is about, without those that say where and when (`scope`).
    """

    text: str
    operation: Operation
    scope: Scope
    terms: tuple[Term, ...]

    def asks(self, *operations: Operation) -> bool:
        """Whether the wording asks for one of these."""
        return self.operation in operations


def read_question(text: str, knowledge: Knowledge) -> Asked:
    """The question as its wording and what is held let it be read, slips in the names of bodies mended."""
    text, slips = mend_bodies(text, knowledge)
    scope = replace(find_scope(text, knowledge), slips=slips)
    return Asked(text, operation_of(text), scope, knowledge.lexicon.terms(text, scope.spans))


def operation_of(text: str) -> Operation:
    """What the wording of a question asks to be done: the first kind whose words it has, else to look something up."""
    return next((name for name, pattern in _PATTERNS if pattern.search(text)), "look_up")
