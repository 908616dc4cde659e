"""The wording of questions about actions: what says that actions are meant, what is asked of them, and which ones."""

import re
from typing import Literal

Fact = Literal["owner", "due", "status", "progress", "others", "count", "most", "naming", "benefit"]


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE | re.VERBOSE)


ACTION = _pattern(
    r"\b(?:(?<!priority\ for\ )(?<!priorities\ for\ )actions?\b(?!\s+(?:plans?|learning|fraud|group)\b)|action\s+points?|to-?dos?|tasks?|next\s+steps?|work\s+planned|planned\s+work)\b"
)
"""Actions are named as such."""

OWNING = _pattern(
    r"\bowns\b|\bowned\b|(?<!their\ )(?<!its\ )(?<!our\ )(?<!his\ )(?<!her\ )(?<!my\ )(?<!your\ )\bown\b|\bowners?\b|\bresponsible\b|\baccountable\b"
    r"|\bresponsibilit(?:y|ies)\s+of\b|\bassigned\b|\bdeadlines?\b|\btimescales?\b|\boverdue\b|\bwhose\s+(?:action|job|task)\b"
)
"""Owners or deadlines are asked for, as actions have them."""

TO_DO = _pattern(
    r"\bto\s+do\b|\b(?:has|have|had|got|needs?|supposed|meant|asked|expected|agreed|due|down)\s+to\b|\bmust\b|\bshould\b|\bdown\s+for\b|\bdoing\b"
    r"|\bworking\s+on\b|\b(?:got|take|lead|leading)\s+on\b|\bup\s+to\b|\bplate\b|\bon\b\s*(?:,|\?|$|and\b)|\bjobs?\b|\bcome\s+away\s+with\b|\bpromise[ds]?\b"
)
"""Somebody has something to do."""

OTHER_KIND = _pattern(
    r"\brisks?\b|\brecommend\w*|\bagenda\b|\bbudget\w*|\bgrants?\b|\bfunding\b|£|\bhow\s+much\b|\bstands?\s+for\b|\bjob\s+title\b|\brates?\b|%"
    r"|\bpercentage\b|\bpriorit(?:y|ies)\b|\bvisions?\b|\bpa(?:y|ys|id|ying)\b|\bfund(?:s|ed|ing)?\b|\bchair(?:s|ed|ing)?\b"
)
"""Something is named that is no action."""

FACTS: tuple[tuple[Fact, re.Pattern[str]], ...] = (
    ("most", _pattern(r"\b(?:who|which\s+\w+)\b.*\b(?:most|fewest|more)\b.*\bactions?\b|\bactions?\b.*\b(?:each|per|by)\s+(?:owner|person|lead|team)\b|\b(?:each|every)\s+owner\b")),
    ("others", _pattern(r"\bwho\s+else\b|\bwho(?:['’]?s|\s+is|\s+are)?\s+(?:help|assist|support)\w*|\bhelp\b(?:\s+\w+)?\s+(?:from|of)\b|\b(?:work(?:s|ing)?|together|jointly|join\w*)\s+with\b|\balongside\b|\bwho\s+with\b|\bwith\s+whom\b")),
    ("status", _pattern(r"\bstatus\b|\bwhat\s+stage\b")),
    ("count", _pattern(r"\bhow\s+many\b|\bnumber\s+of\b|\bcount\s+of\b")),
    ("progress", _pattern(r"\bprogress\b|\bhow\s+(?:are|is|far|have|has)\b.*\b(?:doing|going|getting|got|on|along|coming)\b|\bgot\s+to\s+with\b|\bwhere\s+(?:are|have)\s+(?:we|they)\b|\bupdate\b|\bwhat['’]?s\s+happening\b|\bhow['’]?s\b|\bon\s+(?:track|target|schedule)\b|\bslipp\w+")),
    ("owner", _pattern(r"\bwho(?:['’]?s|m|se)?\b|\bowners?\b|\bleads?\b(?!\s+(?:on|to)\b)|\bby\s+whom\b|\blead\s+officer\b|\bresponsible\s+officer\b")),
    ("due", _pattern(r"\bwhen(?:['’]?s)?\b|\bdeadlines?\b|\bdue\b(?!\s+to\b)|\btimescales?\b|\bdates?\b|\bby\s+when\b|\bhow\s+long\b|\btarget\s+date\b")),
    ("benefit", _pattern(r"\bbenefits?\b|\bimpact\b|\bpurpose\b")),
    ("naming", _pattern(r"\binvolv\w+|\bmention\w*|\bnam(?:e|es|ed|ing)\b|\brefer(?:s|red)?\s+to\b|\binclud\w+")),
)  # fmt: skip
"""What is asked of actions; several may be."""

