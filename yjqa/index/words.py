"""Passages by their words: SQLite's FTS5 with BM25, beside the passages in the store.

Common words say little and cost most, so the question's words that stand in too many passages are left out. Every word
is quoted: what FTS5 would take for its syntax is a word like any other.
"""

import json
import math
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from yjqa.index.narrowing import Narrowing

_TOKENIZER = "porter unicode61 remove_diacritics 2"

SCHEMA = f"""
CREATE VIRTUAL TABLE IF NOT EXISTS word USING fts5(
    context, text, content = 'passage', content_rowid = 'id', tokenize = '{_TOKENIZER}'
);
CREATE VIRTUAL TABLE IF NOT EXISTS word_count USING fts5vocab(word, row);
CREATE TRIGGER IF NOT EXISTS passage_words_in AFTER INSERT ON passage BEGIN
    INSERT INTO word (rowid, context, text) VALUES (new.id, new.context, new.text);
END;
CREATE TRIGGER IF NOT EXISTS passage_words_out AFTER DELETE ON passage BEGIN
    INSERT INTO word (word, rowid, context, text) VALUES ('delete', old.id, old.context, old.text);
END;
"""
"""What a store with a table `passage (id, paper, kind, context, text)` needs besides; the words follow the passages."""

_SCRATCH = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.scratch USING fts5(text, content = '', tokenize = '{_TOKENIZER}')",
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.scratch_word USING fts5vocab('temp', 'scratch', instance)",
)
"""Where texts are cut into words as the index cuts them: gone with the connection."""

_COMMON_SHARE = 0.1
"""Of all passages: a word that stands in more is common."""

_FEW = 1_000
"""Passages; a word that stands in no more costs nothing, however many there are."""

_CONTEXT_WEIGHT = 0.5
"""What a word of the heading trail counts against one of the text."""

_FUNCTION_WORDS = frozenset([
    "a", "about", "an", "and", "any", "are", "as", "at", "be", "been", "being", "both", "but", "by", "can", "could",
    "did", "do", "does", "for", "from", "give", "had", "has", "have", "how", "i", "if", "in", "into", "is", "it",
    "its", "list", "many", "me", "much", "of", "on", "or", "our", "please", "shall", "should", "show", "so", "some",
    "tell", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "us",
    "was", "we", "were", "what", "when", "where", "which", "who", "whom", "whose", "why", "will", "with", "would",
    "you", "your",
])  # fmt: skip
"""Words that shape a question and say nothing of what it is about."""


def weigh(connection: sqlite3.Connection, question: str) -> dict[str, float]:
    """The question's words as they are indexed, each with its weight: the rarer in the papers, the more."""
    function_words = words_of(connection, " ".join(_FUNCTION_WORDS))
    words = list(dict.fromkeys(word for _, word, _ in _cut(connection, [question]) if word not in function_words))
    rows = connection.execute(
        "SELECT term, doc FROM word_count WHERE term IN (SELECT value FROM json_each(?))", (json.dumps(words),)
    )
    counts = dict(rows.fetchall())
    passages = _count(connection)
    return {word: math.log1p((passages + 0.5) / (counts.get(word, 0) + 0.5)) for word in words}


