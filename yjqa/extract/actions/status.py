"""What a paper says of an action's state: done, under way, or a colour."""

import re

from yjqa.records import Rag, Status

_NOT_YET = re.compile(
    r"\b(?:not\s+(?:yet\s+)?(?:been\s+)?(?:complete|completed|closed|done|started|actioned|implemented|achieved)|incomplete|part(?:ly|ially)?[\s-]+(?:complete|completed|done)"
    r"|(?:to|will|should|must|can)\s+(?:now\s+)?be\s+(?:complete|completed|closed|done|actioned)|(?:almost|nearly|near(?:ing)?)\s+complet\w+)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"^\W*(?:action\s+|item\s+|now\s+|this\s+(?:has\s+been|is|was)\s+|has\s+been\s+|status\s*[:–-]\s*|(?:noted|marked|recorded)\s+as\s+)*(?:complete|completed|closed|done|discharged|actioned|achieved|implemented|fulfilled"
    r"|no\s+longer\s+required|resolved)\b(?!\s+(?:by|before|in)\s+(?:the\s+)?(?:next|end))",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"(?:[.;–-]\s*|\b(?:action|item)\s+(?:now\s+)?)(?:complete|completed|closed|done|discharged)\W*$", re.IGNORECASE
)
_OPEN = re.compile(
    r"^\W*(?:status\s*[:–-]\s*)?(?:on-?going|open|in\s+progress|(?:carried|rolled)\s+(?:forward|over)|c/?f(?:wd)?|outstanding|new|on\s+track|overdue|pending|not\s+(?:yet\s+)?(?:started|complete\w*|done|due)|deferred"
    r"|under\s?way|part(?:ly|ially)?[\s-]+complete\w*|incomplete|to\s+be\s+\w+|awaiting|delayed|amber|slipped)\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"(?:(?:now|action|item|all|this\s+is|(?:noted|marked|recorded)\s+as|is|was|has\s+been)\s+)*(?:completed?|closed|done|discharged|actioned|achieved|on-?going|open|in\s+progress|outstanding|"
    r"(?:carried|rolled|brought)\s+(?:forward|over)|c/?f|pending|overdue|not\s+(?:yet\s+)?(?:started|complete|completed|done)|under\s?way|deferred|delayed|awaited)",
    re.IGNORECASE,
)
_COLOURS: dict[str, Rag] = {
    "green": "green",
    "amber": "amber",
    "red": "red",
    "g": "green",
    "a": "amber",
    "r": "red",
    "yellow": "amber",
}


def read_status(text: str) -> Status | None:
    """`complete` or `open` where the words say so, else `None`."""
    words = " ".join(text.split())
    if not words:
        return None
    if _OPEN.match(words):
        return "open"
    if _NOT_YET.search(words):
        return "open"
    if _DONE.match(words) or _CLOSES.search(words):
        return "complete"
    return None


def read_rag(text: str) -> Rag | None:
    """The one colour that a rating names: "Amber", "G", "Red (was amber)" → the first of them."""
    words = re.findall(r"[a-z]+", text.lower())
    if len(words) == 1 and words[0] in _COLOURS:
        return _COLOURS[words[0]]
    return next((_COLOURS[word] for word in words if word in _COLOURS and len(word) > 1), None)


def read_blue(rating: str) -> Status | None:
    """A rating of blue, the fourth colour of such ratings, says that the action is done."""
    return "complete" if re.fullmatch(r"\W*(?:b|blue)\W*", rating, re.IGNORECASE) else None


def is_status(words: str) -> bool:
    """Whether the words are nothing but a state: "Ongoing", "now complete", "carried forward"."""
    return _STATE.fullmatch(words.strip()) is not None
