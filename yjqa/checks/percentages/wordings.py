"""How sentences say what a percentage is of, as patterns over shapes: one sign for a count, a sum, a percentage and a period."""

import re

from yjqa.checks.percentages.shaped import COUNT, PERCENT, SUM

_N, _P, _V = f"[{COUNT}{SUM}]", PERCENT, f"[{COUNT}{SUM}{PERCENT}]"
_GAP = rf"[^{COUNT}{SUM}{PERCENT}\d.;:()]"
_NEAR = rf"[^{COUNT}{SUM}{PERCENT}\d.;:(),]"
_OF = r"(?:\s+[a-z][\w’'-]*){0,3}?(?:\s+out)?\s+of\s+(?:[a-z][\w’'-]*\s+){0,4}?"
_CLOSED = r"(?=\s*[),;]|\.?\s*$)"
_SAYS = (
    r"(?:which\s+(?:is|was|equates\s+to|represents|amounts\s+to|means|equals)|that\s+is|this\s+(?:is|was|equates\s+to|represents)"
    r"|i\.?e\.?,?|or|equal\s+to|equating\s+to|equivalent\s+to|representing|amounting\s+to|making|giving|a\s+(?:rate|share|proportion)\s+of|=)"
)
_MAKES = r"(?:make\s+up|makes\s+up|made\s+up|represents?|represented|accounts?\s+for|accounted\s+for)"
_MOVE = r"(?:increase|rise|growth|uplift|decrease|reduction|fall|drop|decline|change|improvement|jump|cut)"
_UP = r"(?:increas(?:ed?|es|ing)|r(?:ose|ises?|isen|ising)|grew|grown|gone\s+up|went\s+up|up|jumped|climbed|improv(?:ed?|es|ing))"
_DOWN = (
    r"(?:decreas(?:ed?|es|ing)|reduc(?:ed?|es|ing)|f(?:ell|alls?|allen|alling)|gone\s+down|went\s+down|down|dropp?(?:ed|s|ing)?"
    r"|declin(?:ed?|es|ing)|cut)"
)
_MOVED = rf"(?:{_UP}|{_DOWN})"
_LED = r"(?:(?:an?|the|this|is|was|which|that|representing|overall|total|percentage|further|slight|significant|or|of|equivalent|to|with)\s+)*"

TIGHT_SHARES = tuple(
    re.compile(pattern)
    for pattern in (
        # 72 of 205 children (35%)
        rf"(?P<part>{_N})(?:\s+out)?\s+of\s+(?:(?:the|all|our|these|a\s+total\s+of)\s+)?(?P<whole>{_N}){_NEAR}{{0,80}}\(\s*(?P<share>{_P})\s*\)",
        # 72 out of 205, 35%
        rf"(?P<part>{_N})\s+out\s+of\s+(?:(?:the|all|our|these|a\s+total\s+of)\s+)?(?P<whole>{_N})(?:\s+[a-z]+)?,\s*(?P<share>{_P}){_CLOSED}",
        # 35% (72 of 205)
        rf"(?P<share>{_P})\s*\(\s*(?:n\s*=\s*)?(?P<part>{_N})(?:\s+out)?\s+of\s+(?P<whole>{_N})\s*\)",
    )
)
"""A `part` of a `whole` and their `share`, side by side, so that none of them can be of anything else."""

