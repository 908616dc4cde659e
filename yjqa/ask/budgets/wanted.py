"""What a question about money wants: whose money, of what kind, which way, and what is to be done with the figures."""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import cast

from yjqa.ask.asked import Asked, Operation
from yjqa.ask.budgets.cells import shift_year
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.words import Term, stems_of
from yjqa.extract.money import find_sums
from yjqa.extract.terms import terms, vocabulary
from yjqa.records import Flow, MoneyKind, PartyKind

_VOCABULARY = "money_questions"

_CONFIRMS_KIND = re.compile(
    r"\b(?:is|was|are|were) (?:it|that|this|they|any|all|those)\b(?: of (?:it|that|them))? ?(?:all |only |just |paid |given )*(?:in )?(?:cash|kind|in[ -]kind)\b",
    re.IGNORECASE,
)
_SUM_OF_PARTS = re.compile(
    r"\b(?:add(?:ed|s|ing)? up|sum of|(?<!all )(?<!kind )together|come to|(?:two|three|four|five|six|seven|eight|nine|ten|all) (?:\w+ ){0,3}(?:grants|awards|contributions|payments))\b",
    re.IGNORECASE,
)
_OTHER_MATTERS = re.compile(
    r"^\W*(?:and )?(?:why|when|who is|who chairs|where|by when|how (?:does|do|did|will|is|are|was|were|can)(?!.*\b(?:compare|changed?)\b))\b|\bwhat did\b.*\bs(?:ay|aid)\b|\bsay about\b|\bpressures?\b|\b(?:are|is|what['’]s) the (?:\w+ ){0,2}risks?\b"
    r"|\bhow many\b|\bcome from\b|\bcame from\b",
    re.IGNORECASE,
)
_THAN_BEFORE = re.compile(
    r"\bthan (?:in )?(?:the (?:year|yr) before|last (?:year|yr)|the previous (?:year|yr)|in 20\d\d|20\d\d)",
    re.IGNORECASE,
)
_THIS_YEAR = re.compile(r"\b(?:this|current) (?:financial )?(?:year|yr)\b", re.IGNORECASE)
_LAST_YEAR = re.compile(r"\b(?:last|previous|prior) (?:financial )?(?:year|yr)\b|\b(?:year|yr) before\b", re.IGNORECASE)
_AGAINST_LAST = re.compile(
    r"\b(?:v|vs|versus|against|and|or|than|to|with|on) (?:the )?(?:last|previous)\b", re.IGNORECASE
)
"""The year before, said short beside "this year": "this year against last"."""

_FINANCIAL_YEAR = re.compile(r"\bfinancial year\b", re.IGNORECASE)
_SUMS = re.compile(r"£|\bhow much\b|\bamounts?\b|\bfigures?\b|\bcosts?\b", re.IGNORECASE)
_OF_STEPS = re.compile(
    r"\b(?:in|de)creas\w+|\br[io]se\b|\brisen\b|\bf[ae]ll(?:en)?\b|\bdropp?(?:ed)?\b|\bcut\b|\bup by\b|\bdown by\b|\bchang\w+|\bextra\b|\buplift",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"^\W*(?:and )?(?:list|show|name)\b|\bbreakdown of\b|\bbreak down\b|\b(?:what|which) (?:grants|awards|contributions|partners|agencies|funders|organisations)\b"
    r"|\b(?:each|every) (?:of the )?(?:partners?|agency|agencies|funders?|party|organisations?|grants?|bod(?:y|ies)|one|recipients?)\b|\bwho (?:all )?(?:funds?|pays?|contributes?|puts?|gives?)\b|\bhow much each\b"
    r"|\bwho (?:gets?|got|received?|receives)\b.*\b(?:grants|awards|money|funding)\b",
    re.IGNORECASE,
)

_LEFT_OUT = re.compile(
    r"\b(?:leaving out|leave out|exclud\w+|without|ignor\w+|apart from|except(?: for)?|minus|less|not(?: counting| including)?)"
    r" (?:the |any |all )?(?:payments? |contributions? )?$",
    re.IGNORECASE,
)
"""Before a kind of money that is not wanted: "leaving out in kind"."""


@dataclass(frozen=True, slots=True)
class Party:
    """A body that the question names by what anyone would call it: any funder of that kind is meant."""

    kind: PartyKind
    stems: frozenset[str]
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """`hard`: words that a figure must have; `soft`: those that only tell which of several fits better.

    `kinds`: of money; none: any. `confirms_kind`: the kind is what is asked ("is it cash?"). `signal`: 2 where the words
    are surely about money, 1 where they may be, 0 where nothing says so. `years`: financial years, `relative` steps from
    a paper's own year. `of_steps`: by how much something rose or fell may be asked. `pairs`: for each two words of the
    question that stand next to each other, what they may be as stems. `service`: abbreviations of the youth justice
    service, whose all the papers' money may be. `other_matter`: no sum is asked for. `year_on_year`: a year is held against the
    one before. `names_two`: two kinds of body, or two ways that money goes.
    """

    operation: Operation
    parties: tuple[Party, ...]
    kinds: frozenset[MoneyKind]
    confirms_kind: bool
    flow: Flow | None
    total: bool
    parts: bool
    lists: bool
    amounts: tuple[Decimal, ...]
    hard: tuple[Term, ...]
    soft: tuple[Term, ...]
    signal: int
    years: tuple[str, ...]
    relative: tuple[int, ...]
    of_steps: bool
    pairs: tuple[frozenset[tuple[str, str]], ...]
    service: tuple[Term, ...]
    other_matter: bool
    year_on_year: bool
    names_two: bool

    @property
    def plural(self) -> bool:
        """Whether several figures together are the answer."""
        return (
            self.lists
            or self.parts
            or self.operation in ("rank", "change")
            or len(self.relative) > 1
            or self.year_on_year
        )


