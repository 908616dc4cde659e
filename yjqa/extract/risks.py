"""Risks: from registers, from lists of key risks and from the prose of sections about risks, each once."""

import re
from collections.abc import Iterable, Iterator

from yjqa.document import Document, Heading, ListItem, Table
from yjqa.extract.enumerated import members
from yjqa.extract.flow import Piece, flow
from yjqa.extract.likeness import same_statement
from yjqa.extract.lists import counted_from_one, list_after, section_under
from yjqa.extract.prose import split_sentences
from yjqa.extract.risk_forms import find_in_forms
from yjqa.extract.risk_registers import find_in_register
from yjqa.extract.risk_words import is_risk_heading, main_clause, risk_words, weight
from yjqa.records import Risk

_LEAD_IN = re.compile(
    r"\brisks?\b[^.]*(?:\b(?:are|include|including|includes|such as|as follows|below|following|be)\b)[^.]{0,60}[:;]?$",
    re.I,
)
_LABEL = re.compile(r"^(?:key )?risk(?: \d+)?\s*[:–-]\s+(?P<risk>.+)$", re.I | re.S)
_INLINE = re.compile(
    r"\b(?:the )?(?:key |main )?risks? to (?:\w+ )?delivery[^.:]{0,80}?\b(?:are|is|include)\b (?P<list>[^.:]+)\.?$",
    re.I,
)
_RISK = re.compile(r"\brisks?\b", re.I)
_KEY_RISKS = re.compile(
    r"\b(?:key|main|major|principal|following|other|current|strategic|top|greatest) (?:\w+ ){0,2}risks\b"
    r"|\brisks? (?:to|for|facing) (?:\w+ ){0,4}(?:delivery|services?|partnership|plan|performance|budget)\b",
    re.I,
)
_PLAINLY = re.compile(r"\bthere (?:is|remains) (?:an?|some) (?:(?!no\b)\w+ ){0,2}risk that\b", re.I)
"""A sentence that says so is of a risk wherever it stands."""
_MITIGATION = re.compile(
    r"^(?:mitigat\w+(?: actions?| measures?)?|controls?|actions? taken)\s*[:–-]\s*(?P<controls>.+)$", re.I | re.S
)
_NAMED = re.compile(r"^(?:[A-Z][\w’' -]{2,40}?(?: [–-]|:)|[A-Z][a-z’'-]+(?: [a-z][a-z’'-]*){0,2}\.) (?=[A-Z])")
"""A paragraph about risks that begins with the name of one: "Recruitment – It is hard to …", "Funding. The grant …"."""
_FAR = 30
"""How many pieces the parts of one section about risks may be apart."""
_LONGEST_LEAD_IN, _LONGEST_INLINE = 600, 3000
"""Characters; longer texts lead in to nothing, and would cost much to search."""
_SHORTEST_WORDS = 3
_SHORTEST_PARAGRAPH = 5


def find_risks(document: Document) -> Iterator[Risk]:
    """Each risk once; a register's row tells most and is its source, else its first place in a section about risks."""
    tabled: list[Risk] = []
    over_registers: list[Heading] = []
    for place in document.places():
        if isinstance(place.block, Table) and (rows := list(find_in_register(document, place, place.block))):
            tabled.extend(rows)
            over_registers.extend(place.trail)
    pieces = flow(document)
    told = list(_in_sections(document, pieces, over_registers))
    inline = list(_inline(document, pieces))
    return iter(_with_mentions(document, pieces, _merged([*tabled, *told] or inline, inline)))


def _in_sections(document: Document, pieces: list[Piece], over_registers: list[Heading]) -> Iterator[Risk]:
    """Risks told of in sections about them; prose under a heading that has a register under it explains that."""
    position = 0
    while position < len(pieces):
        piece = pieces[position]
        if piece.is_heading and is_risk_heading(piece.text):
            section = _section(pieces, position)
            explains = piece.block in over_registers
            told = [piece for piece in section if piece.is_item or piece.is_heading or not explains]
            yield from list(find_in_forms(document, told)) or _of_section(document, told)
            position += 1 + len(section)
        elif _introduces_list(pieces, position):
            items = list_after(pieces, position)
            yield from _of_list(document, items)
            position = pieces.index(items[-1], position) + 1
        else:
            before, parts = members(piece.text) if len(piece.text) < _LONGEST_INLINE else ("", [])
            plain = next((told for told in split_sentences(piece.text) if _PLAINLY.search(told)), None)
            if plain is not None and not piece.is_heading:
                yield _risk(document, piece, plain, ())
            elif match := _LABEL.match(piece.text):
                yield _told(document, piece, match["risk"])
            elif parts and (lead_in := _lead_in(before)) and _KEY_RISKS.search(lead_in):
                yield from (_risk(document, piece, part, ()) for part in parts)
            position += 1