SHARES = tuple(
    re.compile(pattern)
    for pattern in (
        # 72 of 205 children (35%)
        rf"(?P<part>{_N}){_OF}(?P<whole>{_N}){_GAP}{{0,120}}\(\s*(?:{_SAYS}\s+)?(?P<share>{_P}){_CLOSED}",
        # 72 of 205 children reoffended, which is 35%
        rf"(?P<part>{_N}){_OF}(?P<whole>{_N}){_GAP}{{0,120}}[\s,–—-]{_SAYS}\s+(?P<share>{_P})",
        # 72 of 205 children, 35%, reoffended
        rf"(?P<part>{_N}){_OF}(?P<whole>{_N}){_NEAR}{{0,60}}\s?[,:–—=-]\s*(?P<share>{_P}){_CLOSED}",
        # 35% of children (72 of 205)
        rf"(?P<share>{_P}){_GAP}{{0,80}}\(\s*(?:n\s*=\s*|{_SAYS}\s+)?(?P<part>{_N}){_OF}(?P<whole>{_N})",
        # 35% of the 205 children reoffended (72)
        rf"(?P<share>{_P})\s+of\s+(?:(?:the|all|our|these|those)\s+){{0,2}}(?P<whole>{_N}){_GAP}{{1,80}}\(\s*(?P<part>{_N})(?:\s+[a-z]+)?\s*\)",
        # 35% of the work: 72 cases of 205
        rf"(?P<share>{_P})(?:{_NEAR}{{0,60}}:|\s?,|\s?[–—-])\s*(?:{_SAYS}\s+)?(?P<part>{_N}){_OF}(?P<whole>{_N})",
        # 72 (35%) of the 205 children
        rf"(?P<part>{_N}){_NEAR}{{0,30}}\(\s*(?P<share>{_P})\s*\)\s*(?:out\s+)?of\s+(?:[a-z]+\s+){{0,3}}(?P<whole>{_N})",
        # 72 children make up 35% of the cohort of 205
        rf"(?P<part>{_N}){_GAP}{{0,60}}[\s,](?:{_SAYS}|{_MAKES})\s+(?P<share>{_P})\s+of\s+{_NEAR}{{0,60}}\sof\s+(?P<whole>{_N})",
        # 205 children, 72 of whom reoffended (35%)
        rf"(?P<whole>{_N}){_GAP}{{1,100}},\s+(?P<part>{_N})\s+of\s+(?:whom|which|these|those|them){_GAP}{{0,60}}\(\s*(?P<share>{_P}){_CLOSED}",
        # an offer was made to 205 children, and 72 took it up (35%)
        rf"(?P<whole>{_N}){_NEAR}{{1,60}},?\s+(?:and|of\s+whom)\s+(?P<part>{_N})\s+[a-z]+\s+(?:it|this|one|so)\b{_NEAR}{{0,30}}"
        rf"(?:\(\s*|,\s+(?:{_SAYS}\s+)?)(?P<share>{_P}){_CLOSED}",
    )
)
"""A `part` of a `whole`, and their `share`."""

BRACKETED = re.compile(
    rf"(?P<share>{_P}){_NEAR}{{0,40}}\(\s*(?:n\s*=\s*)?(?P<part>{_N})(?:\s+out)?\s+of\s+(?P<whole>{_N})\s*\)"
)
"""A `share` with its `part` and `whole` in brackets of their own: "35% in Eastport (72 of 205)"."""

WHOLES = tuple(
    re.compile(pattern)
    for pattern in (
        # Of 205 children, …
        rf"\b[Oo]f\s+(?:[a-z]+\s+){{0,3}}?(?P<whole>{_N})(?={_GAP}{{1,100}}\s[{COUNT}{SUM}{PERCENT}])",
        # 205 children, of whom …
        rf"(?P<whole>{_N}){_GAP}{{1,100}}\sof\s+(?:whom|which|these|those|them)\b",
    )
)
"""A `whole` that comes before its parts."""

PARTS = re.compile(
    rf"(?<!\sof\s)(?<!\sof\sthe\s)(?P<part>{_N}){_GAP}{{0,100}}(?:\(\s*|[\s,]{_SAYS}\s+)(?P<share>{_P}){_CLOSED}"
    rf"|(?P<share_first>{_P})\s?\(\s*(?P<part_second>{_N})\s*\)"
)
"""A `part` with its `share` of a whole that was named before."""

_PAIR = rf"(?P<after>{_N}){_GAP}{{0,80}}\s(?:compared\s+(?:with|to)|against|up\s+from|down\s+from)\s+(?P<before>{_N}){_GAP}{{0,60}},\s+{_LED}"

