"""What a question is about, as a phrase that can stand in another question: "the custody rate in Westshire in 2016/17"."""

import re
from dataclasses import dataclass

from yjqa.extract.terms import vocabulary

_AUX = r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|must|shall|may|might)"
_OWNING = (
    r"(?:owns?|owned|leads?(?:\s+on)?|leading(?:\s+on)?|runs?|running|chairs?|chairing|funds?|funding|manages?|receives?|received"
    r"|gets?|got|delivers?|delivering|provides?|attends?|sits?\s+on|signs?\s+off|(?:is\s+|are\s+)?(?:responsible|accountable)\s+for"
    r"|(?:is\s+|are\s+)?in\s+charge\s+of)"
)
_HAPPENS = (
    r"(?:be|been|being|come|comes?|go|goes|start|starts|begin|begins|happen|happens|take|takes|meet|meets|met|end|ends"
    r"|finish|finishes|get|gets|become|becomes|open|opens|close|closes|launch|launched|report|reports|held|due|published"
    r"|implemented|completed?|expected|revisited|set|agreed|run)"
)
_COMPLEMENT = re.compile(
    r"\s(?=(?:20)?\d\d[/-]\d\d\b|20\d\d\b)|\s(?:in|of|to|for|on|at|from|by|with|through|about|under|over|after|before|since|between|within|during|across|per|that"
    r"|which|who|rated|offered|given|spent|made|owned|planned|raised|held|set|agreed|there|as|against|into|have|has|had|were|was"
    r"|are|is)\b",
    re.IGNORECASE,
)
_PLURAL = frozenset({"people", "children", "men", "women", "police", "staff", "data", "those"})
_DETERMINER = re.compile(r"^(?:the|an?|our|their|its|this|that|these|those|all|each|every|any|some)\s+", re.IGNORECASE)
_PLAIN = re.compile(r"(?:,?\s*(?:please|pls|plz|now|currently|then|at the moment|exactly))+$", re.IGNORECASE)
_FURTHER = re.compile(
    r"(?:,|;|\s[-–])?\s+and\s+(?:who|what|when|where|how|why|which)\b.*$|,\s+(?:is|are|was|were)\s+(?:it|that|they)\b.*$",
    re.IGNORECASE,
)

_FRAMES = tuple(
    (re.compile(pattern, re.IGNORECASE), shape)
    for pattern, shape in (
        (r"what (?:does|do) (?P<t>.+?) (?:stand for|mean|do)", "{t}"),
        (r"what(?:['’]?s| is) (?P<t>.+?) (?:short|an? (?:abbreviation|acronym)) for", "{t}"),
        (r"what (?:does|do|did) (?P<s>.+?) (?:say|said|report|state|find|tell us) (?:about|on|of) (?P<t>.+)", "{t}"),
        (rf"who(?:m|se)?(?:['’]s)?(?: else)? (?:is |are |was |were )?{_OWNING} (?P<t>.+)", "{t}"),
        (rf"(?:what|which|how many) (?P<n>(?:[\w-]+ )*actions?) {_AUX} (?P<s>.+?) (?:owns?|have|has|got|responsible for|leads?|leading)\b(?P<r>.*)", "{n} that {s} owns{r}"),
        (rf"how many (?P<n>.+?) {_AUX} there\b(?P<r>.*)", "{n}{r}"),
        (r"how many (?P<n>.+?) (?:were|was|are|is|have been|has been) (?P<r>.+)", "{n} {r}"),
        (r"how many (?P<n>.+?) (?:have|has|had) (?P<r>\w+(?:ed|en|t|d)\b.*)", "{n} who {r}"),
        (rf"how many (?P<n>.+?) (?P<a>{_AUX}) (?P<s>.+)", "{n} that {s}"),
        (r"how many (?P<n>.+)", "{n}"),
        (r"how much(?P<n> .*?)? (?P<a>is|are|was|were) (?P<s>.+?) (?P<v>\w+ing\b.*)", "the {n|money} that {s} {a} {v}"),
        (r"how much (?:is|are|was|were) (?P<t>.+)", "{t}"),
        (r"how much (?P<n>.+?) (?:is|are|was|were) (?P<r>.+)", "{n} {r}"),
        (r"how much (?P<a>did|does|do|has|have|will) (?P<s>.+)", "the money that {s}"),
        (r"how much (?P<n>.+?) (?P<a>did|does|do|has|have|will) (?P<s>.+)", "the {n} that {s}"),
        (r"how (?:long|often|big|large|high|low|far|old) (?:is|are|was|were|does|do|did|has|have) (?P<t>.+)", "{t}"),
        (r"(?:what|which) (?:%|percentage|per cent|percent|share|proportion|fraction) of (?P<n>.+?) (?:have|has|had) (?P<r>.+)", "{n} who have {r}"),
        (r"(?:what|which) (?:%|percentage|per cent|percent|share|proportion|fraction) of (?P<n>.+?) (?:are|is|were|was) (?P<r>.+)", "{n} {r}"),
        (r"(?:what|which)(?:['’]?s| is| are| was| were| will be) (?:being )?(?:done|planned|said|agreed|happening|going on) (?:about|on|for|with|to|at|in) (?P<t>.+)", "{t}"),
        (r"(?:what|which|who)(?:['’]?s| is| are| was| were| will be) (?P<t>.+)", "{t}"),
        (r"what (?:do|does|did|have|has) (?:[\w'’-]+ ){1,4}?(?:about|on|for|with|to) (?P<t>.+)", "{t}"),
        (r"(?:what|which) (?P<n>.+?) (?:is|are|was|were) (?P<r>.+)", "{n} {r}"),
        (rf"(?:what|which) (?P<n>.+?) {_AUX} (?P<s>.+)", "{n} that {s}"),
        (rf"(?:by )?(?:when|where|why|how)(?:['’]s| {_AUX}) (?P<t>.+?)(?: {_HAPPENS}\b.*)?", "{t}"),
        (rf"{_AUX}(?:n['’]t)? .*?\b(?:an? |the )?(?:owners?|leads?|chairs?|members?) of (?P<t>.+)", "{t}"),
        (rf"{_AUX}(?:n['’]t)? .*?\b{_OWNING} (?P<t>.+)", "{t}"),
        (rf"{_AUX}(?:n['’]t)? (?:there )?(?P<t>.+)", "{t}"),
        (r"(?:please )?(?:list|show(?: me)?|give(?: me)?|tell me(?: about)?|name|compare|explain|describe|summari[sz]e|find|define) (?P<t>.+)", "{t}"),
        (r"(?:what|which|who) (?P<t>.+)", "{t}"),
        (r"(?P<t>.+)", "{t}"),
    )
)  # fmt: skip