ASKED_OF_SOMEBODY = _pattern(r"^\W*(?:and\s+)?who(?:m)?\s+(?:does|do|did|can|should|is\s+it\s+that)\b")
"""Somebody is asked for to whom something is done: no owner."""

GONE_BY = _pattern(
    r"^\W*(?:and\s+)?(?:who|when|where)\s+(?:was|were|did|had|(?:has|have)\s+(?!to\b)(?!got\b)|(?<=who\ )(?:\w{3,}ed|wrote|ran|led|made|gave|took|sent|paid|won|said|brought|found|met|came|went|began)\b)"
)
"""What has happened is asked for: an action is still to be done."""

TOLD = _pattern(r"^\W*(?:and\s+)?(?:where|why|how|what\s+(?:did|was|were|is|are|does|do|happened|changed))\b")
"""What is told is asked for rather than what is to be done."""

MEETING = _pattern(
    r"\b(?:next|last|future|following)\s+(?:\w+\s+){0,6}(?:meetings?|boards?|committees?|panels?|forums?|agm|deadline)\b"
)
"""A meeting is asked for."""

OFFICER = _pattern(r"\b(?:lead|responsible|named)\s+(?:officer|person|owner)s?\b")
"""Words for an owner that are no topic."""

REGISTER = _pattern(r"\b(?:actions?|the|our|this|work)\s+(?:register|log|tracker)\b")
"""Where actions are kept, as no topic of theirs: a "risk register" is one."""

DOING = _pattern(
    r"\bwho(?:['’]?s)?\s+(?:is\s+|are\s+|will\s+(?:be\s+)?|has\s+to\s+|have\s+to\s+|must\s+|should\s+|needs?\s+to\s+|got\s+to\s+|going\s+to\s+)*(?P<verb>[a-z]+)"
)
"""What somebody does who is asked for."""

DONE = _pattern(r"^\W*(?:has|have|had|did)\b")
CONFIRMS = _pattern(r"^\W*(?:is|are|was|were|does|do|did|has|have|had)\b")
NOT_THEIRS = _pattern(
    r"\bnot\s+(?:own(?:ed)?|responsible|assigned\s+to|theirs?|his|hers?|the\s+owner)\b|\b(?:do(?:es)?n['’]t|do(?:es)?\s+not|isn['’]t|aren['’]t)\s+(?:own|their|his|her)\w*"
)
MANY = _pattern(r"\bactions\b|\bnext\s+steps\b|\btasks\b|\beverything\b|\bwork\s+planned\b|\bplanned\s+work\b")
"""More than one action is meant."""

ASKS_STATUS = _pattern(
    r"\b(?:has|have|is|are|was|were)\s+(?:it|they|that|this|those|these|any|all|both)\s+(?:of\s+(?:it|them|these|those)\s+)?(?:now\s+|yet\s+|been\s+|all\s+)*"
    r"(?:completed?|done|closed|finished|met|discharged|open|outstanding|overdue)\b"
)
"""How they stand is asked, not a condition."""

