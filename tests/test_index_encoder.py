"""The real model: official weights, unit vectors, and nothing fetched."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.encoder import DEFAULT_WEIGHTS_SHA256, SentenceTransformerEncoder
from ingest.errors import BadRequest

pytestmark = pytest.mark.model


def test_the_weights_are_the_official_ones(encoder: SentenceTransformerEncoder) -> None:
    assert encoder.name == "all-MiniLM-L6-v2"
    assert encoder.fingerprint == DEFAULT_WEIGHTS_SHA256
    assert encoder.dimension == 384


def test_vectors_have_length_one_and_like_meanings_lie_near(
    encoder: SentenceTransformerEncoder,
) -> None:
    vectors = encoder.encode(
        ["children in care", "looked after children", "the price of copper in London"]
    )
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-5)
    assert vectors[0] @ vectors[1] > 0.4 > 0.2 > vectors[0] @ vectors[2]


def test_nothing_gives_no_vectors(encoder: SentenceTransformerEncoder) -> None:
    assert encoder.encode([]).shape == (0, 384)


def test_several_threads_may_ask_at_once(encoder: SentenceTransformerEncoder) -> None:
    texts = [f"question number {n} about adoption" for n in range(24)]
    alone = [encoder.encode([text])[0] for text in texts]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: encoder.encode([text])[0], texts))
    assert np.stack(together) == pytest.approx(np.stack(alone), abs=1e-5)


def test_a_folder_without_a_model_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(BadRequest, match=r"is not a sentence-transformers model"):
        SentenceTransformerEncoder(tmp_path)
    monkeypatch.setenv("FINDINGS_MODEL", str(tmp_path))
    with pytest.raises(BadRequest, match="FINDINGS_MODEL"):
        SentenceTransformerEncoder()


def test_altered_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "modules.json").write_text("[]")
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    monkeypatch.setattr("index.encoder._installed_model", lambda: tmp_path)
    with pytest.raises(BadRequest, match="are not the official ones"):
        _ = SentenceTransformerEncoder().fingerprint
