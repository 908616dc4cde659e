"""Words that mean much the same, by the groups of the vocabulary."""

from functools import cache

from yjqa.ask.words import stem
from yjqa.extract.terms import vocabulary


@cache
def likes(name: str, key: str) -> dict[str, frozenset[str]]:
    """From each stem of a word in `vocabulary/<name>.toml` under `key` to the stems of the others in its groups."""
    found: dict[str, set[str]] = {}
    for group in vocabulary(name)[key]:
        stems = {stem(word) for word in group}
        for one in stems:
            found.setdefault(one, set()).update(stems - {one})
    return {one: frozenset(others) for one, others in found.items()}
