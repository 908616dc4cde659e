"""Passages by their words: SQLite's FTS5 with BM25, beside the passages in the store.

Common words say little and cost most, so the question's words that stand in too many passages are left out. Every word
is quoted: what FTS5 would take for its syntax is a word like any other.
"""

import json
import math
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise

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

_MOST_MATCHES = 20_000
"""Matches of words with passages that are ranked: the commonest words of a question are left out until they are no more."""

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


class Weigher:
    """How much the words of a question say, among so many passages. Good for one generation of the store."""

    def __init__(self, passages: int) -> None:
        self._passages = passages
        self._counts: dict[str, int] = {}  # of words that passages have, so there are never more than those
        self._function_words: frozenset[str] | None = None

    def weigh(self, connection: sqlite3.Connection, texts: Sequence[str]) -> list[dict[str, float]]:
        """Each text's words as they are indexed, in order, with their weights: the rarer in the papers, the more."""
        if self._function_words is None:
            self._function_words = words_of(connection, " ".join(_FUNCTION_WORDS))
        weights: list[dict[str, float]] = [{} for _ in texts]
        for number, word, _ in _cut(connection, texts):
            if word not in self._function_words:
                weights[number][word] = self._weight(connection, word)
        return weights

    def rare(self, words: Iterable[str]) -> list[str]:
        """The rarest of the weighed words, as many as a ranking can bear; at least one that some passage has."""
        counts = self._counts
        by_count = sorted((word for word in words if word in counts), key=lambda word: counts[word])
        matches = accumulate(counts[word] for word in by_count)
        return [word for word, sum_ in zip(by_count, matches, strict=True) if sum_ <= _MOST_MATCHES] or by_count[:1]

    def _weight(self, connection: sqlite3.Connection, word: str) -> float:
        count = self._counts.get(word)
        if count is None:
            row = connection.execute("SELECT doc FROM word_count WHERE term = ?", (word,)).fetchone()
            count = row[0] if row else 0
            if count:
                self._counts[word] = count
        return math.log1p((self._passages + 0.5) / (count + 0.5))


def rank(
    connection: sqlite3.Connection, words: Collection[str], chosen: Callable[[int], bool] | None, limit: int
) -> list[int]:
    """The ids of the passages that have most of the words, best first. `chosen`: whether a passage may be among them."""
    if not words:
        return []
    query = f"SELECT rowid FROM word WHERE word MATCH ? ORDER BY bm25(word, {_CONTEXT_WEIGHT}, 1.0)"
    found = (id for (id,) in connection.execute(query, (_any_of(words),)))
    return list(islice(found if chosen is None else filter(chosen, found), limit))


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