JOINT = _pattern(r"\b(?:together|jointly|joint(?:ly)?\s+own\w*|shared?|both|between\s+them|(?:doing|working)\s+with)\b")
SEVERAL = _pattern(
    r"\b(?:more\s+than\s+one|several|multiple|two\s+or\s+more|joint|shared)\s+(?:named\s+)?(?:owners?|leads?|people|person|teams?|bod(?:y|ies)|agenc(?:y|ies)|organisations?|posts?)\b(?:\s+or\s+(?:person|teams?|people|post|body))?|\bjointly\s+owned\b"
)
NO_DUE = _pattern(
    r"\b(?:no|without(?:\s+(?:an?|any))?|missing|lack(?:s|ing)?(?:\s+an?)?)\s+(?:clear\s+|stated\s+)?(?:deadlines?|due\s+dates?|timescales?|dates?)\b|\bundated\b"
)
WITH_DUE = _pattern(
    r"\b(?:have|has|with)\s+(?:an?\s+|any\s+)?(?:clear\s+|stated\s+)?(?:deadlines?|due\s+dates?|timescales?|dates?)\b(?!\s+\d)"
)
"""Deadlines are a condition."""

NO_OWNER = _pattern(
    r"\b(?:no|without(?:\s+(?:an?|any))?|missing|lack(?:s|ing)?(?:\s+an?)?)\s+(?:named\s+|clear\s+|stated\s+)?(?:owners?|leads?)\b"
    r"|\b(?:unowned|unassigned|nobody\s+owns|no\s+one\s+owns|not\s+assigned)\b"
)
NAMED_OWNERS = _pattern(r"\bwith\s+(?:named\s+|clear\s+|stated\s+)?owners?\b")
"""Owners are a condition, not the question."""

STATUSES = (
    ("overdue", _pattern(r"\b(?:overdue|late|past\s+(?:their\s+|its\s+)?(?:deadline|due)|missed)\b")),
    ("open", _pattern(
        r"\b(?:open|outstanding|not\s+(?:yet\s+)?(?:been\s+)?(?:completed?|closed|done|finished|discharged)|incomplete|uncompleted|ongoing|still\s+to\s+do"
        r"|in\s+progress|unfinished|carried\s+forward)\b"
    )),
    ("complete", _pattern(r"\b(?:completed?|closed|done|finished|discharged)\b|\bblue\b")),
)  # fmt: skip
"""How an action stands; the first that fits."""

COLOUR = _pattern(r"\b(red|amber|green)\b|\b(?:rag|brag)\b")
NOT_COLOUR = _pattern(
    r"\b(?:not|n['’]t|no|neither|except|other\s+than|apart\s+from|non-?)\s*(?:yet\s+|rated\s+|marked\s+|at\s+|as\s+)*(?:red|amber|green)\b"
)
"""Every rating but this one is asked for."""

NOT_STARTED = _pattern(r"\bnot\s+(?:yet\s+)?(?:been\s+)?(?:started|begun)\b|\bunstarted\b")
EARLIER_MEETING = _pattern(
    r"\b(?:from|of|at)\s+the\s+(?:last|previous|prior|earlier)\s+(?:\w+\s+)?(?:meeting|board|minutes)\b|\bmatters\s+arising\b|\bcarried\s+forward\b"
)
"""Actions that a meeting looked back on."""

YEAR_END = _pattern(
    r"\b(?:before|by|until)\s+(?:the\s+)?(?:end\s+of\s+(?:the\s+|this\s+)?(?:financial\s+)?year|year[\s-]end)\b"
)
AGREED = _pattern(
    r"\bwhat\s+(?:happened|came\s+out\s+of|was\s+(?:done|settled))\b|\bwhat\s+(?:did|was|were|has|have)\b.*\b(?:agreed?|decided?|resolved?)\b"
)
"""What a meeting agreed to do is asked for."""

REFERENCE = _pattern(
    r"\bactions?\s+(?:no\.?\s*|number\s+|ref(?:erence)?\.?\s*|point\s+)?((?:\d+(?:[./]\d+)*[a-z]?|[a-z]\d+))\b(?!\s*(?:actions?|%))"
)
BARE_REFERENCE = _pattern(r"\b(\d+[a-z]|\d+/\d+)\b")