def rank(connection: sqlite3.Connection, weights: Mapping[str, float], narrowing: Narrowing, limit: int) -> list[int]:
    """The ids of the passages that have most of the words, best first. `weights`: the words, as `weigh` gives them."""
    common = math.log1p((_count(connection) + 0.5) / (max(_FEW, _COMMON_SHARE * _count(connection)) + 0.5))
    rare = [word for word, weight in weights.items() if weight >= common]
    if not rare:
        return []
    condition, values = _as_sql(narrowing)
    query = f"""
        SELECT word.rowid FROM word JOIN passage ON passage.id = word.rowid
        WHERE word MATCH ? AND {condition}
        ORDER BY bm25(word, {_CONTEXT_WEIGHT}, 1.0) LIMIT ?
    """
    return [id for (id,) in connection.execute(query, (_any_of(rare), *values, limit))]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of a question's wording a text has, the rare words counting more: each from 0 to 1.

    `words`: of its words. `pairs`: of its neighbouring words, those which stand together in the text too.
    """

    words: float
    pairs: float


def liken(
    connection: sqlite3.Connection, weights: Mapping[str, float], texts: Sequence[str], beside: Sequence[frozenset[str]]
) -> list[Likeness]:
    """How like the question each text is. `beside`: further words that a text has, of no order."""
    weight = sum(weights.values())
    neighbours = {pair: weights[pair[0]] + weights[pair[1]] for pair in pairwise(weights)}
    weight_of_pairs = sum(neighbours.values())
    places: list[dict[str, set[int]]] = [{} for _ in texts]
    for number, word, place in _cut(connection, texts, weights):
        places[number].setdefault(word, set()).add(place)
    return [
        Likeness(
            sum(weights[word] for word in weights if word in found or word in also) / weight if weight else 0.0,
            sum(neighbours[pair] for pair in neighbours if _together(found, *pair)) / weight_of_pairs
            if weight_of_pairs
            else 0.0,
        )
        for found, also in zip(places, beside, strict=True)
    ]


def words_of(connection: sqlite3.Connection, text: str) -> frozenset[str]:
    """The text's words as they are indexed."""
    return frozenset(word for _, word, _ in _cut(connection, [text]))


def _together(places: Mapping[str, set[int]], one: str, other: str) -> bool:
    """Whether one word is followed by the other, at most one between them."""
    after = places.get(other, set())
    return any(place + 1 in after or place + 2 in after for place in places.get(one, ()))


def having(connection: sqlite3.Connection, phrases: Collection[str]) -> list[int]:
    """The ids of the passages that have one of the phrases, in rising order."""
    query = "SELECT rowid FROM word WHERE word MATCH ? ORDER BY rowid"
    return [id for (id,) in connection.execute(query, (_any_of(phrases),))] if phrases else []


def _any_of(phrases: Collection[str]) -> str:
    """An FTS5 query; each phrase is taken for nothing but words."""
    return " OR ".join('"' + phrase.replace('"', '""') + '"' for phrase in phrases)


def _as_sql(narrowing: Narrowing) -> tuple[str, list[str]]:
    """A condition on the table `passage`, and its values."""
    conditions = ["TRUE"]
    values: list[str] = []
    for column, wanted in (("paper", narrowing.documents), ("kind", narrowing.kinds)):
        if wanted is not None:
            conditions.append(f"passage.{column} IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(sorted(wanted)))
    for about in narrowing.about:
        named = "OR passage.id IN (SELECT rowid FROM word WHERE word MATCH ?)" if about.phrases else ""
        conditions.append(f"(passage.paper IN (SELECT value FROM json_each(?)) {named})")
        values += [json.dumps(sorted(about.documents)), *([_any_of(about.phrases)] if about.phrases else [])]
    return " AND ".join(conditions), values


def _cut(
    connection: sqlite3.Connection, texts: Iterable[str], wanted: Iterable[str] | None = None
) -> list[tuple[int, str, int]]:
    """The words of each text as they are indexed: the text's number, the word and its place. `wanted`: only these."""
    for statement in _SCRATCH:
        connection.execute(statement)
    connection.execute("INSERT INTO temp.scratch (scratch) VALUES ('delete-all')")
    connection.executemany("INSERT INTO temp.scratch (rowid, text) VALUES (?, ?)", enumerate(texts))
    query = "SELECT doc, term, offset FROM temp.scratch_word"
    if wanted is None:
        return connection.execute(f"{query} ORDER BY doc, offset").fetchall()
    values = (json.dumps(list(wanted)),)
    return connection.execute(f"{query} WHERE term IN (SELECT value FROM json_each(?))", values).fetchall()


def _count(connection: sqlite3.Connection) -> int:
    (count,) = connection.execute("SELECT total(length(kinds)) FROM shelf").fetchone()
    return int(count)