def _section(pieces: list[Piece], position: int) -> list[Piece]:
    """The pieces under a heading, its sub-headings included; a later heading of "other risks" shows that it went on."""
    section = section_under(pieces, position)
    end = position + 1 + len(section)
    others = next((n for n, piece in enumerate(pieces[end : end + _FAR], end) if _is_other_risks(piece)), None)
    return pieces[position + 1 : others] if others and pieces[position].cell is None else section


def _is_other_risks(piece: Piece) -> bool:
    return piece.is_heading and piece.text.lower().startswith("other ") and is_risk_heading(piece.text)


def _introduces_list(pieces: list[Piece], position: int) -> bool:
    """Whether a sentence outside any section about risks introduces a list of them: it says whose risks they are."""
    lead_in = _lead_in(pieces[position].text)
    return bool(lead_in and _KEY_RISKS.search(lead_in) and list_after(pieces, position))


def _lead_in(text: str) -> str | None:
    """The last sentence of a text, where it announces risks to come."""
    sentence = split_sentences(text.strip())[-1]
    announces = (
        len(sentence) < _LONGEST_LEAD_IN
        and _RISK.search(sentence)
        and (_LEAD_IN.search(sentence) or sentence.endswith(":"))
    )
    return sentence if announces else None


def _of_section(document: Document, section: list[Piece]) -> Iterator[Risk]:
    """The risks of a section: its list items, or the paragraphs after a lead-in, one each; else its prose.

    Prose gives one risk for each titled part, or one for each paragraph where there are no titles.
    """
    parts = _parts(section)
    for part in parts:
        body = [piece for piece in part if not piece.is_heading]
        lead = next((n for n, piece in enumerate(body) if _lead_in(piece.text)), None)
        items = [piece for piece in body if piece.is_item] or (counted_from_one(body, body[0]) if body else [])
        if items or lead is not None:
            listed = items or [
                piece for piece in body[(lead or 0) + 1 :] if len(piece.text.split()) >= _SHORTEST_PARAGRAPH
            ]
            before = [(piece, _before_lead_in(piece)) for piece in body if not piece.is_item and piece not in listed]
            before = before[: lead + 1] if lead is not None else before[:1]
            yield from _of_prose(document, [(piece, text) for piece, text in before if text])
            yield from _of_list(document, listed)
        elif len(parts) > 1:
            yield from _of_prose(document, [(piece, piece.text) for piece in body])
        else:
            yield from _of_paragraphs(document, body)


def _before_lead_in(piece: Piece) -> str:
    """A paragraph without a last sentence that leads on to the list."""
    *sentences, last = split_sentences(piece.text)
    return " ".join(sentences) if last.endswith(":") or _lead_in(piece.text) else piece.text


def _of_paragraphs(document: Document, paragraphs: list[Piece]) -> Iterator[Risk]:
    """One risk for each paragraph that states one, with the paragraphs up to the next that say what is done."""
    group: list[tuple[Piece, str]] = []
    for piece in paragraphs:
        before, listed = members(piece.text) if len(piece.text) < _LONGEST_INLINE else ("", [])
        if len(listed) > 1 and _lead_in(before):
            yield from (_risk(document, piece, part, ()) for part in listed)
            continue
        if group and (_NAMED.match(piece.text) or max(map(weight, split_sentences(piece.text))) > 0):
            yield from _of_prose(document, group)
            group = []
        group.append((piece, piece.text))
    yield from _of_prose(document, group)


def _parts(section: list[Piece]) -> list[list[Piece]]:
    """A section cut at its sub-headings."""
    parts: list[list[Piece]] = [[]]
    for piece in section:
        if piece.is_heading and isinstance(piece.block, Heading):
            parts.append([])
        parts[-1].append(piece)
    return [part for part in parts if part]


def _of_list(document: Document, listed: list[Piece]) -> Iterator[Risk]:
    """A risk for each outermost item, with what its sub-items say; one labelled as mitigation tells of that before it."""
    levels = [piece.block.level for piece in listed if isinstance(piece.block, ListItem)]
    told: list[tuple[Piece, str, list[str]]] = []
    for piece in listed:
        is_part = isinstance(piece.block, ListItem) and piece.block.level > min(levels)
        if told and (is_part or _MITIGATION.match(piece.text)):
            told[-1][2].append(piece.text)
        else:
            label = _LABEL.match(piece.text)
            first, *rest = split_sentences(label["risk"] if label else piece.text)
            told.append((piece, first, rest))
    yield from (_risk(document, piece, risk, rest) for piece, risk, rest in told)


