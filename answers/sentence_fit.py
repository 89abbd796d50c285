"""How well each sentence of a passage fits what is sought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from answers.sentences import split
from index.context import context_of, searched_text
from index.encoder import Encoder, TokenEncoder
from index.library import Library
from index.tokens import nearness
from index.types import Hit

# "Herefordshire Council" or "Open" on a line of its own answers nothing.
LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage.

    Attributes:
        text: its words, verbatim.
        nearness: to what is sought, -1 to 1.
    """

    text: str
    nearness: float


def sentences_of(library: Library, sought: str, hits: Sequence[Hit]) -> list[list[Sentence]]:
    """The sentences of each passage that can be quoted, in order, with their nearness.

    It is read off the tokens that the library keeps: for each token of what is sought the nearest
    of the sentence's. Where it keeps none, sentences are encoded: that takes twenty times as long.

    Args:
        library: where the passages are.
        sought: the question, without what only names where to look.
        hits: the passages.
    """
    encoder = library.encoder
    if not hits:
        return []
    if isinstance(encoder, TokenEncoder):
        by_token = _by_token(library, encoder, sought, hits)
        if by_token is not None:
            return by_token
    return _by_encoding(encoder, sought, hits)


def _by_token(
    library: Library, encoder: TokenEncoder, sought: str, hits: Sequence[Hit]
) -> list[list[Sentence]] | None:
    (question,) = encoder.encode_tokens([sought])[1]
    signs = library.store.tokens_of(hit.passage.id for hit in hits)
    ends = encoder.token_ends([searched_text(hit.document, hit.passage) for hit in hits])
    found = []
    for hit, places in zip(hits, ends, strict=True):
        near = nearness(question, signs.get(hit.passage.id, b""))
        if near.shape != (len(question), len(places)):
            return None  # it was made with another model or context
        start = len(context_of(hit.document, hit.passage)) + 1
        found.append(_read_off(near, places - start, hit.passage.text))
    return found


def _read_off(near: NDArray[np.float32], ends: NDArray[np.int64], text: str) -> list[Sentence]:
    made, begin = [], 0
    for sentence in _quotable(text):
        begin = text.index(sentence, begin)
        own = (ends > begin) & (ends <= begin + len(sentence))
        begin += len(sentence)
        # Words beyond what the model reads have no tokens.
        made.append(Sentence(sentence, float(near[:, own].max(axis=1).mean()) if own.any() else -1))
    return made


def _by_encoding(encoder: Encoder, sought: str, hits: Sequence[Hit]) -> list[list[Sentence]]:
    groups = [_quotable(hit.passage.text) for hit in hits]
    texts = [text for group in groups for text in group]
    vectors = encoder.encode([sought, *texts])
    near = iter((vectors[1:] @ vectors[0]).tolist())
    return [[Sentence(text, float(next(near))) for text in group] for group in groups]


def _quotable(text: str) -> list[str]:
    sentences = (sentence.strip().removeprefix("•").strip() for sentence in split(text))
    return [sentence for sentence in sentences if len(sentence.split()) >= LEAST_WORDS]
