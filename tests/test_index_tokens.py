"""Vectors of tokens, kept as signs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encoder import SentenceTransformerEncoder, TokenEncoder, Vectors
from index.tokens import closeness, meanings, nearness, packed, unpacked
from tests.toys import WordCounts

ROOT = 2**0.5


def vectors(*rows: Sequence[float]) -> Vectors:
    return np.array(rows, dtype=np.float32)


def test_only_signs_are_kept() -> None:
    signs = packed(vectors((0.9, -0.1), (-0.2, -0.3)))
    assert len(signs) == 2  # a byte a row holds up to eight
    assert unpacked(signs, 2) == pytest.approx(vectors((1, -1), (-1, -1)) / ROOT)


@given(st.integers(1, 20), st.integers(0, 5))
def test_signs_come_back_as_they_were(dimension: int, rows: int) -> None:
    made = np.random.default_rng(dimension * 7 + rows).choice([-1.0, 1.0], (rows, dimension))
    found = unpacked(packed(made.astype(np.float32)), dimension)
    assert found.shape == (rows, dimension)
    assert np.sign(found).tolist() == made.tolist()


def test_nearness_is_of_each_token_to_each() -> None:
    question = vectors((1, 0), (0, 1))
    near = nearness(question, packed(vectors((1, 1), (1, -1), (-1, -1))))
    assert near == pytest.approx(vectors((1, 1, -1), (1, -1, -1)) / ROOT)


def test_closeness_is_the_mean_of_the_nearest() -> None:
    question = vectors((1, 0), (0, 1))
    texts = [
        packed(vectors((1, -1), (-1, -1))),  # nearest: 1/√2 and -1/√2
        packed(vectors((-1, 1), (1, -1))),  # 1/√2 and 1/√2
        b"",  # as the least near
    ]
    assert closeness(question, texts) == pytest.approx([0, 1 / ROOT, 0])
    assert closeness(question, [b"", b""]) == pytest.approx([0, 0])
    assert closeness(np.empty((0, 2), dtype=np.float32), texts) == pytest.approx([0, 0, 0])


def test_an_encoder_without_tokens_gives_vectors_alone() -> None:
    assert not isinstance(WordCounts(), TokenEncoder)
    made, signs = meanings(WordCounts(), ["health", "adoption"])
    assert made.tolist() == WordCounts().encode(["health", "adoption"]).tolist()
    assert signs == [b"", b""]


@pytest.mark.model
def test_the_model_gives_the_same_vectors_with_tokens(encoder: SentenceTransformerEncoder) -> None:
    texts = ["Children go missing from home.", "Adoption."]
    made, tokens = encoder.encode_tokens(texts)
    assert made == pytest.approx(encoder.encode(texts), abs=1e-5)
    assert [len(one) for one in tokens] == [6, 2]  # "adoption", "."
    assert np.linalg.norm(tokens[0], axis=1) == pytest.approx(np.ones(6), abs=1e-5)
    assert [ends.tolist() for ends in encoder.token_ends(texts)] == [
        [8, 11, 19, 24, 29, 30],
        [8, 9],
    ]
    # What speaks of the same comes nearer, whatever the words.
    (question,) = encoder.encode_tokens(["runaways"])[1]
    missing, adoption = closeness(question, meanings(encoder, texts)[1])
    assert missing > adoption
    assert encoder.encode_tokens([])[1] == encoder.token_ends([]) == []