CHANGES = tuple(
    re.compile(pattern)
    for pattern in (
        # from 48 to 60 offences, an increase of 25%
        rf"\bfrom\s+(?P<before>{_V}){_GAP}{{0,80}}?\sto\s+(?P<after>{_V}){_GAP}{{0,80}}[\s(]{_LED}{_MOVE}\s+of\s+(?P<share>{_P})",
        # from 48 to 60, a 25% increase
        rf"\bfrom\s+(?P<before>{_V}){_GAP}{{0,80}}?\sto\s+(?P<after>{_V}){_GAP}{{0,60}}[\s(]{_LED}(?P<share>{_P})\s+{_MOVE}",
        # rose from 48 to 60 (25%)
        rf"\b{_MOVED}{_GAP}{{0,60}}\sfrom\s+(?P<before>{_N}){_GAP}{{0,60}}?\sto\s+(?P<after>{_N}){_NEAR}{{0,40}}"
        rf"\(\s*(?:{_MOVED}\s+(?:by\s+)?)?(?P<share>{_P})\s*\)",
        # rose from 48 to 60, by 25%
        rf"\b{_MOVED}{_GAP}{{0,60}}\sfrom\s+(?P<before>{_N}){_GAP}{{0,60}}?\sto\s+(?P<after>{_N}){_NEAR}{{0,40}},?\s+by\s+(?P<share>{_P})",
        # fell by 25%, from 60 to 45
        rf"\b(?:{_MOVED}(?:\s+by)?|{_MOVE}\s+of)\s+(?P<share>{_P}){_GAP}{{0,80}}\sfrom\s+(?P<before>{_V}){_GAP}{{0,80}}?\sto\s+(?P<after>{_V})",
        # 60 offences compared with 48 last year, an increase of 25%
        rf"{_PAIR}{_MOVE}\s+of\s+(?P<share>{_P})",
        rf"{_PAIR}(?P<share>{_P})\s+{_MOVE}",
        # 60 offences, up 25% from 48
        rf"(?P<after>{_N}){_NEAR}{{0,60}}(?:,|\sis|\swas)\s+(?:{_MOVED}(?:\s+by)?|{_LED}{_MOVE}\s+of)\s+(?P<share>{_P})\s+(?:from|on)\s+(?:the\s+)?(?P<before>{_N})"
        rf"(?!{_GAP}{{0,60}}\sto\s+{_N})",
    )
)
"""What stood `before`, what stands `after`, and the `share` by which it moved."""

STEPS = re.compile(
    rf"\b(?:(?P<up>{_UP})|{_DOWN})\s+by\s+(?P<by>{_N})\s*\(\s*(?P<share>{_P})\s*\),?\s+to\s+(?P<after>{_N})"
)
"""How much was added or taken away, the `share` that it is, and what stands `after`: "rises by £4,000 (10%), to £44,000"."""

DIFFERENCES = re.compile(
    rf"(?P<by>{_N})\s+(?:[a-z]+\s+)?(?:fewer|more|less|higher|lower)\b(?!\s+than)(?:\s*\(\s*|{_NEAR}{{0,40}}\s(?:a\s+{_MOVE}\s+of|{_SAYS}|means|is)\s+)(?P<share>{_P})"
)
"""By how much two figures named before differ, and the `share` that it is said to be."""

FROM_TO = re.compile(rf"\bfrom\s+(?P<before>{_N}){_GAP}{{0,60}}?\sto\s+(?P<after>{_N})")
"""What stood `before` and what stands `after`."""

OF_THESE = re.compile(r"^\W*(?:\w+\s+){0,1}?[Oo]f\s+(?:these|those|them|whom)\b(?P<noun>[ \w’-]{0,40})")
"""A sentence whose parts are of what the sentence before it counted."""

SLASHED = re.compile(
    r"(?<![\d/.,])(?P<share>\d{1,3}(?:\.\d+)?)\s?%\s*\(\s*(?P<part>\d{1,6})\s?/\s?(?P<whole>\d{1,6})\s*\)"
    r"|(?<![\d/.,])(?P<part_first>\d{1,6})\s?/\s?(?P<whole_first>\d{1,6})\s*\(\s*(?P<share_last>\d{1,3}(?:\.\d+)?)\s?%\s*\)"
)
"""A part and its whole with a stroke between, in the text itself: "35% (72/205)"."""
