"""Who sits on a body: its members with their posts, where a paper lists them."""

import re
from collections.abc import Sequence

from yjqa.ask.answer import AnswerTable, asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.facts.attendance import present_for_members
from yjqa.ask.facts.idle import idle_words
from yjqa.ask.facts.member_lists import MemberList, member_lists
from yjqa.ask.facts.tabling import clip
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.proposal import Proposal
from yjqa.ask.words import Term, stems_of

_BODY = r"(?:board|committee|panel|group|partnership|forum|council|cabinet|team|(?-i:[A-Z]{2,7}s?))"
_SITS = re.compile(
    rf"\b(?:sits?|sat|sitting|serves?|represented) on\b|\b(?:who|which (?:\w+ ){{1,3}}|what (?:\w+ ){{1,3}})(?:['’]?s| is| are|are|is) on (?:the |our )?(?:[\w&'’-]+ ){{0,6}}?{_BODY}\b"
    rf"|\b(?:members|membership) (?:of|on)\b|\bmembership\b|\bmakes? up (?:the |our )?(?:[\w&'’-]+ ){{0,6}}?{_BODY}\b"
    rf"|\b{_BODY}(?:['’]s?)? members(?:hip)?\b|\bwho (?:are|is) (?:the |our )?(?:[\w&'’-]+ ){{0,6}}?members\b",
    re.I,
)
_ASKS = re.compile(r"\bwho\b|\bwho['’]?s\b|\bwhich\b|\bwhat\b|\blist\b|\bname\b|\bshow\b|^\W*(?:\w+ ){0,6}member", re.I)
_NOT_LIST = re.compile(
    r"\b(?:how (?:many|much|long)|need|ask(?:ed)?|agreed?|said|say|attend\w*|present|apolog\w*|decid\w*|trained|training|induction|do|does|did|meet)\b",
    re.I,
)
_SHARE = 0.8
"""Share of the words for the body that the list's title, its headings or its paper must have."""

_OWN = 0.5
"""The same, of the title and headings alone."""


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """The members of a body, or those present at its latest meeting; `None` where no paper lists either."""
    text = asked.text
    if not _SITS.search(text) or not _ASKS.search(text) or _NOT_LIST.search(text) or asked.scope.unknown_areas:
        return None
    terms = [term for term in asked.terms if term.word.text.lower() not in idle_words("membership")]
    chosen = _chosen(asked, terms, knowledge)
    return _answer(asked, chosen) if chosen else present_for_members(asked, knowledge)


def _chosen(asked: Asked, terms: Sequence[Term], knowledge: Knowledge) -> MemberList | None:
    """The list of the body that is meant: of several that fit equally the latest paper's."""
    lexicon = knowledge.lexicon
    wanted = {link.name for link in asked.scope.areas}
    best: tuple[float, str, MemberList] | None = None
    for found in member_lists(knowledge):
        document = knowledge.documents[found.document]
        if not asked.scope.holds_document(found.document) or (wanted and not wanted & set(document.areas)):
            continue
        own = lexicon.share(terms, found.named)
        whole = lexicon.share(terms, found.named | stems_of(document.title, *document.areas))
        if own < _OWN or whole < _SHARE:
            continue
        rank = (round(own + whole, 2), str(document.date or document.period or ""), found)
        best = rank if best is None or rank[:2] > best[:2] else best
    return best[2] if best else None


def _answer(asked: Asked, found: MemberList) -> Proposal:
    count = len(found.members)
    rows = tuple((clip(m.name, 120), clip(m.post, 160) or None, f"[{n}]") for n, m in enumerate(found.members, start=1))
    sentence = f"The paper lists {count} members [1]–[{count}], below: “{clip(found.title[-200:], 200)}”."
    answer = asked_answer(
        asked.text, "membership", sentence, found=True, sources=[member.source for member in found.members],
        table=AnswerTable(title="Members", columns=("member", "post and organisation", "source"), rows=rows),
        filters={"document": found.document}, notes=asked.scope.notes, confidence=0.88,
    )  # fmt: skip
    return Proposal(answer, 0.88)
