"""What a flattened cell's text looks like: a RAG word, a status, a date, a name, a number."""

import re

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DATE = re.compile(
    rf"(?:by\s+|end\s+(?:of\s+)?|from\s+|to\s+be\s+completed\s+by\s+)*"
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\.?,?(?:\s*[-–/&]\s*{_MONTH})?(?:\s*[’']?\d{{2,4}})?|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|"
    r"(?:q(?:uarter)?\s*[1-4]|spring|summer|autumn|winter)(?:\s+(?:of\s+)?\d{2,4}(?:[/-]\d{2,4})?)?|(?:19|20)\d\d(?:[/–-]\d{2,4})?|"
    r"on-?going|asap|immediate(?:ly)?|tbc|tbd|next\s+(?:board\s+)?meeting|throughout(?:\s+the)?(?:\s+year)?|annual(?:ly)?|monthly|quarterly|weekly)",
    re.IGNORECASE,
)
_RAG = re.compile(r"(?:red|amber|green|blue|grey|black)(?:\s*[/-]\s*(?:red|amber|green|blue))?", re.IGNORECASE)
_LETTER = re.compile(r"[RAGB]")
_SCORE = re.compile(r"(?:[1-9]|1\d|2[0-5])(?:\s*\(?(?:low|medium|moderate|high|extreme)\)?)?|low|medium|high", re.I)
_STATUS = re.compile(
    r"(?:not\s+)?(?:complete[d]?|closed?|open|on-?going|outstanding|in\s+progress|done|started|achieved|on\s+track|"
    r"off\s+track|discharged|deferred|carried\s+forward|to\s+be\s+(?:completed|actioned)|overdue|pending|actioned|green|amber|red)"
    r"(?:\s+.{0,60})?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:[A-Z]{1,4}\s?)?\d{1,3}(?:[./]\d{1,4}){0,3}[a-z]?\.?|[a-z]\)|[A-Z]{1,3}\d{1,3}")
_SMALL = {"and", "of", "the", "for", "to", "all", "in", "&", "/", "with", "by"}
_LONGEST_NAME = 12


def is_date(text: str) -> bool:
    """The text is a date or a deadline and nothing else."""
    return bool(_DATE.fullmatch(text.strip(" .,;()")))


def is_score(text: str) -> bool:
    """The text is a risk's mark: a small number, perhaps with its level in words, or the level alone."""
    return bool(_SCORE.fullmatch(text.strip(" .")))


def is_rag(text: str) -> bool:
    """The text is a RAG rating."""
    return bool(_RAG.fullmatch(text.strip(" .")) or _LETTER.fullmatch(text))


def is_status(text: str) -> bool:
    """The text is a status, perhaps with a remark."""
    return bool(_STATUS.fullmatch(text.strip(" .")))


def is_number(text: str) -> bool:
    """The text is the number of a row."""
    return bool(_NUMBER.fullmatch(text.strip()))


def is_name_like(text: str) -> bool:
    """The text could be people or teams: a few words with capitals, no sentence."""
    words = re.sub(r"[,/()\[\]]", " ", text).split()
    if not 0 < len(words) <= _LONGEST_NAME or text.rstrip().endswith((".", ":", ";")):
        return False
    named = sum(word[:1].isupper() or word.lower() in _SMALL for word in words)
    return words[0][:1].isupper() and named >= 0.75 * len(words)