def read_wanted(asked: Asked, knowledge: Knowledge) -> Wanted:
    """What the question's words want of the money figures."""
    text = asked.text
    kinds = list(terms(_VOCABULARY, "kind").find(text))
    left_out = [found for found in kinds if _LEFT_OUT.search(text[: found.start])]
    parties = _parties(text, asked.scope.spans)
    sums = [found for found in find_sums(text) if found.marked]
    taken = [
        *((found.start, found.end) for found in kinds), *((start, end) for _, start, end in parties),
        *((found.start, found.end) for found in sums),
    ]  # fmt: skip
    left = [term for term in asked.terms if not any(s < term.word.end and term.word.start < e for s, e in taken)]
    service = stems_of(*vocabulary("questions")["plan_words"], *knowledge.areas)

    def is_service(term: Term) -> bool:
        return any(form <= service for form in term.forms)

    def is_soft(term: Term) -> bool:
        return is_bland(term.word.text) or is_service(term)

    years = asked.scope.years
    year_on_year = _THAN_BEFORE.search(text) is not None
    relative = (0, -1) if year_on_year else _relative(text, asked)
    if relative == (-1,) and asked.asks("change", "difference"):
        relative = (0, -1)
    if year_on_year and len(years) == 1:
        years = (shift_year(years[0], -1), years[0])
    return Wanted(
        operation=asked.operation,
        parties=tuple(party for party, _, _ in parties),
        kinds=frozenset(cast(MoneyKind, found.key) for found in kinds if found not in left_out),
        confirms_kind=_CONFIRMS_KIND.search(text) is not None,
        flow=cast(Flow | None, terms(_VOCABULARY, "flow").first(text)),
        total=is_total_word(text),
        parts=_SUM_OF_PARTS.search(text) is not None,
        lists=_LISTS.search(text) is not None,
        amounts=tuple(found.amount for found in sums),
        hard=tuple(term for term in left if not is_soft(term)),
        soft=tuple(term for term in left if is_soft(term)),
        signal=_signal(text, left),
        years=years,
        relative=() if years else relative,
        of_steps=_OF_STEPS.search(text) is not None,
        pairs=tuple(_pairs(text, left, is_service if asked.asks("rank") else lambda term: False)),
        service=_service(term for term in left if is_service(term)),
        other_matter=_is_other_matter(text),
        year_on_year=year_on_year,
        names_two=max(
            len({found.key for found in terms(_VOCABULARY, "flow").find(text)}), len({p.kind for p, _, _ in parties})
        )
        > 1,
    )


def _service(terms_: Iterable[Term]) -> tuple[Term, ...]:
    """The words that name the service itself: an abbreviation of it, or several of its name's words."""
    found = tuple(terms_)
    abbreviations = tuple(term for term in found if max(map(len, term.forms)) > 1)
    return abbreviations or (found if len(found) > 1 else ())


def _pairs(text: str, left: Sequence[Term], is_service: Callable[[Term], bool]) -> Iterator[frozenset[tuple[str, str]]]:
    """Neighbours that tell one figure from another; where funders are ranked, two words of the service's own name do not,
    as funders' names have them too.
    """
    for one, other in itertools.pairwise(left):
        if text[one.word.end : other.word.start].isspace() and not (is_service(one) and is_service(other)):
            firsts, seconds = ({min(form) for form in term.forms if len(form) == 1} for term in (one, other))
            yield frozenset(itertools.product(firsts, seconds))


def is_total_word(text: str) -> bool:
    """Whether a word or text asks for a total."""
    return terms(_VOCABULARY, "total").first(text) is not None


def is_bland(word: str) -> bool:
    """Whether a word says what is done with figures or what all figures of money are."""
    return word.lower() in _bland()


def _is_other_matter(text: str) -> bool:
    """Whether a question asks when, where, why or who said what, and for no sum."""
    return _OTHER_MATTERS.search(text) is not None and _SUMS.search(text) is None


def _signal(text: str, left: Sequence[Term]) -> int:
    """How surely a question wants sums of money; an abbreviation may stand for a fund."""
    if _is_other_matter(text):
        return 0
    found = {term.key for term in terms(_VOCABULARY, "money").find(_FINANCIAL_YEAR.sub("year", text))}
    abbreviated = is_total_word(text) and any(_fund_stems() & form for term in left for form in term.forms)
    if "plain" in found or "£" in text or abbreviated:
        return 2
    return 1 if found else 0


def _parties(text: str, scope: Sequence[tuple[int, int]]) -> list[tuple[Party, int, int]]:
    """The bodies that a question names in general words, with their stretches."""
    found = []
    for term in terms(_VOCABULARY, "generic").find(text):
        name = text[term.start : term.end]
        if not any(start < term.end and term.start < end for start, end in scope):
            found.append((Party(cast(PartyKind, term.key), stems_of(name), name, term.start), term.start, term.end))
    return found


def _relative(text: str, asked: Asked) -> tuple[int, ...]:
    """Steps from a paper's own year; "this year v last year" names two."""
    steps = []
    if _THIS_YEAR.search(text):
        steps.append(0)
    if _LAST_YEAR.search(text) or (steps and _AGAINST_LAST.search(text)):
        steps.append(-1)
    if asked.scope.relative is not None and asked.scope.relative not in steps:
        steps.append(asked.scope.relative)
    return tuple(steps)


@cache
def _fund_stems() -> frozenset[str]:
    return stems_of("fund", "grant", "budget")


@cache
def _bland() -> frozenset[str]:
    table = vocabulary(_VOCABULARY)["bland"]
    return frozenset([*table["bland"], *table["moving"]])