def _told(document: Document, piece: Piece, text: str) -> Risk:
    """The first sentence is the risk; the others say what would follow and what is done."""
    first, *rest = split_sentences(text)
    return _risk(document, piece, first, rest)


def _of_prose(document: Document, texts: list[tuple[Piece, str]]) -> Iterator[Risk]:
    """The one sentence of a part that states most plainly what is amiss, with the later ones that say what is done."""
    sentences = [(piece, sentence) for piece, text in texts for sentence in split_sentences(text)]
    weights = [weight(sentence) for _, sentence in sentences]
    is_named = bool(texts) and bool(_NAMED.match(texts[0][1]))
    if not weights or (max(weights) <= 0 and not is_named):
        return
    chosen = 0 if is_named else weights.index(max(weights))
    piece, sentence = sentences[chosen]
    only_named = is_named and len(sentence.split()) < _SHORTEST_PARAGRAPH and not _LABEL.match(sentence)
    if only_named and len(sentences) > 1 and not _MITIGATION.match(sentences[1][1]):
        chosen, sentence = 1, f"{sentence} {sentences[1][1]}"
    label = _LABEL.match(sentence)
    stated = label["risk"] if label else main_clause(sentence)
    yield _risk(document, piece, stated, [later for _, later in sentences[chosen + 1 :]])


def _risk(document: Document, piece: Piece, risk: str, rest: Iterable[str]) -> Risk:
    """A risk with what the sentences after it say: what would follow, and what is done about it."""
    words = risk_words()
    consequences: list[str] = []
    controls: list[str] = []
    for sentence in rest:
        if words.consequent.search(sentence):
            consequences.append(sentence)
        elif mitigation := _MITIGATION.match(sentence):
            controls.append(mitigation["controls"])
        elif words.mitigating.search(sentence):
            controls.append(sentence)
    return Risk(
        risk=risk,
        consequences=" ".join(consequences) or None,
        controls=" ".join(controls) or None,
        source=piece.source(document),
    )


def _inline(document: Document, pieces: list[Piece]) -> Iterator[Risk]:
    """Risks listed within one sentence: "The risks to service delivery are …, … and …"."""
    for piece in pieces:
        match = _INLINE.search(piece.text) if len(piece.text) < _LONGEST_INLINE else None
        parts = _enumerated(match["list"]) if match and "," in match["list"] else []
        yield from (_risk(document, piece, part.strip(), ()) for part in parts if len(part.split()) >= _SHORTEST_WORDS)


def _enumerated(text: str) -> list[str]:
    """The members of an enumeration; the last "and" parts two of them where no comma does."""
    parts = re.split(r",\s*(?:and\s+)?", text)
    return parts if re.search(r",\s*and\s", text) else [*parts[:-1], *parts[-1].rsplit(" and ", 1)]


def _merged(risks: list[Risk], inline: list[Risk]) -> list[Risk]:
    merged: list[Risk] = []
    for risk in risks:
        twin = next((n for n, other in enumerate(merged) if same_statement(risk.risk, other.risk)), None)
        if twin is None:
            merged.append(risk)
        else:
            merged[twin] = merged[twin].model_copy(update={"also": (*merged[twin].also, risk.source)})
    return [_also_inline(risk, inline) for risk in merged]


def _also_inline(risk: Risk, inline: list[Risk]) -> Risk:
    known = {risk.source, *risk.also}
    more = tuple(
        other.source for other in inline if other.source not in known and same_statement(other.risk, risk.risk)
    )
    return risk.model_copy(update={"also": (*risk.also, *more)}) if more else risk


def _with_mentions(document: Document, pieces: list[Piece], risks: list[Risk]) -> list[Risk]:
    """The risks with the list items elsewhere in the paper that say the same."""
    items = [(piece.text, piece.source(document)) for piece in pieces if piece.is_item]
    result: list[Risk] = []
    for risk in risks:
        known = {risk.source, *risk.also}
        stem = risk.risk.rstrip(".")
        more = tuple(
            source
            for text, source in items
            if source not in known and len(stem.split()) > _SHORTEST_WORDS and text.startswith(stem)
        )
        result.append(risk.model_copy(update={"also": (*risk.also, *more)}) if more else risk)
    return result