def is_attribute(noun: str) -> bool:
    """Whether a noun names what a thing has ("deadline"), rather than a thing that is asked about by itself."""
    return noun.lower() in vocabulary("follow_ups")["attributes"]


@dataclass(frozen=True, slots=True)
class Topic:
    """A phrase as the question has it, with or without its article. `noun_end`: where its noun surely ends, if known."""

    text: str
    noun_end: int | None = None

    @property
    def bare(self) -> str:
        """The phrase without an article."""
        return _DETERMINER.sub("", self.text)

    @property
    def head(self) -> str:
        """The noun with what stands before it, without an article: "custody rate"."""
        bare = self.bare
        if self.noun_end is not None:
            bare = bare[: self.noun_end - (len(self.text) - len(bare))]
        return _COMPLEMENT.split(bare, maxsplit=1)[0].strip()

    @property
    def complement(self) -> str:
        """What stands behind the noun, with a blank before it: " in Westshire in 2016/17"."""
        return self.bare[len(self.head) :]

    @property
    def plural(self) -> bool:
        """Whether the noun means several."""
        words = self.head.lower().split()
        last = words[-1].strip("'’") if words else ""
        return last in _PLURAL or (last.endswith("s") and not last.endswith(("ss", "us", "is"))) or " and " in self.head

    @property
    def singular(self) -> "Topic":
        """One of several: "objectives rated amber" → "objective rated amber"."""
        head = self.head
        one = re.sub(r"ies$", "y", head) if head.endswith("ies") else re.sub(r"(?<!s)s$", "", head)
        return Topic(one + self.complement)

    @property
    def bearer(self) -> "Topic":
        """What has the attribute that the phrase names: "the cause of the risk" → "the risk"; else the topic itself."""
        tie = re.match(r"\s(?:of|for|on)\s+", self.complement)
        return Topic(self.complement[tie.end() :]) if tie and is_attribute(self.head) else self

    @property
    def noun(self) -> str:
        """The noun alone."""
        return self.head.split()[-1] if self.head else ""

    @property
    def modifiers(self) -> str:
        """What stands before the noun: "restorative justice referrals" → "restorative justice"."""
        return " ".join(self.head.split()[:-1])

    @property
    def with_article(self) -> str:
        """The phrase as a sentence takes it in: with "the" before a common noun."""
        if _DETERMINER.match(self.text) or re.match(r"\d|(?:[A-Z]\w*\s*)+(?:$|\s)", self.text):
            return self.text
        if re.match(r"\w+ing\b", self.text) or re.match(r"[A-Z][\w’']*['’]s?\s", self.text):
            return self.text
        return f"the {self.text}" if self.complement or self.plural else self.text


def topic_of(question: str) -> Topic:
    """What a whole question is about."""
    text = _PLAIN.sub("", " ".join(question.split()).rstrip("?!. "))
    text = _PLAIN.sub("", _FURTHER.sub("", text)).rstrip(" ,;-–")
    for pattern, shape in _FRAMES:
        match = pattern.fullmatch(text)
        if match is not None:
            return Topic(_filled(shape, match), len(match["n"]) if shape.startswith("{n}") else None)
    return Topic(text)


def _filled(shape: str, match: re.Match[str]) -> str:
    """The shape with the match's groups in it; `{n|word}`: the word where the group is empty."""
    text = re.sub(
        r"\{(\w)(?:\|(\w+))?\}",
        lambda slot: (match[slot[1]] or "").strip(" ") or slot[2] or "",
        shape.replace("{r}", " {r}"),
    )
    return " ".join(text.split())
